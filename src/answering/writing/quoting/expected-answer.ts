/** What kind of thing a question asks for. */
export interface ExpectedAnswer {
  readonly type: "person" | "place" | "time" | "number" | "thing";
  /** What a number asked for is measured in, where the question tells: dimensions of units.ts. Empty: a count, or unknown. */
  readonly dimensions: readonly string[];
  /** What prices are told in that no list has; see {@link ownMoney}. */
  readonly currencies?: ReadonlySet<string> | undefined;
}

/** "Which year" asks for a date, and offers nothing to choose from. */
const CHOICE =
  /\bor\b|还是|\bwhich\b(?! (?:year|date|day|month|century|decade|season)\b)|哪(?:[个座条种部]|一(?!年|天|日|月|届|季))/iu;
const YES_NO =
  /^(?:is|are|am|was|were|do|does|did|can|could|may|has|have|had|will|would|should|must)\b|[吗嘛][?？]?\s*$|是否|是不是|有没有|能不能|可不可以|要不要/iu;

/** Whether yes or no settles it. */
export function isYesNo(question: string): boolean {
  return YES_NO.test(question.trim());
}

/** Questions that an answer may settle without naming anything new. */
export function isYesNoOrChoice(question: string): boolean {
  const text = question.trim();
  return YES_NO.test(text) || CHOICE.test(text);
}

/** Asks how many there are. "薄于多少就要更换" asks for a measure. */
export function isCount(question: string): boolean {
  return /how many|多少(?![就才便时则可会能要该必须])\p{Script=Han}|(?<!第)几/iu.test(question);
}

const MONEY = "cny usd eur gbp jpy crown franc rouble rupee";
export function isPrice({ dimensions }: ExpectedAnswer): boolean {
  return dimensions.includes("eur");
}

const LASTS = "seconds months age";
/** The first that fits decides. */
const FORMS: readonly (readonly [RegExp, ExpectedAnswer["type"], string?])[] = [
  [/\bwhat time of (?:the )?(?:year|month|week|day)\b/iu, "time"],
  [/\b(?:record|best|winning|fastest) time\b|\b(?:what|which) time\b.*\b(?:beat|beaten|broke|broken)\b/iu, "number", LASTS],
  [/几点|what time|at what hour/iu, "time", "clock"],
  [/开放时间|opening hours|星期几|周几|礼拜几|which day|what day/iu, "time"],
  [
    /什么时候|何时|什么时间|[哪何]一?[年天日月]|几[月号日]|哪几个?(?:年|月|天|周)|哪个?世纪|什么年代|哪个?(?:朝代|年代)|年份|哪个?季节/u,
    "time",
  ],
  [/\bwhen\b|\b(?:what|which) (?:year|date|month|century|decade|season)|\bsince when\b/iu, "time"],
  [
    /多少钱|(?:票价|售价|价格|费用)是?(?:多少)?|how much (?:is|does|do|did|are|was|were)\b.*\b(?:cost|pay|charge)|\bcosts?\b|\bprice\b|how much (?:money|do(?!.*\b(?:weigh|hold|carry|lift|eat|drink|produce)\b))/iu,
    "number",
    MONEY,
  ],
  [
    /多少(?:张)?(?:门票|票钱|入场费|费用|学费|租金|房租|押金|定金|奖金|工[资钱]|薪水|酬劳|津贴|补贴|会费|车费|邮费|罚款|赔款)|(?:月|年|底|周|日|时)薪(?:是?|有|大概)多少|(?:门票|票|费|押金|定金|奖金|工资|罚款|租金)(?:是|要|收)?多少|(?:收|罚|赔|付|挣|退)多少(?![\p{Script=Han}])|how much (?:is|are|was|were) (?:the |an? )?(?:\p{L}+ ){0,2}(?:fee|ticket|tickets|entry|admission|deposit|rent|fine|fare|reward|salary|prize)\b/iu,
    "number",
    MONEY,
  ],
  [
    /\b(?:how (?:big|large|high|great|steep) (?:is|are|was|were)|what(?:['’]s| is| are| was| were)) (?:the |an? |my |your |our |his |her |their )(?:\p{L}+ ){0,2}(?:fees?|fines?|bonus|rent|fare|salary|wage|penalty|surcharge|grant)\b|(?:奖金|罚款|罚金|押金|定金|补贴|工资|租金|年费|会费|手续费|[\p{Script=Han}]费)(?:有|是)?(?:多高|多大)/iu,
    "number",
    MONEY,
  ],
  [
    /^how much (?:is|are|was|were) (?!there\b)(?!.*\b(?:capacity|weight|population|height|length|area|difference|left|longer|taller|higher|older)\b)/iu,
    "number",
    MONEY,
  ],
  [
    /\b(?:what|which) (?:\p{Ll}+ ){0,2}(?:allowance|fee|fine|salary|wages?|deposit|rent|fare|surcharge|grant) (?:is|are|was|were|do|does|did|must|will|would)\b/iu,
    "number",
    MONEY,
  ],
  [/\bhow small (?:is|are|may|can|must|does|do)\b|\bhow (?:thick|thin|narrow)\b|多[厚薄粗细窄]/iu, "number", "length"],
  [/\b(?:for|at|to) (?:what|which) (?:sum|price|amount)\b|\bwhat sum\b/iu, "number", MONEY],
  [
    /多少(?:元|块|克朗|法郎|卢布|卢比|美元|欧元|英镑|日元)|how many (?:yuan|crowns|francs|roubles|rubles|rupees|dollars|euros|pounds|yen)\b/iu,
    "number",
    MONEY,
  ],
  [
    /多高|身高|海拔|高度|多深|深度|多远|距离|多宽|how (?:tall|high|deep|far|wide)\b|\b(?:height|depth|elevation|distance)\b/iu,
    "number",
    "length",
  ],
  [
    /how many (?:days|weeks|hours|minutes|seconds|months|years)\b|(?:多少|(?<![哪这那好])几)(?:天|个?小时|个?钟头|分钟|秒钟?|个?星期|周(?!年)|个月|年)/iu,
    "number",
    "seconds months age",
  ],
  [
    /how many (?:kilo|centi)?met(?:re|er)s\b|how many (?:miles|feet)\b|多少(?:米|公里|千米|厘米|毫米|里地?)/iu,
    "number",
    "length",
  ],
  [/how many (?:tonnes|tons|kilograms|kilos|grams)\b|多少(?:吨|公斤|千克|斤|克(?!朗))/iu, "number", "mass"],
  [/how (?:soon|quickly|far in advance|long in advance|far ahead)\b|提前(?:多久|几)/iu, "number", LASTS],
  [/多久|多长时间|how long (?:did|does|do|has|have|had|was it|may|can)\b|寿命|能活/iu, "number", "seconds months age"],
  [/多长|长度|how long\b|\blength\b/iu, "number", "length seconds months"],
  [/多重|重量|体重|how heavy\b|\bweigh|\bmass\b/iu, "number", "mass"],
  [/面积|多大|how (?:large|big)\b|\barea\b/iu, "number", "area age length byte"],
  [/多大年纪|[几多][少]?岁|年龄|how old\b|\b(?:minimum|maximum) age\b/iu, "number", "age months"],
  [/百分之多少|增长率|比例|percent/iu, "number", "ratio"],
  [/温度|气温|(?:多少|几)度|temperature|how (?:hot|cold|warm)\b/iu, "number", "celsius"],
  [/速度|多快|how fast\b|\bspeed\b/iu, "number", "speed ratio"],
  [/密度|how (?:dense|thick|loud|bright|steep)\b|多(?:厚|密|响|亮|陡)/iu, "number"],
  // Who somebody is, is told by what they are.
  [
    /^\s*[Ww]ho(?: is| was|'s) (?:\p{Lu}[\p{L}.'’-]*\s*)+\??\s*$|\p{Lu}[\p{Script=Latin}.'’ -]+是谁[?？]?\s*$|是(?:什么人|何许人)[?？]?\s*$/u,
    "thing",
  ],
  // A museum may be given something too.
  [/归(?:了|于|属)?谁|[留捐卖送交赠租借][给]?了?谁|\bto whom\b|\bwho(?:m)?\b.*\bto\s*\??$/iu, "thing"],
  [/谁|哪位|什么人|何人|哪个人/u, "person"],
  [/\bwho(?:m|se)?\b/iu, "person"],
  [
    /哪里|哪儿|何处|何地|什么地方|哪个?(?:座|一座)?(?:城市|国家|省份?|市|县|区|镇|村|地方|地区|洲|州|座山)|哪国|在哪|哪里人/u,
    "place",
  ],
  [/\bwhere\b|\b(?:what|which) (?:city|town|country|province|state|village|place|county|region|continent|district)\b/iu, "place"],
  [/\bnumber of\b|数量是|数目/iu, "number"],
  [/多少|几[个名位座次种家件人层条只章所张岁辆本届]|how (?:many|much)\b|\bpopulation\b|人口数?/iu, "number"],
];

const ASKS = /\b(?:what|which|who|whom|whose|when|where|why|how)\b/iu;
/** What only says more of what is asked about: "who … when the claim is refused". */
const SUBORDINATE = /(?<!\b(?:and|or)),? (?:when|where|while|if|unless|because|that|who|which|whose)\b(?! (?:and|or)\b).*$/iu;

/** "Can my sister bring her dog when she stays?" asks for no time; "can you tell me when it opens?" does. */
const ONLY_SETTLES =
  /^(?:is|are|was|were|do|does|did|can|could|may|has|have|had|will|would|should|must|am)\b(?!.*\b(?:tell|know|say|find out|remember|explain)\b)/iu;

/** What only says when or where it is asked: "When we prune, how far down do we cut?" */
const PRELUDE =
  /^\s*(?:when|if|while|after|before|once|because|since|where|as soon as) (?!(?:is|are|was|were|do|does|did|can|could|may|must|should|will|would|has|have|had)\b)[^,?]{3,80},\s*(?=(?:\p{L}+ ){0,2}(?:what|which|who|whom|whose|when|where|why|how)\b)/iu;

/** The clause that asks. */
function askingClause(whole: string): string {
  const question = whole.replace(PRELUDE, "");
  if (ONLY_SETTLES.test(question.trim()))
    return question.replace(/\b(?:when|where|while|if|unless|because|who|which|whose|how)\b.*$/iu, "");
  const asks = ASKS.exec(question);
  if (asks === null) return question;
  const from = asks.index + asks[0].length;
  return question.slice(0, from) + question.slice(from).replace(SUBORDINATE, "?");
}

export function expectedAnswer(question: string): ExpectedAnswer {
  const asked = askingClause(question);
  const found = FORMS.find(([pattern]) => pattern.test(asked));
  return { type: found?.[1] ?? "thing", dimensions: found?.[2]?.split(" ") ?? [] };
}
