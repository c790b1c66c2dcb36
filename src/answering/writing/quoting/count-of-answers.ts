import type { CheckContext } from "../checking/check-context.js";
import { readText } from "../reading/reading.js";

const ENGLISH = /\b((?:which|what) )(?:two|three|four|five|six|[2-9]) (?=\p{L}+s\b)/giu;
const CHINESE = /(?<=哪)[两二三四五六2-9几](?=[个座位家种本条支款名所间部只处项张块门])/gu;

/** "Which two languages" says how many answers there are, which no text need say: the question without it. Pure. */
export function withoutCount(context: CheckContext): CheckContext {
  const { text } = context.question;
  const bare = text.replace(ENGLISH, "$1").replace(CHINESE, "");
  return bare === text ? context : { ...context, question: readText(bare) };
}
