import { loadDictionary } from "../../language/dictionary/dictionary.js";
import { loadSearchTerms, type SearchTerms } from "../../language/search-terms.js";
import type {
  DirectAnswer,
  Evidence,
  FilledQuery,
  NamedThing,
  PossibleAnswer,
  QueryForm,
  RephrasedQuestion,
} from "../knowledge-source.js";
import { GraphAnswerer, type Reading } from "./answers/graph-answerer.js";
import { predicateNames, withoutUnit } from "./answers/predicate-names.js";
import { TextIndex } from "./answers/text-index.js";
import { vocabularyOf } from "./answers/vocabulary.js";
import { atomise } from "./atoms.js";
import { EntityLinker } from "./entity-linker.js";
import { factsNear } from "./facts-near.js";
import { foldName, loadSimplified, unfolded } from "./fold-name.js";
import { inTurns } from "./in-turns.js";
import { KnowledgeGraph, RDF_TYPE } from "./knowledge-graph.js";
import { meaningOf } from "./meaning.js";
import type { Mention } from "./mention.js";
import type { RelationNames, RelationVectors } from "./relation-vectors.js";

const QUESTION_CHARACTERS = 8_192;
const MOST_OF_ONE_NAME = 4;
const MOST_NAMES = 30;
/** Readings remembered: one question is read for the cache, for an answer and for evidence. */
const MOST_READINGS = 64;

/** How far {@link AnsweringGraph.find} looks, and how much it tells. */
export interface FactBounds {
  /** Steps from the entities the question names. */
  readonly hops: number;
  /** Most statements followed from one node. */
  readonly maxNeighbours: number;
  readonly maxFactsPerSubject: number;
  /** Most pieces of evidence. */
  readonly limit: number;
  /** Names of further things to tell of. */
  readonly about?: readonly string[] | undefined;
}

/** A whole graph in memory with all that questions need: found in, answered from. Reads nothing and never changes. */
export class AnsweringGraph {
  readonly #source: string;
  readonly #graph: KnowledgeGraph;
  readonly #linker: EntityLinker;
  readonly #terms: SearchTerms;
  readonly #answerer: GraphAnswerer;
  /** By question, the latest last. */
  readonly #readings = new Map<string, Reading>();

  private constructor(source: string, graph: KnowledgeGraph, linker: EntityLinker, terms: SearchTerms, answerer: GraphAnswerer) {
    this.#source = source;
    this.#graph = graph;
    this.#linker = linker;
    this.#terms = terms;
    this.#answerer = answerer;
  }

  /**
   * @param source the name that evidence carries.
   * @param fill adds all statements; the rest is done here, giving way to others again and again.
   * @param numbered nodes that `fill` named by a number that is not a year: order 2024 isn't the order in 2024.
   */
  static async build(
    source: string,
    fill: (graph: KnowledgeGraph) => Promise<void>,
    signal: AbortSignal,
    numbered: ReadonlySet<string> = new Set(),
  ): Promise<AnsweringGraph> {
    await loadSimplified();
    const graph = new KnowledgeGraph();
    await fill(graph);
    graph.finish();
    const linker = new EntityLinker();
    const dictionary = await loadDictionary();
    const vocabulary = await inTurns(vocabularyOf(graph, dictionary), signal);
    const texts = new TextIndex();
    for (const predicate of graph.predicates()) await inTurns(texts.add(graph, predicate, dictionary), signal);
    await inTurns(nameNodes(graph, linker, numbered), signal);
    const answerer = new GraphAnswerer(graph, linker, texts, vocabulary, dictionary);
    await inTurns(answerer.prepare(), signal);
    return new AnsweringGraph(source, graph, linker, await loadSearchTerms(), answerer);
  }

  /** Statements, names aside. */
  get size(): number {
    return this.#graph.size;
  }

  /** What is told about the entities that the question names, and about their neighbours. */
  find(question: string, { hops, maxNeighbours, maxFactsPerSubject, limit, about = [] }: FactBounds): Evidence[] {
    const asked = question.slice(0, QUESTION_CHARACTERS);
    const { proof } = this.read(asked);
    const meant = about.flatMap((name) => this.#linker.link(name.slice(0, QUESTION_CHARACTERS)));
    const named = [...meant, ...this.#mentioned(asked)].flatMap(({ nodes }) => nodes);
    return factsNear(asked, this.#graph, named, this.#terms, {
      source: this.#source,
      limit,
      hops,
      maxNeighbours,
      maxFactsPerSubject,
      proof,
      spoken: this.#answerer.spokenOf(asked),
      members: this.#answerer.members,
    });
  }

  /** What the question was understood as, and what that comes to. */
  read(question: string): Reading {
    const reading = this.#readings.get(question) ?? this.#answerer.read(question, this.#source);
    this.#readings.delete(question);
    this.#readings.set(question, reading);
    for (const oldest of this.#readings.keys()) {
      if (this.#readings.size <= MOST_READINGS) break;
      this.#readings.delete(oldest);
    }
    return reading;
  }

  /** An answer from the graph alone; undefined where the graph doesn't say or the question isn't understood in full. */
  answer(question: string): DirectAnswer | undefined {
    // The reading is remembered: nobody may change it.
    return structuredClone(this.read(question).answer);
  }

  /** What most of the question speaks for, where nothing is certain. */
  likely(question: string): DirectAnswer | undefined {
    return structuredClone(this.read(question).likely);
  }

  /** The same with the help of embeddings, for what of the question means nothing here. */
  async answerWith(question: string, vectors: RelationVectors, signal?: AbortSignal): Promise<DirectAnswer | undefined> {
    const meant = await vectors.meant(this.#answerer.unknown(question), signal);
    return meant.size === 0 ? undefined : this.#answerer.read(question, this.#source, meant).answer;
  }

  /** What relations are called, for {@link RelationVectors}. */
  relationNames(): RelationNames {
    const predicates = [...this.#graph.predicates()].filter((predicate) => predicate !== RDF_TYPE);
    return new Map(predicates.map((predicate) => [predicate, predicateNames(this.#graph, predicate).map(withoutUnit)]));
  }

  /** What a model may choose from, where the question isn't understood in full. */
  queryForm(question: string): QueryForm | undefined {
    const form = this.#answerer.form(question);
    return form === undefined ? undefined : { entities: form.entities, paths: form.paths, operations: form.operations };
  }

  answerFilled(question: string, filled: FilledQuery): DirectAnswer | undefined {
    return this.#answerer.readFilled(question, filled, this.#source).answer;
  }

  possible(question: string): PossibleAnswer[] {
    return this.#answerer.possible(question, this.#source);
  }

  meaning(question: string): string | undefined {
    const { finding } = this.read(question);
    return finding === undefined ? undefined : meaningOf(question, finding, this.#graph);
  }

  rephrase(question: string): RephrasedQuestion | undefined {
    return this.#answerer.rephrase(question, this.#source);
  }

  /** The things that a text names, with all their names. */
  mentions(text: string): NamedThing[] {
    const asked = text.slice(0, QUESTION_CHARACTERS);
    const atoms = atomise(foldName(asked));
    return this.#mentioned(asked).flatMap(({ nodes, from, to }) => {
      const written = unfolded(asked, atoms[from]?.start ?? 0, atoms[to - 1]?.end ?? 0);
      return nodes.slice(0, MOST_OF_ONE_NAME).map((node) => {
        const names = [...new Set([written, ...this.#graph.names(node)])].slice(0, MOST_NAMES);
        return { text: written, names, kind: this.#answerer.kindOf(node) };
      });
    });
  }

  /** Whole names in a text, and beginnings of names that can be meant for one alone. */
  #mentioned(asked: string): Mention[] {
    const atoms = atomise(foldName(asked));
    const exact = this.#linker.link(asked);
    const isFree = (at: number): boolean => exact.every(({ from, to }) => at < from || at >= to);
    const partly = atoms.flatMap((_, at) =>
      isFree(at)
        ? this.#linker.looselyAt(atoms, at).filter(({ to, nodes: [node = "", ...more] }) => {
            const written = unfolded(asked, atoms[at]?.start ?? 0, atoms[to - 1]?.end ?? 0);
            return more.length === 0 && isFree(to - 1) && beginsName(written, this.#graph.names(node));
          })
        : [],
    );
    return [...exact, ...partly];
  }
}

/** The beginning of a name that is long enough to be meant for it alone: 斯卡沃伊 of 斯卡沃伊发射场. */
function beginsName(written: string, names: readonly string[]): boolean {
  const isLong = /\p{Script=Han}/u.test(written) ? written.length > 2 : /^\p{Lu}.{4}/u.test(written);
  return isLong && names.some((name) => foldName(name).startsWith(foldName(written)));
}

function* nameNodes(
  graph: KnowledgeGraph,
  linker: EntityLinker,
  numbered: ReadonlySet<string>,
): Generator<void, void, undefined> {
  for (const node of graph.nodes()) {
    // A relation that its vocabulary tells of isn't a thing: `seats` of "how many seats".
    if (graph.edgesOf(node).length > 0) continue;
    const others = numbered.has(node) ? () => [] : withYearElsewhere;
    for (const name of graph.names(node)) for (const written of [name, ...others(name)]) linker.add(written, node);
    yield;
  }
}

/** `Reed Cup 2024` is the 2024 Reed Cup and the Reed Cup in 2024, 芦苇杯2024 is 2024年芦苇杯. */
function withYearElsewhere(name: string): string[] {
  const [, before = "", yearBehind, yearBefore, behind = ""] =
    /^(\D{2,40}?)\s*((?:1[5-9]|20)\d\d)年?$|^((?:1[5-9]|20)\d\d)年?\s*(\D{2,40})$/u.exec(name.trim()) ?? [];
  const [year, rest] = [yearBehind ?? yearBefore, (before + behind).trim()];
  if (year === undefined || rest === "") return [];
  if (/\p{Script=Han}/u.test(rest))
    return [`${rest}${year}`, `${year}${rest}`, `${year}年${rest}`, `${year}年的${rest}`, `${rest}${year}年`];
  return [`${rest} ${year}`, `${year} ${rest}`, `${rest} in ${year}`, `${rest} of ${year}`];
}
