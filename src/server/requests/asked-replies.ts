import { z } from "zod";
import type { FieldRules } from "./body-fields.js";

/** What a client of either completions endpoint asks for, apart from the prompt. */
export interface AskedReplies {
  readonly model: string;
  readonly stream: boolean;
  /** Whether a stream ends with the token counts. */
  readonly streamUsage: boolean;
  /** Wishes that aren't followed. */
  readonly ignored: readonly string[];
}

/** Fields of both completions endpoints. */
export interface RepliesFields {
  readonly model: string;
  readonly stream: boolean;
  readonly stream_options?: { readonly include_usage?: boolean | null | undefined } | undefined;
  readonly n: number;
}

const shape = {
  model: z.string().min(1).max(1_024),
  stream: z.boolean().default(false),
  stream_options: z.strictObject({ include_usage: z.boolean().nullish(), include_obfuscation: z.boolean().nullish() }).optional(),
  n: z.int().min(1).default(1),
} as const;

export const repliesSchema: z.ZodType<RepliesFields> = z.object(shape);
export const repliesFields: readonly string[] = Object.keys(shape);

/** Fields of both that this server can't follow unless they ask for nothing. */
export const neutralValues: FieldRules<unknown>["neutral"] = {
  logit_bias: (value) => typeof value === "object" && value !== null && Object.keys(value).length === 0,
  presence_penalty: (value) => value === 0,
  frequency_penalty: (value) => value === 0,
};
