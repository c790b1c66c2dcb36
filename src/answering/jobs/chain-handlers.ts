import { ContextOverflowError } from "@langchain/core/errors";
import { ChatGLMError } from "../../errors.js";
import type { JobHandler, JobHandlers } from "../../fan-out/executor.js";
import { asJson } from "../../fan-out/json.js";
import type { Collaborators, SharedSource } from "../collaborators.js";
import type { AskAgain } from "../run-plan.js";
import { setupOf } from "../setup.js";
import { writeAnswer } from "../writing/write-answer.js";
import { ANSWER, answerInput, GENERATE, generateInput, readJob, sourceInput, sourceKind } from "./job-inputs.js";
import { callSource } from "./job-source.js";

/** What a chain can do for others: whole sub-questions, replies of its model, calls of its sources. */
export function chainHandlers(collaborators: Collaborators, ask: AskAgain): JobHandlers {
  const sources = uniquelyNamed(collaborators.sources);
  return {
    [ANSWER]: answerHandler(collaborators, ask),
    [GENERATE]: generateHandler(collaborators),
    ...Object.fromEntries(sources.map((shared) => [sourceKind(shared.source.name), sourceHandler(shared)])),
  };
}

/** Sources of one name can't be told apart elsewhere. */
export function uniquelyNamed(sources: readonly SharedSource[]): SharedSource[] {
  const names = sources.map(({ source }) => source.name);
  return sources.filter(({ source }) => names.indexOf(source.name) === names.lastIndexOf(source.name));
}

function answerHandler(collaborators: Collaborators, ask: AskAgain): JobHandler {
  return async (input, { signal, emit }) => {
    const { question, model, setup, config } = readJob(answerInput, input, `The input of a job "${ANSWER}"`);
    checkSame("model", model, collaborators.modelIdentity());
    checkSame("setup", setup, setupOf(collaborators));
    const events = ask(question, { ...config, signal });
    for (;;) {
      const next = await events.next();
      if (next.done) return asJson(next.value, "The answer");
      emit(asJson(next.value, "An event"));
    }
  };
}

function generateHandler(first: Collaborators): JobHandler {
  return async (input, { signal, emit }) => {
    const { messages, config, ...job } = readJob(generateInput, input, `The input of a job "${GENERATE}"`);
    const { model, modelSlots, ownIdentity } = first.strong?.ownIdentity() === job.model ? first.strong : first;
    checkSame("model", job.model, ownIdentity());
    const release = await modelSlots.acquire(signal);
    try {
      for await (const delta of writeAnswer(model, messages, { ...config, signal })) emit(asJson(delta, "A part of the reply"));
      return null;
    } catch (error) {
      // Its class doesn't travel, its code does.
      if (!ContextOverflowError.isInstance(error)) throw error;
      throw new ChatGLMError("CONTEXT_OVERFLOW", error.message, { cause: error });
    } finally {
      release();
    }
  };
}

function sourceHandler({ source, slots }: SharedSource): JobHandler {
  const kind = sourceKind(source.name);
  return async (input, { signal }) => {
    const { call, text, config, ...options } = readJob(sourceInput, input, `The input of a job "${kind}"`);
    const release = await slots.acquire(signal);
    try {
      return asJson(await callSource(source, call, text, { ...options, signal, config }), `What ${source.name} returned`);
    } finally {
      release();
    }
  };
}

/** @throws ChatGLMError INVALID_OPTION if the job was meant for another chain. */
function checkSame(what: string, asked: string, own: string): void {
  if (asked === own) return;
  throw new ChatGLMError(
    "INVALID_OPTION",
    `The job is for another ${what}: ${asked.slice(0, 300)}; this is ${own.slice(0, 300)}.`,
    {
      remedy: "Make both chains with the same model and options.",
    },
  );
}
