import { bordersOf } from "./borders.js";
import { type CharacterKind, characterKind, FIRST_KINDS, type FirstKind, firstKind } from "./character-kind.js";

/** A place in the text that is not the end of a line. */
const lineEnd = 0x0a;

/**
 * How a span begins: with what character; `small`: with a small letter, `capital`: with the capital that stands for one; `clause`: as a line
 * or clause does, or what is said behind a pronoun, in Chinese; `fact`: so, but not in Chinese.
 */
export type SpanKind = FirstKind | "capital" | "small" | "clause" | "fact";

/** What a span that ends somewhere leaves behind it. */
export interface SpanEnd {
  readonly kind: CharacterKind;
  /** Nothing in its line belongs to it any more: a mark or the line's end follows. */
  readonly isWhole: boolean;
  /** Its last word begins with a small letter, so that no name goes on behind it. */
  readonly isSmall: boolean;
}

/** Behind these a clause goes on that tells of something named before. */
const PRONOUN = /^[它他她其此该該这這那]$/u;
const SMALL = /^\p{Ll}$/u;

/** The text that may be copied from, as bytes; a place `p` in it stands for "next comes the byte at p". */
export class CopySource {
  readonly bytes: Uint8Array;
  /** Where spans may end; undefined elsewhere. [bytes] */
  readonly ends: readonly (SpanEnd | undefined)[];
  /** Bytes from a place on to the next end. [bytes] */
  readonly toEnd: Int32Array;
  /** Places behind the first byte of spans, by how they begin and by that byte. */
  readonly #begins: ReadonlyMap<SpanKind, ReadonlyMap<number, Int32Array>>;

  /**
   * @param lines without line breaks
   * @param plain see `bordersOf`
   */
  constructor(lines: readonly string[], plain: ReadonlySet<string>) {
    const text = lines.map((line) => `${line}\n`).join("");
    this.bytes = new TextEncoder().encode(text);
    const ends = new Array<SpanEnd | undefined>(this.bytes.length).fill(undefined);
    const kinds: readonly SpanKind[] = [...FIRST_KINDS, "capital", "small", "clause", "fact"];
    const begins = new Map(kinds.map((kind) => [kind, new Map<number, number[]>()]));
    let place = 0;
    for (const line of lines) {
      const borders = bordersOf(line, plain);
      let before = "\n";
      let isSmall = false;
      let at = 0;
      for (const character of [...line, "\n"]) {
        if (borders.ends[at] === true) ends[place] = { kind: characterKind(before), isWhole: partsClauses(character), isSmall };
        if (borders.begins[at] === true) {
          const first = this.bytes[place] as number;
          const begin = firstKind(character);
          isSmall = SMALL.test(character);
          push(begins.get(begin), first, place + 1);
          if (isSmall) push(begins.get("small"), first, place + 1);
          if (isSmall && first < 0x80) push(begins.get("capital"), first - 0x20, place + 1);
          if (partsClauses(before) || PRONOUN.test(before))
            push(begins.get(begin === "han" ? "clause" : "fact"), first, place + 1);
        }
        before = character;
        at += character.length;
        place += Buffer.byteLength(character);
      }
    }
    this.ends = ends;
    this.#begins = new Map(Array.from(begins, ([kind, places]) => [kind, frozen(places)]));
    this.toEnd = new Int32Array(this.bytes.length);
    let missing = 0;
    for (let at = this.bytes.length - 1; at >= 0; at -= 1) {
      missing = ends[at] === undefined ? missing + 1 : 0;
      this.toEnd[at] = missing;
    }
  }

  /** Places behind the first byte of the spans that begin so. */
  behindFirst(kind: SpanKind, byte: number): Int32Array | undefined {
    return this.#begins.get(kind)?.get(byte);
  }

  /** The byte that comes next, or -1 at a line's end. */
  next(place: number): number {
    const byte = this.bytes[place] as number;
    return byte === lineEnd ? -1 : byte;
  }

  /** All first bytes of spans. */
  firstBytes(kind: SpanKind): Iterable<number> {
    return this.#begins.get(kind)?.keys() ?? [];
  }
}

function partsClauses(character: string): boolean {
  return character === "\n" || (character !== " " && firstKind(character) === "mark");
}

function push(places: Map<number, number[]> | undefined, byte: number, place: number): void {
  const known = places?.get(byte);
  if (known === undefined) places?.set(byte, [place]);
  else known.push(place);
}

function frozen(places: ReadonlyMap<number, readonly number[]>): ReadonlyMap<number, Int32Array> {
  return new Map(Array.from(places, ([byte, list]) => [byte, Int32Array.from(list)]));
}
