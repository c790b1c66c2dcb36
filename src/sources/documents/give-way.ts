import { setImmediate as nextTurn } from "node:timers/promises";

/** Reading gives way to other work this often. */
const TURN_MS = 15;

/** A function that lets other work have its turn, if it is time. It throws the signal's reason once that has fired. */
export function giveWay(signal: AbortSignal): () => Promise<void> {
  let ends = performance.now() + TURN_MS;
  return async () => {
    if (performance.now() < ends) return;
    await nextTurn();
    signal.throwIfAborted();
    ends = performance.now() + TURN_MS;
  };
}
