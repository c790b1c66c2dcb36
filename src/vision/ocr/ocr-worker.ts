import { setImmediate as nextTurn } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { ChatGLMError, toErrorRecord } from "../../errors.js";
import type { FromOcr, OcrWorkerData, ToOcr } from "./ocr-messages.js";
import { OcrReader, type TextPiece } from "./ocr-reader.js";

type Asked = Exclude<ToOcr, { readonly type: "cancel" }>;

const { files, threads } = workerData as OcrWorkerData;
const cancelled = new Set<number>();
const under = new Set<number>();
let opened: Promise<OcrReader> | undefined;
let before = Promise.resolve();

function reader(): Promise<OcrReader> {
  opened ??= OcrReader.open(files, threads).catch((error: unknown) => {
    // A file that was mended may be tried again.
    opened = undefined;
    throw error;
  });
  return opened;
}

async function read(message: Asked): Promise<readonly TextPiece[]> {
  const open = await reader();
  if (message.type === "open") return [];
  const { id, picture, timeout } = message;
  const end = performance.now() + timeout;
  return await open.read(picture, async () => {
    // A message that cancels, and came while a run blocked this thread, is received first.
    await nextTurn();
    if (cancelled.has(id)) throw new ChatGLMError("ABORTED", "Reading a picture was cancelled.");
    if (performance.now() <= end) return;
    throw new ChatGLMError("DEADLINE_EXCEEDED", `Reading a picture takes more than ${timeout} ms.`, {
      remedy: "Set the option timeout higher, or cut the picture.",
    });
  });
}

async function settle(message: Asked): Promise<void> {
  const { id } = message;
  let reply: FromOcr;
  try {
    reply = { type: "done", id, result: cancelled.has(id) ? [] : await read(message) };
  } catch (error) {
    reply = { type: "failed", id, error: toErrorRecord(error, "VISION_FAILED") };
  }
  under.delete(id);
  cancelled.delete(id);
  parentPort?.postMessage(reply);
}

parentPort?.on("message", (message: ToOcr) => {
  if (message.type === "cancel") {
    if (under.has(message.id)) cancelled.add(message.id);
    return;
  }
  under.add(message.id);
  before = before.then(() => settle(message));
});
