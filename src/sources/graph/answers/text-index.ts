import type { Dictionary } from "../../../language/dictionary/dictionary.js";
import { stem } from "../../../language/english-stem.js";
import { nameKey } from "../atoms.js";
import type { Edge, KnowledgeGraph } from "../knowledge-graph.js";
import { sortsTexts } from "./functional.js";
import { otherNames } from "./other-names.js";
import { predicateNames } from "./predicate-names.js";
import { textTwins } from "./text-twins.js";
import { turnsName } from "./turning-names.js";

const LONGEST_VALUE = 40;
const MOST_EDGES = 5_000;

/** Short texts that statements end in, such as kinds and colours, so that questions can name them. */
export class TextIndex {
  readonly byName: Map<string, string[]> = new Map();
  /** By the stem of an English name's last word, for plurals: `cherry` for cherries. */
  readonly #byStem = new Map<string, Set<string>>();
  readonly #edges = new Map<string, Edge[]>();
  readonly #sorting = new Set<string>();
  readonly #turning = new Set<string>();
  readonly #alone = new Set<string>();

  /**
   * Works a predicate's statements in, giving way again and again.
   *
   * @param dictionary for texts that say the same in two languages
   */
  *add(graph: KnowledgeGraph, predicate: string, dictionary?: Dictionary): Generator<void, void, undefined> {
    let read = 0;
    for (const edge of graph.edgesOf(predicate)) {
      read += 1;
      if (read % 200 === 0) yield;
      if (edge.object.kind === "literal")
        for (const item of graph.itemsOf(edge)) if (item.kind === "literal") this.#note(edge, item.text);
    }
    yield;
    if (sortsTexts(graph, predicate)) this.#sorting.add(predicate);
    if (predicateNames(graph, predicate).some(turnsName)) this.#turning.add(predicate);
    if (dictionary === undefined) return;
    const { same, alone, isOneLanguage } = yield* textTwins(graph, predicate, dictionary);
    for (const text of textsOf(graph, predicate))
      if (this.#edges.has(text))
        for (const name of otherNames(text, isOneLanguage ? dictionary : undefined)) this.#call(text, nameKey(name));
    for (const text of alone) this.#alone.add(text);
    for (const [text, twins] of same) {
      const known = this.byName.get(nameKey(text));
      for (const twin of twins) if (known?.includes(twin) === false && this.#edges.has(twin)) known.push(twin);
    }
  }

  #note(edge: Edge, text: string): void {
    if (text.length > LONGEST_VALUE || /\d|^\p{Ll}$/u.test(text)) return;
    const edges = this.#edges.get(text);
    if (edges !== undefined) {
      if (edges.length < MOST_EDGES) edges.push(edge);
      return;
    }
    this.#edges.set(text, [edge]);
    this.#call(text, nameKey(text));
  }

  #call(text: string, key: string): void {
    const texts = this.byName.get(key);
    if (key !== "" && texts === undefined) this.byName.set(key, [text]);
    else if (texts?.includes(text) === false) texts.push(text);
    const stemmed = stemmedKey(key);
    if (stemmed !== "") this.#byStem.set(stemmed, (this.#byStem.get(stemmed) ?? new Set()).add(key));
  }

  /** What a name stands for; the plural of an English one as well. */
  readonly named = (key: string): readonly string[] => {
    const exact = this.byName.get(key) ?? [];
    if (!/[a-z]{2}(?:s|ae)$/u.test(key)) return exact;
    const [single, ...others] = [...(this.#byStem.get(stemmedKey(key)) ?? [])].filter((one) => one !== key);
    return single === undefined || others.length > 0 ? exact : [...exact, ...(this.byName.get(single) ?? [])];
  };

  readonly edges = (text: string): readonly Edge[] => this.#edges.get(text) ?? [];

  /** Whether a predicate keeps things apart: varieties to keep away from apples are no apple varieties. */
  readonly turns = (predicate: string): boolean => this.#turning.has(predicate);

  /** Whether several things share a predicate's values: a kind, a colour. */
  readonly sorts = (predicate: string): boolean => this.#sorting.has(predicate);

  /** Whether other things may be told to be the same in the other language, in a word that nobody knows. */
  readonly mayBeMore = (text: string): boolean => this.#alone.has(text);
}

function textsOf(graph: KnowledgeGraph, predicate: string): Set<string> {
  return new Set(graph.edgesOf(predicate).flatMap(({ object }) => (object.kind === "literal" ? [object.text] : [])));
}

function stemmedKey(key: string): string {
  const words = key.split(" ");
  const last = words.pop() ?? "";
  return /^[a-z]{3,}$/u.test(last) ? [...words, stem(last)].join(" ") : "";
}
