import { ChatGLMError } from "../errors.js";

/** How many who come later each step of priority lets go ahead, at most. */
export const LATER_PER_STEP = 16;

interface Waiter<Item> {
  readonly turn: number;
  readonly item: Item;
}

/**
 * Who is next. Priority 0 is the most urgent; within a priority, first come, first served. Waiting counts: one that waits with priority `p`
 * is passed by at most `p × LATER_PER_STEP` of those who came later, so nobody starves.
 */
export class WaitingLine<Item> {
  /** By priority; each in the order of arrival, which is the order of turns as well. */
  readonly #levels = new Map<number, Set<Waiter<Item>>>();
  #arrivals = 0;

  /**
   * The function returned leaves the line.
   *
   * @throws ChatGLMError INVALID_OPTION if the priority is not a non-negative integer.
   */
  join(item: Item, priority: number): () => void {
    checkPriority(priority);
    const waiter = { turn: this.#arrivals + priority * LATER_PER_STEP, item };
    this.#arrivals += 1;
    const level = this.#levels.get(priority) ?? new Set();
    this.#levels.set(priority, level.add(waiter));
    return () => this.#remove(priority, waiter);
  }

  /** Takes the next one out of the line. */
  next(): Item | undefined {
    let first: { readonly priority: number; readonly waiter: Waiter<Item> } | undefined;
    for (const [priority, level] of this.#levels) {
      const [waiter] = level;
      if (waiter === undefined) continue;
      const isEarlier =
        first === undefined ||
        waiter.turn < first.waiter.turn ||
        (waiter.turn === first.waiter.turn && priority > first.priority);
      if (isEarlier) first = { priority, waiter };
    }
    if (first === undefined) return undefined;
    this.#remove(first.priority, first.waiter);
    return first.waiter.item;
  }

  #remove(priority: number, waiter: Waiter<Item>): void {
    const level = this.#levels.get(priority);
    level?.delete(waiter);
    if (level?.size === 0) this.#levels.delete(priority);
  }
}

/** @throws ChatGLMError INVALID_OPTION if it is not a non-negative integer. */
export function checkPriority(priority: number): void {
  if (Number.isSafeInteger(priority) && priority >= 0) return;
  throw new ChatGLMError("INVALID_OPTION", `priority is ${priority}.`, {
    remedy: "Give a whole number from 0, the most urgent.",
  });
}
