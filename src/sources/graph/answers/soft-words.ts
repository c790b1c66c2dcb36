import { AT_THE_COUNTER } from "./at-the-counter.js";
import { COLLOQUIAL, KIN } from "./colloquial.js";
import { ROUNDABOUT } from "./roundabout.js";

/** What one can do with a thing, or can't: 刷不了, 借不到. */
const DOABLE = "[刷用进买借坐停拿取寄送带吃住看找租付订退换装放开读听玩报约存]";

/**
 * Words that a question could do without, tried where it isn't understood with them: they say again what the question word says, or
 * how the asker speaks. Never those that choose: only, other, not, first.
 */
const SOFT: readonly (readonly [RegExp, string])[] = [
  ...AT_THE_COUNTER,
  ...COLLOQUIAL,
  ...ROUNDABOUT,
  [/^.{0,40}?(?:想确认|想知道|想问|想了解|想查|要确认|请问)(?:一下|下)?[,，:：]?(?=.{4})/u, ""],
  [/^把(.+?)都?(?:列一下|列出来|列举一下|列举出来|列出|找出来|说一下|说出来)$/u, "$1有哪些"],
  [/^(.+?)(?:之中|当中|中|里)[,，]\s*(.+?)的?有哪[几些][项个款部座条位家种本所]?(?=\s*\??$)/u, "$2的$1有哪些"],
  // How the answer is to be ordered, behind the question: 按直径算.
  [/^(.*?)最(\p{Script=Han})的(.+?)[?？,，]\s*按(\p{Script=Han}{1,6}?)(?:来算|计算|算|来说|来看|排序|排|计)$/u, "$1$4最$2的$3"],
  [/^(.+?)都?(?:列一下|列出来|列举一下|列举出来|说一下|说出来|有吗列一下)$/u, "$1有哪些"],
  // One bottle, one ticket: that is what a price is of.
  [/(?<=\p{Script=Han}{2})一[瓶张份杯件盒本只台把罐包](?=多少(?:钱|元|块))/u, ""],
  [/^(.+?)(每个?(?:小时|天|日|晚|周|月|年|次|人))(?:要|收|是|收费)?多少(?:钱|元|块钱?)?$/u, "$1$2的价格是多少"],
  [/^(.+?)(?:现在|目前)?卖多少(?:钱|金币|块钱|块|元)?$/u, "$1的价格是多少"],
  [/在(?:几|多少)号(\p{Script=Han}{1,3})(?=$|[,，])/u, "的$1是什么"],
  [/在(?:几|多少)(?:楼|层)(?=$|[,，])/u, "的楼层是多少"],
  [/是哪(?:一)?家(?:公司|厂家|厂|企业|单位)?(\p{Script=Han}{1,4})的(?=$|[,，])/u, "是谁$1的"],
  [/(最.{1,12}的.{1,10}?)(?:是|在)(?:哪里|哪儿)$/u, "$1是哪个"],
  [/^(.+?)(?:里面|里边|之中|当中|中|里)[,，]?\s*(.+?的)有([几多].{0,4})$/u, "$2$1有$3"],
  [/(?<=[,，]\s*.{0,10}?)又是(?=多少|什么|谁|哪)/u, "是"],
  [/(?:[,，]?\s*(?:没错吧|对吧|对不对|是吧|没错|对吗|是吗|是不是)|(?<=[\p{Script=Han}\d\p{L}]{2})[吧嘛])$/u, "吗"],
  // What opens or closes last need not be the newest.
  [/(?<=\p{Script=Han}{2})(?![开关收停歇][门]?得最[早晚迟])\p{Script=Han}得(?=最[多少高低长短大小快慢早晚久远近]的?)/u, ""],
  [/谁(?:给|提供|开)的(?=\p{Script=Han})/u, "谁的"],
  [/(?:给|向|为)(?:我们|咱们|你们|公司)(?=的)/u, ""],
  [/\b(?:pls|plz|ty|thx)$/u, ""],
  [/是(?=[跟向从由被]谁)/u, ""],
  [/(?<=\p{Script=Han}{2})(?:平时|平常|通常|一般)(?=不|都|会|能|\p{Script=Han}{2})/u, ""],
  [
    /\b(?:employ|employs|hire|hires|(?:gives?|provides?) (?:work|jobs|employment) (?:to|for)) (?:the )?(most|fewest) (?:people|workers|persons|staff)\b/u,
    "has the $1 employees",
  ],
  [
    /^[这那]?几?[种个家座条位支]?(\p{Script=Han}{2,6}?)(?:里头|里面|里边|之中|当中|中间)[,，]?有(几|多少)([种个家座条位支])(?:算|是|属于)?(\p{Script=Han}{2,6}?)的?$/u,
    "有$2$3$1$4",
  ],
  [/[从向]谁(?:那里|那儿|手里|手上|处)?学(?:来|到|会)?(?=的)/u, "跟谁学"],
  [/^(?:which|what) people (?=\p{L}+)/u, "who "],
  [
    /(?<=\p{L} .{2,60}) to (?:the|our|this) (?:house|museum|collection|library|archive|city|town|village|school|institute|club|guild|society)$/u,
    "",
  ],
  [/^what(?:'s| is| are) (?:in|on) (?=(?:the )?\p{L}+ of )/u, "what is "],
  [/^(.{2,30}?)([会能可要需用])不\2(?:以|能)?(?=\p{Script=Han})(.{2,30})$/u, "$1$2$3吗"],
  // 刷不了卡, 进不去, 刷得了卡, 用不着钥匙: what can't be done, or needn't.
  [new RegExp(`(${DOABLE})不(?:了|到|进|出|上|成)(?![\\d一二两三四五六七八九十百半])`, "u"), "不能$1"],
  [/([进出上下])不去(?=[吗的?？]|$)/u, "不能$1去"],
  [new RegExp(`(${DOABLE})得(?:了|到|进|出|上|成)(?=\\p{Script=Han})`, "u"), "能$1"],
  [/用不着(?=\p{Script=Han})/u, "不用"],
  [/^(.+?)([包带含收让送卖])不\2(?=\p{Script=Han})(.{1,12})$/u, "$1$2$3吗"],
  [/^(.+?),? since (?:what|which) year$/u, "when was $1 founded"],
  // What is taught says no more than who was taught.
  [
    /\b((?:taught|teach|teaches|trained|train|showed|show) .+?) (?:his|her|their|its|the) (?:trade|craft|art|job|skills?|ropes|business)(?=$|[\s,?])/u,
    "$1",
  ],
  [/(?<=跟谁|向谁|和谁|从谁那[里儿])学(?:来|会|到)?的?(?:这门|这身|这|一身)?(?:手艺|本事|本领|技艺|功夫)/u, "学的"],
  [/(?:这门|这身|这|那|一身|的)(?:手艺|本事|本领|技艺|功夫)(?=.{0,4}(?:跟谁|向谁|从谁|是谁教))/u, ""],
  [/\b(?:can|could) be (?=\p{L}+(?:ed|n|de|ade|uilt|old|ought)\b)/u, "are "],
  [/(?<=\p{Script=Han}{2})(?:能够|可以|能|会)(?=\p{Script=Han})/u, ""],
  // Where everything that is asked about is.
  [
    /\b(?:in|of|from|on) (?:the|our|your|this|my) (?:collection|catalogue|catalog|database|list|data|records?|system|wiki|graph|inventory|register)\b/u,
    "",
  ],
  [/\b(?:that )?(?:you|we|they) (?:have|keep|own|carry|got)(?: got)?(?=$|[\s,])(?! to)/u, ""],
  [
    /^(?:我们|咱们|你们|贵)?(?:馆|店|公司|库|系统|名单|名册|登记册|登记簿|册子|目录|图|表|数据|资料|这)里(?:的|面)?[,，]?(?=\p{Script=Han}|\p{L})/u,
    "",
  ],
  // 液氮泄漏的那次事故, where 液氮泄漏事故 is its name.
  [/(?<=\p{Script=Han}{2})的[那这]一?[次场起回](?=\p{Script=Han}{2})/u, ""],
  [/给(?:了)?(?:博物馆|我们|公司|学校|图书馆|你们|馆里|店里)(?=的?$)/u, ""],
  [/(?<=\p{Script=Han}|\p{L}|\d)(?:现在|目前)?还(?=能|可以|会)/u, ""],
  [/^(.+?)(?:发我一下|发给我|发我|给我一下|告诉我一下|报一下|是啥)$/u, "$1是什么"],
  [/^(?:你们|贵校|贵司|贵店|咱们|我们)(?:这里|这儿|这边|家|店里|学校|公司)?的?(?=\p{Script=Han})/u, ""],
  [/(?<=\p{Script=Han})都(?=\p{Script=Han}{1,4}着?哪)/u, ""],
  [/(?<=\p{Script=Han})着(?=哪)/u, ""],
  [/哪个占的(?=\p{Script=Han})/u, "哪个的"],
  [/\b(?:our|your|my)\b/u, "the"],
  [/^(?!who \p{L}+ )(.+? and .+?),? respectively$/u, "$1"],
  [/\bsold (?:the )?worst\b/u, "sold the fewest units"],
  [/\bsold (?:the )?best\b/u, "sold the most units"],
  [/卖得最(?:好|多)的/u, "销量最高的"],
  [/卖得最(?:差|少)的/u, "销量最低的"],
  [/^how much (?=.+? (?:does|do|did) )/u, "how many "],
  // `in the main building (Heronsgate House)`: the name says it.
  [/\b(in|at|of|for|by|from) the (?:\p{L}+ ){1,3}\(([^()]{2,40})\)/u, "$1 $2"],
  [/^how much (.+?) (?:has|have|had) (.+)$/u, "how much $1 does $2 have"],
  [/\b(?:piece|item)s? of (?=\p{L}{4})/u, ""],
  [/^(.+?) (?:vs|versus|or)\.? (.+?)\s*[:,?]\s*(?:which|who)(?: one| of them| of the two)? (.+)$/u, "which $3, $1 or $2"],
  [/\b(\p{L}+er|more \p{L}+|less \p{L}+) to (?:buy|get|use|own|run|make|have)\b/u, "$1"],
  [/^which (?:one )?(\p{L}{4,}) (?:sooner|quicker)(?=,)/u, "which has the lower $1"],
  [/^which (?:one )?(\p{L}{4,}) (?:higher|more|further)(?=,)/u, "which has the higher $1"],
  [/^(?:does|do|did|will|would) (.+? or .+?) (\p{L}{4,}) (?:sooner|quicker)$/u, "which has the lower $2, $1"],
  [/^(?:does|do|did|will|would) (.+? or .+?) (\p{L}{4,}) (?:higher|more|further)$/u, "which has the higher $2, $1"],
  // `Kronia was named after someone. Where was he born?`
  [
    /^(?<thing>.+?) (?<verb>is|was|are|were) (?<what>[\p{L} ]+?) (?:someone|somebody|an? (?<kind>person|man|woman|place|town|city|company|team|book|film))\s*[.;,]\s*(?<ask>(?:where|when|what|how|which)\b.*?)\b(?:he|she|it|they)\b(?<end>[^,:]*)$/u,
    "$<ask>the person $<thing> $<verb> $<what>$<end>",
  ],
  [/\bthe (\p{L}[\p{L}\d.-]*) licen[cs]e\b/u, "$1"],
  [/\bmost recently\b/u, "last"],
  [
    /^(.+?) ((?:less|more|smaller|larger|greater|bigger|shorter|longer|fewer) than|over|under|above|below|at least|at most|up to) (\S+(?: \p{L}+)?) in (\p{L}+)$/u,
    "$1 with a $4 $2 $3",
  ],
  [/\bof the (?:two|three|four) \p{L}+(?: \p{L}+)?(?=[ ,])/u, ""],
  [
    /\b(?:name|names|list|lists|credit|credits|give|gives) (.+?) as (?:an?|the|its|their) (\p{L}+(?: \p{L}+)?)(?=\s*\??$)/u,
    "have $1 as their $2",
  ],
  [/最新的(?=\p{Script=Han})/u, "最新"],
  [/\bhow (\p{L}+) (?:does|do|did|will|can) (.+?) (?:grow|get|become|reach|measure|stand)(?=\s*\??$)/u, "how $1 is $2"],
  [/^(.+?)有(?:多少|几)人(?:会|在)?(?:说|讲|使用|用)(?=\s*\??$)/u, "$1的使用人数是多少"],
  [/^whereabouts\b/u, "where"],
  [
    /\b(?:currently|at present|at the moment|nowadays|these days|right now|presently|as of now|as of today|actually|exactly|precisely)\b,?/gu,
    "",
  ],
  [/\b(?:in total|in all|all in all|altogether|so far|to date|until now|up to now|overall|all told)\b,?/gu, ""],
  // `in km across`: the value says its unit.
  [
    /,? (?:measured )?in (?:the )?(?:km|kilometres|kilometers|metres|meters|miles|feet|kg|kilograms|tonnes|tons|years|days|hours|minutes|yuan|euros|dollars)(?: across| long| high| tall| wide| deep)?(?=\s*\??$)/u,
    "",
  ],
  [/\b(?:of|out of) (?:all )?the (?=\p{L}+s?\b.*\b(?:which|how many)\b)/u, ""],
  [/(?:到目前为止|截至目前|截止目前|迄今为止|至今|目前|现在|现今|如今|当前|眼下)[,，]?/gu, ""],
  [/(?:总共|一共|总计|合计|拢共|到底|究竟|具体)(?:上|是)?/gu, ""],
  // 是哪位老师, 是哪一位学者: 是谁.
  [/是哪(?:一)?位\p{Script=Han}{0,4}(?=\s*[?？]?$)/u, "是谁"],
  [/是哪(?:一)?(?:家|个)(?:公司|企业|厂家|机构|单位)(?=\s*[?？]?$)/u, "是谁"],
  [/谁家(?=\p{Script=Han})/u, "谁"],
  [/由谁来(?=\p{Script=Han})/u, "由谁"],
  // What was paid for them is their price.
  [/[,，]\s*(?:当初|当时|当年)?(?:买|购买|购入|买来|买进|入手|采购)的?(?:时候|时)(?=哪|谁)/u, "，"],
  [/\b(more|less) (expensive|costly) to buy\b/u, "$1 $2"],
  [/["“”「」『』]/gu, ""],
  // 这颗小行星 behind its name.
  [/(?<=[\p{L}\p{N}])[这那][一]?[颗个座家条部位本款项种场支所艘台把只架届首幅枚](?=\p{Script=Han})/u, ""],
  [
    /(?<=\p{Script=Han}{2})(?<![的是谁哪位些个么名])(?:老先生|先生|女士|小姐|教授|博士|老师|同学|师傅)(?=[的在是生出毕现于任当担获得拿])/u,
    "",
  ],
  [/(\p{Script=Han})(?:名下|旗下|手下)(?=有)/u, "$1"],
  [
    /^(?:有[一]?[颗个座家条部位本款项种场支所艘台把只架届首幅枚]\p{Script=Han}{1,6}叫(?:做|作)?)(.+?)[,，](?=[它他她其])/u,
    "$1, ",
  ],
  [/[,，]\s*(?:它|他|她|其)的(?=\p{Script=Han})/u, "的"],
  // Not where he is whose: 他师父的师父.
  [new RegExp(`[,，]\\s*(?:它|他|她|其)(?!${KIN})(?=\\p{Script=Han})`, "u"), ""],
  // `The lab that awards the prize: when was it founded?`
  [
    /^(?<who>(?:the|that|this) [^:：,]+?)\s*[:：,]\s*(?<ask>(?:when|where|who|what|which|how)\b.*?)\b(?:it|he|she|they)\b(?<end>[^,:]*)$/u,
    "$<ask>$<who>$<end>",
  ],
  [
    /^(?<who>(?:the|that|this) [^:：,]+?)\s*[:：,]\s*(?<ask>(?:(?:on|in|at|to|from|with|by|for|of) )?(?:what|who|which|when|where|how)\b.*?)\b(?:its|his|her|their) (?<end>[^,:]*)$/u,
    "$<ask>the $<end> of $<who>",
  ],
  [
    /^(?<who>(?:the|that|this) [^:：,?]+?)\s*[:：,]\s*(?<ask>(?:who|what) \p{L}+(?: \p{L}+)?) (?:it|him|her|them)(?<end>\s*\??)$/u,
    "$<ask> $<who>$<end>",
  ],
];

/** What of a pattern's source isn't literal. */
const NOT_LITERAL = /\\p\{[^}]*\}|\\.|\(\?<\w+>/gu;
const HAN = /\p{Script=Han}/u;
const LATIN = /[a-z]/u;

/** Patterns of words of one language are tried on texts that have such words. */
const TRIED = SOFT.map(([soft, plain]) => {
  const literal = soft.source.replace(NOT_LITERAL, "");
  const isOfHan = HAN.test(literal) || soft.source.includes("Script=Han");
  return { soft, plain, needsHan: isOfHan && !LATIN.test(literal), needsLatin: !isOfHan && LATIN.test(literal) };
});

/** The folded question without its soft words, as far as it has any: each left out alone, and all of them; nothing if there are none. */
export function softened(question: string): string[] {
  const found: string[] = [];
  const asked = tidy(question.replace(/[\s?!.。？！]+$/u, ""));
  let bare = asked;
  const [hasHan, hasLatin] = [HAN.test(asked), LATIN.test(asked)];
  for (const { soft, plain, needsHan, needsLatin } of TRIED) {
    if ((needsHan && !hasHan) || (needsLatin && !hasLatin)) continue;
    const alone = asked.replace(soft, plain);
    if (alone === asked) {
      if (bare !== asked) bare = replaced(bare, soft, plain);
      continue;
    }
    const tidied = tidy(alone);
    if (tidied !== asked) found.push(tidied);
    bare = bare === asked ? tidied : replaced(bare, soft, plain);
  }
  return [...new Set([bare, ...found])].filter((one) => one !== question && one !== "");
}

const SENTENCES = /^(?<before>.*[^.。!！?？])[.。!！]\s+?(?<last>[^.。!！]+)$|^(?<before2>.*?)[。！!](?<last2>[^。！!]+)$/u;
const PRONOUN = /\b(?:it|he|she|they|him|them)\b|[它他她](?!们)/u;
const POSSESSIVE = /\b(?:its|his|her|their)\b/u;

/**
 * `I found a bug in Echolot. Who maintains it?` asks who maintains Echolot: the last sentence with the one thing that the others name; or for itself, where they name nothing.
 *
 * @param namesIn names of known things in a text
 */
export function aboutEarlier(question: string, namesIn: (text: string) => readonly string[]): string | undefined {
  const { before, last, before2, last2 } = SENTENCES.exec(question)?.groups ?? {};
  const [first, rest] = [before ?? before2, last ?? last2];
  if (first === undefined || rest === undefined || /[?？]/u.test(first)) return undefined;
  const names = [...new Set(namesIn(first))];
  const [name] = names;
  // `I'm on a shoestring. Which boat is the cheapest?`
  if (name === undefined) return PRONOUN.test(rest) || POSSESSIVE.test(rest) ? undefined : rest.trim();
  if (names.length > 1 || namesIn(rest).length > 0) return undefined;
  if (PRONOUN.test(rest)) return rest.replace(PRONOUN, name).trim();
  return POSSESSIVE.test(rest) ? rest.replace(POSSESSIVE, `${name}'s`).trim() : undefined;
}

function replaced(text: string, soft: RegExp, plain: string): string {
  const without = text.replace(soft, plain);
  return without === text ? text : tidy(without);
}

function tidy(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .replace(/\s+(?=[,.?？。])/gu, "")
    .replace(/^[\s,，]+/u, "")
    .trim();
}
