import { firstWithinBound, rankWorkers } from "../../src/distributed/executor/choose-worker.js";
import type { Request } from "./traffic.js";

export interface SimulationOptions {
  readonly workers: number;
  /** Jobs that one worker does at once. */
  readonly slots: number;
  /** Prefixes that a worker holds; the one used longest ago goes first. */
  readonly held: number;
  /** By prefix: each has its worker, as the executor does it. Shared: whoever is free takes the next. */
  readonly routing: "prefix" | "shared";
  /** What the queue adds to each job, milliseconds. */
  readonly overheadMs: number;
  /** When so many workers, the first ones, are gone; their jobs begin anew elsewhere once the lease is over. */
  readonly loss?: { readonly at: number; readonly workers: number; readonly leaseMs: number };
}

export interface SimulationResult {
  /** Requests a second, from the first to the last end. */
  readonly throughput: number;
  /** Milliseconds from asking to the end. */
  readonly p50: number;
  readonly p99: number;
  /** Share of the jobs whose prefix was there. */
  readonly hits: number;
}

interface Worker {
  readonly name: string;
  readonly queue: number[];
  readonly running: Map<number, number>;
  readonly prefixes: Set<number>;
  alive: boolean;
}

/** Plays the requests through queues and workers, event by event. */
export function simulate(requests: readonly Request[], options: SimulationOptions): SimulationResult {
  const { slots, held, routing, overheadMs, loss } = options;
  const workers = Array.from(
    { length: options.workers },
    (_, place): Worker => ({ name: `worker-${place}`, queue: [], running: new Map(), prefixes: new Set(), alive: true }),
  );
  const byName = new Map(workers.map((worker) => [worker.name, worker]));
  const free = new Set(workers);
  const ranks = new Map<number, string[]>();
  const shared: number[] = [];
  const events = new EventHeap();
  const took = new Float64Array(requests.length);
  let [outstanding, runs, hits, lastEnd, attempt] = [0, 0, 0, 0, 0];

  const loadOf = (worker: Worker | undefined): number =>
    worker?.alive === true ? worker.queue.length + worker.running.size : Number.POSITIVE_INFINITY;
  const run = (worker: Worker, job: number, now: number): void => {
    const { prefix = 0, prefixMs = 0, restMs = 0 } = requests[job] ?? {};
    const hit = worker.prefixes.delete(prefix);
    worker.prefixes.add(prefix);
    const [oldest] = worker.prefixes;
    if (worker.prefixes.size > held && oldest !== undefined) worker.prefixes.delete(oldest);
    runs += 1;
    if (hit) hits += 1;
    attempt += 1;
    worker.running.set(job, attempt);
    if (worker.running.size >= slots) free.delete(worker);
    const mine = attempt;
    events.push(now + overheadMs + restMs + (hit ? 0 : prefixMs), (then) => {
      if (worker.running.get(job) !== mine) return;
      worker.running.delete(job);
      free.add(worker);
      outstanding -= 1;
      took[job] = then - (requests[job]?.at ?? 0);
      lastEnd = then;
      const next = worker.queue.shift() ?? shared.shift();
      if (next !== undefined) run(worker, next, then);
    });
  };
  const anywhere = (job: number, now: number): void => {
    const [worker] = free;
    if (worker === undefined) shared.push(job);
    else {
      // Whoever asked first for work is first again when all others had some.
      free.delete(worker);
      free.add(worker);
      run(worker, job, now);
    }
  };
  const arrive = (job: number, now: number): void => {
    outstanding += 1;
    if (routing === "shared") {
      anywhere(job, now);
      return;
    }
    const prefix = requests[job]?.prefix ?? 0;
    const ranked = ranks.get(prefix) ?? rankWorkers(String(prefix), [...byName.keys()]);
    ranks.set(prefix, ranked);
    const name = firstWithinBound(ranked, (one) => loadOf(byName.get(one)), outstanding - 1);
    const worker = byName.get(name ?? "");
    if (worker === undefined) return;
    if (worker.running.size < slots) run(worker, job, now);
    else worker.queue.push(job);
  };

  for (const [job, { at }] of requests.entries()) events.push(at, (now) => arrive(job, now));
  if (loss !== undefined) {
    events.push(loss.at, () => {
      for (const worker of workers.slice(0, loss.workers)) {
        worker.alive = false;
        free.delete(worker);
        const lost = [...worker.running.keys(), ...worker.queue.splice(0)];
        worker.running.clear();
        byName.delete(worker.name);
        for (const job of lost) events.push(loss.at + loss.leaseMs, (now) => anywhere(job, now));
      }
      // A key's order of those that are left is the same as before.
      for (const [prefix, ranked] of ranks)
        ranks.set(
          prefix,
          ranked.filter((name) => byName.has(name)),
        );
    });
  }
  events.play();
  const sorted = took.toSorted();
  const quantile = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const span = lastEnd - (requests[0]?.at ?? 0);
  return {
    throughput: (requests.length * 1_000) / span,
    p50: quantile(0.5),
    p99: quantile(0.99),
    hits: hits / Math.max(1, runs),
  };
}

type Call = (now: number) => void;

/** What happens next, by time. */
class EventHeap {
  readonly #items: { readonly at: number; readonly call: Call }[] = [];

  push(at: number, call: Call): void {
    const items = this.#items;
    let place = items.length;
    items.push({ at, call });
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if ((items[parent]?.at ?? 0) <= at) break;
      this.#swap(place, parent);
      place = parent;
    }
  }

  play(): void {
    for (let next = this.#pop(); next !== undefined; next = this.#pop()) next.call(next.at);
  }

  #pop(): { readonly at: number; readonly call: Call } | undefined {
    const items = this.#items;
    const [first] = items;
    const last = items.pop();
    if (items.length === 0 || last === undefined) return first;
    items[0] = last;
    for (let place = 0; ; ) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      const smaller =
        (items[right]?.at ?? Number.POSITIVE_INFINITY) < (items[left]?.at ?? Number.POSITIVE_INFINITY) ? right : left;
      if ((items[smaller]?.at ?? Number.POSITIVE_INFINITY) >= last.at) return first;
      this.#swap(place, smaller);
      place = smaller;
    }
  }

  #swap(a: number, b: number): void {
    const [first, second] = [this.#items[a], this.#items[b]];
    if (first === undefined || second === undefined) return;
    this.#items[a] = second;
    this.#items[b] = first;
  }
}
