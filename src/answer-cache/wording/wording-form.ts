import { loadSimplifier } from "../../language/simplified-chinese.js";
import { normaliseQuestion } from "../normalise-question.js";
import { withoutChineseFrames } from "./chinese-frames.js";
import { chineseNumbers } from "./chinese-numbers.js";
import { withoutContractions } from "./contractions.js";
import { withoutEnglishFrames, withoutRequest } from "./english-frames.js";
import { englishNumbers } from "./english-numbers.js";
import { directOrder } from "./indirect-order.js";
import { rewriteOpenText } from "./open-text.js";
import { americanSpelling } from "./spelling.js";

/** What is longer is no question in other words. Characters. */
const LONGEST = 256;
/** A question about words, or code: then every letter counts, and only the frame may go. */
const ABOUT_WORDS =
  /\b(?:spel(?:l|ls|led|t|ling)|pronounc\w*|words?|letters?|characters?|syllables?|synonyms?|antonyms?|plural|rhymes?|translat\w*|contractions?|abbreviations?|acronyms?|hyphen\w*|apostrophes?|grammar|grammatical\w*|british english|american english|etymolog\w*|string|regex\w*|commands?|css|html|sql|propert(?:y|ies)|attributes?|variables?|functions?|keywords?|tags?|options?|flags?|usernames?|passwords?|domains?|urls?|files?|folders?|spelt|means?|called)\b|[=<>{}\\|]|[字词詞]|拼写|拼寫|拼音|[读讀发發]音|怎么[读念写]|怎麼[讀念寫]|翻[译譯]|笔画|筆畫|部首|偏旁|[繁简簡][体體]|缩写|縮寫|语法|語法|变量|變數|函数|函數|命令|密码|密碼|域名|用户名/iu;
const HAN = /\p{Script=Han}/u;
/** Words of speech for those of writing. */
const SPOKEN: readonly (readonly [RegExp, string])[] = [
  [/甚么|啥/gu, "什么"],
  [/哪儿/gu, "哪里"],
  [/(?<!为)咋(?![舌呼])/gu, "怎么"],
  [/您/gu, "你"],
];

/**
 * What two questions in the same words share: the question as {@link normaliseQuestion} folds it, without frames and politeness, in
 * simplified characters and American spelling, uncontracted, numbers as digits. Order, symbols, case of names, quotations and titles stay.
 * Undefined if that can't be told: a text of several lines, or a long one.
 */
export async function wordingForm(question: string): Promise<string | undefined> {
  const asked = normaliseQuestion(question);
  if (asked.length > LONGEST || /[\n\r]/u.test(asked)) return undefined;
  const literal = ABOUT_WORDS.test(asked);
  if (!HAN.test(asked)) return literal ? withoutEnglishFrames(asked) : english(asked);
  const simplify = await loadSimplifier();
  // Frames are looked for in simplified characters also where the rest keeps its own.
  const simplified = simplify(asked);
  if (literal) return simplified === asked ? withoutChineseFrames(asked) : asked;
  return chinese(simplified);
}

function chinese(text: string): string {
  const written = rewriteOpenText(text, (open) => SPOKEN.reduce((rest, [pattern, word]) => rest.replace(pattern, word), open));
  return rewriteOpenText(normaliseQuestion(withoutChineseFrames(written)).replace(/哪$/u, "哪里"), chineseNumbers);
}

function english(text: string): string {
  const bare = withoutEnglishFrames(text);
  const full = withoutEnglishFrames(rewriteOpenText(bare, withoutContractions));
  // Without a frame before it, what reads like an indirect question is a title or a condition.
  const direct = bare.length < text.length - 3 ? directOrder(full) : full;
  const asked = withoutRequest(direct).replace(/(?<=[\p{L}\p{N})"])\?+$/u, "");
  return rewriteOpenText(asked, (open) => americanSpelling(englishNumbers(open)));
}
