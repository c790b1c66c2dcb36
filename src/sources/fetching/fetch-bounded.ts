import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { Dispatcher } from "undici";
import { connectionError, statusError, WebError } from "./web-error.js";

export interface WebRequest {
  readonly url: URL;
  /** Sent to `url`'s origin only: a redirect to another one goes without them. */
  readonly headers: Readonly<Record<string, string>>;
  /** Makes the request a POST. */
  readonly body?: string | undefined;
  /** Defaults to JSON. */
  readonly bodyType?: string | undefined;
  /** Only the headers are asked for. Defaults to false. */
  readonly isHead?: boolean | undefined;
  /** Media types that are wanted. */
  readonly accept: string;
  /** How messages call what is asked: no keys, no question. */
  readonly place: string;
}

export interface FetchLimits {
  /** Of the answer, as it is sent and as it is unpacked. */
  readonly maxBytes: number;
  readonly maxRedirects: number;
  readonly signal: AbortSignal;
  /** An answer of another media type is refused before it is read. Defaults to all. */
  readonly isWanted?: ((mediaType: string) => boolean) | undefined;
}

export interface WebResponse {
  readonly status: number;
  /** After redirects. */
  readonly url: URL;
  readonly bytes: Uint8Array;
  /** In lower case, without parameters; empty if the server doesn't say. */
  readonly mediaType: string;
  readonly charset: string | undefined;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

const LONGEST_URL = 8_192;
const MOST_ENCODINGS = 2;
const UNPACK: Readonly<Record<string, () => NodeJS.ReadWriteStream & Readable>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  br: createBrotliDecompress,
  deflate: createInflate,
};

/**
 * One request and its answer, whole; redirects are followed, each through the same dispatcher.
 *
 * @throws WebError for every status but 2xx, a limit that was passed, and a connection that failed; the signal's reason when it fires.
 */
export async function fetchBounded(dispatcher: Dispatcher, request: WebRequest, limits: FetchLimits): Promise<WebResponse> {
  const { place } = request;
  try {
    let current = request;
    for (let redirects = 0; redirects <= limits.maxRedirects; redirects += 1) {
      limits.signal.throwIfAborted();
      const response = await send(dispatcher, current, limits.signal);
      const next = redirectOf(response, current);
      if (next === undefined) return await readResponse(response, current, limits);
      discard(response.body);
      current = next;
    }
  } catch (error) {
    limits.signal.throwIfAborted();
    throw connectionError(error, place);
  }
  throw new WebError("REMOTE_FAILED", `${place} leads on more than ${limits.maxRedirects} times.`, {
    remedy: "Name the address that it leads to, or raise maxRedirects.",
  });
}

async function send(dispatcher: Dispatcher, request: WebRequest, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
  const { url, headers, body, bodyType = "application/json", accept, isHead = false } = request;
  const { request: dispatch } = await import("undici");
  return dispatch(url, {
    dispatcher,
    signal,
    method: body !== undefined ? "POST" : isHead ? "HEAD" : "GET",
    headers: {
      "user-agent": "langchain-chatglm",
      accept,
      ...lowerCased(headers),
      "accept-encoding": "gzip, br",
      ...(body === undefined ? {} : { "content-type": bodyType }),
    },
    ...(body === undefined ? {} : { body }),
  });
}

/** Node.js writes names as they are given; the same name in two cases would be sent twice. */
function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function redirectOf({ statusCode, headers }: Dispatcher.ResponseData, request: WebRequest): WebRequest | undefined {
  const to = first(headers["location"]);
  if (![301, 302, 303, 307, 308].includes(statusCode) || to === undefined) return undefined;
  const url = to.length <= LONGEST_URL && URL.canParse(to, request.url.href) ? new URL(to, request.url) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || `${url.username}${url.password}` !== "") {
    throw new WebError("REMOTE_FAILED", `${request.place} leads to something that isn't a web address.`);
  }
  const isSameOrigin = url.origin === request.url.origin;
  const isKept = statusCode === 307 || statusCode === 308;
  if (request.body !== undefined && isKept && !isSameOrigin) {
    throw new WebError("REMOTE_FAILED", `${request.place} leads a POST to another server, ${url.origin}.`, {
      remedy: "Name that server's address if it is meant.",
    });
  }
  return {
    ...request,
    url,
    headers: isSameOrigin ? request.headers : {},
    ...(isKept || request.body === undefined ? {} : { body: undefined }),
  };
}

async function readResponse(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  { url, place, isHead = false }: WebRequest,
  { maxBytes, isWanted = () => true }: FetchLimits,
): Promise<WebResponse> {
  const type = first(headers["content-type"]) ?? "";
  const mediaType = (type.split(";")[0] ?? "").trim().toLowerCase();
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(type)?.[1];
  try {
    if (statusCode < 200 || statusCode > 299) throw statusError(statusCode, first(headers["retry-after"]), place);
    if (!isWanted(mediaType)) throw new WebError("REMOTE_FAILED", `${place} is of type ${mediaType.slice(0, 100)}.`);
    if (!isHead && Number(first(headers["content-length"])) > maxBytes) throw tooLarge(place, maxBytes);
    const bytes = isHead ? new Uint8Array() : await readBody(body, first(headers["content-encoding"]), place, maxBytes);
    const told = {
      etag: first(headers["etag"]),
      "last-modified": first(headers["last-modified"]),
      "x-sql-state": first(headers["x-sql-state"]),
    };
    return { status: statusCode, url, bytes, mediaType, charset, headers: told };
  } finally {
    discard(body);
  }
}

/** Bytes are counted before they are unpacked and after each stage: a small answer may unpack to an endless one. */
async function readBody(body: Readable, encoding: string | undefined, place: string, maxBytes: number): Promise<Uint8Array> {
  const encodings = (encoding ?? "")
    .toLowerCase()
    .split(",")
    .map((one) => one.trim());
  const packed = encodings.filter((one) => one !== "" && one !== "identity");
  const stages = packed.map((one) => UNPACK[one]?.());
  if (stages.length > MOST_ENCODINGS || stages.includes(undefined)) {
    throw new WebError(
      "REMOTE_FAILED",
      `${place} answered in an encoding that wasn't asked for: ${packed.join(", ").slice(0, 100)}.`,
    );
  }
  // The last encoding applied is taken off first.
  const streams: Readable[] = [body];
  for (const stage of stages.reverse()) {
    if (stage === undefined) continue;
    const before = streams.at(-1) ?? body;
    before.once("error", (error) => stage.destroy(error));
    before.pipe(stage);
    streams.push(stage);
  }
  const limited = streams.slice(0, -1);
  for (const stream of limited) {
    let seen = 0;
    stream.on("data", (chunk: Buffer) => {
      seen += chunk.length;
      if (seen > maxBytes) stream.destroy(tooLarge(place, maxBytes));
    });
  }
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of (streams.at(-1) ?? body) as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > maxBytes) throw tooLarge(place, maxBytes);
      chunks.push(chunk);
    }
  } finally {
    for (const stream of streams) discard(stream);
  }
  return Buffer.concat(chunks);
}

function tooLarge(place: string, maxBytes: number): WebError {
  return new WebError("REMOTE_FAILED", `${place} answered with more than ${maxBytes} bytes.`, {
    remedy: "Raise maxBytes or maxPageBytes.",
  });
}

function discard(stream: Readable): void {
  stream.on("error", () => undefined).destroy();
}

function first(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
