import { withDeadline } from "../../async/deadline.js";
import { ChatGLMError } from "../../errors.js";
import { loadSearchTerms } from "../../language/search-terms.js";
import { contentVersion } from "../fetching/content-version.js";
import { Secrets } from "../fetching/secrets.js";
import { FileListing } from "../file-listing.js";
import { atomise } from "../graph/atoms.js";
import { factsNear } from "../graph/facts-near.js";
import { foldName, loadSimplified, unfolded } from "../graph/fold-name.js";
import { LABEL_PREDICATES } from "../graph/label-predicates.js";
import type { DirectAnswer, Evidence, FindOptions, KnowledgeSource, NamedThing, SourceCallOptions } from "../knowledge-source.js";
import { abortedError, orAborted, SharedLoad } from "../shared-load.js";
import type { Endpoint } from "./endpoint.js";
import { type EndpointSchema, mostRows, readSchema } from "./endpoint-schema.js";
import { TooMuchToGather } from "./gathered.js";
import { HttpEndpoint } from "./http-endpoint.js";
import { type QuestionGraph, type QuestionGraphOptions, questionGraph, withNeighbours } from "./question-graph.js";
import { type SparqlSettings, type SparqlSourceOptions, sparqlSettings } from "./sparql-options.js";

interface Opened {
  readonly endpoint: Endpoint;
  readonly schema: EndpointSchema | undefined;
  /** Rows that the endpoint is known to give. */
  readonly mostRows: number;
}

const QUESTION_CHARACTERS = 8_192;
const UNPRINTABLE = /\p{Cc}|\p{Cs}|\ufffd/gu;
/** For reading the schema, which is done once. */
const SCHEMA_LIMITS = { maxQueries: 3_000, maxStatements: 400_000, maxPerNode: 2_000, sample: 50 };
/** What an endpoint is tried with. */
const LEAST_ROWS = 5_000;
const SCHEMA_TIMEOUT = 120_000;
const TOO_SLOW: ReadonlySet<string> = new Set(["DEADLINE_EXCEEDED", "OVERLOADED", "REMOTE_FAILED"]);
/** After a failure the properties and classes are asked for again. */
const RETRY_MS = 60_000;
/** Questions whose answers are remembered: one is asked for in several ways. */
const MOST_REMEMBERED = 16;
const MOST_OF_ONE_NAME = 4;
const MOST_NAMES = 30;

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
  readonly #opening: SharedLoad<Opened>;
  readonly #answers = new Map<string, SharedLoad<QuestionGraph>>();
  #opened: Opened | undefined;
  /** Counts how often the endpoint's content was taken to be new. */
  #round = 0;
  #goodUntil = Number.POSITIVE_INFINITY;

  /** @throws ChatGLMError INVALID_OPTION naming the option. */
  constructor(options: SparqlSourceOptions) {
    this.#settings = sparqlSettings(options);
    this.name = this.#settings.name;
    this.#secrets = Secrets.of({}, this.#settings.headers);
    const { paths } = this.#settings;
    const listing = { extensions: [".ttl", ".nt", ".trig", ".nq"], maxFiles: 1_000, followOutside: false, revalidate: 1_000 };
    if (paths.length > 0) this.#listing = new FileListing({ paths, ...listing });
    this.#opening = new SharedLoad((signal) => this.#open(signal));
  }

  /**
   * @throws ChatGLMError REMOTE_FAILED, OVERLOADED, ADDRESS_REFUSED or DEADLINE_EXCEEDED if the endpoint can't be asked; GRAPH_INVALID if it
   *   doesn't speak SPARQL, or with the file and line; MISSING_PACKAGE without `oxigraph` where files are read; ABORTED when the signal fires.
   */
  async find(question: string, { limit, signal }: FindOptions): Promise<Evidence[]> {
    const asked = this.#cleaned(question);
    if (signal?.aborted) throw abortedError(signal.reason);
    if (limit < 1 || asked === "") return [];
    return this.#guarded(signal, async (stop) => {
      const options = this.#optionsFor(await this.#current(stop));
      const terms = await loadSearchTerms();
      const { graph, linker } = await withNeighbours(asked, options, stop);
      const { reading } = await this.#understood(asked, stop).catch(() => ({ reading: { proof: [] } }));
      stop.throwIfAborted();
      const bounds = { hops: this.#settings.hops, maxNeighbours: 24, maxFactsPerSubject: 8 };
      return factsNear(asked, graph, linker, terms, { source: this.name, limit, proof: reading.proof, ...bounds });
    });
  }

  /** Answers from what is fetched, or resolves to undefined where the graph doesn't say, not all of what matters could be fetched, or the question isn't understood in full. */
  async answer(question: string, { signal }: SourceCallOptions): Promise<DirectAnswer | undefined> {
    if (signal?.aborted) throw abortedError(signal.reason);
    const asked = this.#cleaned(question);
    if (asked === "") return undefined;
    return this.#guarded(signal, async (stop) => {
      const { schema } = await this.#current(stop);
      return schema === undefined ? undefined : (await this.#understood(asked, stop)).reading.answer;
    });
  }

  /** The things that a text names, with all their names. */
  async mentions(text: string, { signal }: SourceCallOptions): Promise<readonly NamedThing[]> {
    if (signal?.aborted) throw abortedError(signal.reason);
    const asked = this.#cleaned(text);
    if (asked === "") return [];
    return this.#guarded(signal, async (stop) => {
      const { graph, linker } = await this.#understood(asked, stop);
      const atoms = atomise(foldName(asked));
      return linker.link(asked).flatMap(({ nodes, from, to }) => {
        const written = unfolded(asked, atoms[from]?.start ?? 0, atoms[to - 1]?.end ?? 0);
        return nodes.slice(0, MOST_OF_ONE_NAME).map((node) => ({
          text: written,
          names: [...new Set([written, ...graph.names(node)])].slice(0, MOST_NAMES),
        }));
      });
    });
  }

  async fingerprint(signal?: AbortSignal): Promise<string> {
    const { headers, maxAge, version, ...settings } = this.#settings;
    const files = (await this.#listing?.current(signal))?.version;
    const shown = Object.entries(headers).map(([name, value]) => [name, this.#secrets.redact(value)]);
    return contentVersion({ settings: [settings, shown], secrets: this.#secrets, version: version ?? files, maxAge });
  }

  /** Reads the endpoint's properties and classes, or the files, so that the first question needn't wait for it. */
  async prepare(signal?: AbortSignal): Promise<void> {
    await this.#guarded(signal, (stop) => this.#current(stop));
  }

  /** Closes connections, or gives the store back. A later question opens it again. */
  async [Symbol.asyncDispose](): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    this.#opening.forget();
    this.#answers.clear();
    await opened?.endpoint[Symbol.asyncDispose]();
  }

  #cleaned(question: string): string {
    const text = question.slice(0, QUESTION_CHARACTERS).replace(UNPRINTABLE, " ").trim();
    return /[\p{L}\p{N}]/u.test(text) ? text : "";
  }

  async #guarded<Value>(signal: AbortSignal | undefined, act: (stop: AbortSignal) => Promise<Value>): Promise<Value> {
    try {
      return await orAborted(act(signal ?? new AbortController().signal), signal);
    } catch (error) {
      throw signal?.aborted ? abortedError(signal.reason) : error;
    }
  }

  async #understood(asked: string, signal: AbortSignal): Promise<QuestionGraph> {
    const { version } = await this.#state(signal);
    let load = this.#answers.get(asked);
    if (load === undefined) {
      load = new SharedLoad(async (stop) => questionGraph(asked, this.#optionsFor(await this.#current(stop)), stop));
      this.#answers.set(asked, load);
      const [oldest] = this.#answers.keys();
      if (this.#answers.size > MOST_REMEMBERED && oldest !== undefined) this.#answers.delete(oldest);
    }
    return load.get(version, signal);
  }

  #optionsFor({ endpoint, schema, mostRows }: Opened): QuestionGraphOptions {
    const { languages, maxQueries, maxStatements, maxPerNode, hops } = this.#settings;
    const held = schema?.base.quads.length ?? 0;
    const limits = { maxQueries, maxStatements: maxStatements + held, maxPerNode, mostRows };
    return { endpoint, schema, naming: schema?.naming ?? LABEL_PREDICATES, languages, limits, hops, source: this.name };
  }

  /** What the content is taken to be: files as they are, an endpoint as it was within `maxAge`. */
  async #state(signal: AbortSignal): Promise<{ readonly version: string }> {
    if (this.#listing !== undefined) return this.#listing.current(signal);
    if (performance.now() >= this.#goodUntil) {
      this.#goodUntil = Number.POSITIVE_INFINITY;
      this.#round += 1;
    }
    return { version: String(this.#round) };
  }

  async #current(signal: AbortSignal): Promise<Opened> {
    return this.#opening.get((await this.#state(signal)).version, signal);
  }

  async #open(signal: AbortSignal): Promise<Opened> {
    await loadSimplified();
    const endpoint = await this.#openEndpoint(signal);
    const needed = Math.max(LEAST_ROWS, this.#settings.maxPerNode + 1);
    const rows = this.#listing === undefined ? await mostRows(endpoint, needed, signal) : Number.POSITIVE_INFINITY;
    const limits = { ...SCHEMA_LIMITS, mostRows: rows };
    const read = (stop: AbortSignal): Promise<EndpointSchema | undefined> => readSchema(endpoint, limits, stop);
    let isLasting = true;
    const schema = await withDeadline(read, { timeout: SCHEMA_TIMEOUT, what: endpoint.place, signal }).catch((error: unknown) => {
      signal.throwIfAborted();
      if (error instanceof TooMuchToGather) return undefined;
      // A large endpoint may not tell all that it has in the time that it gives a query: evidence is found in it all the same.
      if (!(error instanceof ChatGLMError && TOO_SLOW.has(error.code))) throw error;
      isLasting = false;
      return undefined;
    });
    this.#goodUntil = performance.now() + (isLasting ? this.#settings.maxAge : Math.min(this.#settings.maxAge, RETRY_MS));
    this.#opened = { endpoint, schema, mostRows: rows };
    return this.#opened;
  }

  async #openEndpoint(signal: AbortSignal): Promise<Endpoint> {
    const { url, maxFileBytes: maxBytes, maxTriples } = this.#settings;
    if (url !== undefined) return new HttpEndpoint({ ...this.#settings, url });
    const { StoreEndpoint } = await import("./store-endpoint.js");
    const files = (await this.#listing?.current(signal))?.files ?? [];
    return StoreEndpoint.load(files, { maxBytes, maxTriples }, signal);
  }
}
