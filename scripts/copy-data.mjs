// What the compiled library reads beside its modules.
import { copyFile, writeFile } from "node:fs/promises";

for (const file of ["language/dictionary/words.txt", "language/dictionary/chinese.txt"])
  await copyFile(new URL(`../src/${file}`, import.meta.url), new URL(`../dist/${file}`, import.meta.url));

// Editors complete and check a configuration by this.
const { configJsonSchema } = await import("../dist/cli/config/config-schema.js");
await writeFile(new URL("../dist/answering.schema.json", import.meta.url), `${JSON.stringify(configJsonSchema(), null, 1)}\n`);
