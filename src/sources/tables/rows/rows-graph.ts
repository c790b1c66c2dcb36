import { DataFactory, type Quad } from "n3";
import type { KnowledgeGraph } from "../../graph/knowledge-graph.js";
import { plainNumber } from "../databases/result-of.js";
import type { ColumnKind, TableColumn, TableDescription } from "../table-schema.js";
import { isCodeColumn, isNameColumn, namesOfColumn, namesOfTable, singular, spaced, type TableNames } from "./column-words.js";
import type { TableRows } from "./read-rows.js";
import { columnId, rowId, tableId } from "./row-place.js";

const { namedNode, literal, quad } = DataFactory;
const LABEL = namedNode("http://www.w3.org/2000/01/rdf-schema#label");
const ALTERNATIVE = namedNode("http://www.w3.org/2004/02/skos/core#altLabel");
const TYPE = namedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
const XSD = "http://www.w3.org/2001/XMLSchema#";
const DATATYPES: Readonly<Partial<Record<ColumnKind, string>>> = {
  number: `${XSD}decimal`,
  boolean: `${XSD}boolean`,
  date: `${XSD}date`,
  time: `${XSD}dateTime`,
};
/** A name that more rows share is a property of theirs, not what they are called. */
const MOST_OF_ONE_NAME = 4;
const LONGEST_CELL = 500;
const MOST_AT_ONCE = 500;
const HAN = /\p{Script=Han}/u;

/**
 * Tables as statements: a row is a thing of the table's name, a column a relation, a reference leads to the row that it refers to. What
 * answers from graphs answers from tables then, in both languages.
 *
 * @param file what the statements are said to stand in.
 * @param byNumber gets the rows that are called by a number.
 */
export async function fillFromRows(
  graph: KnowledgeGraph,
  tables: readonly TableRows[],
  names: TableNames,
  file: string,
  byNumber: Set<string>,
  signal: AbortSignal,
): Promise<void> {
  const keys = new Keys(tables);
  const held = new Set(tables.map(({ table }) => table.name));
  const add = (statement: Quad): void => graph.add(statement, file);
  const label = (id: string, texts: readonly string[]): void => {
    texts.forEach((text, index) => {
      const isFirst = texts.findIndex((other) => HAN.test(other) === HAN.test(text)) === index;
      add(quad(namedNode(id), isFirst ? LABEL : ALTERNATIVE, literal(text, HAN.test(text) ? "zh" : "en")));
    });
  };
  for (const { table, columns, rows } of tables) {
    const called = namesOfTable(table, names);
    label(tableId(table.name), called);
    for (const column of columns)
      if (column.isPlace !== true) label(columnId(table.name, column.name), namesOfColumn(table.name, column, names));
    const [nameColumns, codeColumns] = [columns.filter(isNameColumn), columns.filter(isCodeColumn)].map((kept) =>
      kept.filter((column) => tellApart(rows, columns.indexOf(column))),
    ) as [TableColumn[], TableColumn[]];
    const number = numberIn(table, columns, rows);
    for (const [index, row] of rows.entries()) {
      if (index % MOST_AT_ONCE === MOST_AT_ONCE - 1) await new Promise(setImmediate);
      signal.throwIfAborted();
      const id = keys.idOf(table, index);
      const cell = (column: TableColumn): string | null => row[columns.indexOf(column)] ?? null;
      add(quad(namedNode(id), TYPE, namedNode(tableId(table.name))));
      const own = nameColumns.map(cell).filter((text) => text !== null);
      for (const text of own) add(quad(namedNode(id), LABEL, literal(text)));
      for (const column of codeColumns) {
        const code = cell(column);
        if (code !== null) add(quad(namedNode(id), own.length > 0 ? ALTERNATIVE : LABEL, literal(code)));
      }
      if (own.length === 0) byNumber.add(id);
      if (own.length === 0)
        for (const [place, text] of numbered(called, number, keys.keyOf(table, index), row).entries())
          add(
            quad(
              namedNode(id),
              place === 0 && codeColumns.length === 0 ? LABEL : ALTERNATIVE,
              literal(text, HAN.test(text) ? "zh" : "en"),
            ),
          );
      for (const [place, column] of columns.entries()) {
        const text = row[place];
        if (text == null || text === "" || column.isPlace === true || nameColumns.includes(column)) continue;
        // The number of a row says where it stands, and citations tell that.
        if (place === number && column.kind === "number") continue;
        const target = keys.target(column, text);
        // A number that leads to a table that isn't held says nothing by itself.
        if (target === undefined && column.references !== undefined && !held.has(column.references.table)) continue;
        const object = target === undefined ? literalOf(text, column.kind) : namedNode(target);
        add(quad(namedNode(id), namedNode(columnId(table.name, column.name)), object));
      }
    }
  }
}

/**
 * `product 17`, `产品17`: what rows without a name are called. By the line where they have no number of their own: `products row 17`, so that
 * nobody takes it for one.
 */
function numbered(
  called: readonly string[],
  number: number | undefined,
  key: readonly string[],
  row: readonly (string | null)[],
): string[] {
  const own = number === undefined ? undefined : (row[number] ?? undefined);
  const at = own ?? key.join(" ");
  if (at === "") return [];
  return called.map((name) =>
    own === undefined
      ? HAN.test(name)
        ? `${name}第${at}行`
        : `${name} row ${at}`
      : HAN.test(name)
        ? `${name}${at}`
        : `${singular(name)} ${at}`,
  );
}

/** The column whose numbers rows are called by: the key, else what is called an id and tells them apart. */
function numberIn(table: TableDescription, columns: readonly TableColumn[], rows: TableRows["rows"]): number | undefined {
  const [first, ...others] = table.key;
  const key = columns.findIndex(({ name }) => name === first);
  if (others.length > 0) return undefined;
  if (key >= 0 && columns[key]?.isPlace !== true) return key;
  const wanted = ["id", "no", "number", "nr", "编号", "序号", `${singular(spaced(table.path.at(-1) ?? table.name))} id`];
  const found = columns.findIndex(({ name }) => wanted.includes(spaced(name)));
  const values = rows.map((row) => row[found] ?? null);
  return found >= 0 && !values.includes(null) && new Set(values).size === values.length ? found : undefined;
}

function literalOf(text: string, kind: ColumnKind): ReturnType<typeof literal> {
  const shown = kind === "number" ? (plainNumber(text) ?? text) : text.length >= LONGEST_CELL ? `${text}…` : text;
  const datatype = DATATYPES[kind];
  return datatype === undefined
    ? literal(shown)
    : literal(kind === "time" ? shown.replace(" ", "T") : shown, namedNode(datatype));
}

/** Whether a column's texts name rows: nearly each another one. */
function tellApart(rows: TableRows["rows"], place: number): boolean {
  const counts = new Map<string, number>();
  let filled = 0;
  for (const row of rows) {
    const text = row[place];
    if (text == null || text === "") continue;
    filled += 1;
    const count = (counts.get(text) ?? 0) + 1;
    if (count > MOST_OF_ONE_NAME) return false;
    counts.set(text, count);
  }
  return counts.size >= 0.8 * filled;
}

/** Rows by what refers to them. */
class Keys {
  readonly #tables: readonly TableRows[];
  readonly #byColumn = new Map<string, ReadonlyMap<string, string>>();

  constructor(tables: readonly TableRows[]) {
    this.#tables = tables;
  }

  keyOf(table: TableDescription, index: number): readonly string[] {
    const held = this.#tables.find((other) => other.table === table);
    const places = table.key.map((key) => table.columns.findIndex(({ name }) => name === key));
    return places.map((place) => held?.rows[index]?.[place] ?? "");
  }

  /** Rows without a key are called by their place among all. */
  idOf(table: TableDescription, index: number): string {
    const key = this.keyOf(table, index);
    return rowId(table.name, key.length > 0 && key.every((part) => part !== "") ? key : ["", String(index + 1)]);
  }

  /** The row that a value refers to, if there is one. */
  target({ references }: TableColumn, value: string): string | undefined {
    return references === undefined ? undefined : this.#rows(references.table, references.column)?.get(value);
  }

  /** Undefined where two rows have the same value. */
  #rows(table: string, column: string): ReadonlyMap<string, string> | undefined {
    const id = columnId(table, column);
    const known = this.#byColumn.get(id);
    if (known !== undefined) return known.size === 0 ? undefined : known;
    const held = this.#tables.find((other) => other.table.name === table);
    const place = held?.columns.findIndex(({ name }) => name === column) ?? -1;
    const rows = new Map<string, string>();
    for (const [index, row] of held?.rows.entries() ?? []) {
      const value = place < 0 ? null : (row[place] ?? null);
      if (value === null || held === undefined) continue;
      if (rows.has(value)) {
        rows.clear();
        break;
      }
      rows.set(value, this.idOf(held.table, index));
    }
    this.#byColumn.set(id, rows);
    return rows.size === 0 ? undefined : rows;
  }
}
