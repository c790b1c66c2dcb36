import type { UsageMetadata } from "@langchain/core/messages";
import type { AnswerOrigin } from "../answer-cache/kept-answer.js";
import type { DirectAnswer } from "../sources/knowledge-source.js";
import type { Answer, FlowEvent } from "./answer.js";
import type { PromptMessage } from "./answer-prompt.js";
import { askDirect } from "./ask-direct.js";
import { citationMarks, findCitations } from "./citations.js";
import type { Collaborators, FlowConfig } from "./collaborators.js";
import { type Conversation, searchText } from "./conversation.js";
import { fitPrompt, promptRoom } from "./evidence/fit-prompt.js";
import { gatherEvidence } from "./evidence/gather-evidence.js";
import type { StageClock } from "./stage-clock.js";
import type { AnswerFinishReason } from "./writing/finish-reason.js";
import { writeAnswer } from "./writing/write-answer.js";

/** An answer before it is timed and kept. */
export interface FoundAnswer extends Omit<Answer, "served" | "timing" | "cacheTier"> {
  /** What the model was asked, if it was. */
  readonly prompt?: readonly PromptMessage[] | undefined;
  /** It says that the answer isn't known. */
  readonly abstains: boolean;
}

/** A source's own answer → evidence → the model. The chunks it yields hold text only. */
export async function* findAnswer(
  asked: Conversation,
  collaborators: Collaborators,
  clock: StageClock,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, FoundAnswer, undefined> {
  const { sources, fanOut, direct } = collaborators;
  /** At least a quarter of the time is left for evidence, whatever came before. */
  const timeLeft = (): number => Math.ceil(Math.max(fanOut.timeout / 4, fanOut.timeout - clock.elapsed()));
  if (direct && sources.some(({ source }) => source.answer !== undefined)) {
    yield clock.start("direct");
    const answered = await askDirect(sources, asked.question, { ...fanOut, timeout: timeLeft() / 2, config });
    yield clock.end("direct");
    if (answered !== undefined) return yield* tell(answered);
  }
  return yield* writeFromEvidence(asked, collaborators, timeLeft(), clock, config);
}

/** What a source worked out itself. */
async function* tell({
  kind,
  text,
  values,
  evidence,
  derivation,
}: DirectAnswer): AsyncGenerator<FlowEvent, FoundAnswer, undefined> {
  const marked = `${text} ${citationMarks(evidence.length)}`;
  yield { type: "chunk", chunk: { text: marked } };
  const { citations } = findCitations(marked, evidence);
  const origin: AnswerOrigin = "graph";
  return {
    text: marked,
    citations,
    invalidCitations: [],
    origin,
    values,
    derivation,
    sources: [],
    abstains: kind === "ambiguous",
  };
}

async function* writeFromEvidence(
  asked: Conversation,
  collaborators: Collaborators,
  timeout: number,
  clock: StageClock,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, FoundAnswer, undefined> {
  const { model, modelSlots, prompt } = collaborators;
  const { evidence: offered, reports } = yield* gatherEvidence(searchText(asked), collaborators, timeout, clock, config);
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
