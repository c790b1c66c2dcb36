import { readdirSync, statSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** Some tests run what is in `dist/`. Throws if that isn't made of the present `src/`. */
export function requireFreshBuild(folder: string = root): void {
  const built = statSync(path.join(folder, "dist", "index.js"), { throwIfNoEntry: false })?.mtimeMs;
  if (built === undefined) throw new Error("dist/ is missing. Run `npm run build` first.");
  const changed = readdirSync(path.join(folder, "src"), { recursive: true, encoding: "utf8" }).find(
    (name) => name.endsWith(".ts") && statSync(path.join(folder, "src", name)).mtimeMs > built,
  );
  if (changed !== undefined) throw new Error(`dist/ is stale: src/${changed} has changed since. Run \`npm run build\` first.`);
}
