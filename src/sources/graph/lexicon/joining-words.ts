/** Verbs that say little between a class and a value, and words of the names of relations that they surely mean. Chinese and English mixed. */
export interface JoiningVerbs {
  readonly verbs: string;
  readonly names: string;
  /** With which values they may mean a relation of any other name, too. */
  readonly mayMean: readonly ("texts" | "things")[];
}

/** Every list is separated by bars; words of Chinese names stand for any name that they are in. */
export const JOINING_VERBS: readonly JoiningVerbs[] = [
  {
    verbs: "use|uses|using|used|run|runs|running|powered|work|works|working|driven|用|使用|靠|烧|用的|靠的",
    names: "power|powered|fuel|energy|drive|uses|uses fuel|runs|motor|engine|动力|能源|电源|供电|燃料|驱动",
    mayMean: ["texts"],
  },
  {
    verbs:
      "speak|speaks|know|knows|understand|understands|sign|signs|会|会说|会讲|懂|懂得|说|讲|能说|能讲|通|精通|掌握|play|plays|do|拉|弹|吹",
    names: "speaks|speak|language|languages|knows|skill|skills|plays|instrument|can|语言|语种|会|会说|懂|技能|特长|乐器|擅长",
    mayMean: ["texts"],
  },
  {
    verbs:
      "take place|takes place|happen|happens|held|run|runs|running|scheduled|meet|meets|given|offered|take|上|play|plays|perform|performed|shown|screened|上课|开课|举行|举办|进行|安排|排|办|集合|活动|演|演出|表演|上演|放映|放",
    names:
      "held|day|days|weekday|date|month|months|season|time|meets|takes place|scheduled|schedule|happens|session|plays|performed|performs|shown|screened|runs|演出|表演|放映|上映|上课|举办|举行|日|周|星期|月份|时间|季节",
    mayMean: [],
  },
  {
    verbs: "start|starts|begin|begins|starting|beginning|开始|开课|开班|起",
    names: "start|starts|begin|begins|opening month|开始|开课|开班|起始",
    mayMean: [],
  },
  {
    verbs: "find|finds|see|kept|keep|stored|located|stand|sits|找到|找|看到|看|见到|存|放|摆",
    names:
      "kept|stored|located|location|place|held|found|shelf|stands|based|home|site|parked|moored|venue|houses|holds|has|contains|stocks|carries|belongs|part|member|存放|停放|停靠|保管|位置|位于|地点|所在|在|放|仓库|库|属于|所属|收藏|拥有",
    mayMean: ["things"],
  },
  {
    verbs: "responsible for|in charge of|handle|handles|负责|管|管着|分管|主管|担任|当|做",
    names:
      "role|roles|duty|duties|position|post|job|responsibility|responsible for|responsibilities|office|title|职务|职责|职位|负责|岗位|分工|担任",
    mayMean: [],
  },
  // Who has it may let others have it, or not.
  {
    verbs:
      "get|pick up|borrow|collect|fetch|grab|try|get from|pick up from|borrow from|collect from|借|借到|借走|拿|拿到|取|取到|领|领到|用到",
    names: "",
    mayMean: ["things"],
  },
];

/** By which of them an `is`, `at` or 有 surely stands for a relation: to a day or a month, and to a thing. */
export const PLAINLY = { calendar: ["take place", "start"], things: ["find"] } as const;

/** What asks, or says no more than that the one belongs to the other. */
export const JOINING_WORDS: string =
  "is|are|was|were|be|being|there|'s|a|an|of|in|on|at|with|has|have|had|got|any|all|our|can|could|can i|could i|can you|can we|could we|can one|do|does|do you have|do we have|which|what|who|how|many|different|various|anyone|anybody|someone|somebody|吗|没有人|here|currently|" +
  "在|有|是|的|里|上|中|都|里面|那边|那里|那儿|那|这边|边|我们|咱们|你们|请问|一共|总共|现在|目前|能|可以|我想|我能|我可以|我要|这|谁|哪位|哪|几|多少|人|哪个人|哪些人|有没有";

/** Names of relations that say the opposite, or what is over, planned, or only asked for: `closed on`, `former role`, 报名日. */
export const TURNING_NAMES = {
  english:
    "away|apart|closed|closes|closing|shut|off|not|non|no|without|except|excepting|excludes|excluded|excluding|former|formerly|previous|past|ex|until|till|before|after|since|deadline|due|end|ends|ended|expires|cancelled|absent|missing|misses|lost|stolen|broken|sold|wants|wanted|wishes|learning|learns|studies|studying|needs|lacks|avoids|forbidden|forbids|banned|allergic|dislikes|hates|origin|from|next|last|moved|returned|deputy|assistant|vice|registration|enrolment|booking|ordered|repaired|tested|cleaned|delivered|sent",
  chinese:
    "不|勿|远离|隔开|分开|无|未|休息|休业|闭馆|关门|停|截止|截至|之前|曾|前任|丢失|失窃|想|需要|在学|学习|禁|避免|忌|过敏|报名|预约|副|助理|维修|送",
} as const;

/** Names of relations that tell what is over. */
export const OVER_NAMES = {
  english: "former|formerly|previous|previously|past|ex|once",
  chinese: "^曾|^前任|^原任|^以前|^过去",
} as const;
