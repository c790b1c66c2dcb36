import { ChatGLMError } from "../errors.js";
import { failed } from "./model-listing.js";

/** A hub's word about a model is no longer than this, bytes. */
const MOST_BYTES = 32 * 2 ** 20;
const TIMEOUT = 60_000;

/** Who asks: the token goes to the hub's own host only, not where it redirects to. */
export interface Asking {
  readonly token?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * JSON of bounded size.
 *
 * @throws ChatGLMError DOWNLOAD_FAILED naming the address and what came instead; ABORTED
 */
export async function fetchJson(url: string, { token, signal }: Asking): Promise<unknown> {
  try {
    const response = await fetch(url, { headers: requestHeaders(token), signal: within(TIMEOUT, signal) });
    if (!response.ok) {
      await response.body?.cancel();
      throw statusError(url, response.status, token);
    }
    return JSON.parse(await boundedText(response, url)) as unknown;
  } catch (error) {
    if (error instanceof ChatGLMError) throw error;
    throw requestError(url, error, signal);
  }
}

export function requestHeaders(token: string | undefined): Record<string, string> {
  const own = { accept: "*/*", "accept-encoding": "identity", "user-agent": "langchain-chatglm" };
  return token === undefined ? own : { ...own, authorization: `Bearer ${token}` };
}

/** What a status that isn't the wanted one means. */
export function statusError(url: string, status: number, token: string | undefined): ChatGLMError {
  const place = withoutQuery(url);
  if (status === 404)
    return new ChatGLMError("DOWNLOAD_FAILED", `${place}: there is no such model or file (404).`, {
      remedy: "Check its name, and --revision.",
    });
  if (status === 401 || status === 403) {
    const remedy =
      token === undefined ? "If its owner lets only some have it, set HF_TOKEN to a token of yours." : "The token isn't let in.";
    return new ChatGLMError("DOWNLOAD_FAILED", `${place}: not allowed (${status}).`, { remedy });
  }
  return new ChatGLMError("DOWNLOAD_FAILED", `${place}: the server answered ${status}.`);
}

/** What went wrong before there was an answer, or while it came. */
export function requestError(url: string, error: unknown, signal: AbortSignal | undefined): ChatGLMError {
  if (signal?.aborted)
    return new ChatGLMError("ABORTED", "The download was stopped; what is there already is kept.", { cause: error });
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return failed(withoutQuery(url), cause instanceof Error ? cause.message : String(cause), error);
}

/** @param ms from now on */
function within(ms: number, signal: AbortSignal | undefined): AbortSignal {
  const timeout = AbortSignal.timeout(ms);
  return signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, "");
}

async function boundedText(response: Response, url: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.length;
    if (bytes > MOST_BYTES) throw failed(withoutQuery(url), `the answer is longer than ${MOST_BYTES} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}
