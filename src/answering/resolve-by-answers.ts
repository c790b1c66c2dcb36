import type { NamedThing } from "../sources/knowledge-source.js";
import { askDirect } from "./ask-direct.js";
import type { Collaborators, FlowConfig } from "./collaborators.js";
import type { Conversation } from "./conversation.js";
import { followUpCandidates, pointsBack } from "./plan/follow-up/candidates.js";

const MOST_THINGS = 6;
/** Milliseconds. */
const MOST_TIME = 2_000;

/**
 * A follow-up that rules can't be sure of, resolved to the only thing of the conversation of which the sources can answer it: "when was it
 * approved?" is asked of a drug, not of the disease that it treats. Undefined if that is none, or more than one.
 *
 * @param byRules what rules made of it: right if the sources can answer that
 */
export async function resolveByAnswers(
  { question, history }: Conversation,
  things: readonly NamedThing[],
  { sources, fanOut }: Collaborators,
  config: FlowConfig,
  byRules?: string,
): Promise<string | undefined> {
  const said = history.map(({ content }) => content).join("\n");
  const named = [...new Set(things.map(({ text }) => text))]
    .filter((text) => said.includes(text) && !question.includes(text))
    .sort((a, b) => said.lastIndexOf(b) - said.lastIndexOf(a))
    .slice(0, MOST_THINGS);
  const answered = new Map<string, { readonly thing: string; readonly question: string }>();
  const until = performance.now() + Math.min(MOST_TIME, fanOut.timeout);
  if (byRules !== undefined) {
    const answer = await askDirect(sources, byRules, { ...fanOut, timeout: Math.min(MOST_TIME, fanOut.timeout), config });
    if (answer !== undefined) return byRules;
  }
  for (const candidate of followUpCandidates(question, named, byRules !== undefined && !pointsBack(question))) {
    const timeout = Math.ceil(until - performance.now());
    if (timeout <= 0) return undefined;
    const answer = await askDirect(sources, candidate.question, { ...fanOut, timeout, config });
    if (answer?.kind !== "answer") continue;
    const key = JSON.stringify([...answer.values].sort());
    if (!answered.has(key)) answered.set(key, candidate);
    if (answered.size > 1) return undefined;
  }
  const [only] = answered.values();
  return only?.question;
}
