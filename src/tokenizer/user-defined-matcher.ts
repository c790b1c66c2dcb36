interface TrieNode {
  readonly children: Map<string, TrieNode>;
  symbol: number;
}

/** Finds the longest user-defined piece that begins at a position of the raw text; ▁ in a piece matches a space as well as itself. */
export class UserDefinedMatcher {
  readonly #root: TrieNode = { children: new Map(), symbol: 0 };

  constructor(pieces: readonly { readonly text: string; readonly symbol: number }[]) {
    for (const { text, symbol } of pieces) {
      let node = this.#root;
      for (const unit of text.split("")) {
        let child = node.children.get(unit);
        if (child === undefined) {
          child = { children: new Map(), symbol: 0 };
          node.children.set(unit, child);
        }
        node = child;
      }
      node.symbol = symbol;
    }
  }

  match(source: string, start: number): { readonly symbol: number; readonly length: number } | undefined {
    let found: { symbol: number; length: number } | undefined;
    let node: TrieNode | undefined = this.#root;
    for (let i = start; i < source.length; i++) {
      const unit = source.charAt(i);
      node = node.children.get(unit === " " ? "▁" : unit);
      if (node === undefined) break;
      if (node.symbol !== 0) found = { symbol: node.symbol, length: i + 1 - start };
    }
    return found;
  }
}
