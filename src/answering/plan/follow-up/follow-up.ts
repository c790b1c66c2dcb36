import { questionLanguage } from "../../../language/question-language.js";
import type { HistoryTurn } from "../../answer.js";
import { resolveChinese } from "./chinese-follow-up.js";
import { afterAnswer, afterQuestion, type Discourse, nothingSaid } from "./discourse.js";
import { type Resolution, resolveEnglish } from "./english-follow-up.js";
import type { FindNames } from "./mentions.js";
import { isSmallTalk, withoutOpening } from "./small-talk.js";

export interface FollowUp {
  /** The question to answer. As it was asked, unless it is `resolved`. */
  readonly question: string;
  /**
   * `standalone`: it points to nothing before it. `resolved`: what it pointed to was put in. `unresolved`: it points to something, and
   * rules can't be sure to what; a model may know. `small-talk`: thanks, a greeting; nothing is asked.
   */
  readonly kind: "standalone" | "resolved" | "unresolved" | "small-talk";
}

export interface FollowUpOptions {
  /** Finds known names and what they name. Without it, names are told by their form. */
  readonly names?: FindNames | undefined;
}

/** Turns looked back at, and characters of each that are read. */
const MOST_TURNS = 60;
const LONGEST_TURN = 1_000;
/** A longer question says itself what it is about. Characters. */
const LONGEST_QUESTION = 400;
const LONGEST_RESOLVED = 600;

/**
 * A question with what it only points to ("he", "there", "And in Shanghai?", "那上海呢？") put in from the conversation, questions and
 * answers alike. Small talk changes no topic. Pure; bounded in the history's length.
 */
export function resolveFollowUp(question: string, history: readonly HistoryTurn[], { names }: FollowUpOptions = {}): FollowUp {
  if (question.length > LONGEST_QUESTION) return { question, kind: "standalone" };
  const asked = question.trim();
  if (isSmallTalk(asked)) return { question, kind: "small-talk" };
  const resolution = resolve(asked, discourseOf(history, names), names);
  if (resolution === undefined) return { question, kind: "standalone" };
  if (resolution === null || resolution.length > LONGEST_RESOLVED) return { question, kind: "unresolved" };
  return { question: resolution, kind: "resolved" };
}

function resolve(question: string, discourse: Discourse, names: FindNames | undefined): Resolution {
  const said = withoutOpening(question);
  const resolution =
    questionLanguage(said) === "zh" ? resolveChinese(said, discourse, names) : resolveEnglish(said, discourse, names);
  return resolution === undefined || resolution === null ? resolution : resolution.replace(/\b([Tt]he) the\b/g, "$1");
}

function discourseOf(history: readonly HistoryTurn[], names: FindNames | undefined): Discourse {
  let discourse = nothingSaid;
  let smallTalk = false;
  for (const { role, content } of history.slice(-MOST_TURNS)) {
    const text = content.slice(0, LONGEST_TURN).trim();
    if (role === "user") {
      smallTalk = text === "" || isSmallTalk(text);
      if (smallTalk) continue;
      const language = questionLanguage(text);
      const resolution = content.length > LONGEST_TURN ? null : resolve(text, discourse, names);
      discourse = afterQuestion(
        discourse,
        resolution === undefined ? withoutOpening(text) : (resolution ?? undefined),
        language,
        names,
      );
    } else if (!smallTalk) {
      discourse = afterAnswer(
        discourse,
        text,
        discourse.asked === undefined ? questionLanguage(text) : questionLanguage(discourse.asked),
        names,
      );
    }
  }
  return discourse;
}
