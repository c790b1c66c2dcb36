import { z } from "zod";
import { ChatGLMError } from "../../../errors.js";
import { type ColumnInReach, columnsInReach, type TableDescription, type TableSchema, tableNamed } from "../table-schema.js";
import { dateSpan } from "./date-span.js";
import type { PlanColumn, PlanFilter, PlanValue, QueryPlan } from "./query-plan.js";

const AGGREGATES = ["count", "sum", "average", "minimum", "maximum"] as const;
const OPERATORS = ["=", "!=", "<", "<=", ">", ">=", "contains", "in", "is empty", "is not empty"] as const;
const name = z.string().max(300);
const value = z.union([z.string().max(500), z.number(), z.boolean()]);
const column = z.object({ column: name, aggregate: z.enum(AGGREGATES).optional() });

/** The form of a plan that comes from outside; whether its names exist is checked by {@link checkPlan}. */
const planForm = z.object({
  table: name,
  select: z.array(column).min(1).max(60),
  filters: z
    .array(
      z.object({
        column: name,
        operator: z.enum(OPERATORS),
        value: z.union([value, z.array(value).min(1).max(200)]).optional(),
      }),
    )
    .max(20)
    .optional(),
  groupBy: z.array(name).max(5).optional(),
  orderBy: z
    .array(column.extend({ descending: z.boolean().optional() }))
    .max(5)
    .optional(),
  limit: z.int().min(1).optional(),
});

/** A plan whose every name stands for a column of the schema. */
export interface CheckedPlan {
  readonly plan: QueryPlan;
  readonly table: TableDescription;
  readonly columnOf: (reference: string) => ColumnInReach;
}

/** @throws ChatGLMError TABLE_PLAN_INVALID with the part that doesn't fit. */
export function checkPlan(given: unknown, schema: TableSchema): CheckedPlan {
  const parsed = planForm.safeParse(given);
  if (!parsed.success) throw invalid(z.prettifyError(parsed.error).replace(/\s+/gu, " ").slice(0, 300));
  const plan: QueryPlan = parsed.data;
  const table = tableNamed(schema, plan.table);
  if (table === undefined) throw invalid(`there is no table ${quoted(plan.table)}`);
  const columns = new Map(columnsInReach(schema, table).map((found) => [found.reference, found]));
  const columnOf = (reference: string): ColumnInReach => {
    const found = columns.get(reference);
    if (found === undefined) throw invalid(`the table ${quoted(table.name)} has no column ${quoted(reference)}`);
    return found;
  };
  for (const { column: reference } of plan.filters ?? []) columnOf(reference);
  for (const filter of plan.filters ?? []) checkFilter(filter, columnOf(filter.column));
  for (const reference of plan.groupBy ?? []) columnOf(reference);
  const selected = [...plan.select, ...(plan.orderBy ?? [])];
  for (const part of selected) checkColumn(part, columnOf);
  const isGrouped = plan.groupBy !== undefined && plan.groupBy.length > 0;
  if (isGrouped || plan.select.some(({ aggregate }) => aggregate !== undefined)) {
    const loose = selected.find(
      ({ column: reference, aggregate }) => aggregate === undefined && plan.groupBy?.includes(reference) !== true,
    );
    if (loose !== undefined) throw invalid(`${quoted(loose.column)} is neither grouped by nor aggregated`);
  } else if (plan.orderBy?.some(({ aggregate }) => aggregate !== undefined) === true)
    throw invalid("rows can't be ordered by what is worked out over all of them");
  return { plan, table, columnOf };
}

function checkColumn({ column: reference, aggregate }: PlanColumn, columnOf: (reference: string) => ColumnInReach): void {
  if (reference === "*") {
    if (aggregate !== "count") throw invalid("only rows are counted by *");
    return;
  }
  const { kind } = columnOf(reference).column;
  if ((aggregate === "sum" || aggregate === "average") && kind !== "number")
    throw invalid(`${quoted(reference)} holds no numbers: it has no ${aggregate}`);
  if ((aggregate === "minimum" || aggregate === "maximum") && (kind === "boolean" || kind === "other"))
    throw invalid(`${quoted(reference)} can't be ordered`);
}

function checkFilter({ column: reference, operator, value: wanted }: PlanFilter, { column: { kind } }: ColumnInReach): void {
  const needsNone = operator === "is empty" || operator === "is not empty";
  if (needsNone) return;
  if (kind === "other") throw invalid(`${quoted(reference)} can't be compared`);
  if (operator === "in" ? !Array.isArray(wanted) : Array.isArray(wanted) || wanted === undefined)
    throw invalid(`${quoted(reference)} ${operator} needs ${operator === "in" ? "a list" : "one value"}`);
  if (operator === "contains" && kind !== "text") throw invalid(`${quoted(reference)} is no text`);
  if (operator === "in" && kind !== "text" && kind !== "number") throw invalid(`${quoted(reference)} takes no list`);
  if ((kind === "text" || kind === "boolean") && operator.match(/[<>]/u) !== null)
    throw invalid(`${quoted(reference)} is neither a number nor a date`);
  for (const one of [wanted].flat() as PlanValue[])
    if (!fits(one, kind)) throw invalid(`${quoted(String(one))} is no ${kind} for ${quoted(reference)}`);
}

function fits(one: PlanValue, kind: ColumnInReach["column"]["kind"]): boolean {
  if (typeof one === "string" && one.includes("\0")) return false;
  if (kind === "number")
    return typeof one === "number"
      ? Number.isFinite(one)
      : typeof one === "string" && /^[+-]?\d{1,30}(?:\.\d{1,30})?$/u.test(one);
  if (kind === "boolean") return typeof one === "boolean" || one === "true" || one === "false";
  if (kind === "date" || kind === "time") return dateSpan(String(one)) !== undefined;
  return typeof one !== "boolean";
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

function invalid(problem: string): ChatGLMError {
  return new ChatGLMError("TABLE_PLAN_INVALID", `The query plan doesn't fit the tables: ${problem}.`);
}
