import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import oxigraph from "oxigraph";

/** A SPARQL endpoint over HTTP: Oxigraph's store and its own results, behind Node.js's server. */
export class SparqlServer implements AsyncDisposable {
  readonly queries: string[] = [];
  /** Answers with this status instead, where it says so. */
  refuse: (query: string) => number | undefined = () => undefined;
  /** Rows beyond these are kept back, without a word. */
  most: number = Number.POSITIVE_INFINITY;
  readonly #store = new oxigraph.Store();
  readonly #http = createServer();

  private constructor(turtle: string) {
    this.#store.load(turtle, { format: "text/turtle", base_iri: "http://base.example/" });
    this.#http.on("request", async (request, response) => {
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece);
      const form = new URLSearchParams(Buffer.concat(pieces).toString());
      const query = form.get("query");
      if (request.method !== "POST" || query === null) return void response.writeHead(400).end();
      this.queries.push(query);
      const refused = this.refuse(query);
      if (refused !== undefined) return void response.writeHead(refused).end();
      const limit = /LIMIT (\d+)$/m.exec(query)?.[1] ?? "";
      const allowed = Number(limit) > this.most ? query.replace(/LIMIT \d+$/m, `LIMIT ${this.most}`) : query;
      const results = this.#store.query(allowed, { results_format: "json", use_default_graph_as_union: true });
      response.writeHead(200, { "content-type": "application/sparql-results+json" }).end(results);
    });
  }

  static async start(path: string): Promise<SparqlServer> {
    return SparqlServer.of(readFileSync(path, "utf8"));
  }

  static async of(turtle: string): Promise<SparqlServer> {
    const server = new SparqlServer(turtle);
    server.#http.listen(0, "127.0.0.1");
    await once(server.#http, "listening");
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}/sparql`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#http.closeAllConnections();
    this.#http.close();
    await once(this.#http, "close");
  }
}
