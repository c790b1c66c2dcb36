import { isAbstention } from "./abstention.js";
import { hasTimeOrNumber } from "./answer-candidates.js";
import { isBare, subjectMissing } from "./asked-subject.js";
import { bestCoverage, coverageOf } from "./asked-terms.js";
import { withoutMarks } from "./attribute.js";
import { type Claim, claimsOf, type Scope, scopeOf } from "./claims.js";
import { type EvidenceUnit, evidenceUnits } from "./evidence-units.js";
import { expectedAnswer, isYesNoOrChoice } from "./expected-answer.js";
import { notExtreme } from "./extremes.js";
import { ENGLISH_FUNCTION_WORDS } from "./function-words.js";
import { isGarbled } from "./garbled.js";
import { type JudgeContext, judge, type Verdict } from "./judge-claims.js";
import { clausesOf, fold, hasWord, nameRuns, type Reading, readText } from "./reading.js";
import { supportsQuantity } from "./quantities.js";
import { isStrongRelation, RELATIONS } from "./relation-words.js";

export interface CheckInput {
  readonly question: string;
  readonly evidence: readonly { readonly text: string; readonly title?: string | undefined }[];
  /** Groups of names of one thing, in any language: a name of a group may stand for another. */
  readonly sameNames?: readonly (readonly string[])[] | undefined;
}

export interface SentenceCheck {
  /** `abstention`: it says that the evidence doesn't tell. `neutral`: it claims nothing. */
  readonly status: "supported" | "abstention" | "neutral" | "unsupported";
  /** Whether it holds something of the kind asked for, and speaks of the relation asked for. Only a supported sentence can. */
  readonly answers: boolean;
  /** Numbers, from 1, of the pieces that carry it: as few as do. */
  readonly evidence: readonly number[];
  /** What no evidence carries. */
  readonly missing: readonly string[];
}

/** Everything about a question and its evidence that every sentence's check needs: read once. */
export type CheckContext = JudgeContext;

const MOST_CHAINS = 150;

export function checkContext({ question, evidence, sameNames = [] }: CheckInput): CheckContext {
  const units = evidenceUnits(evidence, sameNames);
  const names = new Set<string>();
  for (const { title } of evidence) for (const part of (title ?? "").split(" › ")) names.add(fold(part).trim());
  for (const unit of units) {
    if (unit.kind !== "sentence") names.add(unit.subject.trim());
    if (unit.kind === "fact") names.add((unit.object ?? "").trim());
  }
  for (const name of sameNames.flat()) names.add(fold(name));
  const knownNames = [...names].filter((name) => name.length > 1 && name.length <= 40 && !/^\P{L}+$/u.test(name));
  const groups = sameNames.map((group) => group.map((name) => fold(name).trim()));
  return { question: readText(question), units, knownNames, groups };
}

/** Whether the evidence carries the sentence. Pure. */
export function checkSentence(sentence: string, input: CheckInput | CheckContext): SentenceCheck {
  const context = "units" in input ? input : checkContext(input);
  const bare = withoutMarks(sentence).trim();
  if (isGarbled(bare)) return failed([bare.slice(0, 80)]);
  if (isAbstention(bare)) return checkAbstention(bare, context);
  return checkClaims(bare, context);
}

function checkClaims(bare: string, context: CheckContext): SentenceCheck {
  const read = readText(bare);
  const whole = bestScope(read, context);
  if (whole.claims === 0) return { status: "neutral", answers: false, evidence: [], missing: [] };
  if (whole.verdict.missing.length === 0) {
    const check = supported(read, whole.scope.units, context);
    return check.answers ? check : (fromElsewhere(read, whole.scope.units, context) ?? check);
  }
  return byClauses(read, context) ?? failed(whole.verdict.missing);
}

/** Another single unit that carries the sentence and is about what was asked. */
function fromElsewhere(read: Reading, used: readonly EvidenceUnit[], context: CheckContext): SentenceCheck | undefined {
  for (const unit of context.units) {
    if (used.includes(unit) || judgeAnswer(read, scopeOf([unit]), context, false).missing.length > 0) continue;
    const check = supported(read, [unit], context);
    if (check.answers) return check;
  }
  return undefined;
}

function failed(missing: readonly string[]): SentenceCheck {
  return { status: "unsupported", answers: false, evidence: [], missing };
}

/** "The teacher of Lin is Chen, but the evidence does not say where he was born": what it does say must hold. */
function checkAbstention(bare: string, context: CheckContext): SentenceCheck {
  const said = bare
    .split(/[,，;；]|(?:\s|^)(?:but|however)\s|但是?|不过/u)
    .filter((part) => part.trim() !== "" && !isAbstention(part));
  const checks = said.map((part) => checkClaims(part.trim(), context)).filter(({ status }) => status !== "neutral");
  const wrong = checks.filter(({ status, missing }) => status === "unsupported" && missing.some((text) => text !== ""));
  // Of what isn't there, an abstention may name what was asked.
  const invented = wrong.filter(({ missing }) =>
    missing.some((text) => !context.question.folded.includes(fold(text)) && /[\p{L}\p{N}]{2}/u.test(text)),
  );
  if (invented.length > 0 && said.join("").length < bare.length && checks.length > 0 && hasName(said))
    return failed(invented.flatMap(({ missing }) => missing));
  const evidence = new Set(checks.filter(({ status }) => status === "supported").flatMap((check) => check.evidence));
  return { status: "abstention", answers: false, evidence: [...evidence], missing: [] };
}

function hasName(parts: readonly string[]): boolean {
  return parts.some(
    (part) => readText(part).quantities.length > 0 || nameRuns(readText(part)).length > 0 || /\p{Script=Han}/u.test(part),
  );
}

interface Judged {
  readonly scope: Scope;
  readonly verdict: Verdict;
  readonly claims: number;
}

/** The evidence that carries the text best: single units first, then two that are about one thing, or where one leads to the other. */
function bestScope(read: Reading, context: CheckContext, isContinued = false): Judged {
  let best: Judged | undefined;
  const consider = (units: readonly EvidenceUnit[]): boolean => {
    const scope = scopeOf(units);
    const verdict = judgeAnswer(read, scope, context, isContinued);
    if (best === undefined || verdict.missing.length < best.verdict.missing.length)
      best = { scope, verdict, claims: verdict.claims.length };
    return verdict.missing.length === 0;
  };
  for (const unit of context.units) if (consider([unit])) break;
  if (best !== undefined && best.verdict.missing.length > 0 && !isBare(best.verdict))
    for (const pair of chains(context)) if (consider(pair)) break;
  return best ?? { scope: scopeOf([]), verdict: judge(read, scopeOf([]), context), claims: 1 };
}

/** Statements that may be told in one sentence. */
function* chains({ units }: CheckContext): Generator<EvidenceUnit[]> {
  let left = MOST_CHAINS;
  for (const first of units) {
    for (const second of units) {
      if (first === second || !belongTogether(first, second)) continue;
      yield [first, second];
      left -= 1;
      if (left === 0) return;
    }
  }
}

function belongTogether(first: EvidenceUnit, second: EvidenceUnit): boolean {
  if (areNeighbours(first, second)) return true;
  // 何源是创办人何素问的玄孙: a statement says of somebody whom the text names what he is.
  if (first.kind === "fact" && second.kind === "sentence" && first.subject === second.subject)
    return first.object !== undefined && first.object.length > 1 && saysOrInherits(second, first.object);
  const leads = second.subject.length > 1 && first.subject !== second.subject && first.own.folded.includes(second.subject);
  const sameThing =
    first.kind !== "sentence" &&
    second.kind !== "sentence" &&
    first.subject !== "" &&
    first.subject === second.subject &&
    (first.piece === second.piece || first.kind === "fact");
  return leads || sameThing;
}

function saysOrInherits({ own, about }: EvidenceUnit, name: string): boolean {
  return own.folded.includes(name) || about.folded.includes(name);
}

/** One sentence and the next one, which goes on with it. */
function areNeighbours(first: EvidenceUnit, second: EvidenceUnit): boolean {
  return (
    first.kind === "sentence" &&
    second.kind === "sentence" &&
    first.piece === second.piece &&
    first.paragraph === second.paragraph &&
    second.order === first.order + 1
  );
}

/** {@link judge}, and what makes a sentence an answer: it adds something, is about what was asked, and says the relation asked for. */
function judgeAnswer(read: Reading, scope: Scope, context: CheckContext, isContinued: boolean): Verdict {
  const verdict = judge(read, scope, context);
  if (verdict.claims.length === 0 || verdict.missing.length > 0) return verdict;
  const missing: string[] = [];
  if (verdict.news.length === 0 && !isYesNoOrChoice(context.question.text)) missing.push(read.text);
  missing.push(...unboundValues(read, verdict, scope, context), ...notExtreme(read, context));
  if (!isContinued) missing.push(...subjectMissing(read, verdict, scope, context));
  return { ...verdict, missing };
}

/** Where two units are told in one: the sentence speaks of both, and each value stands in one unit with the relation nearest to it. */
function unboundValues(read: Reading, verdict: Verdict, { units }: Scope, context: CheckContext): string[] {
  if (units.length < 2) return [];
  const spoken = (unit: EvidenceUnit): boolean =>
    verdict.claims.some(
      (claim) =>
        (claim.kind === "word" && hasWord(unit.own, claim.word)) ||
        (claim.kind === "han" &&
          claim.text.length > 1 &&
          unit.own.folded.includes(claim.text) &&
          !context.knownNames.some((name) => name.includes(claim.text))),
    ) ||
    verdict.claims.some(
      (claim) =>
        claim.kind === "relation" &&
        claim.relations.some(({ saidBy }) => [...saidBy].some((name) => unit.own.relations.has(name))),
    );
  if (!units.every(spoken)) return units.map(({ text }) => text);
  if (isSplit(read, verdict, units)) return [read.text];
  const relations = verdict.claims.filter(
    (claim) =>
      (claim.kind === "relation" && claim.relations.some(({ isWeak }) => !isWeak)) ||
      (claim.kind === "word" && claim.standing === "own" && !verdict.news.includes(claim)) ||
      (claim.kind === "han" && claim.standing === "own" && claim.text.length > 1 && !verdict.news.includes(claim) && !context.knownNames.some((name) => name.includes(claim.text))),
  );
  return verdict.news.flatMap((value) => {
    const nearest = relations.filter((one) => one !== value).toSorted((a, b) => Math.abs(a.start - value.start) - Math.abs(b.start - value.start))[0];
    if (nearest === undefined) return [];
    // 绍兴人: from there.
    if (
      read.text.startsWith("人", value.start + value.text.length) &&
      units.some(({ own }) => own.relations.has("birth") && own.folded.includes(value.text))
    )
      return [];
    if (isPlacedBefore(read, value.text, units)) return [];
    const isBound = units.some((unit) => {
      const judged = judge(readText(`${value.text} ${nearest.text}`), scopeOf([unit]), context);
      return judged.claims.every(({ standing }) => standing === "own");
    });
    return isBound ? [] : [value.text];
  });
}

function isNearBest(units: readonly EvidenceUnit[], context: CheckContext): boolean {
  const best = bestCoverage(context);
  return best > 0 && coverageOf(units, context) >= best * NEAR_BEST;
}

/** Another place says much of what was asked, and this one and its neighbours hardly anything. */
function isFarFromAsked(units: readonly EvidenceUnit[], context: CheckContext): boolean {
  const around = context.units.filter((unit) => units.some((one) => one === unit || areNeighbours(one, unit) || areNeighbours(unit, one)));
  return coverageOf(around, context) < bestCoverage(context) * LOWEST_SHARE;
}

/** The relations that the question speaks of beside its names: "Daughters of Salt" asks for nobody's daughter. */
function relationsAsked({ question, knownNames }: CheckContext): ReadonlySet<string> {
  const names = [...knownNames, ...nameRuns(question)].filter((name) => question.folded.includes(name));
  if (names.length === 0) return question.relations;
  const bare = names.sort((a, b) => b.length - a.length).reduce((text, name) => text.replaceAll(name, " "), question.folded);
  return readText(bare).relations;
}

/** One clause takes what is new from both of two neighbouring sentences. */
function isSplit(read: Reading, { news }: Verdict, [first, second]: readonly EvidenceUnit[]): boolean {
  if (first === undefined || second === undefined || !areNeighbours(first, second)) return false;
  if (clausesOf(read.text).length > 1) return false;
  const isIn = (claim: Claim, { own }: EvidenceUnit): boolean => {
    if (claim.kind === "quantity") return own.quantities.some((known) => supportsQuantity(claim.quantity, known, true));
    return claim.kind === "name" || claim.kind === "word" ? hasWord(own, claim.word) : own.folded.includes(fold(claim.text));
  };
  return ![first, second].some((unit) => news.every((claim) => isIn(claim, unit)));
}

/** A sentence of several parts: each carried by evidence of its own, all about one thing. */
function byClauses(read: Reading, context: CheckContext): SentenceCheck | undefined {
  const clauses = clausesOf(read.text).map(readText);
  if (clauses.length < 2 || clauses.some(isOnlyNames)) return undefined;
  const used: EvidenceUnit[] = [];
  for (const clause of clauses) {
    const judged = bestScope(clause, context, used.length > 0);
    if (judged.claims === 0) continue;
    if (judged.verdict.missing.length > 0) return undefined;
    if (used.length > 0 && !judged.scope.units.some((unit) => used.some((other) => goesWith(unit, other, clause)))) return undefined;
    used.push(...judged.scope.units);
  }
  return supported(read, used, context);
}

/** "The Cheng" of "The Cheng and the Lan flow …": part of a list, which is held against evidence as a whole. */
function isOnlyNames({ words, quantities, folded }: Reading): boolean {
  return (
    !/\p{Script=Han}/u.test(folded) &&
    words.some(({ isName }) => isName) &&
    quantities.length === 0 &&
    words.every(({ isName, folded: word }) => isName || ENGLISH_FUNCTION_WORDS.has(word))
  );
}

/** 江右省的浔阳, "Tarn, Northmark": where a thing is, said with its name. */
function isPlacedBefore({ folded }: Reading, value: string, units: readonly EvidenceUnit[]): boolean {
  const place = fold(value);
  return units.some(
    ({ own, subject }) =>
      own.folded.includes(place) &&
      subject.length > 1 &&
      [`${place}的${subject}`, `${place}${subject}`, `${subject}, ${place}`].some((both) => folded.includes(both)),
  );
}

/** Of another paragraph, a part must name what it speaks of. */
function goesWith(unit: EvidenceUnit, other: EvidenceUnit, clause: Reading): boolean {
  if (!isAboutSame(unit, other)) return false;
  if (unit.kind !== "sentence" || other.kind !== "sentence" || unit.piece !== other.piece || unit.paragraph === other.paragraph)
    return true;
  return nameRuns(clause).length > 0 || /\p{Script=Han}/u.test(clause.text);
}

/** Parts of one sentence speak of one thing: a row's, a statement's subject, or one text's. */
function isAboutSame(unit: EvidenceUnit, other: EvidenceUnit): boolean {
  if (unit.kind === "row" && other.kind === "row") return unit.subject === other.subject;
  return (
    unit.piece === other.piece ||
    unit.subject === other.subject ||
    unit.own.folded.includes(other.subject) ||
    other.own.folded.includes(unit.subject)
  );
}

function supported(read: Reading, units: readonly EvidenceUnit[], context: CheckContext): SentenceCheck {
  const evidence = [...new Set(units.map(({ piece }) => piece))].sort((a, b) => a - b);
  return { status: "supported", answers: answersQuestion(read, units, context), evidence, missing: [] };
}

/** The units say so much of what the best ones about the same thing say of the question. */
const NEAR_BEST = 0.6;
const LOWEST_SHARE = 0.35;

function answersQuestion(read: Reading, units: readonly EvidenceUnit[], context: CheckContext): boolean {
  const { question, knownNames } = context;
  const asked = relationsAsked(context);
  const wanted = RELATIONS.filter(({ name, isWeak }) => !isWeak && asked.has(name));
  const saysItself = [...read.relations].some(isStrongRelation);
  const saysOne = wanted.some(({ saidBy }) =>
    [...saidBy].some((name) => (saysItself ? read.relations.has(name) : units.some(({ own }) => own.relations.has(name)))),
  );
  if (wanted.length > 0 && !saysOne && !isNearBest(units, context)) return false;
  if (isFarFromAsked(units, context)) return false;
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
