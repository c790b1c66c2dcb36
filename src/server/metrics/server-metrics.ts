import { Counter, Gauge, Histogram, type MetricFamily } from "../../metrics/metric-families.js";
import type { Admission } from "../admission.js";

const PREFIX = "langchain_chatglm_server_";
const waits: readonly number[] = [0.001, 0.01, 0.1, 0.5, 1, 5, 10, 30, 60, 300];
const firstTokens: readonly number[] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const perTokens: readonly number[] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
const durations: readonly number[] = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300];

/** Everything the server counts. Nothing tells whose requests they were. */
export class ServerMetrics {
  readonly requests: Counter = new Counter(`${PREFIX}requests`, "Requests by path and status.");
  readonly duration: Histogram = new Histogram(
    `${PREFIX}request_seconds`,
    "From a request to the last byte of its response.",
    durations,
  );
  readonly replies: Counter = new Counter(`${PREFIX}replies`, "Replies by model and how they ended.");
  readonly promptTokens: Counter = new Counter(`${PREFIX}prompt_tokens`, "Tokens of prompts.");
  readonly cachedTokens: Counter = new Counter(
    `${PREFIX}cached_prompt_tokens`,
    "Tokens of prompts that were not computed again.",
  );
  readonly prefixHits: Counter = new Counter(`${PREFIX}prefix_hits`, "Replies whose prompt was in part computed already.");
  readonly outputTokens: Counter = new Counter(`${PREFIX}output_tokens`, "Tokens of replies.");
  readonly wait: Histogram = new Histogram(`${PREFIX}wait_seconds`, "What replies and answers waited for their turn.", waits);
  readonly firstToken: Histogram = new Histogram(
    `${PREFIX}first_token_seconds`,
    "From a request to the first piece of a reply.",
    firstTokens,
  );
  readonly perToken: Histogram = new Histogram(`${PREFIX}token_seconds`, "Per token after the first, of one reply.", perTokens);
  readonly answers: Counter = new Counter(`${PREFIX}answers`, "Answers of the chain by what served them, and the cache's tier.");
  readonly embeddings: Counter = new Counter(`${PREFIX}embedded_texts`, "Texts that were embedded.");
  readonly #gauges: readonly MetricFamily[];
  readonly #answerCache: { metrics(): string } | undefined;

  /** @param answerCache whose own counts are told along */
  constructor(admission: Admission, connections: () => number, answerCache: { metrics(): string } | undefined) {
    this.#answerCache = answerCache;
    this.#gauges = [
      new Gauge(`${PREFIX}running`, "Replies and answers being worked on.", () => admission.counts.running),
      new Gauge(`${PREFIX}waiting`, "Replies and answers that wait for their turn.", () => admission.counts.waiting),
      new Gauge(`${PREFIX}connections`, "Open connections.", connections),
    ];
  }

  /** As OpenMetrics text. */
  text(): string {
    const { requests, duration, replies, promptTokens, cachedTokens, prefixHits, outputTokens } = this;
    const { wait, firstToken, perToken, answers, embeddings } = this;
    const tokens = [promptTokens, cachedTokens, prefixHits, outputTokens];
    const families = [...this.#gauges, requests, duration, wait, replies, ...tokens, firstToken, perToken, answers, embeddings];
    const cache = (this.#answerCache?.metrics() ?? "").split("\n").filter((line) => line !== "" && line !== "# EOF");
    return `${[...families.flatMap((family) => family.lines()), ...cache, "# EOF"].join("\n")}\n`;
  }
}
