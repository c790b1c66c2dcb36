import type { RelationKind } from "./relation-kind.js";

/** What graphs say about ships, lines, stations and vehicles. */
export const TRANSPORT: readonly RelationKind[] = [
  {
    id: "launch",
    nouns:
      "launched|launched on|launch date|date launched|date of launch|launched in|launch year|下水日期|下水时间|下水年份|发射日期|发射时间",
    whenVerbs:
      "be launched|launch|be first launched|touch water|first touch water|hit water|go into water|enter water|slip into water|first enter water|take to water|下水|首次下水|发射|升空",
    measures: "date",
    scales: "early<late|old<new|早<晚|老<新|旧<新",
    domain: "ship|vessel|boat|satellite|rocket",
  },
  {
    id: "loss",
    nouns: "date lost|lost|sank on|sunk|date sunk|sank|wrecked|year lost|沉没日期|沉没时间|沉没年份|失事日期|失事时间",
    whenVerbs: "sink|be lost|go down|be sunk|be wrecked|go under|沉没|沉|失事|沉了|触礁",
    measures: "date",
    domain: "ship|vessel|boat",
  },
  {
    id: "tonnage",
    nouns: "tonnage|displacement|gross tonnage|deadweight|burden|吨位|排水量|总吨位|吨数|载重|载重量",
    asked: "吨|tonne|ton",
    verbs: "displace|排水|载重",
    scales: "light<heavy|small<big|small<large|轻<重|小<大",
    measures: "number",
    domain: "ship|vessel|boat",
  },
  {
    id: "captain",
    nouns: "captain|skipper|commanded by|master|commander|ship's master|船长|舰长|队长|由谁驾驶|驾驶者|驾驶员",
    inverseVerbs: "captain|command|skipper|sail|steer|pilot|驾驶|指挥|统率|驾|掌舵",
    range: "person|captain",
    domain: "ship|vessel|boat|team",
  },
  {
    id: "place built",
    nouns: "built at|place built|shipyard|yard|place of construction|constructed at|建造地|建造地点|造船厂|船厂|出厂地",
    verbs: "be built at|be built in|be constructed in|be constructed at|be made in|建造于|建于|造于|在~建造|在~造",
    whereVerbs: "be built|be constructed|be made|建造|造|建|制造|打造|造出来|建造出来",
    range: "place|city|town|shipyard|yard",
    domain: "ship|vessel|boat",
    prepositions: "from|in",
  },
  {
    id: "home port",
    nouns: "home port|port of registry|registered at|base|homeport|母港|船籍港|停泊|停泊地|停泊港|驻地|基地",
    verbs:
      "be registered at|be registered in|be moored in|be moored at|be docked in|be docked at|be stationed at|be berthed at|停泊在|停泊于|停在|停靠在",
    whereVerbs: "be registered|be moored|be docked|be berthed|be stationed|be based|停泊|停靠|停|驻扎",
    range: "place|city|town|port|harbour",
    domain: "ship|vessel|boat|team",
  },
  {
    id: "first station",
    nouns:
      "starts at|begins at|start point|starting point|origin station|departure|from station|first station|起点站|起点|始发站|出发地|出发站|首站",
    verbs:
      "start at|begin at|start in|begin in|start from|leave from|depart from|run from|set out from|起点是|始于|从~出发|从~开出|从~始发",
    whereVerbs: "start|begin|depart|set off|set out|leave|start out|出发|始发|开始|开出|起始",
    range: "station|place|city|town",
    domain: "railway|line|route|road",
    prepositions: "from",
  },
  {
    id: "last station",
    nouns:
      "ends at|terminus|end point|terminal|destination|last station|final stop|final station|to station|终点站|终点|目的地|末站|尾站",
    verbs:
      "end at|end in|terminate at|terminate in|finish at|finish in|run to|lead to|go to|终点是|通往|通到|开往|通向|开到|驶往|抵达|到",
    whereVerbs: "end|terminate|finish|lead|go|run|结束|终止|到达|通|开|到",
    range: "station|place|city|town",
    domain: "railway|line|route|road",
    prepositions: "to",
  },
  {
    id: "operator",
    nouns: "operator|operated by|carrier|airline|运营商|运营者|运营方|经营者|承运人|运营单位",
    inverseVerbs: "operate|run|运营|经营|营运",
    range: "company|organisation|person",
    prepositions: "by|of",
  },
  {
    id: "gauge",
    nouns: "gauge|track gauge|轨距",
    measures: "number",
    scales: "narrow<wide|窄<宽",
  },
  {
    id: "keeper",
    nouns: "keeper|warden|custodian|lighthouse keeper|caretaker|守塔人|看守|看守人|灯塔看守|管理员|看管人|守护人",
    inverseVerbs: "keep|guard|tend|watch over|look after|看守|守|守护|看管|守着",
    range: "person|keeper",
    domain: "tower|building|park",
  },
  {
    id: "light range",
    nouns: "range of light|light range|visible for|visibility|reach|射程|照射距离|光程|照多远|可见距离|照明距离",
    verbs: "shine|reach|照|能照|照射|可照|照到",
    scales: "near<far|weak<strong|近<远",
    measures: "number",
  },
];
