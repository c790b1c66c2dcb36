import { z } from "zod";
import type { ReplyEvent, ReplyRequest } from "../chat/chat-backend.js";
import type { ChatMessage, JsonValue } from "../chat/chat-message.js";
import { readGenerationOptions } from "../chat/generation-options.js";
import { ChatGLMError } from "../errors.js";
import type { Json } from "../fan-out/json.js";

/** The kind of job that a model of this name does. */
export const replyKind = (model: string): string => `reply:${model}`;

/** What is asked of a model elsewhere. */
export type ReplyJob =
  | { readonly call: "reply" | "countPromptTokens"; readonly revision?: string | undefined; readonly request: ReplyRequest }
  | { readonly call: "countTokens"; readonly revision?: string | undefined; readonly text: string };

const MOST_MESSAGES = 10_000;

const name = z.string().max(1_000);
const text = z.string();
const object = z.record(z.string(), z.custom<JsonValue>());
const toolCall = z.strictObject({ id: name.optional(), name, args: object });

const message: z.ZodType<ChatMessage> = z.discriminatedUnion("role", [
  z.strictObject({ role: z.enum(["system", "user"]), content: text }),
  z.strictObject({ role: z.literal("assistant"), content: text, toolCalls: z.array(toolCall).optional() }),
  z.strictObject({ role: z.literal("tool"), toolCallId: name, content: text }),
  z.strictObject({ role: z.literal("function"), name, content: text }),
  z.strictObject({ role: z.literal("observation"), content: text }),
]);

const request: z.ZodType<ReplyRequest> = z.strictObject({
  messages: z.array(message).max(MOST_MESSAGES),
  tools: z.array(z.strictObject({ name, description: text, parameters: object })).optional(),
  toolChoice: z.union([z.enum(["auto", "none", "any"]), z.strictObject({ name })]).optional(),
  responseSchema: object.optional(),
  options: z.record(z.string(), z.unknown()).transform(readGenerationOptions),
  scope: z.string().optional(),
});

const revision = z.string().max(1_000).optional();

const replyJob: z.ZodType<ReplyJob> = z.discriminatedUnion("call", [
  z.strictObject({ call: z.enum(["reply", "countPromptTokens"]), revision, request }),
  z.strictObject({ call: z.literal("countTokens"), revision, text }),
]);

const count = z.number().nonnegative();

const replyEvent: z.ZodType<ReplyEvent> = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text-delta"), text }),
  z.object({
    type: z.literal("tool-call-delta"),
    index: z.int().nonnegative(),
    id: name.optional(),
    name: name.optional(),
    args: text,
  }),
  z.object({
    type: z.literal("finish"),
    reason: z.enum(["stop", "length", "tool_calls", "content_filter", "abort"]),
    usage: z.object({ promptTokens: count, outputTokens: count, cachedTokens: count.optional() }).optional(),
    metadata: z.record(z.string(), z.unknown()).optional(),
  }),
]);

/** @throws ChatGLMError INVALID_OPTION if it is something else. */
export function readReplyJob(input: Json, kind: string): ReplyJob {
  return read(replyJob, input, `The input of a job "${kind}"`);
}

/** @throws ChatGLMError INVALID_OPTION if it is something else. */
export function readReplyEvent(event: Json, kind: string): ReplyEvent {
  return read(replyEvent, event, `An event of a job "${kind}"`);
}

function read<Value>(schema: z.ZodType<Value>, value: Json, what: string): Value {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ChatGLMError("INVALID_OPTION", `${what} has another form: ${z.prettifyError(parsed.error)}`, {
    remedy: "Run the same version of this library on both sides.",
  });
}
