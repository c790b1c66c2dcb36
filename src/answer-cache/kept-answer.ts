import { z } from "zod";

/** Version of the stored form. Entries of another version are misses. */
const VERSION = 1;
/** Longer entries aren't parsed, and longer answers aren't kept. Characters. */
const LONGEST_ENTRY = 4 * 2 ** 20;

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
}

const citationSchema = z.strictObject({
  number: z.int().positive(),
  source: z.string(),
  title: z.string().optional(),
  location: z.string(),
  text: z.string(),
  score: z.number().min(0).max(1),
  cited: z.boolean(),
});

const keptAnswerSchema = z.strictObject({
  text: z.string().min(1),
  citations: z.array(citationSchema).max(1_000),
  invalidCitations: z.array(z.int()).max(1_000),
});

const entrySchema = z.strictObject({
  version: z.literal(VERSION),
  key: z.string(),
  /** Milliseconds since 1970; null for never. */
  expiresAt: z.number().nullable(),
  answer: keptAnswerSchema,
});

/** What is worth keeping of an answer. */
export interface KeptAnswer {
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly invalidCitations: readonly number[];
}

/** What reading an entry came to. Stored bytes may have been written by anybody: whatever doesn't fit the schema is `invalid`. */
type ReadEntry = { readonly status: "valid"; readonly answer: KeptAnswer } | { readonly status: "expired" | "invalid" };

/** The entry's text, or nothing where the answer is too long to keep. */
export function writeEntry(key: string, answer: KeptAnswer, expiresAt: number | null): string | undefined {
  const { text, citations, invalidCitations } = answer;
  const entry = JSON.stringify({ version: VERSION, key, expiresAt, answer: { text, citations, invalidCitations } });
  return entry.length <= LONGEST_ENTRY ? entry : undefined;
}

/** The answer in an entry, frozen and shared with nobody. */
export function readEntry(stored: unknown, key: string, now: number): ReadEntry {
  if (typeof stored !== "string" || stored.length > LONGEST_ENTRY) return { status: "invalid" };
  let json: unknown;
  try {
    json = JSON.parse(stored);
  } catch {
    return { status: "invalid" };
  }
  const parsed = entrySchema.safeParse(json);
  if (!parsed.success || parsed.data.key !== key) return { status: "invalid" };
  if (parsed.data.expiresAt !== null && parsed.data.expiresAt <= now) return { status: "expired" };
  const { text, citations, invalidCitations } = parsed.data.answer;
  for (const citation of citations) Object.freeze(citation);
  return {
    status: "valid",
    answer: Object.freeze({ text, citations: Object.freeze(citations), invalidCitations: Object.freeze(invalidCitations) }),
  };
}
