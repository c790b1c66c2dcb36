import { Counter, Gauge, Histogram } from "../../metrics/metric-families.js";
import type { JobRecord } from "./worker-options.js";

const PREFIX = "langchain_chatglm_worker_";
const SECONDS: readonly number[] = [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300];

/** What a worker counts. Nothing tells whose jobs they were, or what was asked. */
export class WorkerMetrics {
  readonly #jobs = new Counter(`${PREFIX}jobs`, "Jobs by kind and how they ended.");
  readonly #duration = new Histogram(`${PREFIX}job_seconds`, "What jobs took here.", SECONDS);
  readonly #wait = new Histogram(`${PREFIX}wait_seconds`, "What jobs waited for a worker.", SECONDS);
  readonly #again = new Counter(`${PREFIX}taken_over`, "Jobs that another worker had begun and lost.");
  readonly #running: Gauge;

  constructor(running: () => number) {
    this.#running = new Gauge(`${PREFIX}running`, "Jobs that run now.", running);
  }

  add({ kind, status, ms, waitedMs, attempt }: JobRecord): void {
    this.#jobs.add({ kind, status });
    this.#duration.observe(ms / 1_000, { kind });
    this.#wait.observe(waitedMs / 1_000, { kind });
    if (attempt > 1) this.#again.add({ kind });
  }

  text(): string {
    const families = [this.#jobs, this.#duration, this.#wait, this.#again, this.#running];
    return `${families.flatMap((family) => family.lines()).join("\n")}\n# EOF\n`;
  }
}
