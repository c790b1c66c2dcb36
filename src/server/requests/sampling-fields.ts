import { z } from "zod";
import { type GenerationOptions, readGenerationOptions } from "../../chat/generation-options.js";
import { ChatGLMError } from "../../errors.js";
import { readSampling, type WireSampling } from "../../openai-protocol/wire-sampling.js";
import { ApiError } from "../api-error.js";

/** Most stop strings, and most characters of each. */
const mostStops = 16;
const longestStop = 1_000;

const shape = {
  temperature: z.number().optional(),
  top_p: z.number().optional(),
  top_k: z.int().optional(),
  max_tokens: z.int().optional(),
  thinking_budget: z.int().optional(),
  repetition_penalty: z.number().optional(),
  seed: z.int().optional(),
  stop: z
    .union([z.string(), z.array(z.string())])
    .transform((stop) => [stop].flat())
    .pipe(z.array(z.string().min(1).max(longestStop)).max(mostStops))
    .optional(),
} as const;

/** Fields of both completions endpoints that say how a reply is drawn. */
export const samplingSchema: z.ZodType<WireSampling> = z.object(shape);
export const samplingFields: readonly string[] = Object.keys(shape);

/** OpenAI's names of the options, for the field an error is about. */
const wireNames: Readonly<Record<string, string>> = {
  topP: "top_p",
  topK: "top_k",
  maxTokens: "max_tokens",
  maxThinkingTokens: "thinking_budget",
  repetitionPenalty: "repetition_penalty",
};

/** @throws ApiError 400 naming the field that is out of range */
export function samplingOptions(fields: WireSampling): GenerationOptions {
  try {
    return readGenerationOptions(readSampling(fields));
  } catch (error) {
    if (!(error instanceof ChatGLMError)) throw error;
    const [name = ""] = /^\w+/.exec(error.message) ?? [];
    const param = wireNames[name] ?? name;
    throw new ApiError(400, error.code, `${param}${error.message.slice(name.length)}`, { param });
  }
}

/** The options of choice `index`: a seed gives each choice its own. */
export function ofChoice(options: GenerationOptions, index: number): GenerationOptions {
  return options.seed === undefined || index === 0 ? options : { ...options, seed: options.seed + index };
}
