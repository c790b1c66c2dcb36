import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** Some tests run what is in `dist/`. Throws if that isn't made of the present `src/` and `page/`. */
export function requireFreshBuild(folder: string = root): void {
  const built = statSync(path.join(folder, "dist", "index.js"), { throwIfNoEntry: false })?.mtimeMs;
  if (built === undefined) throw new Error("dist/ is missing. Run `npm run build` first.");
  const sources = ["src", "page"].flatMap((parent) =>
    existsSync(path.join(folder, parent))
      ? readdirSync(path.join(folder, parent), { recursive: true, encoding: "utf8" }).map((name) => path.join(parent, name))
      : [],
  );
  const changed = sources.find(
    (name) => /\.(?:tsx?|css|html|svg)$/.test(name) && statSync(path.join(folder, name)).mtimeMs > built,
  );
  if (changed !== undefined) throw new Error(`dist/ is stale: ${changed} has changed since. Run \`npm run build\` first.`);
}
