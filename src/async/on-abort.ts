interface Listener {
  readonly callbacks: Set<{ readonly call: () => void }>;
  /** Takes the listener off the signal. */
  readonly stop: () => void;
}

/** One per signal, while anybody waits for it. */
const listeners = new WeakMap<AbortSignal, Listener>();

/**
 * Calls back once when the signal fires, at once if it has fired already. The function returned stops waiting.
 *
 * However many wait, the signal has one listener, and none once nobody waits: Node.js takes eleven for a leak and warns.
 */
export function onAbort(signal: AbortSignal | undefined, call: () => void): () => void {
  if (signal === undefined) return () => {};
  if (signal.aborted) {
    call();
    return () => {};
  }
  const { callbacks, stop } = listeners.get(signal) ?? listenTo(signal);
  const callback = { call };
  callbacks.add(callback);
  return () => {
    if (callbacks.delete(callback) && callbacks.size === 0) stop();
  };
}

function listenTo(signal: AbortSignal): Listener {
  const callbacks: Listener["callbacks"] = new Set();
  const onFired = (): void => {
    listeners.delete(signal);
    for (const callback of callbacks) {
      callbacks.delete(callback);
      callback.call();
    }
  };
  const stop = (): void => {
    listeners.delete(signal);
    signal.removeEventListener("abort", onFired);
  };
  signal.addEventListener("abort", onFired, { once: true });
  const listener = { callbacks, stop };
  listeners.set(signal, listener);
  return listener;
}
