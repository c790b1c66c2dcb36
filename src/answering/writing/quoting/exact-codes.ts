import type { CheckContext } from "../checking/check-context.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";

/** `e-90`, `kx-500`, `jl-95-1108`, `s2`: letters, then digits. */
const CODE =
  /(?<![\p{Script=Latin}\p{N}._-])\p{Script=Latin}{1,6}[-_/]?\d{1,8}(?:[-_/.]\d{1,8}){0,4}(?![\p{Script=Latin}\p{N}_-]|\.\d)/gu;
/** What reads like a code and is none: a quarter, a plural, a size of paper. */
const NO_CODE = /^(?:q[1-4]|h[12]|a[0-6]|in\d+|on\d+|at\d+|no\d+|co2|h2o)$/u;

/** Codes, model numbers and serial numbers that a text names; folded. Pure. */
export function codesIn(folded: string): readonly string[] {
  return [...new Set(folded.match(CODE) ?? [])].filter((code) => !NO_CODE.test(code));
}

/**
 * The context with no more than what speaks of the codes that the question names, exactly: what is said of E-91 answers nothing about E-90. By
 * another name of the same thing is as good. Undefined if nothing speaks of one of them. Pure.
 */
export function aboutItsCodes(context: CheckContext): CheckContext | undefined {
  const { folded } = context.question;
  let units = context.units.filter((unit) => !isOfAnotherYear(unit, folded));
  if (units.length === 0 && context.units.length > 0) return undefined;
  if (namesUnknownNumber(folded, units)) return undefined;
  const asked = codesIn(context.question.folded);
  for (const code of asked) {
    const names = namesOf(code, context);
    const saying = units.filter((unit) => saysOne(unit, names));
    units = units.filter((unit) => saying.includes(unit) || goesWith(unit, saying));
    if (units.length === 0) return undefined;
  }
  return units.length === context.units.length ? context : { ...context, units };
}

/** `Lumex 12`, which nothing speaks of, where there is a Lumex 4: what is said of that answers nothing about it. */
function namesUnknownNumber(question: string, units: readonly EvidenceUnit[]): boolean {
  return [...question.matchAll(/(?<![\p{L}\p{N}])(\p{Script=Latin}{3,}) (\d{1,4}[a-z]?)(?![\p{L}\p{N}.,:%-])/gu)].some(
    ([name, word = ""]) => {
      const sibling = new RegExp(`(?<![\\p{L}\\p{N}])${word} \\d{1,4}[a-z]?(?![\\p{L}\\p{N}.,:%-])`, "u");
      const says = (text: string): boolean => text.includes(name) || holds(text, name);
      return (
        !NUMBERED.test(word) &&
        units.some(({ own, about }) => sibling.test(own.folded) || sibling.test(about.folded)) &&
        !units.some(({ own, about }) => says(own.folded) || says(about.folded))
      );
    },
  );
}
const NUMBERED =
  /^(?:the|and|for|over|under|than|above|below|about|from|until|since|after|before|between|with|within|least|most|every|per|last|next|first|top|only|all|are|was|were|has|have|did|does|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)$/u;

/** A row of 2019 tells nothing about 2018. */
function isOfAnotherYear({ kind, own }: EvidenceUnit, question: string): boolean {
  const [, year] = /^(?:year|年份|年度) ?[:：] ?((?:1[5-9]|20)\d\d)\b/u.exec(own.folded) ?? [];
  const asked = question.match(/(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/gu) ?? [];
  return kind === "row" && year !== undefined && asked.length === 1 && !asked.includes(year);
}

/** Sentences after one that names the code. */
const NEAR = 2;

/** A row of another article stands in the same table, a line about another code in the same list. */
function goesWith(unit: EvidenceUnit, saying: readonly EvidenceUnit[]): boolean {
  if (unit.kind === "row") return false;
  const here = saying.filter(({ piece }) => piece === unit.piece);
  if (unit.kind !== "sentence") return here.length > 0;
  if (codesIn(unit.own.folded).length > 0) return false;
  return here.some(({ paragraph, order }) => paragraph === unit.paragraph && Math.abs(order - unit.order) <= NEAR);
}

function namesOf(code: string, { groups, units }: CheckContext): readonly string[] {
  const same = groups.filter((group) => group.includes(code)).flat();
  const stated = units.filter(({ kind, object }) => kind === "fact" && object?.trim() === code).map(({ subject }) => subject);
  const more = stated.flatMap((name) => groups.filter((group) => group.includes(name)).flat());
  return [...new Set([code, ...same, ...stated, ...more])].filter((name) => name.length > 1);
}

function saysOne({ own, about }: EvidenceUnit, names: readonly string[]): boolean {
  return names.some((name) => holds(own.folded, name) || holds(about.folded, name));
}

/** `e-9` doesn't stand in `e-90`. */
function holds(text: string, name: string): boolean {
  if (!/\d/u.test(name)) return text.includes(name);
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text.slice(Math.max(0, at - 1), at);
    const after = text.slice(at + name.length, at + name.length + 2);
    if (!/[\p{Script=Latin}\p{N}_-]/u.test(before) && !/^(?:[\p{Script=Latin}\p{N}_]|[-.]\d)/u.test(after)) return true;
  }
  return false;
}
