import { ChatGLMError } from "../../../src/errors.js";
import type { Tokenizer } from "../../../src/tokenizer/tokenizer.js";

interface ByteModel {
  readonly merges: readonly (readonly [left: number, right: number])[];
  readonly specials: readonly string[];
}

/** The least byte-level BPE: a token per byte, merges by rank, special tokens behind them. Nothing before the text, no byte fallback. */
export function openByteTokenizer(bytes: Uint8Array, path: string): Tokenizer {
  let model: ByteModel;
  try {
    model = JSON.parse(new TextDecoder().decode(bytes)) as ByteModel;
  } catch (cause) {
    throw new ChatGLMError("TOKENIZER_INVALID", `${path} is not JSON.`, { cause });
  }
  const pieces: Uint8Array[] = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte));
  for (const [left, right] of model.merges) pieces.push(Buffer.concat([pieces[left]!, pieces[right]!]));
  const size = pieces.length + model.specials.length;
  const encode = (text: string): number[] => {
    let ids: number[] = [...new TextEncoder().encode(text)];
    for (const [rank, [left, right]] of model.merges.entries()) {
      const merged: number[] = [];
      for (let i = 0; i < ids.length; i++) {
        const isPair = ids[i] === left && ids[i + 1] === right;
        merged.push(isPair ? 256 + rank : ids[i]!);
        if (isPair) i++;
      }
      ids = merged;
    }
    return ids;
  };
  const bytesOf = (ids: readonly number[]): Uint8Array => Buffer.concat(ids.map((id) => pieces[id] ?? new Uint8Array()));
  return {
    size,
    encode,
    decode: (ids) => new TextDecoder().decode(bytesOf(ids)),
    specialId: (name) => {
      const place = model.specials.indexOf(name);
      return place === -1 ? undefined : pieces.length + place;
    },
    tokenBytes: (id) => pieces[id],
    incrementalDecoder: () => {
      const decoder = new TextDecoder();
      return { push: (ids) => decoder.decode(bytesOf(ids), { stream: true }), flush: () => decoder.decode() };
    },
  };
}
