/** A name that stands in a text. */
export interface Mention {
  /** The name as normalised for matching. */
  readonly name: string;
  /** Every node of that name. */
  readonly nodes: readonly string[];
  /** Atoms of the text, from…to (exclusive). */
  readonly from: number;
  readonly to: number;
}
