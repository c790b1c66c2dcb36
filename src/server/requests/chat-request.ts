import { z } from "zod";
import type { ReplyRequest } from "../../chat/chat-backend.js";
import type { WireSampling } from "../../openai-protocol/wire-sampling.js";
import { invalidField } from "../api-error.js";
import { type AskedReplies, neutralValues, type RepliesFields, repliesFields, repliesSchema } from "./asked-replies.js";
import { type FieldRules, readFields, silentFields } from "./body-fields.js";
import { chatMessages, type MessageFields, messagesSchema, namesSpeakers } from "./chat-message-fields.js";
import { type ResponseFormat, responseFormatSchema, responseSchema } from "./response-format.js";
import { samplingFields, samplingOptions, samplingSchema } from "./sampling-fields.js";
import { callableTools, demandsStrictArguments, type ToolFields, toolsFields, toolsSchema } from "./tool-fields.js";

/** A chat completion that was asked for. */
export interface ChatRequest extends AskedReplies {
  /** Replies to the same conversation. */
  readonly choices: number;
  readonly request: ReplyRequest;
  /** Whether no more than the first call of a reply is wanted. */
  readonly singleCall: boolean;
}

interface ChatFields extends RepliesFields, WireSampling, ToolFields {
  readonly messages: MessageFields[];
  readonly max_completion_tokens?: number | undefined;
  readonly response_format?: ResponseFormat | undefined;
}

const shape = {
  messages: messagesSchema,
  max_completion_tokens: z.int().min(1).optional(),
  response_format: responseFormatSchema.optional(),
} as const;

const rules: FieldRules<ChatFields> = {
  schema: z.object(shape).and(repliesSchema).and(samplingSchema).and(toolsSchema),
  used: [...Object.keys(shape), ...repliesFields, ...samplingFields, ...toolsFields],
  neutral: {
    ...neutralValues,
    logprobs: (value) => value === false,
    top_logprobs: (value) => value === 0,
    modalities: (value) => Array.isArray(value) && value.every((modality) => modality === "text"),
    functions: (value) => Array.isArray(value) && value.length === 0,
    function_call: (value) => value === "none",
    audio: () => false,
    web_search_options: () => false,
    moderation: () => false,
  },
  hints: ["reasoning_effort", "verbosity", "prediction", "store"],
  silent: silentFields,
};

/** @throws ApiError 400 naming the field */
export function readChatRequest(body: unknown, mostChoices: number): ChatRequest {
  const { fields, ignored } = readFields(body, rules);
  const { model, stream, stream_options, n, messages, max_completion_tokens, max_tokens } = fields;
  if (n > mostChoices) throw invalidField("n", `at most ${mostChoices} choices are given`);
  if (max_completion_tokens !== undefined && max_tokens !== undefined && max_completion_tokens !== max_tokens) {
    throw invalidField("max_completion_tokens", `it is ${max_completion_tokens}, and max_tokens is ${max_tokens}`);
  }
  const options = samplingOptions({ ...fields, max_tokens: max_completion_tokens ?? max_tokens });
  const schema = responseSchema(fields.response_format);
  const { tools, toolChoice } = callableTools(fields);
  return {
    model,
    stream,
    streamUsage: stream_options?.include_usage === true,
    choices: n,
    singleCall: fields.parallel_tool_calls === false,
    ignored: [
      ...ignored,
      ...(namesSpeakers(messages) ? ["messages.name"] : []),
      ...(demandsStrictArguments(fields) ? ["tools.function.strict"] : []),
      ...(schema !== undefined && options.stop !== undefined ? ["stop"] : []),
    ],
    request: {
      messages: chatMessages(messages),
      tools,
      toolChoice,
      responseSchema: schema,
      // A value ends where it is whole: a stop string in the middle of it would leave what no one can read.
      options: schema === undefined ? options : { ...options, stop: undefined },
    },
  };
}
