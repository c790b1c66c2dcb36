import { isStrongRelation, RELATIONS } from "../../../language/relation-words.js";
import { hasTimeOrNumber } from "../quoting/answer-candidates.js";
import { bestCoverage, coverageOf, termsOf } from "../quoting/asked-terms.js";
import { aboutItsCodes } from "../quoting/exact-codes.js";
import { expectedAnswer, isYesNoOrChoice } from "../quoting/expected-answer.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import { supportsQuantity } from "../reading/quantities.js";
import { fold, hasWord, nameRuns, type Reading, readText } from "../reading/reading.js";
import { groupsOf } from "../reading/topics.js";
import { areNeighbours } from "./chained-units.js";
import type { CheckContext } from "./check-context.js";
import { claimsOf, scopeOf } from "./claims.js";

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
  if (countsOther(read, question) || givesNoReason(read, units, context)) return false;
  const { type, dimensions } = expectedAnswer(question.text);
  if (type === "person" && isOnlyPlaced(read, question)) return false;
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

const PLACES = new Set(["locate", "headquarters", "capital"]);

/** "The shop is based in Ilvane" says nothing of whose it is. */
function isOnlyPlaced({ relations }: Reading, question: Reading): boolean {
  const isPlace = (name: string): boolean => PLACES.has(name);
  return relations.size > 0 && [...relations].every(isPlace) && ![...question.relations].some(isPlace);
}

/** "How many copies …?": "It had 240 pages." Every number that the sentence adds counts something else by name. */
function countsOther(read: Reading, question: Reading): boolean {
  const [, noun] = /\bhow many (\p{Ll}{3,})\b/u.exec(question.folded) ?? [];
  if (noun === undefined || hasWord(read, { folded: noun, isName: false })) return false;
  const groups = groupsOf(noun);
  const added = read.quantities.filter((one) => !question.quantities.some((asked) => supportsQuantity(one, asked, false)));
  const counted = added.map(({ end }) => /^ ((?!others\b|times\b|years\b|days\b)\p{Ll}{3,}s)\b/u.exec(read.text.slice(end))?.[1]);
  return (
    counted.length > 0 &&
    counted.every(
      (other) =>
        other !== undefined &&
        !hasWord(question, { folded: fold(other), isName: false }) &&
        !groupsOf(other).some((group) => groups.includes(group)),
    )
  );
}

const WHY = /\bwhy\b|\bhow come\b|\bfor what reason\b|为什么|为何|为啥|怎么(?:又|会|就|没|不(?!走|去))|什么原因|是何原因/iu;

/** Asked why, when or how much is no reason. */
function givesNoReason(read: Reading, units: readonly EvidenceUnit[], { question, knownNames }: CheckContext): boolean {
  if (!WHY.test(question.text)) return false;
  const added = claimsOf(read, question, scopeOf(units), knownNames).filter(
    ({ kind, text, standing }) =>
      standing === "own" && (kind !== "han" || text.length > 1) && !question.folded.includes(fold(text)),
  );
  return added.length > 0 && added.every(({ kind }) => kind === "quantity");
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
