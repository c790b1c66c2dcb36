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
      if (edge.object.kind === "literal")
        for (const item of graph.itemsOf(edge)) if (item.kind === "literal") this.#note(edge, item.text);
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
    const key = nameKey(text);
    const texts = this.byName.get(key);
    if (key !== "" && texts === undefined) this.byName.set(key, [text]);
    else texts?.push(text);
  }

  readonly edges = (text: string): readonly Edge[] => this.#edges.get(text) ?? [];
}
