import type { RunnableConfig } from "@langchain/core/runnables";
import { z } from "zod";
import { ChatGLMError } from "../../errors.js";
import type { RunJobOptions } from "../../fan-out/executor.js";
import { asJson, type Json } from "../../fan-out/json.js";
import type { QuestionLanguage } from "../../language/question-language.js";
import type { AnswerCallOptions } from "../collaborators.js";
import { changesAnswer, ownConfigurable } from "../identity.js";
import type { PromptMessage } from "../writing/prompts/answer-prompt.js";

/** The kinds of jobs that a chain hands out: a whole sub-question, a reply of the model, a call of a source. */
export const ANSWER = "answer";
export const GENERATE = "generate";
export const sourceKind = (name: string): string => `source:${name}`;

const LONGEST_TEXT = 1_000_000;
const MOST_MESSAGES = 1_000;

/** What of the caller's config travels: options that change the answer, and `configurable`, which may tell whose question it is. */
type CarriedConfig = Readonly<Record<string, unknown>>;

interface OfModel {
  /** The model that is meant: a worker that has another one refuses the job. */
  readonly model: string;
  readonly config: CarriedConfig;
}

interface AnswerInput extends OfModel {
  readonly question: string;
  readonly setup: string;
}

interface GenerateInput extends OfModel {
  readonly messages: PromptMessage[];
}

/** The methods of a source. */
export type SourceCall = "find" | "answer" | "possible" | "rephrase" | "mentions" | "fingerprint";

interface SourceInput {
  readonly call: SourceCall;
  readonly text: string;
  readonly limit: number;
  readonly language?: QuestionLanguage | undefined;
  readonly about?: readonly string[] | undefined;
  readonly config: CarriedConfig;
}

const text = z.string().max(LONGEST_TEXT);
const config = z.record(z.string(), z.unknown());
const role = z.enum(["system", "user", "assistant"]);

export const answerInput: z.ZodType<AnswerInput> = z.strictObject({ question: text, model: text, setup: text, config });

export const generateInput: z.ZodType<GenerateInput> = z.strictObject({
  messages: z.array(z.strictObject({ role, content: text })).max(MOST_MESSAGES),
  model: text,
  config,
});

export const sourceInput: z.ZodType<SourceInput> = z.strictObject({
  call: z.enum(["find", "answer", "possible", "rephrase", "mentions", "fingerprint"]),
  text,
  limit: z.int().positive().max(10_000),
  language: z.enum(["zh", "en"]).optional(),
  about: z.array(text).max(100).optional(),
  config,
});

/** @throws ChatGLMError INVALID_OPTION if it is something else. */
export function readJob<Value>(schema: z.ZodType<Value>, value: Json, what: string): Value {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ChatGLMError("INVALID_OPTION", `${what} has another form: ${z.prettifyError(parsed.error)}`, {
    remedy: "Run the same version of this library on both sides.",
  });
}

/** What of the config is the executor's business. */
export function jobOptions({ signal, priority, timeout }: AnswerCallOptions): RunJobOptions {
  return { signal, priority, totalTimeout: timeout };
}

/** @throws ChatGLMError INVALID_OPTION if the config holds what JSON can't carry. */
export function carriedConfig({ configurable, ...rest }: RunnableConfig): Json {
  return asJson({ ...changesAnswer(rest), configurable: ownConfigurable(configurable) }, "The call's config");
}
