import { mergeStreams } from "../../async/merge-streams.js";
import type { ReplyEvent } from "../../chat/chat-backend.js";

/** An event of one of several replies. */
export interface ChoiceEvent {
  /** Which reply, from 0. */
  readonly choice: number;
  readonly event: ReplyEvent;
}

/** Several replies side by side, their events as they come. If one fails, the others are ended. */
export function choiceEvents(
  replies: readonly AsyncGenerator<ChoiceEvent, void, undefined>[],
): AsyncGenerator<ChoiceEvent, unknown> {
  const [alone, ...others] = replies;
  return alone !== undefined && others.length === 0 ? alone : mergeStreams(replies);
}

/**
 * The same events once the first is there: what fails before it rejects here, where a status can still tell. Events behind the first come straight from their
 * source.
 */
export async function begun<Event>(events: AsyncGenerator<Event, unknown>): Promise<AsyncIterable<Event>> {
  let first: IteratorResult<Event, unknown> | undefined = await events.next();
  const iterator: AsyncIterator<Event> = {
    next: () => {
      const result = first;
      first = undefined;
      return result === undefined ? events.next() : Promise.resolve(result);
    },
    return: () => events.return(undefined),
  };
  return { [Symbol.asyncIterator]: () => iterator };
}
