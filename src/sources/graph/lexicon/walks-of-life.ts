import type { RelationKind } from "./relation-kind.js";
import { date, number, one } from "./short-kinds.js";

/** What people keep about lessons, farms, sport, food, houses, services, lives and fights. */
export const WALKS_OF_LIFE: readonly RelationKind[] = [
  // Lessons
  number(
    "class size",
    "class size|maximum students|places|enrolment limit|enrollment limit|max participants|maximum participants|maximum number of participants|participant limit|招生名额|名额|名额上限|班额|人数上限|人数限制|学位|限额",
    {
      verbs: "take|hold|admit|have room for|accept|招|收|招收|容纳|限",
    },
  ),
  one("weekday", "weekday|day of week|class day|meets on|held on|上课日|上课时间|开课日|星期几|周几|举办日", {
    verbs: "meet on|be held on|take place on|be on|meet|上课|上|在~上课|在~上",
    asked: "day|礼拜几|星期几|周几",
  }),
  number("tuition", "course fee|class fee|school fees|tuition fees|study fee|学费|课费|培训费|听课费", {
    verbs: "cost|charge|收|要|交",
    scales: "cheap<expensive|cheap<dear|便宜<贵",
  }),
  number("pass mark", "pass mark|passing score|passing grade|pass score|及格分|及格线|合格分|通过分数|分数线", {
    scales: "easy<hard",
  }),
  one("prerequisite", "required course|prior course|先修课|先修课程|前置课程|前导课|先修要求", {
    verbs:
      "require first|build on|need first|ask for first|要求先修|要求先学|要求学过|需要先修|需先修|必须先修|必须先学|须先修|要先学|要先上|先学|先修|先上|得先学|得先上|要先学过|先学过",
  }),
  date(
    "exam date",
    "exam date|examination date|test date|date of exam|考试日期|考试时间|考期|开考日期",
    "be sat|be held|take place|be written|考|开考|考试",
  ),
  one(
    "teaches",
    "instructor|course teacher|lecturer|taught by|tutor|class teacher|任课教师|任课老师|授课教师|授课人|讲师|主讲|主讲人",
    {
      inverseVerbs: "teach|give|hold|take|run|lecture on|教|讲|上|讲授|带|开|任教",
      range: "person|teacher|instructor",
    },
  ),
  one("mentor", "mentor|mentored by|trained by|buddy|带教老师|带教|师父|师傅|导师|引路人", {
    verbs: "be mentored by|be trained by|learn from|be looked after by|跟~学|跟~学的|由~带|被~带",
    inverseVerbs: "mentor|train|bring up|show ropes to|带|带出来|带教|教出",
    range: "person|mentor",
  }),
  // Farms and animals
  number(
    "yield",
    "yield|annual yield|crop|output|annual output|harvest amount|honey yield|milk yield|production per year|产量|年产量|出产量|收成|产蜜量|产奶量|亩产",
    {
      verbs: "yield|give|produce|bear|bring|deliver|make|产|出|产出|结|收|打",
      scales: "poor<rich|unproductive<productive",
    },
  ),
  one(
    "keeper",
    "keeper|looked after by|cared for by|tended by|carer|caretaker|attendant|minder|饲养员|照看人|看护人|养护人|管理员|保育员",
    {
      inverseVerbs: "look after|care for|take care of|tend|keep|mind|feed|照看|照顾|看护|饲养|喂|养|管|照料|伺候",
      range: "person|keeper",
    },
  ),
  date(
    "hatched",
    "hatched|hatching date|date hatched|whelped|foaled|孵化日期|孵出日期|出壳日期",
    "hatch|be hatched|孵化|孵出|出壳|破壳|孵出来",
    {
      scales: "old<young|old<new|大<小",
    },
  ),
  date(
    "planted",
    "planted|planting date|date planted|sown|year planted|栽种日期|种植年份|种植时间|栽植时间|播种时间",
    "be planted|be sown|plant|种|种下|栽|栽下|种植|栽种|播种",
  ),
  one("breed", "breed|strain|cultivar|variety|品种|品系|种系"),
  one("eats", "eats|favourite food|favorite food|feed|diet|food|爱吃|最爱吃的食物|饲料|食物|食性", {
    verbs: "eat|feed on|live on|like to eat|吃|爱吃|喜欢吃|以~为食",
  }),
  // Sport
  number("wins", "wins|number of wins|victories|matches won|games won|获胜场次|胜场|胜场数|夺冠次数", {
    verbs: "win|赢|赢了|胜",
  }),
  number("points", "points|score|total points|points scored|积分|得分|总分|分数", {
    verbs: "score|get|have|得|拿|拿了|得了",
    scales: "low-scoring<high-scoring",
  }),
  one("trained at", "trains at|training ground|trained at|训练场|训练基地|训练地", { whereVerbs: "train|practise|训练|练球" }),
  // Food and houses
  one("chef", "chef|head chef|cook|cooked by|厨师|主厨|掌勺|大厨|厨师长", {
    inverseVerbs: "cook at|cook for|cook|run kitchen of|掌勺|做|烧",
    range: "person|chef",
  }),
  one("ingredient", "main ingredient|ingredients|made with|made from|主料|主要食材|配料|原料|食材|用料", {
    verbs: "be made with|be made from|contain|need|use|用|用到|含|放",
    inverseVerbs: "go into|be used in|be in",
  }),
  number("calories", "calories|energy|energy content|热量|卡路里|大卡"),
  number(
    "floor area",
    "floor area|living area|floor space|surface area|square metres|square meters|建筑面积|使用面积|室内面积|平米数|平方数|占地面积|占地",
    {
      scales: "small<spacious",
    },
  ),
  one("landlord", "landlord|let by|rented from|letting agent|房东|出租人|业主", {
    inverseVerbs: "let|let out|rent out|出租|租出",
    range: "person|company",
  }),
  one("tenant", "tenant|rented by|let to|leased to|occupant|租户|租客|承租人|住户", {
    inverseVerbs: "rent|lease|live in|occupy|租|租下|租了|住",
    range: "person|company",
  }),
  // Software and services
  one(
    "maintainer",
    "maintainer|maintained by|owned by team|owning team|responsible team|维护者|维护人|维护团队|负责团队|所属团队|归属团队",
    {
      inverseVerbs: "maintain|own|be responsible for|look after|keep running|维护|负责|管|管着|归属",
    },
  ),
  one("released by", "released by|release manager|shipped by|published by|发布人|发布者|发版人", {
    inverseVerbs: "release|ship|push out|cut|roll out|发布|发版|上线|推出",
    range: "person|engineer",
  }),
  one("depends on", "depends on|dependency|dependencies|requires|relies on|upstream|依赖|依赖于|上游|上游服务", {
    verbs: "depend on|rely on|need|require|call|use|build on|依赖|依赖于|要用|调用|用到",
    inverseNouns: "dependents|used by service|downstream|下游",
  }),
  one("affected", "affected|affects|hit|impacted|affected service|impacted service|影响服务|受影响服务|受影响|影响范围|波及", {
    verbs: "hit|affect|impact|take down|break|bring down|影响|波及|打挂|搞垮|弄坏",
  }),
  number("memory", "memory|ram|memory size|memory capacity|内存|内存大小|内存容量|运存", {
    verbs: "use|eat|take up|吃|占|占用",
  }),
  one("location", "", { whereVerbs: "办|举办|举行|开|召开|be put on|be staged" }),
  one("composer", "music|soundtrack|配乐者|音乐制作", {
    asked: "音乐|曲子|配曲",
    inverseVerbs: "do music for|make music for|配乐|配曲",
  }),
  date(
    "founding date",
    "opened in year|year opened|first held|year first held|year of first edition|首届年份|首届时间|首次举办年份|首次举办时间|首办年份|开办年份|开办时间|开办日期|启用年份|启用日期|启用时间|投用时间|建校时间|建馆时间|建店时间|始办时间|创办年份",
    "be opened|open|start up|be first held|开办|启用|投用|办起来|开起来|开始办|首次举办|首办",
    { scales: "old<new|old<young|老<新|早<晚" },
  ),
  number("respawn", "respawn time|respawn hours|respawn|刷新时间|复活时间|重生时间|刷新间隔", {
    verbs: "respawn|come back|刷新|复活",
  }),
  one(
    "funder",
    "funder|funded by|financed by|financier|paid for by|资助方|资助者|资助人|资助机构|资助单位|出资方|出资人|出资单位",
    {
      inverseVerbs:
        "fund|finance|pay for|bankroll|foot bill for|put up money for|资助|出资|出钱|掏钱|买单|给~出钱|为~出钱|为~出资|给~掏钱",
      prepositions: "by",
    },
  ),
  one("required level", "recommended level|suggested level|推荐等级|建议等级"),
  number(
    "party size",
    "party size|minimum party size|min party size|players needed|group size|队伍人数|最少人数|组队人数|人数要求",
    {
      verbs: "need|require|take|要|需要",
    },
  ),
  // Lives and fights
  { id: "deathdate", nouns: "", whenVerbs: "live until|live till|活到|过世|辞世|走的|没的", measures: "date" },
  {
    id: "burialplace",
    nouns: "",
    verbs: "lie in|rest in|be laid to rest in|埋在|葬在|安葬在|埋葬在|长眠于|长眠在",
    whereVerbs: "lie buried|be laid to rest|rest|埋|葬|安葬|埋葬|长眠|死后埋|死后葬",
    inverseVerbs: "葬着|埋着|葬有|安葬着",
  },
  { id: "event date", nouns: "", whenVerbs: "打|打的|打响|开打|爆发|be fought|break out|举行|办|办的", measures: "date" },
  one("winner", "victor|victorious side|won by side|胜方|胜者|胜利者|赢家", {
    inverseVerbs: "win|be victorious in|come out on top in|打赢|打赢了|打胜|打胜了|取胜于",
  }),
];
