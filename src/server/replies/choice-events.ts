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
  replies: readonly AsyncGenerator<ReplyEvent, void, undefined>[],
): AsyncGenerator<ChoiceEvent, unknown> {
  const numbered = replies.map((reply, choice) => ofChoice(reply, choice));
  const [alone, ...others] = numbered;
  return alone !== undefined && others.length === 0 ? alone : mergeStreams(numbered);
}

async function* ofChoice(
  reply: AsyncGenerator<ReplyEvent, void, undefined>,
  choice: number,
): AsyncGenerator<ChoiceEvent, void, undefined> {
  for await (const event of reply) yield { choice, event };
}

/**
 * The same events once the first is there: what fails before it rejects here, where a status can still tell.
 */
export async function begun<Event>(events: AsyncGenerator<Event, unknown>): Promise<AsyncGenerator<Event, void>> {
  const first = await events.next();
  return (async function* (): AsyncGenerator<Event, void> {
    try {
      if (first.done === true) return;
      yield first.value;
      for (let next = await events.next(); next.done !== true; next = await events.next()) yield next.value;
    } finally {
      await events.return(undefined);
    }
  })();
}
