import type { ClassRef } from "./class-ref.js";
import type { SetQuery } from "./query.js";
import type { Relation } from "./relation.js";

/** The values of a property by which something is so, or is the opposite. */
export interface Truths {
  readonly yes: SetQuery;
  readonly no: SetQuery;
}

/** What a word or phrase can mean for the graph at hand. */
export type WordEntry =
  /** `birthplace`: said of S, asks for O. */
  | { readonly category: "R"; readonly relation: Relation; readonly own: boolean }
  /** A verb, from its grammatical subject to its object: `wrote`, `flows through`. */
  | { readonly category: "V"; readonly relation: Relation; readonly own: boolean }
  /** The same as a participle: `born in`, `located in`. */
  | { readonly category: "VP"; readonly relation: Relation; readonly own: boolean }
  /** A verb whose preposition stands elsewhere: `in which city was she born`. */
  | { readonly category: "VB"; readonly relation: Relation; readonly own: boolean; readonly preposition: string }
  /** A verb that where asks with, and one that when asks with. */
  | { readonly category: "VW" | "VN"; readonly relation: Relation; readonly own: boolean }
  | {
      readonly category: "C";
      readonly noun: ClassRef;
      readonly own: boolean;
      /** Something is said of the class itself, as of a species. */
      readonly isThing?: boolean;
    }
  /** What is true of things (`toll-free`), or false of them. */
  | {
      readonly category: "B";
      readonly relation: Relation;
      readonly great: boolean;
      readonly own: boolean;
      /** The values that say so, and that say the opposite, where they aren't `true` and `false`. */
      readonly truths?: Truths;
    }
  /** An adjective that measures: towards the great end of the scale, or the small one. */
  | {
      readonly category: "D";
      readonly scale: Relation;
      readonly great: boolean;
      readonly dated: boolean;
      readonly own: boolean;
      /** Old by another date than that of birth: of who was born, the date of birth tells. */
      readonly isOtherwise?: boolean;
    };
