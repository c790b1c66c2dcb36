import type { RelationKind } from "./relation-kind.js";

/** How people speak of relations of the other lists in passing, by the same ids. */
export const SUPPLEMENTS_OF_TALK: readonly RelationKind[] = [
  {
    id: "founder",
    nouns: "",
    inverseVerbs: "get off the ground|start up|put together|办起|创下|拉起|白手起家创办|搞起|弄起|开起",
  },
  {
    id: "mother",
    nouns: "mama|mummy|mommy|妈|娘|老妈|妈咪|娘亲",
  },
  { id: "father", nouns: "papa|daddy|爸|爹|老爸|爹爹|老爹" },
  { id: "child", nouns: "cub|calf|娃|娃娃|宝宝|幼崽|崽" },
  { id: "brother", nouns: "哥|弟|老哥|老弟|兄长|big brother|little brother" },
  { id: "sister", nouns: "姐|妹|大姐|小妹|big sister|little sister" },
  {
    id: "language spoken",
    nouns:
      "knows language|speaks language|spoken languages|languages known|speaks|knows languages|language skills|掌握的语言|语言能力|外语|会的语言",
    asked: "language|语言|外语",
  },
  { id: "lifespan", nouns: "", scales: "short-lived<long-lived|短命<长寿|活得短<活得长|活得短<活得久|寿命短<寿命长" },
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
  {
    id: "mouth",
    nouns: "flows to|drains to|ends in|destination|注入地|汇入河流|汇入海域|流向|最终汇入",
    verbs: "finally flow into|pour into|issue into|reach|feed|feed into|最终汇入|最终流入|最终注入|流进|汇进|汇到",
  },
  {
    id: "river source",
    nouns: "rises in|starts in|springs from|origin of river|发源于|源头在|发源山",
    whereVerbs: "arise|emerge|发端|起源|发源",
  },
  { id: "last station", nouns: "termini|end station|endpoint|route end|终到站|终点车站|两端|首末站" },
  { id: "stops", nouns: "station list|stations served|沿线车站|沿途车站|沿途站点" },
  {
    id: "based on",
    nouns: "adapted from book|source novel|source work|original|改编来源|改编自哪里|原著小说|取材于|取材自",
    inverseNouns: "film version|movie version|film adaptation|screen adaptation|改编电影|电影版",
  },
  {
    id: "named after",
    nouns: "takes its name from|called after|eponymous|冠名|名字源自|命名由来|名称来源于",
    verbs: "take name from|owe its name to|get name from|be name after|因~得名|以~的名字命名|源自",
  },
  {
    id: "event date",
    nouns: "held in year|battle date|date of event|took place in",
    whenVerbs: "come to pass|be staged|be run|进行|打响|开幕",
    measures: "date",
  },
  { id: "winner", nouns: "champions|gold medalist|gold medallist|title holder|冠军得主|头名|第一名|胜利者|冠军队" },
  {
    id: "programming language",
    nouns: "coded in|language it is written in|implementation|编写语言|用什么语言写的|所用语言|编程用语",
    verbs: "be coded in|be built in|be built with|用~写|用~写成|用~开发|是用~写的",
  },
  {
    id: "operating system",
    nouns: "runs on|runtime platform|supported platform|supported systems|支持平台|支持系统|运行环境|运行系统",
    verbs: "run under|work on|be available on|be available for|在~上运行|适用于",
  },
  {
    id: "height",
    nouns: "tall|how tall|body size|个子|个头|身长|高",
    verbs: "measure|stand",
    measures: "number",
    scales: "short<tall",
  },
  {
    id: "population",
    nouns:
      "citizens|townspeople|inhabitant count|total inhabitants|population size|人口总量|镇民|市民|居民数|常住人口数|住户|人口量",
    measures: "number",
  },
  {
    id: "employees",
    nouns:
      "people on payroll|staff size|staff count|total staff|size of workforce|number of staff|雇员|从业人数|在职员工|职工|员工总数|人手|雇员数|职工数",
    measures: "number",
    verbs: "have on payroll|have on its payroll",
  },
];
