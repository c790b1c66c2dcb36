import { fileURLToPath } from "node:url";
import { defineConfig, type ViteUserConfig } from "vitest/config";

/**
 * The engine runs in a worker thread, which loads compiled JavaScript. Tests import the TypeScript sources, so the one
 * line that names the worker file is pointed at the build (`npm test` builds first).
 */
const workerFromBuild = {
  name: "worker-from-build",
  transform(code: string, id: string): string | undefined {
    if (!id.endsWith("/src/model/engine-thread.ts")) return undefined;
    const built = new URL("./dist/model/", import.meta.url).href;
    return code.replace(
      'new URL("./engine-worker.js", import.meta.url)',
      `new URL("engine-worker.js", ${JSON.stringify(built)})`,
    );
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
