import { stem } from "../../../language/english-stem.js";
import { type Atom, atomise } from "../../graph/atoms.js";
import { foldName } from "../../graph/fold-name.js";

/** A question's words: without articles, outer marks and quotation marks. Every other mark counts. */
export interface Words {
  readonly atoms: readonly Atom[];
  /** Each as it is looked up: English words by their stem. */
  readonly keys: readonly string[];
  readonly text: string;
}

export function wordsOf(question: string): Words {
  const text = foldName(question).replace(/[\s?!.。？！]+$/u, "");
  const atoms = atomise(text).filter(({ text: word, kind }) => kind !== "mark" || !/^(?:the|["'“”‘’「」『』《》])$/u.test(word));
  return { atoms, keys: atoms.map(({ kind, text: word }) => (kind === "word" ? stem(word) : word)), text };
}

/** What a slot reads from a place on; `to` is the place behind it. */
export interface SlotMatch<Value> {
  readonly to: number;
  readonly value: Value;
}

/** What each slot was filled with, in the order of the words. */
export type Filled<Slots> = { readonly [Name in keyof Slots]?: readonly SlotValue<Slots[Name]>[] };
type SlotValue<Slot> = Slot extends (at: number) => Iterable<SlotMatch<infer Value>> ? Value : never;

interface Element {
  readonly slot?: string;
  /** Any of these runs of words. */
  readonly words?: readonly (readonly string[])[];
  readonly least: 0 | 1;
  readonly most: number;
}

const MOST_REPEATED = 4;
const compiled = new Map<string, readonly Element[]>();

/** `(what is|show)? <aggregate> <measure> of <set>`: words, alternatives, slots; `?` may be left out, `*` may be repeated. */
function elementsOf(pattern: string): readonly Element[] {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const elements = [...pattern.matchAll(/(?:\(([^)]*)\)|<(\w+)>|([^\s?*()<>]+))([?*]?)/gu)].map(
    ([, choices, slot, word, sign]): Element => ({
      ...(slot === undefined
        ? { words: (choices ?? word ?? "").split("|").map((run) => wordsOf(run).atoms.map(({ text }) => text)) }
        : { slot }),
      least: sign === "" ? 1 : 0,
      most: sign === "*" ? MOST_REPEATED : 1,
    }),
  );
  compiled.set(pattern, elements);
  return elements;
}

/** Every way in which a pattern reads the words from a place on. */
export function* matches<Slots extends Readonly<Record<string, (at: number) => Iterable<SlotMatch<unknown>>>>>(
  pattern: string,
  words: Words,
  at: number,
  slots: Slots,
): Generator<{ readonly to: number; readonly filled: Filled<Slots> }, void, undefined> {
  const elements = elementsOf(pattern);
  function* from(
    index: number,
    place: number,
    times: number,
    filled: Readonly<Record<string, readonly unknown[]>>,
  ): Generator<{ to: number; filled: Filled<Slots> }, void, undefined> {
    const element = elements[index];
    if (element === undefined) {
      yield { to: place, filled: filled as Filled<Slots> };
      return;
    }
    if (times < element.most) {
      if (element.slot !== undefined) {
        for (const { to, value } of slots[element.slot]?.(place) ?? [])
          if (to > place)
            yield* from(index, to, times + 1, { ...filled, [element.slot]: [...(filled[element.slot] ?? []), value] });
      } else
        for (const run of element.words ?? [])
          if (run.length > 0 && run.every((word, offset) => words.atoms[place + offset]?.text === word))
            yield* from(index, place + run.length, times + 1, filled);
    }
    if (times >= element.least) yield* from(index + 1, place, 0, filled);
  }
  yield* from(0, at, 0, {});
}
