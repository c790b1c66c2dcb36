import type { RelationKind } from "./relation-kind.js";
import { number, one } from "./short-kinds.js";

/** What companies tell of their products, plants and accidents. */
export const SUPPLEMENTS_OF_COMPANIES: readonly RelationKind[] = [
  one(
    "successor",
    "successor model|successor product|successor version|replacement model|后续型号|后续机型|后继型号|换代型号|换代产品|替代型号|替代产品|接替型号|后续产品",
    {
      verbs:
        "be replaced by|be replaced with|be succeeded by|be superseded by|被~取代|被~替代|被~接替|由~接替|由~取代|由~替代|由~顶替|由~接班",
      inverseVerbs: "supersede|take over from|take place of|come after|顶替|替代|接班|接替了|取代了|替代了",
    },
  ),
  number(
    "injured",
    "injured|number of people injured|number injured|people injured|persons injured|injuries|wounded|number of injuries|受伤人数|受伤人员数|伤者人数|伤员人数|负伤人数",
    {
      verbs: "injure|hurt|wound|弄伤|伤|伤了|伤到|伤及|受伤|负伤|挂彩",
      inverseVerbs: "be injured in|be hurt in|be wounded in|get hurt in|get injured in|受伤于|在~受伤|在~中受伤",
      domain: "event|battle|disaster|accident|incident",
    },
  ),
  one(
    "made at",
    "production site|production plant|manufacturing plant|manufacturing site|生产工厂|生产厂|生产车间|制造工厂|组装厂",
    {
      inverseVerbs: "produce|manufacture|assemble|turn out|make|生产|制造|组装|出产|造",
    },
  ),
  one(
    "legal representative",
    "legal representative|legal person|statutory representative|registered representative|法人|法人代表|法定代表人|企业法人|公司法人",
  ),
  one(
    "product line",
    "product line|product series|product family|product range|model line|model series|产品系列|产品线|产品族|所属系列|所属产品线",
    {
      inverseNouns: "product|model|产品|型号|机型",
      verbs: "belong to|be part of|属于|归属于|出自",
      prepositions: "in|of|from",
    },
  ),
];
