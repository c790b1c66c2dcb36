import { type Call, type Composite, type GrammarNode, type Measure, sameMeasure, unmeasured } from "./grammar.js";

/** One node's text behind another's, with nothing between and nothing behind. */
export class SequenceNode implements Composite {
  readonly kind = "composite";
  readonly id: number;
  readonly start = 0;
  measure: Measure = unmeasured;
  readonly #parts: readonly GrammarNode[];

  /** @param parts at least one */
  constructor(id: number, parts: readonly GrammarNode[]) {
    this.id = id;
    this.#parts = parts;
  }

  remeasure(): boolean {
    const depth = 1 + Math.max(...this.#parts.map((part) => part.measure.depth));
    const measure = { bytes: this.#from(0), depth };
    const changed = !sameMeasure(measure, this.measure);
    this.measure = measure;
    return changed;
  }

  #from(index: number): number {
    return this.#parts.slice(index).reduce((bytes, part) => bytes + part.measure.bytes, 0);
  }

  calls(state: number): readonly Call[] {
    const node = this.#parts[state];
    if (node === undefined) throw new RangeError(`no part ${state}`);
    return [{ node, site: state }];
  }

  resume(site: number): number {
    return site + 1 < this.#parts.length ? site + 1 : -1;
  }

  after(site: number): number {
    return this.#from(site + 1);
  }
}
