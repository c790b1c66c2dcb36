import { sameMembers } from "../guards/guard.js";
import type { Citation, KeptAnswer } from "../kept-answer.js";
import { type EvidencePiece, fingerprint, type KeptEvidence, placeOf, type QuestionEvidence } from "./question-evidence.js";

/**
 * Why a kept answer isn't proven to answer another question: a source understood that question otherwise, or only that one; it names other
 * things; it asks for other relations, or by words that nothing explains; what answers it stands elsewhere; a piece that the answer cites isn't
 * found near the top; something stands above it that the kept question didn't find.
 */
export type Disagreement = "meaning" | "things" | "relations" | "words" | "answered otherwise" | "not found" | "outranked";

/** Pieces that the answer cites must be among the first so many, or as high as for its own question. */
const NEAR_TOP = 4;

/**
 * Whether the evidence for a question says that the answer to another one answers it. Undefined if it does. Pure.
 *
 * @param asked of the question at hand; @param kept of the question that the answer was made for
 */
export function disagreement(asked: QuestionEvidence, kept: KeptEvidence, answer: KeptAnswer): Disagreement | undefined {
  // A source that understands the question answers it by itself, or has answered it under its meaning.
  if (asked.meaning !== undefined) return "meaning";
  if (asked.things.join("\n") !== kept.things.join("\n")) return "things";
  if (!sameMembers(asked.relations, kept.relations)) return "relations";
  const cited = citedOf(answer);
  if (cited.length === 0) return "not found";
  const added = asked.words.filter((word) => !kept.words.includes(word));
  const left = kept.words.filter((word) => !asked.words.includes(word));
  const carried = carriesAnswer(asked, kept, answer, cited);
  if (carried === "no") return "answered otherwise";
  if (carried === "unknown" && added.length + left.length > 0) return "words";
  // A word that was not in the kept question must be one that the answering sentence has.
  const said = [...asked.answeredBy, ...cited.map(({ title = "", text }) => `${title}\n${text}`)].join("\n").toLowerCase();
  if (added.some((word) => !said.includes(word))) return "words";
  return standing(asked.pieces, kept, cited);
}

/** The pieces that the text refers to. An answer that refers to none rests on nothing that could be found again. */
function citedOf({ citations }: KeptAnswer): readonly Citation[] {
  return citations.filter(({ cited }) => cited);
}

/** Whether what answers the question is what the kept answer rests on; unknown if nothing surely answers either question. */
function carriesAnswer(
  { answeredBy }: QuestionEvidence,
  kept: KeptEvidence,
  { origin, values }: KeptAnswer,
  cited: readonly Citation[],
): "yes" | "no" | "unknown" {
  if (answeredBy.length === 0) return kept.answeredBy.length === 0 ? "unknown" : "no";
  const isCited = answeredBy.every((sentence) => cited.some(({ text }) => holds(text, sentence)));
  if (!isCited) return "no";
  if (sameMembers(answeredBy.map(fingerprint), kept.answeredBy)) return "yes";
  // A source works an answer out from statements: they must be the ones that answer this question too, and hold its values.
  const told = answeredBy.join("\n");
  return origin === "graph" && values.length > 0 && values.every((value) => told.includes(value)) ? "yes" : "no";
}

/** Whether each cited piece is found again near the top, and nothing new stands above the last of them. */
function standing(pieces: readonly EvidencePiece[], kept: KeptEvidence, cited: readonly Citation[]): Disagreement | undefined {
  let last = 0;
  for (const citation of cited) {
    const rank = pieces.findIndex((piece) => piece.source === citation.source && holds(piece.text, citation.text));
    const before = kept.places.indexOf(placeOf(citation));
    if (rank < 0 || rank >= Math.max(NEAR_TOP, cited.length + 1, before + 2)) return "not found";
    last = Math.max(last, rank);
  }
  return pieces.slice(0, last).every((piece) => kept.places.includes(placeOf(piece))) ? undefined : "outranked";
}

/** A source tells more or fewer statements of a thing for another question: each line must be there, unchanged. */
function holds(text: string, part: string): boolean {
  if (text.includes(part)) return true;
  const lines = new Set(text.split("\n").map((line) => line.trim()));
  return part.split("\n").every((line) => lines.has(line.trim()));
}
