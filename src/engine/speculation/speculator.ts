import { performance } from "node:perf_hooks";
import type { SpeculationOptions } from "../engine-options.js";
import type { EngineTask } from "../engine-task.js";
import { AcceptanceRate } from "./acceptance-rate.js";
import { chooseDraftLengths } from "./draft-lengths.js";
import type { Drafter, DrafterFactory } from "./drafter.js";
import { promptLookup } from "./prompt-lookup.js";
import { StepCost } from "./step-cost.js";

interface TaskState {
  readonly drafter: Drafter;
  readonly acceptance: AcceptanceRate;
}

/** Weight of a new measurement of what a guess costs. */
const LEARNING_RATE = 0.1;

/** Decides each step how much to guess, has it guessed, and learns from how it went. */
export class Speculator {
  readonly #drafters: DrafterFactory;
  readonly #maxDraftTokens: number;
  readonly #fixedCost: SpeculationOptions["stepCost"];
  readonly #stepCost = new StepCost();
  readonly #states = new Map<EngineTask, TaskState>();
  /** Milliseconds to guess one token. */
  #guessCost = 0;
  #drafted = 0;
  #accepted = 0;

  constructor(options: SpeculationOptions) {
    this.#drafters = options.drafter ?? promptLookup;
    this.#maxDraftTokens = options.maxDraftTokens ?? 8;
    this.#fixedCost = options.stepCost;
  }

  get totals(): { drafted: number; accepted: number } {
    return { drafted: this.#drafted, accepted: this.#accepted };
  }

  /**
   * Guesses for the decoding tasks of a step that holds `tokens` tokens anyway. A drafter that fails or guesses nothing
   * leaves its task with plain decoding.
   *
   * @param most Tokens that may be guessed in all.
   */
  async propose(decoding: readonly EngineTask[], tokens: number, most: number): Promise<Map<EngineTask, readonly number[]>> {
    this.#drafters.beginStep?.();
    const drafts = new Map<EngineTask, readonly number[]>();
    const states = decoding.map((task) => this.#stateOf(task));
    const candidates = decoding.map((task, index) => ({
      acceptance: states[index]?.acceptance.value ?? 0,
      limit: Math.min(this.#maxDraftTokens, task.maxLength - task.tokens.length, Math.floor(most / decoding.length)),
    }));
    const cost = this.#fixedCost ?? ((count: number) => this.#stepCost.estimate(count) + (count - tokens) * this.#guessCost);
    const lengths = chooseDraftLengths(candidates, tokens, cost);
    for (const [index, task] of decoding.entries()) {
      const count = lengths[index] ?? 0;
      const state = states[index];
      if (state === undefined) continue;
      const draft = count > 0 ? await this.#guess(state.drafter, task, count) : [];
      if (draft === undefined)
        state.acceptance.learn(count, 0); // as good as wrong: it is asked less and less
      else if (draft.length > 0) drafts.set(task, draft);
      else state.acceptance.idle();
    }
    return drafts;
  }

  /** Undefined when the drafter failed. */
  async #guess(drafter: Drafter, task: EngineTask, count: number): Promise<readonly number[] | undefined> {
    const startedMs = performance.now();
    try {
      const draft = await drafter.propose(task.tokens.view(), count);
      // Without a guess, a draft model was reading; that is over once.
      if (draft.length > 0) this.#guessCost += LEARNING_RATE * ((performance.now() - startedMs) / count - this.#guessCost);
      return draft.slice(0, count);
    } catch {
      return undefined;
    }
  }

  /** What became of a task's draft. */
  learn(task: EngineTask, drafted: number, accepted: number): void {
    this.#drafted += drafted;
    this.#accepted += accepted;
    this.#states.get(task)?.acceptance.learn(drafted, accepted);
  }

  observeStep(tokens: number, milliseconds: number): void {
    this.#stepCost.observe(tokens, milliseconds);
  }

  /** Frees what a task's drafter holds; what was learned about the task stays. */
  release(task: EngineTask): void {
    this.#states.get(task)?.drafter.release();
  }

  forget(task: EngineTask): void {
    this.release(task);
    this.#states.delete(task);
  }

  #stateOf(task: EngineTask): TaskState {
    const known = this.#states.get(task);
    if (known !== undefined) return known;
    const state = { drafter: this.#drafters.create(), acceptance: new AcceptanceRate() };
    this.#states.set(task, state);
    return state;
  }
}
