import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ChatBackend } from "../../src/chat/chat-backend.js";
import { bullmqExecutor, createWorker, replyHandlers } from "../../src/distributed/index.js";
import { ExecutorModel } from "../../src/executor-model/executor-model.js";
import { LocalExecutor } from "../../src/fan-out/local-executor.js";
import { LocalModel } from "../../src/local-model/local-model.js";
import { chatBackendTests } from "../../src/testing/chat-backend-conformance.js";
import { type ScriptedReply, writeScriptedModel } from "../../src/testing/scripted-model.js";
import { redisProgram, startRedis } from "../support/servers/redis-server.js";
import type { StoreServer } from "../support/servers/store-server.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const runner = { describe, it, expect };
const folder = temporaryFolder();
let models = 0;

async function scripted(replies: readonly ScriptedReply[]): Promise<LocalModel> {
  const model = path.join(await folder, `scripted-${models++}`);
  await writeScriptedModel(model, replies);
  return new LocalModel({ model });
}

/** Closes what one test opened. */
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

chatBackendTests(runner, {
  name: "a model behind an executor here",
  createBackend: async (replies) => {
    const model = await scripted(replies);
    ends.push(() => model.close());
    return new ExecutorModel({ executor: new LocalExecutor({ handlers: replyHandlers(model) }), model: model.name });
  },
  createBroken: async () => new ExecutorModel({ executor: new LocalExecutor({ handlers: {} }), model: "nobody's" }),
});

describe.skipIf(redisProgram === undefined)("through Redis", () => {
  let server: StoreServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());

  chatBackendTests(runner, {
    name: "a model on a worker",
    createBackend: async (replies): Promise<ChatBackend> => {
      const model = await scripted(replies);
      const worker = await createWorker({ connection: server.url, handlers: replyHandlers(model) });
      const executor = bullmqExecutor({ connection: server.url });
      ends.push(
        () => model.close(),
        () => worker.close(),
        () => executor.close(),
      );
      return new ExecutorModel({ executor, model: model.name });
    },
    createBroken: async () => {
      const executor = bullmqExecutor({ connection: server.url });
      ends.push(() => executor.close());
      return new ExecutorModel({ executor, model: "nobody's" });
    },
  });
});
