import { onAbort } from "./on-abort.js";

/**
 * What the promise settles to, or a rejection if the signal fires first. The work behind the promise goes on; what becomes of it is
 * then ignored.
 *
 * @param errorOf What to reject with. Defaults to the signal's reason.
 */
export function untilAborted<Value>(
  promise: PromiseLike<Value>,
  signal: AbortSignal | undefined,
  errorOf: (reason: unknown) => unknown = (reason) => reason,
): Promise<Value> {
  return new Promise<Value>((resolve, reject) => {
    const stop = onAbort(signal, () => reject(errorOf(signal?.reason)));
    promise.then(
      (value) => {
        stop();
        resolve(value);
      },
      (error: unknown) => {
        stop();
        reject(error);
      },
    );
  });
}

/**
 * The same items, until the signal fires: then its reason is thrown, even while an item is awaited that never comes. The source is told
 * to end, and not waited for.
 */
export async function* itemsUntilAborted<Item>(
  items: AsyncIterable<Item>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Item, void, undefined> {
  const source = items[Symbol.asyncIterator]();
  // One listener for all items: one for each would cost as much as the item.
  let leave: (reason: unknown) => void = () => {};
  const stop = onAbort(signal, () => leave(signal?.reason));
  const next = (): Promise<IteratorResult<Item>> =>
    new Promise((resolve, reject) => {
      leave = reject;
      if (signal?.aborted === true) reject(signal.reason);
      source.next().then(resolve, reject);
    });
  let ended = false;
  try {
    while (!ended) {
      const { done, value } = await next();
      // What came together with the abort came too late.
      signal?.throwIfAborted();
      ended = done === true;
      if (done !== true) yield value;
    }
  } finally {
    stop();
    // A source that threw is told as well; it has nothing left to do.
    const left = ended ? undefined : Promise.resolve(source.return?.()).catch(() => {});
    if (signal?.aborted !== true) await left;
  }
}
