import { comparing, type Guard, readOnce } from "./guard.js";
import type { GuardedQuestion } from "./guarded-question.js";
import { classReader } from "./word-classes.js";

/** Now, before and after are different times. */
export const timeWordsGuard: Guard = comparing(
  "time words",
  classReader([
    ["was", "", "who (?:was|were)(?! .*(?:ed|en|wn|uilt|ound|ught|made|by)(?: by)?$)"],
    [
      "formerly",
      "原名|以前|从前|过去|曾|前任|当年|原来|原先|早先|昔日",
      "formerly|former|previously|previous|used to|ever|in the past|ex|old name",
    ],
    ["future", "将来|未来|以后会|即将|下一任|明天|明年|后天", "will|next|future|tomorrow|going to|upcoming"],
    ["yesterday", "昨天|前天", "yesterday"],
    ["last", "去年|上个?月|上周|上次|上一(?=[任次个届期场班代回季部])", "last (?:year|month|week|time|night)"],
    ["begin", "开始|起初|最初|当初|起点", "begin|began|start|started|starts|initially|originally|at first"],
    ["end", "结束|最终|最后|终点", "end|ended|ends|finally|finish|finished"],
    ["before", "之前|以前|前夕", "before|prior to|until|by the time|earlier than"],
    ["after", "之后|以后|过后", "after|since|afterwards|later than"],
    ["during", "期间|其间", "during|while"],
    ["morning", "早上|上午|清晨", "morning|a\\.?m"],
    ["evening", "晚上|夜里|夜间|傍晚", "evening|night|p\\.?m"],
    ["noon", "中午|下午", "noon|afternoon"],
  ]),
);

const NEGATIONS = classReader([
  [
    "not",
    "(?<![是能可会有要该知对好])不(?![过仅只同少到久错丹]|是(?=[吗吧?？]|$))|(?<=[会能可])不(?![会能可])|[没未]|并非|(?<![分区差级性类特个告离])别(?=[^人的处名墅])|勿|莫|毋",
    "not|\\p{L}+n't|cannot|don't|doesn't|didn't|isn't|aren't|wasn't|can't|won't",
  ],
  ["no", "无(?![论锡线])|非(?![洲常遗])", "no|none|nobody|nothing|neither|nor|without|lacks?|lacking"],
  ["never", "从不|从未|永不|绝不", "never"],
  ["except", "除了|除外|除去|以外|之外", "except|excluding|other than|apart from|but not|besides"],
  ["fail", "拒绝|失败|避免", "fails?|failed|refuse[sd]?|avoid|unable|refuses"],
]);
/** 是不是 and 有没有 ask, and deny nothing. */
const ASKS_BOTH = /是不是|有没有|能不能|会不会|可不可以|要不要|该不该|对不对|好不好|算不算|在不在|开不开|不同|差不多|不少/gu;

export const negationGuard: Guard = comparing("negation", (question) =>
  NEGATIONS({ ...question, folded: question.folded.replace(ASKS_BOTH, " ") }).concat(negatedWords(question)),
);

const PREFIXED =
  /(?<!\p{L})(?:non|un|in|im|ir|dis)-?(?=(?:able|known|named|married|finished|published|successful|usual|common|complete|visible|possible|dependent|official|legal|regular|used|like|magnetic|toxic|profit|member|resident|fiction|stop|smok)\p{L}*)/gu;

function negatedWords({ folded }: GuardedQuestion): string[] {
  return PREFIXED.test(folded) ? ["prefix"] : [];
}

/** Each line: an axis, and the words of its two ends. */
const OPPOSITES: readonly (readonly [axis: string, one: readonly [string, string], other: readonly [string, string]])[] = [
  [
    "birth",
    ["出生|诞生|生于|生日|哪年生|生在", "born|birth|birthday|birthplace"],
    ["去世|逝世|死|病逝|卒|过世|辞世|身亡", "died|die|death|dead|dies|passed away"],
  ],
  [
    "open",
    ["开放|开门|开业|开馆|开张|启用", "opens?|opened|opening"],
    ["关闭|关门|停业|闭馆|休馆|歇业", "close[sd]?|closing|shut"],
  ],
  [
    "begin",
    ["开始|开工|起点|启动|动工", "begins?|began|starts?|started"],
    ["结束|完工|终点|竣工|停止", "ends?|ended|finish(?:es|ed)?|stop(?:s|ped)?"],
  ],
  [
    "founding",
    ["创办|创立|成立|建立|开办|创建|组建", "founded|established|set up|founding|created|started"],
    [
      "停办|解散|倒闭|撤销|废止|关闭|停业|停刊|停产",
      "dissolved|abolished|closed(?: down)?|shut(?: down)?|disbanded|wound up|discontinued",
    ],
  ],
  [
    "built",
    ["建成|建造|修建|启用|开通|通车|落成", "built|opened|completed|inaugurated"],
    ["拆除|拆毁|拆掉|停用|报废|废弃", "demolished|torn down|pulled down|scrapped|decommissioned"],
  ],
  ["buy", ["(?<!购)买(?!卖)|购买|收购", "buys?|bought|purchased?|acquired?"], ["卖(?!家)|出售|售出", "sells?|sold"]],
  ["win", ["打败|击败|赢|战胜", "wins?|won|beats?|defeats?|defeated"], ["输|败给|落败", "loses?|lost"]],
  [
    "up",
    ["上升|增加|增长|提高", "rises?|rose|increased?s?|grew|grows?"],
    ["下降|减少|降低|下跌", "falls?|fell|decreased?s?|declined?|dropped"],
  ],
  [
    "big",
    [
      "大(?!学|桥|坝|厦|街|道|会|赛|陆|洋|夫|师|使|臣|军|火|家|概|约|小|熊|雪|水|湖|河|山|堤|典|力|理|连|豆|蒜|米|象|厅)",
      "big(?:ger|gest)?|large(?:r|st)?",
    ],
    ["小(?!学|说|镇|村|时|组|姐|孩|行|岛|熊|雪|河|溪|吃|麦|提|品|虎|天|型|径|巷|区)", "small(?:er|est)?|little|tin(?:y|iest)"],
  ],
  [
    "high",
    ["(?<!提)高(?!中|校|速|铁|原|山|级|温)", "high(?:er|est)?|tall(?:er|est)?"],
    ["低(?!温)|矮", "low(?:er|est)?|short(?:er|est)?"],
  ],
  [
    "long",
    ["(?<![校局院市团船会社村县厅部班队站家行馆所台省店处司专擅])长(?!江|城|征|沙|春|安|老|子|篇)", "long(?:er|est)?"],
    ["短", "short(?:er|est)?"],
  ],
  ["many", ["最多|更多|多于|多过", "more|most"], ["最少|更少|少于", "fewer|fewest|less|least"]],
  [
    "old",
    ["最早|更早|[得的]早|早一[点些]|最老|年长|早于|先于|更老|年纪大", "old(?:er|est)|earli(?:er|est)|elder|eldest|first"],
    ["最晚|更晚|[得的]晚|晚一[点些]|最年轻|最新|晚于|更年轻|年纪小", "young(?:er|est)|lat(?:er|est)|new(?:er|est)|last"],
  ],
  ["fast", ["快(?!递|乐|餐)", "fast(?:er|est)?|quick(?:er|est|ly)?"], ["慢", "slow(?:er|est|ly)?"]],
  ["heavy", ["重(?!庆|要|工|修|建|新|点|名)", "heav(?:y|ier|iest)"], ["轻(?!工|轨)", "light(?:er|est)|lightest"]],
  ["deep", ["深(?!圳|入|刻)", "deep(?:er|est)?"], ["浅", "shallow(?:er|est)?"]],
  ["thick", ["厚", "thick(?:er|est)?"], ["薄", "thin(?:ner|nest)?"]],
  ["wide", ["宽", "wide(?:r|st)?|broad(?:er|est)?"], ["窄", "narrow(?:er|est)?"]],
  ["expensive", ["贵(?!州|阳|姓|族)", "expensive|dear(?:er|est)"], ["便宜", "cheap(?:er|est)?"]],
  ["near", ["最近|更近|近(?=的|于)", "near(?:er|est)?|closest|closer"], ["远", "far(?:ther|thest)?|further|furthest"]],
  [
    "good",
    ["最好|更好|优点|好处|优势", "best|better|advantages?|benefits?|pros"],
    ["最差|最坏|更差|缺点|坏处|劣势", "worst|worse|disadvantages?|drawbacks?|cons"],
  ],
  ["hot", ["热|最暖", "hot(?:ter|test)?|warm(?:er|est)?"], ["冷(?!却)|寒", "cold(?:er|est)?|cool(?:er|est)?"]],
  ["from", ["从(?!不|来没)|来自", "from"], ["到(?=.*去)|去(?!世|年)|前往", "to (?=\\p{Lu}|\\p{L}+$)|goes to"]],
  [
    "within",
    ["(?<=[城校馆厂村市])[里内]", "in"],
    ["(?<=[城校馆厂村市])外|附近|旁边|周围", "near|beside|around|close to|next to"],
  ],
  ["on", ["(?<=[桌床楼山桥船车])上", "on"], ["(?<=[桌床楼山桥船车])下", "under|beneath|underneath"]],
  ["war", ["战前", "pre-war"], ["战后", "post-war"]],
  ["import", ["进口|输入|导入", "imports?|imported|input"], ["出口|输出|导出", "exports?|exported|output"]],
  [
    "arrive",
    ["到达|抵达|进入|入口", "arrives?|arrived|arrival|enters?|entered|entrance"],
    ["离开|出发|出口|启程", "leaves?|left|departs?|departed|departure|exits?"],
  ],
  ["allow", ["允许|准许|可以", "allowed|permitted|allows?"], ["禁止|不许|不准|严禁", "forbidden|banned|prohibited|forbids?"]],
  [
    "teach",
    ["老师|教师|导师|师父|教过|师从|受业", "teachers?|taught|mentors?|tutors?|advisors?"],
    ["学生|弟子|徒弟", "students?|pupils?|disciples?"],
  ],
  ["parent", ["父亲|母亲|爸|妈|父母", "fathers?|mothers?|parents?"], ["儿子|女儿|孩子|子女", "sons?|daughters?|child(?:ren)?"]],
  [
    "man",
    ["丈夫|父亲|爸|儿子|男|兄|弟|哥", "husbands?|fathers?|sons?|brothers?|men|man|male|king"],
    ["妻子|母亲|妈|女|姐|妹|太太|夫人", "wife|wives|mothers?|daughters?|sisters?|women|woman|female|queen"],
  ],
  ["inner", ["里面|内部|室内|以内", "inside|indoors?|within|internal"], ["外面|外部|室外|户外", "outside|outdoors?|external"]],
  [
    "above",
    ["上面|以上|上游|上方|超过|大于|多于", "above|over|upstream|upper|on top|exceed(?:s|ing)?"],
    ["下面|以下|下游|下方|不足|小于|少于", "below|under|downstream|lower|beneath"],
  ],
  ["east", ["东", "east(?:ern)?"], ["西", "west(?:ern)?"]],
  ["north", ["北", "north(?:ern)?"], ["南", "south(?:ern)?"]],
  ["left", ["左", "on the left|left side|left bank"], ["右", "on the right|right side|right bank"]],
  ["employer", ["雇主|老板", "employers?|boss"], ["员工|雇员|职工", "employees?|staff"]],
  [
    "whole",
    ["母公司|上级|隶属|属于", "parent company|belongs? to|owner|owned by"],
    ["子公司|下属|旗下", "subsidiar(?:y|ies)|owns"],
  ],
  ["source", ["发源|源头|源自", "sources?|rises?|origin"], ["注入|汇入|流入|河口|入海", "mouth|flows? into|empties|drains"]],
  [
    "send",
    ["借出|寄出|送出|给了", "lends?|lent|sends?|sent|gives?|gave"],
    ["借入|收到|借来|接到", "borrows?|borrowed|receives?|received"],
  ],
  ["cause", ["原因|为什么|起因|导致", "causes?|caused|why"], ["后果|结果|影响", "effects?|results?|consequences?|impact"]],
  ["minimum", ["至少|最低|下限", "at least|minimum|min"], ["至多|最多|上限|最高", "at most|maximum|max"]],
];
const ENDS = OPPOSITES.map(([axis, one, other]) => ({
  one: classReader([[axis, ...one]]),
  other: classReader([[axis, ...other]]),
}));

/** Of which axes a question has a word of one end only, and of which. */
const endsOf = readOnce((question: GuardedQuestion): readonly (0 | 1 | 2)[] =>
  ENDS.map(({ one, other }) => {
    const [first, second] = [one(question).length > 0, other(question).length > 0];
    return first === second ? 0 : first ? 1 : 2;
  }),
);

/** One has a word, the other its opposite, and neither has both. */
export const antonymGuard: Guard = {
  name: "antonym",
  differs: (one, other) => {
    const others = endsOf(other);
    return endsOf(one).some((end, axis) => end !== 0 && others[axis] !== 0 && others[axis] !== end);
  },
};

/** How many, how surely, how much. */
export const degreeGuard: Guard = comparing(
  "degree",
  classReader([
    ["all", "所有|全部|每[个一座条位家]|一切", "all|every|each|entire|whole"],
    ["both", "都(?=[是有在没])|两者|双方", "both"],
    ["some", "有些|有的|某些|部分", "some|certain|part of|partly"],
    ["most of", "大多|大部分|多数", "most of|mostly|mainly|majority"],
    ["only", "只|仅|唯一|光(?=有)", "only|sole|solely|just|alone|merely"],
    ["also", "也|还有|另外|其他|其它|别的", "also|too|else|other|others|another|additional"],
    ["about", "大约|左右|大概|约(?=\\d)|差不多", "about \\d|approximately|roughly|around \\d|almost|nearly"],
    ["exactly", "恰好|正好|究竟|精确", "exactly|precisely"],
    ["at least", "至少|起码|以上|不少于|超过|多于|大于", "at least|minimum|more than|over \\d|exceed(?:s|ing)?|above \\d"],
    ["at most", "至多|不超过|以下|不到|不足|少于|小于", "at most|maximum|less than|fewer than|under \\d|below \\d|up to"],
    ["average", "平均|人均", "average|mean|per capita|median"],
    // 一共有多少 asks no more than 有多少.
    ["total", "总(?=[数量额长计])", "total|overall|combined"],
    ["per", "每[年月天日周次人]", "per|a (?:day|week|month|year)|daily|weekly|monthly|yearly|annual|annually"],
    ["may", "可能|也许|或许", "may|might|possibly|perhaps"],
    ["must", "必须|应该|应当|得(?=交)", "must|should|ought|have to|has to|need to|required"],
    ["unless", "除非|万一", "unless|in case|suppose"],
    ["very", "非常|特别|十分", "very|extremely"],
    ["briefly", "简[单要略]|一句话|简短", "briefly|in short|in brief|one sentence|short answer"],
    ["in detail", "详细|具体|展开", "in detail|detailed|at length|one page"],
    ["in english", "用?英[文语](?:回答|说|怎么)|的英文", "in english"],
    ["in french", "用?法[文语](?:回答|说|怎么)|的法文", "in french"],
    ["in chinese", "用?[中汉][文语](?:回答|说|怎么)|的中文", "in chinese"],
    ["again", "再次|又一次|重新|重(?=修|建)", "again|re-?built|re-?opened"],
  ]),
);

const COMPARISONS = classReader([
  ["than", "比(?!赛|例|较|如|分|重)|相比|较之", "than|compared (?:to|with)|versus|vs"],
  ["more", "更(?!新|名|换|改)|还要", "more than|\\p{L}+er than"],
  ["same", "一样|相同|同一|同样", "same|equal|equally|as \\p{L}+ as|alike|identical"],
  ["difference", "区别|差别|差异|不同|相差", "differences?|different|differs?|distinguish\\p{L}*"],
  ["choice", "还是|哪个更|哪[一]?[个座条家]更|谁更", "or|which of (?:the )?(?:two|these)|whether"],
]);

export const comparisonGuard: Guard = comparing("comparison", COMPARISONS);

const SUPERLATIVES = classReader([
  ["largest", "最大|最(?:为)?宏大|首大", "largest|biggest|greatest"],
  ["smallest", "最小", "smallest|tiniest|least large"],
  ["highest", "最高", "highest|tallest"],
  ["lowest", "最低|最矮", "lowest"],
  ["longest", "最长", "longest"],
  ["shortest", "最短", "shortest"],
  ["deepest", "最深", "deepest"],
  ["shallowest", "最浅", "shallowest"],
  ["oldest", "最老|最古老|最早|最先|首[个座位次家]|第[一1][个座位次家任]|头一", "oldest|earliest|first|eldest"],
  ["newest", "最新|最晚|最年轻|最近|最后", "newest|latest|youngest|last|most recent"],
  ["most", "最多", "(?<!at )most"],
  ["least", "最少", "(?<!at )least|fewest"],
  ["heaviest", "最重", "heaviest"],
  ["lightest", "最轻", "lightest"],
  ["fastest", "最快", "fastest|quickest"],
  ["slowest", "最慢", "slowest"],
  ["thickest", "最厚", "thickest"],
  ["thinnest", "最薄", "thinnest"],
  ["widest", "最宽", "widest|broadest"],
  ["narrowest", "最窄", "narrowest"],
  ["dearest", "最贵", "most expensive|dearest|priciest"],
  ["cheapest", "最便宜", "cheapest|least expensive"],
  ["nearest", "最近的", "nearest|closest"],
  ["farthest", "最远", "farthest|furthest"],
  ["best", "最好|最佳|最著名|最有名", "best|most famous"],
  ["worst", "最差|最坏", "worst"],
  ["second", "第二|次(?=[大高长深])", "second (?:largest|biggest|tallest|highest|longest|oldest|deepest)"],
]);

export const superlativeGuard: Guard = comparing("superlative", SUPERLATIVES);

/** Who speaks, and of whom. */
export const personGuard: Guard = comparing(
  "person",
  classReader([
    ["I", "我(?!们)|咱(?!们)|本人", "i|me|my|mine|myself"],
    ["we", "我们|咱们|本店|本馆", "we|us|our|ours|ourselves"],
    ["you", "你(?!们)|您", "you|your|yours|yourself"],
    ["you all", "你们", "you all|yourselves"],
    ["he", "(?<!其)他(?!们|国|乡)", "he|him|his|himself"],
    ["she", "她(?!们)", "she|her|hers|herself"],
    ["they", "[他她它]们", "they|them|their|theirs|themselves"],
    ["self", "自己", "oneself|own"],
  ]),
);

const REFERENCE =
  /(?<!其)[他她它](?!国|乡|山|人)|[他她它]们|(?<![因如从由对与])此(?!外)|[这那](?!一?年|时)|该(?=[校书桥人公馆厂船片药城镇市])|前者|后者|上述|上面提到|刚才|(?<!\p{L})(?:he|him|his|she|her|hers|it|its|they|them|their|theirs|this|that|these|those|the former|the latter|the above|the same one|one of them|there)(?!\p{L})/u;
/** `the book that X wrote`, `is there`, `does it take`: these point to nothing before. */
const POINTS_NOWHERE =
  /(?<=\p{L} )that(?= )|(?<!\p{L})(?:is|are|was|were) there(?!\p{L})|(?<!\p{L})there (?:is|are|was|were)(?!\p{L})|(?<!\p{L})(?:does|did|is|was|will) it (?:take|cost|true|possible)(?!\p{L})/gu;

/** What points to something unsaid may point to anything: such questions are never found by likeness. */
export const referenceGuard: Guard = {
  name: "reference",
  differs: (one, other) => isPointing(one) || isPointing(other),
};

const isPointing = readOnce(isUnresolved);

/** A capital inside the sentence makes a name of it: He Suqin. What something was said before may point to that. */
function isUnresolved({ language, text }: GuardedQuestion): boolean {
  const read = `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`.replace(POINTS_NOWHERE, (found) => "_".repeat(found.length));
  const before = read.slice(0, REFERENCE.exec(read)?.index ?? 0);
  if (before === "") return REFERENCE.test(read);
  return !(language === "zh" ? MEANS_SOMETHING.zh : MEANS_SOMETHING.en).test(before.replace(ASKING, ""));
}

const ASKING = /谁|什么|哪[里儿个]?|几|多少|怎么|为什么|请问/gu;
/** Enough to point to: a few characters, or a name. */
const MEANS_SOMETHING = { zh: /\p{Script=Han}{3}|\p{Script=Latin}{3}/u, en: /\p{Lu}|\d/u } as const;
