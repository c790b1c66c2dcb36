import type { Composite, GrammarNode, Leaf } from "./grammar.js";

/** A call that has not ended: where to go on when it has. */
interface Frame {
  readonly id: number;
  readonly composite: Composite;
  readonly site: number;
  readonly parent: Frame | undefined;
  /** Calls that may still be nested below. */
  readonly depth: number;
  /** Fewest bytes that the frames around it leave to be written. */
  readonly around: number;
}

/** One way to read the text so far. */
interface Reading {
  readonly leaf: Leaf;
  readonly state: number;
  readonly frame: Frame;
}

/** All ways to read a text so far. Equal states are the same object as long as the automaton remembers them. */
export interface AutomatonState {
  readonly readings: readonly Reading[];
  /** The text may end here. */
  readonly complete: boolean;
  /** Fewest bytes to an end. */
  readonly missing: number;
  /** By byte; null where the text can't go on so. Filled in as asked. */
  readonly next: (AutomatonState | null | undefined)[];
}

/** States remembered; then it starts anew, which costs time only. */
const mostStates = 8192;
/**
 * Readings followed at once, the first ones. An ambiguous schema may have exponentially many; each of them can be ended, so leaving some out
 * leaves a correct reply.
 */
const mostReadings = 256;

/** Reads bytes as a grammar's texts, all readings at once, and remembers where it has been. */
export class Automaton {
  readonly start: AutomatonState;
  readonly #deepest: number;
  readonly #frames = new Map<string, Frame>();
  readonly #states = new Map<string, AutomatonState>();
  #frameCount = 0;

  constructor(root: Composite, deepest: number) {
    this.#deepest = deepest;
    const readings = new ReadingSet();
    this.#enter(root, root.start, undefined, readings);
    this.start = this.#intern(readings);
  }

  /** The state after one more byte, or null. */
  step(state: AutomatonState, byte: number): AutomatonState | null {
    const known = state.next[byte];
    if (known !== undefined) return known;
    const readings = new ReadingSet();
    for (const { leaf, state: from, frame } of state.readings) {
      const to = leaf.step(from, byte);
      if (to >= 0) this.#read(leaf, to, frame, readings);
    }
    const next = readings.complete || readings.size > 0 ? this.#intern(readings) : null;
    state.next[byte] = next;
    return next;
  }

  #read(leaf: Leaf, state: number, frame: Frame, into: ReadingSet): void {
    if (leaf.continues(state)) into.add({ leaf, state, frame });
    const outcome = leaf.outcome(state);
    if (outcome >= 0) this.#return(frame, outcome, into);
  }

  #return(frame: Frame, outcome: number, into: ReadingSet): void {
    const { composite, site, parent } = frame;
    const state = composite.resume(site, outcome);
    if (state !== -1) this.#enter(composite, state, parent, into);
    else if (parent === undefined) into.complete = true;
    else this.#return(parent, 0, into);
  }

  #enter(composite: Composite, state: number, parent: Frame | undefined, into: ReadingSet): void {
    const depth = parent === undefined ? this.#deepest : parent.depth - 1;
    for (const { node, site } of composite.calls(state, depth)) {
      if (into.full) return;
      this.#call(node, this.#frame(composite, site, parent, depth), into);
    }
  }

  #call(node: GrammarNode, frame: Frame, into: ReadingSet): void {
    if (node.kind === "leaf") this.#read(node, node.start, frame, into);
    else this.#enter(node, node.start, frame, into);
  }

  #frame(composite: Composite, site: number, parent: Frame | undefined, depth: number): Frame {
    const key = `${composite.id} ${site} ${parent?.id ?? -1}`;
    let frame = this.#frames.get(key);
    if (frame === undefined) {
      const around = parent === undefined ? 0 : parent.around + parent.composite.after(parent.site, 0);
      frame = { id: this.#frameCount++, composite, site, parent, depth, around };
      this.#frames.set(key, frame);
    }
    return frame;
  }

  #intern({ readings, complete, key }: ReadingSet): AutomatonState {
    let state = this.#states.get(key);
    if (state === undefined) {
      if (this.#states.size >= mostStates) {
        this.#states.clear();
        this.#frames.clear();
      }
      state = { readings, complete, missing: complete ? 0 : fewestBytes(readings), next: [] };
      this.#states.set(key, state);
    }
    return state;
  }
}

function fewestBytes(readings: readonly Reading[]): number {
  let fewest = Number.POSITIVE_INFINITY;
  for (const { leaf, state, frame } of readings) {
    const after = (outcome: number): number => frame.composite.after(frame.site, outcome) + frame.around;
    fewest = Math.min(fewest, leaf.shortest(state, after));
  }
  return fewest;
}

/** Different readings, in the order they were found. */
class ReadingSet {
  readonly #readings = new Map<string, Reading>();
  complete = false;

  get size(): number {
    return this.#readings.size;
  }

  get full(): boolean {
    return this.#readings.size >= mostReadings;
  }

  get readings(): readonly Reading[] {
    return [...this.#readings.values()];
  }

  get key(): string {
    return `${this.complete} ${[...this.#readings.keys()].join()}`;
  }

  add(reading: Reading): void {
    const key = `${reading.leaf.id} ${reading.state} ${reading.frame.id}`;
    if (!this.full && !this.#readings.has(key)) this.#readings.set(key, reading);
  }
}
