import type { CheckContext } from "../../checking/check-context.js";
import type { EvidenceUnit } from "../../reading/evidence-units.js";
import type { Reading } from "../../reading/reading.js";
import { candidateFit } from "../answer-candidates.js";
import type { ExpectedAnswer } from "../expected-answer.js";
import { isSettled } from "./is-settled.js";

/** What is asked for, and what an answer must hold. */
const FORMS: readonly (readonly [RegExp, RegExp])[] = [
  [
    /几比几|比分|\b(?:final|what) score\b|\bscore (?:was|of)\b/iu,
    /\d\s*[:：比–-]\s*\d|[零一二三四五六七八九十]比[零一二三四五六七八九十]|票(?:赞成|反对)|(?:赞成|反对)[\d一二三四五六七八九十]+票|\bvotes?\b/u,
  ],
  [/什么血型|血型是|\bblood (?:type|group)\b/iu, /(?<![A-Z])(?:A|B|AB|O)(?![A-Za-z])|[甲乙]型/u],
  [/多少页|几页|\bhow many pages\b/iu, /\d\s*(?:页|pages?\b|pp\b)|[一二三四五六七八九十百]页/iu],
  [/(?:电话|手机)(?:号码?)?(?:是|多少)|\b(?:phone|telephone) number\b/iu, /\d[\d -]{2,}\d/u],
  [/邮箱|\be-?mail address\b/iu, /@|邮箱|e-?mail/iu],
  [/\b(?:dose|dosage)\b(?! form)|剂量|用量/iu, /[\d一二三四五六七八九十半]|\b(?:one|two|three|four|half|once|twice)\b/iu],
  [
    /\b(?:came?|placed|finish(?:ed)?) (?:second|third|fourth|fifth)\b|第[二三四五]名|[亚季]军/iu,
    /\b(?:second|third|fourth|fifth|[2-5](?:nd|rd|th)|runners?-up|silver|bronze)\b|第?[二三四五2-5]名?|[亚季]军/iu,
  ],
  [
    /(?:几|多[大少])岁(?:数)?(?:以[下上]|起)|(?:最小|最低|最大|至少|满|不到)(?:要|得)?(?:几|多少)岁|[几多少大]岁.{0,4}(?:才能|可以|不用)|\b(?:how old (?:must|do|does|should)|minimum age|age limit|up to what age|from what age|under what age)\b/iu,
    /以[下上]|未满|年满|不满|满[\d一二三四五六七八九十]|不到|至少|最[小低大高]|起|到|至|\b(?:under|over|from|at least|minimum|maximum|up to|below|above|older|younger|to|until|must be|limit)\b/iu,
  ],
  [
    /\bhow (?:often|frequently|many times an? \p{L}+)\b|多久.{0,6}一[次回趟]|隔多久|多长时间.{0,6}一[次回趟]|每隔几|几[天周月年]一[次回趟]/iu,
    /\b(?:every|each|once|twice|times|daily|hourly|weekly|monthly|yearly|annual(?:ly)?|quarterly|nightly|always|never|\p{L}+days|(?:a|per|an) (?:hour|day|week|month|year|season|quarter))\b|每|一次|次|隔|天天|年年|[两双]周|从不/iu,
  ],
  [
    /为什么|为何|为啥|怎么会|何以|凭什么|(?:什么|何种?)(?:原因|缘故)|\bwhy\b|\bhow come\b/iu,
    /因|由于|为|原因|所以|以[致便免]|免得|好让|使|导致|怕|嫌|太|过[于高低大小重多]|不|没|未|无|难|要|被|得|才|:|：|—|\b(?:because|since|as|so|due|cause|reason|for|to|after|when|owing|owes?|that is why|needs?|too|not|no|never)\b/iu,
  ],
  [/网址|\b(?:web address|url)\b/iu, /\w\.\w|网址|url/iu],
];

/** What a length may be the length of. */
const ASPECTS: readonly RegExp[] = [
  // Water stands high, and deep.
  /深|\bdeep|\bdepth|\bhigh\b/u,
  /高|海拔|\btall\b|\bhigh\b|\bheight|\belevation|\baltitude/u,
  /宽|\bwide\b|\bwidth|\bbroad/u,
  /长|\blong\b|\blength/u,
];

/** Whether what would be quoted holds nothing of the kind asked for: no place, no score, the height where the depth is asked. Pure. */
export function isUnfit(quoted: readonly EvidenceUnit[], { question }: CheckContext, expected: ExpectedAnswer): boolean {
  if (isSettled(question.text)) return false;
  if (isOfOtherForm(quoted, question) || tellsAgeLimit(quoted, question)) return true;
  if (expected.type === "place" && !quoted.some(namesPlace)) return true;
  if (expected.type === "person" && quoted.every((unit) => unit.kind === "row" && candidateFit(unit, question, expected) <= 0.3))
    return true;
  return expected.type === "number" && expected.dimensions.includes("length") && isOtherAspect(quoted, question, expected);
}

/** Whether what would be quoted hasn't the form of what is asked: no score, no dose, no address. Pure. */
export function isOfOtherForm(quoted: readonly EvidenceUnit[], question: Reading): boolean {
  // What joins a statement is no dash that gives a reason.
  const text = quoted.map(({ kind, own }) => (kind === "fact" ? own.text.replace(/ — | → /gu, " ") : own.text)).join("\n");
  return !isSettled(question.text) && FORMS.some(([asks, holds]) => asks.test(question.text) && !holds.test(text));
}

const ASKS_AGE =
  /多大年纪|多大岁数|多大了|高寿|几岁了?[?？]?$|的?(?:年龄|年纪)(?:是?多[少大])|\bhow old (?:is|was|are|were)\b|\bage of\b/iu;
const LIMITS_AGE =
  /[以之][下上]|未满|不满|年满|才能|可以|限|\b(?:under|over|from|at least|minimum|maximum|below|above|or older|and older)\b/iu;

const ASKS_AGE_LIMIT = new RegExp(`${LIMITS_AGE.source}|最[小低大高]|至少|要(?:几|多少)岁|才`, "iu");

/** 六岁以下免费: nobody's age. */
function tellsAgeLimit(quoted: readonly EvidenceUnit[], question: Reading): boolean {
  if (!ASKS_AGE.test(question.text) || ASKS_AGE_LIMIT.test(question.text)) return false;
  const clauses = quoted
    .flatMap((unit) => unit.clauses)
    .filter(({ quantities }) => quantities.some((one) => one.kind === "number" && one.dimension === "age"));
  return clauses.length > 0 && clauses.every(({ text }) => LIMITS_AGE.test(text));
}

/** 井深九米: of something else than the whole. */
const PART_MEASURED =
  /(?<part>(?![全总通净水身体最约达有其为处超海积])\p{Script=Han})[深高宽长厚](?:[约达]|超过|将近)?\s?[\d一二三四五六七八九十百千两]/u;

function isAsked({ text }: Reading, question: Reading): boolean {
  return question.text.includes(PART_MEASURED.exec(text)?.groups?.["part"] ?? "");
}

const PLACE =
  /[在于到往住自]|人(?:[,，。]|$)|[市省县区镇乡村国州岛路街]|\b(?:in|at|near|on|beside|behind|under|above|below|between|opposite|outside|inside|from|to|into|through|via|next to)\b (?:the\b|an?\b|its\b|\p{Lu}|\d)/u;

function namesPlace({ kind, text }: EvidenceUnit): boolean {
  return kind !== "sentence" || PLACE.test(text);
}

function isOtherAspect(quoted: readonly EvidenceUnit[], question: Reading, { dimensions }: ExpectedAnswer): boolean {
  if (quoted.some(({ own }) => PART_MEASURED.exec(own.text)?.groups?.["part"] !== undefined && !isAsked(own, question)))
    return true;
  const asked = ASPECTS.filter((aspect) => aspect.test(question.folded));
  const [aspect, ...more] = asked;
  if (aspect === undefined || more.length > 0) return false;
  const measuring = quoted
    .flatMap(({ clauses }) => clauses)
    .filter(({ quantities }) => quantities.some((one) => one.kind === "number" && dimensions.includes(one.dimension ?? "")));
  const isOf = (one: RegExp): boolean =>
    quoted.some(({ about }) => one.test(about.folded)) || measuring.some(({ folded }) => one.test(folded));
  return (
    measuring.length > 0 &&
    !isOf(aspect) &&
    ASPECTS.some((other) => other !== aspect && measuring.every(({ folded }) => other.test(folded)))
  );
}
