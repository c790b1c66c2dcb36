import { Worker } from "node:worker_threads";
import { workerFile } from "../../../../threads/worker-file.js";

export const MOST_MEMORY_MB = 1_024;
/** How long a worker waits for the next file: starting one and loading its parsers takes half a second. Milliseconds. */
const LONGEST_WAIT = 10_000;
const MOST_WAITING = 2;

const waiting = new Map<Worker, NodeJS.Timeout>();

/** A worker that waits, or a new one. The caller keeps or terminates it. */
export function takeReaderWorker(): Worker {
  const [next] = waiting;
  if (next === undefined) return startWorker();
  const [worker, timer] = next;
  waiting.delete(worker);
  clearTimeout(timer);
  worker.ref();
  return worker;
}

/** Lets a worker that has nothing to do wait for the next file. It doesn't keep the process alive. */
export function keepReaderWorker(worker: Worker): void {
  if (waiting.size >= MOST_WAITING) {
    void worker.terminate();
    return;
  }
  const timer = setTimeout(() => {
    waiting.delete(worker);
    void worker.terminate();
  }, LONGEST_WAIT);
  timer.unref();
  worker.unref();
  waiting.set(worker, timer);
}

function startWorker(): Worker {
  const worker = new Worker(workerFile("./reader-worker.js", import.meta.url), {
    name: "chatglm-document-reader",
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    // What the parsers have to say about a file is no user's concern.
    stdout: true,
    stderr: true,
    execArgv: [],
  });
  worker.stdout.resume();
  worker.stderr.resume();
  // Where nobody reads, the error has no listener.
  worker.on("error", () => undefined);
  worker.once("exit", () => {
    clearTimeout(waiting.get(worker));
    waiting.delete(worker);
  });
  return worker;
}
