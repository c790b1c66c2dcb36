/**
 * A relation that many graphs know under many names, and the ways people ask for it. S stands for the statement's subject, O for its object.
 * Every list is separated by bars, Chinese and English mixed. English verbs stand in their base form, with their preposition; `be `
 * before one says that it is used as a participle (`be born in`).
 */
export interface RelationKind {
  readonly id: string;
  /** S's … is O. A predicate with one of these names is of this kind. */
  readonly nouns: string;
  /** Asked with, but no name of such a predicate: the brother is a sibling, yet `brother` doesn't hold sisters. */
  readonly asked?: string;
  readonly inverseAsked?: string;
  /** O's … is S. A predicate with one of these names is this kind turned round. */
  readonly inverseNouns?: string;
  /** S … O. */
  readonly verbs?: string;
  /** O … S. */
  readonly inverseVerbs?: string;
  /** Names of predicates that nobody asks with. */
  readonly called?: string;
  readonly inverseCalled?: string;
  /** S … where? */
  readonly whereVerbs?: string;
  /** S … when? */
  readonly whenVerbs?: string;
  /** What O can be called: `which city was S born in`. */
  readonly range?: string;
  /** What S can be called. */
  readonly domain?: string;
  /** Adjectives that measure it, from the small end: `short<tall`. */
  readonly scales?: string;
  /** Prepositions that mean it: `books by S`. */
  readonly prepositions?: string;
  readonly inversePrepositions?: string;
  /** The relation holds both ways. */
  readonly symmetric?: boolean;
  /** `clock`: a time of day. `hours`: from when till when. `weekday`: days of the week. */
  readonly measures?: "number" | "date" | "clock" | "hours" | "weekday";
}
