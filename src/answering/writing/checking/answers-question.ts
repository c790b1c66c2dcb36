import { isStrongRelation, RELATIONS } from "../../../language/relation-words.js";
import { hasTimeOrNumber } from "../quoting/answer-candidates.js";
import { bestCoverage, coverageOf, termsOf } from "../quoting/asked-terms.js";
import { aboutItsCodes } from "../quoting/exact-codes.js";
import { expectedAnswer, isYesNoOrChoice } from "../quoting/expected-answer.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import { fold, nameRuns, type Reading, readText } from "../reading/reading.js";
import { areNeighbours } from "./chained-units.js";
import type { CheckContext } from "./check-context.js";
import { claimsOf, scopeOf } from "./claims.js";
import { isOfOtherKind } from "./other-kind.js";

/** The units say so much of what the best ones about the same thing say of the question. */
const NEAR_BEST = 0.6;
const LOWEST_SHARE = 0.35;

/** Whether what a sentence says, carried by these units, is of the kind asked for and about what was asked. Pure. */
export function answersQuestion(read: Reading, units: readonly EvidenceUnit[], context: CheckContext): boolean {
  const { question, knownNames } = context;
  const ofItsCodes = aboutItsCodes(context);
  if (ofItsCodes !== context && !units.some((unit) => ofItsCodes?.units.includes(unit))) return false;
  const asked = relationsAsked(context);
  const wanted = RELATIONS.filter(({ name, isWeak }) => !isWeak && asked.has(name));
  const saysItself = [...read.relations].some(isStrongRelation);
  const saysOne = wanted.some(({ saidBy }) =>
    [...saidBy].some((name) => (saysItself ? read.relations.has(name) : units.some(({ own }) => own.relations.has(name)))),
  );
  if (wanted.length > 0 && !saysOne && !isNearBest(units, context)) return false;
  if (isFarFromAsked(units, context)) return false;
  if (isOfOtherKind(read, units, context)) return false;
  const { type, dimensions } = expectedAnswer(question.text);
  if (type === "person" && !isYesNoOrChoice(question.text))
    return claimsOf(read, question, scopeOf(units), knownNames).some(
      ({ kind, text, standing }) =>
        standing === "own" &&
        (kind === "name" || kind === "word" || (kind === "han" && text.length > 1)) &&
        !question.folded.includes(fold(text)),
    );
  if ((type !== "number" && type !== "time") || isYesNoOrChoice(question.text)) return true;
  return hasTimeOrNumber(read, question, type, dimensions);
}

function isNearBest(units: readonly EvidenceUnit[], context: CheckContext): boolean {
  const best = bestBeside(units, context);
  return best > 0 && coverageOf(units, context) >= best * NEAR_BEST;
}

/** The most that any place about what the question names says of it; where it names nothing, any place of the same text. */
function bestBeside(units: readonly EvidenceUnit[], context: CheckContext): number {
  if (termsOf(context).names.length > 0) return bestCoverage(context);
  const pieces = new Set(units.map(({ piece }) => piece));
  return Math.max(0, ...context.units.filter(({ piece }) => pieces.has(piece)).map((unit) => coverageOf([unit], context)));
}

/** Another place says much of what was asked, and this one and its neighbours hardly anything. */
function isFarFromAsked(units: readonly EvidenceUnit[], context: CheckContext): boolean {
  const around = context.units.filter((unit) =>
    units.some((one) => one === unit || areNeighbours(one, unit) || areNeighbours(unit, one)),
  );
  return coverageOf(around, context) < bestBeside(units, context) * LOWEST_SHARE;
}

/** The relations that the question speaks of beside its names: "Daughters of Salt" asks for nobody's daughter. */
function relationsAsked({ question, knownNames }: CheckContext): ReadonlySet<string> {
  const names = [...knownNames, ...nameRuns(question)].filter((name) => question.folded.includes(name));
  if (names.length === 0) return question.relations;
  const bare = names.sort((a, b) => b.length - a.length).reduce((text, name) => text.replaceAll(name, " "), question.folded);
  return readText(bare).relations;
}
