// What the compiled library reads beside its modules.
import { copyFile } from "node:fs/promises";

for (const file of ["language/dictionary/words.txt"])
  await copyFile(new URL(`../src/${file}`, import.meta.url), new URL(`../dist/${file}`, import.meta.url));
