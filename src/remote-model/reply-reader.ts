import type { ReplyEvent, ReplyFinishReason } from "../chat/chat-backend.js";
import { readUsage, type WireUsage } from "../openai-protocol/wire-usage.js";
import { RemoteError } from "./remote-error.js";
import { replyChunkSchema } from "./reply-schema.js";
import { ToolCallReader } from "./tool-call-reader.js";

const finishReasons: Readonly<Record<string, ReplyFinishReason>> = {
  length: "length",
  tool_calls: "tool_calls",
  function_call: "tool_calls",
  content_filter: "content_filter",
};

/** Makes reply events of a stream's chunks, one reply long. */
export class ReplyReader {
  readonly #trimStart: boolean;
  readonly #calls = new ToolCallReader();
  #begun = false;
  #finishReason: string | undefined;
  #usage: WireUsage | undefined;

  /** @param trimStart Leaves out white space before the first word, with which ChatGLM3 begins its replies. */
  constructor(trimStart: boolean) {
    this.#trimStart = trimStart;
  }

  /** Throws REMOTE_FAILED when the chunk is no chunk of a reply. */
  read(chunk: unknown): ReplyEvent[] {
    const result = replyChunkSchema.safeParse(chunk);
    if (!result.success) {
      const [issue] = result.error.issues;
      const place = issue?.path.join(".") || "an event";
      throw new RemoteError("REMOTE_FAILED", `The server sent no OpenAI-compatible reply: ${place}: ${issue?.message}.`);
    }
    const { choices, usage } = result.data;
    this.#usage = usage ?? this.#usage;
    const [choice] = choices ?? [];
    if (choice === undefined) return [];
    this.#finishReason = choice.finish_reason || this.#finishReason;
    if (choice.finish_reason === "abort") throw new RemoteError("REMOTE_FAILED", "The server aborted the reply.");
    const { content, reasoning_content: reasoning, tool_calls, function_call } = choice.delta ?? {};
    const called = (tool_calls ?? []).concat(function_call == null ? [] : [{ function: function_call }]);
    const thought: ReplyEvent[] = reasoning == null || reasoning === "" ? [] : [{ type: "reasoning-delta", text: reasoning }];
    return [...thought, ...this.#text(content ?? choice.text ?? ""), ...called.map((piece) => this.#calls.read(piece))];
  }

  /** The last event. Throws REMOTE_FAILED when the reply has not ended. */
  finish(): ReplyEvent {
    if (this.#finishReason === undefined) {
      throw new RemoteError("REMOTE_FAILED", "The server ended its stream before the reply had ended.");
    }
    const reason = finishReasons[this.#finishReason] ?? "stop";
    return {
      type: "finish",
      // Servers end a call that was demanded by name with "stop".
      reason: reason === "stop" && this.#calls.any ? "tool_calls" : reason,
      ...(this.#usage === undefined ? {} : { usage: readUsage(this.#usage) }),
    };
  }

  #text(content: string): ReplyEvent[] {
    const text = this.#trimStart && !this.#begun ? content.trimStart() : content;
    if (text === "") return [];
    this.#begun = true;
    return [{ type: "text-delta", text }];
  }
}
