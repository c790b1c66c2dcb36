import type { RelationKind } from "./relation-kind.js";

/** Further names and ways to ask for what is made, run and measured, by the ids of the other lists. */
export const SUPPLEMENTS_OF_THINGS: readonly RelationKind[] = [
  {
    id: "product",
    nouns: "goods|services|line of products|output|makes|主要产品|产出",
    inverseNouns:
      "maker|manufacturing company|manufacturer of|producing company|made by|built by|制造方|制造厂|厂家|生产厂|生产方|制造公司|出品公司",
    verbs: "turn out|put out|bring out|market|supply|打造|造|研制|供应|经销",
    inverseVerbs: "be made by|be manufactured by|be produced by|come from",
  },
  {
    id: "parent organisation",
    nouns:
      "parent organization|parent group|parent firm|owning company|owner group|belongs to group|母公司|东家|总公司|上级公司|控股公司|所属公司",
    inverseNouns: "subsidiary|subsidiaries|sub organization|department|daughter company|子公司|下属企业|旗下企业|下属单位|分支",
    verbs: "be a subsidiary of|be a division of|be part of|be a branch of|be owned by|旗下|是~的子公司|归属|归属于|隶属",
    inverseVerbs:
      "have subsidiary|control|be parent of|be the parent of|be parent company of|be the parent company of|旗下有|下辖|下设|拥有",
  },
  {
    id: "operator",
    nouns: "run by|managed by|operating company|运营公司|营运商|经营方|营运方|管理方|运营机构|经营公司",
    inverseVerbs: "manage|sail|运作|管理|负责运营|营运",
    verbs: "be operated by|be run by|be managed by|由~运营|由~经营|归~运营|由~管理",
  },
  {
    id: "headquarters",
    nouns: "home base|base|headquarters city|principal office|location city|总公司所在地|总部设在|本部|总部城市|总部地址|大本营",
    whereVerbs: "have base|be run from|设总部|有总部|设在|总部",
  },
  {
    id: "opening",
    nouns:
      "opened for traffic|inauguration|inauguration date|opening to public|opening to traffic|date opened|启用|通航时间|通航日期|开园时间|开张时间|落成时间|竣工日期|投产时间|投运时间|启用时间",
    whenVerbs:
      "be put into service|be put into operation|be put into use|start running|start operating|begin operating|begin service|start service|be commissioned|be unveiled|start|begin|落成|通航|开园|投运|投产|正式启用|正式开放|建成|运营|开始运营|正式通车",
    measures: "date",
    scales: "early<late",
  },
  {
    id: "launch",
    nouns:
      "launched in|commissioned|maiden voyage|date of commissioning|introduced|introduction|introduction date|year introduced|推出年份|推出时间|上市时间|上市年份|问世年份|投放市场|首航时间|首航日期|服役时间|入列时间",
    whenVerbs:
      "be introduced|come onto market|come on the market|come onto the market|come to market|reach market|be brought to market|hit market|be commissioned|be rolled out|go on sale|come out|be released|推出|问世|上市|面市|投放市场|首航|服役|入列|亮相|面世",
    measures: "date",
    scales: "early<late|old<new",
  },
  {
    id: "student number",
    nouns: "student body size|undergraduates|postgraduates|enrolled students|学生总数|在册学生|在校人数|学员人数|招生人数",
    inverseVerbs: "be enrolled at|be enrolled in|attend|go to|be at|就读于|在读于",
    measures: "number",
  },
  {
    id: "capacity",
    nouns:
      "maximum attendee capacity|occupancy|beds|bed count|number of beds|bed capacity|hospital beds|spectator capacity|holds|最多容纳|床位数|病床数|病床|床位|载员|定员|额定载客|可坐人数|容纳|容纳量|观众容量|看台容量",
    verbs: "hold up to|have place for|have a capacity of|have beds for|有座位|可容|能坐下|最多能坐|最多容纳|最多可坐|最多坐",
    measures: "number",
    scales: "small<large",
  },
  {
    id: "mass",
    nouns:
      "displacement weight|net weight|gross weight|curb weight|kerb weight|average weight|body mass|weighs|空重|自身重量|整备质量|分量|体重",
    verbs: "tip the scales at|重达|重量达",
    measures: "number",
  },
  {
    id: "depth",
    nouns: "deepest point depth|max depth|water depth|最深|多深|深",
    verbs: "reach|go down|go down to|深达",
    measures: "number",
    scales: "shallow<deep",
  },
  { id: "area", nouns: "floor area|size in area|extent|covers|占地|总面积|流域|领土面积|水面面积|地盘", measures: "number" },
  {
    id: "length",
    nouns: "track length|length overall|overall length|long|distance|coastline|全程|线路全长|全长长度|总长度|跨度长度",
    measures: "number",
    scales: "short<long",
  },
  {
    id: "price",
    nouns:
      "fee|rate|rent|rental|rental price|rental fee|hire fee|hire charge|费用|租金|挂号费|tuition|tuition fee|admission fee|entry fee|entry price|list price|asking price|cost price|单价|标价|报价|卖价|零售价格|出厂价|收费|票价|入场费|价",
    verbs: "sell for|be sold for|go for|be priced at|retail at|定价|要价|收费|售",
    measures: "number",
    scales: "cheap<pricey|cheap<pricy|cheap<costly|low-priced<high-priced|廉价<昂贵",
  },
  {
    id: "speed",
    nouns: "max speed|fastest speed|highest speed|operating speed|cruising speed|速率|巡航速度|航速|车速|最高车速|极速|最快时速",
    verbs: "do|go up to|run at up to|reach speeds of|最高跑|跑到|能达到|时速",
    measures: "number",
    scales: "slow<fast",
  },
  {
    id: "power",
    nouns: "rated power|engine power|horsepower|wattage|output|power rating|power consumption|额定功率|电功率|功耗|输出|动力",
    verbs: "draw|consume|deliver|put out|develop|use|耗电|输出",
    measures: "number",
    scales: "weak<powerful|weak<strong|小<大",
  },
  {
    id: "tonnage",
    nouns: "gross tonnage|gross register tonnage|grt|gt|draught tonnage|总吨|总吨数|注册吨位|载重吨",
    measures: "number",
  },
  {
    id: "cast",
    nouns:
      "actors|performers|players|lead actor|lead actress|leading role|leading actor|演职人员|领衔主演|演出人员|参演人员|男主角|女主角",
    inverseVerbs:
      "play a part in|play a role in|take part in|be cast in|feature in|perform in|have a role in|有份出演|出镜|参加演出|饰演|担纲主演|扮演",
    verbs: "cast",
  },
  {
    id: "film director",
    nouns: "filmmaker|film maker|made by|helmed by|film-maker|编导|执导者|总导演",
    inverseVerbs: "be the director of|be director of|执导拍摄|拍出|拍了",
  },
  {
    id: "author",
    nouns: "writer of|penned by|by|wordsmith|编写者|执笔人|执笔者|写作者|笔者|撰稿人|作者是",
    inverseVerbs: "be the author of|be author of|be writer of|be the writer of|写就|执笔|完成|著述|笔下",
    inverseNouns: "oeuvre|著述",
  },
  {
    id: "pages",
    nouns: "page number|pagination|length in pages|book length|总页|页码数",
    verbs: "run to|共|达|长达",
    measures: "number",
    scales: "short<long|slim<thick|thin<thick|薄<厚",
  },
  {
    id: "publisher",
    nouns: "press|publishing company|brought out by|出版公司|出版单位|发行单位|发行公司|出品社|出版机构|版权方",
    inverseVerbs: "be the publisher of|be publisher of|bring|刊印|出品|首发|付印",
  },
  {
    id: "producer",
    nouns:
      "production company|production house|studio|film company|produced by|film studio|出品公司|制片公司|制作公司|制片方|制作方|电影公司|出品方|出品人|摄制公司",
    inverseVerbs: "make|put on|back|be behind|出品|摄制|拍|拍摄|拍了|投拍|制片|参与制作",
  },
  {
    id: "runtime",
    nouns: "length of film|film length|total time|screen time|放映时间|播放时长|总时长|长",
    verbs: "clock in at|go on for|have a running time of|播",
    measures: "number",
    scales: "short<long",
  },
  { id: "version", nouns: "release|software release|版次|发行版" },
  {
    id: "licence",
    nouns:
      "open source licence|open source license|licensed under|rights|distribution licence|开源协议|开源许可证|授权协议|许可方式|许可证类型|授权方式|协议",
    verbs: "be licensed under|be released under|be distributed under|come under|be under|be covered by|采用|使用",
  },
  {
    id: "file size",
    nouns: "download|install size|size of download|下载量|下载包大小|安装大小|占空间|安装文件大小|容量",
    measures: "number",
    scales: "small<big",
  },
  { id: "conservation", nouns: "threatened status|red list status|protection level|受威胁程度|红色名录等级" },
  { id: "endemic", nouns: "native range|range|lives in|home range|where it lives|生长地|出没地|栖息地区|生活区域|栖息" },
  {
    id: "discoverer",
    nouns: "first described by|binomial authority|described by|identified by|首次描述者|最早描述者|最先发现者|首位描述者|提出者",
    inverseVerbs:
      "found|spot|first spot|come across|be first to describe|be the first to describe|be discoverer of|be the discoverer of|identify|first identify|report|first report|最先描述|最早发现|首次发现|首先发现|首次报告|最先报告|鉴定|最早报告|提出",
  },
  {
    id: "discovery date",
    nouns:
      "discovery year|first described in|described in|year of description|identified in|首次描述年份|最早描述于|首次报告年份|确认年份",
    whenVerbs:
      "be first identified|be identified|be first reported|be reported|be first discovered|first be described|首次描述|最早描述|首次报告|首次发现|被首次描述|最早发现",
    measures: "date",
    scales: "early<late",
  },
  {
    id: "treats",
    nouns:
      "used for|used to treat|therapeutic use|prescribed for|disease treated|medical use|用途|主治疾病|治疗疾病|适用症|功效|针对疾病",
    verbs:
      "be indicated for|be used for|be used against|be used to treat|work against|help with|be prescribed for|be for|be good for|be taken for|be given for|be a treatment for|be a cure for|用于治疗|用于|可治|能治|专治|医治|针对|对付|治的是|治疗的是",
    inverseNouns: "drug|medicine|treatment|medication|cure|remedy|therapy|药物|用药|特效药|治疗药物|药",
  },
  { id: "symptom", nouns: "signs|sign|clinical signs|presentation|main symptom|表现|病征|体征|主要症状|病状" },
  {
    id: "coach",
    nouns: "coached by|gaffer|head trainer|manager of club|主帅|教练员|主教头|领队",
    inverseVerbs: "be the coach of|be coach of|be at the helm of|be head coach of|be the head coach of|执掌教鞭|带队|率领|指导",
  },
  {
    id: "home ground",
    nouns: "ground|stadium|home stadium|arena|home field|home venue|plays at|主场球场|主场馆|球场|主场所在|主场体育场",
    verbs:
      "play at|play home games at|play their home games at|be at home at|play home matches at|主场设在|主场在|主场是|在~踢主场",
    whereVerbs: "play at home|play home|play its home matches|play their home games|be at home|踢主场|打主场|踢主场比赛",
    inverseNouns: "home team|home side|主队",
    inverseVerbs: "be home to|be home of|be the home of|be home ground of|be the home ground of",
  },
  {
    id: "team",
    nouns: "plays for|current team|former team|side|squad|current club|现役球队|效力俱乐部|所在球队|东家",
    inverseNouns: "squad member|footballer|队员|球员|成员",
    verbs:
      "be with|turn out for|sign for|be on books of|be a player of|be signed to|给~踢球|为~踢球|为~效力|代表|在~踢球|在~效力|给~效力",
  },
  {
    id: "museum director",
    nouns:
      "head physician|medical director|hospital director|principal of school|vice-chancellor|vice chancellor|president|warden|provost|head of museum|医院院长|主任医师|首席医生|大学校长|学院院长|馆长|校长是",
    inverseVerbs:
      "be rector of|be the rector of|be principal of|be head of|be the head of|be the director of|be director of|be curator of|be the curator of|当院长|任院长|当~院长|任~院长|担任~校长|担任~院长|担任~馆长|执掌",
  },
  {
    id: "mayor",
    nouns: "town mayor|city mayor|first citizen|burgomaster|leader|市首|现任市长|一市之长|镇长",
    inverseVerbs: "be mayor of|be in charge of|head|lead|be the head of|主政|执政|当~市长|担任~市长",
  },
  { id: "flower", nouns: "floral emblem|emblem flower|city flower|市的花|代表花卉" },
  {
    id: "volumes",
    nouns:
      "items held|items in collection|collection count|number of items|number of exhibits|exhibits|pieces held|artifacts|artefacts|holdings|馆藏件数|藏品数|展品数|展品件数|藏品件数|馆藏量|收藏数量",
    verbs: "hold|house|keep|contain|收藏|藏|馆藏|收藏了|藏有",
    measures: "number",
    scales: "small<large|small<rich",
  },
  {
    id: "origin",
    nouns:
      "location created|dish from|invented in|country of manufacture|cuisine|recipe cuisine|菜系|起源地|发源城市|源头|产地国|诞生地|出处",
    verbs:
      "hail from|come out of|be created in|be invented in|be a speciality of|be a specialty of|be native to|源于|起源于|发源于|源出|是~的特产|是~特产|诞生于|来自于",
    inverseNouns: "dish|speciality|specialty|local dish|特产|名菜|特色菜|菜",
  },
  {
    id: "material",
    nouns:
      "ingredients|recipe ingredient|base|made out of|main component|key ingredient|composition|主要食材|原材料|主要材料|主要成分|主要配料|主材|成份",
    verbs:
      "be based on|have as its base|be chiefly made of|be mainly made of|be mainly made from|be chiefly made from|be made chiefly of|用的是|主要用~做|是用~做的|以~为主要原料|含",
  },
  {
    id: "on river",
    nouns: "lies on river|river it lies on|waterway|stands on|on river|所在河流|旁边的河|滨河|沿岸河流|流经河流|临近河流|河",
    inverseVerbs: "flow through|run through|pass through|pass|go through|流经|流过|穿过|经过|途经",
  },
];
