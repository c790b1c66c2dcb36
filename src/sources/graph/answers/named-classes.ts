import type { Dictionary } from "../../../language/dictionary/dictionary.js";
import type { KnowledgeGraph } from "../knowledge-graph.js";
import { phraseKey } from "./relation-words.js";

/** Things that no statement says to be of a class, and that have an ending of their names in common: depots, 工程. */
export interface NamedThings {
  readonly name: string;
  readonly nodes: ReadonlySet<string>;
}

const MOST_NODES = 50_000;
/** Each is compared with each of the other language. */
const MOST_CLASSES = 400;
const LEAST = 2;
/** What only so many things are called is as good as none. */
const MOST_SHARED = 4;
const LONGEST_END = 3;
const LEAST_SIGNATURE = 2;

/**
 * Classes that only names show, by their keys: of what has no class, those that the names of two or more end in (`Dock Road Depot` and
 * `Northgate Depot`, `Tram 101` and `Tram 104`, 加固工程 and 更换工程). What has every property that all of them have belongs to them, too.
 *
 * @param isTold whether a statement says what a thing is
 */
export function* namedClasses(
  graph: KnowledgeGraph,
  dictionary: Dictionary,
  isTold: (node: string) => boolean,
): Generator<void, Map<string, NamedThings>, undefined> {
  const found = new Map<string, { name: string; nodes: Set<string> }>();
  const free: string[] = [];
  for (const node of graph.nodes()) {
    yield;
    if (free.length >= MOST_NODES) return new Map();
    if (isTold(node) || graph.outgoing(node).length === 0) continue;
    free.push(node);
    for (const name of graph.names(node))
      for (const end of endsOf(name, dictionary)) {
        const key = phraseKey(end);
        const known = found.get(key) ?? { name: end, nodes: new Set<string>() };
        known.nodes.add(node);
        found.set(key, known);
      }
  }
  const classes = new Map<string, NamedThings>();
  if (found.size > MOST_CLASSES * 10) return classes;
  const claimed = new Set<string>();
  for (const [key, { name, nodes }] of found) {
    if (nodes.size < LEAST) continue;
    classes.set(key, { name, nodes });
    for (const node of nodes) claimed.add(node);
  }
  for (const [key, known] of [...classes]) {
    yield;
    const other = translated(key, known, classes);
    if (other !== undefined) classes.set(key, { ...known, nodes: new Set([...known.nodes, ...other.nodes]) });
  }
  for (const [key, known] of classes) {
    yield;
    const others = alike([...known.nodes], free, claimed, graph);
    if (others.length > 0) classes.set(key, { ...known, nodes: new Set([...known.nodes, ...others]) });
  }
  return classes;
}

/** `Tram 101` is 101号电车: what most of them are called in the other language. */
function translated(key: string, { nodes }: NamedThings, classes: ReadonlyMap<string, NamedThings>): NamedThings | undefined {
  for (const [other, known] of classes) {
    if (isHan(other) === isHan(key)) continue;
    const both = [...nodes].filter((node) => known.nodes.has(node)).length;
    if (both >= LEAST && both * 3 >= 2 * Math.max(nodes.size, known.nodes.size)) return known;
  }
  return undefined;
}

function isHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** The last words of a name that are words; of `Tram 101` the first. */
function endsOf(name: string, dictionary: Dictionary): string[] {
  const [, last] = /\S\s(\p{Lu}\p{Ll}{2,})$/u.exec(name) ?? [];
  const [, numbered] = /^(\p{Lu}\p{Ll}{2,})\s\p{Lu}?\d+$/u.exec(name) ?? [];
  const english = [last, numbered].flatMap((word) => {
    const lower = word?.toLowerCase();
    return lower !== undefined && dictionary.chinese(lower).length > 0 ? [lower] : [];
  });
  if (english.length > 0 || !/\p{Script=Han}{2}$/u.test(name) || name.includes("·")) return english;
  const [, counted] = /\d+号(\p{Script=Han}{1,4})$/u.exec(name) ?? [];
  const run = /\p{Script=Han}+$/u.exec(name)?.[0] ?? "";
  const ends = [3, 2]
    .filter((length) => length <= LONGEST_END && length < run.length)
    .map((length) => run.slice(-length))
    .filter((end) => dictionary.english(end).length > 0);
  return [...new Set([...(counted === undefined ? [] : [counted]), ...ends])];
}

/** What isn't called otherwise and has all that they have in common. */
function alike(nodes: readonly string[], free: readonly string[], claimed: ReadonlySet<string>, graph: KnowledgeGraph): string[] {
  const predicatesOf = (node: string): Set<string> => new Set(graph.outgoing(node).map(({ predicate }) => predicate));
  const [first, ...more] = nodes.map(predicatesOf);
  const shared = [...(first ?? [])].filter((predicate) => more.every((predicates) => predicates.has(predicate)));
  if (shared.length < LEAST_SIGNATURE) return [];
  const others = free.filter((node) => {
    if (claimed.has(node)) return false;
    const predicates = predicatesOf(node);
    return shared.every((predicate) => predicates.has(predicate));
  });
  return others.length <= Math.max(nodes.length, MOST_SHARED) ? others : [];
}
