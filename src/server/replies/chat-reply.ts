import type { ReplyEvent } from "../../chat/chat-backend.js";
import type { WireToolCall } from "../../openai-protocol/wire-message.js";
import { type WrittenUsage, writeUsage } from "../../openai-protocol/wire-usage.js";
import type { ChoiceEvent } from "./choice-events.js";
import { ChoiceUsage, type ReplyMeta, type WireFinishReason, wireFinishReason } from "./reply-meta.js";

/** A piece of a call. `id`, `type` and `name` come with its first one. */
interface ToolCallDelta {
  readonly index: number;
  readonly id?: string;
  readonly type?: "function";
  readonly function: { readonly name?: string; readonly arguments: string };
}

/** What a chunk adds to a message. */
interface ChatDelta {
  readonly role?: "assistant";
  readonly content?: string;
  /** What the model thinks before it answers, in the word that servers of such models agree on. */
  readonly reasoning_content?: string;
  readonly tool_calls?: ToolCallDelta[];
}

/** What one event of a stream tells, beside what all of them repeat. */
export interface ChatChunk {
  /** None in the last one, which holds the usage. */
  readonly choices: {
    readonly index: number;
    readonly delta: ChatDelta;
    readonly logprobs: null;
    readonly finish_reason: WireFinishReason | null;
  }[];
  readonly usage?: WrittenUsage | null;
}

/** A whole chat completion. */
export interface ChatCompletion extends ReplyMeta {
  readonly object: "chat.completion";
  readonly choices: {
    readonly index: number;
    readonly message: {
      readonly role: "assistant";
      readonly content: string | null;
      readonly reasoning_content?: string;
      readonly refusal: null;
      readonly tool_calls?: WireToolCall[];
    };
    readonly logprobs: null;
    readonly finish_reason: WireFinishReason;
  }[];
  readonly usage?: WrittenUsage;
}

/** A stream's chunks. @param streamUsage whether the last one tells the tokens, and the others that they don't */
export async function* chatChunks(events: AsyncIterable<ChoiceEvent>, streamUsage: boolean): AsyncGenerator<ChatChunk> {
  const begunChoices = new Set<number>();
  const usage = new ChoiceUsage(Number.POSITIVE_INFINITY);
  const chunk = (index: number, delta: ChatDelta, finish_reason: WireFinishReason | null = null): ChatChunk => ({
    choices: [{ index, delta, logprobs: null, finish_reason }],
    ...(streamUsage ? { usage: null } : {}),
  });
  for await (const choiceEvent of events) {
    const { choice, event } = choiceEvent;
    usage.add(choiceEvent);
    if (!begunChoices.has(choice)) {
      begunChoices.add(choice);
      yield chunk(choice, { role: "assistant", content: "" });
    }
    if (event.type === "finish") yield chunk(choice, {}, wireFinishReason(event.reason));
    else {
      const delta = deltaOf(event);
      if (delta !== undefined) yield chunk(choice, delta);
    }
  }
  if (streamUsage && usage.usage !== undefined) {
    yield { choices: [], usage: writeUsage(usage.usage) };
  }
}

function deltaOf(event: Exclude<ReplyEvent, { readonly type: "finish" }>): ChatDelta | undefined {
  if (event.type === "text-delta") return event.text === "" ? undefined : { content: event.text };
  if (event.type === "reasoning-delta") return event.text === "" ? undefined : { reasoning_content: event.text };
  const { index, id, name, args } = event;
  const begin = name === undefined ? {} : { ...(id === undefined ? {} : { id }), type: "function" as const };
  return { tool_calls: [{ index, ...begin, function: { ...(name === undefined ? {} : { name }), arguments: args } }] };
}

interface OpenChoice {
  text: string;
  reasoning: string;
  readonly calls: { id: string; name: string; args: string }[];
  reason: WireFinishReason;
}

/** The stream, folded. */
export async function chatCompletion(
  meta: ReplyMeta,
  events: AsyncIterable<ChoiceEvent>,
  choices: number,
): Promise<ChatCompletion> {
  const usage = new ChoiceUsage(Number.POSITIVE_INFINITY);
  const open = Array.from({ length: choices }, (): OpenChoice => ({ text: "", reasoning: "", calls: [], reason: "stop" }));
  for await (const choiceEvent of events) {
    usage.add(choiceEvent);
    const choice = open[choiceEvent.choice];
    if (choice !== undefined) addTo(choice, choiceEvent.event);
  }
  return {
    ...meta,
    object: "chat.completion",
    choices: open.map(({ text, reasoning, calls, reason }, index) => ({
      index,
      message: {
        role: "assistant",
        content: text === "" && calls.length > 0 ? null : text,
        ...(reasoning === "" ? {} : { reasoning_content: reasoning }),
        refusal: null,
        ...(calls.length === 0 ? {} : { tool_calls: calls.map(writtenCall) }),
      },
      logprobs: null,
      finish_reason: reason,
    })),
    ...(usage.usage === undefined ? {} : { usage: writeUsage(usage.usage) }),
  };
}

function addTo(choice: OpenChoice, event: ReplyEvent): void {
  if (event.type === "text-delta") choice.text += event.text;
  else if (event.type === "reasoning-delta") choice.reasoning += event.text;
  else if (event.type === "finish") choice.reason = wireFinishReason(event.reason);
  else {
    const { index, id, name, args } = event;
    const call = choice.calls[index] ?? { id: id ?? `call_${index}`, name: name ?? "", args: "" };
    choice.calls[index] = { ...call, args: call.args + args };
  }
}

function writtenCall({ id, name, args }: OpenChoice["calls"][number]): WireToolCall {
  return { id, type: "function", function: { name, arguments: args } };
}
