import type { QuestionLanguage } from "../../../language/question-language.js";
import type { FilterOperator, PlanColumn, PlanFilter, QueryPlan } from "../plan/query-plan.js";
import { namesOfColumn, namesOfTable, spaced, type TableNames } from "../rows/column-words.js";
import { columnsInReach, type TableSchema, tableNamed } from "../table-schema.js";

const OPERATORS: Readonly<Record<FilterOperator, string>> = {
  "=": "=",
  "!=": "≠",
  "<": "<",
  "<=": "≤",
  ">": ">",
  ">=": "≥",
  contains: "∋",
  in: "∈",
  "is empty": "= ∅",
  "is not empty": "≠ ∅",
};
const AGGREGATES: Readonly<Record<QuestionLanguage, Readonly<Record<NonNullable<PlanColumn["aggregate"]>, string>>>> = {
  en: { count: "number of", sum: "total", average: "average", minimum: "lowest", maximum: "highest" },
  zh: { count: "数量", sum: "总计", average: "平均值", minimum: "最小值", maximum: "最大值" },
};
const HAN = /\p{Script=Han}/u;

/** How a plan is told to people, in the question's language where there are names in it. */
export class ToldPlan {
  readonly #schema: TableSchema;
  readonly #names: TableNames;
  readonly #language: QuestionLanguage;

  constructor(schema: TableSchema, names: TableNames, language: QuestionLanguage) {
    this.#schema = schema;
    this.#names = names;
    this.#language = language;
  }

  table(name: string): string {
    const table = tableNamed(this.#schema, name);
    return this.#spoken(table === undefined ? [name] : namesOfTable(table, this.#names));
  }

  /** `price`, `supplier city`. */
  column(table: string, reference: string): string {
    const described = tableNamed(this.#schema, table);
    const found =
      described === undefined ? undefined : columnsInReach(this.#schema, described).find((one) => one.reference === reference);
    if (described === undefined || found === undefined) return spaced(reference);
    const { column, through } = found;
    if (through === undefined) return this.#spoken(namesOfColumn(described.name, column, this.#names));
    const led = this.#spoken(namesOfColumn(described.name, through, this.#names));
    const own = this.#spoken(namesOfColumn(through.references?.table ?? "", column, this.#names));
    return this.#language === "zh" && HAN.test(led + own) ? `${led}的${own}` : `${led} ${own}`;
  }

  /** `average price`, `价格平均值`. */
  worked(table: string, { column, aggregate }: PlanColumn): string {
    if (aggregate === undefined) return this.column(table, column);
    const what = AGGREGATES[this.#language][aggregate];
    const of = column === "*" ? this.table(table) : this.column(table, column);
    return this.#language === "zh" ? `${of}${what}` : `${what} ${of}`;
  }

  /** `products, category = green tea, price > 200`. */
  scope({ table, filters = [] }: QueryPlan): string {
    return [this.table(table), ...filters.map((filter) => this.#condition(table, filter))].join(
      this.#language === "zh" ? "，" : ", ",
    );
  }

  #condition(table: string, { column, operator, value }: PlanFilter): string {
    const told = [value ?? []].flat().map(String);
    const shown = told.length > 5 ? [...told.slice(0, 5), "…"] : told;
    return [this.column(table, column), OPERATORS[operator], ...(shown.length > 0 ? [shown.join(", ")] : [])].join(" ");
  }

  #spoken(names: readonly string[]): string {
    return names.find((name) => HAN.test(name) === (this.#language === "zh")) ?? names[0] ?? "";
  }
}
