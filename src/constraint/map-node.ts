import { type Call, type Composite, canEnter, type GrammarNode, type Measure, sameMeasure, unmeasured } from "./grammar.js";
import type { NodeFactory } from "./node-factory.js";

/** What comes next. */
const Phase = {
  open: 0,
  firstSpace: 1,
  first: 2,
  key: 3,
  colonSpace: 4,
  colon: 5,
  valueSpace: 6,
  value: 7,
  afterSpace: 8,
  after: 9,
  nextSpace: 10,
  next: 11,
} as const;

const closeOutcome = 1;

/** An object of any number of entries whose keys and values are of one kind. */
export class MapNode implements Composite {
  readonly kind = "composite";
  readonly id: number;
  readonly start: number = Phase.open;
  measure: Measure = unmeasured;
  readonly #nodes: NodeFactory;
  readonly #key: GrammarNode;
  readonly #value: GrammarNode;

  constructor(id: number, nodes: NodeFactory, key: GrammarNode, value: GrammarNode) {
    this.id = id;
    this.#nodes = nodes;
    this.#key = key;
    this.#value = value;
  }

  remeasure(): boolean {
    const measure = { bytes: 2, depth: 1 };
    const changed = !sameMeasure(measure, this.measure);
    this.measure = measure;
    return changed;
  }

  calls(state: number, depth: number): readonly Call[] {
    const mayEnter = canEnter(this.#value, depth) && Number.isFinite(this.#key.measure.bytes);
    const entry = mayEnter ? [{ node: this.#key, site: Phase.key }] : [];
    switch (state) {
      case Phase.open:
        return [{ node: this.#nodes.word("{"), site: state }];
      case Phase.first:
        return [{ node: this.#nodes.word("}"), site: state }, ...entry];
      case Phase.next:
        return entry;
      case Phase.colon:
        return [{ node: this.#nodes.word(":"), site: state }];
      case Phase.value:
        return [{ node: this.#value, site: state }];
      case Phase.after: {
        const words = [[",", 0] as const, ["}", closeOutcome] as const];
        return [{ node: this.#nodes.punctuation(mayEnter ? words : words.slice(1)), site: state }];
      }
      default:
        return [{ node: this.#nodes.whitespace, site: state }];
    }
  }

  resume(site: number, outcome: number): number {
    return site === Phase.first || (site === Phase.after && outcome === closeOutcome) ? -1 : site + 1;
  }

  after(site: number, outcome: number): number {
    const state = this.resume(site, outcome);
    if (state === -1) return 0;
    if (state <= Phase.first || state === Phase.afterSpace || state === Phase.after) return 1;
    const value = this.#value.measure.bytes + 1;
    if (state >= Phase.nextSpace) return this.#key.measure.bytes + 1 + value;
    return state <= Phase.colon ? 1 + value : value;
  }
}
