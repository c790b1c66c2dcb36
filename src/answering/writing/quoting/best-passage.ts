import type { CheckContext } from "../checking/check-context.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import { nameRuns, type Reading, readText } from "../reading/reading.js";
import { isComparable, termFit, topicsOf } from "../reading/topics.js";
import { candidateFit, counted } from "./answer-candidates.js";
import { around, asLongAs, LONGEST_PASSAGE } from "./around.js";
import { ASKS_NAME, type AskedTerms, isQuestion, says, saysNoExtreme, termsOf } from "./asked-terms.js";
import { type ExpectedAnswer, isCount, isPrice, isYesNoOrChoice } from "./expected-answer.js";
import { asksPermission, isLight, RULES } from "./permission.js";
import { isOtherKind, isRecord, namesSayIt } from "./unit-kinds.js";

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

/** What a question's word counts that stands not in the sentence itself. */
const NEARBY = { beside: 0.75, heading: 0.8, piece: 0.3, reply: 0.9 } as const;
const REPLIES = 0.9;
/** What answers the question before it says its words by answering. */
const REPLY =
  /^\s*(?:(?:答|回答|A|Answer)\s*[:：]|(?:Yes|No|Sure|Certainly|Of course|Always|Never|可以|不可以|不行|不能|能|有的?|没有|会|不会|是的|不是|当然)[,，.。;；!！])/u;

/** Of a name of the question, beside the words', which weigh about 1 to 4. */
const NAME_WEIGHT = 3;
/** Of what is asked about a name, so much must be said for a sentence to answer. */
const LEAST_SAID = 0.1;
/** That the sentence is a rule, where the question asks whether something may be done. */
const RULE_WEIGHT = 2;
/** That the sentence forbids, where the question asks what is forbidden. */
const FORBIDDING_WEIGHT = 2;

interface Asked extends AskedTerms {
  readonly expected: ExpectedAnswer;
  readonly context: CheckContext;
}

/** The passage of the documents that meets most of the question. Undefined where none meets any. Pure. */
export function bestPassage(context: CheckContext, expected: ExpectedAnswer): Passage | undefined {
  if (!kept.has(context)) kept.set(context, findPassage(context, expected));
  return kept.get(context);
}

const kept = new WeakMap<CheckContext, Passage | undefined>();

function findPassage(context: CheckContext, expected: ExpectedAnswer): Passage | undefined {
  const asked = { ...termsOf(context), expected, context };
  let best: Passage | undefined;
  const leads = [undefined, ...leadsFrom(asked)];
  for (const [at, unit] of context.units.entries()) {
    if (unit.kind === "fact" || isQuestion(unit)) continue;
    if (unit.kind === "heading" && (expected.type !== "time" || !isOfWhatIsAsked(unit, asked))) continue;
    for (const lead of leads) {
      const score = scoreOf(at, lead, asked);
      if (score > (best?.score ?? 0)) best = { units: around(at, context.units), lead, score, isNamed: asked.names.length > 0 };
    }
  }
  return underHeading(asked, best?.score ?? 0) ?? best;
}

/** "Prices (from 1 July)" tells no day on which the office is open. */
function isOfWhatIsAsked(heading: EvidenceUnit, { terms, names, context }: Asked): boolean {
  const bare = topicsOf(readText(heading.text));
  return (
    names.some((name) => says(heading, name)) ||
    terms.some(({ term }) => termFit(term, bare) > 0.5 || termFit(term, topicsOf(heading.about)) > 0.5) ||
    context.units.some(
      ({ piece, kind, own }) =>
        piece === heading.piece && kind !== "heading" && terms.some(({ term }) => termFit(term, topicsOf(own)) === 1),
    )
  );
}

/** A heading must say so much of the question for what stands under it to answer. */
const LOWEST_HEADING = 0.7;

/** What stands under the heading that asks the question, or nearly. */
function underHeading({ terms, names, expected, context }: Asked, atLeast: number): Passage | undefined {
  let best: Passage | undefined;
  for (const [at, first] of context.units.entries()) {
    if (first.order > 0 || first.kind === "fact" || first.heading === undefined || !isQuestionLike(first.heading.text)) continue;
    if (!terms.some(({ term }) => termFit(term, topicsOf(first.heading ?? first.own)) > 0.5)) continue;
    const said = topicsOf(first.about);
    const met = terms.filter(({ term }) => isComparable(term, said.text));
    const all = met.reduce((sum, { weight }) => sum + weight, 0);
    const share = all === 0 ? 0 : met.reduce((sum, { term, weight }) => sum + weight * termFit(term, said), 0) / all;
    if (share < LOWEST_HEADING) continue;
    const units = asLongAs(
      LONGEST_PASSAGE,
      context.units.slice(at).filter(({ piece }) => piece === first.piece),
    );
    const candidate = Math.max(...units.map((unit) => candidateFit(unit, context.question, expected)));
    const score = share * (0.7 + 0.3 * candidate);
    if (score > Math.max(best?.score ?? 0, atLeast)) best = { units, lead: undefined, score, isNamed: names.length > 0 };
  }
  return best;
}

function isQuestionLike(heading: string): boolean {
  return (
    /[?？]\s*$/u.test(heading) ||
    /^(?:how|what|when|where|who|why|which|can|may|do|does)\b|怎么|如何|什么|哪[些里个]|多少/iu.test(heading)
  );
}

/** Statements about what the question names that say one of its words: what they state may be what the passage is about. */
function leadsFrom({ terms, names, context }: Asked): EvidenceUnit[] {
  return context.units
    .filter(
      (unit) =>
        unit.kind === "fact" &&
        !/ — type → /u.test(unit.text) &&
        names.some((name) => unit.own.folded.includes(name)) &&
        terms.some(({ term }) => termFit(term, topicsOf(unit.own)) > 0.5),
    )
    .slice(0, 12);
}

function ends({ subject, object }: EvidenceUnit): string[] {
  return [subject, object ?? ""].filter((name) => name.length > 1 && /\p{L}{2}/u.test(name));
}

function scoreOf(at: number, lead: EvidenceUnit | undefined, { terms, names, expected, context }: Asked): number {
  const { units, question } = context;
  const unit = units[at];
  if (unit === undefined || isOtherKind(unit, question)) return 0;
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
  const before = units[at - 1];
  const isReply = before?.piece === unit.piece && isQuestion(before) && REPLY.test(unit.text);
  const replied = lead === undefined && isReply && asksMostOf(terms, before) ? before : undefined;
  const record = isRecord(piece) ? piece : [];
  let all = 0;
  let met = 0;
  let own = 0;
  let isSaid = false;
  let comparable = 0;
  let said = 0;
  const isTyped = expected.type === "number" || expected.type === "time";
  const areLight = terms.every(({ term }) => isLight(term.text)) || (isTyped && names.length > 0);
  for (const { term, weight: rarity } of terms) {
    const weight = isComparable(term, unit.own.folded) ? rarity : rarity / 2;
    const asked = replied === undefined ? 0 : termFit(term, topicsOf(replied.own)) * NEARBY.reply;
    const inside = Math.max(asked, ...[unit, ...record].map((other) => termFit(term, topicsOf(other.own))));
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
    isSaid ||= inside > 0.5 && (areLight || !isLight(term.text));
    if (isComparable(term, unit.own.folded)) {
      comparable += weight;
      said += fit > NEARBY.piece ? weight * fit : 0;
    }
  }
  if (names.length > 0 && said < comparable * LEAST_SAID) return 0;
  for (const name of names) {
    all += NAME_WEIGHT;
    met += NAME_WEIGHT * nameFit(name, unit);
  }
  if ((unit.kind === "field" || unit.kind === "row") && LABELS[expected.type]?.test(unit.text) === true) {
    all += LABEL_WEIGHT;
    met += LABEL_WEIGHT;
    own += LABEL_WEIGHT;
    isSaid = true;
  }
  if (terms.length === 0 && namesSayIt(names, unit, isReply ? before : undefined)) {
    own += NAME_WEIGHT;
    isSaid = true;
  }
  if (asksPermission(question.text) && RULES.test(unit.text) && isAboutAll(unit, terms, replied)) {
    all += RULE_WEIGHT;
    met += RULE_WEIGHT;
    own += RULE_WEIGHT;
    isSaid = true;
  }
  if (FORBIDS.test(question.text)) {
    all += FORBIDDING_WEIGHT;
    if (FORBIDS.test(unit.text)) {
      met += FORBIDDING_WEIGHT;
      own += FORBIDDING_WEIGHT;
      isSaid = true;
    }
  }
  if (own === 0 || !isSaid) return 0;
  // Whatever replies to the question answers it: "You do."
  const least = replied === undefined || isTyped ? 0 : REPLIES;
  const candidate = Math.max(least, ...around(at, units).map((one) => candidateFit(one, question, expected)));
  if (isTyped && candidate < (isCount(question.text) || isPrice(expected) ? 0.3 : 0.1) && !isYesNoOrChoice(question.text))
    return 0;
  // "the porter" is somebody, but only words in full agreement tell.
  if (expected.type === "person" && candidate < 0.2 && met < all * 0.8 && !isYesNoOrChoice(question.text)) return 0;
  if (isCount(question.text) && expected.dimensions.length === 0 && unit.kind === "sentence" && countsOthers(at, units, question))
    return 0;
  if (ASKS_NAME.test(question.text) && !around(at, units).some((one) => namesNew(one, context))) return 0;
  if (FORBIDS.test(question.text) && !around(at, units).some(({ text }) => FORBIDS.test(text))) return 0;
  if ((unit.kind === "row" || !isTyped) && saysNoExtreme(around(at, units), context)) return 0;
  // Where no name ties them, words scattered over a text don't make one place of it the answer.
  const together = names.length > 0 || own >= all * 0.4 ? 1 : 0.85;
  return together * (met / all) * (0.7 + 0.3 * candidate) * (lead === undefined ? 1 : 0.95);
}

/** Everything that the question speaks of, but for what is done with it, is what the rule is about: a rule for dogs tells nothing of cats. */
function isAboutAll(unit: EvidenceUnit, terms: AskedTerms["terms"], replied: EvidenceUnit | undefined): boolean {
  const things = terms.filter(({ term }) => !isLight(term.text));
  const says = ({ term }: AskedTerms["terms"][number]): boolean =>
    [unit.own, unit.about, ...(replied === undefined ? [] : [replied.own])].some((said) => termFit(term, topicsOf(said)) > 0.5);
  return things.length > 0 && things.every(says);
}

const MOST_ASKED = 0.7;

function asksMostOf(terms: AskedTerms["terms"], { own, about }: EvidenceUnit): boolean {
  const all = terms.reduce((sum, { weight }) => sum + weight, 0);
  const said = terms.map(({ term, weight }) => ({
    weight,
    own: termFit(term, topicsOf(own)),
    about: termFit(term, topicsOf(about)),
  }));
  return (
    said.some((one) => one.own > 0.5) &&
    said.reduce((sum, one) => sum + one.weight * Math.max(one.own, one.about * NEARBY.heading), 0) >= all * MOST_ASKED
  );
}

/** What must not be is told by a sentence that forbids. */
export const FORBIDS: RegExp =
  /\b(?:must|may|should|can|could|do|does|is|are|was|were) ?n[o']t\b|\bcannot\b|\bnever\b|\bnot\b|\bforbid|\bforbidden\b|\bprohibit|\brefuse|\bno\b|\bexcept\b|不能|不得|不许|不准|不可|禁止|不要|别(?:放|用|带|吃|喝)|忌|勿|严禁|谢绝/iu;

function nameFit(name: string, { own, about }: EvidenceUnit): number {
  if (own.folded.includes(name)) return 1;
  return about.folded.includes(name) ? 0.9 : 0.4;
}

function countsOthers(at: number, units: readonly EvidenceUnit[], question: Reading): boolean {
  const kinds = around(at, units).map(({ own }) => counted(own, question));
  return kinds.includes("another") && !kinds.includes("asked");
}

const NAMING = /[“"《「]|叫|名(?!额|单)|称|取为|(?<![\d一二三四五六七八九十])号/u;

/** Something that may be a name: in quotation marks, with a capital, after a word of naming near what is asked about. */
export function namesNew({ own, text, clauses }: EvidenceUnit, context: CheckContext): boolean {
  const { question } = context;
  if (nameRuns(own).some((name) => !question.folded.includes(name) && text.toLowerCase().includes(name))) return true;
  const { terms, names } = termsOf(context);
  return clauses.some((clause, at) => {
    if (!NAMING.test(clause.text)) return false;
    const near = topicsOf(at === 0 ? clause : readText(`${clauses[at - 1]?.text ?? ""}，${clause.text}`));
    if (!/\p{Script=Han}/u.test(question.text) || terms.length === 0 || at === 0) return true;
    return terms.some(({ term }) => termFit(term, near) > 0.5) || names.some((name) => near.text.includes(name));
  });
}

/** What a field or a cell is headed by, for each kind of question. */
const LABELS: Readonly<Partial<Record<ExpectedAnswer["type"], RegExp>>> = {
  place: /(?:^|\n|; |；)\s*(?:地点|地址|位置|场地|集合点|place|venue|location|address|where)\s*[:：]/iu,
  time: /(?:^|\n|; |；)\s*(?:时间|日期|date|time|when|days?|hours)\s*[:：]/iu,
  person: /(?:^|\n|; |；)\s*(?:作者|负责人|联系人|主讲|主持|记录|author|contact|by|chair|speaker|responsible)\s*[:：]/iu,
};

/** "Where?" needs no other word than the label. */
const LABEL_WEIGHT = 1.5;

/** A statement says both: 柘澜 of 砚河纸坊. */
function isLinked(name: string, others: readonly string[], units: readonly EvidenceUnit[]): boolean {
  return units.some(
    ({ kind, own }) => kind === "fact" && own.folded.includes(name) && others.some((other) => own.folded.includes(other)),
  );
}
