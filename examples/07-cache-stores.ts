/** Where answers are kept, how long, and for whom: `npx tsx examples/07-cache-stores.ts`. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { FakeListChatModel } from "@langchain/core/utils/testing";
import Keyv from "keyv";
import { AnswerCache, createAnswerChain, fileStore, type KeyValueStore } from "langchain-chatglm";

const folder = await mkdtemp(path.join(tmpdir(), "langchain-chatglm-answers-"));
const question = "Which tea comes from Qimen?";

try {
  // A Map ends with the process. A folder stays, and any number of processes share it. A Keyv takes any of its adapters: Redis, PostgreSQL, SQLite …
  const stores: Record<string, KeyValueStore> = {
    Map: new Map(),
    fileStore: fileStore({ folder, maxBytes: 64 * 2 ** 20 }),
    Keyv: new Keyv({ namespace: "tea" }),
  };
  for (const [name, store] of Object.entries(stores)) {
    await using cache = new AnswerCache({ store, ttl: 24 * 60 * 60 * 1000 });
    const chain = answerWith(cache, "Keemun.");
    const first = await chain.invoke(question);
    const again = await chain.invoke("Which tea comes from  Qimen？");
    console.log(`${name}: ${first.served}, then ${again.served}`);
  }

  // Another process: the folder still knows.
  await using reopened = new AnswerCache({ store: fileStore({ folder }) });
  const later = await answerWith(reopened, "Never asked.").invoke(question);
  console.log(`fileStore, opened again: ${later.served} (${later.text})`);

  // Tenants never share an answer: whatever stands in `configurable` belongs to the key.
  await using cache = new AnswerCache({ store: new Map() });
  const chain = answerWith(cache, "Keemun.");
  for (const tenant of ["north", "south", "north"]) {
    const { served } = await chain.invoke(question, { configurable: { tenant } });
    console.log(`tenant ${tenant}: ${served}`);
  }
  console.log("counts:", JSON.stringify(cache.statistics));

  // A store that fails is a miss and a warning, never a failed answer.
  const broken: KeyValueStore = { get: fail, set: fail, delete: fail };
  await using failing = new AnswerCache({ store: broken, onWarning: ({ message }) => console.log(`warning: ${message}`) });
  const answered = await answerWith(failing, "Keemun.").invoke(question);
  await failing.close();
  console.log(`broken store: ${answered.served} (${answered.text})`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

function answerWith(cache: AnswerCache, reply: string) {
  return createAnswerChain({ model: new FakeListChatModel({ responses: [reply] }), modelIdentity: "example", cache });
}

function fail(): never {
  throw new Error("the disk is on fire");
}
