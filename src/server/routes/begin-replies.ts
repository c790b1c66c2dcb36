import type { ChatBackend, ReplyRequest } from "../../chat/chat-backend.js";
import { mergeGenerationOptions } from "../../chat/generation-options.js";
import { ReplyMeter } from "../metrics/reply-meter.js";
import { begun, type ChoiceEvent, choiceEvents } from "../replies/choice-events.js";
import { servedReply } from "../replies/served-reply.js";
import type { RequestLife } from "../request-life.js";
import { ofChoice } from "../requests/sampling-fields.js";
import { beginLife, type ServerContext, type ServerParts } from "../server-parts.js";

/** Replies that one request asks for. */
interface RequestedReplies {
  readonly model: string;
  /** One for each reply. */
  readonly requests: readonly ReplyRequest[];
  readonly singleCall: boolean;
}

/** Replies whose first event is there. Whoever reads them ends the life. */
interface BegunReplies {
  readonly life: RequestLife;
  readonly events: AsyncIterable<ChoiceEvent>;
}

/** Takes places for all replies, and waits for the first event of any. @throws what keeps them from beginning; nothing is left behind then */
export async function beginReplies(
  parts: ServerParts,
  context: ServerContext,
  backend: ChatBackend,
  { model, requests, singleCall }: RequestedReplies,
): Promise<BegunReplies> {
  const scope = context.get("scope");
  const life = beginLife(parts, context);
  try {
    const works = parts.admission.enter(requests.length, scope);
    life.take(works);
    const replies = works.map((work, index) => {
      const request = requests[index] ?? { messages: [], options: {} };
      const options = ofChoice(mergeGenerationOptions(backend.defaults, request.options), index);
      return servedReply({
        choice: index,
        backend,
        request: { ...request, options, ...(scope === undefined ? {} : { scope }) },
        work,
        meter: new ReplyMeter(parts.metrics, model),
        signal: life.signal,
        singleCall,
        tellsCached: !parts.keys.tellsApart,
      });
    });
    return { life, events: await begun(choiceEvents(replies)) };
  } catch (error) {
    const reason: unknown = life.signal.aborted ? life.signal.reason : error;
    life.end();
    throw reason;
  }
}
