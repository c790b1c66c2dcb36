import { type WrittenUsage, writeUsage } from "../../openai-protocol/wire-usage.js";
import type { ChoiceEvent } from "./choice-events.js";
import { ChoiceUsage, type ReplyMeta, type WireFinishReason, wireFinishReason } from "./reply-meta.js";

/** What one event of a stream tells, beside what all of them repeat. */
export interface TextChunk {
  readonly choices: {
    readonly index: number;
    readonly text: string;
    readonly logprobs: null;
    readonly finish_reason: WireFinishReason | null;
  }[];
  readonly usage?: WrittenUsage | null;
}

/** Text completions, whole. */
export interface TextCompletion extends ReplyMeta, TextChunk {
  readonly object: "text_completion";
}

/** A stream's chunks. @param repliesPerPrompt how many choices in a row answer the same prompt */
export async function* textChunks(
  events: AsyncIterable<ChoiceEvent>,
  { repliesPerPrompt, streamUsage }: { readonly repliesPerPrompt: number; readonly streamUsage: boolean },
): AsyncGenerator<TextChunk> {
  const usage = new ChoiceUsage(repliesPerPrompt);
  const chunk = (index: number, text: string, finish_reason: WireFinishReason | null): TextChunk => ({
    choices: [{ index, text, logprobs: null, finish_reason }],
    ...(streamUsage ? { usage: null } : {}),
  });
  for await (const choiceEvent of events) {
    const { choice, event } = choiceEvent;
    usage.add(choiceEvent);
    if (event.type === "text-delta" && event.text !== "") yield chunk(choice, event.text, null);
    else if (event.type === "finish") yield chunk(choice, "", wireFinishReason(event.reason));
  }
  if (streamUsage && usage.usage !== undefined) {
    yield { choices: [], usage: writeUsage(usage.usage) };
  }
}

/** The stream, folded. @param choices of all prompts */
export async function textCompletion(
  meta: ReplyMeta,
  events: AsyncIterable<ChoiceEvent>,
  { repliesPerPrompt, choices }: { readonly repliesPerPrompt: number; readonly choices: number },
): Promise<TextCompletion> {
  const usage = new ChoiceUsage(repliesPerPrompt);
  const texts = Array.from({ length: choices }, () => "");
  const reasons = Array.from({ length: choices }, (): WireFinishReason => "stop");
  for await (const choiceEvent of events) {
    const { choice, event } = choiceEvent;
    usage.add(choiceEvent);
    if (event.type === "text-delta") texts[choice] += event.text;
    else if (event.type === "finish") reasons[choice] = wireFinishReason(event.reason);
  }
  return {
    ...meta,
    object: "text_completion",
    choices: texts.map((text, index) => ({ index, text, logprobs: null, finish_reason: reasons[index] ?? "stop" })),
    ...(usage.usage === undefined ? {} : { usage: writeUsage(usage.usage) }),
  };
}
