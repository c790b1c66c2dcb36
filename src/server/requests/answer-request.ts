import { z } from "zod";
import { type FieldRules, readFields } from "./body-fields.js";

const mostTurns = 200;

const shape = {
  question: z.string().min(1).max(100_000),
  history: z
    .array(z.strictObject({ role: z.enum(["user", "assistant"]), content: z.string() }))
    .max(mostTurns)
    .optional(),
  cache: z.enum(["bypass", "refresh", "noStore"]).optional(),
  stream: z.boolean().default(false),
  trace: z.boolean().default(false),
} as const;

/** A question for the answer chain. */
export interface AnswerRequest {
  readonly question: string;
  readonly history?: readonly { readonly role: "user" | "assistant"; readonly content: string }[] | undefined;
  readonly cache?: "bypass" | "refresh" | "noStore" | undefined;
  /** Whether progress and text are sent as they come. */
  readonly stream: boolean;
  /** Whether the answer comes with what took how long. */
  readonly trace: boolean;
}

const rules: FieldRules<AnswerRequest> = {
  schema: z.object(shape),
  used: Object.keys(shape),
  neutral: {},
  hints: [],
  silent: [],
};

/** @throws ApiError 400 naming the field */
export function readAnswerRequest(body: unknown): AnswerRequest {
  return readFields(body, rules).fields;
}
