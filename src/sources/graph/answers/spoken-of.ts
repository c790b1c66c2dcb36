import type { QuestionLanguage } from "../../../language/question-language.js";
import { nameSpans, saidWords, textOf } from "./chain-spans.js";
import { type ClassRef, isKnownClass } from "./class-ref.js";
import type { Lexed } from "./lex.js";

/** What a question speaks of beside the things that it names, as far as its words mean something here. */
export interface SpokenOf {
  /** How sure it is that the question speaks of a relation, 0…1. */
  readonly predicates: ReadonlyMap<string, number>;
  readonly classes: readonly ClassRef[];
}

export const NOTHING_SPOKEN: SpokenOf = { predicates: new Map(), classes: [] };

/** What the graph or the lexicon says of a word costs no more. */
const FIRM = 0.1;
/** A verb that says little, or a word that is only like a name. */
const FAINT = 0.4;
/** Of many relations that a word may mean, none is spoken of. */
const MOST_MEANT = 6;
/** Asks for a place, and says no relation. */
const ASKS_WHERE = /^(?:where\b.*|在|在?哪[里儿]?|在?什么地方)$/u;
/** `founded` may ask where, or when. */
const WHERE_OR_WHEN = /^V[NW]/u;
const SAYS_SO = /^(?:R|VN|VW|D0|V|VP|VB|VAT|VING)$/u;

/** The relations and classes of a question's words, whether or not the whole of it is understood. Pure. */
export function spokenOf(lexed: Lexed, language: QuestionLanguage): SpokenOf {
  const names = nameSpans(lexed);
  const { spans } = saidWords(lexed, names, language);
  const predicates = new Map<string, number>();
  const speak = (predicate: string, sure: number): void => {
    predicates.set(predicate, Math.max(predicates.get(predicate) ?? 0, sure));
  };
  for (const { from, to, parts, isOptional } of spans) {
    const isWeak = isOptional || ASKS_WHERE.test(textOf(lexed.atoms, from, to));
    for (const { predicate } of parts) speak(predicate, FAINT);
    for (const { category, cost, meaning, ...place } of lexed.pieces) {
      const paths = meaning.relation?.paths ?? [];
      if (place.from !== from || place.to !== to || !SAYS_SO.test(category) || paths.length > MOST_MEANT) continue;
      // `founded in` means more than `founded`.
      const isOther = category === "VB" && meaning.preposition !== lexed.atoms[to]?.text;
      const isFaint = cost > FIRM || isWeak || isOther || WHERE_OR_WHEN.test(category);
      for (const { predicate } of paths) speak(predicate, isFaint ? FAINT : 1);
    }
  }
  const classes = new Map<string, ClassRef>();
  for (const { category, from, to, meaning } of lexed.pieces) {
    const isNamed = names.some((name) => from < name.to && to > name.from);
    if (category === "C" && meaning.noun !== undefined && isKnownClass(meaning.noun) && !isNamed)
      classes.set(meaning.noun.id, meaning.noun);
  }
  return { predicates, classes: [...classes.values()] };
}
