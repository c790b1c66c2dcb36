import type { RelationKind } from "./relation-kind.js";
import { number, one } from "./short-kinds.js";

/** Names and ways to ask that single trades know: sport, music, houses. */
export const SUPPLEMENTS_OF_TRADES: readonly RelationKind[] = [
  number(
    "gradient",
    "gradient|average gradient|slope|average slope|steepness|incline|inclination|坡度|平均坡度|斜度|陡度|倾斜度|陡峭程度",
    { scales: "gentle<steep|flat<steep|缓<陡|平<陡|平缓<陡峭|平缓<陡" },
  ),
  one("winter quarters", "winter quarters|wintering place|winter home|冬季驻地|越冬地|过冬地|冬营|冬季营地", {
    whereVerbs: "spend winter|spend winters|overwinter|winter|stay for winter|过冬|越冬|冬天住",
    range: "city|place",
  }),
  number("interval", "held every|interval|interval years|years between|举办间隔|举行间隔|颁发间隔|举办周期|评选间隔", {}),
  one("conductor", "conductor|chief conductor|principal conductor|conducted by|指挥|指挥家|首席指挥|乐队指挥|乐团指挥", {
    inverseVerbs: "conduct|指挥",
    range: "person|conductor|指挥",
    domain: "orchestra|乐团|乐队",
  }),
  number("beds", "beds|bed count|number of beds|床位|床位数|床|床铺|床数", { scales: "few<many" }),
  { id: "operator", nouns: "", inverseVerbs: "管|管着|打理|看管" },
  one(
    "start place",
    "start|start town|start point|starting point|start location|departure point|departure town|起点|出发地|出发点|起点城镇",
    {
      verbs: "start in|start from|start at|begin in|begin at|depart from|leave from|set off from|从~出发|从~开始|自~出发",
      whereVerbs: "start|begin|depart|set off|出发|起步|起跑",
      range: "city|place",
    },
  ),
  one("finish place", "finish|finish town|finish line|finish location|end point|arrival town|终点|到达地|终点城镇", {
    verbs: "finish in|finish at|end in|end at|arrive in|在~结束|到~结束|在~收尾",
    whereVerbs: "finish|end|arrive|结束|收尾|冲线",
    range: "city|place",
  }),
  {
    id: "made at",
    nouns: "",
    verbs: "be built at|be built in|be made in|be made at|be produced in|be assembled at|be assembled in",
    whereVerbs: "be built|be assembled|be turned out|be manufactured|造|生产|出厂|组装",
  },
  {
    id: "length",
    nouns: "路程|行程|赛程|赛段里程|race distance|stage length",
    measures: "number",
  },
  {
    id: "event date",
    nouns: "race date|match date|concert date|举办日|比赛日期|比赛时间|赛期",
    whenVerbs: "be run|be raced|be ridden|be played|比|比赛|开赛|跑",
    measures: "date",
  },
  {
    id: "member count",
    nouns: "membership|社员|社员数|成员|成员人数|成员数量|队员数|队员人数",
    measures: "number",
  },
];
