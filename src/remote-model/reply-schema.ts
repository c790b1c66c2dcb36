import { z } from "zod";
import type { WireUsage } from "../openai-protocol/wire-usage.js";

type Absent = null | undefined;

interface CalledFunction {
  readonly name?: string | Absent;
  readonly arguments?: string | Absent;
}

/** A piece of a tool call. */
export interface ToolCallPiece {
  readonly index?: number | Absent;
  readonly id?: string | Absent;
  readonly function?: CalledFunction | Absent;
}

interface ReplyChoice {
  readonly delta?:
    | {
        readonly content?: string | Absent;
        /** What a model thinks before it answers. */
        readonly reasoning_content?: string | Absent;
        readonly tool_calls?: ToolCallPiece[] | Absent;
        /** The form before tool calls; ChatGLM3's own demonstration server still answers so. */
        readonly function_call?: CalledFunction | Absent;
      }
    | Absent;
  /** The completions endpoint's text. */
  readonly text?: string | Absent;
  readonly finish_reason?: string | Absent;
}

/** What is read of one event of a chat or completions stream. */
export interface ReplyChunk {
  /** The chunk with the usage has none. */
  readonly choices?: ReplyChoice[] | Absent;
  readonly usage?: WireUsage | Absent;
}

const count = z.int().min(0);
const functionSchema = z.object({ name: z.string().max(1024).nullish(), arguments: z.string().nullish() });
const pieceSchema = z.object({
  index: count.max(127).nullish(),
  id: z.string().max(1024).nullish(),
  function: functionSchema.nullish(),
});

/** Unknown fields pass; a known field of another type does not. */
export const replyChunkSchema: z.ZodType<ReplyChunk> = z.object({
  choices: z
    .array(
      z.object({
        index: z.literal(0, "only one reply was asked for").nullish(),
        delta: z
          .object({
            content: z.string().nullish(),
            reasoning_content: z.string().nullish(),
            tool_calls: z.array(pieceSchema).nullish(),
            function_call: functionSchema.nullish(),
          })
          .nullish(),
        text: z.string().nullish(),
        finish_reason: z.string().max(100).nullish(),
      }),
    )
    .max(1, "only one reply was asked for")
    .nullish(),
  usage: z
    .object({
      prompt_tokens: count,
      completion_tokens: count.nullish(),
      prompt_tokens_details: z.object({ cached_tokens: count.nullish() }).nullish(),
      completion_tokens_details: z.object({ reasoning_tokens: count.nullish() }).nullish(),
    })
    .nullish(),
});
