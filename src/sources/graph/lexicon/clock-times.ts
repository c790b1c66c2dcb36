import type { RelationKind } from "./relation-kind.js";

const clock = (id: string, nouns: string, whenVerbs: string): RelationKind => ({ id, nouns, whenVerbs, measures: "clock" });

/** Times of day, the same every day or those of one occasion. */
export const CLOCK_TIMES: readonly RelationKind[] = [
  clock(
    "opening time",
    "opening time|opening hour|opens|opens at|opening|open from|doors open|开门时间|开放时间|开馆时间|开店时间|开始营业时间|开门",
    "open|open doors|open its doors|open up|开门|开放|开馆|开店|开始营业|营业|开张",
  ),
  clock(
    "closing time",
    "closing time|closing hour|closes|closes at|closing|open until|open till|关门时间|闭馆时间|关闭时间|打烊时间|停止营业时间|关门",
    "close|close doors|close its doors|close up|shut|关门|闭馆|关闭|打烊|关店|停止营业|歇业",
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
];
