import { ASKS, askFor, NAME, PERSON_RELATION, PROPERTY, RELATION } from "../chinese/words.js";
import { putInAlike } from "./alike.js";
import type { Discourse } from "./discourse.js";
import { chineseEllipsis, chineseRole } from "./ellipsis.js";
import type { Resolution } from "./english-follow-up.js";
import { chineseNames, type FindNames, guessKind, type Mention } from "./mentions.js";
import { anotherOfKind, doneInstead, namedAgain } from "./named-again.js";
import { type Reference, refer, referOrTopic, referThere, swap } from "./refer.js";
import { otherEnd } from "./superlatives.js";
import { atAnotherTime } from "./times.js";

const CORRECTION =
  /^(?:(?:不对|不是|不|错了|抱歉|对不起|等等|噢|哦)[，,。！!、\s]*)*我?(?:是说|说的是|的意思是|是想问|想问的是|问的是|指的是|是问|是指|想问)[：:]?\s*(.+?)[。？?！!]*$/u;
const AND_THAT = /^(?:那么|那|还有|而|可是|但是|以及|另外)?[，,]?\s*(.{1,40}?)(?:又|怎么样|如何)?呢[？?。！!]*$/u;
const POSSESSED = new RegExp(`^(他|她|它|其|他们|她们)(?:的)?(${RELATION}|${PROPERTY})$`, "u");
const OPENING = /^(?:那么|那(?![个座里儿家条本部年时位些边])|还有|而且|另外|请问)[，,]?\s*/u;
const ORDINAL =
  /(?:^|(?<=^那|^还有|[，,和]))第([一二三四五])(?:[个条座位部本家名所首款场次种项只颗支届](?:城市|国家|大学|公司|人|山|河)?)?|前者|后者|最后一(?:个|条|座|位)/u;
const DATE = /^(?:在)?((?:公元前)?\d{1,4}年)$/u;

/** Puts in what a Chinese follow-up points to. */
export function resolveChinese(question: string, discourse: Discourse, find: FindNames | undefined): Resolution {
  const [, corrected] = CORRECTION.exec(question) ?? [];
  if (corrected !== undefined) return ASKS.test(corrected) ? `${corrected}？` : replaced(corrected, discourse, find);
  const other = otherEnd(question, discourse.asked ?? "");
  if (other !== undefined) return other;
  const [, added] = AND_THAT.exec(question) ?? [];
  if (added !== undefined && !ASKS.test(added)) return replaced(added, discourse, find);
  const asked = (added ?? question).replace(OPENING, "");
  return pronouns(asked, discourse, find);
}

/** What stands before 呢, put in the place of what was asked about. */
function replaced(text: string, discourse: Discourse, find: FindNames | undefined): Resolution {
  const { asked, focus } = discourse;
  const said = text.trim().replace(/的$/u, "");
  if (asked === undefined) return null;
  const listed = ordinal(said, discourse);
  if (listed !== undefined) return listed === null ? null : (swap(discourse, { text: listed }) ?? null);
  const [, year] = DATE.exec(said) ?? [];
  if (year !== undefined)
    return /(?:公元前)?\d{1,4}年/u.test(asked) ? asked.replace(/(?:公元前)?\d{1,4}年/u, year) : `${year}${asked}`;
  const then = atAnotherTime(asked, said);
  if (then !== undefined) return then;
  const role = chineseRole(said, discourse, find);
  if (role !== undefined) return role;
  const single = focus.filter(({ plural }) => plural !== true);
  const [, pronoun = "", noun] = POSSESSED.exec(said) ?? [];
  if (noun !== undefined) {
    if (/们/u.test(pronoun)) return null;
    const owner = refer(referenceOf(pronoun), discourse);
    if (owner === undefined) return null;
    if (isMeasure(noun)) return askFor(owner.text, noun);
    return swap(discourse, { text: `${owner.text}的${noun}` }) ?? null;
  }
  if (new RegExp(`^(?:${PROPERTY})$`, "u").test(said)) {
    const [owner] = single;
    if (single.length !== 1 || owner === undefined) return null;
    return isMeasure(said) || asked.includes(`${owner.text}的`)
      ? askFor(owner.text, said)
      : (swap(discourse, { text: `${owner.text}的${said}` }) ?? null);
  }
  const [about, ...others] = single.length === 1 ? single : [];
  const another = about === undefined ? undefined : anotherOfKind(said, about.text);
  if (another !== undefined && others.length === 0) return swap(discourse, { text: another }) ?? null;
  if (focus.some(({ plural }) => plural) || /[他她它这那哪谁]/u.test(said)) return null;
  const known = find?.(said).find((name) => name.text === said);
  const alike = known === undefined ? putInAlike(asked, said) : undefined;
  if (alike !== undefined) return alike;
  const instead = about === undefined || known !== undefined ? undefined : doneInstead(said, asked, about.text);
  if (instead !== undefined) return instead;
  if (known === undefined && !new RegExp(`^(?:《[^《》]{1,60}》|${NAME})$`, "u").test(said)) return null;
  return swap(discourse, { text: said, kind: known?.kind }) ?? null;
}

function single({ focus }: Discourse): readonly Mention[] {
  return focus.filter(({ plural }) => plural !== true);
}

function isMeasure(noun: string): boolean {
  return !new RegExp(`^(?:${PERSON_RELATION})$`, "u").test(noun);
}

const NUMBERS = "一二三四五";

function ordinal(text: string, { listed }: Discourse): string | null | undefined {
  const match = ORDINAL.exec(text);
  if (match === null) return undefined;
  const [whole, number] = match;
  if (listed.length < 2)
    return number === undefined || /第.[个条座位部本家名所首款场次种项只颗支届]/u.test(whole) ? null : undefined;
  const index = whole === "前者" ? 0 : whole === "后者" ? 1 : number === undefined ? -1 : NUMBERS.indexOf(number);
  return listed.at(index) ?? null;
}

const TYPED =
  /(?:该|这(?:座|个|家|本|部|条)|那(?:座|个|家|本|部|条))(城市|国家|省份?|公司|企业|书|小说|电影|影片|河|山|人|作家|导演|科学家)|该([国省市校书片])/u;
const KINDS: Readonly<Record<string, Reference["kinds"][number]>> = {
  城市: "place",
  市: "place",
  国家: "place",
  国: "place",
  省: "place",
  省份: "place",
  河: "place",
  山: "place",
  人: "person",
  作家: "person",
  导演: "person",
  科学家: "person",
};
const TYPES: Readonly<Record<string, string>> = { 城市: "city", 市: "city", 国家: "country", 国: "country" };
const PRONOUN = /他们|她们|它们|[他她它]|(?<![尤极与])其(?!实|他|它|中|余|次)/u;
const PLACE = /(?:在)?(?:那里|那儿|那边|当地)/u;
const TIME = /当时|那时候?|那一?年|那个时候/u;
/** Properties that are only asked for, never planned with. */
const DETAILS =
  "片长|床位|病床|员工|雇员|代号|副作用|适应症|主料|热量|最高时速|时速|功率|额定功率|跨度|主跨|奖金|馆藏|学生|在校生|馆长|院长|主教练|主场|球衣|号码|运营商|总设计师|许可证|颁发者|职业|配偶|终点|车站|座位|载客量|吨位|全长|占地|工龄|产量|剂量|售价|发售|首映|上映|出版|颁发|得过|拿过|获过";
/** What a conversation goes on calling by its kind: 书是哪一年出的？ */
const BARE_KIND =
  /^(?:那?(?:本|部|家|座|条|艘)?)(书|小说|片子|影片|电影|公司|企业|学校|大学|医院|博物馆|桥|大桥|船|奖项|奖|药|药品|软件|球队|列车|河|菜)(?=(?:是|由)?(?:谁|哪|什么时候|何时|几|在)|有(?:多|几)|多[高长大深重厚少]|总部|成立|叫什么)/u;
const SUBJECTLESS = new RegExp(
  `^(?:${PROPERTY}|${DETAILS}|总部|门票|票价|价格|地址|电话|官网|历史|特点|由来|规模|意义|作用|影响|年薪|工资|比(?=\\p{Script=Han})|有(?:多[高长大深重]|多少|哪些|几)|出生|生于|死于|去世|逝世|是?(?:什么时候|何时|哪[一]?年|在哪|由谁|谁)|是(?:由|被)?哪一?(?:家|位|个(?:公司|厂家?|企业|单位|机构))[^的]{0,8}的|(?:由|归)哪一?(?:家|位|个(?:公司|厂家?|企业|单位|机构))|在哪|位于|毕业|多[高长大深重](?!的)|叫什么|写过|几岁|建于|成立于|创立于)`,
  "u",
);

/** 几点开门？, of what was asked about: what is done when, and by nobody. */
const WHEN_ALONE =
  /^(?:一般|通常|平时|每天|早上|晚上)?(?:几点|什么时候|何时)(?:能|可以|才)?(?:开门|关门|开放|开馆|闭馆|开始|结束|营业|打烊|上班|下班|出发|到达?|发车|截止|到期)[？?]?$/u;

/** What opens and closes, by the last character of its name. */
const HAS_HOURS = /[园馆店院厅场楼站室堂校司社所行铺吧房寺庙塔宫区处库部]$|中心$/u;

const CONTEXT_ONLY =
  /^(?:为什么|怎么|真的|你?确定|还有|别的|分别|比|是吗|具体|详细|继续|例如|举例|现在叫|以前叫|原来叫|更多|换成|用|再|然后|后来|多少钱|哪些)/u;
const RELATION_FIRST = new RegExp(`^(?:${RELATION})的(?!是)`, "u");

function pronouns(question: string, discourse: Discourse, find: FindNames | undefined): Resolution {
  let text = question;
  let changed = false;
  const listed = ordinal(text, discourse);
  if (listed === null) return null;
  if (listed !== undefined && discourse.listed.length > 1 && /^(?:第|前者|后者|最后)/u.test(text)) {
    text = text.replace(ORDINAL, () => listed);
    changed = true;
  }
  const again = namedAgain(text, discourse);
  if (again !== undefined) {
    text = again;
    changed = true;
  }
  const typed = changed ? null : TYPED.exec(text);
  if (typed !== null) {
    const type = typed[1] ?? typed[2] ?? "";
    const kind = KINDS[type] ?? "thing";
    const referent = refer(
      { kinds: [kind], type: TYPES[type], prefers: kind === "thing" || TYPES[type] === "country" ? "focus" : "answer" },
      discourse,
    );
    if (referent === undefined) return null;
    text = text.replace(typed[0], () => referent.text);
    changed = true;
  }
  const pronoun = PRONOUN.exec(text);
  if (pronoun !== null && !hasAntecedent(text.slice(0, pronoun.index), pronoun[0], find)) {
    const reference = referenceOf(pronoun[0]);
    const said = isDescribedAnswer(text, pronoun.index, discourse) ? { ...discourse, answered: [] } : discourse;
    const referent = referOrTopic(reference, said);
    if (referent === undefined) return null;
    // The pronoun may mean what the question itself speaks of before it.
    if (referent === discourse.topic && !/^(?:请问|在|从|对|关于|为什么|那)*$/u.test(text.slice(0, pronoun.index))) return null;
    const owned = new RegExp(`^(?:${RELATION}|${PROPERTY})`, "u");
    text = text.replaceAll(pronoun[0], (_found: string, at: number, whole: string) => {
      const after = whole.slice(at + pronoun[0].length);
      return `${referent.text}${owned.test(after) && !/的$/u.test(referent.text) ? "的" : ""}`;
    });
    changed = true;
  }
  if (PLACE.test(text) && chineseNames(text, find).length === 0) {
    const referent = referThere(discourse);
    if (referent === undefined) return null;
    text = text.replace(PLACE, (found) => `${/^在/u.test(found) ? "在" : ""}${referent.text}`);
    changed = true;
  }
  if (
    TIME.test(text) &&
    !/\d{3,4}年|的时候/u.test(text) &&
    (changed || chineseNames(text.replace(TIME, ""), find).length === 0)
  ) {
    if (discourse.date === undefined) return null;
    text = text.replace(TIME, () => discourse.date ?? "");
    changed = true;
  }
  const bare = changed || discourse.asked === undefined ? null : BARE_KIND.exec(text);
  // A class may be a name of the graph, too.
  if (bare !== null && (find?.(text) ?? []).every((name) => name.text === bare[1])) {
    const referent = refer({ kinds: ["thing"], prefers: "focus" }, discourse);
    if (referent !== undefined) return text.replace(bare[0], () => referent.text);
  }
  if (changed) return text;
  if (
    discourse.asked !== undefined &&
    (/呢[？?]./u.test(text) ||
      (/也(?:是|有|在|会|能)?.{0,4}吗/u.test(text) && text.length <= 10) ||
      (/的是(?:哪[个些条座位家本部]|谁)[？?]?$/u.test(text) && text.length <= 12 && !/世界|中国|全国|全球/u.test(text)))
  )
    return null;
  if (discourse.asked !== undefined && text.length <= 12 && CONTEXT_ONLY.test(text) && chineseNames(text, find).length === 0)
    return null;
  const [ownerOf] = discourse.focus.filter(({ plural }) => plural !== true);
  if (RELATION_FIRST.test(text) && (find?.(text) ?? []).length === 0) {
    return discourse.focus.length === 1 && ownerOf !== undefined ? `${ownerOf.text}的${text}` : null;
  }
  if (WHEN_ALONE.test(text) && (find?.(text) ?? []).length === 0) {
    const [subject, ...others] = single(discourse);
    const about = others.length > 0 ? undefined : (subject ?? discourse.topic);
    if (about !== undefined && (about.kind === "place" || HAS_HOURS.test(about.text))) return `${about.text}${text}`;
  }
  if (/^(?:这|那)(?![么])/u.test(text) && !/^这里/u.test(text)) return null;
  if (SUBJECTLESS.test(text) && (/^比/u.test(text) || (find?.(text) ?? []).length === 0) && !ownSubject(text)) {
    const single = discourse.focus.filter(({ plural }) => plural !== true);
    const [subject] = single;
    return single.length === 1 && subject !== undefined ? `${subject.text}${text}` : null;
  }
  return chineseEllipsis(text, discourse, find);
}

const MAKER = /(?<verb>[^\p{P}\s和与跟同在对给于从比由是]{1,3})$/u;
const ORGANISED = /^的(?:那个?)?(?:家|位)?(?:公司|厂家?|企业|单位|机构|组织|团队|工厂|作坊|人|品牌|商家)/u;
const ASKS_WHO = /谁|哪一?(?:家|位)|哪一?个(?:公司|厂|企业|单位|机构|组织|团队|人)/u;

/** 造它的公司, after who built it: that firm is the last answer, and what it built was asked about. */
function isDescribedAnswer(text: string, at: number, { asked = "" }: Discourse): boolean {
  const verb = MAKER.exec(text.slice(0, at))?.groups?.verb;
  return verb !== undefined && ASKS_WHO.test(asked) && ORGANISED.test(text.slice(at + 1));
}

/** "谁是…", "人口最多的国家…": a whole question that only begins like a piece of one. */
function ownSubject(text: string): boolean {
  return (
    /^谁\p{Script=Han}{1,3}了.|^谁.*《|^(?:谁(?!写|创|建|发明|设计)|有(?:多少|哪些|几)(?:个|种|人|位|座).{2,}(?:的|在))/u.test(
      text,
    ) ||
    new RegExp(`^(?:${PROPERTY})(?:最|超过|排名|第)`, "u").test(text) ||
    /的.+(?:是|有|在|叫)/u.test(text) ||
    text.length > 20
  );
}

function referenceOf(pronoun: string): Reference {
  if (/们/u.test(pronoun)) return { kinds: ["person", "place", "thing"], plural: true, prefers: "focus" };
  if (pronoun === "她") return { kinds: ["person"], sex: "female", prefers: "answer" };
  if (pronoun === "他") return { kinds: ["person"], sex: "male", prefers: "answer" };
  return { kinds: pronoun === "其" ? ["person", "place", "thing"] : ["place", "thing"], prefers: "focus" };
}

/** Whether a name before the pronoun, in the same question, is what it means. */
function hasAntecedent(before: string, pronoun: string, find: FindNames | undefined): boolean {
  const said = before.replace(
    /^(?:请问|那么|那|你知道|关于|为什么|什么时候|当时|谁是|谁|和|跟|与|在|从|对|除了|因为|现在|今天|后来)+/u,
    "",
  );
  if (said === "") return false;
  const known = find?.(said) ?? [];
  if (known.length > 0) return known.some(({ text, kind }) => fits(kind ?? guessKind(text, said, "zh"), pronoun));
  if (/《[^《》]+》/u.test(said)) return /[它其]/u.test(pronoun);
  // 没修完的车放在他们那儿: not they.
  const after = /们/u.test(pronoun) ? "和|与|跟|同|、" : "和|与|的|在|是|跟|同|什么|有|，";
  return new RegExp(`^${NAME}(?:${after})`, "u").test(said);
}

function fits(kind: "person" | "place" | "thing" | undefined, pronoun: string): boolean {
  return kind === undefined || /其|们/u.test(pronoun) || (kind === "person") === /[他她]/u.test(pronoun);
}
