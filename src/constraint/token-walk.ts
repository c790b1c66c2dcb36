import type { TokenTrie } from "./token-vocabulary.js";

/** What reads tokens byte by byte. */
export interface ByteReader<State extends { readonly missing: number }> {
  /** The state after one more byte, or null where the text can't go on so. */
  step(state: State, byte: number): State | null;
}

/**
 * Sets the bits of all tokens of a trie that a reader takes from a state and that leave at most `most` bytes to be written.
 * @param words the mask: bit id & 31 of word id >>> 5
 * @returns the largest number of bytes that one of them leaves
 */
export function allowTokens<State extends { readonly missing: number }>(
  trie: TokenTrie,
  reader: ByteReader<State>,
  start: State,
  most: number,
  words: Uint32Array,
): number {
  const { byte, depth, end, first, tokens } = trie;
  const path: State[] = [start];
  let mostMissing = 0;
  for (let node = 0; node < byte.length; ) {
    const level = depth[node] as number;
    const state = reader.step(path[level] as State, byte[node] as number);
    if (state === null) {
      node = end[node] as number;
      continue;
    }
    path[level + 1] = state;
    const last = first[node + 1] as number;
    const begin = first[node] as number;
    if (begin < last && state.missing <= most) {
      if (state.missing > mostMissing) mostMissing = state.missing;
      for (let index = begin; index < last; index += 1) {
        const id = tokens[index] as number;
        words[id >>> 5] = (words[id >>> 5] as number) | (1 << (id & 31));
      }
    }
    node += 1;
  }
  return mostMissing;
}
