import type { RelationKind } from "./relation-kind.js";

/** Roundabout ways to ask for relations that the other lists know. */
export const SUPPLEMENTS_OF_ASKING: readonly RelationKind[] = [
  {
    id: "material",
    nouns: "",
    verbs:
      "be built from|be built out of|be constructed of|be constructed from|be formed from|be cast in|be cast from|be carved from|be carved out of|be woven from|be crafted from|be fashioned from|用~建造|用~造|用~建|用~建成|用~修建|用~修成|用~砌|用~砌成|用~打造|由~建成|由~建造|由~制成|由~造|由~打造|以~建造|以~制成|以~为材料",
  },
  {
    id: "location",
    nouns: "whereabouts|home town|所在城市|所在国家|所在国|在哪",
    inverseVerbs: "be home to|be host to|host|house|play host to|boast|have within its borders|contain",
    whereVerbs: "find|see|visit|spot|come across|be seen|be visited|stand|rise|坐落|找到|看到|见到",
    prepositions: "on|near",
  },
  { id: "headquarters", nouns: "", inverseVerbs: "be home to|be host to|host|house", whereVerbs: "find|be run|operate" },
  {
    id: "crosses",
    nouns: "",
    verbs: "carry people over|lead over|lead across|架在|建在|修在|横跨于|跨在",
    inversePrepositions: "under|below|beneath",
  },
  { id: "currency", nouns: "legal tender|coin|coinage", verbs: "pay with in|pay in|spend in|trade in|花|通用|流通使用" },
  {
    id: "owner",
    nouns: "",
    inverseNouns: "holding|asset",
    verbs: "be a part of|be in hands of|be controlled by|fall under|隶属于|隶属|归属",
    prepositions: "of",
  },
  {
    id: "parent organisation",
    nouns: "",
    asked: "parent|mother company|owner|controlling company|母企业",
    inverseNouns: "旗下公司|旗下的公司|旗下企业",
    verbs: "fall under|be controlled by|be in hands of|belong to group",
    prepositions: "of",
  },
  {
    id: "spouse",
    nouns: "",
    verbs:
      "be husband to|be wife to|tie knot with|跟~结了婚|和~结了婚|与~结了婚|跟~成婚|与~成婚|和~成婚|与~结为夫妻|娶了|嫁给了|嫁",
  },
  { id: "employees", nouns: "", verbs: "have working for it|keep in work|雇了|雇|请了|聘了", asked: "人手" },
  {
    id: "population",
    nouns: "",
    verbs: "住着|住有|居住着|生活着|有人口",
    inverseVerbs: "call home|make their home in|居住于|生活于",
  },
  {
    id: "nickname",
    nouns: "",
    verbs: "go by|be nicknamed|be dubbed|be also known as|被称为|又被称为|又叫|又称|也叫|也被称为|人称|绰号叫|外号叫",
  },
  { id: "author", nouns: "", inverseVerbs: "be behind|be the pen behind|come up with|出自~笔下|出自~之手" },
  {
    id: "teacher",
    nouns: "",
    verbs: "learn from|be trained by|be tutored by|be mentored by|师从|师从于|受教于|跟~学",
    inverseVerbs: "train|tutor|mentor|coach",
  },
  {
    id: "birthplace",
    nouns: "",
    verbs: "hail from|come into the world in|be a native of|生在|出生在",
    whereVerbs: "come into the world|grow up in",
    inverseNouns: "native",
  },
  { id: "founder", nouns: "", inverseVerbs: "set up|start|launch|create|bring to life|get going|创立|开办|创建|一手创办|办起" },
  {
    id: "award",
    nouns: "",
    verbs: "take home|be honoured with|be honored with|be presented with|pick up|collect|捧回|摘得|荣获|拿过|拿下|夺得",
    inverseVerbs: "go to|be presented to|颁给|颁给了|授予了",
  },
  { id: "designer", nouns: "", inverseVerbs: "draw up|dream up|be the brain behind|be the mind behind|draw plans for" },
  { id: "architect", nouns: "", inverseVerbs: "draw up|draw plans for|be the mind behind" },
  { id: "mouth", nouns: "", verbs: "end in|end up in|pour into|drain into|spill into|join|汇入|流进|最终流入|最后流入" },
];
