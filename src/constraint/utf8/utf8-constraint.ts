import type { TokenTable } from "../token-vocabulary.js";
import { utf8After, utf8Missing } from "./utf8-states.js";

/** Most bytes that a begun character misses. */
const mostMissing = 3;

/** Which tokens keep a text well-formed, for one vocabulary. */
export class Utf8Masks {
  readonly #table: TokenTable;
  readonly #masks = new Map<number, Uint32Array>();
  /** Whether whatever begins can be ended. */
  readonly #canEnd: boolean;

  constructor(table: TokenTable) {
    this.#table = table;
    const single = new Set<number>();
    for (let id = 0; id + 1 < table.offsets.length; id += 1) {
      const bytes = this.bytes(id);
      if (bytes.length === 1) single.add(bytes[0] as number);
    }
    this.#canEnd = Array.from({ length: 0x40 }, (_, index) => single.has(0x80 + index)).every(Boolean);
  }

  /** Tokens that may come next, so that what they leave of a character takes no more tokens than there are. */
  at(state: number, tokensLeft: number): Uint32Array {
    const most = this.#canEnd ? Math.min(mostMissing, Math.max(0, tokensLeft - 1)) : 0;
    const key = state * (mostMissing + 1) + most;
    let mask = this.#masks.get(key);
    if (mask === undefined) {
      mask = this.#compute(state, most);
      this.#masks.set(key, mask);
    }
    return mask;
  }

  /** What a token writes; nothing for special ones. */
  bytes(id: number): Uint8Array {
    const { bytes, offsets } = this.#table;
    return bytes.subarray(offsets[id] ?? 0, offsets[id + 1] ?? 0);
  }

  #compute(state: number, most: number): Uint32Array {
    const size = this.#table.offsets.length - 1;
    const mask = new Uint32Array((size + 31) >>> 5);
    for (let id = 0; id < size; id += 1) {
      const bytes = this.bytes(id);
      // A special token ends what was begun.
      const after = bytes.length === 0 && state !== 0 ? -1 : utf8After(state, bytes);
      if (after >= 0 && utf8Missing(after) <= most) mask[id >>> 5] = (mask[id >>> 5] as number) | (1 << (id & 31));
    }
    return mask;
  }
}

/** Keeps free text to whole characters, also where it is cut. Fits the engine's `TokenConstraint`. */
export class Utf8Constraint {
  readonly mustEnd = false;
  readonly shortened = false;
  readonly #masks: Utf8Masks;
  #state = 0;

  constructor(masks: Utf8Masks) {
    this.#masks = masks;
  }

  allowedTokens(tokensLeft: number): Uint32Array {
    return this.#masks.at(this.#state, tokensLeft);
  }

  /** Takes the token that was chosen. Throws RangeError when it was not allowed. */
  accept(id: number): void {
    const after = utf8After(this.#state, this.#masks.bytes(id));
    if (after < 0) throw new RangeError(`token ${id} is not allowed here`);
    this.#state = after;
  }

  /** No character has begun that isn't ended. */
  get mayEnd(): boolean {
    return this.#state === 0;
  }
}
