import type { Rule } from "../draft.js";
import { ASKS, askFor, isNameLike, NAME, PLACE_RELATION, PROPERTY, RELATION } from "./words.js";

const LONGEST_CHAIN = 4;
const RELATED = new RegExp(`^(${NAME})(?:的)?(${RELATION})(的?)(.+)$`, "u");
/** After a name without 的, these are as often the name's title: 居里夫人, 华盛顿总统. */
const TITLE = /^(?:夫人|太太|总统|总理|国王|女王|首相|主席|市长|省长|校长|队长|教练|老师|师父|董事长|总裁|学生)$/u;
const PREDICATE = new RegExp(
  `^(?:${PROPERTY}|是|有|在|出生|毕业|生于|卒于|死于|去世|逝世|什么时候|何时|哪|几|多[高大长重]|写|获得|住|担任|来自|位于|叫)`,
  "u",
);
/** The relation itself is asked for. */
const IDENTITY =
  /^(?:是|叫|为)?(?!哪(?:国|里人|儿人|年|一年|个?朝代|省人))(?:谁|哪里|哪儿|哪位|哪个人|哪个城市|哪座城市|哪个地方|什么|什么名字|什么地方|哪一?(?:个|位|座|所|家|本|部)?\p{Script=Han}{0,3})$/u;
const PLACED = /^(?:位于|坐落|在)/u;

/** "X的作者的出生地在哪里？": the inner thing first, then what is asked of it. */
export const chain: Rule = (question) => {
  const questions: string[] = [];
  let rest = question;
  while (questions.length < LONGEST_CHAIN - 1) {
    const step = questions.length + 1;
    const found = (step === 1 ? (relativeClause(rest) ?? agent(rest)) : undefined) ?? relation(rest, step);
    if (found === undefined) break;
    questions.push(found.inner);
    rest = found.outer;
  }
  return questions.length === 0 ? undefined : { questions: [...questions, `${rest}？`], merge: { kind: "last" } };
};

interface Hop {
  readonly inner: string;
  readonly outer: string;
}

function relation(question: string, step: number): Hop | undefined {
  if (/[和与跟、，,]/u.test(question)) return undefined;
  const [, owner = "", noun = "", of = "", rest = ""] = RELATED.exec(question) ?? [];
  if (rest === "" || !isNameLike(owner) || !ASKS.test(rest)) return undefined;
  if (IDENTITY.test(rest)) return undefined;
  if (
    TITLE.test(noun) &&
    !question.slice(owner.length).startsWith("的") &&
    !/(?:#\d|国|省|市|县|大学|学院|公司|集团|队)$/u.test(owner)
  )
    return undefined;
  if (new RegExp(`^(?:${PLACE_RELATION})$`, "u").test(noun) && of === "" && PLACED.test(rest)) return undefined;
  if (of === "" && !PREDICATE.test(rest)) return undefined;
  if (of === "" && /^(?:是|叫|为|有)(?:谁|哪|什么|几个|多少个|哪些)/u.test(rest) && !/^有(?:多少(?!个)|什么|哪些)/u.test(rest)) {
    // "X的妻子是哪里人": asked of the wife; "X的老师是哪位" asks who it is, and is caught above.
    if (!/^是(?:哪里人|哪国人|哪个国家的|哪年|哪一年|什么时候|哪个朝代)/u.test(rest)) return undefined;
  }
  if (of === "" && /^是(?!哪|什么时候|谁)/u.test(rest)) return undefined;
  return { inner: askFor(owner, noun), outer: `#${step}${of}${rest}` };
}

const EVENT = "出生|去世|逝世|所在|位于|居住|生活|毕业|就读|工作|定居|诞生";
const TYPE = "城市|国家|省份|省|市|县|镇|村|地区|大洲|大学|学校|中学|年份|年|岛|州|区";
const RELATIVE = new RegExp(`^(${NAME})(${EVENT})的(?:那|这)?(?:个|座|所|一)?(${TYPE})(的?)(.+)$`, "u");
const UNIT: Readonly<Record<string, string>> = { 大学: "所", 学校: "所", 中学: "所", 岛: "座", 镇: "个" };

function relativeClause(question: string): Hop | undefined {
  const [, name = "", event = "", type = "", of = "", rest = ""] = RELATIVE.exec(question) ?? [];
  if (rest === "" || !isNameLike(name) || !ASKS.test(rest) || IDENTITY.test(rest) || /^是哪|[，,]/u.test(rest)) return undefined;
  const which = /^年/u.test(type) ? "哪一年" : `哪${UNIT[type] ?? "个"}${type}`;
  const place =
    event === "所在" || event === "位于" ? "在" : event === "毕业" ? "毕业于" : event === "就读" ? "就读于" : `${event}在`;
  return { inner: `${name}${place}${which}？`, outer: `#1${of}${rest}` };
}

const AGENT = new RegExp(
  `^(发明|写|创立|创办|创建|创作|发现|设计|导演|执导|拍摄|翻译|建立|提出|演唱|主演)(?:了|出)?(${NAME})的(?:那个|那位)?(人|作家|作者|科学家|导演|企业家|诗人|歌手|演员|发明家|建筑师)(的?)(.+)$`,
  "u",
);

function agent(question: string): Hop | undefined {
  const [, verb = "", object = "", , of = "", rest = ""] = AGENT.exec(question) ?? [];
  if (rest === "" || !ASKS.test(rest) || IDENTITY.test(rest) || /[，,]/u.test(question)) return undefined;
  return { inner: `谁${verb}了${object}？`, outer: `#1${of}${rest}` };
}
