import { sep } from "node:path";
import type { FoundFile } from "../find-files.js";

/**
 * A name per file that no other file of the source has, and that doesn't depend on where the folder lies: the name the file was found
 * under, with as many folders before it as tell it from the others.
 */
export function fileNames(files: readonly FoundFile[]): string[] {
  const names = files.map((file) => file.name);
  const parents = files.map(({ path, name }) => {
    const segments = path.split(sep).filter((segment) => segment !== "");
    return segments.slice(0, Math.max(0, segments.length - name.split("/").length));
  });
  for (;;) {
    const count = new Map<string, number>();
    for (const name of names) count.set(name, (count.get(name) ?? 0) + 1);
    let grew = false;
    for (const [index, name] of names.entries()) {
      const parent = (count.get(name) ?? 0) > 1 ? parents[index]?.pop() : undefined;
      if (parent === undefined) continue;
      names[index] = `${parent}/${name}`;
      grew = true;
    }
    if (!grew) return names;
  }
}
