import { ChatGLMError } from "../errors.js";
import type { Composite, GrammarNode, Leaf } from "./grammar.js";
import { WhitespaceLeaf } from "./whitespace-leaf.js";
import { WordsLeaf } from "./words-leaf.js";

/** Grammar nodes a schema may take. */
const mostNodes = 20_000;

/** Numbers a grammar's nodes and shares those that recur. Words may be added as reading goes on. */
export class NodeFactory {
  readonly whitespace: Leaf;
  readonly composites: Composite[] = [];
  readonly #words = new Map<string, Leaf>();
  #count = 0;

  constructor() {
    this.whitespace = new WhitespaceLeaf(this.nextId());
  }

  nextId(): number {
    return this.#count++;
  }

  /** Throws INVALID_OPTION when the schema is too large. */
  add<Node extends GrammarNode>(create: (id: number) => Node): Node {
    if (this.#count >= mostNodes) {
      throw new ChatGLMError("INVALID_OPTION", `The schema has more than ${mostNodes} parts.`, {
        remedy: "Ask for less at a time.",
      });
    }
    const node = create(this.nextId());
    if (node.kind === "composite") this.composites.push(node);
    return node;
  }

  word(text: string): Leaf {
    return this.punctuation([[text, 0]]);
  }

  /** The same leaf for the same words. */
  punctuation(words: readonly (readonly [text: string, outcome: number])[]): Leaf {
    const key = words.map(([text, outcome]) => `${text}${outcome}`).join(" ");
    let leaf = this.#words.get(key);
    if (leaf === undefined) {
      leaf = this.words(words);
      this.#words.set(key, leaf);
    }
    return leaf;
  }

  words(words: readonly (readonly [text: string, outcome: number])[]): Leaf {
    return new WordsLeaf(this.nextId(), words);
  }
}
