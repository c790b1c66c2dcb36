import type { QuestionLanguage } from "../../../language/question-language.js";
import type { DirectAnswer, Evidence } from "../../knowledge-source.js";
import { plainNumber } from "../databases/result-of.js";
import type { QueryResult } from "../plan/query-plan.js";
import { placeOf } from "../rows/row-place.js";
import type { RuledPlan } from "../rules/plan-by-rules.js";
import type { ToldPlan } from "./told-plan.js";

const MOST_GROUPS = 50;
const MOST_TIES = 10;

export interface TellOptions {
  readonly source: string;
  /** The database's name. */
  readonly database: string;
  readonly language: QuestionLanguage;
  readonly told: ToldPlan;
}

/** What a plan of the rules came to, in sentences; undefined where the rows don't say, or leave it open. */
export function tellResult(ruled: RuledPlan, result: QueryResult, options: TellOptions): DirectAnswer | undefined {
  switch (ruled.ask) {
    case "count":
    case "aggregate":
      return ruled.naming > 0 ? tellGroups(ruled, result, options) : tellOne(ruled, result, options);
    case "top":
      return tellTop(ruled, result, options);
    case "list":
      return tellList(ruled, result, options);
    case "look-up":
      return tellLookUp(ruled, result, options);
  }
}

function tellOne({ ask, plan }: RuledPlan, { rows }: QueryResult, options: TellOptions): DirectAnswer | undefined {
  const { told, language } = options;
  const [value, counted, all] = rows[0] ?? [];
  if (value == null) return undefined;
  const zh = language === "zh";
  const scope = told.scope(plan);
  const [part] = plan.select;
  if (part === undefined) return undefined;
  const of = ask === "count" ? "" : rowsTold(counted, all, zh);
  const shown = plainNumber(value) ?? value;
  const text =
    ask === "count"
      ? zh
        ? `共有${shown}行（${scope}）。`
        : `There ${shown === "1" ? "is" : "are"} ${shown} (${scope}).`
      : zh
        ? `${told.worked(plan.table, part)}是${shown}（${scope}；${of}）。`
        : `The ${told.worked(plan.table, part)} is ${shown} (${scope}; ${of}).`;
  return answer(text, [shown], [piece(options, text, options.database, plan.table, scope)], ruleDerivation(told, { ask, plan }));
}

/** `3 of 4 rows`: rows without a value take no part. */
function rowsTold(counted: string | null | undefined, all: string | null | undefined, zh: boolean): string {
  if (zh) return counted === all ? `${all}行` : `${all}行中有值的${counted}行`;
  const rows = all === "1" ? "row" : "rows";
  return counted === all ? `${all} ${rows}` : `${counted} of ${all} ${rows}`;
}

function tellGroups(
  { ask, plan, naming }: RuledPlan,
  { rows, isCut }: QueryResult,
  options: TellOptions,
): DirectAnswer | undefined {
  const { told, language } = options;
  const zh = language === "zh";
  const part = plan.select[naming];
  if (isCut || rows.length === 0 || rows.length > MOST_GROUPS || part === undefined) return undefined;
  // A reference is told by what it leads to, if that has a name.
  const shown = rows.map((row) => ({
    name: row.slice(0, naming).at(-1) ?? row[0] ?? (zh ? "（空）" : "(empty)"),
    value: plainNumber(row[naming] ?? null) ?? (zh ? "无" : "none"),
  }));
  if (new Set(shown.map(({ name }) => name)).size < shown.length) return undefined;
  const scope = told.scope(plan);
  const by = told.column(plan.table, plan.groupBy?.[0] ?? "");
  const listed = shown.map(({ name, value }) => (zh ? `${name}：${value}` : `${name}: ${value}`)).join(zh ? "；" : "; ");
  const what = told.worked(plan.table, part);
  const text = zh ? `各${by}的${what}（${scope}）：${listed}。` : `${capital(what)} by ${by} (${scope}): ${listed}.`;
  const values = shown.map(({ name, value }) => (zh ? `${name}：${value}` : `${name}: ${value}`));
  return answer(text, values, [piece(options, text, options.database, plan.table, scope)], ruleDerivation(told, { ask, plan }));
}

function tellTop(ruled: RuledPlan, result: QueryResult, options: TellOptions): DirectAnswer | undefined {
  const { plan, naming, count = 1, measure = "" } = ruled;
  const { told, language } = options;
  const zh = language === "zh";
  const rows = result.rows.map((row) => ({ name: row[0] ?? "", measure: plainNumber(row[naming] ?? null) ?? "", row }));
  // Who is the last of them is open where the next one measures as much.
  if (rows.length < count || (rows.length > count && rows[count]?.measure === rows[count - 1]?.measure)) return undefined;
  const kept = rows.slice(0, count);
  if (kept.length === 0 || kept.length > MOST_TIES * 5) return undefined;
  const what = told.column(plan.table, measure);
  const end = plan.orderBy?.[0]?.descending === true ? (zh ? "最高" : "highest") : zh ? "最低" : "lowest";
  const listed = kept.map(({ name, measure: value }) => (zh ? `${name}（${value}）` : `${name} (${value})`));
  const text = zh ? `${what}${end}的是${listed.join("、")}。` : `The ${end} ${what}: ${listed.join(", ")}.`;
  const names = kept.map(({ name }) => name);
  return answer(
    text,
    names,
    kept.map(({ row }) => rowPiece(ruled, row, options)),
    ruleDerivation(told, ruled),
  );
}

function tellList(ruled: RuledPlan, { rows, isCut }: QueryResult, options: TellOptions): DirectAnswer | undefined {
  if (isCut || rows.length === 0 || rows.length > MOST_GROUPS) return undefined;
  const zh = options.language === "zh";
  const names = rows.map((row) => row[0] ?? "");
  const text = zh
    ? `共${rows.length}个：${names.join("、")}。`
    : `There ${rows.length === 1 ? "is 1" : `are ${rows.length}`}: ${names.join(", ")}.`;
  return answer(
    text,
    names,
    rows.map((row) => rowPiece(ruled, row, options)),
    ruleDerivation(options.told, ruled),
  );
}

function tellLookUp(ruled: RuledPlan, { rows }: QueryResult, options: TellOptions): DirectAnswer | undefined {
  const { plan, naming, measure = "" } = ruled;
  const [row] = rows;
  const [name, value] = [row?.[0], row?.[naming]];
  if (rows.length !== 1 || row === undefined || name == null || value == null) return undefined;
  const what = options.told.column(plan.table, measure);
  const shown = plainNumber(value) ?? value;
  const text = options.language === "zh" ? `${name}的${what}是${shown}。` : `${name}’s ${what} is ${shown}.`;
  return answer(text, [shown], [rowPiece(ruled, row, options)], `${name} → ${what}`);
}

function answer(text: string, values: readonly string[], evidence: readonly Evidence[], derivation: string): DirectAnswer {
  return { kind: "answer", text, values, evidence, derivation };
}

/** What is worked out over rows is cited by how they are chosen. */
function piece(options: TellOptions, text: string, database: string, table: string, scope: string): Evidence {
  return {
    source: options.source,
    text,
    title: options.told.table(table),
    location: `${database}, ${table}: ${scope}`,
    score: 1,
  };
}

function rowPiece({ plan, table, naming }: RuledPlan, row: readonly (string | null)[], options: TellOptions): Evidence {
  const name = row[0] ?? "";
  const facts = plan.select.flatMap(({ column }, index) => {
    const value = row[index];
    return value == null || table.key.includes(column) ? [] : [`${name} — ${options.told.column(plan.table, column)} → ${value}`];
  });
  const key = table.key.map(
    (column) => row[plan.select.findIndex((part, index) => index < naming && part.column === column)] ?? "",
  );
  return {
    source: options.source,
    text: facts.length > 0 ? facts.join("\n") : name,
    title: name,
    location: placeOf(options.database, table, key),
    score: 1,
  };
}

function ruleDerivation(told: ToldPlan, { plan }: Pick<RuledPlan, "ask" | "plan">): string {
  const groups = (plan.groupBy ?? []).slice(0, 1).map((column) => `/ ${told.column(plan.table, column)}`);
  const worked = plan.select.find(({ aggregate }) => aggregate !== undefined);
  const order = plan.orderBy?.[0];
  const head =
    worked === undefined
      ? order === undefined
        ? ""
        : `${order.descending === true ? "max" : "min"} ${told.column(plan.table, order.column)}: `
      : `${worked.aggregate} ${worked.column === "*" ? "" : told.column(plan.table, worked.column)}: `;
  return [`${head.replace(/ +:/u, ":")}[${told.scope(plan)}]`, ...groups].join(" ");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
