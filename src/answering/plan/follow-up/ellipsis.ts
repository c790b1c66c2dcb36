import { AUXILIARY } from "../english/words.js";
import type { Discourse } from "./discourse.js";
import { chineseNames, type FindNames } from "./mentions.js";

/** The one thing that was asked about: a name, else a code. */
function topicOf({ asked, focus }: Discourse): string | undefined {
  const single = focus.filter(({ plural }) => plural !== true);
  const codes = new Set(asked?.match(/(?<![\p{Script=Latin}\d-])\p{Lu}{1,6}-?\d[\p{Script=Latin}\d-]*/gu) ?? []);
  const [code] = codes;
  const [topic, ...more] = single.map(({ text }) => text);
  if (code !== undefined && codes.size === 1 && (topic === undefined || (more.length === 0 && topic.startsWith(code))))
    return code;
  return more.length === 0 ? topic : undefined;
}

const ONLY_ASKS =
  /^((?:(?:in|at|on|to|from|for|by|with|under|until|since) )?(?:which|what|whose|how many|how much) (?!(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|kind|about|else|of|if|happened|happens)\b)\p{Ll}+(?: \p{Ll}+)?)\?$/iu;
const LATE_VERB = new RegExp(`\\b(?:${AUXILIARY})\\b`, "iu");
const ASKED = new RegExp(
  `^(?:(?:(?:in|at|on|to|from|for|by|with|under|until|since) )?(?:which|what) \\p{Ll}+|when|where|why|how) ((?:${AUXILIARY}) .+)$`,
  "iu",
);

const ROLE_ALONE =
  /^(?<ask>who)(?:['’]s| is| was) (?<role>the \p{Ll}+(?: \p{Ll}+)?)\?$|^(?<what>what)(?:['’]s| is| was) (?<property>the (?:\p{Ll}+ )?(?:price|cost|fee|fare|rent|deposit|address|phone number|number|size|capacity|limit|length|height|weight|age|colour|color|name|topic|prize|licen[cs]e|budget|population|area|minimum|maximum))\?$/iu;
/** "Who is the tallest?" is asked of many, and "the one in charge" of nothing alone. */
const NO_ROLE =
  /\bthe (?:first|last|next|same|other|best|worst|\p{Ll}+est|one|man|woman|person|most|present|current|world)\b|\p{Ll}ed$/iu;

/** "Who's the teacher?", after an evening of noodles: of that evening. */
export function englishRole(question: string, discourse: Discourse, find: FindNames | undefined): string | undefined {
  const { what = "", property, ask = what, role = property } = ROLE_ALONE.exec(question)?.groups ?? {};
  const topic = topicOf(discourse);
  if (role === undefined || NO_ROLE.test(role) || topic === undefined || discourse.asked === undefined) return undefined;
  if (!/^[\p{Script=Latin}\d]/u.test(topic)) return undefined;
  if ((find?.(question) ?? []).some(({ text }) => /\p{Lu}/u.test(text))) return undefined;
  return `${ask} is ${role} of ${/^the /iu.test(topic) ? "" : "the "}${topic}?`;
}

/** "With which telescope?": asked of what was asked of before. `undefined`: nothing is left out, or not only that. */
export function englishEllipsis(question: string, discourse: Discourse): string | undefined {
  const [, asks = ""] = ONLY_ASKS.exec(question) ?? [];
  // A kind of thing may be known by name, too.
  if (asks === "" || LATE_VERB.test(asks) || / \p{Lu}/u.test(asks) || discourse.asked === undefined) return undefined;
  if (discourse.focus.length === 0) return undefined;
  const [, rest] = ASKED.exec(discourse.asked.replace(/[?\s]+$/u, "")) ?? [];
  return rest === undefined ? undefined : `${asks} ${rest}?`;
}

/** Who holds an office or does a job. */
const ROLE =
  /^\p{Script=Han}{0,3}(?:长|主任|主席|总统|经理|教练|裁判|编辑|秘书|老板|负责人|维护者|创始人|发明者|发现者|设计师|建筑师|作者|译者|赞助商)$/u;
const ATTRIBUTE =
  /^\p{Script=Han}{1,3}(?:期|费|价|价格|税|率|量|日期|时间|地点|地址|电话|颜色|许可证|语言|版本|容量|直径|周期|票价|奖金|学费|宽度|重量)$/u;

/** 校长呢？, after the university: not the headmaster in the university's place. */
export function chineseRole(said: string, discourse: Discourse, find: FindNames | undefined): string | undefined {
  const topic = topicOf(discourse);
  if (topic === undefined || (find?.(said) ?? []).length > 0) return undefined;
  // "馆长是谁？" then "副馆长呢？" as well as "学生有多少？" then "校长呢？".
  if (ROLE.test(said)) return `${topic}的${said}是谁？`;
  return ATTRIBUTE.test(said) ? `${topic}的${said}是多少？` : undefined;
}

/** A verb or a property of two characters, then what asks; 公园几点开门 has a subject of its own. */
const BARE =
  /^(?:那|那么)?[，,]?(?!有|是|在|谁|什么|怎|为|多|几|哪|我|你|您|今|明|现|一|请)(\p{Script=Han}{2}(?<![园馆店院厅场楼站室堂校区市镇村河湖山桥路司社队人们家后前里中时候]))(?:是|要|在|了|到)?(?:多少|几|多[高长大深重宽久远]|什么时候|何时|哪[一个年天里儿位]?|谁|什么)\p{Script=Han}{0,5}[？?]?$/u;

/** A place within the thing, a time, a condition, a customer: what follows is asked of the thing. */
const WITHIN =
  /^(?:那|那么)?[，,]?(?:里面|里头|上面|门口|每(?:个?月|年|天|次|周|晚|人)|一(?:个月|年|天|次|周|晚)(?=[要得能可收付交])|平时|只|如果|要是|成人|大人|儿童|小孩|学生|老人|全程|单程|来回|打算)\p{Script=Han}*(?:多少|几|什么|谁|哪|怎么|吗|多[高长大深重宽久远])/u;

/** 保修几年？: asked of what was asked of before. */
export function chineseEllipsis(question: string, discourse: Discourse, find: FindNames | undefined): string | undefined {
  if (discourse.asked === undefined || question.length > 16) return undefined;
  const topic = topicOf(discourse);
  if (topic === undefined || (find?.(question) ?? []).length > 0) return undefined;
  const bare = question.replace(/^(?:那么|那)[，,]?|呢[？?]?$/gu, "");
  if (WITHIN.test(question) && !/[我他她它其]|是谁|是什么/u.test(question)) return `${topic}${bare}`;
  if (!BARE.test(question)) return undefined;
  if (question.length > 12) return undefined;
  const said = chineseNames(question, find);
  if (said.some(({ text }) => text.length > 2)) return undefined;
  return `${topic}${question.replace(/^(?:那么|那)[，,]?/u, "")}`;
}
