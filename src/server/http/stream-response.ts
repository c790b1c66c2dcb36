import type { Socket } from "node:net";
import { errorBody, toApiError } from "../api-error.js";
import type { RequestLife } from "../request-life.js";
import type { ServerContext, ServerParts } from "../server-parts.js";
import { eventStream } from "./event-stream.js";

/** One server-sent event. @param name Defaults to none, as OpenAI's have none. */
export function eventText(data: unknown, name?: string): string {
  return `${name === undefined ? "" : `event: ${name}\n`}data: ${typeof data === "string" ? data : JSON.stringify(data)}\n\n`;
}

/** A response that is sent event by event. What the events throw becomes the last one, in OpenAI's shape. Ends the request's life. */
export function streamResponse(
  parts: ServerParts,
  context: ServerContext,
  life: RequestLife,
  events: AsyncGenerator<string>,
  { headers = {}, errorName }: { readonly headers?: Readonly<Record<string, string>>; readonly errorName?: string } = {},
): Response {
  const { heartbeat, stallTime } = parts.settings.limits;
  const { incoming, outgoing } = context.env ?? {};
  const finish = context.get("finish");
  const id = context.get("id");
  context.set("isStreaming", true);
  sendTogether(outgoing?.socket ?? undefined);
  const body = eventStream(withError(events, parts, life, id, errorName), {
    heartbeat,
    stallTime,
    onEnd: (left) => {
      life.end();
      finish(left);
      // Nothing else tells a connection that waits for its reader.
      if (left === "stalled") outgoing?.destroy();
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache",
      "x-accel-buffering": "no",
      // Says to Node.js's adapter that nothing is gained by waiting for more before the first event is sent.
      ...(incoming?.httpVersion === "1.1" ? { "transfer-encoding": "chunked" } : {}),
      ...headers,
    },
  });
}

/** What is written in this turn of the event loop is sent at once: the headers, and the events that are there. */
function sendTogether(socket: Socket | undefined): void {
  socket?.cork();
  process.nextTick(() => socket?.uncork());
}

async function* withError(
  events: AsyncGenerator<string>,
  { onError }: ServerParts,
  { signal }: RequestLife,
  id: string,
  errorName: string | undefined,
): AsyncGenerator<string> {
  try {
    yield* events;
  } catch (error) {
    const reason: unknown = signal.aborted ? signal.reason : error;
    const apiError = toApiError(reason, id);
    if (apiError.status === 499) return;
    if (apiError.status >= 500 && reason !== apiError) onError(reason, id);
    yield eventText(errorBody(apiError), errorName);
  }
}
