import type { Draft, Rule } from "../draft.js";
import { ASKS, askFor, MEASURE, NAME, PROPERTY, RECIPROCAL, RELATION, readList } from "./words.js";

const EACH = /(?:分别|各自|各(?=是|有|在|为|属|位|多|自|由|归|被|叫))/u;
const MEASURED = new RegExp(
  `^的(?:${MEASURE}|首都|省会|首府|国歌|货币|官方语言)(?:是|有|为)?(?:多少|什么|哪|几|多[高长大深重宽])`,
  "u",
);
const PLAIN =
  /^(?:有多[高长大深重宽]|的?(?:出生在|生于|位于|在)(?:哪里|哪儿|哪个\p{Script=Han}{1,3}|哪一年|哪年)(?:出生|成立|建成|创立)?(?:的)?$)/u;

/** "A和B分别出生在哪里？", "A、B和C的面积是多少？" */
export const severalThings: Rule = (question) => {
  const list = readList(question);
  if (list === undefined || list.by === "or" || RECIPROCAL.test(list.rest) || !ASKS.test(list.rest)) return undefined;
  const { time, items, rest } = list;
  if (/[和与、，,]|总|一共|平均/u.test(rest)) return undefined;
  const distributed = EACH.test(rest) || (/都/u.test(rest) && /^都(?:是|在|有|位于|出生于|出生在)(?:哪|什么|谁)/u.test(rest));
  if (!distributed && !MEASURED.test(rest) && !PLAIN.test(rest)) return undefined;
  const predicate = rest.replace(EACH, "").replace(/^都/u, "");
  return joined(items.map((item) => `${time}${item}${predicate}？`));
};

const PROPERTIES = new RegExp(
  `^(?:请问)?(.{0,12}年)?(${NAME})的((?:${PROPERTY})(?:、(?:${PROPERTY}))*(?:和|与|及|以及|、)(?:${PROPERTY}))(?:分别|各)?(?:是|为|有)?(?:多少|什么|哪里|哪儿|谁)$`,
  "u",
);

/** "X的身高和体重是多少？" */
export const severalProperties: Rule = (question) => {
  const [, time = "", owner = "", nouns] = PROPERTIES.exec(question) ?? [];
  if (nouns === undefined) return undefined;
  return joined(nouns.split(/、|和|与|以及|及/u).map((noun) => `${time}${askFor(owner, noun)}`));
};

const SAME_PLACE =
  /^(?:是不是|是否)?(?:都)?(?:是)?(出生|诞生|毕业|就读|居住|位于|来自|去世)?(?:于|在)?(?:的)?(同一|相同|一)(个|座|所|条|年|省|家|天|届|位)(?:的)?(\p{Script=Han}{0,4}?)(?:出生|去世|毕业|里|内)?(?:的)?吗?$/u;
const SAME_RELATION = new RegExp(
  `^的(${RELATION}|${PROPERTY})(?:是不是|是否|是)?(?:都是)?(?:同一\\p{Script=Han}{1,3}|一样|相同|同样)(?:的)?吗?$`,
  "u",
);

/** "A和B出生在同一座城市吗？", "A和B的作者是同一个人吗？" */
export const sameForAll: Rule = (question) => {
  const list = readList(question);
  if (list === undefined || list.by === "or" || !/吗$|是不是|是否/u.test(list.rest)) return undefined;
  const { items, rest } = list;
  const merge = { kind: "same", subjects: items } as const;
  const [, relation] = SAME_RELATION.exec(rest) ?? [];
  if (relation !== undefined) return { questions: items.map((item) => askFor(item, relation)), merge };
  const [, verb, , unit = "", type = ""] = SAME_PLACE.exec(rest) ?? [];
  if (unit === "" || (type === "" && !/[年省天]/u.test(unit)) || /^人/u.test(type)) return undefined;
  const event = /毕业/u.test(rest) ? "毕业" : /去世/u.test(rest) ? "去世" : /出生/u.test(rest) ? "出生" : (verb ?? "");
  const place = type.replace(/的?人$/u, "");
  const which = /[年省天]/u.test(unit) ? (unit === "省" ? "哪个省" : `哪一${unit}`) : `哪${unit}${place}`;
  if (event === "" && !/在/u.test(rest))
    return /国$|国家|省|市|县|人/u.test(type) ? { questions: items.map((item) => `${item}是${which}的？`), merge } : undefined;
  const preposition = event === "位于" || event === "来自" ? event : `${event === "毕业" ? "毕业于" : `${event}在`}`;
  return { questions: items.map((item) => `${item}${preposition}${which}？`), merge };
};

/** "A和B都是省会吗？", "A或B是省会吗？" */
export const bothOrEither: Rule = (question) => {
  const list = readList(question);
  if (list === undefined || RECIPROCAL.test(list.rest) || /同一|相同|一样/u.test(list.rest)) return undefined;
  const [, before = "", predicate = ""] = /^(是不是|是否)?都(.+?)吗?$/u.exec(list.rest) ?? [];
  const someOf = /^(?:两|二)?(?:者|个|人)?(?:中|里|当中)?至少有一(?:个|位|座|人)(.+?)吗?$/u.exec(list.rest)?.[1];
  const asks = /吗$/u.test(list.rest) || before !== "";
  const said = list.by === "or" ? undefined : (someOf ?? predicate);
  if (said === undefined || said === "" || !asks || /[谁哪]|什么|多少|几/u.test(said) || /[，,和与]/u.test(said))
    return undefined;
  const questions = list.items.map((item) => `${list.time}${item}${said}吗？`);
  return { questions, merge: { kind: someOf === undefined ? "all" : "any", subjects: list.items } };
};

function joined(questions: readonly string[]): Draft {
  return { questions, merge: { kind: "join" } };
}
