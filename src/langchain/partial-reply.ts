import { ModelAbortError } from "@langchain/core/errors";
import { AIMessageChunk } from "@langchain/core/messages";
import { itemsUntilAborted } from "../async/until-aborted.js";
import type { ReplyEvent } from "../chat/chat-backend.js";
import { ReplyChunks } from "./reply-chunk.js";

/** The same events, until the signal fires: then a ModelAbortError that holds what came before, with the signal's reason as its cause. */
export async function* untilReplyAborted(
  events: AsyncIterable<ReplyEvent>,
  signal: AbortSignal | undefined,
  model: string,
): AsyncGenerator<ReplyEvent> {
  const given: ReplyEvent[] = [];
  try {
    // Aborted here so that core, which checks between events and throws the bare reason, never comes first.
    for await (const event of itemsUntilAborted(events, signal)) {
      given.push(event);
      yield event;
    }
  } catch (error) {
    if (signal?.aborted !== true) throw error;
    throw Object.assign(new ModelAbortError("The reply was aborted.", partialMessage(given, model)), { cause: error });
  }
}

function partialMessage(events: readonly ReplyEvent[], model: string): AIMessageChunk {
  const chunks = new ReplyChunks(model);
  return events.reduce(
    (whole, event) => {
      const message = chunks.chunk(event)?.message;
      return AIMessageChunk.isInstance(message) ? whole.concat(message) : whole;
    },
    new AIMessageChunk({ content: "" }),
  );
}
