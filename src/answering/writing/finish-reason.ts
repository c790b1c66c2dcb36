/** Why a model stopped, in the words of LangChain and OpenAI; `other` for what is none of these. */
export type AnswerFinishReason = "stop" | "length" | "content_filter" | "tool_calls" | "other";

const KINDS: readonly (readonly [AnswerFinishReason, RegExp])[] = [
  ["stop", /^(stop|end|end_turn|stop_sequence|eos|eos_token|complete|completed|finished)$/i],
  ["length", /length|max_?tokens|max_output|incomplete|truncat/i],
  ["content_filter", /filter|safety|refusal|blocklist|prohibited|recitation|spii|guardrail/i],
  ["tool_calls", /tool|function/i],
];

/**
 * Reads the reason from a message's `response_metadata` or a generation's `generationInfo`, where each provider has a name of its own for
 * it. Undefined if there is none.
 */
export function readFinishReason(metadata: unknown): AnswerFinishReason | undefined {
  if (typeof metadata !== "object" || metadata === null) return undefined;
  for (const name of ["finish_reason", "finishReason", "stop_reason", "stopReason", "done_reason"]) {
    const said: unknown = Reflect.get(metadata, name);
    if (typeof said === "string" && said !== "") return KINDS.find(([, pattern]) => pattern.test(said))?.[0] ?? "other";
  }
  return undefined;
}
