import type { RelationKind } from "./relation-kind.js";

/** What graphs say about organisations, products and species. */
export const ORGANISATIONS: readonly RelationKind[] = [
  {
    id: "founder",
    nouns:
      "founder|founded by|established by|co-founder|cofounder|created by|founders|创始人|创办人|创立者|创建者|创建人|奠基人|发起人|联合创始人|创办者|建立者",
    inverseNouns: "company founded|founded company|founder of|创办的公司|创办",
    inverseVerbs:
      "found|establish|set up|start|create|co-found|cofound|launch|创办|创立|创建|成立|建立|开创|创办了|创立了|创建了|建立了|开办|创办过|成立了|开办了",
    range: "person|company|organisation|founder",
    domain: "company|organisation|university|museum|city|school",
    prepositions: "by",
  },
  {
    id: "founding date",
    nouns:
      "founded|founding date|date founded|year founded|foundation|inception|established|date of establishment|year of establishment|founding year|founded in|date of foundation|established in|成立时间|成立年份|创办年份|创立时间|创办时间|成立日期|建校时间|创建时间|建立时间|创立年份|建立年份|创建年份|设立时间|成立于|建校年份|建城年份|建城时间|建镇年份|设镇时间|建镇时间|建市时间|year settled|settled|settled in|date settled|incorporated|date of incorporation|charter year",
    whenVerbs:
      "be settled|be incorporated|be chartered|open|be opened|be built|建城|建镇|设镇|设市|建|建起来|办|办起来|开创|be founded|be established|be set up|be created|start|begin|be started|be formed|成立|创办|创立|创建|建立|建校|设立|创设|开办",
    measures: "date",
    scales: "old<young|old<new|early<late|老<新|早<晚|古老<年轻|悠久<新",
    domain: "company|organisation|university|museum|school",
  },
  {
    id: "headquarters",
    nouns:
      "headquarters|headquarters location|head office|hq|based in|headquartered in|headquarter|main office|seat|registered office|总部|总部所在地|总部地点|总部位置|总部城市",
    verbs:
      "have its seat in|have its seat at|have its head office in|be headquartered in|be based in|have its headquarters in|have headquarters in|be located in|总部位于|总部在|总部设在|总部设于|设在|设于|坐落在|坐落于|位于",
    whereVerbs:
      "have its seat|have seat|sit|have its head office|have its office|设总部|be headquartered|be based|have its headquarters|have headquarters|be located|be|总部位于|总部在|总部设在|在|位于",
    range: "city|town|country|place",
    domain: "company|organisation",
    prepositions: "in|from",
  },
  {
    id: "ceo",
    nouns:
      "chief executive officer|ceo|chief executive|boss|managing director|首席执行官|总裁|执行长|总经理|老板|行政总裁|董事长",
    inverseVerbs: "run|lead|head|manage|领导|管理|掌管|经营",
    range: "person",
    domain: "company",
  },
  { id: "chair", nouns: "chairperson|chairman|chair|board chair|董事长|主席", range: "person", domain: "company" },
  {
    id: "employees",
    nouns:
      "number of employees|employees|employee count|employee|staff|headcount|workforce|worker|people employed|员工人数|员工数|雇员人数|员工数量|职工人数|员工",
    verbs: "employ|雇用|雇佣|聘用",
    inverseVerbs: "work for|work at|work in|be employed by|be employed at",
    measures: "number",
    domain: "company",
    scales: "small<big|small<large|小<大",
  },
  {
    id: "student number",
    nouns:
      "number of students|students|student count|enrolment|enrollment|number of pupils|student body|学生人数|在校生人数|学生数|在校生|在校学生|在校学生数|学生数量",
    asked: "pupil|student|学生",
    verbs: "enrol|enroll|在校|在读",
    scales: "small<big|small<large|小<大",
    measures: "number",
    domain: "university|school",
  },
  {
    id: "product",
    nouns:
      "main product|主打产品|主营产品|product|products|makes|produces|product or material produced|manufactures|产品|主要产品|生产|制造|出品",
    inverseNouns:
      "manufacturer|maker|made by|produced by|producer|brand|manufactured by|制造商|生产商|厂商|生产厂家|厂家|生产者|品牌",
    verbs: "做|制作|主产|主营|make|produce|manufacture|build|sell|offer|生产|制造|出产|推出|出品|销售",
    inverseVerbs: "",
    range: "product|car|thing|model|goods",
    domain: "company",
  },
  {
    id: "developer",
    nouns: "developer|developed by|software developer|开发者|开发商|研发者|开发公司|开发团队|研制者",
    inverseVerbs: "develop|create|make|write|build|program|开发|研发|制作|开发了|研制|编写|开发过",
    range: "company|person|developer",
    domain: "software|game|program|app|product|system|language",
    prepositions: "by|from",
  },
  {
    id: "programming language",
    nouns:
      "programmed in|programming language|written in|implementation language|implemented in|编程语言|开发语言|程序语言|实现语言",
    verbs: "be programmed in|be written in|be implemented in|be coded in|be developed in|use|用~编写|使用|采用|由~编写",
    range: "programming language|language",
    domain: "software|program",
  },
  { id: "licence", nouns: "licence|license|software licence|copyright license|许可证|授权|许可|许可协议" },
  {
    id: "file size",
    nouns:
      "file size|download size|installation size|package size|size on disk|disk size|memory|storage|文件大小|安装包大小|安装包|体积|下载大小|大小|内存|存储空间|占用空间",
    measures: "number",
    scales: "small<large|small<big|小<大",
    verbs: "take up|occupy|占|占用",
    domain: "software|program|app|file",
  },
  { id: "version", nouns: "version|software version|latest version|current version|版本|最新版本|当前版本|版本号" },
  { id: "operating system", nouns: "operating system|platform|操作系统|平台|运行平台", verbs: "run on|运行于|支持" },
  {
    id: "designer",
    nouns: "designer|designed by|设计者|设计师|设计人",
    inverseVerbs: "design|设计|设计了|设计过",
    range: "person|company|designer",
    prepositions: "by",
  },
  {
    id: "inventor",
    nouns:
      "首创者|创制者|首创人|created by|creator|inventor|invented by|discoverer or inventor|发明者|发明人|发明家|发现或发明者",
    inverseNouns: "invention|发明|发明物",
    whenVerbs: "",
    inverseVerbs: "create|come up with|devise|首创|首创了|创制|创制了|想出|做出|invent|发明|发明了|发明过",
    range: "person",
    prepositions: "by",
  },
  {
    id: "discoverer",
    nouns:
      "first described by|命名者|命名人|首次描述者|discoverer|discovered by|discoverer or inventor|found by|described by|发现者|发现人|发现或发明者",
    inverseNouns: "discovery|发现|发现物",
    inverseVerbs:
      "first describe|describe first|首次描述|描述|描述了|首先描述|最早描述|discover|find|describe|发现|发现了|发现过",
    range: "person|scientist",
    domain: "species|planet|element|island|comet|animal|thing",
    prepositions: "by",
  },
  {
    // Who discovers an asteroid need not name it; who first describes a species does.
    id: "namer",
    nouns: "first described by|命名者|命名人|首次描述者|described by|named by|namer",
    inverseVerbs: "name|命名|命名了",
    range: "person|scientist",
    domain: "species|planet|element|island|comet|animal|thing",
    prepositions: "by",
  },
  {
    id: "discovery date",
    nouns:
      "year described|described in|命名年份|命名时间|首次描述年份|描述年份|date of discovery|discovery date|year of discovery|discovered|time of discovery or invention|discovered in|year discovered|发现时间|发现年份|发现日期|发明时间",
    whenVerbs:
      "be first described|被描述|首次描述|首次被描述|be discovered|be found|be invented|be described|被发现|发现|发明|被发明",
    measures: "date",
    scales: "early<late|早<晚",
  },
  {
    id: "naming date",
    nouns: "year described|described in|命名年份|命名时间|首次描述年份|描述年份|named in|year named|date of naming",
    whenVerbs: "be named|被命名|命名",
    measures: "date",
    scales: "early<late|早<晚",
  },
  {
    id: "price",
    nouns:
      "price|ticket price|entrance fee|admission|fare|价格|门票|学费|cost|retail price|list price|price in euros|price in dollars|售价|定价|零售价|票价|价钱",
    measures: "number",
    scales: "cheap<expensive|cheap<dear|inexpensive<expensive|便宜<贵|便宜<昂贵",
    verbs: "cost|售价|卖",
    domain: "product",
  },
  {
    id: "mass",
    nouns: "mass|weight|body mass|weight in kg|weighs|body weight|质量|体重|重量|净重|总重|自重|重",
    asked: "吨|公斤|千克|tonne|ton|kilogram|kilo",
    measures: "number",
    scales: "light<heavy|light<weighty|轻<重",
    verbs: "weigh",
    domain: "animal|product|person|species|thing",
  },
  {
    id: "speed",
    nouns:
      "speed|top speed|maximum speed|max speed|highest speed|design speed|最高时速|速度|最高速度|时速|最大速度|最快速度|设计时速|运行速度|最快",
    verbs: "go|run at|travel at|reach|能跑|跑|最快能跑|最快跑|最高能跑|可以跑|跑得|时速达|时速可达|最快可达",
    measures: "number",
    scales: "slow<fast|slow<quick|慢<快",
    domain: "car|train|product",
  },
  { id: "power", nouns: "power|power output|功率|马力|输出功率", measures: "number", scales: "weak<powerful|weak<strong" },
  {
    id: "capacity",
    nouns:
      "capacity|seating capacity|volume|seats|number of seats|seat count|maximum capacity|max capacity|spectator|passenger capacity|容量|座位数|容积|载客量|座位|容纳人数|可容纳人数|座席|座席数|观众席|床位|床位数|观众容量",
    inverseVerbs: "fit in|fit into|fit inside|sit in|be seated in|be seated at|fit",
    measures: "number",
    verbs:
      "hold|seat|accommodate|fit|take|house|carry|have room for|have space for|have seats for|容纳|可容纳|能容纳|可以容纳|能坐|可坐|可以坐|坐得下|能坐下|坐|装得下|能装|能装下|容得下|载|能载|可载",
    scales: "small<large|small<big|小<大",
  },
  {
    id: "temperature",
    nouns: "temperature|average temperature|气温|温度|平均气温",
    measures: "number",
    scales: "cold<hot|cold<warm|cool<warm|冷<热",
  },
  { id: "density", nouns: "density|population density|人口密度|密度", measures: "number", scales: "sparse<dense" },
  {
    id: "gdp",
    nouns: "gdp|gross domestic product|nominal gdp|国内生产总值|生产总值",
    measures: "number",
    scales: "poor<rich|穷<富",
  },
  { id: "lifespan", nouns: "lifespan|life expectancy|life span|寿命|平均寿命", measures: "number" },
  { id: "speciesname", nouns: "taxon name|scientific name|latin name|binomial name|学名|拉丁名|拉丁学名" },
  {
    id: "conservation",
    nouns:
      "protection status|endangerment|threat level|保护等级|濒危程度|濒危级别|conservation status|iucn conservation status|iucn status|status|保护状况|保护级别|濒危等级|保护状态|保护现状",
  },
  {
    id: "endemic",
    nouns: "endemic to|native to|特有地|分布地|特产于|原产于|habitat|distribution|栖息地|分布|产地|分布于",
    verbs:
      "live at|live on|live around|nest in|nest at|breed in|breed at|grow in|grow on|栖息在|生长在|生长于|出没于|出没在|住在|be endemic to|be native to|live in|occur in|be found in|inhabit|特产于|原产于|特有于|分布于|生活在|栖息于|分布在|只分布于",
    whereVerbs: "live|occur|be found|be endemic|grow|nest|breed|分布|生活|栖息|生长|出没|筑巢|繁殖",
    inverseVerbs: "be home of|be home to|be habitat of|be habitat for",
    prepositions: "in|from|of",
    range: "country|place|region|habitat",
    domain: "species|animal|plant|bird",
  },
  { id: "taxon", nouns: "parent taxon|family|genus|order|科|属|目|所属科|所属属", verbs: "belong to|属于" },
  { id: "diet", nouns: "diet|food|eats|main food source|食物|食性|饮食", verbs: "eat|feed on|吃|以~为食|捕食" },
  {
    id: "origin",
    nouns:
      "place of origin|made in|country of origin|origin|produced in|产地|原产地|出产地|原产国|发源地|制造地|comes from|起源地|源自|发祥地|hometown of",
    verbs:
      "be made in|be produced in|come from|originate in|originate from|be grown in|be from|产自|产于|出自|来自|原产于|出产于|盛产于",
    inverseVerbs: "produce|make|grow|be home of|出产|生产|盛产|产",
    whereVerbs:
      "be from|be invented|arise|起源|发源|源自|出自|be made|be produced|come from|be grown|originate|产|生产|出产|产自|来自|原产",
    range: "city|country|place|town|province|region|county",
    domain: "product|tea|wine|food",
    prepositions: "from|of|in",
  },
  { id: "harvest", nouns: "harvest season|picking season|season|采摘季节|收获季节|采摘时间|季节" },
  {
    id: "material",
    nouns:
      "material|material used|made of|made from|ingredient|main ingredient|主料|用料|主要原料|配料|食材|材料|材质|原料|制作材料|成分",
    verbs:
      "be made of|be made from|be made out of|be made with|be prepared from|be cooked from|consist of|be built of|contain|由~制成|由~构成|用~做|用~做成|用~制成|用~制作|由~做成|以~为原料|以~为主料",
    inverseVerbs: "go into|be used in|be used for|用来做|用于制作",
    prepositions: "of|from",
    range: "material|ingredient|stone|metal",
  },
  { id: "colour", nouns: "colour|color|颜色|色彩" },
  { id: "taste", nouns: "taste|flavour|flavor|味道|口味|滋味" },
  {
    id: "kind",
    nouns: "kind|type|instance of|is a|category|kind of tea|class|variety|sort|类别|种类|类型|分类|品种|隶属于|是一种|类",
    verbs: "belong to|be a kind of|be a type of|属于|归类为",
    range: "kind|type|category|class",
  },
];
