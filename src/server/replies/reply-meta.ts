import { hash, randomUUID } from "node:crypto";
import type { ChatBackend, ReplyFinishReason, ReplyUsage } from "../../chat/chat-backend.js";
import type { ChoiceEvent } from "./choice-events.js";

/** What every part of one response repeats. */
export interface ReplyMeta {
  readonly id: string;
  /** Seconds since 1970. */
  readonly created: number;
  /** As the client named it. */
  readonly model: string;
  /** Equal for equal weights, options and system prompt. */
  readonly system_fingerprint: string;
}

/** @param prefix `chatcmpl` or `cmpl` */
export function replyMeta(prefix: string, model: string, backend: Pick<ChatBackend, "identity">): ReplyMeta {
  const digest = hash("sha256", JSON.stringify(backend.identity));
  return {
    id: `${prefix}-${randomUUID().replaceAll("-", "")}`,
    created: Math.floor(Date.now() / 1000),
    model,
    system_fingerprint: `fp_${digest.slice(0, 16)}`,
  };
}

/** How a reply ended, in OpenAI's words. */
export type WireFinishReason = "stop" | "length" | "tool_calls" | "content_filter";

/** A reply that was cut by its signal never gets here. */
export function wireFinishReason(reason: ReplyFinishReason): WireFinishReason {
  return reason === "abort" ? "stop" : reason;
}

/** The tokens of all choices. Those of a prompt count once, however many replies it gets. */
export class ChoiceUsage {
  readonly #repliesPerPrompt: number;
  #usage: ReplyUsage | undefined;
  #told = true;

  constructor(repliesPerPrompt = 1) {
    this.#repliesPerPrompt = repliesPerPrompt;
  }

  add({ choice, event }: ChoiceEvent): void {
    if (event.type !== "finish") return;
    const { usage } = event;
    if (usage === undefined) {
      this.#told = false;
      return;
    }
    const { promptTokens = 0, outputTokens = 0, cachedTokens } = this.#usage ?? {};
    const isFirst = choice % this.#repliesPerPrompt === 0;
    const cached = isFirst ? sum(cachedTokens, usage.cachedTokens) : cachedTokens;
    this.#usage = {
      promptTokens: promptTokens + (isFirst ? usage.promptTokens : 0),
      outputTokens: outputTokens + usage.outputTokens,
      ...(cached === undefined ? {} : { cachedTokens: cached }),
    };
  }

  /** Undefined if a backend doesn't tell. */
  get usage(): ReplyUsage | undefined {
    return this.#told ? this.#usage : undefined;
  }
}

function sum(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined && b === undefined ? undefined : (a ?? 0) + (b ?? 0);
}
