import type { TokenMask } from "../token-masks.js";
import type { TokenVocabulary } from "../token-vocabulary.js";
import { allowTokens } from "../token-walk.js";
import type { CopyAutomaton, CopyState } from "./copy-automaton.js";

/**
 * Which tokens a copy automaton reads, by state. What may begin between two items is much the same everywhere in a reply, and makes nearly all the
 * work: its masks are made once, and each step adds the few tokens that go on with what has begun.
 */
export class CopyMasks {
  readonly #automaton: CopyAutomaton;
  readonly #vocabulary: TokenVocabulary;
  /** By the beginnings' bits. */
  readonly #known = new Map<number, TokenMask>();

  constructor(automaton: CopyAutomaton, vocabulary: TokenVocabulary) {
    this.#automaton = automaton;
    this.#vocabulary = vocabulary;
  }

  /** Tokens that may come next and leave at most so many bytes to be written. */
  at(state: CopyState, most: number = Number.POSITIVE_INFINITY): TokenMask {
    const begin = this.#beginning(state.beginnings);
    if (begin.mostMissing > most) return this.#walked(state, most);
    const words = begin.words.slice();
    const rest = this.#automaton.withoutBeginnings(state);
    const mostMissing = allowTokens(this.#vocabulary.all, this.#automaton, rest, most, words);
    return { words, mostMissing: Math.max(begin.mostMissing, mostMissing) };
  }

  /** Of several beginnings it is the union of each one's. */
  #beginning(bits: number): TokenMask {
    const known = this.#known.get(bits);
    if (known !== undefined) return known;
    const mask =
      (bits & (bits - 1)) === 0 ? this.#walked(this.#automaton.beginning(bits), Number.POSITIVE_INFINITY) : this.#union(bits);
    this.#known.set(bits, mask);
    return mask;
  }

  #union(bits: number): TokenMask {
    const words = new Uint32Array(this.#vocabulary.words);
    let mostMissing = 0;
    for (let left = bits; left !== 0; left &= left - 1) {
      const one = this.#beginning(left & -left);
      for (let index = 0; index < words.length; index += 1)
        words[index] = (words[index] as number) | (one.words[index] as number);
      mostMissing = Math.max(mostMissing, one.mostMissing);
    }
    return { words, mostMissing };
  }

  #walked(state: CopyState, most: number): TokenMask {
    const words = new Uint32Array(this.#vocabulary.words);
    return { words, mostMissing: allowTokens(this.#vocabulary.all, this.#automaton, state, most, words) };
  }
}
