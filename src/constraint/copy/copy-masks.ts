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
  readonly #alone = new Map<CopyState, TokenMask>();

  constructor(automaton: CopyAutomaton, vocabulary: TokenVocabulary) {
    this.#automaton = automaton;
    this.#vocabulary = vocabulary;
  }

  /** Tokens that may come next and leave at most so many bytes to be written. */
  at(state: CopyState, most: number = Number.POSITIVE_INFINITY): TokenMask {
    const words = new Uint32Array(this.#vocabulary.words);
    const { alone, rest } = this.#automaton.parts(state);
    let mostMissing = 0;
    const walk = (from: CopyState): void => {
      mostMissing = Math.max(mostMissing, allowTokens(this.#vocabulary.all, this.#automaton, from, most, words));
    };
    if (rest !== undefined) walk(rest);
    for (const beginning of alone) {
      const known = this.#ofBeginning(beginning);
      if (known.mostMissing > most) walk(beginning);
      else {
        mostMissing = Math.max(mostMissing, known.mostMissing);
        for (const [index, bits] of known.words.entries()) words[index] = (words[index] as number) | bits;
      }
    }
    return { words, mostMissing };
  }

  #ofBeginning(state: CopyState): TokenMask {
    let mask = this.#alone.get(state);
    if (mask === undefined) {
      const words = new Uint32Array(this.#vocabulary.words);
      const { all } = this.#vocabulary;
      mask = { words, mostMissing: allowTokens(all, this.#automaton, state, Number.POSITIVE_INFINITY, words) };
      this.#alone.set(state, mask);
    }
    return mask;
  }
}
