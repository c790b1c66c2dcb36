import { questionLanguage } from "../../language/question-language.js";
import type { ClassRef } from "./answers/class-ref.js";
import type { Finding } from "./answers/evaluate.js";
import { unitNamed } from "./answers/quantity.js";
import type { SetQuery } from "./answers/query.js";
import type { Relation } from "./answers/relation.js";
import { type Row, valueKey } from "./answers/row.js";
import type { KnowledgeGraph } from "./knowledge-graph.js";
import { questionTense } from "./question-tense.js";

/** A part of a date: an answer that was asked for it needn't tell the whole date. */
const PARTS_OF_DATE: readonly (readonly [string, RegExp])[] = [
  ["year", /\byears?\b|哪[一]?年|何年|年份|几几年/iu],
  ["month", /\bmonths?\b|哪[一个]*月|几月|何月/iu],
  ["weekday", /\bweekdays?\b|\b(?:which|what) day of the week\b|星期几|周几|礼拜几/iu],
  ["century", /\b(?:century|decade)\b|世纪|年代/iu],
];
const ISO_DATE = /^-?\d{4,}-\d\d-\d\d(?:T|$)/u;
/** What a number is asked in, whether or not the graph has it in that. */
const UNIT =
  /\b(?:met(?:re|er)s?|kilomet(?:re|er)s?|km|feet|foot|ft|miles?|inch(?:es)?|kilograms?|kg|pounds?|tonn?e?s|hours?|minutes?|seconds?|days?|weeks?|dollars?|euros?|yuan|percent|acres?|hectares?)\b|公里|千米|英里|英尺|厘米|公斤|千克|米|斤|吨|小时|分钟|秒|天|周|美元|欧元|公顷|亩|里/giu;

/**
 * A canonical form of what a question was understood as and came to: the operation, its path of relations, its limits, and what it led to.
 * Words that name the same relation have the same form, since only the predicates that the answer rests on stay. A noun that leaves out
 * nothing (`the city where`) is no difference.
 */
export function meaningOf(question: string, { query, proof, ...found }: Finding, graph: KnowledgeGraph): string {
  const used = new Set(proof.map(({ predicate }) => predicate));
  const kinds: (readonly string[])[] = [];
  // A word that leads either way tells less than one that leads one way, though both come to the same.
  const path = ({ id, paths, single, kinds: its }: Relation): string => {
    kinds.push(its);
    const steps = paths.filter(({ predicate }) => used.has(predicate));
    return steps.length === 0 ? id : `${single ? "1" : ""}${steps.map(stepKey).sort().join("|")}`;
  };
  // What a noun left out shows in what is listed.
  const isListed = found.kind !== "truth";
  const form = (set: SetQuery): unknown => {
    switch (set.op) {
      case "named":
        return set.key;
      case "class":
        return ["class", classKey(set.noun)];
      case "follow":
        return [form(set.from), path(set.relation)];
      case "narrow":
        return isListed && set.set.op !== "class" ? form(set.set) : [form(set.set), classKey(set.noun)];
      case "and": {
        const telling = isListed ? set.sets.filter(({ op }) => op !== "class") : set.sets;
        const forms = (telling.length === 0 ? set.sets : telling).map((part) => form(part));
        return forms.length === 1 ? forms[0] : ["and", ...sorted(forms)];
      }
      case "either":
        return ["either", ...sorted(set.sets.map((part) => form(part)))];
      case "where":
        return ["where", form(set.set), path(set.relation), set.comparison, set.value];
      case "beyond":
        return ["beyond", form(set.set), path(set.scale), set.more, form(set.than)];
      case "most":
        return ["most", form(set.set), path(set.scale), set.great, set.size, set.ranks];
      case "mostOften":
        return ["mostOften", form(set.set), path(set.relation), set.great, set.noun && classKey(set.noun)];
      case "open":
        return ["open", form(set.set), set.when, set.isShut];
      case "longestOpen":
        return ["longestOpen", form(set.set), set.great];
      case "except":
        return ["except", form(set.set), set.less === undefined ? "named" : form(set.less)];
      case "lacks":
        return ["lacks", form(set.set), path(set.relation), form(set.values)];
    }
  };
  /** Whether a owns b is whether b is owned by a. */
  const whether = (set: SetQuery, among: SetQuery): readonly unknown[] => {
    if (set.op !== "named" || among.op !== "follow" || among.from.op !== "named") return [form(set), form(among)];
    const led = path(among.relation);
    const turned = led.replace(/[<>](?=[^|]*)/gu, (sign) => (sign === "<" ? ">" : "<"));
    const ways = [
      [form(set), form(among.from), led],
      [form(among.from), form(set), turned],
    ];
    return ways.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))[0] ?? [];
  };
  const asked = ((): readonly unknown[] => {
    switch (query.ask) {
      case "which":
      case "count":
        return [form(query.set)];
      case "whether":
        return whether(query.set, query.among);
      case "whetherClass":
        return [form(query.set), classKey(query.noun)];
      case "whetherMore":
        return [form(query.set), form(query.than), path(query.scale), query.more, query.orEqual === true];
      case "difference":
        return [form(query.set), form(query.than), path(query.scale)];
      case "parts":
        return [query.queries.length];
      case "whetherSame":
        return [sorted(query.sets.map((set) => form(set))), path(query.relation), query.noun && classKey(query.noun)];
      case "whetherOpen":
        return [form(query.set), query.when, query.isShut];
      case "whetherWhere":
        return [form(query.set), path(query.relation), query.comparison, query.value, query.until];
    }
  })();
  return JSON.stringify([
    query.ask,
    asked,
    found.kind,
    resultOf(question, found, graph),
    found.kind === "rows" ? grain(question, found.rows) : [],
    // When something was is told by the same date as when it is.
    found.kind === "rows" && areDates(found.rows) ? "" : questionTense(question, questionLanguage(question), kinds),
  ]);
}

type Found = { [Kind in Finding["kind"]]: Omit<Extract<Finding, { kind: Kind }>, "query" | "proof"> }[Finding["kind"]];

function resultOf(question: string, found: Found, graph: KnowledgeGraph): unknown {
  switch (found.kind) {
    case "truth":
      return found.truth;
    case "amount":
      return found.amount;
    case "parts":
      // Where and when is when and where.
      return found.findings.map((part) => meaningOf(question, part, graph)).sort();
    case "rows":
    case "count":
      return found.rows.map((row) => `${statedKey(row, graph)} ${row.measure === undefined ? "" : valueKey(row.measure)}`).sort();
  }
}

/** What is told in each language is the same whichever it is asked in. */
function statedKey({ value, proof }: Row, graph: KnowledgeGraph): string {
  const edge = proof.at(-1);
  if (value.kind !== "literal" || value.language === "" || edge === undefined) return valueKey(value);
  const same = graph
    .outgoing(edge.subject)
    .filter(({ predicate, object }) => predicate === edge.predicate && object.kind === "literal");
  const languages = same.map(({ object }) => (object.kind === "literal" ? object.language : ""));
  return new Set(languages).size === languages.length ? `${edge.subject} ${edge.predicate}` : valueKey(value);
}

/** What an answer of literals may differ by though it rests on the same statements: the part of a date, the unit of a number. */
function grain(question: string, rows: readonly Row[]): string[] {
  const literals = rows.flatMap(({ value }) => (value.kind === "literal" ? [value.text] : []));
  if (literals.length === 0) return [];
  const isYear = literals.every((text) => /^-?\d{1,4}$/u.test(text));
  const parts = isYear ? [] : PARTS_OF_DATE.flatMap(([part, asked]) => (asked.test(question) ? [part] : []));
  const units = areDates(rows) ? [] : Array.from(question.matchAll(UNIT), ([word]) => unitKey(word.toLowerCase()));
  return [...new Set([...parts, ...units])].sort();
}

function unitKey(word: string): string {
  const known = unitNamed(word);
  return known === undefined ? word : `${known.factor} ${known.unit}`;
}

function areDates(rows: readonly Row[]): boolean {
  return rows.length > 0 && rows.every(({ value }) => value.kind === "literal" && ISO_DATE.test(value.text));
}

/** A class by what stands for it in the graph: it may have a name in each language. */
function classKey({ id, types, texts, word }: ClassRef): string {
  return types.length + texts.length > 0 ? [...types, ...texts].sort().join(" ") : `class:${word?.id ?? id}`;
}

function sorted(forms: readonly unknown[]): string[] {
  return forms.map((form) => JSON.stringify(form)).sort();
}

function stepKey({ predicate, inverse }: Relation["paths"][number]): string {
  return `${inverse ? "<" : ">"}${predicate}`;
}
