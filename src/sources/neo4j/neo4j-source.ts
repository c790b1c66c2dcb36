import { contentVersion } from "../fetching/content-version.js";
import { Secrets } from "../fetching/secrets.js";
import type { DirectAnswer, Evidence, FindOptions, KnowledgeSource, NamedThing, SourceCallOptions } from "../knowledge-source.js";
import { EndpointGraph } from "../remote-graph/endpoint-graph.js";
import { Neo4jEndpoint } from "./neo4j-endpoint.js";
import { type Neo4jSettings, type Neo4jSourceOptions, neo4jSettings } from "./neo4j-options.js";

/**
 * A Neo4j database, read only, by its official driver (optional package `neo4j-driver`). Nodes that a question names are found by their names;
 * what is near them is evidence, and questions are answered as a `GraphSource` answers them, from what is fetched for each: an answer is given
 * only where everything that it rests on was fetched whole. Cypher is never made of a text: what is sent are a few fixed statements, and values
 * are their parameters.
 */
export class Neo4jSource implements KnowledgeSource, AsyncDisposable {
  readonly name: string;
  readonly #settings: Neo4jSettings;
  readonly #graph: EndpointGraph;

  /** @throws ChatGLMError INVALID_OPTION naming the option. */
  constructor(options: Neo4jSourceOptions) {
    const settings = neo4jSettings(options);
    this.#settings = settings;
    this.name = settings.name;
    this.#graph = new EndpointGraph({
      name: settings.name,
      open: () => Neo4jEndpoint.open(settings),
      // Texts of a property graph have no language.
      settings: { ...settings, languages: [] },
    });
  }

  /**
   * @throws ChatGLMError REMOTE_FAILED, OVERLOADED or DEADLINE_EXCEEDED if the database can't be asked; MISSING_PACKAGE without `neo4j-driver`;
   *   ABORTED when the signal fires.
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

  async fingerprint(): Promise<string> {
    const { password, maxAge, version, timeout: _timeout, maxRetries: _maxRetries, ...settings } = this.#settings;
    const secrets = new Secrets(password === undefined ? [] : [password]);
    return contentVersion({ settings: ["neo4j", settings], secrets, version, maxAge });
  }

  /** Reads the properties, relationship types and labels, so that the first question needn't wait for it. */
  async prepare(signal?: AbortSignal): Promise<void> {
    await this.#graph.prepare(signal);
  }

  /** Closes connections. A later question opens them again. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#graph[Symbol.asyncDispose]();
  }
}
