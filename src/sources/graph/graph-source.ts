import { createHash } from "node:crypto";
import { ChatGLMError } from "../../errors.js";
import { type AnyEmbeddings, Embedder } from "../../vectors/embedder.js";
import { FileListing, type ListedFiles } from "../file-listing.js";
import type { FoundFile } from "../find-files.js";
import type {
  DirectAnswer,
  Evidence,
  FilledQuery,
  FindOptions,
  KnowledgeSource,
  NamedThing,
  PossibleAnswer,
  QueryForm,
  RephrasedQuestion,
  SourceCallOptions,
  SourceContents,
} from "../knowledge-source.js";
import { SharedLoad } from "../shared-load.js";
import { AnsweringGraph } from "./answering-graph.js";
import { fileNames } from "./file-names.js";
import { readGraph } from "./read-graph.js";
import { RelationVectors } from "./relation-vectors.js";

/** Which files a {@link GraphSource} reads, and how much. */
export interface GraphSourceOptions {
  /** RDF files: Turtle (.ttl), N-Triples (.nt), TriG (.trig), N-Quads (.nq). Named graphs are read as one. */
  readonly path: string | readonly string[];
  /** Defaults to "graph". */
  readonly name?: string | undefined;
  /** Steps from the entities the question names; beyond the second, only along what it speaks of. Defaults to 3. */
  readonly hops?: number | undefined;
  /** Most statements followed from one node. Defaults to 24. */
  readonly maxNeighbours?: number | undefined;
  /**
   * Most statements told of one thing, twice as many of one that the question names; what leads to it by a relation that the question speaks of
   * comes on top. Defaults to 8.
   */
  readonly maxFactsPerSubject?: number | undefined;
  /** Per file. Defaults to 64 MiB. */
  readonly maxBytes?: number | undefined;
  /** Per file. Defaults to 1,000,000. */
  readonly maxTriples?: number | undefined;
  /** Milliseconds for which the files aren't looked at again. Defaults to 1,000. */
  readonly revalidate?: number | undefined;
  /**
   * Any of LangChain's embeddings: a phrase that neither the graph nor the lexicon knows is taken for the relation whose name is nearest to it, where that is
   * near and well before the next. Defaults to none.
   */
  readonly embeddings?: AnyEmbeddings | undefined;
}

/** Changes when the same files are told or answered from in another way. */
const METHOD = 7;

/**
 * A graph of triples. The entities named in the question are found by their labels (rdfs:label, skos:prefLabel and altLabel,
 * schema:name, else the last part of the IRI; any language), and what is told about them and their neighbours comes back as lines like
 * `姚明 — 出生地 → 上海`, one piece of evidence per thing, in the question's language where the graph has labels in it; of a kind of thing that
 * the question speaks of, what its members have of the relations that it speaks of.
 *
 * Nothing is read before the first question; a file added, changed or removed later is noticed by a question after `revalidate`
 * milliseconds. Scores: relevance (words shared with the
 * question, nearness to its entities) divided by the best of the same call.
 */
export class GraphSource implements KnowledgeSource {
  readonly name: string;
  readonly #options: GraphSourceOptions;
  readonly #load: SharedLoad<AnsweringGraph>;
  readonly #listing: FileListing;
  readonly #embedder: Embedder | undefined;
  readonly #vectors = new WeakMap<AnsweringGraph, RelationVectors>();
  #listed: ListedFiles | undefined;

  constructor(options: GraphSourceOptions) {
    this.#options = options;
    this.name = options.name ?? "graph";
    const { path, revalidate = 1_000, embeddings } = options;
    this.#embedder = embeddings === undefined ? undefined : new Embedder(embeddings);
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
  async find(question: string, { limit, signal, about }: FindOptions): Promise<Evidence[]> {
    const { hops = 3, maxNeighbours = 24, maxFactsPerSubject = 8 } = this.#options;
    return (await this.#loaded(signal)).find(question, { hops, maxNeighbours, maxFactsPerSubject, limit, about });
  }

  /**
   * Answers from the graph alone, or resolves to undefined where the graph doesn't say or the question isn't understood. Where a part of it means nothing here,
   * and only one thing is left for it to mean, the answer is `likely`.
   */
  async answer(question: string, { signal }: SourceCallOptions): Promise<DirectAnswer | undefined> {
    const graph = await this.#loaded(signal);
    return graph.answer(question) ?? (await this.#answerByVectors(graph, question, signal)) ?? graph.likely(question);
  }

  /** The things that the question names and what can be followed from them, for a model to choose from. */
  async queryForm(question: string, { signal }: SourceCallOptions): Promise<QueryForm | undefined> {
    return (await this.#loaded(signal)).queryForm(question);
  }

  /** What a model's choice comes to, worked out as {@link answer} does. */
  async answerFilled(question: string, filled: FilledQuery, { signal }: SourceCallOptions): Promise<DirectAnswer | undefined> {
    return (await this.#loaded(signal)).answerFilled(question, filled);
  }

  /** What the question comes to by each measure of the things that it speaks of, where it picks among them by one that none of its words is known to mean. */
  async possible(question: string, { signal }: SourceCallOptions): Promise<PossibleAnswer[]> {
    return (await this.#loaded(signal)).possible(question);
  }

  async meaning(question: string, { signal }: SourceCallOptions): Promise<string | undefined> {
    return (await this.#loaded(signal)).meaning(question);
  }

  async rephrase(question: string, { signal }: SourceCallOptions): Promise<RephrasedQuestion | undefined> {
    return (await this.#loaded(signal)).rephrase(question);
  }

  /** The things that a text names, with all their names. */
  async mentions(text: string, { signal }: SourceCallOptions): Promise<NamedThing[]> {
    return (await this.#loaded(signal)).mentions(text);
  }

  /** The files, and how many statements they make together. */
  async contents({ signal }: SourceCallOptions): Promise<SourceContents> {
    const { size } = await this.#loaded(signal);
    const files = this.#listed?.files ?? [];
    const names = fileNames(files);
    return {
      kind: "graph",
      files: files.map(({ name, bytes }, index) => ({ name: names[index] ?? name, bytes })),
      statements: size,
    };
  }

  async fingerprint(signal?: AbortSignal): Promise<string> {
    const { version } = await this.#listing.current(signal);
    return this.#fingerprintOf(version);
  }

  async #answerByVectors(graph: AnsweringGraph, question: string, signal?: AbortSignal): Promise<DirectAnswer | undefined> {
    if (this.#embedder === undefined) return undefined;
    const known = this.#vectors.get(graph) ?? new RelationVectors(this.#embedder, graph.relationNames());
    this.#vectors.set(graph, known);
    try {
      return await graph.answerWith(question, known, signal);
    } catch (error) {
      // Without vectors the words alone are understood.
      signal?.throwIfAborted();
      if (error instanceof ChatGLMError) return undefined;
      throw error;
    }
  }

  #fingerprintOf(version: string): string {
    const { hops, maxNeighbours, maxFactsPerSubject } = this.#options;
    return createHash("sha256")
      .update(JSON.stringify([METHOD, hops, maxNeighbours, maxFactsPerSubject]))
      .update(version)
      .digest("hex");
  }

  async #loaded(signal: AbortSignal | undefined): Promise<AnsweringGraph> {
    const listed = await this.#listing.current(signal);
    this.#listed = listed;
    return this.#load.get(listed.version, signal);
  }

  #build(files: readonly FoundFile[], signal: AbortSignal): Promise<AnsweringGraph> {
    const { maxBytes = 64 * 2 ** 20, maxTriples = 1_000_000 } = this.#options;
    const names = fileNames(files);
    return AnsweringGraph.build(
      this.name,
      async (graph) => {
        for (const [index, { path }] of files.entries()) {
          const name = names[index] ?? path;
          for await (const quads of readGraph({ path, name, index }, { maxBytes, maxTriples }, signal)) {
            for (const quad of quads) graph.add(quad, name);
          }
        }
      },
      signal,
    );
  }
}
