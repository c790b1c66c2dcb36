import { type Call, type Composite, type GrammarNode, type Measure, sameMeasure, unmeasured } from "./grammar.js";
import type { NodeFactory } from "./node-factory.js";

/** White space that ChatGLM3 was trained to begin a reply with: an empty metadata line and the tokenizer's dummy space. */
const beginnings: readonly string[] = ["", " ", "\n", " \n", "\n ", " \n "];

/** A whole reply: the value, with nothing behind it. */
export class ReplyNode implements Composite {
  readonly kind = "composite";
  readonly id: number;
  readonly start = 0;
  measure: Measure = unmeasured;
  readonly #beginning: GrammarNode;
  readonly #value: GrammarNode;

  constructor(id: number, nodes: NodeFactory, value: GrammarNode) {
    this.id = id;
    this.#beginning = nodes.words(beginnings.map((text) => [text, 0] as const));
    this.#value = value;
  }

  remeasure(): boolean {
    const { bytes, depth } = this.#value.measure;
    const measure = { bytes, depth: depth + 1 };
    const changed = !sameMeasure(measure, this.measure);
    this.measure = measure;
    return changed;
  }

  calls(state: number): readonly Call[] {
    return [{ node: state === 0 ? this.#beginning : this.#value, site: state }];
  }

  resume(site: number): number {
    return site === 0 ? 1 : -1;
  }

  after(site: number): number {
    return site === 0 ? this.#value.measure.bytes : 0;
  }
}
