import { createHash } from "node:crypto";
import { loadDictionary } from "../../language/dictionary/dictionary.js";
import { loadSearchTerms, type SearchTerms } from "../../language/search-terms.js";
import { FileListing, type ListedFiles } from "../file-listing.js";
import type { FoundFile } from "../find-files.js";
import type {
  DirectAnswer,
  Evidence,
  FindOptions,
  KnowledgeSource,
  NamedThing,
  RephrasedQuestion,
  SourceCallOptions,
} from "../knowledge-source.js";
import { SharedLoad } from "../shared-load.js";
import { GraphAnswerer } from "./answers/graph-answerer.js";
import { TextIndex } from "./answers/text-index.js";
import { vocabularyOf } from "./answers/vocabulary.js";
import { atomise } from "./atoms.js";
import { EntityLinker } from "./entity-linker.js";
import { factsNear } from "./facts-near.js";
import { fileNames } from "./file-names.js";
import { foldName, loadSimplified, unfolded } from "./fold-name.js";
import { inTurns } from "./in-turns.js";
import { KnowledgeGraph } from "./knowledge-graph.js";
import { meaningOf } from "./meaning.js";
import { readGraph } from "./read-graph.js";

/** Which files a {@link GraphSource} reads, and how much. */
export interface GraphSourceOptions {
  /** RDF files: Turtle (.ttl), N-Triples (.nt), TriG (.trig), N-Quads (.nq). Named graphs are read as one. */
  readonly path: string | readonly string[];
  /** Defaults to "graph". */
  readonly name?: string | undefined;
  /** Steps from the entities the question names. Defaults to 2. */
  readonly hops?: number | undefined;
  /** Most statements followed from one node. Defaults to 24. */
  readonly maxNeighbours?: number | undefined;
  /** Most statements told per subject. Defaults to 8. */
  readonly maxFactsPerSubject?: number | undefined;
  /** Per file. Defaults to 64 MiB. */
  readonly maxBytes?: number | undefined;
  /** Per file. Defaults to 1,000,000. */
  readonly maxTriples?: number | undefined;
  /** Milliseconds for which the files aren't looked at again. Defaults to 1,000. */
  readonly revalidate?: number | undefined;
}

interface LoadedGraph {
  readonly graph: KnowledgeGraph;
  readonly linker: EntityLinker;
  readonly terms: SearchTerms;
  readonly answerer: GraphAnswerer;
}

const QUESTION_CHARACTERS = 8_192;
/** Changes when the same files are told or answered from in another way. */
const METHOD = 2;
const MOST_OF_ONE_NAME = 4;
const MOST_NAMES = 30;

/**
 * A graph of triples. The entities named in the question are found by their labels (rdfs:label, skos:prefLabel and altLabel,
 * schema:name, else the last part of the IRI; any language), and what is told about them and their neighbours comes back as lines like
 * `姚明 — 出生地 → 上海`, one piece of evidence per subject, in the question's language where the graph has labels in it.
 *
 * Nothing is read before the first question; a file added, changed or removed later is noticed by a question after `revalidate`
 * milliseconds. Scores: relevance (words shared with the
 * question, nearness to its entities) divided by the best of the same call.
 */
export class GraphSource implements KnowledgeSource {
  readonly name: string;
  readonly #options: GraphSourceOptions;
  readonly #load: SharedLoad<LoadedGraph>;
  readonly #listing: FileListing;
  #listed: ListedFiles | undefined;

  constructor(options: GraphSourceOptions) {
    this.#options = options;
    this.name = options.name ?? "graph";
    const { path, revalidate = 1_000 } = options;
    this.#listing = new FileListing({
      paths: typeof path === "string" ? [path] : path,
      extensions: [".ttl", ".nt", ".trig", ".nq"],
      maxFiles: 1_000,
      followOutside: false,
      revalidate,
    });
    this.#load = new SharedLoad(async (signal) =>
      this.#build((this.#listed ?? (await this.#listing.current(signal))).files, signal),
    );
  }

  /** @throws ChatGLMError DOCUMENT_INVALID where a file doesn't exist; GRAPH_INVALID with file and line; ABORTED when the signal fires. */
  async find(question: string, { limit, signal }: FindOptions): Promise<Evidence[]> {
    const { graph, linker, terms, answerer } = await this.#loaded(signal);
    const asked = question.slice(0, QUESTION_CHARACTERS);
    const { hops = 2, maxNeighbours = 24, maxFactsPerSubject = 8 } = this.#options;
    const { proof } = answerer.read(asked, this.name);
    return factsNear(asked, graph, linker, terms, { source: this.name, limit, hops, maxNeighbours, maxFactsPerSubject, proof });
  }

  /** Answers from the graph alone, or resolves to undefined where the graph doesn't say or the question isn't understood in full. */
  async answer(question: string, { signal }: SourceCallOptions): Promise<DirectAnswer | undefined> {
    const { answerer } = await this.#loaded(signal);
    return answerer.read(question, this.name).answer;
  }

  async meaning(question: string, { signal }: SourceCallOptions): Promise<string | undefined> {
    const { answerer } = await this.#loaded(signal);
    const { finding } = answerer.read(question, this.name);
    return finding === undefined ? undefined : meaningOf(question, finding);
  }

  async rephrase(question: string, { signal }: SourceCallOptions): Promise<RephrasedQuestion | undefined> {
    const { answerer } = await this.#loaded(signal);
    return answerer.rephrase(question, this.name);
  }

  /** The things that a text names, with all their names. */
  async mentions(text: string, { signal }: SourceCallOptions): Promise<NamedThing[]> {
    const { graph, linker, answerer } = await this.#loaded(signal);
    const asked = text.slice(0, QUESTION_CHARACTERS);
    const atoms = atomise(foldName(asked));
    return linker.link(asked).flatMap(({ nodes, from, to }) => {
      const written = unfolded(asked, atoms[from]?.start ?? 0, atoms[to - 1]?.end ?? 0);
      return nodes.slice(0, MOST_OF_ONE_NAME).map((node) => {
        const names = [...new Set([written, ...graph.names(node)])].slice(0, MOST_NAMES);
        return { text: written, names, kind: answerer.kindOf(node) };
      });
    });
  }

  async fingerprint(signal?: AbortSignal): Promise<string> {
    const { version } = await this.#listing.current(signal);
    return this.#fingerprintOf(version);
  }

  #fingerprintOf(version: string): string {
    const { hops, maxNeighbours, maxFactsPerSubject } = this.#options;
    return createHash("sha256")
      .update(JSON.stringify([METHOD, hops, maxNeighbours, maxFactsPerSubject]))
      .update(version)
      .digest("hex");
  }

  async #loaded(signal: AbortSignal | undefined): Promise<LoadedGraph> {
    const listed = await this.#listing.current(signal);
    this.#listed = listed;
    return this.#load.get(listed.version, signal);
  }

  async #build(files: readonly FoundFile[], signal: AbortSignal): Promise<LoadedGraph> {
    const { maxBytes = 64 * 2 ** 20, maxTriples = 1_000_000 } = this.#options;
    await loadSimplified();
    const graph = new KnowledgeGraph();
    const names = fileNames(files);
    for (const [index, { path }] of files.entries()) {
      const name = names[index] ?? path;
      for await (const quads of readGraph({ path, name, index }, { maxBytes, maxTriples }, signal)) {
        for (const quad of quads) graph.add(quad, name);
      }
    }
    graph.finish();
    const linker = new EntityLinker();
    const dictionary = await loadDictionary();
    const vocabulary = await inTurns(vocabularyOf(graph, dictionary), signal);
    const texts = new TextIndex();
    for (const predicate of graph.predicates()) await inTurns(texts.add(graph, predicate), signal);
    await inTurns(nameNodes(graph, linker), signal);
    const answerer = new GraphAnswerer(graph, linker, texts, vocabulary, dictionary);
    await inTurns(answerer.prepare(), signal);
    return { graph, linker, terms: await loadSearchTerms(), answerer };
  }
}

function* nameNodes(graph: KnowledgeGraph, linker: EntityLinker): Generator<void, void, undefined> {
  for (const node of graph.nodes()) {
    for (const name of graph.names(node)) for (const written of [name, ...withYearElsewhere(name)]) linker.add(written, node);
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
