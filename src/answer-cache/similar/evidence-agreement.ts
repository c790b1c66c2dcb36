import { type AreAlike, sameMembers } from "../guards/guard.js";
import type { Citation, KeptAnswer } from "../kept-answer.js";
import { type EvidencePiece, fingerprint, type KeptEvidence, placeOf, type QuestionEvidence } from "./question-evidence.js";

/**
 * Why a kept answer isn't proven to answer another question: a source works out another answer; the question names other things; what answers it
 * stands elsewhere; it asks by words that the answering sentence doesn't have, or for another fact of the same sentence; a piece that the answer cites
 * isn't found near the top; something stands above it that the kept question didn't find.
 */
export type Disagreement = "worked out otherwise" | "things" | "answered otherwise" | "words" | "not found" | "outranked";

const same: AreAlike = (one, other) => one === other;

/** Pieces that the answer cites must be among the first so many, or as high as for its own question. */
const NEAR_TOP = 4;

/**
 * Why the evidence doesn't say that the answer to one question answers another; the first of {@link disagreements}, undefined if there is none. Pure.
 *
 * @param asked of the question at hand; @param kept of the question that the answer was made for
 * @param areAlike words that mean the same. Defaults to equal ones
 */
export function disagreement(
  asked: QuestionEvidence,
  kept: KeptEvidence,
  answer: KeptAnswer,
  areAlike: AreAlike = same,
): Disagreement | undefined {
  return disagreements(asked, kept, answer, areAlike)[0];
}

/** All of them. Pure. */
export function disagreements(
  asked: QuestionEvidence,
  kept: KeptEvidence,
  answer: KeptAnswer,
  areAlike: AreAlike = same,
): Disagreement[] {
  const { workedOut } = asked;
  const found: Disagreement[] = [];
  if (asked.things.join("\n") !== kept.things.join("\n")) found.push("things");
  // A source that answers by itself has the last word.
  if (workedOut !== undefined) return isWorkedOut(workedOut, answer) ? found : [...found, "worked out otherwise"];
  const cited = citedOf(answer);
  const carried = carriesAnswer(asked, kept, answer, cited);
  if (carried === "no") found.push("answered otherwise");
  if (!asksTheSame(asked, kept, carried === "yes", areAlike)) found.push("words");
  const place = cited.length === 0 ? "not found" : standing(asked.pieces, kept, cited);
  return place === undefined ? found : [...found, place];
}

/** Whether the kept answer is what a source works out now, from statements that the answer cites. */
function isWorkedOut({ values, statements }: NonNullable<QuestionEvidence["workedOut"]>, answer: KeptAnswer): boolean {
  if (answer.origin !== "graph" || values.length === 0 || !sameMembers(values, answer.values)) return false;
  const cited = citedOf(answer).map(({ text }) => text);
  return isWithin(statements, cited) || isWithin(cited, statements);
}

function isWithin(some: readonly string[], all: readonly string[]): boolean {
  return some.length > 0 && some.every((one) => all.some((other) => other.includes(one)));
}

/** The pieces that the text refers to. An answer that refers to none rests on nothing that could be found again. */
function citedOf({ citations }: KeptAnswer): readonly Citation[] {
  return citations.filter(({ cited }) => cited);
}

/** Whether what answers the question is what the kept answer rests on; unknown if nothing surely answers it, or nothing surely did. */
function carriesAnswer(
  { answeredBy, answeredIn }: QuestionEvidence,
  kept: KeptEvidence,
  { origin, values }: KeptAnswer,
  cited: readonly Citation[],
): "yes" | "no" | "unknown" {
  if (answeredBy.length === 0) return "unknown";
  const places = new Set(cited.map(placeOf));
  if (!answeredIn.some((piece) => places.has(placeOf(piece)))) return "no";
  if (kept.answeredBy.length === 0) return "unknown";
  const prints = answeredBy.map(fingerprint);
  // A wording may lead to a neighbouring sentence as well.
  if (isWithin(prints, kept.answeredBy) || isWithin(kept.answeredBy, prints)) return "yes";
  // A source works an answer out from statements: they must be the ones that answer this question too, and hold its values.
  const told = answeredBy.join("\n");
  return origin === "graph" && values.length > 0 && values.every((value) => told.includes(value)) ? "yes" : "no";
}

/**
 * Whether words that only one of the questions has make no other question of it. A new one must be one that the answering sentence says. If it takes
 * the place of one that the sentence says as well, they ask for two facts of one sentence.
 *
 * @param isCarried whether the sentence that answers is the one that the kept answer rests on; if not, the words must be the same
 */
function asksTheSame(asked: QuestionEvidence, kept: KeptEvidence, isCarried: boolean, areAlike: AreAlike): boolean {
  const said = asked.answeredBy.join("\n").toLowerCase();
  const words = {
    added: asked.words.filter((word) => !isAmong(word, kept.words, areAlike)),
    left: kept.words.filter((word) => !isAmong(word, asked.words, areAlike)),
  };
  const relations = {
    added: asked.relations.filter((relation) => !kept.relations.includes(relation)),
    left: kept.relations.filter((relation) => !asked.relations.includes(relation)),
  };
  const added = words.added.length + relations.added.length;
  const left = words.left.length + relations.left.length;
  if (added + left === 0) return true;
  if (!isCarried) return false;
  // A single Han character may be part of any word.
  const saysWord = (word: string): boolean => word.length > 1 && said.includes(word);
  const saysRelation = (relation: string): boolean => asked.answeredRelations.includes(relation);
  if (!words.added.every(saysWord) || !relations.added.every(saysRelation)) return false;
  // What the sentence says and only the kept question asks for: 主料是谁命名的 is not 是谁命名的.
  return !(words.left.some(saysWord) || (added > 0 && relations.left.some(saysRelation)));
}

/** 磨 is part of 磨制, and 安装 of 安装包: one word more or less of a Chinese compound. */
function isAmong(word: string, words: readonly string[], areAlike: AreAlike): boolean {
  return words.some(
    (other) => other === word || (HAN.test(word) && (other.includes(word) || word.includes(other))) || areAlike(word, other),
  );
}

const HAN = /\p{Script=Han}/u;

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
