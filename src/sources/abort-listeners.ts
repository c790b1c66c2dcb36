const callbacks = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back when the signal fires, until the returned function is called. A signal gets one listener however many wait for it: Node.js
 * warns of a leak at eleven, and one signal may rightly end hundreds of searches.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  let waiting = callbacks.get(signal);
  if (waiting === undefined) {
    const created = new Set<() => void>();
    waiting = created;
    callbacks.set(signal, created);
    signal.addEventListener(
      "abort",
      () => {
        callbacks.delete(signal);
        for (const call of [...created]) call();
      },
      { once: true },
    );
  }
  const joined = waiting;
  joined.add(callback);
  return () => void joined.delete(callback);
}
