import { questionLanguage } from "../../../language/question-language.js";
import type { PlanColumn, PlanFilter, QueryPlan } from "../plan/query-plan.js";
import { isCodeColumn, isNameColumn } from "../rows/column-words.js";
import { columnsInReach, type TableDescription } from "../table-schema.js";
import { understandChinese } from "./chinese-rules.js";
import { understandEnglish } from "./english-rules.js";
import { wordsOf } from "./pattern.js";
import type { ColumnHit, SchemaWords } from "./schema-words.js";
import type { ConditionPart, GroupPart, SetPart, Understood } from "./understood.js";

/** A plan for a question, and what it is worked out over. */
export interface RuledPlan {
  readonly ask: Understood["ask"];
  readonly table: TableDescription;
  readonly plan: QueryPlan;
  /** What the answer is about: the aggregated or ranked column, or the one looked up. */
  readonly measure?: string | undefined;
  /** How many of the plan's columns say which group, or row, a number is of. */
  readonly naming: number;
  /** Of `top`: how many are asked for. */
  readonly count?: number | undefined;
}

const LONGEST_QUESTION = 300;
const MOST_READINGS = 2_000;

/**
 * The one plan that a question comes to by the rules of its language; for a look-up, one for each table that has such rows. Empty if a
 * word stays unexplained, or if readings differ.
 *
 * @param isLarge tables whose rows aren't held: others answer look-ups better.
 */
export function planByRules(question: string, schema: SchemaWords, isLarge: (table: TableDescription) => boolean): RuledPlan[] {
  if (question.length > LONGEST_QUESTION) return [];
  const words = wordsOf(question);
  const understand = questionLanguage(question) === "zh" ? understandChinese : understandEnglish;
  const plans = new Map<string, RuledPlan>();
  let readings = 0;
  for (const understood of understand(schema, words)) {
    readings += 1;
    if (readings > MOST_READINGS) return [];
    for (const planned of plansOf(understood, schema, isLarge)) plans.set(JSON.stringify(planned.plan), planned);
  }
  const found = [...plans.values()];
  // What rows are called may hold any words; a reading in which each word has its meaning is better.
  const sure = found.filter(({ ask }) => ask !== "look-up");
  if (sure.length > 0) return sure.length === 1 ? sure : [];
  return found;
}

function plansOf(understood: Understood, schema: SchemaWords, isLarge: (table: TableDescription) => boolean): RuledPlan[] {
  if (understood.ask === "look-up") return lookUps(understood, schema, isLarge);
  const { set } = understood;
  const table = tableOf(understood, set);
  if (table === undefined) return [];
  const filters = filtersOf(table, set, schema);
  if (filters === undefined) return [];
  if (understood.ask === "list" || understood.ask === "top") {
    if (understood.ask === "list" && filters.length === 0) return [];
    const naming = namesOf(table);
    if (understood.ask === "list")
      return [{ ask: "list", table, plan: { table: table.name, select: naming, filters }, naming: naming.length }];
    const measure = referenceOf(table, understood.measure, schema);
    if (measure === undefined) return [];
    const select = [...naming, { column: measure }];
    const plan: QueryPlan = {
      table: table.name,
      select,
      filters: [...filters, { column: measure, operator: "is not empty" }],
      orderBy: [{ column: measure, descending: understood.isGreat }],
      // One more tells whether the last one shares its place.
      limit: understood.count + 1,
    };
    return [{ ask: "top", table, plan, measure, naming: naming.length, count: understood.count }];
  }
  const groupBy = groupsOf(table, understood.group, schema);
  if (groupBy === undefined) return [];
  const naming = groupBy.map((column): PlanColumn => ({ column }));
  const grouped = groupBy.length > 0 ? { groupBy } : {};
  if (understood.ask === "count") {
    const plan: QueryPlan = { table: table.name, select: [...naming, { column: "*", aggregate: "count" }], filters, ...grouped };
    return [{ ask: "count", table, plan, naming: naming.length }];
  }
  const measure = referenceOf(table, understood.measure, schema);
  // Sums of keys mean nothing; nor do those of a referred row's values, which count once for each reference.
  if (measure === undefined || measure.includes(".") || isKey(table, measure)) return [];
  const select: PlanColumn[] = [
    ...naming,
    { column: measure, aggregate: understood.aggregate },
    { column: measure, aggregate: "count" },
    { column: "*", aggregate: "count" },
  ];
  return [{ ask: "aggregate", table, plan: { table: table.name, select, filters, ...grouped }, measure, naming: naming.length }];
}

function lookUps(
  { columns, called }: Extract<Understood, { ask: "look-up" }>,
  schema: SchemaWords,
  isLarge: (table: TableDescription) => boolean,
): RuledPlan[] {
  return schema.schema.tables.filter(isLarge).flatMap((table) => {
    const reference = referenceOf(table, columns, schema);
    if (reference === undefined) return [];
    const measure = namedReference(table, reference, schema);
    return table.columns
      .filter((column) => isNameColumn(column) || isCodeColumn(column))
      .filter(({ name }) => name !== measure)
      .map(({ name }): RuledPlan => {
        const naming = [{ column: name }, ...table.key.filter((key) => key !== name).map((column) => ({ column }))];
        const filters: PlanFilter[] = [{ column: name, operator: "=", value: called }];
        const plan = { table: table.name, select: [...naming, { column: measure }], filters, limit: 2 };
        return { ask: "look-up", table, plan, measure, naming: naming.length };
      });
  });
}

/** The table named, or the only one that has what is measured. */
function tableOf(understood: Understood, set: SetPart): TableDescription | undefined {
  if (set.tables !== undefined) return set.tables.length === 1 ? set.tables[0] : undefined;
  if (understood.ask !== "aggregate") return undefined;
  const tables = new Set(understood.measure.map(({ table }) => table));
  return tables.size === 1 ? [...tables][0] : undefined;
}

/** Undefined where a condition may mean several columns. */
function filtersOf(table: TableDescription, set: SetPart, schema: SchemaWords): PlanFilter[] | undefined {
  const filters: PlanFilter[] = [];
  for (const condition of set.conditions) {
    const filter = filterOf(table, condition, schema);
    if (filter === undefined) return undefined;
    filters.push(filter);
  }
  // Two values of one column: nobody can have both, and `and` may have meant `or`.
  const equal = filters.filter(({ operator }) => operator === "=").map(({ column }) => column);
  return new Set(equal).size === equal.length ? filters : undefined;
}

function filterOf(table: TableDescription, condition: ConditionPart, schema: SchemaWords): PlanFilter | undefined {
  if (condition.kind === "value") {
    const named = condition.columns;
    // `the supplier Red Cliff` names a reference by what it leads to.
    const wanted = condition.values.filter(
      ({ column, table: of }) =>
        named === undefined ||
        named.some(
          (hit) => hit.column === column || (hit.column.references !== undefined && hit.column.references.table === of.name),
        ),
    );
    const column = referenceOf(table, wanted, schema);
    const text = wanted.find((hit) => column === hit.column.name || column?.endsWith(`.${hit.column.name}`) === true)?.text;
    const spellings = new Set(wanted.map((hit) => hit.text.toLowerCase()));
    return column === undefined || text === undefined || spellings.size > 1 ? undefined : { column, operator: "=", value: text };
  }
  if (condition.kind === "truth") {
    const column = referenceOf(table, condition.columns, schema);
    return column === undefined ? undefined : { column, operator: "=", value: true };
  }
  const hits = condition.columns ?? datesOf(table);
  const column = referenceOf(table, hits, schema);
  return column === undefined ? undefined : { column, operator: condition.operator, value: condition.value };
}

/** Where a time is meant without saying which: the only date that the rows have. */
function datesOf(table: TableDescription): ColumnHit[] {
  return table.columns.filter(({ kind }) => kind === "date" || kind === "time").map((column) => ({ table, column }));
}

/** The one column within reach that is meant: an own one before those of rows referred to. */
function referenceOf(table: TableDescription, hits: readonly ColumnHit[], schema: SchemaWords): string | undefined {
  const reach = columnsInReach(schema.schema, table).filter(({ column }) => hits.some((hit) => hit.column === column));
  const own = reach.filter(({ through }) => through === undefined);
  const [first, ...others] = own.length > 0 ? own : reach;
  return others.length > 0 ? undefined : first?.reference;
}

/** A reference is told by what the rows that it leads to are called. Undefined where it is open what is meant. */
function groupsOf(table: TableDescription, group: GroupPart | undefined, schema: SchemaWords): string[] | undefined {
  if (group === undefined) return [];
  const led = table.columns.filter(({ references }) => group.tables?.some(({ name }) => name === references?.table) === true);
  const hits = group.columns ?? led.map((column) => ({ table, column }));
  const reference = referenceOf(table, hits, schema);
  const column = columnsInReach(schema.schema, table).find((found) => found.reference === reference);
  if (reference === undefined || column === undefined || table.key.includes(reference)) return undefined;
  if (column.through !== undefined) return [reference];
  return [...new Set([reference, namedReference(table, reference, schema)])];
}

/** A reference by the name of what it leads to, if that has one. */
function namedReference(table: TableDescription, reference: string, schema: SchemaWords): string {
  const references = table.columns.find(({ name }) => name === reference)?.references;
  const name = schema.schema.tables.find((other) => other.name === references?.table)?.columns.find(isNameColumn);
  return name === undefined ? reference : `${reference}.${name.name}`;
}

function isKey({ key, columns }: TableDescription, reference: string): boolean {
  return key.includes(reference) || columns.find(({ name }) => name === reference)?.references !== undefined;
}

/** What rows are told by: their names, else their first columns. */
function namesOf(table: TableDescription): PlanColumn[] {
  const names = table.columns.filter(isNameColumn).slice(0, 1);
  const shown = names.length > 0 ? names : table.columns.filter(({ isPlace }) => isPlace !== true).slice(0, 3);
  const columns = new Set([...shown.map(({ name }) => name), ...table.key]);
  return [...columns].map((column) => ({ column }));
}
