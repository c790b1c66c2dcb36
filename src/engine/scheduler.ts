import { performance } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";
import { ChatGLMError } from "../errors.js";
import { countAdmissible } from "./admission.js";
import type { EngineOptions } from "./engine-options.js";
import type { EngineSnapshot } from "./engine-snapshot.js";
import type { EngineTask } from "./engine-task.js";
import { fixedRowTokens, planFixedStep } from "./fixed-rows.js";
import type { KvStore } from "./kv-store.js";
import type { KvSequence, ModelExecutor, StepOutput, StepRow } from "./model-executor.js";
import { RankedQueue } from "./ranked-queue.js";
import type { Speculator } from "./speculation/speculator.js";
import { chunkTokens, mostOfOneKind } from "./step-limits.js";
import { type PlannedRow, planStep } from "./step-plan.js";

/** A task's part of the step being run. */
interface RunRow extends PlannedRow {
  readonly owner: EngineTask;
  readonly start: number;
  readonly draft: readonly number[];
}

/**
 * Runs tasks in steps. Each step is a transaction: plan, reserve, run, choose, commit, publish. Between steps new tasks join
 * and finished or cancelled ones leave; a failed step fails the tasks that were part of it and nobody else.
 */
export class Scheduler {
  readonly #executor: ModelExecutor;
  readonly #kv: KvStore;
  readonly #options: EngineOptions;
  readonly #speculator: Speculator | undefined;
  readonly #waiting = new RankedQueue<EngineTask>();
  readonly #running = new RankedQueue<EngineTask>();
  #loop: Promise<void> | undefined;
  /** The forward pass in progress. */
  #pass: { readonly rows: readonly RunRow[]; readonly controller: AbortController } | undefined;
  #steps = 0;
  #preemptions = 0;

  constructor(executor: ModelExecutor, kv: KvStore, options: EngineOptions, speculator: Speculator | undefined) {
    this.#executor = executor;
    this.#kv = kv;
    this.#options = options;
    this.#speculator = speculator;
  }

  get counts(): { running: number; waiting: number; steps: number; preemptions: number; runningBytes: number } {
    return {
      running: this.#running.length,
      waiting: this.#waiting.length,
      steps: this.#steps,
      preemptions: this.#preemptions,
      runningBytes: this.#kv.runningBytes(this.#running.items),
    };
  }

  snapshot(): EngineSnapshot {
    return this.#kv.snapshot(this.#running.items, this.#waiting.items);
  }

  /** Queues a task. Throws OVERLOADED when too many wait already. */
  add(task: EngineTask): void {
    const free = Math.max(0, this.#executor.shape.maxSequencesPerStep - this.#running.length);
    const limit = this.#options.maxQueuedRequests + free;
    if (this.#waiting.length >= limit) {
      throw new ChatGLMError(
        "OVERLOADED",
        `${this.#running.length} requests run and ${this.#waiting.length} wait; maxQueuedRequests is ${this.#options.maxQueuedRequests}.`,
        { remedy: "Try again later or raise maxQueuedRequests." },
      );
    }
    this.#waiting.push(task);
    this.#loop ??= this.#work();
  }

  /** Ends a task: at once when it waits, with the step in progress when it runs. A step that nobody waits for any more is ended too. */
  cancel(task: EngineTask): void {
    task.cancelled = true;
    if (this.#pass?.rows.every(({ owner }) => owner.cancelled) === true) this.#pass.controller.abort();
    if (this.#waiting.remove(task)) this.#end(task, () => task.abort());
  }

  /** Caches keys and values of these ids that came from elsewhere. False when running tasks leave them no room. */
  insertPrefix(ids: Int32Array, sequence: KvSequence): boolean {
    return this.#kv.insert(ids, sequence, this.#running.items);
  }

  /** Cancels everything and waits until the step in progress is over. */
  async stop(): Promise<void> {
    for (const task of [...this.#waiting.items, ...this.#running.items]) this.cancel(task);
    await this.#loop;
  }

  async #work(): Promise<void> {
    await setImmediate(); // what is submitted together starts together
    while (this.#running.length + this.#waiting.length > 0) {
      this.#dropCancelled();
      this.#admit();
      try {
        await this.#step();
      } catch (cause) {
        // Nothing above should throw; should it, nobody may be left waiting.
        const error = new ChatGLMError("ENGINE_FAILED", `The scheduler failed: ${messageOf(cause)}`, { cause });
        for (const task of [...this.#running.items]) this.#fail(task, error);
      }
      // A step may block the thread, and messages (new requests, cancellations) only arrive when the event loop turns.
      await setImmediate();
    }
    this.#loop = undefined;
  }

  #dropCancelled(): void {
    for (const task of [...this.#running.items]) {
      if (!task.cancelled) continue;
      this.#running.remove(task);
      this.#kv.retire(task);
      this.#end(task, () => task.abort());
    }
  }

  #admit(): void {
    const count = countAdmissible(
      this.#waiting.items.map((task) => this.#kv.startBytes(task)),
      {
        running: this.#running.length,
        maxRunning: this.#executor.shape.maxSequencesPerStep,
        usedBytes: this.#kv.runningBytes(this.#running.items),
        budgetBytes: this.#kv.budgetBytes,
      },
    );
    for (const task of this.#waiting.take(count)) this.#running.push(task);
  }

  async #step(): Promise<void> {
    const rows = await this.#reserve(this.#plan());
    if (rows.length === 0) return;
    // Rows that share a pass share its rounding.
    for (const pass of this.#options.deterministic ? rows.map((row) => [row]) : [rows]) {
      if (pass.every(({ owner }) => owner.cancelled)) continue;
      await this.#run(pass);
      if (pass.length < rows.length) await setImmediate(); // cancellations come between passes as well
    }
    for (const { owner } of rows) this.#publish(owner);
  }

  /** One forward pass: computes rows, chooses tokens, commits. */
  async #run(rows: readonly RunRow[]): Promise<void> {
    const stepRows = rows.map(toStepRow);
    let output: StepOutput;
    const startedMs = performance.now();
    const controller = new AbortController();
    this.#pass = { rows, controller };
    try {
      output = await this.#executor.run(stepRows, { signal: controller.signal });
    } catch (cause) {
      // Everybody left; their rows go with them, as they were before the pass.
      if (controller.signal.aborted && cause instanceof ChatGLMError && cause.code === "ABORTED") return;
      const error = new ChatGLMError("ENGINE_FAILED", `A step of ${rows.length} sequences failed: ${messageOf(cause)}`, {
        cause,
      });
      for (const { owner } of rows) this.#fail(owner, error);
      return;
    } finally {
      this.#pass = undefined;
    }
    this.#steps += 1;
    this.#speculator?.observeStep(
      rows.reduce((total, row) => total + row.tokens + row.draft.length, 0),
      performance.now() - startedMs,
    );
    for (const [index, row] of rows.entries()) this.#settle(row, index, output);
  }

  get #chunkTokens(): number {
    return chunkTokens(this.#options, this.#executor.shape);
  }

  /** Decides what the next step computes. */
  #plan(): { owner: EngineTask; planned: PlannedRow }[] {
    const running = this.#running.items;
    const ready = running.filter((task) => !this.#kv.awaitsPrefix(task, running));
    const owned = (rows: readonly PlannedRow[]): { owner: EngineTask; planned: PlannedRow }[] =>
      rows.flatMap((planned) => {
        const owner = ready[planned.task];
        return owner === undefined ? [] : [{ owner, planned }];
      });
    if (this.#options.deterministic) return owned(this.#planFixed(ready));
    const tasks = ready.map((task) => ({ kind: task.kind, pending: task.tokens.length - (task.sequence?.length ?? 0) }));
    const { maxSequencesPerStep } = this.#executor.shape;
    const limits = {
      maxSequencesPerStep,
      prefillChunkTokens: Math.min(this.#options.prefillChunkTokens, mostOfOneKind(this.#executor.shape)),
      interleavedPrefillTokens: Math.min(this.#options.interleavedPrefillTokens, mostOfOneKind(this.#executor.shape)),
    };
    return owned(planStep(tasks, limits));
  }

  #planFixed(ready: readonly EngineTask[]): PlannedRow[] {
    const { prefillChunkTokens } = this.#options;
    const chunkTokens = this.#chunkTokens;
    const tasks = ready.map(({ kind, sequence, tokens, promptTokens }) => {
      return { kind, computed: sequence?.length ?? 0, tokens: tokens.length, promptTokens };
    });
    const { maxSequencesPerStep } = this.#executor.shape;
    const prefillPasses = Math.max(1, Math.floor(prefillChunkTokens / chunkTokens));
    return planFixedStep(tasks, { maxSequencesPerStep, chunkTokens, prefillPasses });
  }

  /** Gives every planned row its room, or takes the row out of the step; the last tasks make way for the first. */
  async #reserve(plan: readonly { owner: EngineTask; planned: PlannedRow }[]): Promise<RunRow[]> {
    const decoding = plan.filter(({ planned }) => planned.tokens === 1 && planned.logits === "last").map(({ owner }) => owner);
    const tokens = plan.reduce((total, { planned }) => total + planned.tokens, 0);
    const drafts = await this.#speculator?.propose(decoding, tokens, mostOfOneKind(this.#executor.shape));
    const rows: RunRow[] = [];
    for (const { owner, planned } of plan) {
      if (!this.#running.items.includes(owner)) continue; // it made way
      try {
        if (owner.sequence === undefined) owner.start(this.#kv.start(owner, this.#running.items));
        const start = owner.sequence?.length ?? 0;
        // A prefix found just now leaves less to compute than was planned for.
        const most = this.#options.deterministic ? fixedRowTokens(start, owner.promptTokens, this.#chunkTokens) : planned.tokens;
        const count = Math.min(most, owner.tokens.length - start);
        const guess = drafts?.get(owner) ?? [];
        // Nobody makes way for a guess.
        const draft = guess.length > 0 && this.#kv.grow(owner, start + count + guess.length, this.#running.items) ? guess : [];
        if (!this.#makeRoom(owner, start + count)) continue;
        const logits = planned.logits === "none" && start + count === owner.tokens.length ? "last" : planned.logits;
        rows.push({ ...planned, tokens: count, logits, owner, start, draft });
      } catch (cause) {
        this.#fail(owner, new ChatGLMError("ENGINE_FAILED", `No memory for keys and values: ${messageOf(cause)}`, { cause }));
      }
    }
    return rows;
  }

  /** False when the task itself had to make way. */
  #makeRoom(task: EngineTask, length: number): boolean {
    while (!this.#kv.grow(task, length, this.#running.items)) {
      const last = this.#running.items.at(-1);
      if (last === undefined || this.#running.length === 1) return true; // alone it may always go on
      this.#preempt(last);
      if (last === task) return false;
    }
    return true;
  }

  #preempt(task: EngineTask): void {
    this.#running.remove(task);
    this.#kv.release(task);
    this.#speculator?.release(task);
    task.restart();
    this.#waiting.unshift(task);
    this.#preemptions += 1;
  }

  /** Chooses tokens and commits keys and values. Nothing is published yet. */
  #settle(row: RunRow, index: number, output: StepOutput): void {
    const { owner, draft } = row;
    try {
      let accepted = 0;
      if (row.logits !== "none" && !owner.cancelled) {
        accepted = owner.advance({ ...row, logits: (position) => output.logits(index, position) });
        if (draft.length > 0) this.#speculator?.learn(owner, draft.length, accepted);
      }
      output.commit(index, row.tokens + accepted);
    } catch (cause) {
      this.#fail(owner, cause instanceof ChatGLMError ? cause : new ChatGLMError("ENGINE_FAILED", messageOf(cause), { cause }));
    }
  }

  #publish(task: EngineTask): void {
    if (task.cancelled || !this.#running.items.includes(task)) return;
    if (!task.done) {
      task.publish();
      return;
    }
    this.#running.remove(task);
    this.#kv.retire(task);
    this.#end(task, () => task.publish());
  }

  #fail(task: EngineTask, error: ChatGLMError): void {
    this.#running.remove(task);
    this.#kv.release(task);
    this.#end(task, () => task.fail(error));
  }

  #end(task: EngineTask, report: () => void): void {
    this.#speculator?.forget(task);
    report();
  }
}

function toStepRow({ owner, start, tokens, draft, logits }: RunRow): StepRow {
  if (owner.sequence === undefined) throw new Error("A row of a step has no sequence.");
  if (draft.length > 0) return { sequence: owner.sequence, tokenIds: owner.tokens.viewWithDraft(start, draft), logits: "all" };
  return { sequence: owner.sequence, tokenIds: owner.tokens.view(start, start + tokens), logits };
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
