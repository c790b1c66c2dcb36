import type { Quad, Term } from "n3";
import type { QuestionLanguage } from "../../language/question-language.js";

/** One statement, seen from its subject. Ids are IRIs, `_:…` for blank nodes. */
export interface Edge {
  readonly subject: string;
  readonly predicate: string;
  readonly object: GraphObject;
  /** File the statement stands in. */
  readonly file: string;
}

type GraphObject =
  | { readonly kind: "node"; readonly id: string }
  | { readonly kind: "literal"; readonly text: string; readonly language: string };

interface Label {
  readonly text: string;
  readonly language: string;
  /** Position of the label's predicate in {@link LABELS}: smaller is the better name to show. */
  readonly rank: number;
}

/** Predicates that name things, best first. */
const LABELS: readonly string[] = [
  "http://www.w3.org/2004/02/skos/core#prefLabel",
  "http://www.w3.org/2000/01/rdf-schema#label",
  "https://schema.org/name",
  "http://schema.org/name",
  "http://xmlns.com/foaf/0.1/name",
  "http://www.w3.org/2004/02/skos/core#altLabel",
  "https://schema.org/alternateName",
  "http://schema.org/alternateName",
];
const LABEL_RANK = new Map(LABELS.map((iri, rank) => [iri, rank]));
const LONGEST_LITERAL = 500;

/** Statements by subject and by object, and the names of things. */
export class KnowledgeGraph {
  readonly #outgoing = new Map<string, Edge[]>();
  readonly #incoming = new Map<string, Edge[]>();
  readonly #labels = new Map<string, Label[]>();
  readonly #predicates = new Set<string>();

  add(quad: Quad, file: string): void {
    const subject = nodeId(quad.subject);
    if (subject === undefined) return; // a statement about a statement
    const predicate = quad.predicate.value;
    const rank = LABEL_RANK.get(predicate);
    if (quad.object.termType === "Literal") {
      const text = quad.object.value.slice(0, LONGEST_LITERAL).trim();
      const { language } = quad.object;
      if (rank !== undefined) append(this.#labels, subject, { text, language, rank });
      else this.#addEdge({ subject, predicate, object: { kind: "literal", text, language }, file });
    } else if (rank === undefined) {
      const object = nodeId(quad.object);
      if (object !== undefined) this.#addEdge({ subject, predicate, object: { kind: "node", id: object }, file });
    }
  }

  #addEdge(edge: Edge): void {
    this.#predicates.add(edge.predicate);
    append(this.#outgoing, edge.subject, edge);
    if (edge.object.kind === "node") append(this.#incoming, edge.object.id, edge);
  }

  /** Statements about a node, and those that lead to it. */
  edges(node: string): readonly Edge[] {
    return [...(this.#outgoing.get(node) ?? []), ...(this.#incoming.get(node) ?? [])];
  }

  /** Every node that takes part in a statement. */
  *nodes(): Iterable<string> {
    yield* this.#outgoing.keys();
    for (const node of this.#incoming.keys()) if (!this.#outgoing.has(node)) yield node;
  }

  predicates(): Iterable<string> {
    return this.#predicates;
  }

  /** Every name of a node or predicate in every language; the IRI's last part where it has none. Nothing for an unnamed blank node. */
  names(id: string): string[] {
    const labels = this.#labels.get(id);
    if (labels !== undefined) return labels.map((label) => label.text);
    return id.startsWith("_:") ? [] : [localName(id)];
  }

  /** The name to show: in this language, else without language, else in English, else any. */
  name(id: string, language: QuestionLanguage): string {
    let best: Label | undefined;
    const cost = (label: Label): number => languageDistance(label.language, language) * 100 + label.rank;
    for (const label of this.#labels.get(id) ?? []) if (best === undefined || cost(label) < cost(best)) best = label;
    if (best !== undefined) return best.text;
    if (id.startsWith("_:")) return language === "zh" ? "（未命名）" : "(unnamed)";
    return localName(id);
  }
}

/** 0 for the language asked for, then: no language, English, any other. */
export function languageDistance(tag: string, wanted: QuestionLanguage): number {
  const primary = tag.toLowerCase().split("-")[0];
  if (primary === wanted) return 0;
  if (primary === "") return 1;
  return primary === "en" ? 2 : 3;
}

/** `http://example.org/terms#birthPlace` → `birth place`. */
function localName(iri: string): string {
  const last =
    iri
      .replace(/[#/]+$/, "")
      .split(/[#/]/)
      .at(-1) ?? iri;
  let decoded = last;
  try {
    decoded = decodeURIComponent(last);
  } catch {
    // Not percent-encoded UTF-8: shown as it stands.
  }
  return (
    decoded
      .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2")
      .replace(/[_-]+/g, " ")
      .trim()
      .toLowerCase() || iri
  );
}

function nodeId(term: Term): string | undefined {
  if (term.termType === "NamedNode") return term.value;
  return term.termType === "BlankNode" ? `_:${term.value}` : undefined;
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
