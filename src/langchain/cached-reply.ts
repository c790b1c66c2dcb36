import { AIMessage } from "@langchain/core/messages";
import type { Generation } from "@langchain/core/outputs";
import { z } from "zod";
import type { ReplyEvent, ReplyFinishReason } from "./chat-backend.js";

/** A hit costs nothing. */
const noTokens = { input_tokens: 0, output_tokens: 0, total_tokens: 0 };

/**
 * A finished reply as LangChain's caches keep one: a generation with its message. Where the text's pieces end is noted beside it;
 * caches that drop the note give the text back in one piece.
 */
export function storedReply(events: readonly ReplyEvent[]): Generation[] {
  const pieces: string[] = [];
  const calls = new Map<number, { id: string | undefined; name: string; args: string }>();
  let reason: ReplyFinishReason = "stop";
  for (const event of events) {
    if (event.type === "text-delta") pieces.push(event.text);
    else if (event.type === "finish") reason = event.reason;
    else {
      const call = calls.get(event.index) ?? { id: event.id, name: event.name ?? "", args: "" };
      calls.set(event.index, { ...call, args: call.args + event.args });
    }
  }
  const text = pieces.join("");
  const message = new AIMessage({
    content: text,
    additional_kwargs: { chatglm_calls: [...calls.values()] },
    response_metadata: { finish_reason: reason },
  });
  const pieceLengths = pieces.map((piece) => piece.length).filter((length) => length > 0);
  const generation = { text, message, generationInfo: { pieceLengths } };
  return [generation];
}

/** What a cache may give back: it is outside this program, and may be shared. */
const storedSchema = z.tuple(
  [
    z.object({
      text: z.string(),
      generationInfo: z
        .object({ pieceLengths: z.array(z.int().min(1)).catch([]) })
        .optional()
        .catch(undefined),
      message: z.object({
        additional_kwargs: z.object({
          chatglm_calls: z.array(z.object({ id: z.string().optional(), name: z.string(), args: z.string() })),
        }),
        response_metadata: z.object({ finish_reason: z.enum(["stop", "length", "tool_calls", "content_filter"]) }),
      }),
    }),
  ],
  z.unknown(),
);

/** A stored reply's events, as fresh values. Nothing if the value is not a stored reply. */
export function* replayReply(stored: unknown): Generator<ReplyEvent> {
  const parsed = storedSchema.safeParse(stored);
  if (!parsed.success) return;
  const [{ text, generationInfo, message }] = parsed.data;
  for (const piece of cut(text, generationInfo?.pieceLengths ?? [])) yield { type: "text-delta", text: piece };
  for (const [index, { id, name, args }] of message.additional_kwargs.chatglm_calls.entries()) {
    yield { type: "tool-call-delta", index, id, name, args: "" };
    yield { type: "tool-call-delta", index, args };
  }
  const reason = message.response_metadata.finish_reason;
  yield { type: "finish", reason, usage: { ...noTokens }, metadata: { cached: true } };
}

function cut(text: string, lengths: readonly number[]): string[] {
  const pieces: string[] = [];
  let start = 0;
  for (const length of lengths) {
    pieces.push(text.slice(start, start + length));
    start += length;
  }
  pieces.push(text.slice(start));
  return pieces.filter((piece) => piece !== "");
}
