import { type Guard, readOnce } from "./guard.js";
import type { GuardedQuestion } from "./guarded-question.js";

/** What is asked for. Each line: the type, then what asks for it in Chinese and in English; the first that fits decides. */
const TYPES: readonly (readonly [type: string, chinese: RegExp, english: RegExp | undefined])[] = [
  [
    "why",
    /为什么|为何|为啥|怎么会|什么原因|原因是|何以/u,
    /(?<!\p{L})(?:why|how come|what (?:made|makes|caused|causes)|what is the reason|reasons?)(?!\p{L})/u,
  ],
  [
    "name",
    /叫(?:什么|啥)|什么名字|名字(?:是|叫)|名称/u,
    /(?<!\p{L})(?:what (?:is|was) .{1,60} (?:called|named)|names? of|what name)(?!\p{L})/u,
  ],
  [
    "day",
    /哪一?[天日]|几月几|几号(?=[?？]?$|[的开出生结去到])|生日|日期/u,
    /(?<!\p{L})(?:(?:what|which) date|date of|birthday)(?!\p{L})/u,
  ],
  ["month", /几月|哪一?个?月|何月/u, /(?<!\p{L})(?:which|what) month(?!\p{L})/u],
  ["year", /[哪何]一?年|年份|几几年/u, /(?<!\p{L})(?:(?:what|which) year|year (?:of|when|that))(?!\p{L})/u],
  ["weekday", /星期几|周几|礼拜几/u, /(?<!\p{L})(?:which|what) (?:days?|weekdays?)(?: of the week)?(?!\p{L})/u],
  ["clock", /几点|什么钟点/u, /(?<!\p{L})(?:what time|at what hour|what hour)(?!\p{L})/u],
  [
    "duration",
    /多久|多长时间|几年(?!级)|几天|几个(?:月|小时|星期)|多少[天年]|时长/u,
    /(?<!\p{L})how (?:long (?:did|does|do|will|has|have|is it|was it|can|may)|many (?:years|days|months|weeks|hours|minutes))(?!\p{L})/u,
  ],
  ["date", /几号|什么时候|何时|什么时间|啥时候|哪个世纪|什么年代/u, /(?<!\p{L})(?:when|date|which century)(?!\p{L})/u],
  [
    "price",
    /多少(?:钱|元|块|克朗|美元|欧元|英镑)|学费|押金|年费|造价|价格|票价|售价|费用|怎么卖/u,
    /(?<!\p{L})(?:how much (?:is|does|do|did|are|was|were)|prices?|costs?|fees?)(?!\p{L})/u,
  ],
  ["age", /多大(?:年纪|岁数|了)|几岁|年龄|多少岁/u, /(?<!\p{L})(?:how old|ages?)(?!\p{L})/u],
  [
    "length",
    /多长|长度|全长|多高|高度|身高|海拔|多深|深度|多少(?:米|公里|千米|厘米|毫米)|几米|多远|距离|多宽|宽度|口径|跨度|直径/u,
    /(?<!\p{L})(?:how (?:long|tall|high|deep|far|wide)|length|height|depth|distance|width|elevation|altitude|span|diameter|aperture)(?!\p{L})/u,
  ],
  ["weight", /多重|重量|体重|几斤|多少吨/u, /(?<!\p{L})(?:how heavy|weights?|weighs?|mass|how many (?:tonnes|tons))(?!\p{L})/u],
  ["size", /多大|面积|大小/u, /(?<!\p{L})(?:how (?:large|big)|area|size)(?!\p{L})/u],
  ["speed", /多快|速度|时速/u, /(?<!\p{L})(?:how fast|speed)(?!\p{L})/u],
  ["percent", /百分之[多几]|比例|占比|多少成/u, /(?<!\p{L})(?:percentage|what share|what proportion|what percent)(?!\p{L})/u],
  [
    "count",
    /多少|(?<!哪)几[个名位座次种家件人层条只章所张辆本届部场页款颗棵株台支道门幅份匹头间扇块瓶盒项处户对双把艘架枚首篇片面根顶趟回]|数量|数目|人口/u,
    /(?<!\p{L})(?:how many|number of|how much|population|how often|how populous|count)(?!\p{L})/u,
  ],
  // All of them are more than how many they are.
  ["list", /哪些|哪几/u, undefined],
  ["how", /怎么|怎样|如何|咋/u, /(?<!\p{L})how(?! (?:many|much|long|old|tall|high|deep|far|large|big|heavy|fast))(?!\p{L})/u],
  ["which", /哪[个座条家部本种只艘支所些位款]|哪一[个座条家部本种只艘支所位款颗台]|第几/u, /(?<!\p{L})(?:which)(?!\p{L})/u],
  ["who", /谁|哪位|什么人|何人/u, /(?<!\p{L})(?:who|whom|whose|which person)(?!\p{L})/u],
  [
    "where",
    /哪里|哪儿|何处|何地|什么地方|在哪|哪[座个]城市|哪国/u,
    /(?<!\p{L})(?:where|which (?:city|town|country|place)|what (?:city|town|country|place))(?!\p{L})/u,
  ],
  ["what", /什么|啥|何种/u, /(?<!\p{L})(?:what|name|list|tell)(?!\p{L})/u],
  [
    "whether",
    /[吗嘛么][?？]?$|是否|是不是|有没有|能不能|会不会|可不可以|对吧|对不对|对吗/u,
    /^(?:whether|if|is|are|was|were|do|does|did|can|could|may|has|have|had|will|would|should|must)(?!\p{L})|, (?:right|correct|isn't it|is that right)$/u,
  ],
];
/** Nouns that ask by themselves, for what would otherwise only be "what": 作者 asks who, `the birthplace` asks where. */
const NOUNS: readonly (readonly [type: string, chinese: RegExp, english: RegExp])[] = [
  [
    "who",
    /(?:作者|导演|创始人|创办人|创立者|设计者|设计师|建筑师|发明者|发明人|发现者|作曲者?|画家|老师|导师|父亲|母亲|丈夫|妻子|配偶|爱人|校长|市长|馆长|院长|厂长|台长|主任|所长|负责人|一把手|教练|队长|主编|编辑|译者|主演|老板|主人|所有者|掌门人?|当家人?)(?:是|叫|名|$|\?|？)/u,
    /(?<!\p{L})(?:author|director|founder|designer|architect|inventor|discoverer|composer|painter|teacher|mentor|father|mother|husband|wife|spouse|principal|mayor|curator|head|manager|coach|captain|editor|translator|owner|boss|rector|president|chief)(?!\p{L})/u,
  ],
  [
    "where",
    /(?:出生地|所在地|总部|地点|位置|故乡|老家|籍贯|发源地|产地|地址)/u,
    /(?<!\p{L})(?:birthplace|place of (?:birth|death)|location|headquarters|hometown|home town|address)(?!\p{L})/u,
  ],
];
/** Types of which one may be asked for by the words for the other: what is then told apart is left to the other guards and the evidence. */
const ALIKE: readonly (readonly string[])[] = [
  ["year", "date"],
  ["day", "date"],
  ["day", "what"],
  ["day", "weekday"],
  ["name", "what"],
  ["name", "which"],
  ["name", "who"],
  ["month", "date"],
  ["weekday", "date"],
  ["count", "length"],
  ["list", "which"],
  ["list", "who"],
  ["list", "where"],
  ["list", "what"],
  ["list", "name"],
  ["which", "what"],
  ["which", "who"],
  ["which", "where"],
  ["what", "where"],
  ["what", "who"],
  ["size", "length"],
  ["what", "how"],
  ["what", "count"],
  ["what", "length"],
  ["what", "weight"],
  ["what", "size"],
  ["what", "date"],
  ["what", "year"],
  ["what", "age"],
  ["what", "price"],
  ["what", "speed"],
  ["what", "duration"],
  ["what", "percent"],
  ["duration", "length"],
];

/** Two things asked for at once: the answer to one of them is half an answer. */
const ASKS_TWICE = {
  zh: /(?:谁|什么|哪|几|多少|怎么|为何|何时).*[,，;；、?？].*(?:谁|什么|哪|几(?!乎)|多少|怎么|为何|何时|多[长高重深大久远])/u,
  en: /(?<!\p{L})(?:who|whom|what|which|where|when|why|how)(?!\p{L}).*(?:[,;?]| and)(?: and)?(?: (?:in|by|from|at|on|for|to|with|of|since))? (?:who|whom|what|which|where|when|why|how)(?!\p{L})/u,
} as const;

/** What is asked for: somebody, a place, a year, a number, a reason, or whether it is so; and whether more than one. */
export const questionTypeGuard: Guard = {
  name: "question type",
  differs(one, other) {
    if (asksTwice(one) !== asksTwice(other)) return true;
    const a = typeOf(one);
    const b = typeOf(other);
    return a !== b && a !== undefined && b !== undefined && !ALIKE.some((pair) => pair.includes(a) && pair.includes(b));
  },
};

const asksTwice = readOnce(({ language, folded }: GuardedQuestion) => ASKS_TWICE[language].test(folded));

const typeOf = readOnce(readType);

/** Undefined if nothing in it tells. */
function readType({ language, folded }: GuardedQuestion): string | undefined {
  const [zh, en] = [1, 2] as const;
  const at = language === "zh" ? zh : en;
  const isWhether = TYPES.at(-1)?.[at]?.test(folded) === true;
  // `Is there anybody who …?` is settled by yes or no; `When was it opened, right?` is not.
  if (
    isWhether &&
    !/什么|谁|哪|几|多少|怎|何/u.test(folded) &&
    (language === "zh" || !/(?<!\p{L})(?:what|who|when|where|why|how|which) (?:is|are|was|were|did|does|do)/u.test(folded))
  )
    return "whether";
  const noun = NOUNS.find((row) => row[at].test(folded))?.[0];
  const found = TYPES.find((row) => row[0] !== "whether" && row[at]?.test(folded))?.[0];
  return found === undefined || found === "what" || found === "which" ? (noun ?? found) : found;
}
