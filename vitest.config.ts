import { fileURLToPath } from "node:url";
import { defineConfig, type ViteUserConfigFnObject } from "vitest/config";
import { requireFreshBuild } from "./test/support/fresh-build.js";

/**
 * Workers load compiled JavaScript, and the server reads the built page. Tests import the TypeScript sources, so the lines that name a
 * worker's file, or the page's folder, are pointed at the build (`npm test` builds first).
 */
const workerFromBuild = {
  name: "worker-from-build",
  transform(code: string, id: string): string | undefined {
    const [, file] = /\/src\/(.+)\.ts$/.exec(id) ?? [];
    if (file === undefined || !(code.includes("/threads/worker-file.js") || file === "server/page/page-folder")) return undefined;
    requireFreshBuild();
    const built = new URL(`./dist/${file}.js`, import.meta.url).href;
    return code.replaceAll("import.meta.url", JSON.stringify(built));
  },
};

const source = (file: string): string => fileURLToPath(new URL(`./src/${file}`, import.meta.url));

/** `vitest run` leaves out what takes long; `vitest run --mode all` doesn't. */
const config: ViteUserConfigFnObject = defineConfig(({ mode }) => ({
  plugins: [workerFromBuild],
  resolve: {
    alias: {
      // The longer names first: the first that a specifier begins with is taken.
      "langchain-chatglm/agents": source("agents/index.ts"),
      "langchain-chatglm/distributed": source("distributed/index.ts"),
      "langchain-chatglm/server": source("server/index.ts"),
      "langchain-chatglm/testing": source("testing/index.ts"),
      "langchain-chatglm/training": source("training/index.ts"),
      "langchain-chatglm": source("index.ts"),
    },
  },
  test: {
    include: ["test/**/*.test.ts"],
    exclude: mode === "all" ? [] : ["test/**/*.slow.test.ts"],
    globalSetup: ["test/support/run-folder.ts"],
    pool: "forks",
    // Loading the modules anew for each file takes as long as the quick tests do.
    isolate: mode === "all",
    maxWorkers: 2,
    // Long enough for a machine that does much else: what hangs is found all the same.
    testTimeout: 300_000,
    expect: { poll: { timeout: 30_000 } },
    hookTimeout: 300_000,
  },
}));

export default config;
