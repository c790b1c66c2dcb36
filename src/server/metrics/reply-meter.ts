import type { ReplyEvent } from "../../chat/chat-backend.js";
import type { ServerMetrics } from "./server-metrics.js";

/** Measures one reply. */
export class ReplyMeter {
  readonly #metrics: ServerMetrics;
  readonly #labels: { readonly model: string };
  readonly #arrived: number;
  #firstAt: number | undefined;

  constructor(metrics: ServerMetrics, model: string) {
    this.#metrics = metrics;
    this.#labels = { model };
    this.#arrived = performance.now();
  }

  started(waitedMs: number): void {
    this.#metrics.wait.observe(waitedMs / 1000);
  }

  saw(event: ReplyEvent): void {
    const now = performance.now();
    if (this.#firstAt === undefined) {
      this.#firstAt = now;
      this.#metrics.firstToken.observe((now - this.#arrived) / 1000, this.#labels);
    }
    if (event.type !== "finish" || event.usage === undefined) return;
    const { promptTokens, outputTokens, cachedTokens = 0 } = event.usage;
    this.#metrics.promptTokens.add(this.#labels, promptTokens);
    this.#metrics.outputTokens.add(this.#labels, outputTokens);
    this.#metrics.cachedTokens.add(this.#labels, cachedTokens);
    if (cachedTokens > 0) this.#metrics.prefixHits.add(this.#labels);
    if (outputTokens > 1) this.#metrics.perToken.observe((now - this.#firstAt) / 1000 / (outputTokens - 1), this.#labels);
  }

  ended(outcome: string): void {
    this.#metrics.replies.add({ ...this.#labels, outcome });
  }
}
