import type { Quad, Quad_Object, Term } from "n3";
import type { QuestionLanguage } from "../../language/question-language.js";
import { isOwnName, labelRank, languageDistance, OWN_NAME_RANK } from "./label-predicates.js";
import { type ListCell, listItems, RDF_FIRST, RDF_NIL, RDF_REST } from "./rdf-lists.js";
import { leadsToLists, textItems } from "./text-lists.js";

/** One statement, seen from its subject. Ids are IRIs, `_:…` for blank nodes. */
export interface Edge {
  readonly subject: string;
  readonly predicate: string;
  readonly object: GraphObject;
  /** File the statement stands in; the first one, where several say the same. */
  readonly file: string;
}

export interface GraphNode {
  readonly kind: "node";
  readonly id: string;
}

export interface GraphLiteral {
  readonly kind: "literal";
  readonly text: string;
  readonly language: string;
  /** IRI of the datatype. */
  readonly datatype: string;
  /** Characters of the whole text, where `text` is only its beginning. */
  readonly cutFrom?: number;
}

export interface GraphList {
  readonly kind: "list";
  readonly items: readonly (GraphNode | GraphLiteral)[];
}

export type GraphObject = GraphNode | GraphLiteral | GraphList;

interface Label {
  readonly text: string;
  readonly language: string;
  /** Smaller is the better name to show. */
  readonly rank: number;
}

export const RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
/** What a vocabulary says of its own terms, and a tool of every thing: `owl:Class`, `rdf:Property`, `owl:NamedIndividual`. */
const META_CLASS =
  /^http:\/\/www\.w3\.org\/(?:2002\/07\/owl#|2000\/01\/rdf-schema#(?:Class|Datatype|Resource)$|1999\/02\/22-rdf-syntax-ns#Property$)/u;
const LONGEST_LITERAL = 500;
/** Wikidata names the property entity; statements use these forms of it. */
export const PROPERTY_FORMS: RegExp =
  /^http:\/\/wikiba\.se\/ontology#(?:directClaim|claim|statementProperty|qualifier|directClaimNormalized)$/u;

/** Statements by subject, by object and by predicate, and the names of things. Call `finish` once after the last `add`. */
export class KnowledgeGraph {
  readonly #outgoing = new Map<string, Edge[]>();
  readonly #incoming = new Map<string, Edge[]>();
  readonly #byPredicate = new Map<string, Edge[]>();
  readonly #labels = new Map<string, Label[]>();
  /** What a subject has been told already, once it has told much. */
  readonly #told = new Map<string, Set<string>>();
  readonly #cells = new Map<string, ListCell<GraphNode | GraphLiteral>>();
  /** Edges to blank nodes and rdf:nil: perhaps lists. */
  readonly #listEdges: Edge[] = [];
  readonly #propertyForms: { readonly property: string; readonly form: string }[] = [];
  /** One string per id, however often a file writes it. */
  readonly #ids = new Map<string, string>();
  readonly #spoken = new Map<string, Readonly<Partial<Record<QuestionLanguage, string>>>>();
  /** Whether a predicate's texts are lists. */
  readonly #textLists = new Map<string, boolean>();
  #size = 0;

  /** Holds only a part of what there is: what isn't here may be elsewhere. */
  get isPartial(): boolean {
    return false;
  }

  /** Statements, names aside. */
  get size(): number {
    return this.#size;
  }

  add(quad: Quad, file: string): void {
    const subject = this.#id(quad.subject);
    if (subject === undefined) return; // a statement about a statement
    const predicate = this.#id(quad.predicate) ?? quad.predicate.value;
    const object = this.#object(quad.object);
    if (object === undefined) return;
    const rank = labelRank(predicate);
    if (rank !== undefined) {
      if (object.kind === "literal") this.#addLabel(subject, { text: object.text, language: object.language, rank });
      return;
    }
    if (predicate === RDF_FIRST || predicate === RDF_REST) {
      this.#addCell(subject, predicate, object);
      return;
    }
    if (object.kind === "node" && PROPERTY_FORMS.test(predicate)) {
      this.#propertyForms.push({ property: subject, form: object.id });
      return;
    }
    if (predicate === RDF_TYPE && object.kind === "node" && META_CLASS.test(object.id)) return;
    if (object.kind === "literal" && isOwnName(localName(predicate)))
      this.#addLabel(subject, { text: object.text, language: object.language, rank: OWN_NAME_RANK });
    this.#addEdge({ subject, predicate, object, file });
  }

  /** Puts lists together and names what is named elsewhere. */
  finish(): void {
    for (const edge of this.#listEdges) {
      const items = edge.object.kind === "node" ? listItems(this.#cells, edge.object.id) : undefined;
      if (items === undefined) this.#index(edge);
      else if (items.length > 0) this.#index({ ...edge, object: { kind: "list", items } });
    }
    for (const { property, form } of this.#propertyForms)
      for (const label of this.#labels.get(property) ?? []) this.#addLabel(form, label);
    this.#told.clear();
    this.#cells.clear();
    this.#ids.clear();
    this.#listEdges.length = 0;
    this.#propertyForms.length = 0;
  }

  /** Statements about a node. */
  outgoing(node: string): readonly Edge[] {
    return this.#outgoing.get(node) ?? [];
  }

  /** Statements that lead to a node. */
  incoming(node: string): readonly Edge[] {
    return this.#incoming.get(node) ?? [];
  }

  /** Some of the statements that lead to a node: what points to a hub is much the same. */
  someIncoming(node: string, most: number): readonly Edge[] {
    return this.incoming(node).slice(0, most);
  }

  /** Statements about a node, and those that lead to it. */
  edges(node: string): readonly Edge[] {
    return [...this.outgoing(node), ...this.incoming(node)];
  }

  /** What a statement leads to: of a list, and of a text that is one, its items. */
  itemsOf({ predicate, object }: Edge): readonly (GraphNode | GraphLiteral)[] {
    if (object.kind === "list") return object.items;
    if (object.kind === "node" || object.cutFrom !== undefined) return [object];
    const items = textItems(object.text);
    return items === undefined || !this.#leadsToLists(predicate) ? [object] : items.map((text) => ({ ...object, text }));
  }

  #leadsToLists(predicate: string): boolean {
    let isSo = this.#textLists.get(predicate);
    if (isSo === undefined) {
      const texts = (this.isPartial ? [] : this.edgesOf(predicate)).flatMap(({ object }) =>
        object.kind === "literal" ? [object.text] : [],
      );
      isSo = leadsToLists([...this.names(predicate), localName(predicate).replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ")], texts);
      this.#textLists.set(predicate, isSo);
    }
    return isSo;
  }

  edgesOf(predicate: string): readonly Edge[] {
    return this.#byPredicate.get(predicate) ?? [];
  }

  /** Every node that takes part in a statement. */
  *nodes(): Iterable<string> {
    yield* this.#outgoing.keys();
    for (const node of this.#incoming.keys()) if (!this.#outgoing.has(node)) yield node;
  }

  /** {@link edgesOf} for what looks at one subject at a time, in the end. */
  edgesBySubject(predicate: string): readonly Edge[] {
    return this.edgesOf(predicate);
  }

  predicates(): Iterable<string> {
    return this.#byPredicate.keys();
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
    if (id === RDF_TYPE) return language === "zh" ? "类型" : "type";
    return localName(id);
  }

  /** What to call a predicate in a sentence where the graph has no name for it in that language. */
  speakOf(predicate: string, names: Readonly<Partial<Record<QuestionLanguage, string>>>): void {
    if (!this.#spoken.has(predicate)) this.#spoken.set(predicate, names);
  }

  /** Calls predicates what another graph calls them. */
  speakLike(other: KnowledgeGraph): void {
    for (const [predicate, names] of other.#spoken) this.speakOf(predicate, names);
  }

  /** A predicate's name in running text: the graph's own in this language, else a word of the language, else what `name` gives. */
  spokenName(predicate: string, language: QuestionLanguage): string {
    const name = this.name(predicate, language);
    const own = /\p{Script=Han}/u.test(name) === (language === "zh");
    return own ? name : (this.#spoken.get(predicate)?.[language] ?? name);
  }

  #addEdge(edge: Edge): void {
    const outgoing = this.#outgoing.get(edge.subject) ?? [];
    if (this.#isTold(edge, outgoing)) return;
    const { object } = edge;
    if (object.kind === "node" && (object.id.startsWith("_:") || object.id === RDF_NIL)) this.#listEdges.push(edge);
    else this.#index(edge);
  }

  #index(edge: Edge): void {
    this.#size += 1;
    append(this.#byPredicate, edge.predicate, edge);
    append(this.#outgoing, edge.subject, edge);
    const objects = edge.object.kind === "list" ? edge.object.items : [edge.object];
    const nodes = new Set(objects.map((object) => (object.kind === "node" ? object.id : "")));
    for (const node of nodes) if (node !== "") append(this.#incoming, node, edge);
  }

  #isTold(edge: Edge, outgoing: readonly Edge[]): boolean {
    const keyOf = ({ predicate, object }: Edge): string =>
      object.kind === "node"
        ? `${predicate}\0${object.id}`
        : object.kind === "literal"
          ? `${predicate}\0${object.language}\0${object.datatype}\0${object.text}\0${object.cutFrom ?? ""}`
          : "";
    const key = keyOf(edge);
    let told = this.#told.get(edge.subject);
    if (told === undefined) {
      // Edges to blank nodes wait for their lists, so they aren't among the outgoing ones yet.
      const blank = edge.object.kind === "node" && edge.object.id.startsWith("_:");
      if (outgoing.length < 8 && !blank)
        return outgoing.some((other) => other.predicate === edge.predicate && keyOf(other) === key);
      told = new Set(outgoing.map(keyOf));
      this.#told.set(edge.subject, told);
    }
    if (told.has(key)) return true;
    told.add(key);
    return false;
  }

  #addLabel(subject: string, label: Label): void {
    if (label.text === "") return;
    const labels = this.#labels.get(subject);
    if (labels === undefined) this.#labels.set(subject, [label]);
    else if (!labels.some((other) => other.text === label.text && other.language === label.language)) labels.push(label);
  }

  #addCell(subject: string, predicate: string, object: GraphNode | GraphLiteral): void {
    const cell = this.#cells.get(subject) ?? {};
    if (predicate === RDF_FIRST) cell.first = object;
    else if (object.kind === "node") cell.rest = object.id;
    this.#cells.set(subject, cell);
  }

  #object(term: Quad_Object): GraphNode | GraphLiteral | undefined {
    if (term.termType !== "Literal") {
      const id = this.#id(term);
      return id === undefined ? undefined : { kind: "node", id };
    }
    const whole = term.value.trim();
    const characters = whole.length > LONGEST_LITERAL ? [...whole] : [];
    const cut = characters.length > LONGEST_LITERAL;
    return {
      kind: "literal",
      text: cut ? `${characters.slice(0, LONGEST_LITERAL).join("").trimEnd()}…` : whole,
      language: term.language,
      datatype: term.datatype.value,
      ...(cut ? { cutFrom: characters.length } : {}),
    };
  }

  #id(term: Term): string | undefined {
    if (term.termType !== "NamedNode" && term.termType !== "BlankNode") return undefined;
    const id = term.termType === "NamedNode" ? term.value : `_:${term.value}`;
    const known = this.#ids.get(id);
    if (known !== undefined) return known;
    this.#ids.set(id, id);
    return id;
  }
}

/** `http://example.org/terms#birthPlace` → `birth place`, `…/Moss_Harbour` → `Moss Harbour`. */
export function localName(iri: string): string {
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
  const spaced = decoded
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2")
    .replace(/[_-]+/gu, " ")
    .trim();
  return (/^\p{Lu}/u.test(spaced) ? spaced : spaced.toLowerCase()) || iri;
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
