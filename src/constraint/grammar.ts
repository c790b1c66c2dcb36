/**
 * A grammar of JSON texts as a recursive network: composites call leaves and other composites, leaves read bytes. States are plain
 * numbers that only their own node understands.
 */
export type GrammarNode = Leaf | Composite;

/** Bytes and nested calls that the shortest text of a node takes; Infinity when it has none. */
export interface Measure {
  readonly bytes: number;
  readonly depth: number;
}

/** Reads bytes. */
export interface Leaf {
  readonly kind: "leaf";
  readonly id: number;
  readonly start: number;
  readonly measure: Measure;
  /** The state after one more byte, or -1 when none of its texts goes on like that. */
  step(state: number, byte: number): number;
  /** Which of its texts ends here, from 0 on, or -1 when none does. */
  outcome(state: number): number;
  /** Can one more byte follow? */
  continues(state: number): boolean;
  /** Fewest bytes to an end and from there on, where `after` says what an outcome leaves to be written. */
  shortest(state: number, after: (outcome: number) => number): number;
  /**
   * Inside a string: how many UTF-16 units of ordinary text (whole characters, no quote, backslash or control character) may come next; any such
   * text up to there is taken and no longer one. -1 elsewhere; undefined where it depends on the text.
   */
  textRoom(state: number): number | undefined;
}

/** What may come next in a composite. `site` is the place to come back to. */
export interface Call {
  readonly node: GrammarNode;
  readonly site: number;
}

/** Puts the texts of other nodes together. */
export interface Composite {
  readonly kind: "composite";
  readonly id: number;
  readonly start: number;
  readonly measure: Measure;
  /** Computes `measure` from the children's; true when it changed. */
  remeasure(): boolean;
  /** What may come next. `depth` is how many more calls may be nested, this node's own one included. */
  calls(state: number, depth: number): readonly Call[];
  /** The state after the call at `site` ended with an outcome, or -1 when this node's text is complete. */
  resume(site: number, outcome: number): number;
  /** Fewest bytes of its own from there on. */
  after(site: number, outcome: number): number;
}

/** Nothing is known of a node before its children are measured. */
export const unmeasured: Measure = { bytes: Number.POSITIVE_INFINITY, depth: Number.POSITIVE_INFINITY };

export function sameMeasure(a: Measure, b: Measure): boolean {
  return a.bytes === b.bytes && a.depth === b.depth;
}

/** Has it a text that ends, with so many calls left? */
export function canEnter({ measure }: GrammarNode, depth: number): boolean {
  return measure.depth < depth && Number.isFinite(measure.bytes);
}
