import { z } from "zod";
import { seal, unseal } from "../sealed.js";
import { upperErrorBound } from "./error-bound.js";

/** What was observed of answers that would have been, or were, served to a similar question. */
export interface ObservedError {
  /** Of the last 1,000 at most. */
  readonly trials: number;
  readonly errors: number;
  /** The share of errors is no larger, with 95 % confidence (Clopper–Pearson, one-sided). 1 before anything was observed. */
  readonly upperBound: number;
}

/** So many of the latest observations count: what went well long ago says little of how it goes now. */
const WINDOW = 1_000;

const storedSchema = z.strictObject({
  observed: z.literal(1),
  key: z.string(),
  /** A character per observation, the oldest first: 1 for an error. */
  outcomes: z
    .string()
    .max(WINDOW)
    .regex(/^[01]*$/),
});

/** Reads and writes the text kept under the observations' key; they reject or resolve to undefined if the store fails. */
export interface ObservationStore {
  read(key: string): Promise<unknown>;
  write(key: string, text: string): Promise<unknown>;
}

/**
 * Observations pooled over all questions at the same settings, kept in the cache's store: processes that share it learn from each other. Of two
 * that write in the same moment, one's may be lost.
 */
export class ObservedErrors {
  readonly #key: string;
  readonly #store: ObservationStore;
  #outcomes = "";
  #unsaved = "";
  #saving: Promise<void> | undefined;
  #loading: Promise<void> | undefined;

  constructor(key: string, store: ObservationStore) {
    this.#key = key;
    this.#store = store;
  }

  get current(): ObservedError {
    const outcomes = this.#latest();
    const errors = outcomes.replaceAll("0", "").length;
    return { trials: outcomes.length, errors, upperBound: upperErrorBound(errors, outcomes.length) };
  }

  /** Resolves once what earlier processes observed is known. Never rejects. */
  load(): Promise<void> {
    this.#loading ??= this.#read().then((outcomes) => {
      this.#outcomes = outcomes;
    });
    return this.#loading;
  }

  /** Counts at once; the promise resolves when it was written, or couldn't be. */
  async record(isError: boolean): Promise<void> {
    this.#unsaved += isError ? "1" : "0";
    await this.load();
    this.#saving ??= this.#save().finally(() => {
      this.#saving = undefined;
    });
    await this.#saving;
  }

  /** Forgets everything observed. */
  clear(): void {
    this.#outcomes = "";
    this.#unsaved = "";
  }

  #latest(): string {
    return `${this.#outcomes}${this.#unsaved}`.slice(-WINDOW);
  }

  async #save(): Promise<void> {
    while (this.#unsaved !== "") {
      const others = await this.#read();
      const saved = this.#unsaved;
      this.#outcomes = `${others === "" ? this.#outcomes : others}${saved}`.slice(-WINDOW);
      this.#unsaved = this.#unsaved.slice(saved.length);
      const text = seal({ observed: 1, key: this.#key, outcomes: this.#outcomes });
      if (text !== undefined) await this.#store.write(this.#key, text).catch(() => undefined);
    }
  }

  async #read(): Promise<string> {
    const stored = await this.#store.read(this.#key).catch(() => undefined);
    const parsed = storedSchema.safeParse(unseal(stored));
    return parsed.success && parsed.data.key === this.#key ? parsed.data.outcomes : "";
  }
}
