// Builds where dist/ is missing or older than what it is made of: `npm ci` has built already, and whoever starts the example next needn't wait again.
import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const modifiedAt = (name) => statSync(path.join(root, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
// The page is bundled last.
const builtAt = Math.min(modifiedAt("dist/index.js"), modifiedAt("dist/page/page.js"));
const sources = ["src", "page", "scripts"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true }).map((name) => path.join(folder, name)),
);
if ([...sources, "package.json", "tsconfig.json", "tsconfig.build.json"].some((name) => modifiedAt(name) > builtAt)) {
  const { status } = spawnSync("npm", ["run", "--silent", "build"], {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  process.exitCode = status ?? 1;
}
