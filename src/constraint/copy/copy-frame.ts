import { type CharacterKind, characterKind, FIRST_KINDS, type FirstKind, firstKind } from "./character-kind.js";

/** What a piece of the frame leaves behind it. */
export interface PieceEnd {
  readonly kind: CharacterKind;
  /** Punctuation that may stand inside a number: between two digits it would make one of two. */
  readonly mayJoinDigits: boolean;
}

interface FrameNode {
  readonly next: Map<number, number>;
  end: PieceEnd | undefined;
  /** Bytes to the nearest end. */
  missing: number;
}

/** Between digits these can't be taken for a part of a number. */
const SEPARATES = /[、；;。！!？?\n([{（【]/u;

/** The words a reply may hold beside what it copies, as tries of bytes, one for each kind of first character. */
export class CopyFrame {
  readonly #nodes: FrameNode[] = [];
  readonly #roots: ReadonlyMap<FirstKind, number>;

  /** @param pieces each is written whole; white space around them is dropped */
  constructor(pieces: Iterable<string>) {
    const roots = new Map(FIRST_KINDS.map((kind) => [kind, this.#add()]));
    this.#roots = roots;
    for (const piece of new Set(Array.from(pieces, (text) => text.trim()))) {
      const characters = Array.from(piece);
      const [first] = characters;
      const last = characters.at(-1);
      if (first === undefined || last === undefined) continue;
      const isMark = characters.every((character) => firstKind(character) === "mark");
      const end = { kind: characterKind(last), mayJoinDigits: isMark && !SEPARATES.test(piece) };
      this.#insert(roots.get(firstKind(first)) as number, Buffer.from(piece), end);
    }
  }

  /** The node before any piece that begins so. */
  root(kind: FirstKind): number {
    return this.#roots.get(kind) as number;
  }

  /** The node after one more byte, or -1. */
  step(node: number, byte: number): number {
    return this.#node(node).next.get(byte) ?? -1;
  }

  nextBytes(node: number): Iterable<number> {
    return this.#node(node).next.keys();
  }

  /** The piece that ends here, if one does. */
  end(node: number): PieceEnd | undefined {
    return this.#node(node).end;
  }

  /** Bytes to the nearest end of a piece; Infinity where there is no piece. */
  missing(node: number): number {
    return this.#node(node).missing;
  }

  #add(): number {
    return this.#nodes.push({ next: new Map(), end: undefined, missing: Number.POSITIVE_INFINITY }) - 1;
  }

  #insert(root: number, bytes: Uint8Array, end: PieceEnd): void {
    let at = root;
    for (const [index, byte] of bytes.entries()) {
      const node = this.#node(at);
      node.missing = Math.min(node.missing, bytes.length - index);
      const next = node.next.get(byte) ?? this.#add();
      node.next.set(byte, next);
      at = next;
    }
    const node = this.#node(at);
    node.end = end;
    node.missing = 0;
  }

  #node(index: number): FrameNode {
    return this.#nodes[index] as FrameNode;
  }
}
