import { type CharacterKind, FIRST_KINDS, type FirstKind, mayFollow } from "./character-kind.js";
import type { CopyFrame } from "./copy-frame.js";
import type { CopySource, SpanEnd, SpanKind } from "./copy-source.js";

/** What may begin at a place between two items. */
type Beginning =
  | { readonly type: "span"; readonly kind: SpanKind }
  /** `guarded`: a digit stands before it. */
  | { readonly type: "piece"; readonly kind: FirstKind; readonly guarded: boolean }
  /** White space, and what may begin behind it. */
  | { readonly type: "space"; readonly bytes: readonly number[]; readonly behind: number };

/** All ways to read a reply so far, or what may come next in one. */
export interface CopyState {
  /** Bits of the beginnings that may come next. */
  readonly beginnings: number;
  /** Places in the source where a span may go on. */
  readonly places: Int32Array;
  /** Places in the frame, doubled; odd ones have a digit before their piece. */
  readonly pieces: readonly number[];
  /** The reply may end here. */
  readonly complete: boolean;
  /** Fewest bytes to an end. */
  readonly missing: number;
  /** By byte; filled in when first asked for. */
  next: Map<number, CopyState | Successor> | undefined;
}

const noPlaces = new Int32Array(0);
const space = 0x20;
const newline = 0x0a;
/** White space that a reply may begin with, characters. */
const mostLeadingSpace = 3;

/**
 * Reads bytes as replies that are put together of spans of a source and pieces of a frame. A span goes on as the source does, wherever the words
 * written so far stand in it. A piece stands between two spans, so that no name or number is made of two; but what is said of something may follow its
 * name: in Chinese a clause, in other languages what begins with a small letter, and anything behind that. Between items may be one
 * space, and there must be where two words would become one.
 */
export class CopyAutomaton {
  readonly start: CopyState;
  readonly #source: CopySource;
  readonly #frame: CopyFrame;
  readonly #beginnings: readonly Beginning[];
  /** States of one place and nothing else before what may begin there, by place. */
  readonly #ofPlace: (CopyState | undefined)[] = [];
  /** Fewest bytes of an item that begins so, by beginning. */
  readonly #least: number[] = [];
  readonly #bitOf: ReadonlyMap<string, number>;
  readonly #spaceBehindNumber: number;
  readonly #spaceBehindName: number;
  readonly #spaceBehindPiece: number;

  constructor(source: CopySource, frame: CopyFrame) {
    this.#source = source;
    this.#frame = frame;
    const beginnings: Beginning[] = [];
    const add = (beginning: Beginning): number => 1 << (beginnings.push(beginning) - 1);
    const bits = new Map<string, number>();
    for (const kind of FIRST_KINDS) {
      bits.set(`span ${kind}`, add({ type: "span", kind }));
      bits.set(`piece ${kind}`, add({ type: "piece", kind, guarded: false }));
      bits.set(`guarded ${kind}`, add({ type: "piece", kind, guarded: true }));
    }
    this.#bitOf = bits;
    const pieces = this.#bits("piece", "space");
    const anything = pieces | this.#bits("span", "space");
    for (const kind of ["capital", "small", "clause", "fact"] as const) bits.set(`span ${kind}`, add({ type: "span", kind }));
    this.#spaceBehindNumber = add({ type: "space", bytes: [space], behind: pieces });
    this.#spaceBehindName = add({ type: "space", bytes: [space], behind: pieces | this.#bit("span small") });
    this.#spaceBehindPiece = add({ type: "space", bytes: [space], behind: anything });
    const sentence = anything | this.#bit("span capital");
    let first = sentence;
    for (let index = 0; index < mostLeadingSpace; index += 1) {
      first = sentence | add({ type: "space", bytes: [space, newline], behind: first });
    }
    this.#beginnings = beginnings;
    this.start = this.#state(first, noPlaces, [], false);
  }

  /** The state after one more byte, or null. */
  step(state: CopyState, byte: number): CopyState | null {
    const { places, pieces, beginnings } = state;
    if (beginnings === 0 && pieces.length === 0 && places.length === 1) {
      const place = places[0] as number;
      return this.#source.next(place) === byte ? this.#atPlace(place + 1) : null;
    }
    state.next ??= this.#successors(state);
    const known = state.next.get(byte);
    if (!(known instanceof Successor)) return known ?? null;
    const next = this.#closed(known);
    state.next.set(byte, next);
    return next;
  }

  /** The state before everything that may begin so. */
  beginning(bits: number): CopyState {
    return this.#state(bits, noPlaces, [], false);
  }

  /** What goes on with what has begun, and nothing else. */
  withoutBeginnings({ places, pieces }: CopyState): CopyState {
    return this.#state(0, places, pieces, false);
  }

  #atPlace(place: number): CopyState {
    let state = this.#ofPlace[place];
    if (state === undefined) {
      const end = this.#source.ends[place];
      state = this.#state(end === undefined ? 0 : this.#behindSpan(end), Int32Array.of(place), [], end !== undefined);
      this.#ofPlace[place] = state;
    }
    return state;
  }

  #successors(state: CopyState): Map<number, CopyState | Successor> {
    const found = new Successors();
    for (const place of state.places) {
      const byte = this.#source.next(place);
      if (byte >= 0) found.at(byte).places.push(place + 1);
    }
    for (const piece of state.pieces) this.#stepPiece(piece >> 1, (piece & 1) === 1, found);
    for (let left = state.beginnings; left !== 0; left &= left - 1) {
      const beginning = this.#beginnings[31 - Math.clz32(left & -left)] as Beginning;
      if (beginning.type === "piece") this.#stepPiece(this.#frame.root(beginning.kind), beginning.guarded, found);
      else if (beginning.type === "space") for (const byte of beginning.bytes) found.at(byte).beginnings |= beginning.behind;
      else {
        for (const byte of this.#source.firstBytes(beginning.kind)) {
          const places = this.#source.behindFirst(beginning.kind, byte);
          if (places !== undefined) found.at(byte).whole.push(places);
        }
      }
    }
    return found.byByte;
  }

  #stepPiece(node: number, guarded: boolean, found: Successors): void {
    for (const byte of this.#frame.nextBytes(node)) {
      found.at(byte).pieces.add(2 * this.#frame.step(node, byte) + (guarded ? 1 : 0));
    }
  }

  /** What may begin where an item has just ended. */
  #closed(successor: Successor): CopyState {
    const places = successor.allPlaces();
    const pieces = [...successor.pieces];
    if (places.length === 1 && pieces.length === 0 && successor.beginnings === 0) return this.#atPlace(places[0] as number);
    let { beginnings } = successor;
    let complete = false;
    for (const place of places) {
      const end = this.#source.ends[place];
      if (end === undefined) continue;
      complete = true;
      beginnings |= this.#behindSpan(end);
    }
    for (const piece of pieces) {
      const end = this.#frame.end(piece >> 1);
      if (end === undefined) continue;
      complete = true;
      const guards = (piece & 1) === 1 && end.mayJoinDigits;
      const spans = this.#bits("span", end.kind);
      beginnings |= this.#bits(guards ? "guarded" : "piece", end.kind) | this.#spaceBehindPiece;
      beginnings |= guards ? spans & ~this.#bit("span digit") : spans;
    }
    return this.#state(beginnings, places, pieces, complete);
  }

  #behindSpan(end: SpanEnd): number {
    return this.#bits(end.kind === "digit" ? "guarded" : "piece", end.kind) | this.#spansBehind(end);
  }

  /** White space behind a span, and other spans that may follow it at once. */
  #spansBehind({ kind, isWhole, isSmall }: SpanEnd): number {
    // What counts a number stands with it, unless it stands alone.
    if (kind === "digit") return isWhole ? this.#spaceBehindName | this.#bit("span han") : this.#spaceBehindNumber;
    const space = isSmall ? this.#spaceBehindPiece : this.#spaceBehindName;
    if (kind === "han" || kind === "stop")
      return space | this.#bit(isWhole ? "span han" : "span clause") | this.#bit("span fact");
    return kind === "word" ? space | this.#bit("span clause") : space;
  }

  #bits(what: "span" | "piece" | "guarded", before: CharacterKind): number {
    let bits = 0;
    for (const kind of FIRST_KINDS) if (mayFollow(before, kind)) bits |= this.#bit(`${what} ${kind}`);
    return bits;
  }

  #bit(name: string): number {
    return this.#bitOf.get(name) as number;
  }

  #state(beginnings: number, places: Int32Array, pieces: readonly number[], complete: boolean): CopyState {
    const missing = complete ? 0 : this.#missing(beginnings, places, pieces);
    return { beginnings, places, pieces, complete, missing, next: undefined };
  }

  #missing(beginnings: number, places: Int32Array, pieces: readonly number[]): number {
    let least = Number.POSITIVE_INFINITY;
    for (const place of places) least = Math.min(least, this.#source.toEnd[place] as number);
    for (const piece of pieces) least = Math.min(least, this.#frame.missing(piece >> 1));
    for (let left = beginnings; left !== 0; left &= left - 1) {
      least = Math.min(least, this.#leastBehind(31 - Math.clz32(left & -left)));
    }
    return least;
  }

  #leastBehind(index: number): number {
    let least = this.#least[index];
    if (least === undefined) {
      least = this.#leastOf(this.#beginnings[index] as Beginning);
      this.#least[index] = least;
    }
    return least;
  }

  #leastOf(beginning: Beginning): number {
    if (beginning.type === "piece") return this.#frame.missing(this.#frame.root(beginning.kind));
    if (beginning.type === "space") return 1 + this.#missing(beginning.behind, noPlaces, []);
    let least = Number.POSITIVE_INFINITY;
    for (const byte of this.#source.firstBytes(beginning.kind)) {
      for (const place of this.#source.behindFirst(beginning.kind, byte) ?? []) {
        least = Math.min(least, 1 + (this.#source.toEnd[place] as number));
      }
    }
    return least;
  }
}

/** What one byte leads to, before ends are looked at. */
class Successor {
  beginnings: number = 0;
  readonly places: number[] = [];
  /** Lists of places that are sorted already. */
  readonly whole: Int32Array[] = [];
  readonly pieces: Set<number> = new Set();

  allPlaces(): Int32Array {
    const [only] = this.whole;
    if (only !== undefined && this.whole.length === 1 && this.places.length === 0) return only;
    if (this.whole.length === 0) return Int32Array.from(this.places);
    return Int32Array.from(new Set([...this.places, ...this.whole.flatMap((places) => [...places])]));
  }
}

class Successors {
  readonly byByte: Map<number, Successor> = new Map();

  at(byte: number): Successor {
    let known = this.byByte.get(byte);
    if (known === undefined) {
      known = new Successor();
      this.byByte.set(byte, known);
    }
    return known;
  }
}
