import { DataFactory, type Term } from "n3";
import type { Agent } from "undici";
import { z } from "zod";
import { addressRule } from "../fetching/address-rule.js";
import { fetchBounded } from "../fetching/fetch-bounded.js";
import { guardedAgent } from "../fetching/guarded-agent.js";
import { WebError } from "../fetching/web-error.js";
import { WebPolicy } from "../fetching/web-policy.js";
import type { Endpoint } from "../remote-graph/endpoint.js";
import { type Binding, isIri, type StatementQuery } from "../remote-graph/statement-query.js";
import { written } from "./queries.js";
import type { SparqlSettings } from "./sparql-options.js";

const CONNECT_TIMEOUT = 5_000;
const MAX_BYTES = 32 * 2 ** 20;
const LONGEST_VALUE = 20_000;

const termSchema = z.object({
  type: z.string(),
  value: z.string(),
  "xml:lang": z.string().optional(),
  datatype: z.string().optional(),
});
const resultsSchema = z.object({ results: z.object({ bindings: z.array(z.record(z.string(), z.unknown())) }) });

/** An endpoint by the SPARQL 1.1 Protocol: queries by POST, results as JSON. It is never sent anything but SELECT queries. */
export class HttpEndpoint implements Endpoint {
  readonly place: string;
  readonly #settings: SparqlSettings & { readonly url: string };
  readonly #policy: WebPolicy;
  #agent: Promise<Agent> | undefined;

  constructor(settings: SparqlSettings & { readonly url: string }) {
    const { origin, pathname } = new URL(settings.url);
    this.place = `${origin}${pathname}`;
    this.#settings = settings;
    this.#policy = new WebPolicy({ place: this.place, maxRetries: settings.maxRetries, timeout: settings.timeout });
  }

  async select(query: StatementQuery, signal: AbortSignal): Promise<readonly Binding[]> {
    const { url, headers, allowPrivate, graphs, lookup } = this.#settings;
    this.#agent ??= guardedAgent({ rule: addressRule(allowPrivate), connectTimeout: CONNECT_TIMEOUT, resolve: lookup });
    const dispatcher = await this.#agent;
    const form = new URLSearchParams({ query: written(query) });
    for (const graph of graphs) form.append("default-graph-uri", graph);
    const request = {
      url: new URL(url),
      headers,
      body: form.toString(),
      bodyType: "application/x-www-form-urlencoded",
      accept: "application/sparql-results+json",
      place: this.place,
    };
    const limits = { maxBytes: MAX_BYTES, maxRedirects: 3 };
    const act = (stop: AbortSignal): ReturnType<typeof fetchBounded> =>
      fetchBounded(dispatcher, request, { ...limits, signal: stop });
    const { bytes, status, headers: told } = await this.#policy.run(act, true, signal);
    // Virtuoso gives what it has when its time is up.
    if (status === 206 || told["x-sql-state"] !== undefined) {
      throw new WebError("DEADLINE_EXCEEDED", `${this.place} gave only a part of the results in its time.`);
    }
    return this.#read(bytes).slice(0, query.limit);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const agent = this.#agent;
    this.#agent = undefined;
    await (await agent)?.destroy();
  }

  #read(bytes: Uint8Array): Binding[] {
    let parsed: unknown;
    try {
      parsed = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    } catch {
      parsed = undefined;
    }
    const results = resultsSchema.safeParse(parsed);
    if (!results.success) {
      throw new WebError("GRAPH_INVALID", `${this.place} sent no SPARQL results as JSON.`, {
        remedy: "Check the address: it must be that of a SPARQL query endpoint.",
      });
    }
    return results.data.results.bindings.map((row) =>
      Object.fromEntries(
        Object.entries(row).flatMap(([name, value]) => {
          const term = termOf(value);
          return term === undefined ? [] : [[name, term] as const];
        }),
      ),
    );
  }
}

/** What a later query may name, or a literal; anything else is no term. */
function termOf(value: unknown): Term | undefined {
  const term = termSchema.safeParse(value).data;
  if (term === undefined) return undefined;
  if (term.type === "uri") return isIri(term.value) ? DataFactory.namedNode(term.value) : undefined;
  if (term.type === "bnode") return DataFactory.blankNode(term.value.replace(/\W/g, "_"));
  if (term.type !== "literal" && term.type !== "typed-literal") return undefined;
  const language = term["xml:lang"];
  const text = term.value.slice(0, LONGEST_VALUE);
  if (language !== undefined && language !== "") return DataFactory.literal(text, language);
  return term.datatype === undefined
    ? DataFactory.literal(text)
    : DataFactory.literal(text, DataFactory.namedNode(term.datatype));
}
