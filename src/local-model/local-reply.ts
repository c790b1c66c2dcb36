import { randomUUID } from "node:crypto";
import type { ReplyEvent, ReplyTool } from "../chat/chat-backend.js";
import type { GenerationOptions } from "../chat/generation-options.js";
import type { ConstraintSpecification } from "../constraint/compile-reply.js";
import type { ThoughtBound } from "../constraint/thought-limit.js";
import type { ChatForm, ReplyPiece } from "../families/chat-form.js";
import { chatForms } from "../families/known-families.js";
import type { TextModel } from "../model/text-generation.js";
import { textRequest } from "./text-request.js";

/** A reply whose prompt is written. */
interface WrittenRequest {
  readonly promptIds: readonly number[];
  /** Text of the reply that stands at the prompt's end already. */
  readonly prefix: string;
  /** Tools the model was shown. */
  readonly tools: readonly ReplyTool[];
  /** What the reply is kept to. Undefined: free text. */
  readonly constraint: ConstraintSpecification | undefined;
  readonly options: GenerationOptions;
  readonly signal?: AbortSignal | undefined;
  /** Whose reply it is. */
  readonly scope?: string | undefined;
  readonly onPrompt?: ((read: number, of: number) => void) | undefined;
}

/** Streams a local model's reply, tool calls read as they come. The last event is `finish`. */
export async function* localReply(model: TextModel, request: WrittenRequest): AsyncGenerator<ReplyEvent> {
  const { promptIds, prefix, tools, constraint, options, signal, scope, onPrompt } = request;
  const form = chatForms[model.manifest.chatFormat];
  const partId = tools.length === 0 || form.partToken === undefined ? undefined : model.tokenizer.specialId(form.partToken);
  // A value fits its schema as it was written.
  const reader = form.reader({
    toolNames: tools.map(({ name }) => name),
    verbatim: constraint !== undefined && constraint.copy === undefined,
  });
  const calls = new CallNumbers();
  const partIds = partId === undefined ? undefined : [partId];
  yield* calls.events(reader.push(prefix));
  /** Until something is said, whatever a model that thinks writes is thought. */
  let thinks = form.endThinking !== undefined && prefix === "";
  let reasoningTokens = 0;
  const thought = thinks ? thoughtBound(form, model.tokenizer, options) : undefined;
  for await (const event of model.generate({
    ...textRequest(promptIds, options, signal),
    partIds,
    constraint,
    thought,
    scope,
    onPrompt,
  })) {
    if (event.type === "part-break") yield* calls.events(reader.endPart());
    else if (event.type === "text-delta") {
      const pieces = reader.push(event.text);
      thinks &&= pieces.every(({ type }) => type === "reasoning");
      if (thinks) reasoningTokens += event.ids.length;
      yield* calls.events(pieces);
    } else {
      yield* calls.events(reader.endPart());
      const { promptTokens, outputTokens, cachedTokens } = event.usage;
      const usage = { promptTokens, outputTokens, cachedTokens, ...(form.endThinking === undefined ? {} : { reasoningTokens }) };
      const reason = event.reason === "stop" && calls.complete > 0 ? "tool_calls" : event.reason;
      yield { type: "finish", reason, usage, metadata: { timing: event.timing } };
    }
  }
}

/** Undefined: the model may think as long as it likes. */
function thoughtBound(
  { endThinking }: Pick<ChatForm, "endThinking">,
  tokenizer: TextModel["tokenizer"],
  { maxThinkingTokens }: GenerationOptions,
): ThoughtBound | undefined {
  if (endThinking === undefined || maxThinkingTokens === undefined) return undefined;
  const { ids, text } = endThinking(tokenizer);
  return { maxTokens: maxThinkingTokens, mark: text.trim(), endIds: ids };
}

/** Numbers the calls of one reply. */
class CallNumbers {
  /** Calls that could be read. */
  complete = 0;
  #begun = 0;

  *events(pieces: readonly ReplyPiece[]): Generator<ReplyEvent> {
    for (const piece of pieces) {
      if (piece.type === "text") yield { type: "text-delta", text: piece.text };
      else if (piece.type === "reasoning") yield { type: "reasoning-delta", text: piece.text };
      else if (piece.type === "call-start") {
        yield { type: "tool-call-delta", index: this.#begun++, id: `call_${randomUUID()}`, name: piece.name, args: "" };
      } else {
        const { call } = piece;
        if (call.type === "tool-call") this.complete++;
        // The name's line before the text of a call that can't be read keeps it from being JSON by accident.
        const args = call.type === "tool-call" ? JSON.stringify(call.call.args) : `${call.name}\n${call.text}`;
        yield { type: "tool-call-delta", index: this.#begun - 1, args };
      }
    }
  }
}
