import type { Draft } from "./draft.js";

type IsName = (text: string) => boolean;

/** 林溪是哪天、在哪座城市出生的, "When and in which city was Ida Holt born?": question words that share a verb. Pure, but for `isName`. */
export function sharedVerb(text: string, isName: IsName): Draft | undefined {
  const sentence = text.trim().replace(/(?:[?？。!！]|\.(?=\s*$))+\s*$/u, "");
  if (/[?？。]/u.test(sentence)) return undefined;
  const questions = /\p{Script=Han}/u.test(sentence) ? chinese(sentence, isName) : english(sentence);
  return questions === undefined ? undefined : { questions, merge: { kind: "join" } };
}

const HAN_PLACE = "城市|国家|地方|省份|省|城镇|镇|县|村|区|公司|企业|厂家|工厂|机构|单位|部门|学校|大学|学院|医院|月份|月|日子";
const HAN_PREPOSITION = "在|于|由|被|从";
const HAN_ASKS = `(?:${HAN_PREPOSITION})?(?:何[时地]|什么(?:时候|时间|地方)|哪一?[年天日]|哪[里儿]|谁|几月几[日号]|哪一?(?:个|座|家|位|所|条|届)?(?:${HAN_PLACE})|哪一?[位家个])`;
const HAN_JOINT = "以及|、|和|及|并且?|，|,";
const HAN_SEVERAL = new RegExp(
  `^(?<subject>[^，,、？?]{2,40}?)(?<be>是|都是)?(?<asks>${HAN_ASKS}(?:(?:${HAN_JOINT})${HAN_ASKS}|(?=${HAN_PREPOSITION})${HAN_ASKS})+)(?<verb>\\p{Script=Han}{2,8})$`,
  "u",
);
const HAN_EACH = new RegExp(HAN_ASKS, "gu");
const HAN_QUESTION = /[谁哪几吗呢]|什么|多少|何|多[高长大深重宽久远]/u;
const HAN_MEASURES =
  /^(?<subject>[^，,、？?]{2,40}?)(?<have>有|是)?(?<asks>多[长宽高深重厚大](?:(?:、|和|及|以及|，|,)(?:又|有)?多[长宽高深重厚大])+)$/u;

function chinese(sentence: string, isName: IsName): string[] | undefined {
  const bare = sentence.replace(/^请问[，,]?/u, "");
  const measured = HAN_MEASURES.exec(bare)?.groups;
  if (measured !== undefined && !HAN_QUESTION.test(measured.subject ?? ""))
    return distinct([...(measured.asks ?? "").matchAll(/多./gu)].map(([ask]) => `${measured.subject}有${ask}？`));
  const { subject = "", be = "", asks = "", verb = "" } = HAN_SEVERAL.exec(bare)?.groups ?? {};
  // 和谁在哪里结婚: with whom is no thing asked about.
  if (subject === "" || /[和与跟同对给]$/u.test(subject) || HAN_QUESTION.test(subject) || HAN_QUESTION.test(verb))
    return undefined;
  // 开学是哪天，在哪里报名: a question of its own stands before the comma, unless 是 … 的 is around both.
  if (/[，,]/u.test(asks) && !(be !== "" && verb.endsWith("的"))) return undefined;
  // 哪家罐头厂创立: what is asked for is no verb.
  if (asks.search(/[位家个]$/u) >= 0 && [2, 3, 4].some((length) => isName(verb.slice(0, length)))) return undefined;
  const words = asks.match(HAN_EACH) ?? [];
  const place = words.find((word) => /^在/u.test(word)) !== undefined;
  return distinct(
    words.map(
      (word) => `${subject}${be}${place && /^哪.*(?:城|国|地|省|镇|县|村|区|里|儿)/u.test(word) ? "在" : ""}${word}${verb}？`,
    ),
  );
}

const PREPOSITION = "in|at|on|by|from|to|for|with";
const WORD = `when|where|how|why|(?:(?:${PREPOSITION}) )?(?:which|what) \\p{Ll}+(?: \\p{Ll}+)?|(?:${PREPOSITION}) whom`;
const AUXILIARY = "is|are|was|were|do|does|did|has|have|had|will|can";
const SEVERAL = new RegExp(
  `^(?<asks>(?:${WORD})(?:(?:,? and |, )(?:${WORD}))+) (?<rest>(?:${AUXILIARY}) (?!.*\\b(?:and|or|who|what|which|when|where|how)\\b).+)$`,
  "iu",
);
const ADJECTIVE = "long|wide|high|tall|deep|heavy|old|thick|large|big|fast";
const MEASURES = new RegExp(
  `^how (?<asks>(?:${ADJECTIVE})(?:(?:,? and |, )(?:how )?(?:${ADJECTIVE}))+) (?<rest>(?:is|are|was|were) (?!.*\\b(?:and|or)\\b).+)$`,
  "iu",
);

function english(sentence: string): string[] | undefined {
  const bare = sentence.replace(/^(?:please,? |and |so,? |well,? )/iu, "");
  const measured = MEASURES.exec(bare)?.groups;
  if (measured !== undefined)
    return distinct((measured.asks ?? "").split(/,? and (?:how )?|, (?:how )?/iu).map((word) => `How ${word} ${measured.rest}?`));
  const { asks, rest = "" } = SEVERAL.exec(bare)?.groups ?? {};
  if (asks === undefined) return undefined;
  const words = asks.split(/,? and |, /iu);
  return distinct(words.map((word) => `${word} ${rest}?`));
}

function distinct(questions: readonly string[]): string[] | undefined {
  const found = [...new Set(questions.map((question) => question.toLowerCase()))];
  return found.length < questions.length || found.length < 2 ? undefined : [...questions];
}
