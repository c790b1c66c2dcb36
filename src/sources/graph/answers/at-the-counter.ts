/** Whom or what somebody has been with: `with you`, `here`, `on the team`. */
const THERE =
  "(?:(?:working |employed |part |a member |members )?(?:here|there|(?:with|at|in|on|for|of) (?:you|us|them|(?:the|our|your|this) (?:company|firm|team|staff|crew|school|clinic|club|office|job|business|shop|troupe|choir|band|orchestra|group|society|association|guild|union|co-op|cooperative|lab|museum|library|hospital|practice|organi[sz]ation|payroll|books)))|a member|members)";
const BEEN = `(?:been|worked|served) ${THERE} (?:for )?`;
const WHO = "(?:谁|哪一?[个位名])\\p{Script=Han}{0,4}?";
const PERIOD = "一(?:个)?(?:小时|钟头|天|日|晚|夜|周|星期|礼拜|月|年)";
const HOW_MUCH = "(?:要|得|需要|需)?(?:花|付|交|收)?多少(?:钱|元|块钱?)?";
const MEASURE = "[张个份本套杯瓶盒场趟节门期件只台把]";
const ONE = `一?${MEASURE}`;
const GET = "(?:办理?|买|购买|领|订|预订|报名?|参加|看|坐|喝|吃|玩)";
const RENT = "(?:租|借|住|用|雇|包)";
const CARRY = "(?:拿|扛|提|背|抱|拎|搬|抬|举|端|挑)";
const TAKE = "(?:拿|取|领|借|提|领取|借用)(?:走|到)?";
const WHERE = "(?:哪里|哪儿|什么地方|哪个\\p{Script=Han}{1,3})";
/** These are caught on their way, and not where they are kept. */
const ON_ITS_WAY = "(?!.*\\b(?:bus|tram|train|ferry|boat|ship|taxi|shuttle|coach|passengers?)\\b)";

const pattern = (...parts: readonly string[]): RegExp => new RegExp(parts.join(""), "u");

/**
 * What is said at a counter of paying for things, fetching and carrying them, and of who has served there longer: what stands first asks the same as
 * what stands second. Of one thing only: two cards cost another sum than one.
 */
export const AT_THE_COUNTER: readonly (readonly [RegExp, string])[] = [
  // Who came first has been there longest.
  [pattern(`^(?:has|have) (.+? or .+?) ${BEEN}(?:the )?longer$`), "who joined earlier, $1"],
  [
    pattern(`^(?:who|which(?: one| of them| of the two)?) (?:has|have) ${BEEN}(?:the )?longer[,:]? (.+? or .+)$`),
    "who joined earlier, $1",
  ],
  [/^who (?:started|began|came|arrived) (?:here |work )?(first|earlier|sooner)(?=$|[,:]| of )/u, "who joined earlier"],
  [pattern(`\\bha(?:s|ve) ${BEEN}(?:the )?longest\\b`), "joined first"],
  [pattern(`(?<=${WHO})(?:进?来|到)(?:得|的)(更|最|比较)?早(?:一?[些点])?$`), "入职$1早"],
  [
    pattern(
      `(?<=${WHO})(?:在(?:这里|这儿|那里|那儿|公司|店里|单位))?(?:干|做|待|呆|工作|服务)(?:得|的)?(?:时间)?(更|最|比较)?(?:久|长)(?:一?[些点])?$`,
    ),
    "入职$1早",
  ],
  [pattern(`(?<=${WHO})(?:的)?(?:资格|资历|工龄|年资)(更|最|比较)?(?:老|深|长)(?:一?[些点])?$`), "入职$1早"],
  // What is left for a thing until it is brought back.
  [
    /^(?:how much|what)(?: money)? (?:do|does|must|should|would|will) (?:i|we|you|one|people|members?|customers?) (?:have to |need to )?(?:put down|(?:leave|pay|hand over)(?= .*\bdeposit))(?: (?:as|for|in) (?:an? |the )?deposit| deposit)? (?:for|on|to (?:borrow|rent|hire|take out|take|get)) (.+)$/u,
    "what is the deposit for $1",
  ],
  [/^(?:租|借|用|订)(?=\p{Script=Han}{2,}.*(?:押金|订金|定金|保证金))/u, ""],
  // What it costs by the day.
  [
    /^(?:how much (?:is|does|would|will) it (?:cost |be )?|what (?:does|would|will) it (?:cost|be) )(?:me |us )?to (?:rent|hire|borrow|take out|lease|book) (.+?) (?:for (?:a|one)|by the|per|an?|each|every) (hour|day|night|week|month|year)$/u,
    "what does $1 cost per $2",
  ],
  [/ to (?:rent|hire|borrow|take out|lease) (?=(?:by the|per|for an?) (?:hour|day|night|week|month|year)\b)/u, " "],
  ...["价格", "租金"].flatMap((price): (readonly [RegExp, string])[] => [
    [pattern(`^${RENT}(${PERIOD})(\\p{Script=Han}{2,}?)${HOW_MUCH}$`), `$2$1的${price}是多少`],
    [pattern(`^${RENT}(\\p{Script=Han}{2,}?)(${PERIOD})${HOW_MUCH}$`), `$1$2的${price}是多少`],
    [pattern(`(?<=\\p{Script=Han}{2})${RENT}?(${PERIOD})${HOW_MUCH}$`), `$1的${price}是多少`],
  ]),
  [pattern(`(?<=\\p{Script=Han}{2})${RENT}(?=${PERIOD}最)`), ""],
  [/(?<=[个样件把台只款种条辆])租起来(?=更?(?:便宜|贵))/u, "租金"],
  // One of it, whatever is done to get it.
  [pattern(`^(?:${GET}(?:${ONE})?|一${MEASURE})(\\p{Script=Han}{2,}?)${HOW_MUCH}$`), "$1多少钱"],
  [pattern(`^[上学](?:一[次节门期回])?(\\p{Script=Han}+(?:课|班|课程|工作坊|培训)\\p{Script=Han}*?)${HOW_MUCH}$`), "$1多少钱"],
  [
    /^how much (?:do|does|would|will|must|should) (?:i|we|you|one|they) (?:have to |need to )?(?:pay|spend|charge|ask|want) (?:for|on) (.+)$/u,
    "what does $1 cost",
  ],
  // How many it has room for; those who come are others.
  [
    /^how many (?:people|students|pupils|learners|members|participants) can (?:join|attend|take|sign up for|enrol (?:in|on)|get into|fit (?:in|into|on)|be (?:in|on)) (.+)$/u,
    "how many people can $1 admit",
  ],
  [/(?<!最多|至多)(?:能|可以)(收|招|带)(?:几|多少)(?:个|名)?人$/u, "最多能$1几个人"],
  [/(?<=\b\p{L}{3,}est \p{L}+) (?:that )?(?:i|we|you|one) can (?:borrow|rent|hire|get|take out)$/u, ""],
  // What is heavy weighs much, whoever carries it.
  [pattern(`${CARRY}(?:着|起来|在手[里上])(?:更|会)?(?=[更最]?[轻重沉])`), ""],
  [/\b(lighter|heavier|lightest|heaviest)((?: \p{L}+)?) to (?:carry|lift|hold|lug|haul|move)\b/u, "$1$2"],
  // Where it is kept it is fetched.
  [
    pattern(
      `^where (?:do|can|should|could|must|may) (?:i|we|you|one|people|members?|customers?) (?:go to )?(?:pick up|collect|fetch|borrow|find)${ON_ITS_WAY} (.+?)(?: from)?$`,
    ),
    "where is $1 kept",
  ],
  [pattern(`^(?:要|该|得)?(?:去|到|在)(${WHERE})(?:能|可以)?${TAKE}(\\p{Script=Han}{2,})$`), "$2存放在$1"],
  [pattern(`(?:要|该|得)?(?:去|到|在)(${WHERE})(?:能|可以)?${TAKE}$`), "存放在$1"],
  [pattern(`(?<=\\p{Script=Han}{2})(?:搁|摆|存|放)(?:在|到)?(?=哪(?:[里儿]|个\\p{Script=Han}{1,3})?$)`), "存放在"],
];
