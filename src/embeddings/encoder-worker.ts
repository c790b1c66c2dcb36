import { setImmediate as nextTurn } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { ChatGLMError, toErrorRecord } from "../errors.js";
import { Encoder, encoderIdentity } from "./encoder.js";
import type { EncoderWorkerData, FromEncoder, ToEncoder } from "./encoder-messages.js";

type Asked = Exclude<ToEncoder, { readonly type: "cancel" }>;
type Embed = Extract<ToEncoder, { readonly type: "embed" }>;

const { form, threads } = workerData as EncoderWorkerData;
const cancelled = new Set<number>();
const under = new Set<number>();
const questions: Embed[] = [];
let opened: Promise<Encoder> | undefined;
let documentsDone = Promise.resolve();

function encoder(): Promise<Encoder> {
  opened ??= Encoder.open(form, threads).catch((error: unknown) => {
    // A file that was mended may be tried again.
    opened = undefined;
    throw error;
  });
  return opened;
}

/** Questions go before the next run of documents. */
async function answerQuestions(): Promise<void> {
  // Messages that came while a run blocked this thread are received first.
  await nextTurn();
  for (let next = questions.shift(); next !== undefined; next = questions.shift()) await embed(next, nextTurn);
}

async function embed({ id, texts, role }: Embed, betweenRuns: () => Promise<void>): Promise<void> {
  await settle(id, async () => {
    const open = await encoder();
    return open.embed(texts, role, async () => {
      await betweenRuns();
      if (cancelled.has(id)) throw new ChatGLMError("ABORTED", "The embedding was cancelled.");
    });
  });
}

async function settle(id: number, work: () => Promise<Extract<FromEncoder, { readonly type: "done" }>["result"]>): Promise<void> {
  let message: FromEncoder;
  try {
    message = { type: "done", id, result: await work() };
  } catch (error) {
    message = { type: "failed", id, error: toErrorRecord(error, "EMBEDDINGS_FAILED") };
  }
  under.delete(id);
  cancelled.delete(id);
  const result = message.type === "done" && typeof message.result === "object" ? message.result : undefined;
  parentPort?.postMessage(message, result === undefined ? [] : [result.vectors.buffer]);
}

function run(message: Asked): void {
  const { id } = message;
  under.add(id);
  if (message.type === "identify") void settle(id, () => encoderIdentity(form));
  else if (message.type === "open") void settle(id, async () => void (await encoder()));
  else if (message.role === "query") {
    questions.push(message);
    documentsDone = documentsDone.then(answerQuestions);
  } else documentsDone = documentsDone.then(() => embed(message, answerQuestions));
}

parentPort?.on("message", (message: ToEncoder) => {
  if (message.type !== "cancel") run(message);
  else if (under.has(message.id)) cancelled.add(message.id);
});
