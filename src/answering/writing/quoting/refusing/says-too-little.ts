import type { CheckContext } from "../../checking/check-context.js";
import type { EvidenceUnit } from "../../reading/evidence-units.js";
import { readText } from "../../reading/reading.js";
import { sensesIn } from "../../reading/senses.js";
import { isComparable, termFit, topicsOf } from "../../reading/topics.js";
import { says, termsOf, type WeightedTerm } from "../asked-terms.js";
import { codesIn } from "../exact-codes.js";
import { type ExpectedAnswer, isYesNoOrChoice } from "../expected-answer.js";
import { asksPermission, isLight } from "../permission.js";

const NAME_WEIGHT = 3;
const BY_HEADING = { word: 0.8, name: 0.6 } as const;
/** Of what is asked, where the kind of answer tells nothing. */
const LEAST = 0.34;
/** Where no name of the question stands here or in the heading. */
const LEAST_NAMELESS = 0.55;
/** "His daughter": a name may stand further up. */
const LEAST_BY_PRONOUN = 0.45;
const REFERS = /\b(?:he|she|it|they|his|her|its|their)\b|[他她它其]/u;

/**
 * Whether a text that would be quoted says so little of the question that it answers another one. Pure.
 *
 * @param isMeant only the name that is asked about must stand there or in the heading: it is known to answer by its meaning
 */
export function saysTooLittle(
  quoted: readonly EvidenceUnit[],
  context: CheckContext,
  { type }: ExpectedAnswer,
  isMeant = false,
): boolean {
  const { text, folded } = context.question;
  // A code that was looked for exactly says enough.
  if (codesIn(folded).some((code) => quoted.some(({ own }) => own.folded.includes(code)))) return false;
  if (isYesNoOrChoice(text) || asksPermission(text) || quoted.some(({ kind }) => kind === "fact")) return false;
  const { terms, names } = termsOf(context);
  const share = shareOf(quoted, terms, names, relationsSaid(quoted, context));
  if (!isMeant && type !== "number" && type !== "time" && share < LEAST) return true;
  if (names.length === 0 || names.some((name) => quoted.some((unit) => says(unit, name)))) return false;
  return share < (quoted.some(({ own }) => REFERS.test(own.folded)) ? LEAST_BY_PRONOUN : LEAST_NAMELESS);
}

/** "from" alone says hardly anything. */
const SHORTEST_PHRASE = 5;

/** The question's own phrases for a relation that a row or a field says in whatever words. */
function relationsSaid(quoted: readonly EvidenceUnit[], { question }: CheckContext): string {
  const said = new Set(
    quoted
      .filter(({ kind }) => kind !== "sentence")
      .flatMap(({ own }) =>
        sensesIn(own).filter(
          ({ start, end }) => /\p{Script=Han}/u.test(own.folded.slice(start, end)) || end - start >= SHORTEST_PHRASE,
        ),
      )
      .flatMap(({ senses }) => [...senses]),
  );
  return sensesIn(question)
    .filter(({ senses }) => [...senses].some((sense) => said.has(sense)))
    .map(({ start, end }) => question.folded.slice(start, end))
    .join("\n");
}

function shareOf(
  quoted: readonly EvidenceUnit[],
  terms: readonly WeightedTerm[],
  names: readonly string[],
  relations: string,
): number {
  const phrases = topicsOf(readText(relations));
  let all = 0;
  let met = 0;
  for (const { term, weight } of terms) {
    const isScrap = term.isHan && term.text.length === 1 && term.groups.length === 0;
    if (isScrap || isLight(term.text) || !quoted.some(({ own }) => isComparable(term, own.folded))) continue;
    all += weight;
    met +=
      weight *
      most(quoted, ({ own, about }) =>
        Math.max(
          Math.floor(termFit(term, phrases)),
          termFit(term, topicsOf(own)),
          BY_HEADING.word * termFit(term, topicsOf(about)),
        ),
      );
  }
  for (const name of names) {
    all += NAME_WEIGHT;
    met += NAME_WEIGHT * most(quoted, (unit) => (unit.own.folded.includes(name) ? 1 : says(unit, name) ? BY_HEADING.name : 0));
  }
  return all === 0 ? 1 : met / all;
}

function most(units: readonly EvidenceUnit[], fit: (unit: EvidenceUnit) => number): number {
  return Math.max(0, ...units.map(fit));
}
