import { appendFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { KeyvPostgres } from "@keyv/postgres";
import KeyvRedis from "@keyv/redis";
import type { BaseMessage } from "@langchain/core/messages";
import type { ChatResult } from "@langchain/core/outputs";
import { FakeListChatModel } from "@langchain/core/utils/testing";
import Keyv from "keyv";
import { AnswerCache, createAnswerChain, fileStore, type KnowledgeSource } from "langchain-chatglm";

/** `STORE CALLS TIMES MILLISECONDS LEASE`: asks one question so often at once, of a model that notes its calls in a file and takes so long. */
const [address = "", calls = "", times = "1", milliseconds = "0", lease = "30000"] = process.argv.slice(2);

class SlowModel extends FakeListChatModel {
  override async _generate(_messages: BaseMessage[]): Promise<ChatResult> {
    appendFileSync(calls, `${process.pid}\n`);
    process.stdout.write("called\n");
    await wait(Number(milliseconds));
    return super._generate(_messages);
  }

  override async *_streamResponseChunks(
    ...given: Parameters<FakeListChatModel["_streamResponseChunks"]>
  ): ReturnType<FakeListChatModel["_streamResponseChunks"]> {
    appendFileSync(calls, `${process.pid}\n`);
    process.stdout.write("called\n");
    await wait(Number(milliseconds));
    yield* super._streamResponseChunks(...given);
  }
}

const emma: KnowledgeSource = {
  name: "books",
  find: async () => [{ source: "books", text: "Emma was written by Jane Austen.", location: "emma.md", score: 1 }],
  fingerprint: async () => "1",
};
const store = address.startsWith("redis:")
  ? new Keyv({ store: new KeyvRedis(address) })
  : address.startsWith("postgresql:")
    ? new Keyv({ store: new KeyvPostgres({ uri: address, keySize: 1_000 }) })
    : fileStore({ folder: address });
const cache = new AnswerCache({ store, lease: Number(lease), timeout: 10_000 });
const model = new SlowModel({ responses: ["Jane Austen [1]."] });
const chain = createAnswerChain({ model, modelIdentity: "m", cache, sources: [emma] });

process.stdout.write("ready\n");
await new Promise((resolve) => process.stdin.once("data", resolve));
const answers = await Promise.all(Array.from({ length: Number(times) }, () => chain.invoke("Who wrote Emma?")));
const served = new Map<string, number>();
for (const { text, served: by } of answers) served.set(`${by}: ${text}`, (served.get(`${by}: ${text}`) ?? 0) + 1);
await cache.close();
process.stdout.write(`${JSON.stringify([...served])}\n`);
await store.disconnect();
process.exit(0);
