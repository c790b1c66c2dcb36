import { HAN_RELATION_WORDS, LATIN_RELATIONS, RELATIONS } from "../../../language/relation-words.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import { ENGLISH_FUNCTION_WORDS, HAN_FUNCTION_SET, HAN_FUNCTION_WORDS } from "../reading/function-words.js";
import { type Quantity, supportsQuantity } from "../reading/quantities.js";
import { clauseReadings, fold, hasWord, nameRuns, type Reading } from "../reading/reading.js";
import type { Claim, Scope } from "./claims.js";

const FUNCTION_PATTERN = new RegExp(HAN_FUNCTION_WORDS.filter((word) => word.length > 1).join("|"), "gu");
const RELATION_PATTERN = new RegExp(HAN_RELATION_WORDS.filter((word) => word.length > 1).join("|"), "gu");

/** A number that the evidence binds to something else: "2,300 teachers" of "2,300 pupils, 180 teachers". */
export function misbound(sentence: Reading, { units }: Scope): string[] {
  const wrong: string[] = [];
  for (const clause of clauseReadings(sentence)) {
    for (const quantity of clause.quantities) {
      for (const unit of units) {
        if (unit.clauses.length < 2) continue;
        const holding = unit.clauses.filter(({ quantities }) =>
          quantities.some((known) => supportsQuantity(quantity, known, false)),
        );
        if (holding.length === 0 || holding.length === unit.clauses.length) continue;
        const others = unit.clauses.filter((part) => !holding.includes(part));
        const text = clause.text.slice(quantity.start, quantity.end);
        if (boundElsewhere(quantity, clause, sentence, holding, others, unit.kind)) wrong.push(text);
      }
    }
  }
  return wrong;
}

/** A table's value under another heading than the relation the sentence gives it. */
export function inOtherCell(sentence: Reading, news: readonly Claim[], { units }: Scope): string[] {
  const rows = units.filter(({ kind }) => kind === "row");
  if (rows.length === 0 || sentence.relations.size === 0) return [];
  const cells = rows.flatMap(({ clauses }) => clauses);
  const related = cells.filter((cell) => [...sentence.relations].some((name) => cell.relations.has(name)));
  if (related.length === 0) return [];
  return news
    .filter((claim) => claim.kind !== "quantity")
    .filter((claim) => {
      const holds = (cell: Reading): boolean =>
        claim.kind === "han" ? cell.folded.includes(claim.text) : "word" in claim && hasWord(cell, claim.word);
      return cells.some(holds) && !related.some(holds) && !rows.some(({ subject }) => subject.includes(fold(claim.text)));
    })
    .map(({ text }) => text);
}

/**
 * In evidence of several parts, a name beside the wrong relation: "She discovered the Linden Medal" of "She discovered the orchid and was
 * awarded the Linden Medal".
 */
export function inOtherPart(sentence: Reading, news: readonly Claim[], { units }: Scope, question: Reading): string[] {
  if (clauseReadings(sentence).length > 1) return [];
  return units.flatMap(({ kind, clauses }) => {
    if (kind !== "sentence" || clauses.length < 2) return [];
    const related = clauses.filter((part) =>
      RELATIONS.some(({ name, isWeak }) => !isWeak && sentence.relations.has(name) && part.relations.has(name)),
    );
    const misplaced = news.filter((claim) => {
      if (claim.kind !== "name" && (claim.kind !== "han" || claim.text.length < 2 || claim.text.length > 4)) return false;
      const holds = (part: Reading): boolean => ("word" in claim ? hasWord(part, claim.word) : part.folded.includes(claim.text));
      if (!clauses.some(holds) || related.length === 0 || related.some(holds)) return false;
      return related.every((part) => hasRival(part, sentence, question));
    });
    return [...misplaced.map(({ text }) => text), ...ofSomebodyElse(sentence, news, clauses, question)];
  });
}

/** The part names something else, which the sentence could have named. */
function hasRival(part: Reading, { folded }: Reading, question: Reading): boolean {
  const isOther = (name: string): boolean => !folded.includes(name) && !question.folded.includes(name);
  if (nameRuns(part).some(isOther) || (part.quantities.length > 0 && !/\d/u.test(folded))) return true;
  return (part.folded.match(/\p{Script=Han}{2,}/gu) ?? []).some((run) =>
    run
      .replace(RELATION_PATTERN, " ")
      .replace(/[的是为由于在和与了也有现任以及其]/gu, " ")
      .split(" ")
      .some((word) => word.length > 1 && isOther(word) && !HAN_FUNCTION_SET.has(word)),
  );
}

/** The part that has the number is about what the question names, and the sentence gives it to something else. */
function ofSomebodyElse(sentence: Reading, news: readonly Claim[], clauses: readonly Reading[], question: Reading): string[] {
  const asked = /\p{Script=Han}{2,3}(?=什么时候|何时|哪|多少|在|的|是|有|怎|几)/u.exec(question.folded)?.[0];
  const [quantity] = sentence.quantities;
  if (quantity !== undefined) {
    const part = clauses.filter((one) => one.quantities.some((known) => supportsQuantity(quantity, known, false)));
    const [holder] = part.length === 1 ? part : [];
    const dropped =
      holder === undefined
        ? []
        : nameRuns(question).filter((run) => holder.folded.includes(run) && !sentence.folded.includes(run));
    const taken =
      holder === undefined
        ? []
        : nameRuns(sentence).filter((run) => !holder.folded.includes(run) && clauses.some((one) => one.folded.includes(run)));
    if (dropped.length > 0 && taken.length > 0) return taken;
  }
  if (asked === undefined || quantity === undefined || sentence.folded.includes(asked)) return [];
  const holding = clauses.filter((part) => part.quantities.some((known) => supportsQuantity(quantity, known, false)));
  if (holding.length !== 1 || holding[0]?.folded.includes(asked) !== true) return [];
  return news
    .filter((claim) => claim.kind === "han" && claim.text.length > 1 && holding[0]?.folded.includes(claim.text) === false)
    .map(({ text }) => text);
}

function boundElsewhere(
  quantity: Quantity,
  clause: Reading,
  sentence: Reading,
  holding: readonly Reading[],
  others: readonly Reading[],
  kind: EvidenceUnit["kind"],
): boolean {
  if (sharesWords(clause, holding, others)) return false;
  const relations = [...clause.relations];
  const isHere = relations.some((name) => holding.some((part) => part.relations.has(name)));
  const isThere = relations.some((name) => others.some((part) => part.relations.has(name)));
  const otherRelation = holding.every((part) =>
    RELATIONS.some(({ name, isWeak }) => (!isWeak || kind === "row") && part.relations.has(name)),
  );
  const isSameKind = (known: Quantity): boolean =>
    known.kind === quantity.kind &&
    (known.kind !== "number" || quantity.kind !== "number" || known.dimension === quantity.dimension);
  const hasRivalThere = others.some(
    (part) => relations.some((name) => part.relations.has(name)) && part.quantities.some(isSameKind),
  );
  if (!isHere && !isThere && saysNothingElse(quantity, clause, holding, others, kind === "row" ? () => true : isSameKind))
    return true;
  if (!isHere && isThere && (otherRelation || hasRivalThere) && kind !== "fact") return true;
  // Another date or number of the same kind stands with it, which the sentence replaces.
  const rivals = clause.quantities.filter(
    (quantity) => !holding.some((part) => part.quantities.some((known) => supportsQuantity(quantity, known, false))),
  );
  return rivals.some(
    (rival) =>
      others.some((part) => part.quantities.some((known) => supportsQuantity(rival, known, false))) &&
      holding.every((part) =>
        part.quantities.some(
          (known) =>
            known.kind === rival.kind &&
            (known.kind !== "number" || rival.kind !== "number" || known.dimension === rival.dimension) &&
            !sentence.quantities.some((said) => supportsQuantity(said, known, false)),
        ),
      ),
  );
}

/** Besides the number, the sentence says a word that only the part with the number says. */
function sharesWords(clause: Reading, holding: readonly Reading[], others: readonly Reading[]): boolean {
  return clause.words.some(
    (word) =>
      !ENGLISH_FUNCTION_WORDS.has(word.folded) &&
      !LATIN_RELATIONS.has(word.folded) &&
      holding.some((part) => hasWord(part, word)) &&
      !others.some((part) => hasWord(part, word)),
  );
}

/** The part with the number shares nothing else with the sentence; another part, with a number of its own, does. */
function saysNothingElse(
  quantity: Quantity,
  clause: Reading,
  holding: readonly Reading[],
  others: readonly Reading[],
  isSameKind: (known: Quantity) => boolean,
): boolean {
  const rest = `${clause.folded.slice(0, quantity.start)} ${clause.folded.slice(quantity.end)}`.replace(FUNCTION_PATTERN, " ");
  const words = [
    ...(rest.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) =>
      Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
    ),
  ];
  const shares = (part: Reading): boolean => words.some((word) => part.folded.includes(word));
  return !holding.some(shares) && others.some((part) => shares(part) && part.quantities.some(isSameKind));
}

/** "From March to November" of "November to March". */
export function turnedRange(sentence: Reading, { units }: Scope): string[] {
  const place = (unit: EvidenceUnit, quantity: Quantity): number =>
    unit.own.quantities.findIndex((known) => supportsQuantity(quantity, known, true));
  return sentence.quantities.flatMap((from, index) => {
    const to = sentence.quantities[index + 1];
    if (
      to === undefined ||
      !/^\s?(?:至|到|—+|-|–|~|to|until|till)\s?[^\d,，。]{0,4}$/u.test(sentence.text.slice(from.end, to.start))
    )
      return [];
    const turned = units.some((unit) => place(unit, to) >= 0 && place(unit, from) > place(unit, to));
    return turned ? [sentence.text.slice(from.start, to.end)] : [];
  });
}
