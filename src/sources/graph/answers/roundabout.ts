/** Who may be made to ask in a question: `should a school talk to`. */
const ASKER = "(?:i|we|you|one|people|visitors|customers|an? \\p{L}+|the \\p{L}+)";

/** What a question says in a roundabout way: what stands first asks the same as what stands second. */
export const ROUNDABOUT: readonly (readonly [RegExp, string])[] = [
  // Names by what is said in brackets behind them stay; units and synonyms behind an adjective go.
  [/(?<=\bhow \p{L}+)\s*\([^()]{1,30}\)/u, ""],
  [/\bhow high up\b/u, "how high"],
  [/\b(?:normally|usually|generally|typically|regularly|ordinarily)\b,?/u, ""],
  [/(?<=(?:'s|his|her|their|its) )(?:usual|regular|normal|own) (?=\p{L})/u, ""],
  [/^[\p{L} ]{3,40} included,\s*/u, ""],
  [/\b(first|earliest|last|latest) (?:thing )?(?:in the (?:morning|afternoon|evening|day|night)|of the day|at night)\b/u, "$1"],
  [
    /(?<=(?:longest|shortest|best) )(?:in|on|under|at) (?:(?:the|a|cold) )?(?:storage|store|fridge|cellar|shelf|stock)(?=\s*\??$)/u,
    "",
  ],
  [/(?<=keeps? (?:the )?(?:longest|shortest)) (?:in|on) (?:the |a )?(?:storage|fridge|cellar|shelf)/u, ""],
  // When somebody came, and where somebody works or sits.
  [
    /^since (?:when|what (?:year|date|day)) (?:has|have) (.+?) (?:been|worked|served)(?: working)? (?:with|at|for|in|part of|a member of) (.+)$/u,
    "when did $1 join $2",
  ],
  [/^how long (?:ago )?(?:has|have) (.+?) (?:been|worked|served) (?:with|at|for) (.+)$/u, "when did $1 join $2"],
  [/^when did (.+?) start (?:work(?:ing)? |out )?(?:at|with|for|in) (.+)$/u, "when did $1 join $2"],
  [/^how many (?:people |persons |guests )?(?:does|do|can) (.+?) sleep$/u, "how many berths does $1 have"],
  // How old a firm is.
  [
    /^(?:how long|since (?:when|(?:what|which) (?:year|date))) (?:has|have) (.+?) been (?:going|around|in (?:business|existence|operation)|trading)$/u,
    "when was $1 founded",
  ],
  [
    /\bwhere (do|does|did) (.+?) (?:have|has|make|keep) (?:its|their|his|her) (?:home|base|seat|main office)(?=\s*\??$)/u,
    "where is $2 based",
  ],
  [/\bwhere (.+?) (?:has|had|have) (?:his|her|their|a) job\b/u, "where $1 works"],
  [/\b(?:go|goes|going) to work\b/u, "work"],
  [/\bha(?:s|ve) (?:his|her|their|a) job (at|in|with)\b/u, "works $1"],
  // `Who taught her to drive trams`
  [/\b(who (?:taught|teaches|trained|trains|coached|coaches)) (.+?) (?:how )?to \p{L}+(?: \p{L}+){0,2}(?=\s*\??$)/u, "$1 $2"],
  // Rows of a list.
  [/\b(?:do|does) (?:you|we|they) (?:list|show|know|have|record) as (?:having|being)\b/u, "have"],
  [
    /^how many (?:people|persons|staff|employees|of the staff) (?:are|were) (?:down|listed|registered|recorded|entered|employed) as (?:an? )?(\p{L}+)(?: in (?:the|your|our) (?:\p{L}+ )?(?:records?|lists?|files?|data|register|books))?$/u,
    "how many $1 are there",
  ],
  [/\b(?:in|on|from) (?:the|our|your|this) \p{L}+ (?:records?|lists?|files?|data|register)(?=\s*\??$)/u, ""],
  [
    /^(how many|which|what) (.+?) (?:has|have|had|did|does) (.+?) (?:worked?|served|been (?:involved|busy)) (?:on|in|at) as (?:an? |the |their |its )?(\p{L}+)(?=\s*\??$)/u,
    "$1 $2 have $3 as their $4",
  ],
  [
    new RegExp(
      `^who (?:should|do|does|can|must|would|has to|have to) ${ASKER} (?:have to )?(?:talk|speak|turn|write|apply|go|report) to (?:about|for|regarding|concerning) (.+)$`,
      "u",
    ),
    "who is the contact of $1",
  ],
  [
    new RegExp(
      `^who (?:should|do|does|can|must) ${ASKER} (?:contact|ask|call|ring|reach|email) (?:about|for|regarding|concerning) (.+)$`,
      "u",
    ),
    "who is the contact of $1",
  ],
  [
    /^how many (?:people|persons|men and women) (?:are|work|serve) (?:there )?(?:on|in) (?:the )?(?:staff|payroll|workforce) (?:of|at) (.+)$/u,
    "how many employees does $1 have",
  ],
  [
    /^how many (?:people|persons) (?:are|work|serve) (?:on|in) (.+?)(?:'s|') (?:staff|payroll|workforce)$/u,
    "how many employees does $1 have",
  ],
  [
    /^(?:what is|what's|how (?:big|large) is) the (?:largest|biggest|maximum) (?:group|class|party|number of \p{L}+) (?:that )?(.+?) (?:can|will|could|may) (?:take|hold|accept|handle|seat)(?=$|[\s,?])/u,
    "how many people can $1 take",
  ],
  [/\b(?:runs?|comes?|goes|go|leaves?|departs?) (?:the )?most often\b/u, "is the most frequent"],
  [/\b(?:runs?|comes?|goes|go|leaves?|departs?) (?:the )?least often\b/u, "is the least frequent"],
  [/^(?:does|do) (.+?) (?:run|come|go|leave|depart) more often than (.+)$/u, "is $1 more frequent than $2"],
  [/^(?:does|do) (.+?) (?:run|come|go|leave|depart) less often than (.+)$/u, "is $1 less frequent than $2"],
  // What sort of thing it is.
  [/^(?:of )?what (?:sort|kind|type) of (\p{L}+(?: \p{L}+)?) (is|are|was|were) (.+)$/u, "what is the $1 type of $3"],
  [/^(.+?)是(?:什么|哪种|哪一种|哪类)(?:种类|类型|品种)的?(\p{Script=Han}{1,4})$/u, "$1的$2类型是什么"],
  [
    /\b(pays?|gives?|brings?|awards?|offers?|earns?) (?:the|its|their|a) (?:winners?|holders?|laureates?) (?=(?:the )?(?:most|least))/u,
    "$1 ",
  ],
  [/\b(cheaper|dearer|more expensive|cheapest|dearest|most expensive|priced|sold) by the (?=\p{L}+)/u, "$1 per "],
  [
    /\bthe (main|chief|principal) (\p{L}+) (?:grown|planted|raised|kept|made|sold|used|served) (?:at|in|on|by) /u,
    "the $1 $2 of ",
  ],
  // Customers.
  [
    /\bha(?:s|ve) been (?:buying|ordering|purchasing|getting \p{L}+|shopping|trading)(?: \p{L}+)? (?:from|with) (?:us|you|them|the (?:firm|company|co-op|coop|shop)) (?:for )?(?:the )?longest\b/u,
    "became a customer first",
  ],
  [
    /\bha(?:s|ve) been (?:an? |our |your )?(?:customer|client|buyer)s?(?: of (?:ours|yours))? (?:for )?(?:the )?longest\b/u,
    "became a customer first",
  ],
  // Hours.
  [
    new RegExp(
      `^(?:on )?(?:what|which|when)(?: (?:are|is|days?|hours?|times?|and|days))* (?:can|may|could) ${ASKER} (?:get into|go to|go into|visit|come to|enter|see)(?: the)? (.+)$`,
      "u",
    ),
    "what are the opening hours of $1",
  ],
  [
    /^(?:until|till) (?:what time|when|how late) (?:is|does|do|are|will) (.+?) (?:stay |remain |be )?open(?: (?:until|till|for))?$/u,
    "what time does $1 close",
  ],
  [/^how late (?:is|does|do|are|will) (.+?) (?:stay |remain |be )?open$/u, "what time does $1 close"],
  // Whoever wants to be there at the latest comes before it closes.
  [
    new RegExp(
      `^(?:by )?(?:what|when)(?:'s| is| are)? (?:the )?(latest|earliest|soonest)(?: time| hour| point)?(?: that| at which| when)? (?:${ASKER} (?:can|could|may|might|must|should|have to|need to)|to) (?:still )?\\p{L}.*? (?:at|from|to|into|in|inside) (.+)$`,
      "u",
    ),
    "what time does $2 $1",
  ],
  [
    new RegExp(
      `^how (late|early) (?:can|could|may|might) ${ASKER} (?:still )?\\p{L}.*? (?:at|from|to|into|in|inside) (.+)$`,
      "u",
    ),
    "what time does $2 $1",
  ],
  [
    new RegExp(
      `^(?:by|until|before) (?:what time|when) (?:do|does|must|should) ${ASKER} (?:have to |need to |must )?(?:be|arrive|get|come|pick up|collect|return|drop off)\\b.*? (?:at|from|to|into|in) (.+?) at (?:the )?latest$`,
      "u",
    ),
    "what time does $1 close",
  ],
  [
    new RegExp(`^how (late|early) (?:can|could|may|might) ${ASKER} (?:still )?(?:visit|enter|reach) (.+)$`, "u"),
    "what time does $2 $1",
  ],
  [/^(what time does .+?) latest$/u, "$1 close"],
  [/^(what time does .+?) late$/u, "$1 close"],
  [/^(what time does .+?) (?:earliest|soonest|early)$/u, "$1 open"],
  [/(?:最晚|最迟)(?:是)?(?:在)?(?=(?:几点|什么时候|何时)(?:钟)?(?:关|打烊|收|闭馆|闭店|停止营业|结束营业|歇业|下班))/u, ""],
  [/(?:最早|最先)(?:是)?(?:在)?(?=(?:几点|什么时候|何时)(?:钟)?(?:开门|开馆|开店|开始营业|营业))/u, ""],
  [
    /^(?:最晚|最迟)(?:得|要)?几点(?:钟)?(?:之前|以前|前)?(?:能|可以|得|要|必须|应该)?(?:去|到|来)(.{2,20}?)(?:[取还拿提买借送看办](?:\p{Script=Han}{1,3})?)?$/u,
    "$1几点关门",
  ],
  [
    /^(?:去|到|在)(.{2,20}?)(?:[取还拿提买借送][\p{Script=Han}]{1,2})?(?:最晚|最迟)(?:是)?(?:得|要)?(?:几点|什么时候|到几点)(?:钟)?(?:到|去|之前到)?$/u,
    "$1几点关门",
  ],
  [/^(?:去|到)(.{2,20}?)最早(?:是)?(?:几点|什么时候)(?:钟)?(?:能|可以)?(?:到|去|进)?$/u, "$1几点开门"],
  [
    /(?:最晚|最迟)(?:得|要|能|可以)?几点(?:钟)?(?:之前|以前|前)?(?:能|可以|得|要|必须|应该)?(?:去|到|来|进)?(?:[去到来进取还拿提]\p{Script=Han}{0,3})$/u,
    "几点关门",
  ],
  [/最早(?:能|可以)?几点(?:钟)?(?:就)?(?:能|可以)?(?:去|到|来|进|进去|进来)$/u, "几点开门"],
  [/(?:早上|早晨|上午|中午|下午|傍晚|晚上|夜里)(?=(?:最早|最晚)?(?:是)?几点)/u, ""],
  [
    /(?:早上|下午|傍晚|晚上|夜里)?(?:最晚|最迟)?(?:营业|开|开门|开放)(?:到|至)(?:早上|下午|傍晚|晚上|夜里)?(?:几点钟?|什么时候|何时|多晚)(?:关门|打烊)?$/u,
    "几点关门",
  ],
  [/(?:从|自)?(?:早上|上午|下午|晚上)?几点(?:钟)?(?:开始)?(?:可以|能)(?:进去|进|去|参观)$/u, "几点开门"],
  [/(?:现在|目前|到底)?(?:是|归)(?:谁|哪家|哪个人|哪家公司)(?:家)?(?:的|所有)$/u, "的所有者是谁"],
  // What Chinese says of papers, books, dues and goods.
  [/(?:每期|一期|每天|一天|每次|一次)?(?:大概|大约)?(?:出|印|发行|发|印发)(?:了)?多少份(?:报纸?)?$/u, "的发行量是多少"],
  [/(?:一共|总共|共|首印|初版|第一次)?(?:印|印刷|印制)(?:了|过)?(?:多少|几)(?:册|本|部)$/u, "的印数是多少"],
  [/(?:一年|每年)(?:要|得|需要|须)?(?:交|缴|付|花|收)(?:多少(?:钱|费用?)?|几多钱)$/u, "的年费是多少"],
  // What is paid, who is in charge, where a thing grows, since when a prize is given.
  [
    /(每个?[月年天周])?(?:要|得|需要|应)?(?:交|付|缴|缴纳|支付)多少(\p{Script=Han}{1,3}(?:租|费|金|税|款))(?:钱)?$/u,
    "的$1$2是多少",
  ],
  [/(?:现在|目前|如今)?(?:是|由|归)?谁(?:来|在)?(?:主事|当家|说了算|掌舵|拍板|管事)$/u, "由谁负责"],
  [/(?:是|由|归)?谁(?:在|来)?(?:看着|守着|看守|照看|照管)$/u, "由谁看管"],
  [/^(?:是)?谁(?:在|来)?(?:看着|守着|看守|照看|照管)(\p{Script=Han}{2,})$/u, "$1由谁看管"],
  [/(?<![生成])长在(?=哪)/u, "生长在"],
  [/^(.{2,20}?)(?:最后|最终|后来|到底)?(?:是)?(?:谁|哪位选手)(?:赢了?|赢的|获胜了?|夺冠了?|拿了冠军|得了第一)$/u, "谁赢了$1"],
  [/(?:是)?(?:从|自)(?:哪一?年|什么时候|何时)(?:开始|起)(?:才)?颁发?的?$/u, "首次颁发是哪一年"],
  [/(?:是)?从(?:谁|哪家|哪个(?:公司|厂|商))(?:家|那儿|那里|手里)?(?:进|买|订|拿|来)的?(?:货)?的?$/u, "的供应商是谁"],
];
