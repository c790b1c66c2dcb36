import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { redisProgram, startRedis } from "../support/servers/redis-server.js";

describe.skipIf(redisProgram === undefined)("examples/12-workers.ts", () => {
  it("answers through the queue, and ends by itself", async () => {
    const server = await startRedis();
    try {
      const argv = ["node_modules/tsx/dist/cli.mjs", "examples/12-workers.ts", server.url];
      const { stdout } = await promisify(execFile)(process.execPath, argv);
      const [answer, reply] = stdout.split("\n");
      expect(answer).toMatch(/Shen Yanqiu.*Qimen/);
      expect(reply).not.toBe("");
    } finally {
      await server.stop();
    }
  });
});
