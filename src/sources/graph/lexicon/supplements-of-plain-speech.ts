import type { RelationKind } from "./relation-kind.js";
import { number, one } from "./short-kinds.js";

/** What firms, depots, shops, kitchens and classes keep in tables, in the plain words of those who work there. */
export const SUPPLEMENTS_OF_PLAIN_SPEECH: readonly RelationKind[] = [
  one(
    "staff number",
    "staff number|staff no|staff id|employee number|employee no|employee id|personnel number|payroll number|badge number|service number|工号|员工编号|职工号|员工号|职工编号|工牌号|人员编号|胸牌号",
  ),
  one("driver", "", {
    inverseNouns: "drives|regularly drives|vehicle driven|usual vehicle|常驾车辆|驾驶车辆|所驾车辆|所开车辆|常开车辆",
    inverseVerbs: "take out|steer|be at wheel of|sit at wheel of|be behind wheel of|常开|驾|常驾|驾驶",
  }),
  one(
    "kept at",
    "home depot|depot|home garage|garage|home stable|home base|stabled at|housed at|operated from|runs from|run from|所属车厂|所属车库|所属车场|所属车辆段|停放地|停放处|停放地点",
    {
      verbs:
        "be kept at|be kept in|be parked at|be parked in|be stabled at|be housed at|be housed in|be stored at|be stored in|live at|live in|sleep at|run from|come from|be run from|be operated from|停在|停放在|停放于|存放在|从~开出|从~开出来|从~出车|从~发出",
      whereVerbs:
        "be kept|be parked|be stabled|be housed|be stored|be based|live|sleep|spend night|park|stand|停|停放|停着|存放|过夜|放着",
      inverseVerbs: "keep|house|store|run|operate|停着|停放|停放着|存放|存着|放着|跑|运营",
    },
  ),
  one("opening", "", {
    whenVerbs:
      "enter service|go into service|come into service|begin running|start service|投入运营|投入服务|上路|开始跑|开始载客",
  }),
  number(
    "class size",
    "max pupils|maximum pupils|max students|max group size|maximum group size|group size|max attendees|max children|最多人数|最多学生数|人数限制|限收人数|最大人数|最多学员数|最多收多少人",
    {
      verbs: "take up to|take at most|take in|have places for|最多收|最多招|最多接待|接待|接收|收",
      scales: "few<many|small<big|small<large",
    },
  ),
  one(
    "overseen by",
    "oversight committee|overseen by|oversight|oversight body|supervised by|supervisory body|monitored by|监督委员会|监管机构|监督机构|监督方|监管方|监督单位|监管委员会|监管单位|监督部门",
    {
      inverseVerbs:
        "oversee|supervise|monitor|keep eye on|keep an eye on|watch over|keep watch on|监督|监管|盯着|盯|督办|督查|把关",
    },
  ),
  one("chair", "", { inverseVerbs: "preside over|sit at head of|主持|当主席|任主席|牵头" }),
  one("builder", "", {
    inverseVerbs:
      "carry out|work on|take on|get contract for|win contract for|承包|承接|承揽|接下|接|包下|包|干|在干|负责施工|施工",
  }),
  one(
    "nearest stop",
    "nearest stop|closest stop|nearest station|closest station|nearest bus stop|nearest tram stop|nearest metro station|最近车站|最近站点|最近的站|最近的车站|最近一站|就近车站|邻近车站",
    {
      verbs: "be nearest to|be closest to|be near|lie near|靠近|离~最近",
      whereVerbs: "get off|alight|下车",
    },
  ),
  number("fare zone", "zone|fare zone|tariff zone|ticket zone|票区|收费区|票价区|计费区", { verbs: "lie in zone" }),
  number(
    "headway",
    "headway|service interval|train interval|bus interval|departure interval|发车间隔|班次间隔|行车间隔|间隔时间|发车频率",
    { verbs: "run every|come every", scales: "frequent<rare|频繁<稀疏" },
  ),
  one("assignee", "lead contact|contact name|point of contact|main contact|organised by|organized by|主要联系人"),
  one("manager", "manager|managed by|run by|boss|head|person in charge|主管|负责人|经理|管理者|站长|场长|店长|厂长|掌门人", {
    asked: "boss|chief|头儿|头头|一把手|老大|老板|当家人|当家的|领导",
    inverseVerbs:
      "run|manage|head|lead|look after|be in charge of|be responsible for|be boss of|管|管着|管理|主管|掌管|负责|领导|当家|打理|经营|执掌",
    verbs: "归~管|由~管|归~负责|由~负责|由~主管|归~打理|由~打理|听~的",
    range: "person|manager",
  }),
  one("chef", "", { inverseVerbs: "be in kitchen of|stand at stove of|掌厨|当大厨|当主厨|主理" }),
  one("employees", "", { asked: "人手", verbs: "have on staff|have on its books" }),
  number("shelf life", "shelf life|keeps for|storage life|best within|保质期|保存期|保质天数|保存天数|可保存天数|存放期|贮存期", {
    verbs: "keep|keep for|last|last for|stay good|stay fresh|be good for|放|能放|可放|能存|能保存|保存|存放",
    scales: "short<long|短<长",
  }),
  one(
    "seller",
    "sold at|sold in|on sale at|available at|available from|stocked at|stocked by|销售于|出售于|售卖于|销售点|售卖点|出售地点|销售地点|销售门店|在售门店",
    {
      verbs: "be sold at|be sold in|be on sale at|be available at|be available from|在~卖|在~出售|在~有卖|在~销售",
      inverseVerbs: "have on sale|carry|有售|摆着",
      whereVerbs: "be on sale|be available|pick up|买得到|有售|出售",
    },
  ),
  one("supplier", "", {
    inverseNouns: "supplies|supplies to|delivers to|sells to|供应给|供货给|供货对象|供货去向",
    inverseVerbs:
      "supply to|send goods to|send its goods to|send their goods to|send produce to|deliver goods to|ship to|给~送货|往~送货|往~供货|送货给|送货到|提供给",
    verbs: "get goods from|be supplied by|be supplied from|get deliveries from|从~拿货|从~进原料|向~进货",
  }),
  one("uses", "uses|makes use of|用到|使用|所用|采用", {
    verbs: "use|make use of|call for|need|be made with|be cooked with|用|使用|采用|用到|配|放|加",
    inverseVerbs: "be used in|be used for|go into|be put in|用在|用于|做|用来做",
  }),
  one("ingredient", "contains|含有|成分|主要成分", {
    verbs: "have in it|be made out of|含|含有|里面有|里有|放了|加了",
  }),
  one("served at", "供应于|在哪供应|on the menu at|on menu at", {
    verbs: "be on menu at|be on menu of|在~供应|在~吃到|在~卖",
    inverseVerbs: "serve|offer|have on menu|have on its menu|sell|供应|卖|推出",
    whereVerbs: "eat|be served|get|try|order|taste|吃|吃到|尝到|点到|供应|卖",
  }),
  one("inventor", "", {
    inverseVerbs:
      "come up with|think up|dream up|create|first make|first cook|发明出来|做出来|想出来|研制|研制出来|创制|调出来|琢磨出来|配出来",
  }),
  one("price", "", { verbs: "set back|set me back|set us back|set you back|run to|come to", measures: "number" }),
  one("founding date", "", { whenVerbs: "开办|办起来|开起来", measures: "date" }),
  one("teacher", "learned from|learnt from|师傅", {
    verbs:
      "do doctorate under|do phd under|do doctorate with|do phd with|write thesis under|write thesis with|be supervised by|take doctorate under|earn doctorate under|get doctorate under|work on doctorate under|跟~读博|跟~读的博士|跟~读博士|learn trade from|learn craft from|learn cooking from|跟~学手艺|跟~学过手艺|跟~学过|跟~学的|跟~学的手艺|在~手下学",
    inverseVerbs: "take as apprentice|教出|带出来|带出",
  }),
];
