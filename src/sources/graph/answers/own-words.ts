import { stem } from "../../../language/english-stem.js";
import { PREPOSITIONS, phraseKey } from "./relation-words.js";

/** What a predicate's own name says about how it is asked for. */
export interface OwnWord {
  readonly key: string;
  readonly category: "R" | "V" | "VP" | "VB" | "VW" | "VN";
  readonly inverse: boolean;
  readonly preposition?: string;
}

/** What a predicate mostly leads to. */
export interface ObjectShape {
  readonly nodes: boolean;
  readonly dates: boolean;
  readonly clocks: boolean;
}

const PARTICIPLE = /(?:ed|en|wn|orn|ade|uilt|ept|eld|old|ound|aught|ought)$/u;
const VERB_FORM = /(?:s|ed|ing)$|^(?:wrote|won|made|led|held|built|sold|taught|kept|ran|knew|began|met|sang|fought|chose|drew)$/u;
/** Initials that are words. */
const ORDINARY = new Set(
  "am an as at be by do go he hi if in is it me mr ms my no of off oh ok on or out she so to tv up us was we who why you".split(
    " ",
  ),
);
/** Verbs that names of properties begin with: 含过敏原, 使用材料. */
const CHINESE_VERB_FIRST =
  /^(含有?|包含|使用|采用|需要?|符合|满足|遵循|遵守|执行|停靠|经停|翻越|穿过|跨越|连接|演奏|饰演|赞助|种植|饲养|治疗|主治|适用|支持|提供|生产|供应|出产|销售|负责|管理|拥有|开设|收藏|配备|搭载)(\p{Script=Han}{2,})$/u;
const CHINESE_VERB = /(?:了|于|入|经|越|过|出|到|着|自|在|给)$/u;
const CHINESE_AGENT = /^(\p{Script=Han}{2,})(?:者|人|师|家|商|方)$/u;
const CHINESE_DATE = /^(\p{Script=Han}{2,}?)(?:时间|年份|日期|年代|年月|之年|于|年)$/u;
const CHINESE_PLACE = /^(\p{Script=Han}{2,}?)(?:地点|地|城市|城镇|国家|场地|场馆|车站|于|自|在)$/u;
/** `start town`, `filing date`: what somebody does, and where or when. */
const PLACE_NOUN = /^(?:town|city|place|location|point|port|venue|village|country)$/u;
const DATE_NOUN = /^(?:date|day|year|time)$/u;

/** `founded by` → who founded it; `跨越` → what it crosses; `通车年份` → when it 通车. */
export function ownWords(name: string, shape: ObjectShape): OwnWord[] {
  const key = phraseKey(name);
  if (key === "") return [];
  return /\p{Script=Han}/u.test(name)
    ? chineseWords(name.replace(/[^\p{Script=Han}]/gu, ""), key, shape)
    : englishWords(name, key, shape);
}

function englishWords(name: string, key: string, shape: ObjectShape): OwnWord[] {
  const words = name.toLowerCase().split(/\s+/u);
  const last = words.at(-1) ?? "";
  const head = words.slice(0, -1);
  if (head.length > 0 && PREPOSITIONS.has(last)) {
    const bare = phraseKey(head.join(" "));
    if (last === "by")
      return [
        { key: bare, category: "V", inverse: true },
        { key, category: "R", inverse: false },
        ...agentsOf(head.at(-1) ?? "").map((agent): OwnWord => ({ key: phraseKey(agent), category: "R", inverse: false })),
      ];
    const participle = PARTICIPLE.test(head.at(-1) ?? "");
    const found: OwnWord[] = [{ key, category: "R", inverse: false }];
    if (last === "of" && !participle) return [...found, { key: bare, category: "R", inverse: true }];
    found.push(
      { key, category: participle ? "VP" : "V", inverse: false },
      { key: bare, category: "VB", inverse: false, preposition: last },
    );
    if (shape.dates || shape.clocks) found.push({ key: bare, category: "VN", inverse: false });
    if (participle && shape.nodes && last === "at") found.push({ key: bare, category: "VW", inverse: false });
    return found;
  }
  const found: OwnWord[] = [{ key, category: "R", inverse: false }];
  const [first = "", second = ""] = words;
  if (first === "number" && second === "of")
    return [...found, { key: phraseKey(words.slice(2).join(" ")), category: "R", inverse: false }];
  // `reward gold` is the gold reward, and `hit points` are HP.
  if (words.length === 2 && words.every((word) => /^\p{L}{2,}$/u.test(word)) && !VERB_FORM.test(first) && !VERB_FORM.test(second))
    found.push({ key: phraseKey(`${second} ${first}`), category: "R", inverse: false });
  if (words.length === 2 && shape.nodes && PLACE_NOUN.test(second)) {
    found.push({ key: phraseKey(first), category: "R", inverse: false }, { key: stem(first), category: "VW", inverse: false });
    for (const preposition of ["in", "at", "from"])
      found.push(
        { key: stem(first), category: "VB", inverse: false, preposition },
        { key: phraseKey(`${first} ${preposition}`), category: "V", inverse: false },
      );
  }
  // `peak month`: when it peaks.
  if (words.length === 2 && !shape.nodes && /^(?:month|season)$/u.test(second))
    found.push({ key: stem(first), category: "VN", inverse: false });
  if (words.length === 2 && shape.dates && DATE_NOUN.test(second))
    found.push({ key: stem(first), category: "VN", inverse: false });
  // Who plays it is its player.
  const base = words.length === 1 && !shape.dates ? /^(\p{L}{3,}[^s])s$/u.exec(last)?.[1] : undefined;
  if (base !== undefined)
    for (const agent of [`${base}er`, `${base}r`, `${base}or`, `${base.replace(/e$/u, "")}or`])
      found.push({ key: phraseKey(agent), category: "R", inverse: true });
  const initials = words.map((word) => word[0]).join("");
  if (words.length > 1 && words.every((word) => /^\p{L}{3,}$/u.test(word)) && !ORDINARY.has(initials))
    found.push({ key: phraseKey(initials), category: "R", inverse: false });
  // `calls per year`: its calls.
  if (words.length === 3 && words[1] === "per" && /[^s]s$/u.test(first))
    found.push({ key: phraseKey(first), category: "R", inverse: false });
  const counted = words.length > 1 && /^(?:count|number|total|quantity|tally)$/u.test(last) ? head : undefined;
  if (counted !== undefined) return [...found, { key: phraseKey(counted.join(" ")), category: "R", inverse: false }];
  if (words.length > 1 && shape.nodes && /[^s]s$/u.test(first)) {
    // `uses technology`, `has part`.
    if (!["has", "is"].includes(first)) found.push({ key: stem(first), category: "V", inverse: false });
    found.push({ key: phraseKey(words.slice(1).join(" ")), category: "R", inverse: false });
  }
  // `tasting room opens` tells when an estate opens its tasting room.
  if (shape.clocks && words.length > 1 && VERB_FORM.test(last))
    found.push({ key: phraseKey(`${last} ${head.join(" ")}`), category: "VN", inverse: false });
  // `joined the choir`: when somebody did.
  if (words.length > 2 && shape.dates && VERB_FORM.test(first)) found.push({ key, category: "VN", inverse: false });
  if (words.length > 2) return found;
  if ((shape.dates || shape.clocks) && VERB_FORM.test(last)) found.push({ key, category: "VN", inverse: false });
  if (shape.nodes && words.length === 1 && VERB_FORM.test(last) && stem(last) !== last)
    found.push({ key, category: "V", inverse: false });
  const agent = /^(\p{L}{4,})(?:er|or)$/u.exec(last);
  if (shape.nodes && words.length === 1 && agent !== null)
    found.push(
      { key: stem(agent[1] ?? ""), category: "V", inverse: true },
      { key: stem(`${agent[1]}e`), category: "V", inverse: true },
    );
  return found;
}

/** Who has `managed` it is its manager. */
function agentsOf(participle: string): string[] {
  const [, root] = /^(\p{L}{3,})ed$/u.exec(participle) ?? [];
  return root === undefined ? [] : [`${root}er`, `${root}or`];
}

function chineseWords(name: string, key: string, shape: ObjectShape): OwnWord[] {
  const found: OwnWord[] = [{ key, category: "R", inverse: false }];
  const derive = (pattern: RegExp, category: OwnWord["category"], inverse: boolean): void => {
    const [, root] = pattern.exec(name) ?? [];
    if (root !== undefined) found.push({ key: phraseKey(root), category, inverse });
  };
  if (shape.dates || shape.clocks) {
    derive(CHINESE_DATE, "VN", false);
    // 合同到期: when it is.
    if (!CHINESE_DATE.test(name)) found.push({ key, category: "VN", inverse: false });
  }
  derive(/^(\p{Script=Han}+?)(?:总数量|数量|总数|人数|数目|数|个数)$/u, "R", false);
  const [, verb, object] = CHINESE_VERB_FIRST.exec(name) ?? [];
  if (verb !== undefined && object !== undefined)
    found.push(
      { key: phraseKey(verb), category: "V", inverse: false },
      { key: phraseKey(object), category: "R", inverse: false },
    );
  if (!shape.nodes) return found;
  if (CHINESE_VERB.test(name)) found.push({ key, category: "V", inverse: false });
  derive(CHINESE_AGENT, "V", true);
  derive(CHINESE_PLACE, "VW", false);
  const [, root] = CHINESE_PLACE.exec(name) ?? [];
  // 展出于: a room 展出了 what is 展出于 it.
  if (root !== undefined && /[于在]$/u.test(name)) found.push({ key: phraseKey(root), category: "V", inverse: true });
  if (root !== undefined)
    for (const ending of ["于", "在", "自"]) found.push({ key: phraseKey(`${root}${ending}`), category: "V", inverse: false });
  return found;
}
