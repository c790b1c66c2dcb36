import { z } from "zod";
import type { ReplyRequest } from "../../chat/chat-backend.js";
import type { WireSampling } from "../../openai-protocol/wire-sampling.js";
import { invalidField } from "../api-error.js";
import { type AskedReplies, neutralValues, type RepliesFields, repliesFields, repliesSchema } from "./asked-replies.js";
import { type FieldRules, readFields, silentFields } from "./body-fields.js";
import { samplingFields, samplingOptions, samplingSchema } from "./sampling-fields.js";

/** Text completions that were asked for. */
export interface CompletionRequest extends AskedReplies {
  /** Replies to each prompt. */
  readonly choices: number;
  /** One for each prompt. */
  readonly requests: readonly ReplyRequest[];
}

const shape = {
  prompt: z
    .union([z.string(), z.array(z.string()).min(1)], "a string or a list of strings is needed; prompts of token ids aren't taken")
    .transform((prompt) => [prompt].flat()),
} as const;

const rules: FieldRules<RepliesFields & WireSampling & { readonly prompt: string[] }> = {
  schema: z.object(shape).and(repliesSchema).and(samplingSchema),
  used: [...Object.keys(shape), ...repliesFields, ...samplingFields],
  neutral: {
    ...neutralValues,
    logprobs: () => false,
    echo: (value) => value === false,
    suffix: (value) => value === "",
    best_of: (value) => value === 1,
  },
  hints: [],
  silent: silentFields,
};

/** Each prompt is one user message, as `ChatGLM` asks a prompt. @throws ApiError 400 naming the field */
export function readCompletionRequest(body: unknown, mostChoices: number): CompletionRequest {
  const { fields, ignored } = readFields(body, rules);
  const { model, stream, stream_options, n, prompt } = fields;
  if (n * prompt.length > mostChoices) {
    throw invalidField(prompt.length > 1 ? "prompt" : "n", `at most ${mostChoices} choices are given, of all prompts together`);
  }
  const options = samplingOptions(fields);
  return {
    model,
    stream,
    streamUsage: stream_options?.include_usage === true,
    ignored,
    choices: n,
    requests: prompt.map((content) => ({ messages: [{ role: "user", content }], options })),
  };
}
