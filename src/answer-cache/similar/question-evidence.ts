import { createHash } from "node:crypto";
import { z } from "zod";

/** A piece of evidence that a source found. */
export interface EvidencePiece {
  readonly source: string;
  readonly location: string;
  readonly text: string;
}

/** What is known of a question before any model is asked: what it names and asks for, and what the sources find for it. */
export interface QuestionEvidence {
  /** What was found, best first. */
  readonly pieces: readonly EvidencePiece[];
  /** Sentences and statements of the pieces that answer the question as it is put. Empty if none surely does. */
  readonly answeredBy: readonly string[];
  /** The pieces that hold these. */
  readonly answeredIn: readonly Pick<EvidencePiece, "source" | "location">[];
  /** The things it names, in their order, each by a text that is the same for all names of the thing. */
  readonly things: readonly string[];
  /** The relations it speaks of, whatever its words for them: `design`, `birth`. */
  readonly relations: readonly string[];
  /** Its other words, as far as they carry meaning. Lower case. */
  readonly words: readonly string[];
  /** The relations that {@link answeredBy} speaks of. */
  readonly answeredRelations: readonly string[];
  /** What a source worked out itself, if one did: the bare answers, and the statements they rest on. */
  readonly workedOut?: { readonly values: readonly string[]; readonly statements: readonly string[] } | undefined;
}

/** The same, as it is kept with an answer: pieces and sentences by their fingerprints. */
export interface KeptEvidence extends Pick<QuestionEvidence, "answeredBy" | "things" | "relations" | "words"> {
  /** Fingerprints of the places that were found. */
  readonly places: readonly string[];
}

const MOST = 64;
const short = z.string().max(500);
export const keptEvidenceSchema: z.ZodType<KeptEvidence> = z.strictObject({
  places: z.array(short).max(MOST),
  answeredBy: z.array(short).max(MOST),
  things: z.array(short).max(MOST),
  relations: z.array(short).max(MOST),
  words: z.array(short).max(MOST),
});

/** Undefined if there is too much of something: such a question is not found by likeness. */
export function keptEvidence(asked: QuestionEvidence): KeptEvidence | undefined {
  const { pieces, answeredBy, things, relations, words } = asked;
  const kept = { places: pieces.map(placeOf), answeredBy: answeredBy.map(fingerprint), things, relations, words };
  return keptEvidenceSchema.safeParse(kept).success ? kept : undefined;
}

/** Where a piece stands; a source may tell of one place in other words, or more of it, for another question. */
export function placeOf({ source, location }: Pick<EvidencePiece, "source" | "location">): string {
  return fingerprint(`${source}\n${location}`);
}

export function fingerprint(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}
