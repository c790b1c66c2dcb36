/** Who is somebody's. */
export const KIN =
  "师父|师傅|老师|导师|父亲|爸爸?|妈妈?|母亲|妻子|丈夫|老板|上司|上级|经理|主管|领导|徒弟|学生|孩子|儿子|女儿|哥哥?|姐姐?|弟弟?|妹妹?|主人|队长|教练";

const HAVE = "(?:have|has|handle|answer|take|make|get|receive|see|treat|serve|carry|process|deal with)";
const FLOORS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
  .split("|")
  .map((ordinal, index): readonly [RegExp, string] => [new RegExp(`\\bon the ${ordinal} floor$`, "u"), `on floor ${index + 1}`]);

/** How people talk, and how a question is put: what stands first asks the same as what stands second. */
export const COLLOQUIAL: readonly (readonly [RegExp, string])[] = [
  [/(?<=[\p{Script=Han}\p{L}\d]{2})[呀啊呢哦哈咧啦哩咯哟]+$/u, ""],
  [/什么(?:属性|东西|玩意儿?|类型|种类|样的东西)(?=$|[,，])/u, "什么"],
  [/在谁(?:那儿|那里|那边|手里|手上|家)?(?:能|可以)?买(?:到|得到|的)?$/u, "的卖家是谁"],
  [
    /(?:被?(?:打死|打败|杀掉|击杀|干掉|杀了)?(?:以后|之后|后)?)?(?:要|得)?(?:隔|过|等)?多久(?:会|才|能|就)?(?:再)?(?:刷新|复活|重生|刷出来|刷)(?:一次)?$/u,
    "的刷新时间是多少",
  ],
  [/在(哪里|哪儿|什么地方|哪个\p{Script=Han}{1,3})(?:能|可以|会)(?=[找买看吃玩]到)/u, "在$1"],
  // 手下有多少人干活, 有几个人上班: how many work there.
  [
    /(?:手下|手底下|那里|里面?)?(?:一共|总共|现在)?有(?:多少|几)(?:个|名|号)?(?:人|员工)(?:在)?(?:干活|上班|工作|做事|打工|任职)(?:的)?$/u,
    "的员工人数是多少",
  ],
  // 睡得下几个人, 坐得下多少人
  [/[上里]?(?:面|头)?(\p{Script=Han})得下(?=几|多少|\d)/u, "能$1"],
  [/(哪一?年|什么时候|何时|几时)开的$/u, "$1开张的"],
  // 开得更早
  [/(?<=[家个条座座间所位只张台])(开(?!得最)|建|办|修|造|来|去|用|卖|跑|飞|走)得(?=[更最]?[早晚])/u, "$1"],
  [/(?<=哪[家间])开(?=更?[早晚])/u, "开张"],
  [/是?谁(?:掏|出)的钱$/u, "的赞助商是谁"],
  [/\b(?:racks?|racked|clocks?|clocked|notch(?:es|ed)?|chalks?|chalked) up\b/u, "has"],
  [/\bwhose hands\b/u, "who"],
  [/^take (?=(?:the|an?) .{3,60}[:：,])/u, ""],
  // `How much is the boat a week?`
  [
    /^how much (?:is|are|was|were) (.+?) (an?|per|each|every) (hour|day|night|week|month|year|person|head|kilo|litre)$/u,
    "what does $1 cost $2 $3",
  ],
  // 一个班最多收多少人
  [/(?<=\p{Script=Han})(?:一个班|每个?班|每期|一期|每次|一次)(?=(?:最多)?(?:能|可以)?[收招带容接])/u, ""],
  [
    /(?:每隔|隔)?多久(?:能|会)?(?:有|来|发|开)?一(?:班|趟)(?:车|船)?$|几分钟(?:有|来|发|开)?一(?:班|趟)(?:车|船)?$/u,
    "的发车间隔是多少",
  ],
  [/^how often (?:does|do|is|are) (.+?) (?:run|come|go|leave|depart|pass)(?: by)?$/u, "what is the headway of $1"],
  // 他师父的师父: his.
  [new RegExp(`[,，]\\s*(?:它|他|她|其)的?(?=(?:${KIN})(?:的|是|叫|在|姓))`, "u"), "的"],
  // `Has more than a million been set aside for the bridge?`
  [
    /^(?:has|have|had|was|were|is|are) (.*?(?:\d|million|thousand|hundred).*?) (?:been )?(?:set aside|put aside|budgeted|earmarked|allotted|allocated|planned) for (.+)$/u,
    "is the budget of $2 $1",
  ],
  [
    /^how much (?:money )?(?:has|have|had|was|were|is|are) (?:been )?(?:set aside|put aside|budgeted|earmarked|allotted|allocated|planned) for (.+)$/u,
    "what is the budget of $1",
  ],
  // A ticket, and what one pays to get in.
  [
    /^how much (?:is|are|does|do) (?:an? |one |the )?(?:entrance |entry |admission )?tickets? (?:for|to|at|of) (.+?)(?: cost| come to)?$/u,
    "what is the ticket price of $1",
  ],
  [
    /^how much (?:does it cost|is it|do (?:i|we|you) pay|would it cost|will it cost)(?: me| us)? to (?:get into|get in at|enter|visit|see|attend) (.+)$/u,
    "what is the ticket price of $1",
  ],
  [/^(.+?)的?(?:门票|入场券|票)?一张(?:门票|票|入场券)?(?:要|得|卖|是)?多少(?:钱|元|块钱?)$/u, "$1的票价是多少"],
  // What the winner takes home is the prize money.
  [
    /^how much (?:money )?(?:does|do|did|will) (?:the |a )?(?:winners?|champions?|first prize) (?:of|at|in) (.+?) (?:get|gets|receive|win|take home|earn|make|be paid)$/u,
    "what is the prize money of $1",
  ],
  [/^(?:得了?|赢了?|拿了?|拿下)(.+?)(?:的人|的话)?(?:能|可以)?(?:拿|得|领|分)(?:到)?多少(?:钱|奖金)$/u, "$1的奖金是多少"],
  // For how long it is lent, and how many at a time.
  [
    /^(?:for )?how (?:long|many days|many weeks) (?:can|could|may) (?:i|we|you|one|people) (?:keep|borrow|have|rent|hire|hold on to|take out) (.+)$/u,
    "what is the maximum loan period of $1",
  ],
  [
    /^(?:for )?how (?:long|many days|many weeks) (?:can|could|may) (.+?) be (?:kept|borrowed|rented|hired|lent|taken out|on loan)$/u,
    "what is the maximum loan period of $1",
  ],
  [
    /^how many (?:things|items|books|tools|pieces) (?:can|could|may) (?:i|we|you|one|people) (?:borrow|take out|have|take) (?:at once |at a time |at the same time )?(?:with|on) (.+)$/u,
    "what is the maximum items of $1",
  ],
  [
    /^how many (?:things|items|books|tools|pieces) (?:can|could|may) be (?:borrowed|taken out) (?:at once |at a time )?(?:with|on) (.+)$/u,
    "what is the maximum items of $1",
  ],
  [/^how long (?:is|are|does|do) (.+?) (?:valid|valid for|stay valid|good for|last for)$/u, "what is the validity of $1"],
  // What one sits through has a length.
  [
    /^(.+?)(?:一共|总共)?(?:要|得|需要|会)?(?:上|花|讲|练|演|放|骑|学)(?:多久|多长时间|(?:几个?|多少个?)(?:小时|钟头|分钟))$/u,
    "$1的时长是多少",
  ],
  // Every how many years.
  [
    /^how often (?:is|are|was|were) (.+?) (?:held|awarded|given|given out|handed out|presented|organised|organized|staged|run)$/u,
    "what is the interval of $1",
  ],
  [/^how often (?:does|do) (.+?) (?:take place|happen|come round)$/u, "what is the interval of $1"],
  [/^(.+?)(?:是|每|隔)*(?:几|多少)年(?:才)?(?:举办|举行|办|颁发|颁|评选|评|开)?一[次届回]$/u, "$1的举办间隔是多少"],
  [/^how (?:big|large) (?:is|are) the (\p{L}+) (?:in|at|of) (.+)$/u, "what is the $1 area of $2"],
  // `Who made the costumes for it?`, where they are told as `costumes by`.
  [
    /^(?:who|which \p{L}+|what \p{L}+) (?:makes?|made|did|does|sews|sewed|suppl(?:y|ies|ied)|provides?|provided|designed|painted|built) (?:the )?(\p{L}+(?: \p{L}+)?) (?:for|of|in|on) (.+)$/u,
    "who is the $1 by of $2",
  ],
  [/^(.+?的\p{Script=Han}{2,3}?)是(?:谁|哪家|哪里)(?:做|制作|缝|缝制)的$/u, "$1制作是谁"],
  [/^(.+?的\p{Script=Han}{2,3}?)是(?:谁|哪家|哪里)(?:提供|供应|供)的$/u, "$1供应商是谁"],
  [
    /^how many (\p{L}+) (?:are|were|stand) ((?:in|on|at) the \p{L}+) (?:for|of|during|in|at) (.+)$/u,
    "what is the number of $1 $2 of $3",
  ],
  // `How much is a haircut at the Rose?`: its fee for it, or its price.
  [
    /^how much (?:is|does) (?:an?|the|one) (\p{L}+(?: \p{L}+)?) (?:at|in|with|from|for|to) (.+?)(?: cost| come to| set (?:me|you|one|us) back)?$/u,
    "what is the $1 price of $2",
  ],
  [
    /^how much (?:is|does) (?:an?|the|one) (\p{L}+(?: \p{L}+)?) (?:at|in|with|from) (.+?)(?: cost| come to| set (?:me|you|one|us) back)?$/u,
    "what is the $1 fee of $2",
  ],
  [
    /^(?:在|到|去)?(.{2,20}?)(?:看|做|上|办|租|订|洗|剪|修)(?:一?[次回个张堂节趟台遍])(\p{Script=Han}{2,4}?)(?:要|得|需要|收|是)?(?:花|付|交|收)?多少(?:钱|块钱?|元)$/u,
    "$1的$2费是多少",
  ],
  // On which floor it is.
  [
    /^(.*?)(\d+|[一二三四五六七八九十]+)[楼层](?:上|里)?(?:都|共|一共)?有(?:哪些|什么|哪几个)(\p{Script=Han}{1,6})$/u,
    "$1楼层是$2的$3有哪些",
  ],
  [
    /^(?:哪些|哪个|什么|哪几个)(\p{Script=Han}{1,6}?)(?:是|位于|设)?在第?(\d+|[一二三四五六七八九十]+)[楼层]$/u,
    "楼层是$2的$1有哪些",
  ],
  ...FLOORS,
  [/\bon the (\d+)(?:st|nd|rd|th) floor$/u, "on floor $1"],
  [
    /\b(?:handles|answers|takes|makes|does|receives|sees|treats|serves|carries|processes|deals with) (?:the )?(most|fewest) /u,
    "has the $1 ",
  ],
  // `How many calls does it handle a year?`: its calls per year.
  [
    new RegExp(`^how many (\\p{L}+) (does|do|did) (.+?) ${HAVE} (?:an?|per|every|each) (year|month|week|day|hour)$`, "u"),
    "how many $1 per $4 $2 $3 have",
  ],
  [
    new RegExp(`^how many (\\p{L}+) (?:an?|every|each) (year|month|week|day|hour) (does|do|did) (.+?) ${HAVE}$`, "u"),
    "how many $1 per $2 $3 $4 have",
  ],
  // A boy or a girl.
  [
    /^(?:is|was) (.+?) (?:an? )?(?:male or (?:an? )?female|female or (?:an? )?male|boy or (?:an? )?girl|girl or (?:an? )?boy|man or (?:an? )?woman|woman or (?:an? )?man|he or she|she or he)$/u,
    "what is the sex of $1",
  ],
  [/^(.+?)是(?:公的?还是母|母的?还是公|雌的?还是雄|雄的?还是雌|男的?还是女|女的?还是男)的?$/u, "$1的性别是什么"],
  [/^(.+?)是(?:哪国|哪个国家的)人$/u, "$1的国籍是什么"],
  [/^how high (?:does|do) (.+?) (?:lie|sit|stand)$/u, "what is the elevation of $1"],
  [/(?<=\p{Script=Han}{2})(?:一年|每年)的?(营收|收入|销售额|营业额|利润|产量|预算|产值)(?:是|有)?多少$/u, "的$1是多少"],
  // As long as its battery lasts.
  [/^how long (?:does|will|do) (.+?)(?:'s| 's) battery (?:last|run|hold out)$/u, "what is the battery life of $1"],
  [/^how long (?:does|will|do) (?:the battery (?:of|in) )(.+?) (?:last|run|hold out)$/u, "what is the battery life of $1"],
  [/^(.+?)(?:充一次电|充满电|一次充电)(?:之后|后)?(?:能|可以)?用多久$/u, "$1的续航时间是多少"],
  [
    /^in (?:which|what) language (?:is|was|are|were) (.+?) (?:originally )?(?:written|published|composed|sung)$/u,
    "what is the original language of $1",
  ],
  [
    /^(?:do|does|must|should|will) (?:i|you|we|one|drivers) (?:have to|need to|must)? ?pay (?:a toll )?to (?:cross|use|drive over|go over|pass) (.+)$/u,
    "does $1 have a toll",
  ],
  [/^(?:is|are) there a toll (?:on|for|at) (.+)$/u, "does $1 have a toll"],
  [/^how much money (?:comes|goes) with (.+)$/u, "what is the prize money of $1"],
  [
    /^since (?:when|what year|which year) (?:has|have) (.+?) been (awarded|held|given|produced|published|performed)$/u,
    "when was $1 first $2",
  ],
  [/^(.+?)最早是?在?(哪一?年|什么时候|何时)(颁发|举办|举行|评选|出版|演出|上映|开办)的?$/u, "$1首次$3是$2"],
  [
    /^how many more (?:people|inhabitants|residents) (?:live in|are there in|does) (.+?)(?: have)? than (?:in |does )?(.+?)(?: have| do)?$/u,
    "what is the difference in population between $1 and $2",
  ],
  // `What colour do they play in?`
  [
    /^what colou?rs? (?:is|are|do|does|did) (.+?) (?:play|run|row|race|dress|ride|turn out|come|painted) in$/u,
    "what is the colour of $1",
  ],
  [/^what colou?rs? (?:do|does|did) (.+?) (?:wear|have)$/u, "what is the colour of $1"],
  [/^(.+?)(?:穿|涂|漆|刷)(?:的是|成|着)?(?:什么|哪种)颜色(?:的(?:球衣|队服|衣服|衣裳|战袍))?$/u, "$1的颜色是什么"],
  // How far it goes is its range, and how fast its speed.
  [
    /\b(?:can |could )?(?:go|goes|travel|travels|fly|flies|drive|drives|run|runs|get|gets) (?:the )?(?:furthest|farthest)\b/u,
    "has the longest range",
  ],
  [/^(.+?)(?:最快|最高|最多)?(?:能|可以|可)(?:跑|开|飞|走|骑|达到|到)(?:多快|多少(?:公里|千米)每?小时)$/u, "$1的最高时速是多少"],
  // On which days one can.
  [
    /^(?:can|could|may) (?:i|we|you|one|people|patients|visitors) (?:still |also )?(?:go to|visit|come to|get into|drop in at|call at|turn up at|be seen at) (.+?) on (?:an? )?((?:mon|tues|wednes|thurs|fri|satur|sun)day)s?$/u,
    "is $1 open on $2s",
  ],
  [
    /^((?:周|星期|礼拜)[一二三四五六日天])(?:还|也)?(?:能|可以)(?:不能|不可以)?[去到上来](.+?)(?:看病|看诊|就诊|参观|逛|玩)?吗$/u,
    "$2$1开门吗",
  ],
  // How far it comes before it has to be charged or filled up.
  [
    /^how (?:far|many (km|kilometres|kilometers|miles)) (?:can|does|will|do) (.+?) (?:go|run|travel|drive|get|manage|come) (?:on|with|per|between) (?:an? |one )?(?:single |full )?(?:charges?|tanks?|batter(?:y|ies)|fill(?:-up)?s?)$/u,
    "what is the range of $2",
  ],
  [
    /^(.+?)(?:(?:充满|充足|充好|充)(?:一次|一回)?电?|加满(?:一箱|一次)?油?|满电|满油|一次充电)(?:之后|以后|后)?(?:最多)?(?:能|可以|可)?(?:跑|开|走|骑|飞|行驶|航行)(?:多远|(?:多少|几)(?:公里|千米|里|海里))$/u,
    "$1的续航里程是多少",
  ],
  // Whether one can go there now.
  [
    /^(?:can|could) (?:i|we|you|one) (?:still )?(?:shop|go shopping|eat|dine|buy (?:something|anything|things)) (?:at|in) (.+?)(?: right now| now| at the moment| these days)?$/u,
    "is $1 open",
  ],
  [
    /^who (?:should|do|can|must|would) (?:i|we|you|one) (?:talk|speak|turn|write|apply|go) to (?:about|for|regarding|concerning) (.+)$/u,
    "who is the contact of $1",
  ],
  [
    /^who (?:should|do|can|must) (?:i|we|you|one) (?:contact|ask|call|ring|reach|email) (?:about|for|regarding|concerning) (.+)$/u,
    "who is the contact of $1",
  ],
  [/在第?几(?:个)?(票|收费|计费)?区(?=$|[,，])/u, "的票区是多少"],
  [/主(?=[用打修攻]\p{Script=Han})/u, ""],
  // `which rocket can lift the most`
  [/\b(which|what) (\p{L}+(?: \p{L}+)?) (?:can|could|will|would) (?=\p{L}+)/u, "$1 $2 "],
  // `cheaper to launch`
  [/\b(\p{L}{3,}er|(?:more|less) \p{L}+) to \p{L}+(?=\s*$)/u, "$1"],
  [/\b(?:the )?most money\b/u, "the most"],
  [
    /^how many (?:seconds|minutes|hours|days|nights|weeks|months|years) (did|does|do|was|is|were|will|has|have) (.+?) (?:stay|last|take|spend|run|go|lasted|need|be|been|spent|live|up|away)(?: .{2,20})?$/u,
    "how long $1 $2 last",
  ],
  [
    /^how much (?:is|are|was|were) (?!.*\b(?:than|more|less|cheaper|dearer|older|longer|higher|bigger|larger|smaller|taller|faster)\b)(.+)$/u,
    "what does $1 cost",
  ],
  [/\bwhoever (?=(?:is|was|has|works)\b)/u, "the person who "],
  [/^(?:the )?(?:newest|latest|most recent) (\p{L}+(?: \p{L}+)?) by (\p{L}+(?: \p{L}+)*)$/u, "which $1 has the latest $2"],
  [/^(?:the )?(?:oldest|earliest|first) (\p{L}+(?: \p{L}+)?) by (\p{L}+(?: \p{L}+)*)$/u, "which $1 has the earliest $2"],
  [/^(?:the )?(\p{L}+(?: \p{L}+)?) with (?:the )?(most|least|fewest|\p{L}{3,}est) (.+)$/u, "which $1 has the $2 $3"],
  [/^when (?:did|does|do|will) (.+?)'s (\p{L}+) (?:begin|start|commence)$/u, "what is $1's $2 start"],
  [/^when (?:did|does|do|will) (.+?)'s (\p{L}+) (?:end|finish|stop)$/u, "what is $1's $2 end"],
  [/^(which|what) (\p{L}+(?: \p{L}+)?) (?:lies|stands|sits|lives|works|is found) (?:the )?(\p{L}{3,}est)$/u, "$1 $2 is the $3"],
  [/\b(grand(?:father|mother)) of (.+?) on (?:her|his|their|the) mother's side$/u, "maternal $1 of $2"],
  [/\b(grand(?:father|mother)) of (.+?) on (?:her|his|their|the) father's side$/u, "paternal $1 of $2"],
  // 音乐是谁写的: whatever is done, who is asked for.
  [/^(.+?的\p{Script=Han}{2,4})是?由?(谁|哪位|哪个人)(?:写|做|弄|搞|干|负责|配|出|给|画|拍|完成|操刀|当|担任)的$/u, "$1是$2"],
  [/(?:是|都是)?(?:跟|向|随)(?:着)?谁学(?:的|艺|习)?(?:的)?$/u, "的老师是谁"],
  [/(?:考)?多少分(?:算|才|就)?(?:算)?(?:过|及格|通过|合格)(?:了)?$/u, "的及格分是多少"],
  [/(?:要|得|必须|需要)?先(?:学|上|修)过?(?:哪[门些]|什么)(?:课程|课)?(?:才能(?:报名|报|学|上|选)|才行)?$/u, "的先修课程是什么"],
  [/(?:是)?(?:哪里|哪儿|什么地方)(?:的)?人$/u, "的出生地是哪里"],
  [/(?:是)?哪(?:一)?天(?:生|出生)的?$/u, "的出生日期是什么"],
  [/(?:一次|一张|一份|一个|一趟|一位)?要?花?多少钱(?:一[次张份个晚天趟位人](?:票|门票)?)?$/u, "的价格是多少"],
  [/(?:是)?哪一?[天年月](?:的)?(?=生日$)/u, "的"],
];
