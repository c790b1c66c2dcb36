import type { Automaton, AutomatonState } from "./automaton.js";
import type { TokenVocabulary } from "./token-vocabulary.js";
import { allowTokens } from "./token-walk.js";

export interface TokenMask {
  /** Bit id & 31 of word id >>> 5 is set for allowed tokens. */
  readonly words: Uint32Array;
  /** The largest number of bytes that one of them leaves to be written. */
  readonly mostMissing: number;
}

/** Masks remembered: 2 MiB at ChatGLM's vocabulary. */
const mostMasks = 256;

/** Which tokens of a vocabulary an automaton reads, by state. */
export class TokenMasks {
  readonly #automaton: Automaton;
  readonly #vocabulary: TokenVocabulary;
  readonly #masks = new Map<AutomatonState, TokenMask>();

  constructor(automaton: Automaton, vocabulary: TokenVocabulary) {
    this.#automaton = automaton;
    this.#vocabulary = vocabulary;
  }

  /** All tokens that may come next. */
  at(state: AutomatonState): TokenMask {
    const known = this.#masks.get(state);
    if (known !== undefined) {
      this.#masks.delete(state);
      this.#masks.set(state, known);
      return known;
    }
    const mask = this.#compute(state);
    const [oldest] = this.#masks.keys();
    if (this.#masks.size >= mostMasks && oldest !== undefined) this.#masks.delete(oldest);
    this.#masks.set(state, mask);
    return mask;
  }

  /** Tokens that leave at most so many bytes to be written. Not remembered. */
  endingWithin(state: AutomatonState, bytes: number): TokenMask {
    return this.#compute(state, bytes);
  }

  /**
   * Inside a string nearly every token of the vocabulary fits, and all of them for one reason. Those are known beforehand, so that only
   * the few hundred others need a walk.
   */
  #compute(state: AutomatonState, most: number = Number.POSITIVE_INFINITY): TokenMask {
    const { all, others, words, longestText } = this.#vocabulary;
    const text = textAt(state, longestText);
    if (text === undefined) {
      const mask = new Uint32Array(words);
      return { words: mask, mostMissing: allowTokens(all, this.#automaton, state, most, mask) };
    }
    const mask = this.#vocabulary.textMask(text.missing > most ? -1 : text.room);
    return { words: mask, mostMissing: Math.max(text.missing, allowTokens(others, this.#automaton, state, most, mask)) };
  }
}

/**
 * How many units of ordinary text fit and how many bytes are missing after it, which are no fewer than before. Undefined unless every reading
 * is inside a string where that can be told.
 */
function textAt(state: AutomatonState, longest: number): { readonly room: number; readonly missing: number } | undefined {
  let found: { room: number; missing: number } | undefined;
  for (const { leaf, state: place, frame } of state.readings) {
    const room = leaf.textRoom(place);
    if (room === undefined || room < 0) return undefined;
    const missing = leaf.shortest(place, (outcome) => frame.composite.after(frame.site, outcome) + frame.around);
    if (found !== undefined && (found.missing !== missing || Math.min(found.room, room) < longest)) return undefined;
    found = { room, missing };
  }
  return found;
}
