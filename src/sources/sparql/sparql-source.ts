import { contentVersion } from "../fetching/content-version.js";
import { Secrets } from "../fetching/secrets.js";
import { FileListing } from "../file-listing.js";
import type { DirectAnswer, Evidence, FindOptions, KnowledgeSource, NamedThing, SourceCallOptions } from "../knowledge-source.js";
import type { Endpoint } from "../remote-graph/endpoint.js";
import { EndpointGraph } from "../remote-graph/endpoint-graph.js";
import { HttpEndpoint } from "./http-endpoint.js";
import { type SparqlSettings, type SparqlSourceOptions, sparqlSettings } from "./sparql-options.js";

/**
 * A graph behind a SPARQL endpoint, or in an Oxigraph store in this process, read only. Things that a question names are found by their
 * labels; what is near them is evidence, and questions are answered as a `GraphSource` answers them, from what is fetched for each: an
 * answer is given only where everything that it rests on was fetched whole.
 */
export class SparqlSource implements KnowledgeSource, AsyncDisposable {
  readonly name: string;
  readonly #settings: SparqlSettings;
  readonly #secrets: Secrets;
  readonly #listing: FileListing | undefined;
  readonly #graph: EndpointGraph;

  /** @throws ChatGLMError INVALID_OPTION naming the option. */
  constructor(options: SparqlSourceOptions) {
    this.#settings = sparqlSettings(options);
    this.name = this.#settings.name;
    this.#secrets = Secrets.of({}, this.#settings.headers);
    const { paths } = this.#settings;
    const listing = { extensions: [".ttl", ".nt", ".trig", ".nq"], maxFiles: 1_000, followOutside: false, revalidate: 1_000 };
    const files = paths.length > 0 ? new FileListing({ paths, ...listing }) : undefined;
    this.#listing = files;
    this.#graph = new EndpointGraph({
      name: this.name,
      settings: this.#settings,
      open: (signal) => this.#open(signal),
      version: files && (async (signal) => (await files.current(signal)).version),
    });
  }

  /**
   * @throws ChatGLMError REMOTE_FAILED, OVERLOADED, ADDRESS_REFUSED or DEADLINE_EXCEEDED if the endpoint can't be asked; GRAPH_INVALID if it
   *   doesn't speak SPARQL, or with the file and line; MISSING_PACKAGE without `oxigraph` where files are read; ABORTED when the signal fires.
   */
  async find(question: string, options: FindOptions): Promise<Evidence[]> {
    return this.#graph.find(question, options);
  }

  /** Answers from what is fetched, or resolves to undefined where the graph doesn't say, not all of what matters could be fetched, or the question isn't understood in full. */
  async answer(question: string, options: SourceCallOptions): Promise<DirectAnswer | undefined> {
    return this.#graph.answer(question, options);
  }

  /** The things that a text names, with all their names. */
  async mentions(text: string, options: SourceCallOptions): Promise<readonly NamedThing[]> {
    return this.#graph.mentions(text, options);
  }

  async fingerprint(signal?: AbortSignal): Promise<string> {
    const { headers, maxAge, version, ...settings } = this.#settings;
    const files = (await this.#listing?.current(signal))?.version;
    const shown = Object.entries(headers).map(([name, value]) => [name, this.#secrets.redact(value)]);
    return contentVersion({ settings: [settings, shown], secrets: this.#secrets, version: version ?? files, maxAge });
  }

  /** Reads the endpoint's properties and classes, or the files, so that the first question needn't wait for it. */
  async prepare(signal?: AbortSignal): Promise<void> {
    await this.#graph.prepare(signal);
  }

  /** Closes connections, or gives the store back. A later question opens it again. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#graph[Symbol.asyncDispose]();
  }

  async #open(signal: AbortSignal): Promise<Endpoint> {
    const { url, maxFileBytes: maxBytes, maxTriples } = this.#settings;
    if (url !== undefined) return new HttpEndpoint({ ...this.#settings, url });
    const { StoreEndpoint } = await import("./store-endpoint.js");
    const files = (await this.#listing?.current(signal))?.files ?? [];
    return StoreEndpoint.load(files, { maxBytes, maxTriples }, signal);
  }
}
