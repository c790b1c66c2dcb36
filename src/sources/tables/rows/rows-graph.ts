import { DataFactory, type Quad } from "n3";
import type { KnowledgeGraph } from "../../graph/knowledge-graph.js";
import { plainNumber } from "../databases/result-of.js";
import type { ColumnKind, TableColumn, TableDescription } from "../table-schema.js";
import { isCodeColumn, isNameColumn, namesOfColumn, namesOfTable, spaced, type TableNames } from "./column-words.js";
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
 */
export async function fillFromRows(
  graph: KnowledgeGraph,
  tables: readonly TableRows[],
  names: TableNames,
  file: string,
  signal: AbortSignal,
): Promise<void> {
  const keys = new Keys(tables);
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
      if (own.length === 0)
        for (const [place, text] of numbered(called, keys.keyOf(table, index)).entries())
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
        const target = keys.target(table, column, text);
        const object = target === undefined ? literalOf(text, column.kind) : namedNode(target);
        add(quad(namedNode(id), namedNode(columnId(table.name, column.name)), object));
      }
    }
  }
}

/** `product 17`, `产品17`: what rows without a name are called. */
function numbered(called: readonly string[], key: readonly string[]): string[] {
  const number = key.join(" ");
  return number === "" ? [] : called.map((name) => (HAN.test(name) ? `${name}${number}` : `${singular(name)} ${number}`));
}

function singular(name: string): string {
  return name
    .replace(/(?<=[^aeiou])ies$/u, "y")
    .replace(/(?<=(?:s|x|z|ch|sh))es$/u, "")
    .replace(/(?<=[^s])s$/u, "");
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
  readonly #references = new Map<string, { readonly table: string; readonly column: string } | undefined>();

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
  target(table: TableDescription, column: TableColumn, value: string): string | undefined {
    const reference = column.references ?? this.#guessed(table, column);
    return reference === undefined ? undefined : this.#rows(reference.table, reference.column)?.get(value);
  }

  /** Files declare no references: `supplier_id` leads to the `id` of `suppliers` if each of its values does. */
  #guessed(table: TableDescription, column: TableColumn): { readonly table: string; readonly column: string } | undefined {
    const id = columnId(table.name, column.name);
    if (this.#references.has(id)) return this.#references.get(id);
    const found = this.#guess(table, column);
    this.#references.set(id, found);
    return found;
  }

  #guess(table: TableDescription, column: TableColumn): { readonly table: string; readonly column: string } | undefined {
    const [, what] = /^(.+) (?:id|code|no|key)$/u.exec(spaced(column.name)) ?? [];
    if (what === undefined) return undefined;
    const held = this.#tables.find((other) => other.table === table);
    const place = table.columns.indexOf(column);
    for (const { table: other } of this.#tables) {
      if (other === table || singular(spaced(other.name)) !== singular(what)) continue;
      const key = other.columns.find(({ name }) => ["id", spaced(column.name)].includes(spaced(name)));
      const rows = key === undefined ? undefined : this.#rows(other.name, key.name);
      const isWhole = held?.rows.every((row) => row[place] == null || rows?.has(row[place] ?? "") === true) === true;
      if (key !== undefined && rows !== undefined && isWhole) return { table: other.name, column: key.name };
    }
    return undefined;
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
