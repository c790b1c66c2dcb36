import { wait } from "../async/wait.js";

/** Time and chance, so that tests decide both. */
export interface Timing {
  /** Calls back once, later, unless what it returns is called before. */
  after(milliseconds: number, callback: () => void): () => void;
  /** Rejects when the signal fires. */
  wait(milliseconds: number, signal: AbortSignal | undefined): Promise<unknown>;
  /** In [0, 1). */
  random(): number;
}

export const realTiming: Timing = {
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
  wait,
  random: Math.random,
};
