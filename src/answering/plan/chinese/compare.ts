import type { Draft, Rule } from "../draft.js";
import type { Comparison } from "../plan.js";
import { ADJECTIVE, type ChineseScale, isNameLike, MEASURE, NAME, RECIPROCAL, readList, scaleOf } from "./words.js";

const OF_THESE = "(?:相比|比较|两者|二者|两人|两个人|中|当中|之中|这两个|这几个|[，,]|的)*";
const WHICH = `(?:谁|哪(?:一)?(?:个|条|座|位|部|家|本|种|所|颗|只|款|支|片|处|人)?(?:省份|省|市|城市|国家|国|河|江|湖|山|人|大学|公司|学校)?)`;
const WHICH_ADJECTIVE = new RegExp(
  `^${OF_THESE}(?:${WHICH}的?(${MEASURE})?|(${MEASURE})${WHICH})(?:更|比较|最|要)?(${ADJECTIVE})(?:一些|一点|些)?$`,
  "u",
);
const WHICH_ORDER = new RegExp(
  `^${OF_THESE}${WHICH}(?:更)?(?:先|早|后|晚)?(出生|去世|逝世|成立|建成|创立|上映|出版|开放|诞生|建立|通车|开业)(?:得|的)?(?:更|比较)?(早|晚)?$`,
  "u",
);
const EARLY = /先|早/u;

/** "A和B哪个更长？", "A和B谁先出生？" */
export const whichOfThem: Rule = (question) => {
  const list = readList(question.replace(/^(?:比较|对比)(?:一下)?/u, ""));
  if (list === undefined || list.time !== "" || RECIPROCAL.test(list.rest)) return undefined;
  const [, before, after, adjective] = WHICH_ADJECTIVE.exec(list.rest) ?? [];
  const measure = before ?? after ?? /^的(.+?)(?=谁|哪)/u.exec(list.rest)?.[1];
  if (adjective !== undefined) {
    const scale = scaleOf(adjective, measure);
    return scale === undefined ? undefined : compared(list.items, scale, `${measure ?? ""}更${adjective}`, "which");
  }
  const [whole, event, degree = ""] = WHICH_ORDER.exec(list.rest) ?? [];
  if (whole === undefined || event === undefined || !/[先早后晚]/u.test(whole)) return undefined;
  const early = EARLY.test(whole.replace(event, "") + degree);
  return compared(list.items, when(event, early), `${event}更${early ? "早" : "晚"}`, "which");
};

const THAN = new RegExp(
  `^(${NAME})(?:的(${MEASURE}))?比(${NAME})(?:的(?:${MEASURE}))?(?:要|更)?(${MEASURE})?(?:更|还|要)?(${ADJECTIVE})(吗|多少|几\\p{Script=Han}{1,3}|多少\\p{Script=Han}{1,4})$`,
  "u",
);
const EARLIER = new RegExp(
  `^(${NAME})(?:是)?比(${NAME})(?:更)?(早|晚|先|后)(出生|去世|逝世|成立|建成|创立|上映|出版)(?:的)?吗$`,
  "u",
);
const EARLIER_BY_VERB = new RegExp(`^(${NAME})比(${NAME})(出生|去世|逝世|成立|建成|创立|上映|出版)得(?:更|要)?(早|晚)吗$`, "u");
const HOW_MUCH_MEASURE = new RegExp(`^的(${MEASURE})(?:相差|差)(?:了)?(?:多少|几岁|几年)\\p{Script=Han}{0,4}$`, "u");

/** "A比B高吗？", "A比B高多少？" */
export const thanTheOther: Rule = (question) => {
  const [, first = "", second = "", order, event = ""] = EARLIER.exec(question) ?? [];
  const [, one = "", other = "", verb, degree = ""] = EARLIER_BY_VERB.exec(question) ?? [];
  if (verb !== undefined) return compared([one, other], when(verb, degree === "早"), `${verb}更${degree}`, "whether");
  if (order !== undefined)
    return compared([first, second], when(event, EARLY.test(order)), `${event}${EARLY.test(order) ? "更早" : "更晚"}`, "whether");
  const [, a = "", ownMeasure, b = "", otherMeasure, adjective, ending = ""] = THAN.exec(question) ?? [];
  if (adjective !== undefined) {
    const measure = ownMeasure ?? otherMeasure;
    const scale = scaleOf(adjective, measure);
    if (scale === undefined || !isNameLike(a) || !isNameLike(b)) return undefined;
    const word = `${measure ?? ""}${adjective}`;
    if (ending === "吗") return compared([a, b], scale, word, "whether");
    return { questions: [a, b].map(scale.ask), merge: { kind: "difference", subjects: [a, b], word, measure: scale.measure } };
  }
  const list = readList(question);
  const [, measure] = list === undefined ? [] : (HOW_MUCH_MEASURE.exec(list.rest) ?? []);
  if (list === undefined || measure === undefined || list.items.length !== 2) return undefined;
  const questions = list.items.map((item) => `${list.time}${item}的${measure}是多少？`);
  return { questions, merge: { kind: "difference", subjects: list.items, word: measure, measure: "quantity" } };
};

const TOTAL = new RegExp(
  `^的?(?:总(${MEASURE})|(${MEASURE})(?:总和|之和|总共|一共|加起来|合计))(?:是|有)?多少\\p{Script=Han}{0,4}$`,
  "u",
);

/** "A和B的人口总和是多少？" */
export const inTotal: Rule = (question) => {
  // 总和 is masked as a word that 和 doesn't join in.
  const list = readList(question);
  const [, before, after] = list === undefined ? [] : (TOTAL.exec(list.rest) ?? []);
  const measure = before ?? after;
  if (list === undefined || measure === undefined) return undefined;
  return { questions: list.items.map((item) => `${list.time}${item}的${measure}是多少？`), merge: { kind: "sum" } };
};

function when(event: string, early: boolean): ChineseScale {
  return { ask: (item) => `${item}是什么时候${event}的？`, by: early ? "less" : "greater", measure: "date" };
}

function compared(subjects: readonly string[], scale: ChineseScale, word: string, asks: Comparison["asks"]): Draft {
  return {
    questions: subjects.map(scale.ask),
    merge: { kind: "compare", by: scale.by, measure: scale.measure, subjects, word, asks },
  };
}
