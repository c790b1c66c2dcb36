import { candidateFit } from "./answer-candidates.js";
import type { CheckContext } from "./check-sentence.js";
import type { EvidenceUnit } from "./evidence-units.js";
import { type ExpectedAnswer, isYesNoOrChoice } from "./expected-answer.js";
import { nameRuns } from "./reading.js";
import { type TopicTerm, termFit, topicsOf, topicTerms } from "./topics.js";

/** Neighbouring sentences of one paragraph, and how much of the question they meet. */
export interface Passage {
  readonly units: readonly EvidenceUnit[];
  /** A statement that leads from what the question names to what the passage is about. */
  readonly lead: EvidenceUnit | undefined;
  /** 0…1 */
  readonly score: number;
  /** The question names something, and the passage is about it. */
  readonly isNamed: boolean;
}

/** Characters of a quotation of several sentences. */
const LONGEST_PASSAGE = 300;
/** What a question's word counts that stands not in the sentence itself. */
const NEARBY = { beside: 0.75, heading: 0.6, piece: 0.3 } as const;

interface Weighted {
  readonly term: TopicTerm;
  readonly weight: number;
}

interface Asked {
  readonly terms: readonly Weighted[];
  /** Names in the question; each must stand in the piece, or something must lead to it. */
  readonly names: readonly string[];
  readonly expected: ExpectedAnswer;
  readonly context: CheckContext;
}

/** The passage of the documents that meets most of the question. Undefined where none meets any. Pure. */
export function bestPassage(context: CheckContext, expected: ExpectedAnswer): Passage | undefined {
  const asked = { ...weighed(context), expected, context };
  let best: Passage | undefined;
  const leads = [undefined, ...leadsFrom(asked)];
  for (const [at, unit] of context.units.entries()) {
    if (unit.kind === "fact" || isQuestion(unit)) continue;
    for (const lead of leads) {
      const score = scoreOf(at, lead, asked);
      if (score > (best?.score ?? 0)) best = { units: around(at, context.units), lead, score, isNamed: asked.names.length > 0 };
    }
  }
  return best;
}

/** How much of the question, but for its names, these say in their own words: 0…1. */
export function coverageOf(units: readonly EvidenceUnit[], context: CheckContext): number {
  const { terms } = weighed(context);
  const all = terms.reduce((sum, { weight }) => sum + weight, 0);
  const met = terms.reduce(
    (sum, { term, weight }) => sum + weight * Math.max(...units.map(({ own }) => termFit(term, topicsOf(own)))),
    0,
  );
  return all === 0 ? 1 : met / all;
}

/** The most that any one unit about what the question names covers. */
export function bestCoverage(context: CheckContext): number {
  const { names } = weighed(context);
  return Math.max(
    0,
    ...context.units
      .filter((unit) => !isQuestion(unit) && names.every((name) => says(unit, name)))
      .map((unit) => coverageOf([unit], context)),
  );
}

/** How many of the question's words, but for its names, these don't say in any way. */
export function termsUnmet(units: readonly EvidenceUnit[], context: CheckContext): number {
  return weighed(context).terms.filter(
    ({ term }) => !isLone(term) && !GENERIC.has(term.text) && units.every(({ own }) => termFit(term, topicsOf(own)) < 0.5),
  ).length;
}

/** Words that a statement needn't say to answer. */
const GENERIC = new Set("现在 现任 目前 如今 城市 城 国家 国 省 镇 村 年 日 月 天 名字 名 叫 称 谁 人 地方 now current today year date day city town country place name call title 位置 大 小 多 用 使用 use".split(" "));

const kept = new WeakMap<CheckContext, Pick<Asked, "terms" | "names">>();

function weighed(context: CheckContext): Pick<Asked, "terms" | "names"> {
  const known = kept.get(context);
  if (known !== undefined) return known;
  const { question, units } = context;
  const names = askedNames(context);
  const bare = names.reduce((text, name) => text.replaceAll(name, " "), question.folded);
  // A name that is asked for needs no word of naming.
  const terms = topicTerms(bare.replace(ASKS_NAME, " ")).map((term) => {
    const holding = units.filter((unit) => termFit(term, topicsOf(unit.own)) > 0.5).length;
    return { term, weight: Math.log(1 + (units.length - holding + 0.5) / (holding + 0.5)) * (isLone(term) ? 0.5 : 1) };
  });
  const found = { terms, names };
  kept.set(context, found);
  return found;
}

function isLone({ text, isHan, groups }: TopicTerm): boolean {
  return isHan && text.length === 1 && groups.length === 0;
}

/** Names that the evidence knows, and capitalised ones; the longest of those that overlap. */
function askedNames({ question, knownNames }: CheckContext): string[] {
  const all = [...new Set([...knownNames.filter((name) => question.folded.includes(name) && isNameLike(name, question.text)), ...nameRuns(question)])];
  return all.filter((name) => !all.some((other) => other !== name && other.includes(name))).sort((a, b) => b.length - a.length);
}

/** "bridge" of a graph's classes is a word. */
function isNameLike(name: string, question: string): boolean {
  return /\p{Script=Han}/u.test(name) || !new RegExp(`(?<!\\p{L})${name.replace(/[.*+?^$(){}|[\]\\]/gu, "\\$&")}`, "u").test(question);
}

function says({ own, about }: EvidenceUnit, name: string): boolean {
  return own.folded.includes(name) || about.folded.includes(name);
}

/** Statements about what the question names that say one of its words: what they state may be what the passage is about. */
function leadsFrom({ terms, names, context }: Asked): EvidenceUnit[] {
  return context.units
    .filter(
      (unit) =>
        unit.kind === "fact" &&
        names.some((name) => unit.own.folded.includes(name)) &&
        terms.some(({ term }) => termFit(term, topicsOf(unit.own)) > 0.5),
    )
    .slice(0, 12);
}

function ends({ subject, object }: EvidenceUnit): string[] {
  return [subject, object ?? ""].filter((name) => name.length > 1);
}

function scoreOf(at: number, lead: EvidenceUnit | undefined, { terms, names, expected, context }: Asked): number {
  const { units, question } = context;
  const unit = units[at];
  if (unit === undefined) return 0;
  const piece = units.filter((other) => other.piece === unit.piece);
  const isMet = (name: string): boolean => piece.some((other) => says(other, name));
  const through = lead === undefined ? [] : ends(lead).filter((name) => !names.includes(name));
  if (lead !== undefined && !through.some(isMet)) return 0;
  const unmet = names.filter((name) => !isMet(name) && !(lead?.own.folded.includes(name) === true));
  if (names.length > 0 && unmet.length === names.length) return 0;
  const here = [...names, ...through].filter((name) => !unmet.includes(name));
  if (!unmet.every((name) => isLinked(name, here, units))) return 0;
  const beside = [units[at - 1], units[at + 1]].filter(
    (other) => other?.piece === unit.piece && (other.paragraph === unit.paragraph || isQuestion(other)),
  );
  let all = 0;
  let met = 0;
  let own = 0;
  for (const { term, weight } of terms) {
    const inside = termFit(term, topicsOf(unit.own));
    const fit = Math.max(
      inside,
      lead === undefined ? 0 : termFit(term, topicsOf(lead.own)) * 0.9,
      ...beside.map((other) => (other === undefined ? 0 : termFit(term, topicsOf(other.own)) * NEARBY.beside)),
      termFit(term, topicsOf(unit.about)) * NEARBY.heading,
      ...piece.map((other) => termFit(term, topicsOf(other.own)) * NEARBY.piece),
    );
    all += weight;
    met += weight * fit;
    own += weight * inside;
  }
  if (all > 0 && own === 0) return 0;
  const candidate = Math.max(...around(at, units).map((one) => candidateFit(one, question, expected)));
  const isTyped = expected.type === "number" || expected.type === "time";
  if (isTyped && candidate < 0.1 && !isYesNoOrChoice(question.text)) return 0;
  if (ASKS_NAME.test(question.text) && !around(at, units).some((one) => namesNew(one, question.folded))) return 0;
  return (all === 0 ? 0.5 : met / all) * (0.7 + 0.3 * candidate);
}

const ASKS_NAME = /叫什么(?:名字)?|名叫|什么名字?|名字是|\b(?:called|named)\b|\bnames?\b/iu;

/** Something that may be a name: in quotation marks, with a capital, after a word of naming. */
function namesNew({ own, text }: EvidenceUnit, question: string): boolean {
  if (/[“"《「]/u.test(text) || /叫|名|称|取为|号/u.test(text)) return true;
  return nameRuns(own).some((name) => !question.includes(name) && text.toLowerCase().includes(name));
}

/** A statement says both: 柘澜 of 砚河纸坊. */
function isLinked(name: string, others: readonly string[], units: readonly EvidenceUnit[]): boolean {
  return units.some(
    ({ kind, own }) => kind === "fact" && own.folded.includes(name) && others.some((other) => own.folded.includes(other)),
  );
}

function isQuestion({ text }: EvidenceUnit): boolean {
  return /[?？]["”’」』)）]*$/u.test(text.trim());
}

/** The sentence with its neighbours, as far as the length allows: what answers may stand beside the words asked for. */
function around(at: number, units: readonly EvidenceUnit[]): EvidenceUnit[] {
  const unit = units[at];
  if (unit === undefined) return [];
  const passage = [unit];
  let length = unit.text.length;
  const add = (step: 1 | -1): void => {
    const edge = step === 1 ? passage.at(-1) : passage[0];
    const next = edge === undefined ? undefined : units[units.indexOf(edge) + step];
    if (next?.piece !== unit.piece || next.paragraph !== unit.paragraph || next.kind !== "sentence") return;
    if (length + next.text.length > LONGEST_PASSAGE) return;
    length += next.text.length;
    if (step === 1) passage.push(next);
    else passage.unshift(next);
  };
  if (unit.kind === "sentence") for (const step of [-1, 1, -1, 1] as const) add(step);
  return passage;
}
