import type { Leaf, Measure } from "./grammar.js";
import type { Notation } from "./notation.js";
import type { TextAutomaton } from "./text/text-automaton.js";

/**
 * Where in the literal the next byte stands; a state is (the text's state) · places + place. From `partial` on, a place is a character of
 * several bytes that has begun.
 */
const Place = { text: 0, escape: 1, opening: 2, closed: 3, rest1: 4, rest2: 5, rest3: 6, partial: 8 } as const;
const places = 1 << 15;
/** Where the partial characters with one, two and three bytes to come begin: the bits read so far follow. */
const partialFrom: readonly number[] = [0, Place.partial, Place.partial + 17_408, Place.partial + 17_408 + 272];

const escapes: ReadonlyMap<number, number> = new Map(
  Object.entries({ "\\": 0x5c, b: 8, f: 12, n: 10, r: 13, t: 9 }).map(([letter, code]) => [letter.charCodeAt(0), code]),
);

/** A JSON string literal whose text an automaton reads. Characters are written plainly or by escapes of two bytes. */
export class PatternLeaf implements Leaf {
  readonly kind = "leaf";
  readonly id: number;
  readonly start: number;
  readonly measure: Measure;
  readonly #text: TextAutomaton;
  readonly #quote: number;

  constructor(id: number, text: TextAutomaton, quote: Notation["quote"] = '"') {
    this.id = id;
    this.#quote = quote.charCodeAt(0);
    this.#text = text;
    this.start = Math.max(0, text.start) * places + Place.opening;
    this.measure = { bytes: text.start < 0 ? Number.POSITIVE_INFINITY : 2 + this.#missing(text.start), depth: 0 };
  }

  step(state: number, byte: number): number {
    const place = state % places;
    const at = (state - place) / places;
    switch (place) {
      case Place.opening:
        return byte === this.#quote && this.#text.start >= 0 ? at * places + Place.text : -1;
      case Place.text:
        return this.#stepText(at, byte);
      case Place.escape:
        return this.#read(at, byte === this.#quote ? byte : (escapes.get(byte) ?? -1));
      case Place.closed:
        return -1;
      default:
        return byte >= 0x80 && byte <= 0xbf ? this.#stepCharacter(at, place, byte & 0x3f) : -1;
    }
  }

  #stepText(at: number, byte: number): number {
    if (byte === this.#quote) return this.#missing(at) === 0 ? at * places + Place.closed : -1;
    if (byte === 0x5c) return this.#escapeBytes(at) < Number.POSITIVE_INFINITY ? at * places + Place.escape : -1;
    if (byte < 0x80) return byte < 0x20 ? -1 : this.#read(at, byte);
    if (byte < 0xc2 || byte > 0xf4) return -1;
    if (byte < 0xe0) return this.#begun(at, 1, byte & 0x1f);
    return byte < 0xf0 ? this.#begun(at, 2, byte & 0xf) : this.#begun(at, 3, byte & 0x7);
  }

  #stepCharacter(at: number, place: number, bits: number): number {
    if (place < Place.partial) {
      if (place === Place.rest1) return at * places + Place.text;
      return at * places + place - 1;
    }
    const [rest, prefix] = partOf(place);
    const longer = prefix * 64 + bits;
    if (rest === 1) return this.#read(at, longer);
    return longer * 64 ** (rest - 1) + 64 ** (rest - 1) - 1 < lowestOf(rest, prefix) ? -1 : this.#begun(at, rest - 1, longer);
  }

  #read(at: number, code: number): number {
    const to = code < 0 ? -1 : this.#text.step(at, this.#text.alphabet.classOf(code));
    return to < 0 ? -1 : to * places + Place.text;
  }

  /** A character that has begun: where all that it may become lead to one state, which of them it is does not matter. */
  #begun(at: number, rest: number, prefix: number): number {
    const targets = this.#targets(at, rest, prefix);
    const [first] = targets;
    if (first === undefined || targets.every((target) => target < 0)) return -1;
    const open = lowestOf(rest, prefix) <= prefix * 64 ** rest;
    if (open && targets.every((target) => target === first)) return first * places + Place.rest1 + rest - 1;
    return at * places + (partialFrom[rest] ?? 0) + prefix;
  }

  #targets(at: number, rest: number, prefix: number): number[] {
    const span = 64 ** rest;
    const first = Math.max(prefix * span, lowestOf(rest, prefix));
    const classes = new Set(this.#text.alphabet.classesIn(first, prefix * span + span - 1));
    return [...classes].map((id) => this.#text.step(at, id));
  }

  outcome(state: number): number {
    return state % places === Place.closed ? 0 : -1;
  }

  continues(state: number): boolean {
    return state % places !== Place.closed;
  }

  shortest(state: number, after: (outcome: number) => number): number {
    const place = state % places;
    const at = (state - place) / places;
    return this.#bytesLeft(at, place) + after(0);
  }

  #bytesLeft(at: number, place: number): number {
    switch (place) {
      case Place.closed:
        return 0;
      case Place.opening:
        return 2 + this.#missing(at);
      case Place.text:
        return 1 + this.#missing(at);
      case Place.escape:
        return 1 + this.#escapeBytes(at);
      default: {
        if (place < Place.partial) return place - Place.rest1 + 2 + this.#missing(at);
        const [rest, prefix] = partOf(place);
        const targets = this.#targets(at, rest, prefix).filter((target) => target >= 0);
        return rest + 1 + Math.min(...targets.map((target) => this.#missing(target)));
      }
    }
  }

  /** Fewest bytes of an escape's second character and of the text behind it. */
  #escapeBytes(at: number): number {
    let fewest = Number.POSITIVE_INFINITY;
    for (const code of [this.#quote, ...escapes.values()]) {
      const to = this.#text.step(at, this.#text.alphabet.classOf(code));
      if (to >= 0) fewest = Math.min(fewest, 1 + this.#missing(to));
    }
    return fewest;
  }

  textRoom(state: number): number | undefined {
    const place = state % places;
    if (place === Place.text && this.#quote !== 0x22) return undefined;
    return place === Place.text ? (this.#text.free[(state - place) / places] ?? -1) : -1;
  }

  #missing(at: number): number {
    return this.#text.missing[at] ?? 0;
  }
}

/** Bytes to come and bits read so far of a character that has begun. */
function partOf(place: number): readonly [rest: number, prefix: number] {
  const rest = place >= (partialFrom[3] ?? 0) ? 3 : place >= (partialFrom[2] ?? 0) ? 2 : 1;
  return [rest, place - (partialFrom[rest] ?? 0)];
}

/** The first character that may be written with so many bytes (UTF-8 has no longer forms than needed). */
function lowestOf(rest: number, prefix: number): number {
  if (prefix !== 0) return 0;
  return rest === 3 ? 0x10000 : rest === 2 ? 0x800 : 0;
}
