import type { QuestionLanguage } from "../../../language/question-language.js";
import type { Evidence } from "../../knowledge-source.js";
import { plainNumber } from "../databases/result-of.js";
import type { PlanColumn, QueryPlan, QueryResult } from "../plan/query-plan.js";
import { isNameColumn } from "../rows/column-words.js";
import type { TableDescription } from "../table-schema.js";
import { tellRow } from "../telling/tell-row.js";
import type { ToldPlan } from "../telling/told-plan.js";

/** A plan of single rows with what rows are cited by: their names and keys. */
export function withNames(plan: QueryPlan, table: TableDescription): QueryPlan {
  if (isWorkedOut(plan)) return plan;
  const columns = [
    ...table.columns
      .filter(isNameColumn)
      .slice(0, 1)
      .map(({ name }) => name),
    ...table.key,
  ];
  const missing = columns.filter((column) => !plan.select.some((part) => part.column === column));
  return { ...plan, select: [...plan.select, ...missing.map((column): PlanColumn => ({ column }))] };
}

function isWorkedOut({ select, groupBy }: QueryPlan): boolean {
  return select.some(({ aggregate }) => aggregate !== undefined) || (groupBy?.length ?? 0) > 0;
}

/** What a model's plan found: each row a piece, or what was worked out as one. Says which rows were asked for. */
export function tellModelled(
  plan: QueryPlan,
  table: TableDescription,
  { rows }: QueryResult,
  options: {
    readonly source: string;
    readonly database: string;
    readonly told: ToldPlan;
    readonly language: QuestionLanguage;
    readonly limit: number;
  },
): Evidence[] {
  const { source, database, told, limit, language } = options;
  const scope = told.scope(plan);
  if (rows.length === 0 || rows.every((row) => row.every((cell) => cell === null))) return [];
  if (isWorkedOut(plan)) {
    const lines = rows
      .slice(0, 50)
      .map((row) =>
        plan.select
          .map((part, index) => `${told.worked(plan.table, part)}: ${plainNumber(row[index] ?? null) ?? "-"}`)
          .join(", "),
      );
    return [{ source, text: lines.join("\n"), title: scope, location: `${database}, ${plan.table}: ${scope}`, score: 1 }];
  }
  const columns = plan.select.map(({ column }) => column);
  const name = columns.findIndex((column) => table.columns.some((known) => known.name === column && isNameColumn(known)));
  return rows.slice(0, limit).map((row, index) => {
    const key = table.key.map((column) => row[columns.indexOf(column)] ?? "").join(" ");
    const numbered = language === "zh" ? `${told.table(plan.table)}${key}` : `${told.table(plan.table)} ${key}`;
    const called = row[name] ?? numbered;
    return { ...tellRow(row, columns, { source, database, table, told, called }), score: 1 - index * 0.001 };
  });
}
