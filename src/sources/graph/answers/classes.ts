import type { Dictionary } from "../../../language/dictionary/dictionary.js";
import { type KnowledgeGraph, RDF_TYPE } from "../knowledge-graph.js";
import { CLASS_WORDS, type ClassWord } from "../lexicon/class-words.js";
import { type ClassRef, isKnownClass } from "./class-ref.js";
import { namedClasses } from "./named-classes.js";
import { placeOfBusiness, SHOP_WORDS } from "./places-of-business.js";
import type { Relation } from "./relation.js";
import { listed, phraseKey } from "./relation-words.js";
import { textTwins } from "./text-twins.js";

const SUBCLASS_OF = "http://www.w3.org/2000/01/rdf-schema#subClassOf";
/** Kinds whose objects say what a thing is. */
const TELLING = ["kind", "occupation", "genre", "species"];
const LONGEST_CLASS_NAME = 40;
const MOST_CLASSES = 20_000;
/** The lexicon's nouns of classes, with their keys. */
const NOUNS = CLASS_WORDS.map((word) => ({ word, nouns: listed(word.nouns).map((noun) => [phraseKey(noun), noun] as const) }));
const KEYS_WITHIN = keysWithin();

export interface Classes {
  readonly byName: ReadonlyMap<string, ClassRef>;
  /** Predicates that say what a thing is. */
  readonly telling: ReadonlySet<string>;
  readonly subclasses: ReadonlyMap<string, readonly string[]>;
  /** Nodes that are nothing but classes. */
  readonly nodes: ReadonlySet<string>;
  readonly kinds: ReadonlyMap<string, Relation>;
}

export function* classesOf(
  graph: KnowledgeGraph,
  kinds: ReadonlyMap<string, Relation>,
  dictionary: Dictionary,
): Generator<void, Classes, undefined> {
  const telling = new Set([RDF_TYPE]);
  for (const kind of TELLING)
    for (const { predicate, inverse } of kinds.get(kind)?.paths ?? []) if (!inverse) telling.add(predicate);
  const found = new Map<string, { name: string; types: Set<string>; texts: Set<string> }>();
  const nodes = new Set<string>();
  const untold = new Set<string>();
  const add = (name: string, type: string | undefined, text: string | undefined): void => {
    const key = phraseKey(name);
    if (key === "" || name.length > LONGEST_CLASS_NAME || (found.size >= MOST_CLASSES && !found.has(key))) return;
    const entry = found.get(key) ?? { name, types: new Set<string>(), texts: new Set<string>() };
    if (type !== undefined) entry.types.add(type);
    if (text !== undefined) entry.texts.add(text);
    found.set(key, entry);
  };
  const subclasses = new Map<string, string[]>();
  const classNode = (id: string): void => {
    if (nodes.has(id)) return;
    nodes.add(id);
    for (const name of graph.names(id)) add(name, id, undefined);
  };
  for (const { subject, object } of graph.edgesOf(SUBCLASS_OF)) {
    if (object.kind !== "node") continue;
    subclasses.set(object.id, [...(subclasses.get(object.id) ?? []), subject]);
    classNode(subject);
    classNode(object.id);
  }
  for (const predicate of telling) {
    for (const { object } of graph.edgesOf(predicate)) {
      yield;
      if (object.kind === "node") classNode(object.id);
      else if (object.kind === "literal" && !/\d/u.test(object.text)) add(object.text, undefined, object.text);
    }
    const { same, alone } = yield* textTwins(graph, predicate, dictionary);
    for (const [text, twins] of same) for (const twin of twins) if (!/\d/u.test(text + twin)) add(text, undefined, twin);
    for (const text of alone) untold.add(text);
  }
  const byName = yield* named(found);
  for (const [key, noun] of byName)
    if (noun.texts.some((text) => untold.has(text))) byName.set(key, { ...noun, mayBeMore: true });
  const isTold = (node: string): boolean =>
    nodes.has(node) || graph.outgoing(node).some(({ predicate }) => telling.has(predicate));
  const byWord = new Map<string, Set<string>>();
  for (const [key, { name, nodes: things }] of yield* namedClasses(graph, dictionary, isTold)) {
    const known = byName.get(key);
    if (known?.word !== undefined) byWord.set(known.word.id, new Set([...(byWord.get(known.word.id) ?? []), ...things]));
    if (known === undefined) byName.set(key, { ...reference(key, name, [], undefined), nodes: things });
  }
  // 饭馆 are 饭店.
  for (const [key, noun] of byName) {
    const things = byWord.get(noun.word?.id ?? "");
    if (things !== undefined && noun.types.length + noun.texts.length === 0) byName.set(key, { ...noun, nodes: things });
  }
  const business = placeOfBusiness(graph, kinds);
  for (const noun of business === undefined ? [] : listed(SHOP_WORDS)) {
    const key = phraseKey(noun);
    const known = byName.get(key);
    const type = { types: new Set(business === undefined ? [] : [business]), texts: new Set<string>() };
    if (known === undefined || !isKnownClass(known)) byName.set(key, reference(key, noun, [type], known?.word));
  }
  return { byName, telling, subclasses, nodes, kinds };
}

/** The graph's own classes, and the words for classes that it only implies. */
function* named(written: ReadonlyMap<string, NamedClass>): Generator<void, Map<string, ClassRef>, undefined> {
  const found = new Map([...written, ...beginningsOfNames(written)]);
  const byEnd = classesByEnd(found);
  const byName = new Map<string, ClassRef>();
  for (const { word, nouns } of NOUNS) {
    yield;
    const exactly = nouns.flatMap(([key]) => found.get(key) ?? []);
    const own = exactly.length > 0 ? exactly : headed(word, byEnd);
    for (const [key, noun] of nouns) {
      const exact = found.get(key);
      const from = exact === undefined ? own : [exact];
      const known = byName.get(key);
      // 车 is a car; where the graph has none but vehicles, it is one of these.
      const isEmpty = known !== undefined && known.types.length + known.texts.length === 0;
      if (known === undefined || (isEmpty && from.length > 0)) byName.set(key, reference(key, noun, from, word));
    }
  }
  for (const [key, entry] of found) if (!byName.has(key)) byName.set(key, reference(key, entry.name, [entry], undefined));
  for (const [key, entry] of endsOfNames(found))
    if (!byName.has(key)) byName.set(key, reference(key, entry.name, [entry], undefined));
  return byName;
}

interface NamedClass {
  readonly name: string;
  readonly types: Set<string>;
  readonly texts: Set<string>;
}

/** What a class's name may end in without saying more: a frame model is a frame. */
const GENERAL_ENDS =
  /^(?<what>.*\S)\s(?:model|type|kind|variety|unit|item|entry|record)$|^(?<han>\p{Script=Han}{2,})(?:型号|款式|种类|类型|品种|项目|条目)$/u;

/** 车架型号 may be called 车架 where no other class is. */
function beginningsOfNames(found: ReadonlyMap<string, NamedClass>): ReadonlyMap<string, NamedClass> {
  const short = new Map<string, NamedClass>();
  for (const entry of found.values()) {
    const { what, han } = GENERAL_ENDS.exec(entry.name.toLowerCase())?.groups ?? {};
    const name = what ?? han;
    if (name !== undefined && entry.types.size > 0 && !found.has(phraseKey(name))) short.set(phraseKey(name), { ...entry, name });
  }
  return short;
}

/** 软件库 may be called 库, and a software tool a tool, where no other class ends so. */
function endsOfNames(found: ReadonlyMap<string, NamedClass>): ReadonlyMap<string, NamedClass> {
  const byEnd = new Map<string, NamedClass | undefined>();
  for (const [key, entry] of found) {
    if (entry.types.size === 0) continue;
    const parts = key.split(" ");
    const isHan = /^\p{Script=Han}(?: \p{Script=Han}){2,}$/u.test(key);
    const lengths = isHan ? [1, 2] : parts.length > 1 && /^[\p{L} ]+$/u.test(key) ? [1] : [];
    for (const length of lengths) {
      const end = parts.slice(-length).join(" ");
      byEnd.set(end, byEnd.has(end) ? undefined : entry);
    }
  }
  return new Map([...byEnd].flatMap(([end, entry]) => (entry === undefined ? [] : [[end, entry] as const])));
}

/** Classes by each way their names end: `football club` and `club`. */
function classesByEnd(found: ReadonlyMap<string, NamedClass>): ReadonlyMap<string, readonly NamedClass[]> {
  const byEnd = new Map<string, NamedClass[]>();
  for (const [key, entry] of found) {
    if (entry.types.size === 0) continue;
    const parts = key.split(" ");
    parts.forEach((_, index) => {
      const end = parts.slice(index).join(" ");
      if (end.length === 1 && parts.length > 1) return;
      const ending = byEnd.get(end);
      if (ending === undefined) byEnd.set(end, [entry]);
      else ending.push(entry);
    });
  }
  return byEnd;
}

/** A football club is a club, a 软件版本 a 版本: classes whose names end in a word's noun, or in one of a word within it. */
function headed(word: ClassWord, byEnd: ReadonlyMap<string, readonly NamedClass[]>): NamedClass[] {
  if (word.id === "thing") return [];
  return [...new Set((KEYS_WITHIN.get(word.id) ?? []).flatMap((key) => byEnd.get(key) ?? []))];
}

/** By a word's id: the keys of its nouns and of those of the words within it. */
function keysWithin(): ReadonlyMap<string, readonly string[]> {
  const outer = new Map(CLASS_WORDS.map(({ id, within }) => [id, within]));
  const byId = new Map<string, string[]>();
  for (const { word, nouns } of NOUNS)
    for (let id: string | undefined = word.id; id !== undefined; id = outer.get(id))
      byId.set(id, [...(byId.get(id) ?? []), ...nouns.map(([key]) => key)]);
  return byId;
}

function reference(
  key: string,
  name: string,
  from: readonly { readonly types: ReadonlySet<string>; readonly texts: ReadonlySet<string> }[],
  word: ClassWord | undefined,
): ClassRef {
  const types = [...new Set(from.flatMap((entry) => [...entry.types]))];
  const texts = [...new Set(from.flatMap((entry) => [...entry.texts]))];
  // A class of that name, which not everything is of.
  const isOwn = word?.id === "thing" && types.length + texts.length > 0;
  return { id: `class:${key}`, name, types, texts, ranges: [], word: isOwn ? undefined : word };
}
