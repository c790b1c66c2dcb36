import { kindsByName, listed, phraseKey } from "../../graph/answers/relation-words.js";
import { namesOfColumn, namesOfTable, type TableNames } from "../rows/column-words.js";
import type { TableColumn, TableDescription, TableSchema } from "../table-schema.js";
import type { SlotMatch, Words } from "./pattern.js";

export interface ColumnHit {
  readonly table: TableDescription;
  readonly column: TableColumn;
}

export interface ValueHit extends ColumnHit {
  /** As the database has it. */
  readonly text: string;
}

const UNIT = /\s*(?:[（(][^（()）]{1,20}[)）]| (?:in )?(?:m|km|cm|mm|kg|g|usd|eur|cny|rmb|yuan|pct|percent))$/iu;
const DATE_END = / (?:at|on|date|time|day|year)$/u;
const CHINESE_DATE_END = /(?:日期|时间|年份|日)$/u;
const MOST_VALUES = 50_000;
const LONGEST_VALUE = 60;

/** Things by what they are called, as runs of words. */
class ByName<Thing> {
  readonly #things = new Map<string, Thing[]>();
  #longest = 0;

  get size(): number {
    return this.#things.size;
  }

  add(name: string, thing: Thing, isSame: (other: Thing) => boolean): void {
    const key = phraseKey(name);
    if (key === "") return;
    const known = this.#things.get(key);
    if (known === undefined) this.#things.set(key, [thing]);
    else if (!known.some(isSame)) known.push(thing);
    this.#longest = Math.max(this.#longest, key.split(" ").length);
  }

  *at({ atoms, keys }: Words, place: number): Generator<SlotMatch<readonly Thing[]>, void, undefined> {
    let key = "";
    let counted = 0;
    for (let to = place; to < atoms.length && counted < this.#longest; to += 1) {
      if (atoms[to]?.kind === "mark") {
        if (counted === 0) return;
        continue;
      }
      key = key === "" ? (keys[to] ?? "") : `${key} ${keys[to]}`;
      counted += 1;
      const things = this.#things.get(key);
      if (things !== undefined) yield { to: to + 1, value: things };
    }
  }
}

/** What tables, columns and values are called: the only words besides the grammar's that a question may hold. */
export class SchemaWords {
  readonly schema: TableSchema;
  readonly #tables = new ByName<TableDescription>();
  readonly #columns = new ByName<ColumnHit>();
  readonly #values = new ByName<ValueHit>();

  constructor(schema: TableSchema, names: TableNames) {
    this.schema = schema;
    for (const table of schema.tables) {
      for (const name of namesOfTable(table, names)) this.#tables.add(name, table, (other) => other === table);
      for (const column of table.columns) {
        if (column.isPlace === true) continue;
        const isSame = (other: ColumnHit): boolean => other.column === column;
        const hit = { table, column };
        for (const written of namesOfColumn(table.name, column, names)) {
          const name = written.replace(UNIT, "");
          const kinds = kindsByName().get(phraseKey(name)) ?? [];
          // What the lexicon calls so, in the other language too; a name of two meanings keeps to itself.
          const [kind, ...others] = kinds.filter(({ inverse }) => !inverse);
          const more = kind !== undefined && others.length === 0 ? listed(kind.kind.nouns) : [];
          const dated =
            column.kind === "date" || column.kind === "time"
              ? [name.replace(DATE_END, ""), name.replace(CHINESE_DATE_END, "")]
              : [];
          for (const called of [name, ...more, ...dated]) this.#columns.add(called, hit, isSame);
        }
      }
    }
  }

  addValue(hit: ValueHit): void {
    if (hit.text.length > LONGEST_VALUE || this.#values.size >= MOST_VALUES || /^[\d\s.,-]*$/u.test(hit.text)) return;
    this.#values.add(hit.text, hit, (other) => other.column === hit.column && other.text === hit.text);
  }

  tables(words: Words): (at: number) => Iterable<SlotMatch<readonly TableDescription[]>> {
    return (at) => this.#tables.at(words, at);
  }

  columns(words: Words, accepts: (column: TableColumn) => boolean): (at: number) => Iterable<SlotMatch<readonly ColumnHit[]>> {
    return (at) => kept(this.#columns.at(words, at), ({ column }) => accepts(column));
  }

  values(words: Words): (at: number) => Iterable<SlotMatch<readonly ValueHit[]>> {
    return (at) => this.#values.at(words, at);
  }
}

function* kept<Thing>(
  found: Iterable<SlotMatch<readonly Thing[]>>,
  accepts: (thing: Thing) => boolean,
): Generator<SlotMatch<readonly Thing[]>, void, undefined> {
  for (const { to, value } of found) {
    const things = value.filter(accepts);
    if (things.length > 0) yield { to, value: things };
  }
}
