// Bundles the page that the server serves into dist/page/: one script, one style sheet, nothing fetched from elsewhere.
// `node scripts/build-page.mjs --watch` builds again at each change.
import { copyFile, mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build, context } from "esbuild";

const file = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

const options = {
  entryPoints: { page: file("page/src/main.tsx") },
  outdir: file("dist/page"),
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "chrome123", "firefox120", "safari17.5"],
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "none",
  logLevel: "warning",
  // Two things of the Markdown parser that would be a quarter of the page: bare addresses aren't made into links, and few characters have names.
  alias: {
    "linkify-it": file("page/src/answer/markdown/no-linkify.ts"),
    entities: file("page/src/answer/markdown/entities.ts"),
  },
};

await mkdir(options.outdir, { recursive: true });
for (const name of ["index.html", "icon.svg"]) await copyFile(file(`page/${name}`), file(`dist/page/${name}`));
if (process.argv.includes("--watch")) await (await context(options)).watch();
else await build(options);
