import type { RelationKind } from "./relation-kind.js";

/** What people keep about staff, goods, machines, deliveries, courses, care and games. */
export const WORKPLACE: readonly RelationKind[] = [
  {
    id: "joined",
    nouns:
      "date joined|join date|joined|hire date|date hired|hired|hired on|start of employment|employed since|入职日期|入职时间|入职|加入日期|加入时间|到岗日期|参加工作时间",
    whenVerbs:
      "join|be hired|be taken on|be employed|start working|start work|start here|come to work|入职|加入|来上班|上班|开始上班|来工作|开始工作|参加工作|到岗|进公司",
    measures: "date",
    scales: "senior<junior|long-serving<new|资深<资浅",
  },
  {
    id: "left",
    nouns: "leaving date|date left|left on|resignation date|retirement date|retired|离职日期|离职时间|退休日期|退休时间",
    whenVerbs: "leave|resign|quit|retire|离职|辞职|退休|离开",
    measures: "date",
  },
  {
    id: "salary",
    nouns:
      "salary|annual salary|monthly salary|wage|wages|pay|base pay|hourly rate|compensation|工资|薪水|薪资|月薪|年薪|薪酬|底薪|时薪|待遇",
    verbs: "earn|make|be paid|挣|赚|拿",
    measures: "number",
    scales: "low-paid<well-paid",
  },
  {
    id: "line manager",
    nouns: "line manager|reports to|supervised by|direct manager|superior|直属上级|上级|汇报给|直接领导|直属领导|主管人",
    verbs: "report to|work under|answer to|汇报给|向~汇报",
    inverseNouns: "direct reports|subordinates|下属|直属下级",
    range: "person|manager",
  },
  {
    id: "team lead",
    nouns: "team lead|team leader|lead|tech lead|group leader|squad leader|组长|班长|队长|领队|带队人",
    inverseVerbs: "lead|head|run|领导|带领",
    range: "person|engineer|employee",
  },
  {
    id: "shift",
    nouns: "shift|shifts|duty|on duty|working hours|班次|值班|排班|上班时间|轮班",
    verbs: "work|上",
  },
  {
    id: "telephone extension",
    nouns:
      "extension|extension number|ext|分机|分机号|内线|内线号码|座机|座机号|手机|手机号|手机号码|mobile|mobile number|hotline|热线|热线电话|联系方式|contact number|fax|传真",
  },
  {
    id: "room",
    nouns: "room|room number|office|office number|consulting room|classroom|房间|房间号|房号|诊室|办公室|教室|房间号码",
    whereVerbs: "be|sit|be held|在|办公|上课",
  },
  {
    id: "fee",
    nouns:
      "fee|fees|consultation fee|service fee|membership fee|annual fee|registration fee|费|费用|诊费|诊疗费|挂号费|咨询费|服务费|会费|年费|手续费|收费标准|报名费",
    measures: "number",
    scales: "cheap<expensive|便宜<贵|低<高",
  },
  {
    id: "deposit",
    nouns: "deposit|security deposit|押金|订金|定金|保证金",
    measures: "number",
  },
  {
    id: "rent",
    nouns: "rent|monthly rent|rental price|rental fee|房租|租金|月租|租价",
    verbs: "rent for",
    measures: "number",
    scales: "cheap<expensive|便宜<贵",
  },
  {
    id: "discount",
    nouns: "discount|discount rate|reduction|折扣|优惠|打折",
  },
  {
    id: "stock",
    nouns: "stock|in stock|stock level|inventory|inventory level|quantity in stock|units in stock|库存|库存量|存货|现货|库存数量",
    measures: "number",
  },
  {
    id: "article number",
    nouns: "sku|article number|item number|part number|product code|order number|货号|商品编号|产品编号|料号|零件号|订单号|编号",
  },
  {
    id: "warranty",
    nouns:
      "warranty|warranty period|guarantee|guarantee period|warranty months|warranty years|保修|保修期|质保|质保期|保质期|shelf life",
    measures: "number",
    scales: "short<long|短<长",
  },
  {
    id: "purchased",
    nouns:
      "purchase date|date of purchase|purchased|bought|bought on|date bought|acquired|date acquired|acquisition date|购买日期|购入日期|购置日期|购买时间|购置时间|采购日期|入手时间",
    whenVerbs: "be bought|be purchased|be acquired|buy|purchase|acquire|买|买的|买来|购入|购买|购置|采购|买进|入手",
    measures: "date",
    scales: "old<new|旧<新",
  },
  {
    id: "seller",
    nouns: "sold by|seller|vendor|merchant|dealer|retailer|stockist|卖家|卖方|商家|经销商|出售者|售卖者|销售商",
    inverseVerbs: "sell|stock|deal in|卖|出售|售卖|经销|销售|有卖",
    whereVerbs: "be sold|be bought|buy|get|买|买到|能买到|购买|有卖",
    range: "vendor|person",
  },
  {
    id: "bought from",
    nouns: "bought from|purchased from|acquired from|supplied by|vendor|购自|采购自|买自|购买处|采购来源|供货商|供货方",
    verbs:
      "be bought from|be bought at|be purchased from|buy from|come from|从~买|从~买的|从~购入|从~购买|从~采购|在~买|在~买的|在~购买|向~采购|向~买",
    inverseVerbs: "sell|supply|卖|供应|卖出",
    whereVerbs: "be bought|buy|买|买的|购买|购入",
    range: "company|shop|vendor|supplier|person",
  },
  {
    id: "compatible with",
    nouns: "compatible with|fits|works with|compatibility|接口|适配|兼容|适用于|适用机型|可搭配",
    verbs: "fit|work with|be compatible with|go with|connect to|plug into|接|能接|连|连接|兼容|适配|适用于|配",
    symmetric: true,
  },
  {
    id: "replaces",
    nouns: "replaces|supersedes|replacement for|取代|替代",
    verbs: "replace|supersede|取代|替代|代替|替换",
    inverseNouns: "replaced by|superseded by|被取代|替代品",
  },
  {
    id: "used by",
    nouns: "used by|user|users|operated by|使用者|使用单位|使用部门|使用人|用户",
    inverseVerbs: "use|operate|run|work with|使用|用|在用|操作",
  },
  {
    id: "interacts with",
    nouns:
      "interacts with|interaction|interactions|drug interaction|contraindicated with|相互作用|交互作用|药物相互作用|禁忌|冲突",
    verbs: "interact with|clash with|与~相互作用|与~有相互作用|跟~有相互作用|和~有相互作用|与~冲突|跟~冲突|和~冲突",
    symmetric: true,
  },
  {
    id: "allergen",
    nouns: "allergen|allergens|contains allergen|过敏原|致敏原|含过敏原|过敏物质|致敏物",
    verbs: "contain|含|含有|包含|有",
  },
  {
    id: "dosage form",
    nouns: "dosage form|form of medicine|pharmaceutical form|剂型|药品剂型",
  },
  {
    id: "single dose",
    nouns: "dose|dosage|single dose|recommended dose|usual dose|剂量|用量|用法用量|每次剂量|推荐剂量",
    measures: "number",
  },
  {
    id: "attending",
    nouns:
      "attending physician|attending doctor|responsible doctor|responsible nurse|head nurse|head physician|主治医生|主治医师|责任护士|护士长|科主任|责任医生",
    range: "person|doctor|nurse|physician",
  },
  {
    id: "beds",
    nouns: "beds|number of beds|bed count|床位|床位数|病床|病床数",
    measures: "number",
    scales: "small<large",
  },
  {
    id: "driver",
    nouns: "driver|driven by|drivers|chauffeur|司机|驾驶员|驾驶人|开车人",
    inverseVerbs: "drive|开|驾驶|开的",
    range: "person|driver",
  },
  {
    id: "number plate",
    nouns: "number plate|licence plate|license plate|plate number|registration number|车牌|车牌号|牌照|车牌号码|登记号",
  },
  {
    id: "payload",
    nouns: "payload|load capacity|carrying capacity|maximum load|load limit|载重|载重量|承重|最大载重|核定载重|额定载重|运力",
    verbs: "carry|hold|bear|载|装|承重|能装|能载",
    measures: "number",
    scales: "low<high",
  },
  {
    id: "departure",
    nouns: "departure time|departs|departure|leaves at|leaving time|出发时间|发车时间|开船时间|起飞时间|发车|始发时间",
    whenVerbs: "leave|depart|set off|go|出发|发车|开车|开船|起飞|开",
  },
  {
    id: "arrival",
    nouns: "arrival time|arrives|arrival|arrives at|到达时间|抵达时间|到站时间|到港时间",
    whenVerbs: "arrive|get in|come in|到达|抵达|到|到站|到港",
  },
  {
    id: "departs from",
    nouns:
      "departs from|departure place|departure airport|departure port|starting point|starts at|origin point|start of route|始发地|始发站|起点|出发地|出发机场|出发站|出发港|起飞机场|发货地|起运地|装货地",
    whereVerbs: "start|depart|set off|set out|leave|take off|sail|出发|始发|发货|起飞|启程|开出",
    verbs:
      "depart from|start from|start at|leave from|set off from|take off from|sail from|从~出发|从~发车|从~起飞|从~开出|始发于",
  },
  {
    id: "goes to",
    nouns:
      "destination|goes to|arrives at|arrival place|arrival airport|arrival port|ends at|final stop|terminus|delivers to|目的地|终点|终点站|到达地|到达机场|到达站|到达港|降落机场|收货地|送达地|卸货地",
    whereVerbs: "arrive|land|go|end|降落|落地|到达|抵达",
    verbs:
      "go to|lead to|run to|deliver to|end at|fly to|sail to|land at|land in|arrive at|arrive in|开往|前往|驶往|通往|送到|运到|到|飞往|飞到|飞去|降落在|降落于|抵达|到达",
  },
  {
    id: "delivery time",
    nouns:
      "delivery time|lead time|transit time|shipping time|turnaround|交货期|交期|交货时间|配送时间|运输时间|时效|运输时长|到货时间",
    measures: "number",
    scales: "short<long|fast<slow|短<长|快<慢",
  },
  {
    id: "temperature kept",
    nouns:
      "storage temperature|temperature range|operating temperature|storage conditions|存放温度|储存温度|保存温度|工作温度|库温|温区",
  },
  {
    id: "deadline",
    nouns:
      "deadline|due date|due|closing date|expiry date|expires|expiration date|best before|截止日期|截止时间|到期日|到期时间|期限|有效期|失效日期",
    whenVerbs: "be due|expire|close|run out|截止|到期|过期|失效",
    measures: "date",
  },
  {
    id: "assignee",
    nouns:
      "assignee|assigned to|responsible|responsible person|person responsible|contact|contact person|in charge|handled by|经办人|承办人|联系人|责任人|对接人|跟进人",
    inverseVerbs: "handle|look after|take care of|be responsible for|be in charge of|负责|经办|跟进|对接|处理",
    range: "person|employee",
  },
  {
    id: "owner",
    nouns: "owned by team|owning team|service owner|归属团队|归口部门",
    verbs: "归~管|归~负责|归~所有|由~管|由~负责",
    inverseVerbs: "look after|be responsible for|run|管|负责|管着",
  },
  {
    id: "on call",
    nouns: "on call|on call engineer|on-call engineer|on duty|duty officer|值班人|值班人员|值班工程师|当值",
    verbs: "be on call|值班",
    range: "person|engineer",
  },
  {
    id: "launch",
    nouns: "go live date|live since|rollout date|上线日期|上线时间|发布上线",
    whenVerbs: "go live|come online|be rolled out|be switched on|start running|上线|投入使用|启用|投用|投产",
    measures: "date",
    scales: "old<new|早<晚",
  },
  {
    id: "status",
    nouns: "status|state|condition|state of repair|current status|状态|现状|当前状态|成色|品相|保存状况|完好程度",
  },
  {
    id: "priority",
    nouns: "priority|severity|urgency|优先级|严重程度|紧急程度",
  },
  {
    id: "teaches",
    nouns: "teacher|lecturer|instructor|taught by|tutor|任课教师|任课老师|授课教师|授课老师|讲师|主讲人|主讲",
    inverseVerbs: "teach|lecture on|教|讲授|授课|主讲|上|带|讲",
    range: "person|teacher|professor",
  },
  {
    id: "credits",
    nouns: "credits|credit points|ects|course credits|学分|学分数",
    measures: "number",
  },
  {
    id: "prerequisite",
    nouns:
      "prerequisite|prerequisites|requires course|prior course|prerequisite course|required before|先修课|先修课程|前置课程|前置|前置任务|前置条件|先决条件|前提",
    verbs: "build on|先修",
    inverseNouns: "leads on to|unlocks|后续课程|后续任务",
  },
  {
    id: "seats",
    nouns:
      "places|number of places|maximum students|class size|max participants|party size|minimum party size|名额|招生名额|人数上限|最多人数|最少人数|班额|组队人数",
    measures: "number",
  },
  {
    id: "required level",
    nouns:
      "required level|level requirement|minimum level|level|grade|等级要求|需求等级|所需等级|要求等级|最低等级|等级|级别|难度|difficulty",
    scales: "low<high|easy<hard|easy<difficult|低<高|简单<难|容易<难",
  },
  {
    id: "hit points",
    nouns: "hit points|hp|health|health points|life points|血量|生命值|体力|血",
    measures: "number",
    scales: "weak<tough|little<much",
  },
  {
    id: "attack power",
    nouns: "damage|base damage|attack|attack power|attack damage|伤害|基础伤害|攻击力|攻击|输出",
    measures: "number",
    scales: "weak<strong|弱<强|低<高",
    verbs: "deal|do|hit for|造成|打出",
  },
  {
    id: "weakness",
    nouns: "weakness|weak point|weak to|weak against|vulnerable to|vulnerability|弱点|弱属性|弱点属性|克星|短板",
    verbs: "be weak to|be weak against|be vulnerable to|fear|怕|害怕|惧怕|弱",
  },
  {
    id: "dropped by",
    nouns: "dropped by|drops from|loot from|掉落来源|掉落自|出自",
    inverseNouns: "drops|drop|loot|掉落|掉落物|战利品",
    inverseVerbs: "drop|掉|掉落|爆|爆出|会掉",
    whereVerbs: "drop|掉|掉落|爆",
  },
  {
    id: "made at",
    nouns: "crafted at|made at|produced at|manufactured at|craft station|制作地点|打造地点|制作台|生产地点|生产地|制造地",
    verbs: "be crafted at|be made at|be made in|be forged at|在~打造|在~制作|在~生产|在~做",
    whereVerbs: "craft|be crafted|be made|make|be forged|打造|制作|做|生产|制造",
  },
  {
    id: "needs material",
    nouns:
      "needs material|material needed|required material|required materials|required items|parts needed|所需材料|需要材料|材料需求|原材料|原料|所需零件",
    verbs: "need|require|take|call for|be made of|be made from|be made out of|需要|要|要用|用|消耗",
  },
  {
    id: "respawn",
    nouns: "respawn|respawn time|respawn hours|respawns|cooldown|cooldown time|刷新时间|重生时间|复活时间|刷新|冷却时间|冷却",
    measures: "number",
    scales: "soon<late|quick<slow|fast<slow|快<慢",
  },
  {
    id: "quest giver",
    nouns: "given by|quest giver|issued by|handed out by|发布人|发布者|颁发者|签发人|开具人|给予者",
    inverseVerbs: "give|hand out|issue|offer|给|发布|派发|发|开具|签发",
  },
  {
    id: "reward",
    nouns: "reward|rewards|gold reward|reward gold|payout|bounty|奖励|报酬|奖赏|赏金|奖励金币|任务奖励",
    verbs: "pay|give|reward|奖励|给",
    measures: "number",
    scales: "low<high|small<big",
  },
  {
    id: "added in",
    nouns: "added in|introduced in|since version|available since|came with|加入版本|新增版本|上线版本|推出版本",
    verbs: "be added in|come with|come in with|be introduced in|arrive with|加入于|随~推出|随~上线|在~加入",
    inverseVerbs: "add|bring|introduce|新增|加入|带来|推出",
  },
  {
    id: "port",
    nouns: "port|port number|listens on|listens on port|端口|端口号|监听端口",
  },
  {
    id: "runs on",
    nouns: "runs on|hosted on|deployed on|server|host|运行于|部署在|部署于|托管于|所在服务器|宿主机",
    verbs: "run on|be hosted on|be deployed on|运行在|运行于|部署在|部署于|跑在",
  },
];
