import { ChatGLMError } from "../errors.js";
import { type ReleaseSlot, Slots } from "../fan-out/slots.js";
import { ApiError } from "./api-error.js";

/** The longest wait that is ever advised, in seconds. */
const longestRetryAfter = 120;
/** How much a piece of work that ends weighs in the average time that work takes. */
const weight = 0.2;

/** What is running and what waits. */
export interface AdmissionCounts {
  readonly running: number;
  readonly waiting: number;
  /** Pieces of work refused because the line was full. */
  readonly refused: number;
}

/**
 * How much is worked on at once, and how much may wait; the rest is refused at once, with the seconds after which it is worth asking again.
 * First come, first served. One scope may be kept from taking all places.
 */
export class Admission {
  readonly #slots: Slots;
  readonly #running: number;
  readonly #places: number;
  readonly #perScope: number;
  /** Pieces of work inside, by whose they are. */
  readonly #scopes = new Map<string, number>();
  readonly #idle = new Set<() => void>();
  #inside = 0;
  #atWork = 0;
  #refused = 0;
  #closed = false;
  /** Milliseconds that a piece of work takes, on average. */
  #workMs = 0;

  /** @param perScope pieces of work of one scope inside at once */
  constructor({
    running,
    waiting,
    perScope = Number.POSITIVE_INFINITY,
  }: {
    readonly running: number;
    readonly waiting: number;
    readonly perScope?: number | undefined;
  }) {
    this.#slots = new Slots(running, "limits.running");
    this.#running = running;
    this.#places = running + waiting;
    this.#perScope = perScope;
  }

  get counts(): AdmissionCounts {
    return { running: this.#atWork, waiting: this.#inside - this.#atWork, refused: this.#refused };
  }

  /**
   * Takes places for several pieces of work that belong together: all of them, or none.
   *
   * @param scope whose they are. Defaults to nobody's, for whom there is no limit beside the places
   * @throws ApiError OVERLOADED or SHUTTING_DOWN
   */
  enter(count: number, scope?: string): AdmittedWork[] {
    if (this.#closed) {
      throw new ApiError(503, "SHUTTING_DOWN", "The server is shutting down.", { retryAfter: this.#retryAfter() });
    }
    const most = scope === undefined ? this.#places : Math.min(this.#places, this.#perScope);
    if (count > most) {
      throw new ChatGLMError("INVALID_OPTION", `${count} replies at once are more than the ${most} that the server takes.`);
    }
    const own = scope === undefined ? 0 : (this.#scopes.get(scope) ?? 0);
    if (own + count > most) {
      this.#refused += count;
      const message = `${own} replies for this key are being written or wait; the most is ${most}.`;
      throw new ApiError(429, "OVERLOADED", message, { retryAfter: this.#retryAfter() });
    }
    if (this.#inside + count > this.#places) {
      this.#refused += count;
      const message = `The server is busy: ${this.#atWork} replies are being written and ${this.#inside - this.#atWork} wait.`;
      throw new ApiError(429, "OVERLOADED", message, { retryAfter: this.#retryAfter() });
    }
    this.#inside += count;
    if (scope !== undefined) this.#scopes.set(scope, own + count);
    const onLeave = (workedMs: number | undefined): void => {
      this.#leaveScope(scope);
      this.#onLeave(workedMs);
    };
    return Array.from({ length: count }, () => new AdmittedWork(this.#slots, this.#onStart, onLeave));
  }

  /** From now on everything is refused. Resolves when what is inside has left. */
  close(): Promise<void> {
    this.#closed = true;
    return new Promise((resolve) => {
      if (this.#inside === 0) resolve();
      else this.#idle.add(resolve);
    });
  }

  get closed(): boolean {
    return this.#closed;
  }

  #retryAfter(): number {
    return retryAfter({ waiting: this.#inside - this.#atWork, running: this.#running, workMs: this.#workMs });
  }

  #leaveScope(scope: string | undefined): void {
    if (scope === undefined) return;
    const left = (this.#scopes.get(scope) ?? 0) - 1;
    if (left > 0) this.#scopes.set(scope, left);
    else this.#scopes.delete(scope);
  }

  readonly #onStart = (): void => {
    this.#atWork += 1;
  };

  readonly #onLeave = (workedMs: number | undefined): void => {
    this.#inside -= 1;
    if (workedMs !== undefined) {
      this.#atWork -= 1;
      this.#workMs = this.#workMs === 0 ? workedMs : (1 - weight) * this.#workMs + weight * workedMs;
    }
    if (this.#inside > 0) return;
    for (const resolve of this.#idle) resolve();
    this.#idle.clear();
  };
}

/** Seconds after which a place will be free, as far as the time that work took so far tells: from 1 to 120. Pure. */
export function retryAfter(load: { readonly waiting: number; readonly running: number; readonly workMs: number }): number {
  const seconds = ((load.waiting + 1) / load.running) * (load.workMs / 1000);
  return Math.min(longestRetryAfter, Math.max(1, Math.ceil(seconds)));
}

/** A place inside. */
export class AdmittedWork {
  readonly #slots: Slots;
  readonly #onStart: () => void;
  readonly #onLeave: (workedMs: number | undefined) => void;
  readonly #leaving = new AbortController();
  #release: ReleaseSlot | undefined;
  #startedAt: number | undefined;
  #left = false;

  constructor(slots: Slots, onStart: () => void, onLeave: (workedMs: number | undefined) => void) {
    this.#slots = slots;
    this.#onStart = onStart;
    this.#onLeave = onLeave;
  }

  /** Waits for its turn. Rejects if it leaves meanwhile. */
  async start(): Promise<void> {
    const release = await this.#slots.acquire(this.#leaving.signal);
    if (this.#leaving.signal.aborted) {
      release();
      throw this.#leaving.signal.reason;
    }
    this.#release = release;
    this.#startedAt = performance.now();
    this.#onStart();
  }

  get isStarted(): boolean {
    return this.#startedAt !== undefined;
  }

  get isOver(): boolean {
    return this.#left;
  }

  /** Gives the place back. Idempotent. */
  leave(reason?: unknown): void {
    if (this.#left) return;
    this.#left = true;
    // After its turn has come nobody listens.
    if (!this.isStarted) this.#leaving.abort(reason);
    this.#onLeave(this.#startedAt === undefined ? undefined : performance.now() - this.#startedAt);
    this.#release?.();
  }
}
