import type { RelationKind } from "./relation-kind.js";

/** How people speak of relations of the other lists in passing, by the same ids. */
export const SUPPLEMENTS_OF_TALK: readonly RelationKind[] = [
  {
    id: "founder",
    nouns: "",
    inverseVerbs: "get off the ground|start up|put together|办起|创下|拉起|白手起家创办|搞起|弄起|开起",
  },
  { id: "birthplace", nouns: "", verbs: "生在|出生在|降生在|降生于|诞生于|hail from", whereVerbs: "生|降生" },
  { id: "publication date", nouns: "", whenVerbs: "出|面世|be out|come out|appear|get published|get released" },
  {
    id: "mouth",
    nouns: "",
    verbs: "run out into|end up in|flow out into|flow to|最后流到|流入到",
    range: "body of water|waters|stretch of water|水体|水域|水系|海域",
  },
  { id: "river source", nouns: "", whereVerbs: "流出|流出来|流下来|冒出来|come|flow out", verbs: "flow out of|come out of" },
  {
    id: "on river",
    nouns: "",
    verbs: "lie on|stand on|sit on|be on|临|濒临|靠着|挨着|紧邻|傍着|依傍|临着|濒",
  },
  {
    id: "affiliation",
    nouns:
      "affiliated with|affiliated to|affiliated institution|parent institution|attached to|隶属|附属于|隶属于|挂靠单位|所属单位|所属机构",
    inverseNouns: "affiliate|affiliated hospital|teaching hospital|附属机构|附属医院",
    verbs: "be affiliated with|be affiliated to|belong to|be attached to|隶属|隶属于|附属于|所属|归属于|属于|挂靠|挂靠在",
    range: "university|institution|organisation|school|college|大学|机构|学校|学院",
  },
  {
    id: "powered by",
    nouns: "",
    verbs: "use|have|be fitted with|be equipped with|be built with|用|用的是|装|装着|装有|配|配有|配备|装备|装的是",
    inverseVerbs: "sit in|be fitted in|be fitted to|be used in|be built into|装在|用在|用于",
    prepositions: "with",
    range: "engine|motor|traction motor|drive|发动机|引擎|电机|牵引电机|马达",
    domain: "train|locomotive|car|ship|vehicle|aircraft",
  },
  {
    id: "daily dose",
    nouns:
      "每天吃的剂量|每天服用的剂量|每天服用量|每天的剂量|一天的剂量|每天的用量|一天的用量|日用量|每天吃的量|一天吃的量|amount taken per day|amount taken daily|dose taken daily",
  },
  {
    id: "first awarded",
    nouns: "",
    whenVerbs: "be handed out|be given out|be presented|be conferred|be bestowed|be given|颁|颁发|颁出|开始颁发|设立",
  },
  {
    id: "designer",
    nouns: "",
    inverseVerbs:
      "be in charge of the design of|draw up|mastermind|be behind design of|主持设计|操刀|操刀设计|主导设计|带队设计|领衔设计|挂帅设计",
  },
  { id: "shirt number", nouns: "", asked: "球衣|球服|几号球衣|jersey|shirt" },
  { id: "station count", nouns: "", asked: "车站|站|站点" },
  { id: "pages", nouns: "", scales: "short<long|slim<thick|thin<fat|thin<bulky|薄<厚" },
  { id: "last station", nouns: "", whereVerbs: "run between|go between|operate between|跑" },
  { id: "product", nouns: "", inversePrepositions: "by|of|from" },
  {
    id: "team",
    nouns: "",
    verbs: "turn out for|line up for|踢球的|在~踢球|为~踢球|替~踢球|代表~出战",
  },
];
