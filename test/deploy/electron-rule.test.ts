import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const root = new URL("../../", import.meta.url);
const NATIVE = /\.(?:node|dll|dylib)$|\.so(?:\.\d+)*$/;

interface Locked {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly peer?: boolean;
}

/** Folders in node_modules, of a scope or a package, that come with this package and hold native libraries. */
function nativeFolders(): Set<string> {
  const lock = JSON.parse(readFileSync(new URL("package-lock.json", root), "utf8")) as { packages: Record<string, Locked> };
  const shipped = Object.entries(lock.packages).filter(
    ([name, { dev, devOptional, peer }]) => name !== "" && !dev && !devOptional && !peer,
  );
  const native = shipped.filter(([name]) => {
    try {
      return readdirSync(new URL(`${name}/`, root), { recursive: true, encoding: "utf8" }).some((file) => NATIVE.test(file));
    } catch {
      // For another system.
      return false;
    }
  });
  return new Set(native.map(([name]) => name.split("/")[1] ?? ""));
}

it("Electron's rule in the docs unpacks every package with native libraries", () => {
  const text = readFileSync(new URL("docs/bundlers.md", root), "utf8");
  const [, named = ""] = /asarUnpack: \["\*\*\/node_modules\/\{([^}]+)\}\/\*\*"\]/.exec(text) ?? [];
  const unpacked = named.split(",");
  expect(unpacked).toContain("langchain-chatglm");
  const native = nativeFolders();
  expect(native.size).toBeGreaterThan(1);
  expect([...native].filter((name) => !unpacked.includes(name))).toEqual([]);
});
