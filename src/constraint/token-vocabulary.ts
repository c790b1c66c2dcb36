import { ChatGLMError } from "../errors.js";
import { isTextByte } from "../tokenizer/byte-alphabet.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";

/** What each token id writes, as plain values that may cross threads. */
export interface TokenTable {
  /** All tokens' bytes, one after the other. */
  readonly bytes: Uint8Array;
  /** Where each id's bytes begin, and the end. Special tokens have none. [size + 1] */
  readonly offsets: Int32Array;
}

export function tokenTable(tokenizer: Tokenizer): TokenTable {
  const offsets = new Int32Array(tokenizer.size + 1);
  const parts: Uint8Array[] = [];
  for (let id = 0; id < tokenizer.size; id += 1) {
    const bytes = tokenizer.tokenBytes(id) ?? new Uint8Array(0);
    parts.push(bytes);
    offsets[id + 1] = (offsets[id] ?? 0) + bytes.length;
  }
  return { bytes: new Uint8Array(Buffer.concat(parts)), offsets };
}

/** Tokens as a trie in depth-first order: node i's descendants are i + 1 to end[i] − 1. */
export interface TokenTrie {
  readonly byte: Uint8Array;
  readonly depth: Int32Array;
  readonly end: Int32Array;
  /** Tokens that end at node i are tokens[first[i]] to tokens[first[i + 1] − 1]. [nodes + 1] */
  readonly first: Int32Array;
  readonly tokens: Int32Array;
}

const wellFormed = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A vocabulary made ready for masks. */
export class TokenVocabulary {
  /** 32-bit words of a mask. */
  readonly words: number;
  readonly all: TokenTrie;
  /** All but those that are ordinary text: whole characters, no quote, backslash or control character. */
  readonly others: TokenTrie;
  /** Masks of ordinary text of at most so many UTF-16 units, up to the longest there is. [longest + 1][words] */
  readonly #textMasks: readonly Uint32Array[];
  readonly #table: TokenTable;

  /** Throws TOKENIZER_INVALID when some byte that text may hold has no token of its own: then a reply might not be ended. */
  constructor(table: TokenTable) {
    this.#table = table;
    const size = table.offsets.length - 1;
    this.words = (size + 31) >>> 5;
    const all: number[] = [];
    const others: number[] = [];
    const single = new Set<number>();
    const textMasks: Uint32Array[] = [];
    for (let id = 0; id < size; id += 1) {
      const bytes = this.bytes(id);
      const [first] = bytes;
      if (first === undefined) continue;
      if (bytes.length === 1) single.add(first);
      all.push(id);
      const text = ordinaryText(bytes);
      if (text === undefined) {
        others.push(id);
      } else {
        while (textMasks.length <= text.length) textMasks.push(new Uint32Array(this.words));
        const mask = textMasks[text.length];
        if (mask !== undefined) mask[id >>> 5] = (mask[id >>> 5] ?? 0) | (1 << (id & 31));
      }
    }
    for (let byte = 0; byte < 256; byte += 1) {
      if (single.has(byte) || !isTextByte(byte)) continue;
      throw new ChatGLMError(
        "TOKENIZER_INVALID",
        `The tokenizer has no token for the byte ${byte}; replies can't be constrained.`,
      );
    }
    for (const [units, mask] of textMasks.entries()) {
      const shorter = textMasks[units - 1];
      if (shorter !== undefined) for (const [word, bits] of shorter.entries()) mask[word] = (mask[word] ?? 0) | bits;
    }
    this.#textMasks = textMasks;
    this.all = buildTrie(all, (id) => this.bytes(id));
    this.others = buildTrie(others, (id) => this.bytes(id));
  }

  /** UTF-16 units of the longest ordinary text. */
  get longestText(): number {
    return this.#textMasks.length - 1;
  }

  /** A new mask of the ordinary text of at most so many UTF-16 units. */
  textMask(units: number): Uint32Array {
    return this.#textMasks[Math.min(units, this.#textMasks.length - 1)]?.slice() ?? new Uint32Array(this.words);
  }

  bytes(id: number): Uint8Array {
    const { bytes, offsets } = this.#table;
    return bytes.subarray(offsets[id] ?? 0, offsets[id + 1] ?? 0);
  }
}

function ordinaryText(bytes: Uint8Array): string | undefined {
  if (bytes.some((byte) => byte < 0x20 || byte === 0x22 || byte === 0x5c)) return undefined;
  try {
    return wellFormed.decode(bytes);
  } catch {
    return undefined;
  }
}

function buildTrie(ids: readonly number[], bytesOf: (id: number) => Uint8Array): TokenTrie {
  // One UTF-16 unit per byte compares like bytes, and faster.
  const sorted = ids.map((id) => ({ id, bytes: bytesOf(id), key: latin1(bytesOf(id)) }));
  sorted.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id - b.id));
  const byte: number[] = [];
  const depth: number[] = [];
  const end: number[] = [];
  const first: number[] = [];
  /** Nodes from the root to the last one made. */
  const path: number[] = [];
  let previous: Uint8Array = new Uint8Array(0);
  const close = (length: number): void => {
    for (const node of path.splice(length)) end[node] = byte.length;
  };
  for (const [index, { bytes }] of sorted.entries()) {
    let common = 0;
    while (common < previous.length && previous[common] === bytes[common]) common += 1;
    close(common);
    for (let at = common; at < bytes.length; at += 1) {
      path.push(byte.length);
      byte.push(bytes[at] ?? 0);
      depth.push(at);
      // Tokens of the nodes above, if any, come first in the order.
      first.push(index);
      end.push(0);
    }
    previous = bytes;
  }
  close(0);
  // A node's own tokens end where its first child's begin; inner nodes without tokens begin where that child does.
  const own = new Int32Array(byte.length + 1).fill(sorted.length);
  for (let node = 0; node < byte.length; node += 1) own[node] = first[node] ?? 0;
  return {
    byte: Uint8Array.from(byte),
    depth: Int32Array.from(depth),
    end: Int32Array.from(end),
    first: own,
    tokens: Int32Array.from(sorted, ({ id }) => id),
  };
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
