import { type Call, type Composite, canEnter, type GrammarNode, type Measure, sameMeasure, unmeasured } from "./grammar.js";

/** One of several alternatives. Reading goes on in all that fit. */
export class ChoiceNode implements Composite {
  readonly kind = "composite";
  readonly id: number;
  readonly start = 0;
  measure: Measure = unmeasured;
  /** Set once after construction: alternatives may lead back here. */
  alternatives: readonly GrammarNode[] = [];

  constructor(id: number) {
    this.id = id;
  }

  /** Replaces nested choices by their alternatives, so that none of them comes back here without reading anything. */
  flatten(): void {
    const found = new Set<GrammarNode>();
    const seen = new Set<GrammarNode>();
    const pending: GrammarNode[] = [this];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (seen.has(node)) continue;
      seen.add(node);
      if (node instanceof ChoiceNode) pending.push(...[...node.alternatives].reverse());
      else found.add(node);
    }
    this.alternatives = [...found];
  }

  remeasure(): boolean {
    const possible = this.alternatives.filter(({ measure: { bytes } }) => Number.isFinite(bytes));
    const measure = {
      bytes: Math.min(...possible.map((node) => node.measure.bytes)),
      depth: 1 + Math.min(...possible.map((node) => node.measure.depth)),
    };
    const changed = !sameMeasure(measure, this.measure);
    this.measure = measure;
    return changed;
  }

  calls(_state: number, depth: number): readonly Call[] {
    const possible = this.alternatives.filter((node) => canEnter(node, depth));
    return possible.map((node) => ({ node, site: 0 }));
  }

  resume(): number {
    return -1;
  }

  after(): number {
    return 0;
  }
}
