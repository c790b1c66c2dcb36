import { ChatGLMError, toErrorRecord } from "../../errors.js";
import type { JobOutcome } from "../../fan-out/executor.js";
import type { Json } from "../../fan-out/json.js";
import type { WorkerMessage } from "../protocol/messages.js";
import { ShownEvents } from "./growing-text.js";

/** What a message brought. */
interface News {
  readonly events: readonly Json[];
  readonly outcome?: JobOutcome;
}

const NOTHING: News = { events: [] };

/**
 * Makes of what workers tell one stream, in which each event stands once and in order, whatever is lost, late or told twice: messages of an
 * attempt that was given up are dropped, a hole is filled from the end, and what a new attempt tells anew isn't shown again.
 */
export class AttemptReader {
  readonly #shown = new ShownEvents();
  #attempt = -1;
  /** Events taken of the present attempt. */
  #taken = 0;

  /** 0 and more once a worker has begun. */
  get attempt(): number {
    return this.#attempt;
  }

  read(message: WorkerMessage): News {
    if (message.attempt < this.#attempt) return NOTHING;
    if (message.attempt > this.#attempt) {
      this.#attempt = message.attempt;
      this.#taken = 0;
      this.#shown.restart();
    }
    const offset = message.type === "end" ? 0 : message.offset;
    // Before this one another got lost: the end brings both.
    if (offset > this.#taken) return NOTHING;
    const fresh: Json[] = [];
    for (const event of message.events.slice(this.#taken - offset)) {
      this.#taken += 1;
      const next = this.#shown.next(event);
      if (next === "other") return { events: fresh, outcome: this.#wroteSomethingElse() };
      if (next !== "shown") fresh.push(next.show);
    }
    return message.type === "end" ? { events: fresh, outcome: message.outcome } : { events: fresh };
  }

  #wroteSomethingElse(): JobOutcome {
    const error = new ChatGLMError(
      "JOB_FAILED",
      `A worker was lost after ${this.#shown.length} characters of its text were shown, and the one that took over wrote something else.`,
      { remedy: "Ask again. With temperature 0 or a seed, workers with the same model write the same." },
    );
    return { status: "failed", error: toErrorRecord(error, "JOB_FAILED"), waitedMs: 0, ranMs: 0 };
  }
}
