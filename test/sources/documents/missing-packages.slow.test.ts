import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";
import { docxFile, paragraph } from "./files/docx-file.js";
import { pdfFile } from "./files/pdf-file.js";

const PDF = pdfFile([
  [{ x: 72, y: 700, text: "The lighthouse was built in 1887." }],
  [{ x: 72, y: 700, text: "The keeper of the lighthouse is Lin Qing." }],
]);
const DOCX = docxFile(paragraph("The ferry leaves from Pier 4."));

/** Runs a script that imports the build, in a folder where these packages aren't installed. Its output is JSON. */
function runWithout(packages: readonly string[], script: string): unknown {
  const files = { "a.pdf": PDF, "b.docx": DOCX, "c.txt": "kettle" };
  const folder = temporaryFolder(Object.fromEntries(Object.entries(files).map(([name, content]) => [`docs/${name}`, content])));
  cpSync("dist", join(folder, "dist"), { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const modules = join(folder, "node_modules");
  mkdirSync(modules);
  for (const name of readdirSync("node_modules")) {
    if (packages.includes(name)) continue;
    // A link would lead to where everything is installed.
    if (name === "pdfjs-dist") cpSync(resolve("node_modules", name), join(modules, name), { recursive: true, filter: isNeeded });
    else symlinkSync(resolve("node_modules", name), join(modules, name));
  }
  const head = 'import { DocumentSource } from "./dist/sources/documents/document-source.js";\n';
  writeFileSync(join(folder, "main.js"), head + script);
  return JSON.parse(execFileSync(process.execPath, ["main.js"], { cwd: folder, encoding: "utf8" }));
}

const isNeeded = (path: string): boolean => !/\.map$|\/(?:web|wasm|image_decoders|iccs)$|(?<!legacy)\/build$/.test(path);

describe("without the optional packages", () => {
  it("PDF and Word files of a folder are left out with the command as the reason; one named by the caller is an error", () => {
    const said = runWithout(
      ["pdfjs-dist", "mammoth"],
      `const source = new DocumentSource({ path: "docs" });
const found = await source.find("kettle", { limit: 5 });
const named = await new DocumentSource({ path: "docs/a.pdf" }).find("kettle", { limit: 5 }).catch(({ code, message }) => ({ code, message }));
console.log(JSON.stringify({ found: found.map(({ location }) => location), skipped: source.skipped, named }));`,
    );
    const pdf = "PDF files need the package pdfjs-dist, which is not installed";
    expect(said).toEqual({
      found: ["c.txt:1"],
      skipped: [
        { name: "a.pdf", reason: `${pdf} (Run \`npm install pdfjs-dist@5.5\`)` },
        { name: "b.docx", reason: "DOCX files need the package mammoth, which is not installed (Run `npm install mammoth`)" },
      ],
      named: {
        code: "MISSING_PACKAGE",
        message: expect.stringMatching(/a\.pdf: PDF files need .* not installed\. Run `npm install pdfjs-dist@5\.5`\.$/),
      },
    });
  });

  it("PDF files are read without the package that pdfjs-dist draws with", () => {
    const script = `const found = await new DocumentSource({ path: "docs" }).find("keeper", { limit: 5 });
console.log(JSON.stringify(found.map(({ location }) => location)));`;
    expect(runWithout(["@napi-rs"], script)).toEqual(["a.pdf, page 2"]);
  });

  it("MCP servers, Neo4j and stores name the package that they need, and everything else is there", () => {
    const script = `const { McpSource, Neo4jSource, SparqlSource } = await import("./dist/index.js");
const said = (source) => source.find("kettle", { limit: 5 }).catch(({ code, message }) => [code, message]);
const { writeFileSync } = await import("node:fs");
writeFileSync("a.nt", "<http://e.org/a> <http://e.org/b> <http://e.org/c> .");
const sources = [new McpSource({ server: { command: "none" } }), new SparqlSource({ path: "a.nt" }), new Neo4jSource({ url: "bolt://127.0.0.1:9" })];
console.log(JSON.stringify(await Promise.all(sources.map(said))));`;
    expect(runWithout(["@modelcontextprotocol", "oxigraph", "neo4j-driver"], script)).toEqual([
      ["MISSING_PACKAGE", expect.stringContaining("Run `npm install @modelcontextprotocol/sdk`.")],
      ["MISSING_PACKAGE", expect.stringContaining("Run `npm install oxigraph`.")],
      ["MISSING_PACKAGE", expect.stringContaining("Run `npm install neo4j-driver`.")],
    ]);
  });
});
