import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBroker } from "../../src/distributed/broker/open-broker.js";
import { bullmqExecutor } from "../../src/distributed/executor/bullmq-executor.js";
import { createWorker } from "../../src/distributed/worker/create-worker.js";
import { executorTests } from "../../src/testing/executor-suite.js";
import { postgresProgram, startPostgres } from "../support/servers/postgres-server.js";
import { redisProgram, startRedis } from "../support/servers/redis-server.js";
import type { StoreServer } from "../support/servers/store-server.js";

const servers = [
  { name: "Redis", program: redisProgram, start: startRedis },
  { name: "PostgreSQL", program: postgresProgram, start: startPostgres },
];

for (const { name, program, start } of servers) {
  describe.skipIf(program === undefined)(name, () => {
    let server: StoreServer;
    let tests = 0;
    beforeAll(async () => {
      server = await start();
    });
    afterAll(() => server.stop());

    executorTests(
      { describe, it, expect },
      {
        name: `bullmqExecutor on ${name}`,
        createExecutor: async (handlers, maxConcurrency) => {
          tests += 1;
          const shared = { connection: server.url, scope: `test ${tests}` };
          const worker = await createWorker({ ...shared, handlers, concurrency: maxConcurrency });
          const broker = await openBroker(server.url, shared.scope, () => undefined);
          return {
            executor: bullmqExecutor(shared),
            waiting: async (kind, count) => {
              while ((await broker.queue(kind).getJobCountByTypes("waiting", "prioritized")) < count) await wait(10);
            },
            release: async () => {
              await broker.close();
              await worker.close();
            },
          };
        },
      },
    );
  });
}
