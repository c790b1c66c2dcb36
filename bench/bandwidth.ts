import { once } from "node:events";
import { Worker } from "node:worker_threads";
import wabt from "wabt";

/**
 * Sums `length` bytes (a multiple of 256) from address 0, 16 loads of 16 bytes a round: the plainest loop that keeps the memory bus
 * busy. The sum is returned so that nothing can be left out.
 */
const readLoop = `(module
  (memory (import "env" "memory") 1 65536 shared)
  (func (export "read") (param $from i32) (param $end i32) (result i64)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (loop $round
      ${Array.from(
        { length: 16 },
        (_, i) =>
          `(local.set $${"abcd"[i % 4]} (i64x2.add (local.get $${"abcd"[i % 4]}) (v128.load offset=${i * 16} (local.get $from))))`,
      ).join("\n      ")}
      (br_if $round (i32.lt_u (local.tee $from (i32.add (local.get $from) (i32.const 256))) (local.get $end))))
    (i64.add
      (i64x2.extract_lane 0 (i64x2.add (i64x2.add (local.get $a) (local.get $b)) (i64x2.add (local.get $c) (local.get $d))))
      (i64x2.extract_lane 1 (i64x2.add (i64x2.add (local.get $a) (local.get $b)) (i64x2.add (local.get $c) (local.get $d)))))))`;

const reader = `
  const { parentPort, workerData } = require("node:worker_threads");
  const memory = new WebAssembly.Memory({ initial: workerData.bytes / 65536, maximum: 65536, shared: true });
  // Pages that were never written all read from one page of zeros.
  const words = new Int32Array(memory.buffer);
  for (let i = 0; i < words.length; i += 1024) words[i] = i;
  const instance = new WebAssembly.Instance(new WebAssembly.Module(workerData.code), { env: { memory } });
  parentPort.on("message", () => parentPort.postMessage(instance.exports.read(0, workerData.bytes)));
  parentPort.postMessage(0n);`;

/** Measures what the memory bus gives to a plain read loop; keep one per run and call `measure` beside each figure. */
export class BandwidthMeter {
  readonly #workers: Worker[];
  readonly #bytes: number;

  private constructor(workers: Worker[], bytes: number) {
    this.#workers = workers;
    this.#bytes = bytes;
  }

  /** @param bytes memory each thread reads, far more than the caches hold; a multiple of 65,536 below 2 GiB */
  static async create(threads: number, bytes: number = 2 ** 30): Promise<BandwidthMeter> {
    const code = (await wabt()).parseWat("read.wat", readLoop, { simd: true, threads: true }).toBinary({}).buffer;
    const workers = Array.from({ length: threads }, () => new Worker(reader, { eval: true, workerData: { code, bytes } }));
    await Promise.all(workers.map((worker) => next(worker)));
    return new BandwidthMeter(workers, bytes);
  }

  /** The best of `rounds` passes, in bytes per second. */
  async measure(rounds = 4): Promise<number> {
    let best = 0;
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      const read = this.#workers.map((worker) => next(worker));
      for (const worker of this.#workers) worker.postMessage(0);
      await Promise.all(read);
      best = Math.max(best, (this.#bytes * this.#workers.length) / ((performance.now() - start) / 1000));
    }
    return best;
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

async function next(worker: Worker): Promise<void> {
  const failed = new AbortController();
  await Promise.race([
    once(worker, "message", { signal: failed.signal }),
    once(worker, "error", { signal: failed.signal }).then(([error]) => Promise.reject(error)),
  ]).finally(() => failed.abort());
}
