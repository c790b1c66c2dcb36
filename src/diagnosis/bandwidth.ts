import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { readMemoryKernel } from "./read-memory.js";

/** What the memory gave to plain reading, all threads together. */
export interface Bandwidth {
  readonly bytesPerSecond: number;
  readonly threads: number;
}

const pageBytes = 65_536;

const reader = `
  const { parentPort, workerData } = require("node:worker_threads");
  const { code, bytes } = workerData;
  const memory = new WebAssembly.Memory({ initial: bytes / ${pageBytes} });
  // Pages that were never written all read from one page of zeros.
  const words = new Int32Array(memory.buffer);
  for (let i = 0; i < words.length; i += 1024) words[i] = i;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { read: { memory } });
  parentPort.on("message", () => parentPort.postMessage(exports.sum(0, bytes)));
  parentPort.postMessage(0);`;

/**
 * Reads memory with several threads for a while; the best pass counts, since what others do only ever makes one slower.
 *
 * @param milliseconds to go on for, after the memory was written once
 * @param bytes of each thread: far more than the caches hold
 */
export async function measureBandwidth(
  threads: number,
  milliseconds = 2000,
  bytes: number = 256 * 2 ** 20,
  signal?: AbortSignal,
): Promise<Bandwidth> {
  const code = Buffer.from(readMemoryKernel, "base64");
  const whole = Math.ceil(bytes / pageBytes) * pageBytes;
  const workers = Array.from({ length: threads }, () => new Worker(reader, { eval: true, workerData: { code, bytes: whole } }));
  try {
    await Promise.all(workers.map((worker) => once(worker, "message", { signal })));
    let best = 0;
    const until = performance.now() + milliseconds;
    do {
      const from = performance.now();
      const read = workers.map((worker) => once(worker, "message", { signal }));
      for (const worker of workers) worker.postMessage(0);
      await Promise.all(read);
      best = Math.max(best, (whole * threads) / ((performance.now() - from) / 1000));
    } while (performance.now() < until);
    return { bytesPerSecond: best, threads };
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
