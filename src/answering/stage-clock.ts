import type { AnswerTiming, FlowEvent, Stage } from "./answer.js";

/** Times the stages of one question. */
export class StageClock {
  readonly #begun = performance.now();
  readonly #stages: Partial<Record<Stage, number>> = {};
  #stageBegun = this.#begun;

  start(stage: Stage): FlowEvent {
    this.#stageBegun = performance.now();
    return { type: "answer-stage-start", data: { stage } };
  }

  end(stage: Stage): FlowEvent {
    const ms = performance.now() - this.#stageBegun;
    this.#stages[stage] = (this.#stages[stage] ?? 0) + ms;
    return { type: "answer-stage-end", data: { stage, ms } };
  }

  /** Milliseconds since the question was asked. */
  elapsed(): number {
    return performance.now() - this.#begun;
  }

  timing(): AnswerTiming {
    return { ...this.#stages, total: this.elapsed() };
  }
}
