import { MASK } from "../mask.js";
import type { Measure } from "../plan.js";

const words = (list: string): readonly string[] => list.split(" ");
const alternatives = (list: readonly string[]): string => [...list].sort((a, b) => b.length - a.length).join("|");

const PEOPLE = words(
  "作者 导演 创始人 创办人 创建者 妻子 丈夫 夫人 太太 老公 老婆 父亲 母亲 爸爸 妈妈 老师 师父 导师 设计师 建筑师 主编 编剧 作曲家 作曲者 发明者 发明人 发现者 儿子 女儿 祖父 外祖父 " +
    "董事长 总裁 首席执行官 CEO 市长 省长 校长 总统 总理 国王 女王 首相 主席 队长 教练 前妻 前夫 原作者 译者 主演 继任者 前任 学生 弟弟 哥哥 姐姐 妹妹 " +
    "主任 组长 班长 站长 店长 厂长 院长 馆长 会长 部长 科长 处长 局长 所长 社长 经理 总经理 主管 负责人 联系人 责任人 司机 驾驶员 护士 护士长 责任护士 医生 主治医生 仓管员 管理员 保管员 值班员 策展人 设计者 设计人 捐赠者 捐赠人 师傅 徒弟 班主任 任课教师 任课老师 助理 秘书 会计 工程师 值班工程师 维护者 维护人 供货人 房东 裁判 得主 冠军 获奖者",
);
const PLACES = words(
  "首都 省会 首府 出生地 家乡 故乡 籍贯 产地 原产地 总部 总部所在地 所在地 发源地 诞生地 所在城市 所在国家 所在省 母校",
);
const THINGS = words("母公司 出版社 代表作 成名作 处女作 货币 官方语言 制造商 开发商");
/** Properties that are a number or a word, with how they are asked for. */
const MEASURES = words(
  "人口 面积 国土面积 平均海拔 身高 体重 海拔 高度 长度 宽度 深度 年龄 平均气温 气温 降水量 产量 价格 票价 票房 收入 营收 利润 市值 GDP 国内生产总值 人口密度 密度 熔点 沸点 流量 流域面积 容量 速度 寿命 页数 字数 学费 房价",
);
const PROPERTIES = words(
  "生日 出生日期 国籍 邮编 区号 时区 语言 货币 官方语言 行政区划 国歌 简称 别名 英文名 气候 特产 成立时间 建成时间 开放时间 出版时间 上映时间",
);

/** Sources of regular expressions. */
export const PERSON_RELATION: string = alternatives(PEOPLE);
export const PLACE_RELATION: string = alternatives(PLACES);
export const RELATION: string = alternatives([...PEOPLE, ...PLACES, ...THINGS]);
export const MEASURE: string = alternatives(MEASURES);
export const PROPERTY: string = alternatives([...PEOPLE, ...PLACES, ...THINGS, ...MEASURES, ...PROPERTIES]);

/** "X的首都" → "X的首都是哪里？" */
export function askFor(owner: string, noun: string): string {
  if (PEOPLE.includes(noun)) return `${owner}的${noun}是谁？`;
  if (PLACES.includes(noun)) return noun === "母校" ? `${owner}的母校是哪所学校？` : `${owner}的${noun}是哪里？`;
  return MEASURES.includes(noun) ? `${owner}的${noun}是多少？` : `${owner}的${noun}是什么？`;
}

/** Says that a piece of text asks something. */
export const ASKS: RegExp =
  /[谁哪吗]|什么|多少|几|何[时地处人年]|为何|如何|怎么|怎样|是否|是不是|有没有|多[高长大深重宽远久快厚]|呢$/u;

const NAME_CHARACTER = `(?:${MASK}|[\\p{Script=Han}\\p{L}\\p{N}·.'’-])`;
const NOT_IN_NAME =
  "[的最是在有谁哪几和与跟及、，,？?把被]|什么|多少|分别|各自|怎么|如何|为什么|比|都|吗|呢|我|你|他|她|它|这|那|请|因为|如果";
/** A name as it stands in running text, as short as the pattern around it allows. */
export const NAME: string = `(?:#\\d|(?:(?!${NOT_IN_NAME})${NAME_CHARACTER}| (?=[A-Za-z])){1,24}?)`;

const TIME =
  "(?:(?:在|到|截至|截止)?(?:公元前?)?\\d{1,4}(?:年(?:\\d{1,2}月(?:\\d{1,2}日)?)?|世纪)(?:的时候|时|底|末|初)?[，,]?|目前|现在|如今|今年|去年)";
const LIST = new RegExp(
  `^(${TIME})?(${NAME}(?:、${NAME}){0,4}(?:和|与|跟|及|以及|、|还有|或者|或)${NAME})(?=的|分别|各|都|现在|目前|如今|谁|哪|是|有|在|出生|生于|，|,|比|相比|两|二者|同|来自|位于|毕业|之间|什么时候|一共|总共|相差|中|两|至少|$)(.*)$`,
  "u",
);
/** "莫言获奖的年份": what is listed isn't a name. */
const PREDICATE = /获奖|获得|出生|去世|逝世|结婚|毕业|创立|创办|发明|发现|写的|出版|上映|参加|担任|居住/u;
const CLOSING_TIME = new RegExp(`^(.+?)(?:在)?(${TIME})$`, "u");
const SEPARATOR = /、|和|与|跟|以及|及|还有|或者|或/u;

export interface ChineseList {
  readonly time: string;
  readonly items: readonly string[];
  readonly by: "and" | "or";
  readonly rest: string;
}

/** "2020年A、B和C…" as time, items and rest. */
export function readList(text: string): ChineseList | undefined {
  const [, time = "", list, rest = ""] = LIST.exec(text) ?? [];
  if (list === undefined) return undefined;
  const items = list.split(SEPARATOR).map((item) => item.trim());
  if (items.some((item) => PREDICATE.test(item))) return undefined;
  const [, lastItem, closingTime] = CLOSING_TIME.exec(items.at(-1) ?? "") ?? [];
  if (lastItem !== undefined) items[items.length - 1] = lastItem;
  if (items.length > 6 || new Set(items).size < items.length || !(items.every(isNameLike) || /分别|各自/u.test(rest)))
    return undefined;
  return { time: closingTime ?? time, items, by: /或/u.test(list) ? "or" : "and", rest: rest.trim() };
}

/** One Han character alone is more often a piece of a word than a name. */
export function isNameLike(item: string): boolean {
  return new RegExp(`${MASK}|#\\d`, "u").test(item) || item.length > 1 || /[A-Z]/.test(item);
}

/** What two do with each other, or only together. */
export const RECIPROCAL: RegExp =
  /之间|关系|区别|差别|差异|不同|异同|共同|一起|合作|结婚|互相|相互|彼此|建交|联系|边界|距离|相距|相隔|合著|联合|朋友|夫妻|兄弟|姐妹|同学|同事|认识|见面|相遇|结拜|结识|战争|比赛|打架|吵架|签署|签订|邻|对决|冲突|团聚|分手|离婚|合并|因为|为什么/u;

export interface ChineseScale {
  readonly ask: (item: string) => string;
  readonly by: "greater" | "less";
  readonly measure: Measure;
}

const SCALES: ReadonlyMap<string, ChineseScale> = new Map(
  (
    [
      ["高", "高", "greater"],
      ["矮", "高", "less"],
      ["低", "高", "less"],
      ["长", "长", "greater"],
      ["短", "长", "less"],
      ["大", "大", "greater"],
      ["小", "大", "less"],
      ["深", "深", "greater"],
      ["浅", "深", "less"],
      ["重", "重", "greater"],
      ["轻", "重", "less"],
      ["宽", "宽", "greater"],
      ["窄", "宽", "less"],
      ["快", "快", "greater"],
      ["慢", "快", "less"],
    ] as const
  ).map(([word, positive, by]) => [word, { ask: (item) => `${item}有多${positive}？`, by, measure: "quantity" }]),
);

const AGE_GREATER: ChineseScale = { ask: (item) => `${item}是什么时候出生的？`, by: "greater", measure: "age" };

export const ADJECTIVE =
  "高|矮|低|长|短|大|小|深|浅|重|轻|宽|窄|快|慢|多|少|早|晚|年长|年轻|年纪大|年纪小|年龄大|年龄小|岁数大|岁数小";

/** How to compare by an adjective, alone or with the measure it is said of ("人口多", "面积大"). */
export function scaleOf(adjective: string, measure: string | undefined): ChineseScale | undefined {
  if (/^(?:年长|(?:年纪|年龄|岁数)大)$/u.test(adjective)) return AGE_GREATER;
  if (/^(?:年轻|(?:年纪|年龄|岁数)小)$/u.test(adjective)) return { ...AGE_GREATER, by: "less" };
  if (measure === undefined || measure === "") return SCALES.get(adjective);
  const by = /^[矮低短小浅轻窄慢少]$/u.test(adjective) ? "less" : "greater";
  return { ask: (item) => `${item}的${measure}是多少？`, by, measure: "quantity" };
}
