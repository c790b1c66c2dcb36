import { type KnownProperty, knownProperty, propertiesCalled } from "../lexicon/known-properties.js";
import { type OwnWord, ownWords } from "./own-words.js";
import { type ValueShape, wikidataNumber } from "./predicate-names.js";

/** What a label counts beside another name. */
const LABELLED = 3;

/**
 * The property that a predicate is, if it is one that many graphs have: by its number among Wikidata's, else by its names. Undefined where
 * its names fit several about as well. One that only has another name of the property may be narrower than it (a brother is a sibling):
 * then only the property's labels hold for it.
 */
export function propertyOf(predicate: string, names: readonly string[], shape: ValueShape): KnownProperty | undefined {
  const id = wikidataNumber(predicate);
  if (id !== undefined) return knownProperty(id);
  const weights = new Map<KnownProperty, number>();
  for (const name of names) {
    const plain = name.toLowerCase().replace(/^has (?=.)/u, "");
    for (const property of propertiesCalled(plain)) {
      if (!leadsTo(property, shape)) continue;
      const isLabel = plain === property.english[0] || plain === property.chinese[0];
      weights.set(property, (weights.get(property) ?? 0) + (isLabel ? LABELLED : 1));
    }
  }
  const [first, second] = [...weights].sort((a, b) => b[1] - a[1]);
  if (first === undefined || first[1] === second?.[1]) return undefined;
  const [property, weight] = first;
  return weight >= LABELLED ? property : { ...property, ...labelsAlone(property) };
}

function labelsAlone({ english, chinese }: KnownProperty): Pick<KnownProperty, "english" | "chinese"> {
  return { english: english.slice(0, 1), chinese: chinese.slice(0, 1) };
}

function leadsTo({ leadsTo: to }: KnownProperty, shape: ValueShape): boolean {
  if (to === "numbers") return shape.numbers;
  if (to === "dates") return shape.dates;
  return !shape.numbers && !shape.dates;
}

export interface WiderWord extends OwnWord {
  readonly predicate: string;
}

/**
 * Words of other names of predicates: `made by` where the graph says `manufacturer`. Without those that two predicates would share, and
 * those that already mean something.
 *
 * @param isTaken whether a phrase already means a relation
 */
export function widerWords(
  known: ReadonlyMap<string, { readonly property: KnownProperty; readonly shape: ValueShape }>,
  isTaken: (key: string) => boolean,
): WiderWord[] {
  const byKey = new Map<string, WiderWord[]>();
  for (const [predicate, { property, shape }] of known)
    for (const name of [...property.english, ...property.chinese])
      for (const word of ownWords(name, shape))
        if (word.key !== "" && !isTaken(word.key)) byKey.set(word.key, [...(byKey.get(word.key) ?? []), { ...word, predicate }]);
  return [...byKey.values()].flatMap((words) => (words.every(({ predicate }) => predicate === words[0]?.predicate) ? words : []));
}
