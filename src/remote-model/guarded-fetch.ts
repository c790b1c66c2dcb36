import { eventFrames } from "./event-frames.js";
import { RemoteError } from "./remote-error.js";
import type { Secret } from "./secret.js";
import { serverMessage } from "./server-message.js";

/** Most bytes read of an answer that isn't an event stream. */
const longestErrorBody = 1 << 16;
const keptHeaders = ["content-type", "x-request-id", "retry-after", "retry-after-ms"];

/**
 * `fetch` between the client and the network. Outwards: only the headers named here leave, whatever the client or its
 * environment variables add, and the key joins them here, so the client never holds it. Redirects are not followed: the next
 * host has no business with the key or the conversation. Inwards: every body is bounded, and every failure is given
 * OpenAI's shape with the server's words in it.
 */
export function guardedFetch(secret: Secret): typeof fetch {
  return async (input, init) => {
    const headers = new Headers({
      accept: "text/event-stream",
      "content-type": "application/json",
      "user-agent": "langchain-chatglm",
    });
    if (secret.authorization !== undefined) headers.set("authorization", secret.authorization);
    const response = await fetch(input, { ...init, headers, redirect: "manual" });
    if (!response.ok) return failure(response);
    const kept = keptHeaders.flatMap((name): [string, string][] => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value]];
    });
    return new Response(ReadableStream.from(replyFrames(response)), { status: 200, headers: kept });
  };
}

async function* replyFrames(response: Response): AsyncGenerator<Uint8Array> {
  const type = response.headers.get("content-type") ?? "text/event-stream";
  if (!/^text\/event-stream\b/i.test(type)) {
    const said = serverMessage(await beginning(response));
    throw new RemoteError("REMOTE_FAILED", `The server answered with ${type} instead of a stream of events: ${said}`, {
      remedy: "Check that baseUrl is the address of an OpenAI-compatible API, usually ending in /v1.",
      status: response.status,
    });
  }
  if (response.body === null)
    throw new RemoteError("REMOTE_FAILED", "The server answered with an empty body.", { status: response.status });
  yield* eventFrames(response.body);
}

async function failure(response: Response): Promise<Response> {
  const { status, headers } = response;
  const message = status < 400 ? redirection(headers.get("location"), response.url) : serverMessage(await beginning(response));
  if (status < 400) await response.body?.cancel();
  return new Response(JSON.stringify({ error: { message } }), { status, headers });
}

function redirection(location: string | null, url: string): string {
  const target = location !== null && URL.canParse(location, url) ? new URL(location, url).origin : "nowhere";
  return `a redirect to ${target}, which is not followed`;
}

/** The first bytes of a body, as text. The rest is not read. */
async function beginning(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let left = longestErrorBody;
  for await (const piece of response.body ?? []) {
    text += decoder.decode(piece.subarray(0, left), { stream: true });
    left -= piece.byteLength;
    if (left <= 0) break;
  }
  return text;
}
