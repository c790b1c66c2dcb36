import type { ClassWord } from "../lexicon/class-words.js";
import type { RelationPath } from "./relation.js";

/** A class as a question names it. */
export interface ClassRef {
  readonly id: string;
  /** As the question's language writes it, for answers. */
  readonly name: string;
  /** Nodes that stand for the class in the graph. */
  readonly types: readonly string[];
  /** Texts that stand for it: `occupation "actor"`. */
  readonly texts: readonly string[];
  /** Relations whose far ends are called so: the objects of `capital` are capitals. */
  readonly ranges: readonly RelationPath[];
  /** Relations to people of that name, where it is a class too: a club has a coach, and there are coaches. */
  readonly offices?: readonly RelationPath[] | undefined;
  readonly word?: ClassWord | undefined;
  /** Others may be told to be of it in a word of the other language that nobody knows. */
  readonly mayBeMore?: boolean | undefined;
  /** Things whose names alone show it. */
  readonly nodes?: ReadonlySet<string> | undefined;
}

/** Whether it is known which things are of it: by statements or by their names. */
export function isKnownClass({ types, texts, nodes }: ClassRef): boolean {
  return types.length + texts.length > 0 || nodes !== undefined;
}

/** Whatever it is. */
export const ANYTHING: ClassRef = {
  id: "class:thing",
  name: "thing",
  types: [],
  texts: [],
  ranges: [],
  word: { id: "thing", nouns: "thing" },
};
