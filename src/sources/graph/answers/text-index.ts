import { nameKey } from "../atoms.js";
import type { Edge, KnowledgeGraph } from "../knowledge-graph.js";

const LONGEST_VALUE = 40;
const MOST_EDGES = 5_000;

/** Short texts that statements end in, such as kinds and colours, so that questions can name them. */
export class TextIndex {
  readonly byName: Map<string, string[]> = new Map();
  readonly #edges = new Map<string, Edge[]>();

  /** Works a predicate's statements in, giving way again and again. */
  *add(graph: KnowledgeGraph, predicate: string): Generator<void, void, undefined> {
    let read = 0;
    for (const edge of graph.edgesOf(predicate)) {
      read += 1;
      if (read % 200 === 0) yield;
      const { object } = edge;
      if (object.kind !== "literal" || object.text.length > LONGEST_VALUE || /\d|^\p{Ll}$/u.test(object.text)) continue;
      const edges = this.#edges.get(object.text);
      if (edges === undefined) {
        this.#edges.set(object.text, [edge]);
        const key = nameKey(object.text);
        const texts = this.byName.get(key);
        if (key !== "" && texts === undefined) this.byName.set(key, [object.text]);
        else texts?.push(object.text);
      } else if (edges.length < MOST_EDGES) edges.push(edge);
    }
  }

  readonly edges = (text: string): readonly Edge[] => this.#edges.get(text) ?? [];
}
