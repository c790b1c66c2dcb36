import { z } from "zod";
import type { AnswerParts } from "./answer-parts.js";
import { seal, unseal } from "./sealed.js";

/** Version of the stored form. Entries of another version are misses. */
const VERSION = 2;

/** A piece of evidence offered to the model. */
export interface Citation {
  /** Its number in the prompt, and in the answer's text: [1]. */
  readonly number: number;
  /** Name of the source that found it. */
  readonly source: string;
  readonly title?: string | undefined;
  /** Where a person can check it. */
  readonly location: string;
  readonly text: string;
  /** 0…1, as its source gave it. */
  readonly score: number;
  /** Whether the answer's text refers to it. */
  readonly cited: boolean;
  /** Said by somebody, such as a model, without a text to check it by. */
  readonly unverified?: true | undefined;
}

/** What made an answer: a source that works answers out, the model, a sentence of the evidence, or nothing that is known. */
export type AnswerOrigin = "graph" | "model" | "quotation" | "unknown";

/** What is worth keeping of an answer. */
export interface KeptAnswer {
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly origin: AnswerOrigin;
  /** The bare answers, such as a name or a number with its unit: what replaces `#1` in a later sub-question. */
  readonly values: readonly string[];
  /** Why the model stopped, if one wrote and said so. */
  readonly finishReason?: "stop" | "length" | "content_filter" | "tool_calls" | "other" | undefined;
  /** How it was worked out, if a source did. */
  readonly derivation?: string | undefined;
  /** The sub-questions, if there was a plan. */
  readonly plan?: readonly AnsweredStep[] | undefined;
  /** The same for who asks in the other of the two languages, Chinese and English. Defaults to nothing: it is served in its own language only. */
  readonly inOtherLanguage?: KeptInOtherLanguage | undefined;
}

/** A kept answer as it is served in the language that the kept question isn't in. */
export interface KeptInOtherLanguage {
  readonly text: string;
  readonly values: readonly string[];
  readonly derivation?: string | undefined;
  /** Texts of the citations, in their order. */
  readonly citations: readonly string[];
}

/** A sub-question of a plan, and its answer. */
export interface AnsweredStep {
  /** As it was asked, with earlier answers filled in. */
  readonly question: string;
  readonly text: string;
  readonly served: AnswerOrigin | "cache";
}

const originSchema = z.enum(["graph", "model", "quotation", "unknown"]);

const keptAnswerSchema = z.strictObject({
  text: z.string().min(1),
  citations: z
    .array(
      z.strictObject({
        number: z.int().positive(),
        source: z.string(),
        title: z.string().optional(),
        location: z.string(),
        text: z.string(),
        score: z.number().min(0).max(1),
        cited: z.boolean(),
        unverified: z.literal(true).optional(),
      }),
    )
    .max(1_000),
  origin: originSchema,
  values: z.array(z.string()).max(1_000),
  finishReason: z.enum(["stop", "length", "content_filter", "tool_calls", "other"]).optional(),
  derivation: z.string().optional(),
  plan: z
    .array(z.strictObject({ question: z.string(), text: z.string(), served: z.union([originSchema, z.literal("cache")]) }))
    .max(100)
    .optional(),
  inOtherLanguage: z
    .strictObject({
      text: z.string().min(1),
      values: z.array(z.string()).max(1_000),
      derivation: z.string().optional(),
      citations: z.array(z.string()).max(1_000),
    })
    .optional(),
});

/** What an answer took to make, and so what serving it again saves. */
export interface AnswerCost {
  /** Tokens read and written by models. Undefined if they don't tell. */
  readonly promptTokens?: number | undefined;
  readonly outputTokens?: number | undefined;
  /** From the question to the whole answer. */
  readonly milliseconds?: number | undefined;
}

const amount = z.number().min(0).max(1e12).optional();

const entrySchema = z.strictObject({
  version: z.literal(VERSION),
  key: z.string(),
  question: z.string(),
  scope: z.record(z.string(), z.unknown()),
  /** Milliseconds since 1970. */
  keptAt: z.number(),
  /** Milliseconds since 1970; null for no expiry. */
  expiresAt: z.number().nullable(),
  /** Milliseconds since 1970: from then on it should be found anew. */
  staleAt: z.number().optional(),
  answer: keptAnswerSchema,
  cost: z.strictObject({ promptTokens: amount, outputTokens: amount, milliseconds: amount }).optional(),
});

/** An answer as it was kept. */
export interface KeptEntry {
  readonly key: string;
  readonly question: string;
  readonly scope: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
  /** Milliseconds since 1970; null for no expiry. */
  readonly expiresAt: number | null;
  /** Milliseconds since 1970: from then on it should be found anew. Undefined if it is whole until it expires. */
  readonly staleAt?: number | undefined;
  readonly answer: KeptAnswer;
  /** Undefined if whoever kept it didn't tell. */
  readonly cost?: AnswerCost | undefined;
}

/** What reading an entry came to. Anybody may have written stored bytes: whatever fails the checksum or the schema is `invalid`. */
export type ReadEntry = { readonly status: "valid"; readonly entry: KeptEntry } | { readonly status: "expired" | "invalid" };

interface EntryFacts {
  readonly keptAt: number;
  readonly expiresAt: number | null;
  readonly staleAt?: number | undefined;
  readonly cost?: AnswerCost | undefined;
}

/** The entry's text, or undefined if the answer is too long to keep. */
export function writeEntry(key: string, parts: AnswerParts, answer: KeptAnswer, facts: EntryFacts): string | undefined {
  const { text, citations, origin, values, finishReason, derivation, plan, inOtherLanguage } = answer;
  const kept = { text, citations, origin, values, finishReason, derivation, plan, inOtherLanguage };
  const { question, scope } = parts;
  return seal({ version: VERSION, key, question, scope, ...facts, answer: kept });
}

/** What was kept, for who asks in the other language; undefined if it wasn't told in that. */
export function toldInOtherLanguage({ inOtherLanguage: told, ...kept }: KeptAnswer): KeptAnswer | undefined {
  if (told === undefined || told.citations.length !== kept.citations.length) return undefined;
  const { text, values, derivation } = told;
  const citations = kept.citations.map((citation, index) => ({ ...citation, text: told.citations[index] ?? citation.text }));
  return { ...kept, text, values, derivation, citations };
}

/** The entry, frozen and shared with nobody. @param key what it must be of. Defaults to any. */
export function readEntry(stored: unknown, key: string | undefined, now: number): ReadEntry {
  const parsed = entrySchema.safeParse(unseal(stored));
  if (!parsed.success || (key !== undefined && parsed.data.key !== key)) return { status: "invalid" };
  if (parsed.data.expiresAt !== null && parsed.data.expiresAt <= now) return { status: "expired" };
  const { version: _, ...entry } = parsed.data;
  return { status: "valid", entry: deepFreeze(entry) };
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null) return value;
  for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}
