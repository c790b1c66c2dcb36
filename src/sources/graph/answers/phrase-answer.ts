import type { QuestionLanguage } from "../../../language/question-language.js";
import { type Edge, type KnowledgeGraph, RDF_TYPE } from "../knowledge-graph.js";
import { CLOCK } from "./clock-time.js";
import type { Finding } from "./evaluate.js";
import { openRows } from "./open-told.js";
import { openings, openingTime } from "./opening-hours.js";
import { clause, inverseClause, isTruthTold, join, literalText, valueText } from "./phrase-facts.js";
import { literalQuantity } from "./quantity.js";
import type { SetQuery } from "./query.js";
import type { Row } from "./row.js";
import { extremeOf, toldUnit } from "./told-unit.js";

const MOST_TOLD = 50;

export interface Phrased {
  readonly text: string;
  readonly values: readonly string[];
}

const YEAR = /^\d{3,4}$/u;
const NAMES_YEAR = /\byear\b|年份$|年$/iu;
const PER_YEAR = /\bper year$|^年(?=\p{Script=Han}{2})/u;

const ORDINALS = ["", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/** The second greatest, 第2大. */
function ranked(extreme: string, rank: number, language: QuestionLanguage): string {
  if (rank === 1) return extreme;
  if (language === "zh") return extreme.replace("最", `第${rank}`);
  return `${ORDINALS[rank - 1] ?? `number ${rank} by the`} ${extreme}`;
}

/** Whole sentences, made of the statements that prove the answer. */
export function phraseAnswer(graph: KnowledgeGraph, finding: Finding, language: QuestionLanguage): Phrased {
  const zh = language === "zh";
  const stop = zh ? "。" : ".";
  if (finding.kind === "truth") {
    const facts = clauses(graph, finding.proof, language);
    const word = finding.truth ? (zh ? "是" : "Yes") : zh ? "不是" : "No";
    const because = facts.length === 0 ? "" : `${zh ? "：" : ": "}${facts.join(zh ? "，" : "; ")}`;
    return { text: `${word}${because}${stop}`, values: [word] };
  }
  if (finding.kind === "parts") {
    const said = finding.findings.map((part) => phraseAnswer(graph, part, language));
    return { text: said.map(({ text }) => text).join(zh ? "" : " "), values: said.flatMap(({ values }) => values) };
  }
  if (finding.kind === "amount") {
    const { value, unit } = finding.amount;
    const amount = unit === "year" ? (zh ? `${value}年` : `${value} years`) : `${value}${unit === "" || zh ? "" : " "}${unit}`;
    const facts = clauses(graph, finding.proof, language).join(zh ? "，" : "; ");
    return { text: zh ? `相差${amount}：${facts}。` : `The difference is ${amount}: ${facts}.`, values: [amount] };
  }
  const hours = hoursTold(graph, finding, language);
  if (hours !== undefined) return hours;
  const size = finding.rows.length;
  const namesOf = (rows: readonly Row[]): string[] => rows.map(({ value }) => valueText(graph, value, language));
  const told = join(namesOf(finding.rows.slice(0, MOST_TOLD)), language);
  const more = size > MOST_TOLD ? (zh ? `等${size}个` : ` and ${size - MOST_TOLD} more`) : "";
  if (finding.kind === "count") {
    const text = zh ? `共有${size}个：${told}${more}。` : `${size === 1 ? "There is 1" : `There are ${size}`}: ${told}${more}.`;
    return { text, values: [String(size)] };
  }
  const set = finding.query.ask === "which" ? finding.query.set : undefined;
  return {
    text: capital(
      `${rowsText(graph, finding.rows, set, language) ?? (zh ? `答案是${told}${more}` : `The answer is ${told}${more}`)}${stop}`,
    ),
    values: [...new Set(namesOf(finding.rows))],
  };
}

/** `Nine Bells closes at 23:30`, of a text that tells its hours. */
function hoursTold(graph: KnowledgeGraph, finding: Finding, language: QuestionLanguage): Phrased | undefined {
  if (finding.kind !== "rows" || finding.query.ask !== "which") return undefined;
  const { set, expects } = finding.query;
  const [row, ...more] = finding.rows;
  const edge = row?.proof.at(-1);
  if (set.op !== "follow" || more.length > 0 || row?.value.kind !== "literal" || edge === undefined) return undefined;
  if (openings(row.value.text) === undefined) return undefined;
  if (expects !== "clock") {
    const told = row.value.text.replace(/(?<=\d)\s*[-–—~]\s*(?=\d)/gu, language === "zh" ? "到" : " to ");
    const text = `${clause(graph, [edge], language).replace(row.value.text, told)}${language === "zh" ? "。" : "."}`;
    return set.from.op === "named" ? { text: capital(text), values: [row.value.text] } : undefined;
  }
  const isClosing = set.relation.kinds.some((kind) => kind === "closing hours");
  const time = openingTime(row.value.text, isClosing);
  if (time === undefined) return undefined;
  const name = graph.name(edge.subject, language);
  const text =
    language === "zh"
      ? `${name}${time}${isClosing ? "关门" : "开门"}（${row.value.text}）。`
      : `${name} ${isClosing ? "closes" : "opens"} at ${time} (${row.value.text}).`;
  return { text, values: [time] };
}

function rowsText(
  graph: KnowledgeGraph,
  rows: readonly Row[],
  set: SetQuery | undefined,
  language: QuestionLanguage,
): string | undefined {
  const zh = language === "zh";
  const hours = set === undefined ? undefined : openRows(graph, rows, rootOf(set), language);
  if (hours !== undefined) return hours;
  const measured = rows.filter(({ measure }) => measure !== undefined);
  if (measured.length === rows.length && set !== undefined) {
    const root = rootOf(set);
    const scale = rows[0]?.proof.findLast(({ object }) => object.kind === "literal");
    const spoken = scale === undefined ? "" : graph.spokenName(scale.predicate, language);
    const texts = rows.map(({ measure }) => (measure === undefined ? "" : literalText(measure)));
    const told = toldUnit(spoken, texts, language);
    const name = told?.name ?? spoken;
    const valueTold = (text: string): string => told?.withUnit(text) ?? text;
    const first = rows[0];
    // Of the first three, each has its own.
    const isShared = rows.every(({ measure }) => measure?.text === first?.measure?.text);
    if (root.op === "most" && isShared && first !== undefined && first.measure !== undefined) {
      const who = join(
        rows.map(({ value }) => valueText(graph, value, language)),
        language,
      );
      const quantity = literalQuantity(first.measure);
      const isYear = YEAR.test(first.measure.text) && NAMES_YEAR.test(name) && !PER_YEAR.test(name);
      const dated = quantity?.kind === "date" || quantity?.unit === CLOCK || isYear;
      const [late, early] = zh ? ["最晚", "最早"] : ["latest", "earliest"];
      const extreme = dated ? (root.great ? late : early) : extremeOf(name, root.great, language);
      const end = ranked(extreme, root.ranks?.[0] ?? 1, language);
      // `Opens at` is no noun.
      const verb = /^(\p{L}+s) at$/u.exec(name)?.[1];
      if (!zh && dated && verb !== undefined && rows.length === 1) return `${who} ${verb} ${end}: ${literalText(first.measure)}`;
      return zh
        ? `${who}的${name}${end}：${valueTold(literalText(first.measure))}`
        : `${who} ${rows.length > 1 ? "have" : "has"} the ${end} ${name}: ${valueTold(literalText(first.measure))}`;
    }
    return join(
      rows
        .slice(0, MOST_TOLD)
        .map(({ value, measure }) =>
          zh
            ? `${valueText(graph, value, language)}（${name}：${valueTold(measure === undefined ? "" : literalText(measure))}）`
            : `${valueText(graph, value, language)} (${name}: ${valueTold(measure === undefined ? "" : literalText(measure))})`,
        ),
      language,
    );
  }
  const last = rows.map(({ proof }) => proof.findLast(({ predicate }) => predicate !== RDF_TYPE) ?? proof.at(-1));
  const [head] = last;
  if (
    head === undefined ||
    // Who is asked for are those of which it is true.
    (isTruthTold(head) && rows.every(({ value }) => value.kind === "node")) ||
    rows.length > MOST_TOLD ||
    set === undefined ||
    (set.op !== "follow" && set.op !== "narrow" && !(set.op === "and" && rows.every(({ proof }) => proof.length === 1)))
  )
    return undefined;
  // What a thing is goes without saying, unless it is the answer.
  const before = [
    ...new Set(
      rows.flatMap(({ proof }) => proof.filter((edge) => edge !== proof.findLast(({ predicate }) => predicate !== RDF_TYPE))),
    ),
  ].filter(({ predicate }) => predicate !== RDF_TYPE);
  const edges = last.filter((edge) => edge !== undefined);
  if (before.length > 6 || edges.length !== rows.length || edges.some(({ predicate }) => predicate !== head.predicate))
    return undefined;
  const told = before.map((edge) => clause(graph, [edge], language));
  if (edges.every(({ subject }) => subject === head.subject))
    told.push(clause(graph, head.object.kind === "list" ? [head] : edges, language));
  else if (
    edges.every(
      ({ object }) =>
        object.kind !== "list" && head.object.kind !== "list" && JSON.stringify(object) === JSON.stringify(head.object),
    )
  )
    told.push(inverseClause(graph, edges, language));
  else told.push(...edges.map((edge) => clause(graph, [edge], language)));
  return told.join(zh ? "，" : "; ");
}

/** What decides how an answer reads: narrowing changes nothing about it. */
function rootOf(set: SetQuery): SetQuery {
  return set.op === "narrow" ? rootOf(set.set) : set;
}

function clauses(graph: KnowledgeGraph, edges: readonly Edge[], language: QuestionLanguage): string[] {
  const telling = edges.filter(({ predicate }) => predicate !== RDF_TYPE);
  return (telling.length > 0 ? telling : edges).slice(0, 8).map((edge) => clause(graph, [edge], language));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Names several things of one name, and what tells them apart. */
export function phraseAmbiguous(
  graph: KnowledgeGraph,
  name: string,
  candidates: readonly { readonly node: string; readonly facts: readonly Edge[] }[],
  language: QuestionLanguage,
): Phrased {
  const zh = language === "zh";
  const shown = candidates.map(({ node, facts }) => {
    const told = facts.map(
      ({ predicate, object }) =>
        `${graph.spokenName(predicate, language)}${zh ? "：" : ": "}${valueText(graph, object.kind === "list" ? (object.items[0] ?? { kind: "node", id: "" }) : object, language)}`,
    );
    return told.length === 0
      ? graph.name(node, language)
      : `${graph.name(node, language)}${zh ? "（" : " ("}${told.join(zh ? "；" : "; ")}${zh ? "）" : ")"}`;
  });
  const text = zh
    ? `“${name}”可以指${candidates.length}个不同的对象：${shown.map((item, index) => `${index + 1}. ${item}`).join("；")}。请说明指的是哪一个。`
    : `“${name}” may be any of ${candidates.length}: ${shown.map((item, index) => `${index + 1}. ${item}`).join("; ")}. Which one is meant?`;
  return { text, values: shown };
}
