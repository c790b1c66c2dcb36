import type { Collaborators, FlowConfig } from "./collaborators.js";
import type { Conversation } from "./conversation.js";
import { namedThings } from "./evidence/named-things.js";
import { namedByClass } from "./named-by-class.js";
import { pointsBack } from "./plan/follow-up/candidates.js";
import { resolveFollowUp } from "./plan/follow-up/follow-up.js";
import { followUpPrompt, readFollowUp } from "./plan/follow-up/model-follow-up.js";
import { isSmallTalk } from "./plan/follow-up/small-talk.js";
import { resolveByAnswers } from "./resolve-by-answers.js";
import { askModel } from "./writing/ask-model.js";

/** A question as it was understood. */
export interface UnderstoodQuestion extends Conversation {
  /**
   * What the sources are searched with: the question; after the user's previous one if it points to something there that nobody could put
   * in.
   */
  readonly searchText: string;
  /** The question with what it points to put in, if it was. */
  readonly understoodAs?: string | undefined;
  /** The question as it was put, where rules took it for half a question ("门票多少钱？") though it points to nothing: it may have been a whole one. */
  readonly asPut?: string | undefined;
  /** It points to something before it that rules can't be sure of. */
  readonly isUnresolved: boolean;
  /** Thanks, a greeting: nothing is asked. */
  readonly isSmallTalk: boolean;
}

/** Characters of the conversation that names are looked for in. */
const LONGEST_TEXT = 8_000;

/** Puts in what a follow-up ("and where was he born?") points to. Without sources the model reads the conversation itself. */
export async function understand(
  asked: Conversation,
  collaborators: Collaborators,
  config: FlowConfig,
): Promise<UnderstoodQuestion> {
  const { sources, fanOut, direct } = collaborators;
  const { question, history } = asked;
  if (history.length === 0 || sources.length === 0) {
    // A question that begins a conversation has nothing to point to.
    return { ...asked, searchText: question, isUnresolved: false, isSmallTalk: sources.length > 0 && isSmallTalk(question) };
  }
  const text = [question, ...history.map(({ content }) => content).reverse()].join("\n").slice(0, LONGEST_TEXT);
  const things = await namedThings(text, sources, fanOut.timeout, config);
  const ofClass = direct ? await namedByClass(asked, things, collaborators, config) : undefined;
  if (ofClass !== undefined) return resolvedAs(ofClass);
  const names = (part: string) => things.filter((thing) => part.includes(thing.text));
  const followUp = resolveFollowUp(question, history, things.length === 0 ? {} : { names });
  const isUnresolved = followUp.kind === "unresolved";
  const asPut = followUp.kind === "resolved" && !pointsBack(question) ? question : undefined;
  if (direct && (isUnresolved || followUp.kind === "resolved")) {
    const rules = isUnresolved ? undefined : followUp.question;
    const resolved = await resolveByAnswers(asked, things, collaborators, config, rules);
    if (resolved !== undefined) return resolvedAs(resolved);
  }
  if (followUp.kind === "resolved") return { ...resolvedAs(followUp.question), asPut };
  const previous = isUnresolved ? history.findLast((turn) => turn.role === "user")?.content : undefined;
  const searchText = previous === undefined ? question : `${previous}\n${question}`;
  return { ...asked, searchText, isUnresolved, isSmallTalk: followUp.kind === "small-talk" };
}

/**
 * Asks the model for a question in full where rules weren't sure; the question as it was if that fails, or the reply brings in what nobody
 * said.
 *
 * @param timeout milliseconds
 */
export async function understandByModel(
  asked: UnderstoodQuestion,
  collaborators: Collaborators,
  timeout: number,
  config: FlowConfig,
): Promise<UnderstoodQuestion> {
  const { question, history } = asked;
  const reply = await askModel(followUpPrompt(question, history), collaborators, timeout, config);
  const resolved = reply === undefined ? undefined : readFollowUp(reply, question, history);
  return resolved === undefined || resolved === question ? asked : resolvedAs(resolved);
}

function resolvedAs(question: string): UnderstoodQuestion {
  return { question, history: [], searchText: question, understoodAs: question, isUnresolved: false, isSmallTalk: false };
}
