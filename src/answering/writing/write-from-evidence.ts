import type { UsageMetadata } from "@langchain/core/messages";
import type { NamedThing } from "../../sources/knowledge-source.js";
import type { FlowEvent } from "../answer.js";
import { findCitations } from "../citations.js";
import type { Collaborators, FlowConfig } from "../collaborators.js";
import { fitPrompt, promptRoom } from "../evidence/fit-prompt.js";
import type { GatheredEvidence } from "../evidence/gather-evidence.js";
import type { FoundAnswer } from "../found-answer.js";
import type { StageClock } from "../stage-clock.js";
import type { UnderstoodQuestion } from "../understand.js";
import type { AnswerFinishReason } from "./finish-reason.js";
import { writeAnswer } from "./write-answer.js";

/** The model writes an answer from the evidence. */
export async function* writeFromEvidence(
  asked: UnderstoodQuestion,
  { evidence: offered, reports }: GatheredEvidence,
  _things: readonly NamedThing[],
  { model, modelSlots, prompt }: Collaborators,
  clock: StageClock,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, FoundAnswer, undefined> {
  yield clock.start("write");
  const { room, count } = promptRoom(model);
  const { messages, evidence } = await fitPrompt(offered, (pieces) => prompt.write({ ...asked, evidence: pieces }), count, room);
  let text = "";
  let usage: UsageMetadata | undefined;
  let finishReason: AnswerFinishReason | undefined;
  const release = await modelSlots.acquire(config.signal);
  try {
    for await (const delta of writeAnswer(model, messages, config)) {
      text += delta.text;
      usage = delta.usage;
      finishReason = delta.finishReason;
      if (delta.text !== "") yield { type: "chunk", chunk: { text: delta.text } };
    }
  } finally {
    release();
  }
  yield clock.end("write");
  const found = findCitations(text, evidence);
  const abstains = evidence.length === 0;
  return { text, ...found, origin: "model", values: [], sources: reports, usage, finishReason, prompt: messages, abstains };
}

/** The model answers by itself: there is nothing to ask, or nobody to ask. */
export async function* writeFreely(
  asked: UnderstoodQuestion,
  collaborators: Collaborators,
  clock: StageClock,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, FoundAnswer, undefined> {
  return yield* writeFromEvidence(asked, { evidence: [], reports: [] }, [], collaborators, clock, config);
}
