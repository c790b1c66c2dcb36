import { itemsUntilAborted } from "../../async/until-aborted.js";
import type { ChatBackend, ReplyEvent, ReplyRequest } from "../../chat/chat-backend.js";
import { ChatGLMError } from "../../errors.js";
import type { AdmittedWork } from "../admission.js";
import type { ReplyMeter } from "../metrics/reply-meter.js";
import type { ChoiceEvent } from "./choice-events.js";

/** One reply, and everything it is served with. */
export interface ServedReply {
  /** Which of a request's replies it is, from 0. */
  readonly choice: number;
  readonly backend: ChatBackend;
  readonly request: ReplyRequest;
  readonly work: AdmittedWork;
  readonly meter: ReplyMeter;
  readonly signal: AbortSignal;
  /** Whether calls after the first are left out. */
  readonly singleCall: boolean;
  /** Whether the client learns how much of its prompt was computed before: for whom may be another client's secret. */
  readonly tellsCached: boolean;
}

/**
 * A reply's events, once it is its turn. Its place is left when it is over. A signal that fires ends it with the signal's reason, however the backend
 * takes it.
 */
export async function* servedReply(served: ServedReply): AsyncGenerator<ChoiceEvent, void, undefined> {
  const { choice, backend, request, work, meter, signal, singleCall, tellsCached } = served;
  const arrived = performance.now();
  let outcome = "failed";
  try {
    await work.start();
    meter.started(performance.now() - arrived);
    for await (const event of itemsUntilAborted(backend.reply({ ...request, signal }), signal)) {
      meter.saw(event);
      if (event.type === "finish") {
        if (event.reason === "abort") throw signal.reason ?? new ChatGLMError("ABORTED", "The model ended its reply early.");
        outcome = event.reason;
      }
      if (singleCall && event.type === "tool-call-delta" && event.index > 0) continue;
      yield { choice, event: tellsCached ? event : withoutCached(event) };
    }
  } finally {
    meter.ended(signal.aborted && outcome === "failed" ? "aborted" : outcome);
    work.leave();
  }
}

function withoutCached(event: ReplyEvent): ReplyEvent {
  if (event.type !== "finish" || event.usage === undefined) return event;
  const { promptTokens, outputTokens } = event.usage;
  return { ...event, usage: { promptTokens, outputTokens } };
}
