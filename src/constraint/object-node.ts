import { type Call, type Composite, canEnter, type GrammarNode, type Measure, sameMeasure, unmeasured } from "./grammar.js";
import type { NodeFactory } from "./node-factory.js";

export interface Property {
  readonly name: string;
  readonly required: boolean;
  readonly value: GrammarNode;
}

/** What comes next; a state is 16 · (properties passed) + phase. */
const Phase = {
  open: 0,
  firstSpace: 1,
  first: 2,
  valueSpace: 3,
  value: 4,
  afterSpace: 5,
  after: 6,
  keySpace: 7,
  key: 8,
} as const;
const phases = 16;

/** What stands around properties and names them. */
export interface ObjectForm {
  /** Empty where it stands already. */
  readonly open: string;
  readonly close: string;
  key(name: string): string;
}

/** An object with these properties, in this order, and no others. */
export class ObjectNode implements Composite {
  readonly kind = "composite";
  readonly id: number;
  readonly start: number;
  measure: Measure = unmeasured;
  readonly #nodes: NodeFactory;
  readonly #form: ObjectForm;
  readonly #closeBytes: number;
  readonly #properties: readonly Property[];
  /** Bytes of each key with its mark, `"name":`. */
  readonly #keyBytes: readonly number[];
  /** Outcome of the closing brace: no property has that index. */
  readonly #close: number;
  /** Index of the first required property from an index on, or the number of properties. */
  readonly #nextRequired: number[];
  /** Fewest bytes behind a value when so many properties are passed. */
  #rest: number[] = [];
  readonly #words = new Map<string, GrammarNode>();

  constructor(id: number, nodes: NodeFactory, properties: readonly Property[], form: ObjectForm) {
    this.id = id;
    this.#nodes = nodes;
    this.#form = form;
    this.start = form.open === "" ? Phase.firstSpace : Phase.open;
    this.#closeBytes = Buffer.byteLength(form.close);
    this.#properties = properties;
    this.#keyBytes = properties.map(({ name }) => Buffer.byteLength(form.key(name)));
    this.#close = properties.length;
    this.#nextRequired = [properties.length];
    for (let index = properties.length - 1; index >= 0; index -= 1) {
      this.#nextRequired.unshift(properties[index]?.required === true ? index : (this.#nextRequired[0] ?? 0));
    }
  }

  get #openBytes(): number {
    return Buffer.byteLength(this.#form.open);
  }

  remeasure(): boolean {
    const rest = [this.#closeBytes];
    let depth = 0;
    for (const [index, { required, value }] of [...this.#properties.entries()].reverse()) {
      const behind = rest[0] ?? this.#closeBytes;
      rest.unshift(required ? 1 + (this.#keyBytes[index] ?? 0) + value.measure.bytes + behind : behind);
      if (required) depth = Math.max(depth, value.measure.depth);
    }
    this.#rest = rest;
    const needsComma = this.#nextRequired[0] !== this.#properties.length;
    const bytes = this.#openBytes + (rest[0] ?? this.#closeBytes) - (needsComma ? 1 : 0);
    const measure = { bytes, depth: depth + 1 };
    const changed = !sameMeasure(measure, this.measure);
    this.measure = measure;
    return changed;
  }

  calls(state: number, depth: number): readonly Call[] {
    const index = Math.floor(state / phases);
    return [{ node: this.#called(index, state % phases, depth), site: state }];
  }

  #called(index: number, phase: number, depth: number): GrammarNode {
    switch (phase) {
      case Phase.open:
        return this.#nodes.word(this.#form.open);
      case Phase.value: {
        const property = this.#properties[index];
        if (property === undefined) throw new RangeError(`no property ${index}`);
        return property.value;
      }
      case Phase.first:
      case Phase.after:
      case Phase.key:
        return this.#wordsAt(index, phase, depth);
      default:
        return this.#nodes.whitespace;
    }
  }

  #wordsAt(index: number, phase: number, depth: number): GrammarNode {
    const last = this.#nextRequired[index] ?? this.#close;
    const candidates: number[] = [];
    for (let i = index; i <= last && i < this.#close; i += 1) {
      const value = this.#properties[i]?.value;
      if (value !== undefined && canEnter(value, depth)) candidates.push(i);
    }
    const mayClose = last === this.#close;
    const key = `${phase} ${index} ${candidates.join()}`;
    let words = this.#words.get(key);
    if (words === undefined) {
      const keys = candidates.map((i) => [this.#form.key(this.#properties[i]?.name ?? ""), i] as const);
      const close = mayClose ? [[this.#form.close, this.#close] as const] : [];
      const comma = candidates.length > 0 ? [[",", index] as const] : [];
      words = this.#nodes.words(phase === Phase.key ? keys : [...(phase === Phase.after ? comma : keys), ...close]);
      this.#words.set(key, words);
    }
    return words;
  }

  resume(site: number, outcome: number): number {
    const phase = site % phases;
    const state = site - phase;
    switch (phase) {
      case Phase.value:
        return state + phases + Phase.afterSpace;
      case Phase.first:
      case Phase.key:
        return outcome === this.#close ? -1 : outcome * phases + Phase.valueSpace;
      case Phase.after:
        return outcome === this.#close ? -1 : state + Phase.keySpace;
      default:
        return site + 1;
    }
  }

  after(site: number, outcome: number): number {
    const state = this.resume(site, outcome);
    return state === -1 ? 0 : this.#remaining(Math.floor(state / phases), state % phases);
  }

  #remaining(index: number, phase: number): number {
    const rest = this.#rest[index] ?? this.#closeBytes;
    switch (phase) {
      case Phase.firstSpace:
      case Phase.first:
        return this.measure.bytes - this.#openBytes;
      case Phase.valueSpace:
      case Phase.value:
        return (this.#properties[index]?.value.measure.bytes ?? 0) + (this.#rest[index + 1] ?? this.#closeBytes);
      case Phase.keySpace:
      case Phase.key:
        return this.#fromKey(index);
      default:
        return rest;
    }
  }

  /** Behind a comma a property must come, required or not. */
  #fromKey(index: number): number {
    let best = Number.POSITIVE_INFINITY;
    for (let i = index; i <= (this.#nextRequired[index] ?? 0) && i < this.#close; i += 1) {
      const value = this.#properties[i]?.value.measure.bytes ?? 0;
      best = Math.min(best, (this.#keyBytes[i] ?? 0) + value + (this.#rest[i + 1] ?? this.#closeBytes));
    }
    return best;
  }
}
