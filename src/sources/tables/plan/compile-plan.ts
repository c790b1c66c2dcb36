import type { ColumnKind, TableSchema } from "../table-schema.js";
import { type CheckedPlan, checkPlan } from "./check-plan.js";
import { dateSpan } from "./date-span.js";
import type { Aggregate, PlanColumn, PlanFilter, PlanOrder, PlanValue, QueryPlan } from "./query-plan.js";
import type { SqlDialect } from "./sql-dialect.js";

/** One SELECT, its parameters apart. */
export interface Statement {
  readonly text: string;
  readonly values: readonly PlanValue[];
  /** What each column of the result is called in the plan: `price`, `average(price)`. */
  readonly columns: readonly string[];
}

const LONGEST_CELL = 500;
const FUNCTIONS: Readonly<Record<Aggregate, string>> = {
  count: "count",
  sum: "sum",
  average: "avg",
  minimum: "min",
  maximum: "max",
};

/**
 * The one place that writes SQL. Of the plan, only values get near it, as parameters; identifiers are the schema's own, quoted by the
 * dialect.
 *
 * @param maxRows most rows; one more is asked for, to tell whether there are more.
 * @throws ChatGLMError TABLE_PLAN_INVALID
 */
export function compilePlan(plan: QueryPlan, schema: TableSchema, dialect: SqlDialect, maxRows: number): Statement {
  return new Compilation(checkPlan(plan, schema), schema, dialect).statement(maxRows);
}

class Compilation {
  readonly #checked: CheckedPlan;
  readonly #schema: TableSchema;
  readonly #dialect: SqlDialect;
  readonly #values: PlanValue[] = [];

  constructor(checked: CheckedPlan, schema: TableSchema, dialect: SqlDialect) {
    this.#checked = checked;
    this.#schema = schema;
    this.#dialect = dialect;
  }

  statement(maxRows: number): Statement {
    const { plan, table } = this.#checked;
    const selected = plan.select.map((part) => this.#asText(part));
    const where = (plan.filters ?? []).map((filter) => this.#condition(filter));
    const groups = (plan.groupBy ?? []).map((reference) => this.#column(reference));
    const isAggregated = plan.select.some(({ aggregate }) => aggregate !== undefined) || groups.length > 0;
    // Equal plans give equal rows: what the order leaves open is settled by the key.
    const last = isAggregated ? (plan.groupBy ?? []) : table.key;
    const order = [...(plan.orderBy ?? []), ...last.map((column): PlanOrder => ({ column }))].flatMap((part) =>
      this.#order(part),
    );
    const clauses = [
      `SELECT ${selected.join(", ")}`,
      `FROM ${this.#path(table.path)} AS t0`,
      ...(where.length > 0 ? [`WHERE ${where.join(" AND ")}`] : []),
      ...(groups.length > 0 ? [`GROUP BY ${groups.join(", ")}`] : []),
      ...(order.length > 0 ? [`ORDER BY ${order.join(", ")}`] : []),
      `LIMIT ${this.#bind(Math.min(plan.limit ?? maxRows, maxRows) + 1, "number")}`,
    ];
    return { text: clauses.join(" "), values: this.#values, columns: plan.select.map(nameOf) };
  }

  #asText({ column: reference, aggregate }: PlanColumn): string {
    const { kind } = reference === "*" ? { kind: "number" as const } : this.#checked.columnOf(reference).column;
    const isNumber = aggregate === "count" || aggregate === "sum" || aggregate === "average";
    return this.#dialect.asText(this.#aggregated(reference, aggregate), LONGEST_CELL, isNumber ? "number" : kind);
  }

  #aggregated(reference: string, aggregate: Aggregate | undefined): string {
    const expression = reference === "*" ? "*" : this.#column(reference);
    return aggregate === undefined ? expression : `${FUNCTIONS[aggregate]}(${expression})`;
  }

  /** What has no value comes last; where each has one, an index can give the order. */
  #order({ column: reference, aggregate, descending }: PlanOrder): string[] {
    const { plan, table } = this.#checked;
    const expression = this.#aggregated(reference, aggregate);
    const isFilled =
      aggregate === undefined &&
      (table.key.includes(reference) ||
        plan.filters?.some(({ column, operator }) => column === reference && operator === "is not empty") === true);
    return [...(isFilled ? [] : [`(${expression}) IS NULL`]), `${expression}${descending === true ? " DESC" : ""}`];
  }

  /** Rows that are referred to are looked up, not joined: a reference that leads to several would multiply rows. */
  #column(reference: string): string {
    const { column, through } = this.#checked.columnOf(reference);
    const own = `t0.${this.#dialect.quote((through ?? column).name)}`;
    const target = through?.references;
    const other = target === undefined ? undefined : this.#schema.tables.find(({ name }) => name === target.table);
    if (target === undefined || other === undefined) return own;
    const quote = (name: string): string => `t1.${this.#dialect.quote(name)}`;
    return `(SELECT ${quote(column.name)} FROM ${this.#path(other.path)} AS t1 WHERE ${quote(target.column)} = ${own} LIMIT 1)`;
  }

  #condition({ column: reference, operator, value }: PlanFilter): string {
    const { kind } = this.#checked.columnOf(reference).column;
    const column = this.#column(reference);
    if (operator === "is empty") return `${column} IS NULL`;
    if (operator === "is not empty") return `${column} IS NOT NULL`;
    const one = Array.isArray(value) ? "" : (value as PlanValue);
    if (kind === "date" || kind === "time") return this.#dated(column, operator, String(one), kind);
    // The database folds both sides: its lower case isn't quite JavaScript's.
    const folded = (expression: string): string => (kind === "text" ? `lower(${expression})` : expression);
    const compared = folded(kind === "text" ? this.#dialect.text(column) : column);
    const bind = (wanted: PlanValue): string => folded(this.#bind(kind === "text" ? String(wanted) : wanted, kind));
    if (operator === "contains") return this.#dialect.contains(compared, bind(one));
    if (operator === "in") return `${compared} IN (${(value as readonly PlanValue[]).map(bind).join(", ")})`;
    return `${compared} ${operator === "!=" ? "<>" : operator} ${bind(one)}`;
  }

  /** A day of a year is neither before nor after it. */
  #dated(column: string, operator: PlanFilter["operator"], text: string, kind: ColumnKind): string {
    const { from, after } = dateSpan(text) ?? { from: text, after: text };
    const bind = (day: string): string => this.#bind(day, kind);
    switch (operator) {
      case "<":
        return `${column} < ${bind(from)}`;
      case "<=":
        return `${column} < ${bind(after)}`;
      case ">":
        return `${column} >= ${bind(after)}`;
      case ">=":
        return `${column} >= ${bind(from)}`;
      case "!=":
        return `(${column} < ${bind(from)} OR ${column} >= ${bind(after)})`;
      default:
        return `(${column} >= ${bind(from)} AND ${column} < ${bind(after)})`;
    }
  }

  #bind(value: PlanValue, kind: ColumnKind): string {
    this.#values.push(this.#dialect.bound(value, kind));
    return this.#dialect.parameter(this.#values.length, kind);
  }

  #path(path: readonly string[]): string {
    return path.map((part) => this.#dialect.quote(part)).join(".");
  }
}

function nameOf({ column, aggregate }: PlanColumn): string {
  return aggregate === undefined ? column : `${aggregate}(${column})`;
}
