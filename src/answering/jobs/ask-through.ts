import { z } from "zod";
import type { Executor } from "../../fan-out/executor.js";
import { runJob } from "../../fan-out/run-job.js";
import { type Answer, completeAnswer, type FlowEvent } from "../answer.js";
import type { Collaborators } from "../collaborators.js";
import type { AskAgain } from "../run-plan.js";
import { setupOf } from "../setup.js";
import { ANSWER, carriedConfig, jobOptions, readJob } from "./job-inputs.js";

const origin = z.enum(["graph", "model", "quotation", "unknown"]);
const label = z.string().max(100_000);

/** The fields that the flow works with; the others are told on as they are. */
const answerSchema = z.looseObject({
  text: z.string().max(1_000_000),
  citations: z
    .array(
      z.looseObject({
        number: z.int().positive(),
        source: label,
        title: label.optional(),
        location: label,
        text: label,
        score: z.number(),
        cited: z.boolean(),
      }),
    )
    .max(1_000),
  invalidCitations: z.array(z.int()).max(1_000),
  served: z.union([origin, z.literal("cache")]),
  origin,
  values: z.array(label).max(1_000),
  sources: z
    .array(
      z.looseObject({ name: label, status: z.enum(["ok", "failed", "timed-out", "aborted"]), ms: z.number(), found: z.int() }),
    )
    .max(1_000),
  timing: z.looseObject({ total: z.number() }),
});

const eventSchema = z.looseObject({ type: z.string().startsWith("answer-"), data: z.looseObject({}) });

/** Sub-questions asked through an executor, where that has somebody for them, else here. */
export function askThrough(executor: Executor, here: AskAgain, collaborators: Collaborators): AskAgain {
  return async function* (question, config) {
    if (!(await executor.handles(ANSWER))) return yield* here(question, config);
    const { modelIdentity } = collaborators;
    const input = { question, model: modelIdentity(), setup: setupOf(collaborators), config: carriedConfig(config) };
    const running = runJob(executor, { kind: ANSWER, input }, jobOptions(config));
    for (;;) {
      const next = await running.next();
      if (next.done) return completeAnswer(readJob(answerSchema, next.value, `The output of a job "${ANSWER}"`) as Answer);
      yield readJob(eventSchema, next.value, `An event of a job "${ANSWER}"`) as FlowEvent;
    }
  };
}
