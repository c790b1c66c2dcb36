import { type Call, type Composite, canEnter, type GrammarNode, type Measure, sameMeasure, unmeasured } from "./grammar.js";
import type { NodeFactory } from "./node-factory.js";

export interface ArrayShape {
  /** The first items, which are always written. */
  readonly prefix: readonly GrammarNode[];
  /** What may follow them; nothing when undefined. */
  readonly rest: GrammarNode | undefined;
  readonly minItems: number;
  /** Infinity for no limit. */
  readonly maxItems: number;
}

/** What comes next; a state is 8 · (items so far) + phase. */
const Phase = { open: 0, firstSpace: 1, first: 2, item: 3, afterSpace: 4, after: 5, nextSpace: 6, next: 7 } as const;
const phases = 8;

const closeOutcome = 1;

/** An array of so many items. */
export class ArrayNode implements Composite {
  readonly kind = "composite";
  readonly id: number;
  readonly start: number = Phase.open;
  measure: Measure = unmeasured;
  readonly #nodes: NodeFactory;
  readonly #shape: ArrayShape;
  readonly #least: number;
  readonly #most: number;

  constructor(id: number, nodes: NodeFactory, shape: ArrayShape) {
    this.id = id;
    this.#nodes = nodes;
    this.#shape = shape;
    this.#least = Math.max(shape.minItems, shape.prefix.length);
    this.#most = shape.rest === undefined ? Math.min(shape.prefix.length, shape.maxItems) : shape.maxItems;
  }

  remeasure(): boolean {
    const required = this.#shape.prefix.slice(0, this.#least);
    if (this.#least > required.length && this.#shape.rest !== undefined) required.push(this.#shape.rest);
    const depth = 1 + Math.max(0, ...required.map((item) => item.measure.depth));
    const bytes = this.#least > this.#most ? Number.POSITIVE_INFINITY : this.#least === 0 ? 2 : this.#itemsFrom(0);
    const measure = { bytes, depth };
    const changed = !sameMeasure(measure, this.measure);
    this.measure = measure;
    return changed;
  }

  /** Fewest bytes of the items still needed, a comma before each, and the bracket. */
  #itemsFrom(count: number): number {
    let bytes = 1;
    for (const item of this.#shape.prefix.slice(count, this.#least)) bytes += 1 + item.measure.bytes;
    const more = this.#least - Math.max(count, this.#shape.prefix.length);
    return more <= 0 ? bytes : bytes + more * (1 + (this.#shape.rest?.measure.bytes ?? Number.POSITIVE_INFINITY));
  }

  #item(count: number, depth: number): GrammarNode | undefined {
    if (count >= this.#most) return undefined;
    const item = this.#shape.prefix[count] ?? this.#shape.rest;
    return item !== undefined && canEnter(item, depth) ? item : undefined;
  }

  calls(state: number, depth: number): readonly Call[] {
    const count = Math.floor(state / phases);
    const item = this.#item(count, depth);
    const items = item === undefined ? [] : [{ node: item, site: count * phases + Phase.item }];
    switch (state % phases) {
      case Phase.open:
        return [{ node: this.#nodes.word("["), site: state }];
      case Phase.first:
        return count >= this.#least ? [{ node: this.#nodes.word("]"), site: state }, ...items] : items;
      case Phase.next:
        return items;
      case Phase.after: {
        const comma = item === undefined ? [] : [[",", 0] as const];
        const close = count >= this.#least ? [["]", closeOutcome] as const] : [];
        return [{ node: this.#nodes.punctuation([...comma, ...close]), site: state }];
      }
      default:
        return [{ node: this.#nodes.whitespace, site: state }];
    }
  }

  resume(site: number, outcome: number): number {
    const phase = site % phases;
    if (phase === Phase.first || (phase === Phase.after && outcome === closeOutcome)) return -1;
    if (phase !== Phase.item) return site + 1;
    const count = Math.floor(site / phases) + 1;
    // Without a limit there is nothing to count beyond what is needed.
    return (this.#most === Number.POSITIVE_INFINITY ? Math.min(count, this.#least) : count) * phases + Phase.afterSpace;
  }

  after(site: number, outcome: number): number {
    const state = this.resume(site, outcome);
    if (state === -1) return 0;
    const count = Math.floor(state / phases);
    switch (state % phases) {
      case Phase.firstSpace:
      case Phase.first:
        return this.measure.bytes - 1;
      case Phase.nextSpace:
      case Phase.next:
        return (
          (this.#shape.prefix[count] ?? this.#shape.rest ?? { measure: unmeasured }).measure.bytes + this.#itemsFrom(count + 1)
        );
      default:
        return this.#itemsFrom(count);
    }
  }
}
