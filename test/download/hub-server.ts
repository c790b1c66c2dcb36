import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What goes wrong while a file is sent. */
export interface Fault {
  /** The connection is cut after so many bytes of each answer, this many times. */
  readonly cut?: { readonly after: number; times: number };
  /** Answers the whole file, whatever range is asked for. */
  readonly ignoresRanges?: boolean;
  /** Statuses answered first. */
  readonly statuses?: number[];
  /** Sends its headers and then nothing. */
  readonly stalls?: boolean;
  /** Sends other bytes than those listed. */
  readonly content?: Buffer;
  /** Sends without telling a length. */
  readonly isChunked?: boolean;
  /** Redirects to this origin. */
  readonly redirect?: string;
}

export const MODEL = "owner/glm";
export const COMMIT = "0123456789abcdef0123456789abcdef01234567";

/** A real server that answers as Hugging Face and ModelScope do, from files in memory. */
export class HubServer implements AsyncDisposable {
  readonly files: Map<string, Buffer>;
  readonly faults: Map<string, Fault> = new Map();
  /** `name range` of each request for a file. */
  readonly asked: string[] = [];
  readonly tokens: (string | undefined)[] = [];
  /** Files that the listing tells beside those that there are. */
  readonly alsoListed: { readonly name: string; readonly bytes: number }[] = [];
  licence: string | undefined = "other";
  readonly #server = createServer((request, response) => this.#answer(request, response));

  private constructor(files: Readonly<Record<string, Buffer | string>>) {
    this.files = new Map(Object.entries(files).map(([name, content]) => [name, Buffer.from(content)]));
  }

  static async start(files: Readonly<Record<string, Buffer | string>>): Promise<HubServer> {
    const server = new HubServer(files);
    server.#server.listen(0, "127.0.0.1");
    await once(server.#server, "listening");
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  #answer(request: IncomingMessage, response: ServerResponse): unknown {
    const url = new URL(request.url ?? "/", this.origin);
    this.tokens.push(request.headers.authorization);
    const json = (value: unknown): unknown => response.setHeader("content-type", "application/json").end(JSON.stringify(value));
    if (url.pathname === `/api/models/${MODEL}/revision/main`) return json(this.#huggingFace());
    if (url.pathname === `/api/v1/models/${MODEL}/repo/files`) return json(this.#modelScope());
    if (url.pathname === `/api/v1/models/${MODEL}`) return json({ Code: 200, Data: { License: this.licence } });
    const resolved = `/${MODEL}/resolve/${COMMIT}/`;
    if (url.pathname.startsWith(resolved))
      return this.#file(decodeURIComponent(url.pathname.slice(resolved.length)), request, response);
    if (url.pathname === `/api/v1/models/${MODEL}/repo`)
      return this.#file(url.searchParams.get("FilePath") ?? "", request, response);
    if (url.pathname.startsWith("/folder/")) return this.#file(url.pathname.slice("/folder/".length), request, response);
    return response.writeHead(404).end();
  }

  #listed(): { name: string; bytes: number; content: Buffer }[] {
    const own = [...this.files].map(([name, content]) => ({ name, bytes: content.length, content }));
    return [...own, ...this.alsoListed.map((one) => ({ ...one, content: Buffer.from(one.name) }))];
  }

  #huggingFace(): object {
    const siblings = this.#listed().map(({ name, bytes, content }) => {
      const git = createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
      const isLarge = /\.(?:safetensors|bin|model)$/.test(name);
      return { rfilename: name, size: bytes, blobId: git, ...(isLarge ? { lfs: { sha256: sha256(content), size: bytes } } : {}) };
    });
    return { id: MODEL, sha: COMMIT, siblings, cardData: this.licence === undefined ? null : { license: this.licence } };
  }

  #modelScope(): object {
    const Files = this.#listed().map(({ name, bytes, content }) => ({
      Path: name,
      Type: "blob",
      Size: bytes,
      Sha256: sha256(content),
    }));
    return { Code: 200, Data: { Files: [{ Path: "figures", Type: "tree", Size: 0 }, ...Files] } };
  }

  #file(name: string, request: IncomingMessage, response: ServerResponse): unknown {
    const { range } = request.headers;
    this.asked.push(`${name}${range === undefined ? "" : ` ${range}`}`);
    const fault = this.faults.get(name) ?? {};
    const content = fault.content ?? this.files.get(name);
    if (content === undefined) return response.writeHead(404).end();
    const status = fault.statuses?.shift();
    if (status !== undefined) return response.writeHead(status, { "retry-after": "0" }).end();
    if (fault.redirect !== undefined) return response.writeHead(302, { location: `${fault.redirect}${request.url}` }).end();
    const start = fault.ignoresRanges || range === undefined ? 0 : Number(/^bytes=(\d+)-$/.exec(range)?.[1]);
    if (start >= content.length && start > 0)
      return response.writeHead(416, { "content-range": `bytes */${content.length}` }).end();
    const part = content.subarray(start);
    const length = fault.isChunked ? {} : { "content-length": part.length };
    const ranged = start > 0 ? { "content-range": `bytes ${start}-${content.length - 1}/${content.length}` } : {};
    response.writeHead(start > 0 ? 206 : 200, { ...length, ...ranged });
    if (fault.stalls) return response.flushHeaders();
    if (fault.cut !== undefined && fault.cut.times > 0) {
      fault.cut.times--;
      return response.write(part.subarray(0, fault.cut.after), () => response.destroy());
    }
    return response.end(part);
  }
}

export function sha256(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
