import { z } from "zod";
import { questionLanguage } from "../../language/question-language.js";
import type { PromptMessage } from "../writing/prompts/answer-prompt.js";
import { ENGLISH_FUNCTION_WORDS, HAN_FUNCTION_SET } from "../writing/reading/function-words.js";
import { addsNothing } from "./adds-nothing.js";
import { readSubQuestions } from "./decomposition.js";
import { maskNames } from "./mask.js";
import { MOST_STEPS, type Plan, planOf, references } from "./plan.js";

const WORDING = {
  zh:
    "把问题拆成可以分别查找的子问题，最多 6 个。后面的子问题用 #1、#2 指代前面的答案。不要回答，不要加入问题里没有的名字或数字。" +
    '只输出 JSON：{"steps":[{"question":"…"}],"merge":"last"}。' +
    "merge：last 表示最后一个子问题的答案就是答案，join 表示依次回答，combine 表示需要综合。不必拆的问题只写一个子问题。",
  en:
    "Split the question into at most 6 sub-questions that can be looked up one by one. A later one calls an earlier answer #1 or #2. Don't answer, " +
    'and add no name or number that the question doesn\'t have. Reply with JSON only: {"steps":[{"question":"…"}],"merge":"last"}. ' +
    "merge: last if the last sub-question's answer is the answer, join if all are answered one after the other, combine if they have to be put " +
    "together. A question that needs no splitting stays one sub-question.",
} as const;

/** Asks a model for a plan, in the question's language. */
export function planPrompt(question: string): readonly PromptMessage[] {
  return [
    { role: "system", content: WORDING[questionLanguage(question)] },
    { role: "user", content: question },
  ];
}

/** The plan's JSON Schema, for `withStructuredOutput` or constrained decoding. */
export const planSchema: Readonly<Record<string, unknown>> = {
  title: "plan",
  description: "A question as sub-questions.",
  type: "object",
  properties: {
    steps: {
      type: "array",
      minItems: 1,
      maxItems: MOST_STEPS,
      items: {
        type: "object",
        properties: {
          question: { type: "string", minLength: 1, maxLength: 500, description: "May call an earlier answer #1, #2." },
        },
        required: ["question"],
        additionalProperties: false,
      },
    },
    merge: { type: "string", enum: ["last", "join", "combine"] },
  },
  required: ["steps", "merge"],
  additionalProperties: false,
};

const replySchema = z.object({
  steps: z
    .array(
      z.union([
        z.object({ question: z.string().min(1).max(500) }),
        z
          .string()
          .min(1)
          .max(500)
          .transform((question) => ({ question })),
      ]),
    )
    .min(1)
    .max(MOST_STEPS),
  merge: z.enum(["last", "join", "combine"]).catch("combine"),
});
/** Characters. */
const LONGEST_REPLY = 20_000;

/**
 * The plan in a model's reply: an object, JSON in text, or numbered lines. Undefined if it is none, isn't sound, has a single step, or
 * speaks of names or numbers that the question doesn't: the question is then asked as it is.
 */
export function readPlan(reply: unknown, question: string): Plan | undefined {
  const read = typeof reply === "string" ? readText(reply) : readObject(reply);
  if (read === undefined || read.steps.length < 2) return undefined;
  const questions = read.steps.map((step) => step.question.replace(/\s+/gu, " ").trim());
  if (!questions.every((step) => addsNothing(step, question, { hanWords: false })) || losesSubject(questions)) return undefined;
  const used = new Set(questions.flatMap(references));
  // Steps whose answers nobody uses, before a last one that is the answer, would be asked for nothing.
  const isChain = questions.slice(0, -1).every((_step, index) => used.has(index + 1));
  const kind = read.merge === "combine" ? "model" : read.merge === "last" && !isChain ? "model" : read.merge;
  return planOf("model", question, questions, { kind });
}

/** "Who is the author of Winter Harbour?", "What is the price?": a step that nobody can look up, for it doesn't say of what. */
function losesSubject(steps: readonly string[]): boolean {
  const words = steps.map((step) => new Set(contentWords(step)));
  return steps.some((step, at) => {
    if (references(step).length > 0 || NAMES.test(step.slice(1))) return false;
    return !words.some((others, other) => other !== at && [...(words[at] ?? [])].some((word) => others.has(word)));
  });
}

/** Behind the first character of a step: that is capital anyway. */
const NAMES = /\p{Lu}|[《“"「『]/u;
const HAN_PAIRS = /(?=(\p{Script=Han}{2}))/gu;

function contentWords(step: string): string[] {
  const words = (step.toLowerCase().match(/\p{Script=Latin}{2,}|\d+/gu) ?? []).filter(
    (word) => !ENGLISH_FUNCTION_WORDS.has(word),
  );
  return [
    ...words,
    ...Array.from(step.matchAll(HAN_PAIRS), ([, pair = ""]) => pair).filter((pair) => !HAN_FUNCTION_SET.has(pair)),
  ];
}

type Reply = z.infer<typeof replySchema>;

function readText(reply: string): Reply | undefined {
  if (reply.length > LONGEST_REPLY) return undefined;
  const [from, to] = [reply.indexOf("{"), reply.lastIndexOf("}")];
  if (from !== -1 && to > from) {
    try {
      return readObject(JSON.parse(reply.slice(from, to + 1)));
    } catch {
      return undefined;
    }
  }
  const lines = readSubQuestions(reply.trim());
  if (lines === undefined) return undefined;
  const last = lines.at(-1) ?? "";
  return { steps: lines.map((question) => ({ question })), merge: references(last).length > 0 ? "last" : "combine" };
}

function readObject(reply: unknown): Reply | undefined {
  const parsed = replySchema.safeParse(reply);
  return parsed.success ? parsed.data : undefined;
}

/** Instructions and open tasks: nothing to look up in parts. */
const NOT_ASKED_FOR_FACTS =
  /^(?:how (?:do|can|should|would|to)\b|why\b|explain|write|translate|summari[sz]e|please (?:write|explain|translate)|can you|could you|tell me a|give me|should|help)|^(?:请?(?:帮我|翻译|总结|解释|写|介绍)|如何|怎么|怎样|为什么|为何)/iu;
const ENGLISH_HINTS =
  /\b(?:and|or|than|both|either|same|respectively|between|as well as|whose)\b|\S\s(?:where|which|who|that|when|in which|before|after)\s|\bof (?:the |an? )?[\p{L}\p{M}' -]{1,60}? of\b|['’]s (?:\p{Ll}+ ){0,2}?\p{Ll}+(?:['’]s| (?:born|die|live|work|study|founded|located|from))\b|\b(?:of|in|for|by) the (?:\w+est|most|first|second|last|only|\p{Ll}+ of)\b|[,;] /iu;
const CHINESE_HINTS =
  /的[^的，。？]{1,20}的|[和与及、，；]|比|(?<!首)都|那一?[年天]|分别|同一|相同|一样|哪个更|最.{1,8}的.{1,10}的|(?:出生|所在|去世|毕业|发明|创立|写|导演).{0,12}的.{1,12}(?:有|是|在|多|哪)/u;
/** Characters. */
const LONGEST_QUESTION = 600;

/** Whether a question that no rule could plan may have several parts, so that asking a model for a plan is worth a call. Pure, cheap. */
export function worthPlanning(question: string): boolean {
  const asked = question.trim();
  if (asked.length > LONGEST_QUESTION || asked.length < 8 || NOT_ASKED_FOR_FACTS.test(asked) || /#\s?\d/.test(asked))
    return false;
  const { text } = maskNames(asked);
  const body = text.replace(/[?？。.!！]+$/u, "");
  return questionLanguage(asked) === "zh" ? CHINESE_HINTS.test(body) : ENGLISH_HINTS.test(body.replace(/^\S+/, ""));
}
