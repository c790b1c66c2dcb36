import { JOINS, RELATIONS, type RelationWords } from "../../../../language/relation-words.js";
import type { CheckContext } from "../../checking/check-context.js";
import type { EvidenceUnit } from "../../reading/evidence-units.js";
import { isComparable, termFit, topicsOf } from "../../reading/topics.js";
import { says, termsOf, type WeightedTerm } from "../asked-terms.js";
import { expectedAnswer } from "../expected-answer.js";
import { questionParts } from "../question-parts.js";

/** A quotation that says so much of the question may say the rest in words that nobody listed. */
const ENOUGH = 0.6;
/** Where what it doesn't say is the relation itself. */
const ENOUGH_BESIDE_RELATION = 0.7;
const UNMET = 0.3;
const BY_HEADING = 0.8;
/** Tell what kind of answer is asked for. */
const KINDS = /^(?:dat|day|tim|year|town|city|firm|animal|number|ag|long|larg|man|woman|人|年|月|日|天|多|子|条|号)$/u;

const STATES_KIND = / — (?:type|class|kind|instance of|occupation|profession|类型|种类|类别|职业) → /u;

/**
 * Whether the question's relation isn't said by what would be quoted, while the evidence says it of something else: "A Life on Stilts" was edited
 * by one; what was ghostwritten is another book. Pure.
 */
export function lacksRelation(quoted: readonly EvidenceUnit[], context: CheckContext, whole: CheckContext): boolean {
  if (quoted.length === 0 || questionParts(whole.question.text).length > 1) return false;
  return saysElsewhere(quoted, context, whole) || lacksJoin(quoted, whole);
}

function saysElsewhere(quoted: readonly EvidenceUnit[], context: CheckContext, whole: CheckContext): boolean {
  const { terms, names } = termsOf(whole);
  const asking = askingClause(whole.question.folded);
  const asked = terms.filter(
    ({ term }) => !KINDS.test(term.text) && quoted.every(({ own }) => isComparable(term, own.folded.split("\n")[0] ?? "")),
  );
  const share = shareOf(asked, quoted);
  const isUnmet = (one: WeightedTerm): boolean =>
    (!one.term.isHan || asking.includes(one.term.text)) &&
    fitIn(one, quoted) < UNMET &&
    share < (RELATIONS.some((relation) => isOf(one, relation)) ? ENOUGH_BESIDE_RELATION : ENOUGH);
  const unmet = asked.filter(isUnmet);
  // A label says in a word what a sentence says in several.
  const isProse = quoted.every(({ kind }) => kind === "sentence");
  const isOther = (unit: EvidenceUnit): boolean =>
    !quoted.includes(unit) &&
    !STATES_KIND.test(unit.text) &&
    (!context.units.includes(unit) ||
      (names.length === 0 ? quoted.every(({ piece }) => piece !== unit.piece) : !names.every((name) => says(unit, name))));
  return whole.units.some(
    (unit) =>
      isOther(unit) &&
      unmet.some(({ term }) => termFit(term, topicsOf(unit.own)) === 1) &&
      (isProse || !context.units.includes(unit)) &&
      shareOf(asked, [unit]) > (isProse && !context.units.includes(unit) ? share : Math.max(share, ENOUGH)),
  );
}

function shareOf(terms: readonly WeightedTerm[], units: readonly EvidenceUnit[]): number {
  const all = terms.reduce((sum, { weight }) => sum + weight, 0);
  return all === 0 ? 1 : terms.reduce((sum, one) => sum + one.weight * fitIn(one, units), 0) / all;
}

function fitIn({ term }: WeightedTerm, units: readonly EvidenceUnit[]): number {
  return Math.max(
    0,
    ...units.flatMap(({ own, about }) => [termFit(term, topicsOf(own)), termFit(term, topicsOf(about)) * BY_HEADING]),
  );
}

/** 烤面包，炉子要多热: what comes before the comma only tells when. */
function askingClause(folded: string): string {
  const clauses = folded.split(/[，,；;]/u).filter((clause) => /谁|哪|什么|何|多|几|怎/u.test(clause));
  return clauses.at(-1) ?? folded;
}

/** A term may be a word without its ending. */
function isOf({ term }: WeightedTerm, { han, latin }: RelationWords): boolean {
  return term.isHan ? han.includes(term.text) : term.text.length > 2 && latin.some((word) => word.startsWith(term.text));
}

/** Who was born, buried, taught, isn't told by what says nothing of it. */
function lacksJoin(quoted: readonly EvidenceUnit[], context: CheckContext): boolean {
  const { question } = context;
  if (expectedAnswer(question.text).type === "thing") return false;
  const asked = RELATIONS.filter(({ name, isWeak }) => !isWeak && JOINS.has(name) && question.relations.has(name));
  const said = new Set(quoted.flatMap(({ own, about }) => [...own.relations, ...about.relations]));
  const alike = termsOf(context).terms.filter((one) => fitIn(one, quoted) > 0.5);
  return asked.some(
    (relation) => ![...relation.saidBy].some((other) => said.has(other)) && !alike.some((term) => isOf(term, relation)),
  );
}
