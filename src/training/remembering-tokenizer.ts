import type { Tokenizer } from "../tokenizer/tokenizer.js";

/** Enough for the messages of a long conversation and the instructions that come again in every one. */
const mostTexts = 256;
/** Characters. What is longer is hardly a message, and would fill the memory. */
const longestText = 8192;

/** The same tokenizer, which keeps the ids of the texts it encoded lately: a conversation's messages are encoded once more for every reply in it. */
export function rememberingTokenizer(tokenizer: Tokenizer): Tokenizer {
  const remembered = new Map<string, readonly number[]>();
  return {
    size: tokenizer.size,
    encode(text) {
      if (text.length > longestText) return tokenizer.encode(text);
      const known = remembered.get(text);
      const ids = known ?? tokenizer.encode(text);
      // The first is the one that was used longest ago.
      const [oldest] = remembered.size < mostTexts ? [] : remembered.keys();
      remembered.delete(known === undefined ? (oldest ?? text) : text);
      remembered.set(text, ids);
      return [...ids];
    },
    decode: (ids, options) => tokenizer.decode(ids, options),
    specialId: (name) => tokenizer.specialId(name),
    tokenBytes: (id) => tokenizer.tokenBytes(id),
    incrementalDecoder: (options) => tokenizer.incrementalDecoder(options),
  };
}
