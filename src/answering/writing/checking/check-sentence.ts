import { withoutMarks } from "../citing/attribute.js";
import { isYesNoOrChoice } from "../quoting/expected-answer.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import { ENGLISH_FUNCTION_WORDS } from "../reading/function-words.js";
import { supportsQuantity } from "../reading/quantities.js";
import { clausesOf, fold, hasWord, nameRuns, type Reading, readText } from "../reading/reading.js";
import { isAbstention } from "./abstention.js";
import { answersQuestion } from "./answers-question.js";
import { asAsked } from "./as-asked.js";
import { isBare, subjectMissing } from "./asked-subject.js";
import { areNeighbours, chains } from "./chained-units.js";
import { type CheckContext, type CheckInput, checkContext } from "./check-context.js";
import { type Claim, type Scope, scopeOf } from "./claims.js";
import { notExtreme } from "./extremes.js";
import { isGarbled } from "./garbled.js";
import { judge, type Verdict } from "./judge-claims.js";
import { otherPredicate, otherSubject } from "./other-predicate.js";
import { placedElsewhere } from "./placed-elsewhere.js";
import { reckon } from "./reckoning/reckon.js";
import { byParts, isGathered } from "./reckoning/several-values.js";
import { repeatedUnproven } from "./repeated-question.js";
import { turnedStatements } from "./turned-statement.js";
import { weighAnswer } from "./weighing/weighed-answer.js";

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
  const reckoned = reckon(read, context);
  if (reckoned?.is === "wrong") return failed([bare]);
  if (reckoned?.is === "right") return { status: "supported", answers: true, evidence: piecesOf(reckoned.units), missing: [] };
  const check = checkWords(read, context);
  if (check.status === "neutral") return check;
  const { is, units } = weighAnswer(read, context);
  if (check.answers) return is === "outdone" || isGathered(read, context, checkClaims) ? failed([bare]) : check;
  if (is === "best") return { status: "supported", answers: true, evidence: piecesOf(units), missing: [] };
  return (is === "open" ? severalValues(read, context) : undefined) ?? check;
}

function severalValues(read: Reading, context: CheckContext): SentenceCheck | undefined {
  const evidence = byParts(read, context, checkClaims);
  return evidence === undefined ? undefined : { status: "supported", answers: true, evidence, missing: [] };
}

function checkWords(read: Reading, context: CheckContext): SentenceCheck {
  const whole = bestScope(read, context);
  if (whole.claims === 0) return { status: "neutral", answers: false, evidence: [], missing: [] };
  if (whole.verdict.missing.length === 0) {
    const check = supported(read, whole.scope.units, context);
    return check.answers ? check : (fromElsewhere(read, whole.scope.units, context) ?? bareAnswer(read, context) ?? check);
  }
  return byClauses(read, context) ?? bareAnswer(read, context) ?? failed(whole.verdict.missing);
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

function bareAnswer(read: Reading, context: CheckContext): SentenceCheck | undefined {
  const units = asAsked(read, context);
  if (units === undefined) return undefined;
  return { status: "supported", answers: true, evidence: piecesOf(units), missing: [] };
}

function piecesOf(units: readonly EvidenceUnit[]): number[] {
  return [...new Set(units.map(({ piece }) => piece))].sort((a, b) => a - b);
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

/** {@link judge}, and what makes a sentence an answer: it adds something, is about what was asked, and says the relation asked for. */
function judgeAnswer(read: Reading, scope: Scope, context: CheckContext, isContinued: boolean): Verdict {
  const verdict = judge(read, scope, context);
  if (verdict.claims.length === 0 || verdict.missing.length > 0) return verdict;
  const missing: string[] = [];
  if (verdict.news.length === 0 && !isYesNoOrChoice(context.question.text)) missing.push(read.text);
  missing.push(
    ...repeatedUnproven(read, verdict, scope, context),
    ...otherPredicate(read, verdict, scope, context),
    ...otherSubject(verdict, scope),
    ...placedElsewhere(scope, context),
    ...turnedStatements(read, scope, context),
    ...unboundValues(read, verdict, scope, context),
    ...notExtreme(read, context),
  );
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
      (claim.kind === "han" &&
        claim.standing === "own" &&
        claim.text.length > 1 &&
        !verdict.news.includes(claim) &&
        !context.knownNames.some((name) => name.includes(claim.text))),
  );
  return verdict.news.flatMap((value) => {
    const nearest = relations
      .filter((one) => one !== value)
      .toSorted((a, b) => Math.abs(a.start - value.start) - Math.abs(b.start - value.start))[0];
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

/** One clause takes what is new from both of two neighbouring sentences. */
function isSplit(read: Reading, { news }: Verdict, [first, second]: readonly EvidenceUnit[]): boolean {
  if (first === undefined || second === undefined || !areNeighbours(first, second)) return false;
  if (clausesOf(read.text).length > 1 || /^(?:其|[他她它]们?的|(?:His|Her|Its|Their)\b)/u.test(second.text)) return false;
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
    if (used.length > 0 && !judged.scope.units.some((unit) => used.some((other) => goesWith(unit, other, clause))))
      return undefined;
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
  return { status: "supported", answers: answersQuestion(read, units, context), evidence: piecesOf(units), missing: [] };
}
