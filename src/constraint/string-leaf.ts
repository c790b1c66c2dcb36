import type { Leaf, Measure } from "./grammar.js";
import type { Notation } from "./notation.js";

/** Where in a string literal the next byte stands. Names of the UTF-8 places follow Unicode 16, table 3-7. */
const Place = {
  opening: 0,
  text: 1,
  escape: 2,
  hex1: 3,
  hex2: 4,
  /** After \ud: 0–7, since \ud800–\udfff are halves of characters. */
  hex2AfterD: 5,
  hex3: 6,
  hex4: 7,
  last1: 8,
  last2: 9,
  afterE0: 10,
  afterED: 11,
  afterF0: 12,
  last3: 13,
  afterF4: 14,
  closed: 15,
} as const;

/** Bytes that a place needs until it is `text` again. */
const pendingBytes: readonly number[] = [1, 0, 1, 4, 3, 3, 2, 1, 1, 2, 2, 2, 3, 3, 3];

/** Longer strings are not written, whatever the schema allows: 2^20 UTF-16 units. */
const mostUnits = 1 << 20;
const places = 16;

/**
 * A JSON string literal: well-formed UTF-8, no raw control characters, no escaped half of a character, no `\\/`. `minLength` counts characters and
 * `maxLength` UTF-16 units, so that a length holds for those who count either way.
 */
export class StringLeaf implements Leaf {
  readonly kind = "leaf";
  readonly id: number;
  /** ((characters still needed) · (mostUnits + 1) + (UTF-16 units left)) · 16 + place. */
  readonly start: number;
  readonly measure: Measure;
  readonly #counts: boolean;
  readonly #quote: number;

  constructor(
    id: number,
    { minLength, maxLength, quote = '"' }: { minLength: number; maxLength: number; quote?: Notation["quote"] },
  ) {
    this.id = id;
    this.#quote = quote.charCodeAt(0);
    this.start = encode(minLength, Math.min(maxLength, mostUnits), Place.opening);
    this.measure = { bytes: minLength <= maxLength ? minLength + 2 : Number.POSITIVE_INFINITY, depth: 0 };
    // A string without a limit has no need to count.
    this.#counts = minLength > 0 || maxLength < mostUnits;
  }

  step(state: number, byte: number): number {
    const place = state % places;
    const base = state - place;
    switch (place) {
      case Place.opening:
        return byte === this.#quote ? base + Place.text : -1;
      case Place.text:
        return this.#stepText(state, byte);
      case Place.escape:
        if (byte === 0x75) return base + Place.hex1;
        return byte === this.#quote || escapes.has(byte) ? base + Place.text : -1;
      case Place.hex1:
        if (!isHex(byte)) return -1;
        return base + ((byte | 0x20) === 0x64 ? Place.hex2AfterD : Place.hex2);
      case Place.hex2AfterD:
        return byte >= 0x30 && byte <= 0x37 ? base + Place.hex3 : -1;
      case Place.hex2:
      case Place.hex3:
        return isHex(byte) ? base + (place === Place.hex2 ? Place.hex3 : Place.hex4) : -1;
      case Place.hex4:
        return isHex(byte) ? base + Place.text : -1;
      default:
        return stepCharacter(base, place, byte);
    }
  }

  #stepText(state: number, byte: number): number {
    const [needed, left] = counts(state);
    if (byte === this.#quote) return needed === 0 ? state - Place.text + Place.closed : -1;
    const place = placeAfter(byte);
    if (place < 0) return -1;
    if (!this.#counts) return state - Place.text + place;
    const units = byte >= 0xf0 ? 2 : 1;
    const stillNeeded = Math.max(0, needed - 1);
    return left - units < stillNeeded ? -1 : encode(stillNeeded, left - units, place);
  }

  outcome(state: number): number {
    return state % places === Place.closed ? 0 : -1;
  }

  continues(state: number): boolean {
    return state % places !== Place.closed;
  }

  shortest(state: number, after: (outcome: number) => number): number {
    const place = state % places;
    if (place === Place.closed) return after(0);
    const [needed] = counts(state);
    return (pendingBytes[place] ?? 0) + needed + 1 + after(0);
  }

  textRoom(state: number): number | undefined {
    if (state % places !== Place.text) return -1;
    if (this.#quote !== 0x22) return undefined;
    if (!this.#counts) return Number.POSITIVE_INFINITY;
    const [needed, left] = counts(state);
    // A character outside the first plane is one of those needed and two of those left.
    return needed === 0 ? left : undefined;
  }
}

const escapes: ReadonlySet<number> = new Set(Buffer.from("\\bfnrt", "latin1"));

function encode(needed: number, left: number, place: number): number {
  return (needed * (mostUnits + 1) + left) * places + place;
}

function counts(state: number): readonly [needed: number, left: number] {
  const both = Math.floor(state / places);
  return [Math.floor(both / (mostUnits + 1)), both % (mostUnits + 1)];
}

function isHex(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
}

/** The place after a character's first byte; -1 when none begins with it. */
function placeAfter(byte: number): number {
  if (byte < 0x20) return -1;
  if (byte === 0x5c) return Place.escape;
  if (byte < 0x80) return Place.text;
  if (byte < 0xc2 || byte > 0xf4) return -1;
  if (byte < 0xe0) return Place.last1;
  if (byte === 0xe0) return Place.afterE0;
  if (byte === 0xed) return Place.afterED;
  if (byte < 0xf0) return Place.last2;
  if (byte === 0xf0) return Place.afterF0;
  return byte === 0xf4 ? Place.afterF4 : Place.last3;
}

function stepCharacter(base: number, place: number, byte: number): number {
  const lowest = place === Place.afterE0 ? 0xa0 : place === Place.afterF0 ? 0x90 : 0x80;
  const highest = place === Place.afterED ? 0x9f : place === Place.afterF4 ? 0x8f : 0xbf;
  if (place === Place.closed || byte < lowest || byte > highest) return -1;
  if (place === Place.last1) return base + Place.text;
  if (place === Place.last2 || place === Place.afterE0 || place === Place.afterED) return base + Place.last1;
  return base + Place.last2;
}
