import type { Collaborators, FlowConfig } from "./collaborators.js";
import type { Conversation } from "./conversation.js";
import { namedThings } from "./evidence/named-things.js";
import { resolveFollowUp } from "./plan/follow-up/follow-up.js";

/** A question as it was understood. */
export interface UnderstoodQuestion extends Conversation {
  /**
   * What the sources are searched with: the question; after the user's previous one if it points to something there that nobody could put
   * in.
   */
  readonly searchText: string;
  /** The question with what it points to put in, if it was. */
  readonly understoodAs?: string | undefined;
  /** Thanks, a greeting: nothing is asked. */
  readonly isSmallTalk: boolean;
}

/** Characters of the conversation that names are looked for in. */
const LONGEST_TEXT = 8_000;

/** Puts in what a follow-up ("and where was he born?") points to. Without sources the model reads the conversation itself. */
export async function understand(
  asked: Conversation,
  { sources, fanOut }: Collaborators,
  config: FlowConfig,
): Promise<UnderstoodQuestion> {
  const { question, history } = asked;
  if (history.length === 0 || sources.length === 0) return { ...asked, searchText: question, isSmallTalk: false };
  const text = [question, ...history.map(({ content }) => content).reverse()].join("\n").slice(0, LONGEST_TEXT);
  const things = await namedThings(text, sources, fanOut.timeout, config);
  const names = (part: string) => things.filter((thing) => part.includes(thing.text)).map((thing) => thing);
  const followUp = resolveFollowUp(question, history, things.length === 0 ? {} : { names });
  if (followUp.kind === "resolved") {
    const resolved = followUp.question;
    return { question: resolved, history: [], searchText: resolved, understoodAs: resolved, isSmallTalk: false };
  }
  const previous = followUp.kind === "unresolved" ? history.findLast((turn) => turn.role === "user")?.content : undefined;
  const searchText = previous === undefined ? question : `${previous}\n${question}`;
  return { ...asked, searchText, isSmallTalk: followUp.kind === "small-talk" };
}
