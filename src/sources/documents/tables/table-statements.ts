import { DataFactory, type Quad } from "n3";
import { foldName } from "../../graph/fold-name.js";
import type { RelationTable } from "./relation-table.js";
import { valuesOf } from "./relation-table.js";

const { namedNode, literal, quad } = DataFactory;
const LABEL = namedNode("http://www.w3.org/2000/01/rdf-schema#label");
const TYPE = namedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
const XSD = "http://www.w3.org/2001/XMLSchema#";
const HAN = /\p{Script=Han}/u;
const DECIMAL = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^-?\d+(?:\.\d+)?$/u;
const DATE = /^\d{4}-\d{2}-\d{2}$/u;
/** The name of a property or a class of these statements: for keys, not to be fetched. */
const COLUMN = "column:";
const KIND = "kind:";
const THING = "row:";

/** One statement of a table, and where it stands. */
export interface TableStatement {
  readonly quad: Quad;
  readonly location: string;
}

/**
 * Tables as statements: what a row is named after is a thing, a column a relation. Rows of one name are one thing, and a cell that is the name of
 * a row leads to it. Where two rows say of one thing what can't both be so, neither is taken: which of them holds, a person must decide.
 */
export function* tableStatements(tables: readonly RelationTable[]): Generator<TableStatement, void, undefined> {
  const things = new Map<string, string>();
  // Years are named in many cells that have nothing to do with a table of years.
  for (const { nameAt, rows, isByYear } of tables)
    for (const { cells } of isByYear === true ? [] : rows) things.set(foldName(cells[nameAt] ?? ""), cells[nameAt] ?? "");
  const disputed = disputedCells(tables);
  const said = new Set<string>();
  const once = (id: string): boolean => {
    if (said.has(id)) return false;
    said.add(id);
    return true;
  };
  for (const { kinds, columns, nameAt, rows, isByYear } of tables) {
    const [kind] = kinds;
    const kindId = KIND + foldName(kind ?? "");
    const [first] = rows;
    if (first === undefined) continue;
    for (const name of kinds) if (once(`${kindId}\0${name}`)) yield { quad: label(kindId, name), location: first.location };
    for (const { name } of columns)
      if (once(COLUMN + foldName(name))) yield { quad: label(COLUMN + foldName(name), name), location: first.location };
    for (const { cells, location } of rows) {
      const name = cells[nameAt] ?? "";
      const id = THING + foldName(name);
      if (once(id))
        for (const called of isByYear === true ? yearNames(name) : [name])
          yield {
            quad: quad(namedNode(id), LABEL, literal(called, isByYear === true ? (HAN.test(called) ? "zh" : "en") : "")),
            location,
          };
      if (kind !== undefined) yield { quad: quad(namedNode(id), TYPE, namedNode(kindId)), location };
      for (const column of columns) {
        const predicate = namedNode(COLUMN + foldName(column.name));
        if (disputed.has(cellKey(name, column.name))) continue;
        for (const value of valuesOf(cells[column.place] ?? "", column)) {
          const isThing = things.has(foldName(value)) && foldName(value) !== foldName(name);
          yield { quad: quad(namedNode(id), predicate, isThing ? namedNode(THING + foldName(value)) : typed(value)), location };
        }
      }
    }
  }
}

function yearNames(year: string): string[] {
  const number = year.replace("年", "");
  return [number, `${number}年`];
}

function label(id: string, text: string): Quad {
  return quad(namedNode(id), LABEL, literal(text, HAN.test(text) ? "zh" : "en"));
}

function typed(text: string): ReturnType<typeof literal> {
  if (DECIMAL.test(text)) return literal(text.replaceAll(",", ""), namedNode(`${XSD}decimal`));
  return DATE.test(text) ? literal(text, namedNode(`${XSD}date`)) : literal(text);
}

function cellKey(name: string, column: string): string {
  return `${foldName(name)}\0${foldName(column)}`;
}

function disputedCells(tables: readonly RelationTable[]): ReadonlySet<string> {
  const values = new Map<string, string>();
  const disputed = new Set<string>();
  for (const { columns, nameAt, rows } of tables)
    for (const { cells } of rows)
      for (const column of columns) {
        const value = foldName(valuesOf(cells[column.place] ?? "", column).join("\n"));
        const key = cellKey(cells[nameAt] ?? "", column.name);
        const other = values.get(key);
        if (value !== "" && other !== undefined && other !== value) disputed.add(key);
        if (value !== "") values.set(key, value);
      }
  return disputed;
}
