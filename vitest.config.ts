import { fileURLToPath } from "node:url";
import { defineConfig, type ViteUserConfig } from "vitest/config";

/**
 * Workers load compiled JavaScript. Tests import the TypeScript sources, so the lines that name a worker's file are pointed at the build
 * (`npm test` builds first).
 */
const workerFromBuild = {
  name: "worker-from-build",
  transform(code: string, id: string): string | undefined {
    const [, folder] = /\/src\/(model|sources\/documents\/readers\/thread)\/[\w-]+-thread\.ts$/.exec(id) ?? [];
    if (folder === undefined) return undefined;
    const built = new URL(`./dist/${folder}/`, import.meta.url).href;
    return code.replace(/new URL\("\.\/([\w-]+-worker\.js)", import\.meta\.url\)/, `new URL("$1", ${JSON.stringify(built)})`);
  },
};

const config: ViteUserConfig = defineConfig({
  plugins: [workerFromBuild],
  resolve: { alias: { "langchain-chatglm": fileURLToPath(new URL("./src/index.ts", import.meta.url)) } },
  test: {
    include: ["test/**/*.test.ts"],
    pool: "forks",
    maxWorkers: 2,
    // Long enough for a machine that does much else: what hangs is found all the same.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});

export default config;
