import type { RelationKind } from "./relation-kind.js";
import { number, one } from "./short-kinds.js";

/** What lists, inventories and tables of figures say of things. */
export const RECORDS: readonly RelationKind[] = [
  one("model", "model|model name|model number|型号|机型|车型|款式|规格型号"),
  one(
    "fuel",
    "fuel|fuel type|type of fuel|energy source|power source|propulsion|燃料|燃料类型|燃料种类|动力|动力类型|能源类型|能源",
    {
      verbs: "run on|be powered by|be fuelled by|be fueled by|drive on|烧|使用|用",
    },
  ),
  one("grape variety", "grape variety|grape|grapes|variety|varietal|葡萄品种|品种|酿酒葡萄", {
    verbs:
      "be planted with|be made from|be made of|be made with|be pressed from|种植|种|栽种|用~酿造|用~酿成|用~酿|由~酿成|由~酿造",
  }),
  one("shown at", "screened at|shown at|plays at|screening venue|放映影院|放映地点|放映厅|上映影院", {
    verbs: "be screened at|be shown at|play at|在~放映|在~上映",
    inverseVerbs: "show|screen|put on|放映|上映|播放|放",
  }),
  number(
    "visitors",
    "attendance|crowd|turnout|到场人数|出席人数|到场观众|人流|audience|audience size|spectators|观众|观众人数|观众数|参观人次|观影人次|入场人数|游客|访客",
  ),
  number("rainfall", "rainfall|precipitation|rain|annual rainfall|降雨量|降水量|雨量|年降雨量", { scales: "dry<wet" }),
  number("distance", "", { scales: "short<long|短<长" }),
];
