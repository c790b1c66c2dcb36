import type { RelationKind } from "./relation-kind.js";

const clock = (id: string, nouns: string, whenVerbs: string, called = ""): RelationKind => ({
  id,
  nouns,
  whenVerbs,
  called,
  measures: "clock",
});

/** Times of day, the same every day or those of one occasion. */
export const CLOCK_TIMES: readonly RelationKind[] = [
  clock(
    "opening time",
    "opening time|opens|opens at|opening|open from|open time|open since|doors open|doors open at|time of opening|hour of opening|daily opening time|" +
      "开门时间|开店时间|开始营业时间|开门|营业开始时间|营业开始|营业起始时间|开始营业|开市时间|开铺时间|开摊时间|开档时间|每日开门时间|早上开门时间|开业时刻|开门时刻",
    "open|open doors|open its doors|open up|开门|开放|开馆|开店|开始营业|营业|开张|开铺|开摊|出摊|开档|开市|开工",
    "opening hour|start of business|business start time|开放时间|开馆时间",
  ),
  clock(
    "closing time",
    "closing time|closes|closes at|closing|close time|open until|open till|open to|doors close|doors close at|shuts|shuts at|time of closing|hour of closing|daily closing time|" +
      "关门时间|闭馆时间|关闭时间|打烊时间|停止营业时间|关门|营业结束时间|营业结束|营业终止时间|结束营业时间|结束营业|关店时间|闭店时间|收市时间|收摊时间|收档时间|关铺时间|每日关门时间|晚上关门时间|打烊|关门时刻",
    "close|close doors|close its doors|close up|shut|shut up shop|关门|闭馆|关闭|打烊|关店|停止营业|结束营业|歇业|收摊|收档|收市|收铺|收工|收班|闭店|关铺|下班",
    "closing hour|end of business|business end time",
  ),
  clock(
    "starting time",
    "start time|starting time|start|starts|starts at|begins|begins at|beginning|kick-off|kick-off time|开始时间|开场时间|开演时间|起始时间|开始|开场|上课时间|开赛时间|上班时间",
    "start|begin|commence|kick off|开始|开场|开演|开映|开播|开赛|上课|上班",
  ),
  clock(
    "finishing time",
    "end time|ending time|end|ends|ends at|finish time|finishes|finishes at|finish|结束时间|散场时间|下课时间|收工时间|结束|下班时间",
    "end|finish|be over|结束|散场|下课|收工|完场|下班",
  ),
  clock(
    "departure time",
    "departure time|departs|departs at|departure|leaves|leaves at|发车时间|出发时间|开车时间|起飞时间|开船时间|启程时间|发车|出发",
    "depart|leave|set off|set out|take off|发车|出发|开车|起飞|开船|启程|开出|开走|开",
  ),
  clock(
    "arrival time",
    "arrival time|arrives|arrives at|arrival|gets in|到达时间|抵达时间|到站时间|降落时间|到港时间|到达",
    "arrive|get in|get there|land|到达|抵达|到站|降落|到港|到",
  ),
  {
    id: "closing day",
    nouns:
      "closing day|closing days|closed on|closed day|closed days|day closed|days closed|shut on|rest day|rest days|day of rest|day off|weekly day off|closed every|closure day|weekly closure|" +
      "休息日|每周休息日|周休日|闭馆日|店休日|公休日|歇业日|停业日|关门日|固定休息日|不营业日|不营业的日子|每周闭馆日|每周店休日|每周歇业日|每周公休日|休馆日|定休日|轮休日",
    measures: "weekday",
  },
];
