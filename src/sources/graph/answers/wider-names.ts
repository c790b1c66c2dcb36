import type { KnowledgeGraph } from "../knowledge-graph.js";
import { type KnownProperty, knownProperty, propertiesCalled } from "../lexicon/known-properties.js";
import { type ObjectShape, type OwnWord, ownWords } from "./own-words.js";

/** What a predicate mostly leads to. */
export interface ValueShape extends ObjectShape {
  readonly numbers: boolean;
}

const WIKIDATA = /(?:wikidata\.org\/.*|^wdt:)\/?(?<id>P\d+)$/u;

/**
 * The property that a predicate is, if it is one that many graphs have: by its number among Wikidata's, else by its names. Undefined where
 * its names fit several about as well.
 */
export function propertyOf(predicate: string, names: readonly string[], shape: ValueShape): KnownProperty | undefined {
  const id = WIKIDATA.exec(predicate)?.groups?.["id"];
  if (id !== undefined) return knownProperty(id);
  const weights = new Map<KnownProperty, number>();
  for (const name of names) {
    const plain = name.toLowerCase().replace(/^has (?=.)/u, "");
    for (const property of propertiesCalled(plain)) {
      if (!leadsTo(property, shape)) continue;
      const isLabel = plain === property.english[0] || plain === property.chinese[0];
      weights.set(property, (weights.get(property) ?? 0) + (isLabel ? 3 : 1));
    }
  }
  const [first, second] = [...weights].sort((a, b) => b[1] - a[1]);
  return first === undefined || first[1] === second?.[1] ? undefined : first[0];
}

function leadsTo({ leadsTo: to }: KnownProperty, shape: ValueShape): boolean {
  if (to === "numbers") return shape.numbers;
  if (to === "dates") return shape.dates;
  return !shape.numbers && !shape.dates;
}

/** The label of a property for each language that it has one in. */
export function labelsOf({ english, chinese }: KnownProperty): { readonly en?: string; readonly zh?: string } {
  const [en, zh] = [english.find((name) => name !== ""), chinese.find((name) => name !== "")];
  return { ...(en === undefined ? {} : { en }), ...(zh === undefined ? {} : { zh }) };
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

/** The graph's names for a predicate; for one that has only its number among Wikidata's, what it is called there. */
export function predicateNames(graph: KnowledgeGraph, predicate: string): string[] {
  const names = graph.names(predicate);
  const id = WIKIDATA.exec(predicate)?.groups?.["id"];
  const property = id === undefined || names.some((name) => name.toUpperCase() !== id) ? undefined : knownProperty(id);
  return property === undefined ? names : [...names, ...Object.values(labelsOf(property))];
}
