import type { CodePoints } from "./code-points.js";

/** A regular expression's meaning, as a tree. */
export type Pattern =
  | { readonly kind: "set"; readonly set: CodePoints }
  | { readonly kind: "sequence"; readonly parts: readonly Pattern[] }
  | { readonly kind: "choice"; readonly parts: readonly Pattern[] }
  | { readonly kind: "repeat"; readonly part: Pattern; readonly least: number; readonly most: number }
  /** The beginning or the end of the whole text. */
  | { readonly kind: "start" }
  | { readonly kind: "end" };

/** What a text must match somewhere, or must not. */
export interface TextRule {
  readonly pattern: Pattern;
  readonly matches: boolean;
}

/** A pattern that is not read, in words that follow its place: "it has a backreference". */
export class PatternError extends Error {
  override readonly name = "PatternError";
}
