import type { QuestionLanguage } from "../../../language/question-language.js";
import type { Edge, GraphLiteral, GraphNode, GraphObject, KnowledgeGraph } from "../knowledge-graph.js";
import { RELATION_KINDS } from "../lexicon/relation-kinds.js";
import { objectText } from "../tell-facts.js";
import { isTruth } from "./boolean-words.js";
import { weekdayIn } from "./opening-hours.js";
import { literalQuantity } from "./quantity.js";
import { listed, PREPOSITIONS } from "./relation-words.js";
import { toldUnit } from "./told-unit.js";

const CHINESE_VERBS = new Set(
  RELATION_KINDS.flatMap(({ verbs, called }) => [...listed(verbs), ...listed(called)]).filter(
    (verb) => /^\p{Script=Han}{2,}$/u.test(verb) && /(?:于|入|经|越|在|自|往|给|了)$/u.test(verb),
  ),
);

/** One statement, or several that share subject and predicate, as a clause without a stop. */
export function clause(graph: KnowledgeGraph, edges: readonly Edge[], language: QuestionLanguage): string {
  const [first] = edges;
  if (first === undefined) return "";
  const subject = graph.name(first.subject, language);
  const name = graph.spokenName(first.predicate, language);
  if (isTruthTold(first)) {
    const isSo = first.object.text === "true";
    return language === "zh" ? `${subject}（${name}：${isSo ? "是" : "否"}）` : `${subject} (${name}: ${isSo ? "yes" : "no"})`;
  }
  const values = edges.map(({ object }) => objectTold(graph, object, language));
  const told = toldUnit(name, values, language);
  const predicate = told?.name ?? name;
  const objects = join(told === undefined ? values : values.map(told.withUnit), language);
  return language === "zh" ? chineseClause(subject, predicate, objects) : englishClause(subject, predicate, objects, edges);
}

/** `accepts card payment true`: no noun that has a value, but a yes or a no. */
export function isTruthTold(edge: Edge): edge is Edge & { readonly object: GraphLiteral } {
  return edge.object.kind === "literal" && isTruth(edge.object.text);
}

/** Several subjects that share predicate and object: `Tao Jing is the author of …`. */
export function inverseClause(graph: KnowledgeGraph, edges: readonly Edge[], language: QuestionLanguage): string {
  const [first] = edges;
  if (first === undefined) return "";
  const subjects = join(
    edges.map(({ subject }) => graph.name(subject, language)),
    language,
  );
  const predicate = graph.spokenName(first.predicate, language);
  const object = objectTold(graph, first.object, language);
  if (language === "zh")
    return CHINESE_VERBS.has(predicate) ? `${subjects}${predicate}${object}` : `${object}是${subjects}的${predicate}`;
  if (edges.length === 1) return clause(graph, edges, language);
  const form = englishForm(predicate);
  if (form === "noun") return `${object} is the ${predicate} of ${subjects}`;
  if (form === "participle") return `${subjects} are ${predicate} ${object}`;
  return `${subjects}: each ${predicate} ${object}`;
}

function chineseClause(subject: string, predicate: string, objects: string): string {
  if (CHINESE_VERBS.has(predicate)) return `${subject}${predicate}${objects}`;
  return /^\p{Script=Han}/u.test(predicate) ? `${subject}的${predicate}是${objects}` : `${subject}的 ${predicate} 是${objects}`;
}

function englishClause(subject: string, predicate: string, objects: string, edges: readonly Edge[]): string {
  const form = englishForm(predicate);
  const dated = edges.every(({ object }) => object.kind === "literal" && isDate(object));
  if (form === "participle")
    return `${subject} ${dated || /^(?:born|founded|built|died|buried|opened|educated|directed|written|designed|discovered|established|published)\b/u.test(predicate) ? "was" : "is"} ${predicate} ${objects}`;
  if (form === "verb") return `${subject} ${predicate} ${objects}`;
  if (dated && /^\w+ed$/u.test(predicate))
    return `${subject} was ${predicate} ${/^\d{4}-\d\d-\d\d$/u.test(objects) ? "on" : "in"} ${objects}`;
  return `${possessive(subject)} ${predicate} ${edges.length > 1 ? "are" : "is"} ${objects}`;
}

function isDate(literal: GraphLiteral): boolean {
  const quantity = literalQuantity(literal);
  return quantity?.kind === "date" || (quantity?.kind === "number" && /^\d{4}$/u.test(literal.text));
}

function englishForm(predicate: string): "noun" | "verb" | "participle" {
  const words = predicate.split(" ");
  const last = words.at(-1) ?? "";
  const first = words[0] ?? "";
  if (words.length > 1 && PREPOSITIONS.has(last))
    return /(?:s)$/u.test(first) && !/ss$/u.test(first)
      ? "verb"
      : /^(?:place|date|year|number|country|city)$/u.test(first)
        ? "noun"
        : "participle";
  return words.length === 1 &&
    /^(?:crosses|makes|produces|wrote|keeps|influenced|owns|borders|contains|orbits|treats|causes|employs|teaches|eats|spans)$/u.test(
      predicate,
    )
    ? "verb"
    : "noun";
}

function possessive(name: string): string {
  return /s$/iu.test(name) ? `${name}’` : `${name}’s`;
}

export function valueText(graph: KnowledgeGraph, value: GraphNode | GraphLiteral, language: QuestionLanguage): string {
  return objectTold(graph, value, language);
}

export function objectTold(graph: KnowledgeGraph, object: GraphObject, language: QuestionLanguage): string {
  if (object.kind !== "literal" || object.cutFrom !== undefined) return objectText(graph, object, language);
  return weekdayIn(object.text, language === "zh") ?? literalText(object);
}

/** A literal as it is said: a time of day without its seconds, where it has none. */
export function literalText({ text, datatype }: GraphLiteral): string {
  return datatype.endsWith("#time") ? text.replace(/^(\d\d:\d\d):00(?:\.0+)?$/u, "$1") : text;
}

export function join(items: readonly string[], language: QuestionLanguage): string {
  const unique = [...new Set(items)];
  if (language === "zh") return unique.join("、");
  return unique.length < 2 ? unique.join("") : `${unique.slice(0, -1).join(", ")} and ${unique.at(-1)}`;
}
