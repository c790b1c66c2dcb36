import type { Citation } from "../answer-cache/kept-answer.js";
import type { FlowEvent } from "./answer.js";
import type { Collaborators, FlowConfig } from "./collaborators.js";
import { mergePrompt } from "./plan/merging/merge-prompt.js";
import type { MergedAnswer, PartAnswer } from "./plan/merging/part-answer.js";
import { Numbering } from "./plan/merging/renumber.js";
import { askModel } from "./writing/ask-model.js";
import { AnswerGate } from "./writing/checking/answer-gate.js";
import { answerValues } from "./writing/quoting/answer-values.js";

/**
 * One answer of the parts' answers, where no rule can merge them. What the model makes of the findings is checked against their evidence;
 * if it doesn't hold, the findings stand as they are, one after the other. Undefined if nothing was found.
 */
export async function* mergeByModel(
  question: string,
  parts: readonly (PartAnswer | undefined)[],
  collaborators: Collaborators,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, MergedAnswer | undefined, undefined> {
  const numbering = new Numbering();
  const findings = parts.flatMap((part) => (part === undefined ? [] : [numbering.text(part)]));
  if (findings.length === 0) return undefined;
  const citations = numbering.citations();
  const missing = parts.flatMap((part, index) => (part === undefined ? [index + 1] : []));
  const { check, fanOut } = collaborators;
  const reply = await askModel(mergePrompt(question, findings), collaborators, fanOut.timeout, config);
  const text = reply === undefined ? undefined : check === "gate" ? gated(reply, question, citations) : reply;
  const known = parts.filter((part) => part !== undefined);
  return {
    text: text ?? findings.join("\n"),
    values: text === undefined ? known.flatMap((part) => part.values) : answerValues(text, question),
    citations,
    missing,
  };
}

/** The sentences that the findings' evidence carries; undefined if there is none. */
function gated(reply: string, question: string, citations: readonly Citation[]): string | undefined {
  const gate = new AnswerGate({ question, evidence: citations });
  const begun = gate.push(reply);
  const { text, served } = gate.end();
  return served === "model" ? begun + text : undefined;
}
