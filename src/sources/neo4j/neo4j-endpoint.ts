import { DataFactory, type Term } from "n3";
import type * as Neo4j from "neo4j-driver";
import { loadPeer } from "../documents/readers/load-peer.js";
import { WebPolicy } from "../fetching/web-policy.js";
import type { Endpoint } from "../remote-graph/endpoint.js";
import type { Binding, StatementQuery } from "../remote-graph/statement-query.js";
import { orAborted } from "../shared-load.js";
import * as cypher from "./cypher.js";
import { GivenNames } from "./given-names.js";
import { neo4jError } from "./neo4j-error.js";
import type { Neo4jSettings } from "./neo4j-options.js";
import { type GraphName, graphNameOf, iriOf, LABEL, literalsOf, TYPE } from "./statements.js";

/** Each look-up by text goes through all nodes once, however many texts there are. */
const TEXTS_AT_ONCE = 1_200;
const CONNECTIONS = 8;

type Asked = Readonly<Record<string, unknown>>;

/** A Neo4j by its official driver, asked nothing but the texts of `cypher.ts`, in transactions that can't write. */
export class Neo4jEndpoint implements Endpoint {
  readonly place: string;
  readonly textsAtOnce: number = TEXTS_AT_ONCE;
  readonly givesAll = true;
  readonly #settings: Neo4jSettings;
  readonly #neo4j: typeof Neo4j;
  readonly #driver: Neo4j.Driver;
  readonly #policy: WebPolicy;
  readonly #given: GivenNames;

  private constructor(neo4j: typeof Neo4j, settings: Neo4jSettings) {
    const { url, user, password, database, timeout, maxRetries, names } = settings;
    const { protocol, host } = new URL(url);
    this.place = `${protocol}//${host}${database === undefined ? "" : `/${database}`}`;
    this.#settings = settings;
    this.#neo4j = neo4j;
    this.#given = new GivenNames(names);
    this.#policy = new WebPolicy({ place: this.place, maxRetries, timeout });
    const auth = password === undefined ? undefined : neo4j.auth.basic(user, password);
    this.#driver = neo4j.driver(url, auth, {
      connectionTimeout: timeout,
      connectionAcquisitionTimeout: timeout,
      maxConnectionPoolSize: CONNECTIONS,
      telemetryDisabled: true,
      notificationFilter: { minimumSeverityLevel: "OFF" },
    });
  }

  /** Connects at the first query. @throws ChatGLMError MISSING_PACKAGE without `neo4j-driver`. */
  static async open(settings: Neo4jSettings): Promise<Neo4jEndpoint> {
    const neo4j = await loadPeer("neo4j-driver", "Neo4j databases", async () => (await import("neo4j-driver")).default);
    return new Neo4jEndpoint(neo4j as unknown as typeof Neo4j, settings);
  }

  async select(query: StatementQuery, signal: AbortSignal): Promise<readonly Binding[]> {
    const rows = await this.#rows(query, signal);
    return rows.slice(0, query.limit);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#driver.close();
  }

  async #rows(query: StatementQuery, signal: AbortSignal): Promise<Binding[]> {
    const { limit } = query;
    const given = this.#given;
    const ask = (text: string, parameters: Asked = {}): Promise<Binding[]> => this.#ask(text, { ...parameters, limit }, signal);
    switch (query.asks) {
      case "texts": {
        const names = query.by?.flatMap((iri) => nameOf(iri, "property") ?? []) ?? null;
        return [...given.called(query.texts), ...(await ask(cypher.TEXTS, { texts: query.texts, names }))];
      }
      case "about": {
        const nodes = namesOf(query.nodes, "node");
        const named = given.statements(query.nodes);
        return nodes.length === 0 ? named : [...named, ...(await ask(cypher.ABOUT, { nodes }))];
      }
      case "to": {
        const [nodes, labels] = [namesOf(query.nodes, "node"), namesOf(query.nodes, "label")];
        return nodes.length + labels.length === 0 ? [] : ask(cypher.TO, { nodes, labels });
      }
      case "said": {
        const nodes = namesOf(query.nodes, "node");
        const named = query.predicates.includes(LABEL) ? given.statements(query.nodes) : [];
        const names = namesOf(query.predicates, "property");
        return nodes.length + names.length === 0 ? named : [...named, ...(await ask(cypher.SAID, { nodes, names }))];
      }
      case "of": {
        if (query.predicate === TYPE.value) return ask(cypher.LABELS_OF_ALL);
        const name = graphNameOf(query.predicate);
        if (name?.is === "property") return ask(cypher.OF_PROPERTY, { name: name.name });
        return name?.is === "relationship" ? ask(cypher.OF_RELATIONSHIP, { name: name.name }) : [];
      }
      case "objects": {
        if (query.predicate === TYPE.value) return ask(cypher.LABELS);
        const name = graphNameOf(query.predicate);
        if (name?.is === "property") return ask(cypher.OBJECTS_OF_PROPERTY, { name: name.name });
        return name?.is === "relationship" ? ask(cypher.OBJECTS_OF_RELATIONSHIP, { name: name.name }) : [];
      }
      case "predicates":
        return [{ p: TYPE }, { p: DataFactory.namedNode(LABEL) }, ...(await ask(cypher.PREDICATES))];
      case "anything":
        return (await ask(cypher.LABELS_OF_ALL)).slice(query.offset);
    }
  }

  async #ask(text: string, parameters: Asked & { readonly limit: number }, signal: AbortSignal): Promise<Binding[]> {
    const { int, session } = this.#neo4j;
    const { database, timeout } = this.#settings;
    const act = async (stop: AbortSignal): Promise<Binding[]> => {
      const own = this.#driver.session({ defaultAccessMode: session.READ, ...(database === undefined ? {} : { database }) });
      try {
        const asked = { ...parameters, limit: int(parameters.limit) };
        // Closing the session, below, stops what still runs on the server.
        const { records } = await orAborted(own.run(text, asked, { timeout }), stop);
        return records.flatMap((record) => bindingsOf(record.toObject()));
      } catch (error) {
        stop.throwIfAborted();
        throw neo4jError(error, this.place);
      } finally {
        await own.close().catch(() => {});
      }
    };
    return this.#policy.run(act, true, signal);
  }
}

/** The statements that a row tells: one, or one for each value. */
function bindingsOf({ node, kind, name, value, other }: Readonly<Record<string, unknown>>): Binding[] {
  const subject = typeof node === "string" ? { s: DataFactory.namedNode(iriOf({ is: "node", id: node })) } : {};
  const own = { is: kind, name } as GraphName;
  const objects: Term[] =
    kind === "label"
      ? [DataFactory.namedNode(iriOf(own))]
      : typeof other === "string"
        ? [DataFactory.namedNode(iriOf({ is: "node", id: other }))]
        : literalsOf(value);
  const p = kind === "label" ? TYPE : DataFactory.namedNode(iriOf(own));
  // A property or relationship itself.
  if (node === undefined && value === undefined && other === undefined && kind !== "label") return [{ p }];
  return objects.map((object) => ({ ...subject, p, o: object }));
}

function namesOf(iris: readonly string[], is: GraphName["is"]): string[] {
  return iris.flatMap((iri) => nameOf(iri, is) ?? []);
}

function nameOf(iri: string, is: GraphName["is"]): string | undefined {
  const name = graphNameOf(iri);
  if (name?.is !== is) return undefined;
  return name.is === "node" ? name.id : name.name;
}
