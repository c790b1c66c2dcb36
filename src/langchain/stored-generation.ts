import { AIMessage } from "@langchain/core/messages";
import type { Generation } from "@langchain/core/outputs";
import { z } from "zod";
import type { KeptReply } from "../chat/kept-reply.js";

/**
 * A finished reply as LangChain's caches keep one: a generation with its message. Where the text's pieces end is noted beside it;
 * caches that drop the note give the text back in one piece.
 */
export function storedGeneration({ pieces, calls, reason }: KeptReply): Generation[] {
  const text = pieces.join("");
  const message = new AIMessage({
    content: text,
    additional_kwargs: { chatglm_calls: calls },
    response_metadata: { finish_reason: reason },
  });
  const generation = { text, message, generationInfo: { pieceLengths: pieces.map((piece) => piece.length) } };
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

/** The reply a cache gave back. Undefined if the value is not one. */
export function readStoredGeneration(stored: unknown): KeptReply | undefined {
  const parsed = storedSchema.safeParse(stored);
  if (!parsed.success) return undefined;
  const [{ text, generationInfo, message }] = parsed.data;
  return {
    pieces: cut(text, generationInfo?.pieceLengths ?? []),
    calls: message.additional_kwargs.chatglm_calls,
    reason: message.response_metadata.finish_reason,
  };
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
