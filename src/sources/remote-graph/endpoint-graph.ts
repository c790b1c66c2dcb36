import { withDeadline } from "../../async/deadline.js";
import { ChatGLMError } from "../../errors.js";
import { loadSearchTerms } from "../../language/search-terms.js";
import { atomise } from "../graph/atoms.js";
import { factsNear } from "../graph/facts-near.js";
import { foldName, loadSimplified, unfolded } from "../graph/fold-name.js";
import { LABEL_PREDICATES } from "../graph/label-predicates.js";
import type { DirectAnswer, Evidence, FindOptions, NamedThing, SourceCallOptions } from "../knowledge-source.js";
import { abortedError, orAborted, SharedLoad } from "../shared-load.js";
import type { Endpoint } from "./endpoint.js";
import { type EndpointSchema, mostRows, readSchema } from "./endpoint-schema.js";
import { TooMuchToGather } from "./gathered.js";
import { type QuestionGraph, type QuestionGraphOptions, questionGraph, withNeighbours } from "./question-graph.js";

interface Opened {
  readonly endpoint: Endpoint;
  readonly schema: EndpointSchema | undefined;
  /** Rows that the endpoint is known to give. */
  readonly mostRows: number;
}

export interface EndpointGraphOptions {
  /** The source's name. */
  readonly name: string;
  readonly open: (signal: AbortSignal) => Promise<Endpoint>;
  /** What the content is, where somebody knows. Defaults to the same for `maxAge`. */
  readonly version?: ((signal: AbortSignal) => Promise<string>) | undefined;
  readonly settings: GraphLimits;
}

/** Limits of one question, as sources' options have them. */
export interface GraphLimits {
  readonly languages: readonly string[];
  readonly maxQueries: number;
  readonly maxStatements: number;
  readonly maxPerNode: number;
  readonly hops: number;
  readonly maxAge: number;
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
 * A graph that lies elsewhere, asked as a `GraphSource` is: things that a question names are found by their labels; what is near them is
 * evidence, and questions are answered from what is fetched for each, where everything that an answer rests on was fetched whole.
 */
export class EndpointGraph implements AsyncDisposable {
  readonly #options: EndpointGraphOptions;
  readonly #opening: SharedLoad<Opened>;
  readonly #answers = new Map<string, SharedLoad<QuestionGraph>>();
  #opened: Opened | undefined;
  /** Counts how often the endpoint's content was taken to be new. */
  #round = 0;
  #goodUntil = Number.POSITIVE_INFINITY;

  constructor(options: EndpointGraphOptions) {
    this.#options = options;
    this.#opening = new SharedLoad((signal) => this.#open(signal));
  }

  async find(question: string, { limit, signal }: FindOptions): Promise<Evidence[]> {
    const asked = cleaned(question);
    if (signal?.aborted) throw abortedError(signal.reason);
    if (limit < 1 || asked === "") return [];
    return guarded(signal, async (stop) => {
      const options = this.#optionsFor(await this.#current(stop));
      const terms = await loadSearchTerms();
      const { graph, linker } = await withNeighbours(asked, options, stop);
      const { reading } = await this.#understood(asked, stop).catch(() => ({ reading: { proof: [] } }));
      stop.throwIfAborted();
      const { name: source, settings } = this.#options;
      const bounds = { hops: settings.hops, maxNeighbours: 24, maxFactsPerSubject: 8 };
      const named = linker.link(asked).flatMap(({ nodes }) => nodes);
      return factsNear(asked, graph, named, terms, { source, limit, proof: reading.proof, ...bounds });
    });
  }

  async answer(question: string, { signal }: SourceCallOptions): Promise<DirectAnswer | undefined> {
    if (signal?.aborted) throw abortedError(signal.reason);
    const asked = cleaned(question);
    if (asked === "") return undefined;
    return guarded(signal, async (stop) => {
      const { schema } = await this.#current(stop);
      return schema === undefined ? undefined : (await this.#understood(asked, stop)).reading.answer;
    });
  }

  async mentions(text: string, { signal }: SourceCallOptions): Promise<readonly NamedThing[]> {
    if (signal?.aborted) throw abortedError(signal.reason);
    const asked = cleaned(text);
    if (asked === "") return [];
    return guarded(signal, async (stop) => {
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

  async prepare(signal?: AbortSignal): Promise<void> {
    await guarded(signal, (stop) => this.#current(stop));
  }

  /** Closes the endpoint. A later question opens it again. */
  async [Symbol.asyncDispose](): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    this.#opening.forget();
    this.#answers.clear();
    await opened?.endpoint[Symbol.asyncDispose]();
  }

  async #understood(asked: string, signal: AbortSignal): Promise<QuestionGraph> {
    const version = await this.#version(signal);
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
    const { name: source, settings } = this.#options;
    const { languages, maxQueries, maxStatements, maxPerNode, hops } = settings;
    const held = schema?.base.quads.length ?? 0;
    const limits = { maxQueries, maxStatements: maxStatements + held, maxPerNode, mostRows };
    return { endpoint, schema, naming: schema?.naming ?? LABEL_PREDICATES, languages, limits, hops, source };
  }

  /** What the content is taken to be. */
  async #version(signal: AbortSignal): Promise<string> {
    const { version } = this.#options;
    if (version !== undefined) return version(signal);
    if (performance.now() >= this.#goodUntil) {
      this.#goodUntil = Number.POSITIVE_INFINITY;
      this.#round += 1;
    }
    return String(this.#round);
  }

  async #current(signal: AbortSignal): Promise<Opened> {
    return this.#opening.get(await this.#version(signal), signal);
  }

  async #open(signal: AbortSignal): Promise<Opened> {
    await loadSimplified();
    const { open, settings } = this.#options;
    const endpoint = await open(signal);
    const needed = Math.max(LEAST_ROWS, settings.maxPerNode + 1);
    const rows = await mostRows(endpoint, needed, signal);
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
    this.#goodUntil = performance.now() + (isLasting ? settings.maxAge : Math.min(settings.maxAge, RETRY_MS));
    this.#opened = { endpoint, schema, mostRows: rows };
    return this.#opened;
  }
}

function cleaned(question: string): string {
  const text = question.slice(0, QUESTION_CHARACTERS).replace(UNPRINTABLE, " ").trim();
  return /[\p{L}\p{N}]/u.test(text) ? text : "";
}

async function guarded<Value>(signal: AbortSignal | undefined, act: (stop: AbortSignal) => Promise<Value>): Promise<Value> {
  try {
    return await orAborted(act(signal ?? new AbortController().signal), signal);
  } catch (error) {
    throw signal?.aborted ? abortedError(signal.reason) : error;
  }
}
