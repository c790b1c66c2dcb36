import { createHash } from "node:crypto";
import { z } from "zod";
import { seal, unseal } from "../sealed.js";
import { type KeptEvidence, keptEvidenceSchema } from "./question-evidence.js";

/** A kept question as it is found by likeness, in this process and in later ones. */
export interface CandidateRecord {
  /** Key of the answer. */
  readonly to: string;
  /** Which questions it may answer: those of the same scope and language. */
  readonly partition: string;
  readonly question: string;
  /** Which embeddings made the vector. */
  readonly embeddings: string;
  readonly vector: readonly number[];
  readonly evidence: KeptEvidence;
}

const recordSchema = z.strictObject({
  candidate: z.literal(1),
  key: z.string(),
  to: z.string(),
  partition: z.string(),
  question: z.string().max(1_000),
  embeddings: z.string(),
  /** A signed byte per number, in base64; the largest is 127. */
  vector: z.string().max(64_000),
  evidence: keptEvidenceSchema,
});

/** Longer questions aren't found by likeness. Characters. */
export const LONGEST_QUESTION = 500;

export function candidateKey(prefix: string, partition: string, question: string): string {
  return (
    prefix +
    createHash("sha256")
      .update(JSON.stringify([partition, question]))
      .digest("hex")
  );
}

/** As text for the store; undefined if it is too long. */
export function writeCandidate(key: string, { vector, ...record }: CandidateRecord): string | undefined {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const bytes = Int8Array.from(vector, (value) => Math.round((value / largest) * 127));
  return seal({ candidate: 1, key, ...record, vector: Buffer.from(bytes.buffer).toString("base64") });
}

/** Undefined if it isn't what was written under this key. */
export function readCandidate(stored: unknown, key: string): CandidateRecord | undefined {
  const parsed = recordSchema.safeParse(unseal(stored));
  if (!parsed.success || parsed.data.key !== key) return undefined;
  const { candidate: _, key: __, vector, ...record } = parsed.data;
  return { ...record, vector: Array.from(new Int8Array(Buffer.from(vector, "base64"))) };
}
