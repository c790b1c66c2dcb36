import { fileURLToPath } from "node:url";

/** A picture that `eval/vision` drew, by its file's name. */
export function pictureFile(name: string): string {
  return fileURLToPath(new URL(`./pictures/${name}`, import.meta.url));
}
