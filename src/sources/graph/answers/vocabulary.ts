import type { Dictionary } from "../../../language/dictionary/dictionary.js";
import { likeness, type PhraseWord, phrase, wordLikeness } from "../../../language/dictionary/likeness.js";
import type { QuestionLanguage } from "../../../language/question-language.js";
import { type KnowledgeGraph, RDF_TYPE } from "../knowledge-graph.js";
import { CLASS_WORDS } from "../lexicon/class-words.js";
import { type KnownProperty, labelsOf } from "../lexicon/known-properties.js";
import type { RelationKind } from "../lexicon/relation-kind.js";
import { RELATION_KINDS } from "../lexicon/relation-kinds.js";
import { booleanWords, isBoolean } from "./boolean-words.js";
import type { ClassRef } from "./class-ref.js";
import { type Classes, classesOf } from "./classes.js";
import { headWord, verbBefore, withoutClass } from "./head-words.js";
import { keepOfficesApart } from "./keep-offices-apart.js";
import { ownUnits } from "./own-units.js";
import { ownWords } from "./own-words.js";
import { predicateNames, shapeOf, type ValueShape, withoutUnit } from "./predicate-names.js";
import { withoutRate } from "./rate-words.js";
import { ratesOf } from "./rates.js";
import { either, inverse, onlyOne, type Relation, type RelationPath, relation } from "./relation.js";
import { kindsByName, kindsByVerb, listed, PREPOSITIONS, phraseKey, plainName, toTheLetter, verbForm } from "./relation-words.js";
import { shorterNames } from "./shorter-names.js";
import { possession, prepositionRelations } from "./small-words.js";
import { type SpecialRelations, specialRelations } from "./special-relations.js";
import { stateEntries } from "./state-entries.js";
import { propertyOf, widerWords } from "./wider-names.js";
import type { WordEntry } from "./word-entry.js";
import { WordTable } from "./word-table.js";

/** What is said of a class as such. */
const CLASSIFYING = new Set([RDF_TYPE, "http://www.w3.org/2000/01/rdf-schema#subClassOf"]);
const HAN = /\p{Script=Han}/u;
/** From when till when: more than the hour at which something opens. */
const HOURS: ReadonlySet<string> = new Set([phraseKey("opening hours")]);
/** A word that means more predicates than this says too little. */
const MOST_PATHS = 64;
/** What stands for a kind that the graph doesn't tell: a firm has its seat where it is. */
const TOLD_BY: ReadonlyMap<string, string> = new Map([["headquarters", "location"]]);
const WORDS_BY_KEY = new Map(CLASS_WORDS.flatMap((word) => listed(word.nouns).map((noun) => [phraseKey(noun), word] as const)));

/** How old: said of whatever has a date that it began. */
const AGES =
  "old<new|old<recent|old<young|early<late|early<recent|first<last|first<latest|ancient<modern|ancient<recent|早<晚|早<新|老<新|旧<新|古老<新|古老<年轻|老<年轻|悠久<新|久<新|久远<近|先<后";

const OLD = /^(?:old|young|老|年轻|年长|年幼)$/u;
const LONG = /^(?:long|short|长|短)$/u;
/** Kinds of lengths of a part. */
const PARTS: ReadonlySet<string> = new Set(["span", "wingspan"]);

/** Every word and phrase that means something in one graph. */
export interface Vocabulary {
  readonly entries: ReadonlyMap<string, readonly WordEntry[]>;
  /** Chinese verbs that stand around their object, by what stands before it. */
  readonly around: ReadonlyMap<string, readonly { readonly after: string; readonly relation: Relation }[]>;
  /** The same, by what stands behind it. */
  readonly behind: ReadonlyMap<string, readonly Relation[]>;
  readonly longest: number;
  readonly kinds: ReadonlyMap<string, Relation>;
  readonly classes: Classes;
  /** What possession means in this graph: `Ruth's films`. */
  readonly own: Relation | undefined;
  readonly prepositions: ReadonlyMap<string, Relation>;
  readonly special: SpecialRelations;
  /** Relations that are counted by the hour, the day and so on. */
  readonly rates: ReadonlyMap<string, Relation>;
  /** Units that only the graph knows, and what is measured in them. */
  readonly units: ReadonlyMap<string, Relation>;
}

/** Pauses again and again. */
export function* vocabularyOf(graph: KnowledgeGraph, dictionary: Dictionary): Generator<void, Vocabulary, undefined> {
  const words = new WordTable();
  const known: KnownPredicates = new Map();
  const kinds = yield* kindPaths(graph, words, known, dictionary);
  for (const kind of RELATION_KINDS) {
    const found = kinds.get(kind.id) ?? kinds.get(TOLD_BY.get(kind.id) ?? "");
    if (found !== undefined) addKind(words, kind, found, (word) => isMeasuredOtherwise(word, kind.id, kinds));
    yield;
  }
  const isTaken = (key: string): boolean =>
    HOURS.has(key) || (words.entries.get(key) ?? []).some(({ category }) => !["B", "C", "D"].includes(category));
  for (const { predicate, key, category, inverse, preposition } of widerWords(known, isTaken)) {
    const meaning = relation([{ predicate, inverse, own: false }], known.get(predicate)?.kinds ?? []);
    if (category === "VB") words.add(key, { category, preposition: preposition ?? "", relation: meaning, own: false });
    else words.add(key, { category, relation: meaning, own: false });
    yield;
  }
  const special = specialRelations(kinds);
  const classes = yield* classesOf(graph, kinds, dictionary);
  yield;
  for (const [key, noun] of classes.byName) {
    const own = noun.types.length + noun.texts.length > 0;
    const [type, ...more] = noun.types;
    const isThing =
      type !== undefined && more.length === 0 && graph.outgoing(type).some(({ predicate }) => !CLASSIFYING.has(predicate));
    const entries = words.entries.get(key) ?? [];
    const told = own ? { ...noun, offices: endsOf(entries.filter(leadsToPeople)) } : { ...noun, ranges: endsOf(entries) };
    words.add(key, { category: "C", noun: told, own, isThing });
    yield;
  }
  for (const { id, range, domain } of RELATION_KINDS) {
    yield;
    if (kinds.has(id))
      for (const noun of [...listed(range), ...listed(domain)]) {
        const key = phraseKey(noun);
        if (!classes.byName.has(key))
          words.add(key, {
            category: "C",
            noun: { id: `noun:${key}`, name: noun, types: [], texts: [], ranges: [] },
            own: false,
          });
      }
  }
  keepOfficesApart(words, kinds);
  for (const [key, entries] of [...words.entries]) {
    yield;
    for (const entry of entries)
      if (entry.category === "R" && !classes.byName.has(key) && !PREPOSITIONS.has(key.split(" ").at(-1) ?? ""))
        words.add(key, { category: "C", noun: rangeClass(key, entry.relation), own: false });
  }
  yield;
  words.preferNamed((predicate) => graph.names(predicate));
  return {
    entries: words.entries,
    around: words.around,
    behind: words.behind,
    longest: words.longest,
    kinds,
    classes,
    own: possession(kinds),
    prepositions: prepositionRelations(kinds),
    special: { ...special, is: either2(special.attribute, typesOf(graph)) },
    rates: ratesOf(graph),
    units: ownUnits(graph),
  };
}

/** What things are typed as, where that says more than that somebody is a person. */
function typesOf(graph: KnowledgeGraph): Relation | undefined {
  const types = new Set(graph.edgesOf(RDF_TYPE).flatMap(({ object }) => (object.kind === "node" ? [object.id] : [])));
  const isPeople = [...types].some((type) =>
    graph.names(type).some((name) => WORDS_BY_KEY.get(phraseKey(name))?.id === "person"),
  );
  return isPeople || types.size === 0 ? undefined : relation([{ predicate: RDF_TYPE, inverse: false, own: false }], []);
}

function either2(a: Relation | undefined, b: Relation | undefined): Relation | undefined {
  return a !== undefined && b !== undefined ? either(a, b) : (a ?? b);
}

type KnownPredicates = Map<
  string,
  { readonly property: KnownProperty; readonly shape: ValueShape; readonly kinds: readonly string[] }
>;

/** Which predicates are of which kind; and what the predicates' own names say. */
function* kindPaths(
  graph: KnowledgeGraph,
  words: WordTable,
  known: KnownPredicates,
  dictionary: Dictionary,
): Generator<void, Map<string, Relation>, undefined> {
  const paths = new Map<string, RelationPath[]>();
  const heads = new Map<string, RelationPath[]>();
  const types = new Set(graph.edgesOf(RDF_TYPE).map(({ object }) => (object.kind === "node" ? object.id : "")));
  const classes = new Set([...types].flatMap((type) => graph.names(type).map(phraseKey)));
  for (const predicate of graph.predicates()) {
    yield;
    if (isBoolean(graph, predicate)) {
      for (const { key, entry } of booleanWords(graph, predicate, classes)) words.add(key, entry);
      continue;
    }
    for (const { key, entry } of stateEntries(graph, predicate)) words.add(key, entry);
    const shape = shapeOf(graph, predicate);
    const kindsOf = new Set<string>();
    const names = predicateNames(graph, predicate);
    for (const name of names) {
      const whole = withoutUnit(shape.numbers ? withoutOddUnit(name, dictionary) : name);
      const head = headWord(whole, shape.nodes, classes);
      if (head !== undefined)
        heads.set(phraseKey(head), [...(heads.get(phraseKey(head)) ?? []), { predicate, inverse: false, own: false }]);
      const exact = kindsNamed(whole);
      const bare = head ?? withoutClass(whole, classes);
      const kindsHere = exact.length > 0 || bare === undefined ? exact : kindsNamed(bare);
      for (const { kind, inverse: turned } of kindsHere) {
        // What a thing is by RDF's own word is a class; `属于` and `kind` mean the graph's relations.
        if (!fits(kind, shape, turned) || predicate === RDF_TYPE) continue;
        kindsOf.add(kind.id);
        // A seat may be a capital or an office: what means several things keeps its own name.
        if (!turned && kindsHere.length === 1) graph.speakOf(predicate, spoken(kind, whole, dictionary));
        const found = paths.get(kind.id) ?? [];
        if (found.length >= MOST_PATHS) continue;
        found.push({ predicate, inverse: turned, own: false });
        if (kind.symmetric === true) found.push({ predicate, inverse: !turned, own: false });
        paths.set(kind.id, found);
      }
    }
    for (const name of names) {
      for (const word of ownWords(withoutUnit(name), shape)) {
        const path = { predicate, inverse: word.inverse, own: true };
        const entry = { relation: relation([path], [...kindsOf]), own: true };
        if (word.category === "VB") words.add(word.key, { category: "VB", preposition: word.preposition ?? "", ...entry });
        else words.add(word.key, { category: word.category, ...entry });
      }
    }
    for (const verb of shape.nodes ? names.flatMap((name) => verbBefore(name, classes) ?? []) : []) {
      const entry = { relation: relation([{ predicate, inverse: false, own: true }], [...kindsOf]), own: true };
      words.add(phraseKey(`${verb}于`), { category: "V", ...entry });
      words.add(phraseKey(verb), { category: "VW", ...entry });
    }
    const property = predicate === RDF_TYPE ? undefined : propertyOf(predicate, names.map(withoutUnit), shape);
    if (property !== undefined) {
      known.set(predicate, { property, shape, kinds: [...kindsOf] });
      graph.speakOf(predicate, labelsOf(property));
    }
  }
  for (const [key, found] of heads) words.add(key, { category: "R", relation: onlyOne(relation(found, [])), own: false });
  return new Map([...paths].map(([id, known]) => [id, relation(ofPeople(id, known, paths), [id])]));
}

/** Kinds that are said of people. */
const OF_PEOPLE = new Set(RELATION_KINDS.flatMap(({ id, domain }) => (listed(domain).includes("person") ? [id] : [])));

/** Kinds that lead to people alone. */
const TO_PEOPLE = new Set(
  RELATION_KINDS.flatMap(({ id, range }) =>
    listed(range).includes("person") && !/\b(?:company|organisation|group)\b/u.test(range ?? "") ? [id] : [],
  ),
);

/** Who learned from somebody isn't what somebody teaches: what may be said of other things isn't meant where something is said of people alone. */
function ofPeople(
  id: string,
  known: readonly RelationPath[],
  paths: ReadonlyMap<string, readonly RelationPath[]>,
): readonly RelationPath[] {
  if (!OF_PEOPLE.has(id) || known.length < 2) return known;
  const isOther = ({ predicate, inverse: turned }: RelationPath): boolean =>
    [...paths].some(
      ([other, there]) =>
        other !== id && !OF_PEOPLE.has(other) && there.some((path) => path.predicate === predicate && path.inverse === turned),
    );
  const alone = known.filter((path) => !isOther(path));
  return alone.length > 0 ? alone : known;
}

/** `monthly rent tal`: the short last word of a relation to numbers, if it means nothing else, is a unit or a currency. */
function withoutOddUnit(name: string, dictionary: Dictionary): string {
  const [, rest, last] = /^(.*\p{L}{3,})\s(\p{L}{1,4})$/u.exec(name) ?? [];
  return rest === undefined || last === undefined || dictionary.chinese(last).length > 0 ? name : rest;
}

/** `chief designer` is a kind of designer, `gross tonnage` of tonnage, `length overall` of length. */
const MODIFIERS =
  /^(?:chief|lead|leading|head|main|principal|primary|senior|general|rated|nominal|gross|net|total|maximum|max|minimum|min|average|mean|median|annual|yearly|daily|current|present|official|original|full|overall|typical|estimated|approximate|registered|home|local|own|has|is|was|主要|总|主任|首席|第一|最大|最高|平均|年均|官方|目前|现任|现|当前|额定|全|净|毛)\s*(?=.)/iu;
const AFTERMODIFIERS = /\s+(?:overall|total|value|amount|name|code|person|held|above sea level|count)$/iu;

function kindsNamed(name: string): NonNullable<ReturnType<ReturnType<typeof kindsByName>["get"]>> {
  const plain = plainName(name);
  // `member of chess club` and 所属棋社 are memberships, whatever of.
  const bare = plain.replace(/^member of .*$/iu, "member of").replace(/^所属\p{Script=Han}+$/u, "所属");
  // `joined on` a date, `started in` a year
  const undated = plain.replace(/(?<=(?:ed|en|wn|ld|pt))\s+(?:on|in|at)$/iu, "");
  const dated = plain.replace(/(?<=.)\s+year$/iu, " date").replace(/^year of (?=.)/iu, "date of ");
  for (const form of [
    plain,
    withoutRate(name),
    plain.replace(MODIFIERS, ""),
    plain.replace(AFTERMODIFIERS, ""),
    bare,
    undated,
    dated,
    ...shorterNames(plain),
  ]) {
    const kinds = kindsByName().get(phraseKey(form));
    if (kinds !== undefined) return toTheLetter(kinds, form);
  }
  return kindsByVerb().get(phraseKey(plain)) ?? [];
}

/** Of each language the noun that is most like a predicate's own name: of 片长 and 时长, the `duration` of an outage is the latter. */
function spoken({ nouns }: RelationKind, name: string, dictionary: Dictionary): Partial<Record<QuestionLanguage, string>> {
  const own = phrase(name.toLowerCase(), dictionary);
  const compare = (a: PhraseWord, b: PhraseWord): number => wordLikeness(a, b, dictionary);
  const most = (all: readonly string[]): string | undefined => {
    let [best] = all;
    let likest = 0;
    for (const noun of all) {
      const like = likeness(own, phrase(noun, dictionary), compare);
      if (like > likest) [best, likest] = [noun, like];
    }
    return best;
  };
  const all = listed(nouns);
  const [zh, en] = [most(all.filter((noun) => HAN.test(noun))), most(all.filter((noun) => !HAN.test(noun)))];
  return { ...(zh === undefined ? {} : { zh }), ...(en === undefined ? {} : { en }) };
}

function fits(kind: RelationKind, shape: ValueShape, turned: boolean): boolean {
  if (turned) return shape.nodes || (kind.measures === undefined && !shape.numbers && !shape.dates);
  if (kind.measures === "clock") return shape.clocks;
  // A time at which something opens tells nothing of when it closes.
  if (kind.measures === "hours") return !shape.clocks && !shape.nodes;
  if (kind.measures === "weekday") return shape.weekdays;
  if (kind.measures === "date") return shape.dates;
  if (kind.measures === "number") return shape.numbers || (!shape.nodes && !shape.dates);
  return kind.range === undefined || (!shape.numbers && !shape.dates);
}

/** Where the graph tells when people were born, old is measured by that date, and a bridge that has a length isn't as long as its span. */
function isMeasuredOtherwise(word: string, kind: string, kinds: ReadonlyMap<string, Relation>): boolean {
  return (
    (OLD.test(word) && kinds.has("birthdate") && kind !== "birthdate") ||
    (LONG.test(word) && kinds.has("length") && PARTS.has(kind))
  );
}

/** @param isOtherwise whether the graph has another relation that an adjective is rather measured by */
function addKind(words: WordTable, kind: RelationKind, forward: Relation, isOtherwise: (word: string) => boolean): void {
  const backward = inverse(forward);
  const nouns = (list: string | undefined, meaning: Relation): void => {
    for (const noun of listed(list)) words.add(phraseKey(noun), { category: "R", relation: meaning, own: false });
  };
  const verbs = (list: string | undefined, meaning: Relation): void => {
    for (const written of listed(list)) {
      const { key, participle, bare, around } = verbForm(written);
      if (around !== undefined) {
        words.addAround(around.before, around.after, meaning);
        continue;
      }
      words.add(key, { category: participle ? "VP" : "V", relation: meaning, own: false });
      if (bare !== undefined)
        words.add(bare.key, { category: "VB", relation: meaning, preposition: bare.preposition, own: false });
    }
  };
  nouns(kind.nouns, forward);
  nouns(kind.asked, onlyOne(forward));
  // What somebody `authored` is no `author`, though both words come to one.
  const taken = new Set(listed(kind.nouns).map(phraseKey));
  const own = listed(kind.inverseNouns).filter((noun) => !taken.has(phraseKey(noun)) || listed(kind.nouns).includes(noun));
  nouns(own.join("|"), backward);
  nouns(kind.inverseAsked, onlyOne(backward));
  verbs(kind.verbs, forward);
  verbs(kind.inverseVerbs, backward);
  if (kind.symmetric === true) verbs(kind.verbs, backward);
  for (const verb of listed(kind.whereVerbs))
    words.add(phraseKey(verb.replace(/^be(?= )/u, "")), { category: "VW", relation: forward, own: false });
  for (const verb of listed(kind.whenVerbs))
    words.add(phraseKey(verb.replace(/^be(?= )/u, "")), { category: "VN", relation: forward, own: false });
  const ages = kind.measures === "date" && kind.scales !== undefined ? AGES : "";
  for (const scale of listed(`${kind.scales ?? ""}|${ages}`)) {
    const ends = scale.split("<");
    for (const [index, word] of ends.entries())
      words.add(phraseKey(word), {
        category: "D",
        scale: forward,
        great: index > 0,
        dated: kind.measures === "date",
        own: false,
        isOtherwise: isOtherwise(word),
      });
  }
}

/** A designer, where the graph has no class of them, is whom something has as its designer. */
function endsOf(entries: readonly WordEntry[]): readonly RelationPath[] {
  return entries.flatMap((entry) => (entry.category === "R" ? entry.relation.paths : []));
}

function leadsToPeople(entry: WordEntry): boolean {
  return entry.category === "R" && entry.relation.kinds.some((kind) => TO_PEOPLE.has(kind));
}

function rangeClass(key: string, meaning: Relation): ClassRef {
  return { id: `range:${meaning.id}`, name: key, types: [], texts: [], ranges: meaning.paths, word: WORDS_BY_KEY.get(key) };
}
