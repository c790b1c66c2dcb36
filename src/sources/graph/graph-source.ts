import { createHash } from "node:crypto";
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
  SourceContents,
} from "../knowledge-source.js";
import { SharedLoad } from "../shared-load.js";
import { AnsweringGraph } from "./answering-graph.js";
import { fileNames } from "./file-names.js";
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

/** Changes when the same files are told or answered from in another way. */
const METHOD = 4;

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
  readonly #load: SharedLoad<AnsweringGraph>;
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
    const { hops = 2, maxNeighbours = 24, maxFactsPerSubject = 8 } = this.#options;
    return (await this.#loaded(signal)).find(question, { hops, maxNeighbours, maxFactsPerSubject, limit });
  }

  /** Answers from the graph alone, or resolves to undefined where the graph doesn't say or the question isn't understood in full. */
  async answer(question: string, { signal }: SourceCallOptions): Promise<DirectAnswer | undefined> {
    return (await this.#loaded(signal)).answer(question);
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
