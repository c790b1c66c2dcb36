import { setTimeout as wait } from "node:timers/promises";
import type { MessageRelay, RelayedMessage } from "./broker.js";

/** BullMQ's RelayErrorCode.NodeNotRegistered: the node's lease is over, and its next heartbeat will register it again. */
const NOT_REGISTERED = -3;
const TRIES = 60;
const PAUSE_MS = 250;

/** Subscribes, again and again if the process was so busy that its lease ran out meanwhile. */
export async function subscribe(
  relay: MessageRelay,
  pattern: string,
  listener: (message: RelayedMessage) => void,
): Promise<{ unsubscribe(): Promise<void> }> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await relay.subscribe(pattern, listener);
    } catch (error) {
      const isTransient = error instanceof Error && "code" in error && error.code === NOT_REGISTERED;
      if (!isTransient || attempt === TRIES) throw error;
      await wait(PAUSE_MS);
    }
  }
}
