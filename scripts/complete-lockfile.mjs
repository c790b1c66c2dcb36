// Run after `npm install` changed package-lock.json. A registry mirror may lack some platforms' binary packages; npm then leaves
// them out of the lock file and `npm ci` refuses it, on every platform. Their versions are fixed by the packages that ask
// for them and their platforms stand in their names, so the entries are written here; without an integrity, which npm
// allows.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const file = fileURLToPath(new URL("../package-lock.json", import.meta.url));
const lock = JSON.parse(readFileSync(file, "utf8"));
const platform = /-(android|darwin|freebsd|linux|openharmony|win32)-([a-z0-9]+)(?:-([a-z0-9]+))?$/;
const missing = {};

for (const [place, parent] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const places = [`node_modules/${name}`, `${place}/node_modules/${name}`];
    const [, os, cpu, abi] = platform.exec(name) ?? [];
    if (os === undefined || places.some((candidate) => candidate in lock.packages)) continue;
    missing[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(parent.dev ? { dev: true } : {}),
      ...(os === "linux" && abi !== undefined ? { libc: [abi.includes("musl") ? "musl" : "glibc"] } : {}),
      ...(parent.license === undefined ? {} : { license: parent.license }),
      optional: true,
      os: [os],
    };
  }
}

const byName = ([left], [right]) => (left < right ? -1 : 1);
lock.packages = Object.fromEntries([...Object.entries(lock.packages), ...Object.entries(missing)].sort(byName));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${Object.keys(missing).length} platform packages added to package-lock.json`);
