import type { TableDescription } from "../table-schema.js";
import { countSlot, dateSlot, numberSlot } from "./number-slots.js";
import type { SlotMatch, Words } from "./pattern.js";
import type { ColumnHit, SchemaWords, ValueHit } from "./schema-words.js";

/** A reader of one kind of word. */
export type Slot<Value> = (at: number) => Iterable<SlotMatch<Value>>;

/** What both languages' patterns are made of. */
export type BasicSlots = {
  readonly table: Slot<readonly TableDescription[]>;
  readonly column: Slot<readonly ColumnHit[]>;
  readonly measure: Slot<readonly ColumnHit[]>;
  readonly dated: Slot<readonly ColumnHit[]>;
  readonly truth: Slot<readonly ColumnHit[]>;
  readonly value: Slot<readonly ValueHit[]>;
  readonly number: Slot<number>;
  readonly count: Slot<number>;
  readonly date: Slot<string>;
};

export function basicSlots(schema: SchemaWords, words: Words): BasicSlots {
  return {
    table: schema.tables(words),
    column: schema.columns(words, () => true),
    measure: schema.columns(words, ({ kind }) => kind === "number"),
    dated: schema.columns(words, ({ kind }) => kind === "date" || kind === "time"),
    truth: schema.columns(words, ({ kind }) => kind === "boolean"),
    value: schema.values(words),
    number: numberSlot(words),
    count: countSlot(words),
    date: dateSlot(words),
  };
}

/** Runs of words that stand for something: `more than` for `>`. */
export function wordSlot<Value>(words: Words, meanings: Readonly<Record<string, Value>>): Slot<Value> {
  const runs = Object.entries(meanings).flatMap(([list, value]) =>
    list.split("|").map((run) => ({ run: run.split(/\s+|(?<=\p{Script=Han})(?=\p{Script=Han})/u), value })),
  );
  return function* (at) {
    for (const { run, value } of runs)
      if (run.every((word, offset) => words.atoms[at + offset]?.text === word)) yield { to: at + run.length, value };
  };
}
