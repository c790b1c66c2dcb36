import type { RelationKind } from "./relation-kind.js";

const number = (id: string, nouns: string, more: Partial<RelationKind> = {}): RelationKind => ({
  id,
  nouns,
  measures: "number",
  scales: "low<high|small<large|small<big|低<高|小<大",
  ...more,
});
const date = (id: string, nouns: string, whenVerbs: string): RelationKind => ({
  id,
  nouns,
  whenVerbs,
  measures: "date",
  scales: "early<late|早<晚",
});
const one = (id: string, nouns: string, more: Partial<RelationKind> = {}): RelationKind => ({ id, nouns, ...more });

/** Other properties of the common vocabularies (schema.org, FOAF, Dublin Core, DBpedia, Wikidata). */
export const FURTHER: readonly RelationKind[] = [
  number("prize money", "prize money|prize amount|award money|cash prize|prize purse|purse|worth|奖金|奖金额|奖金数额|奖金金额", {
    verbs: "be worth|come with|carry|pay|bring|奖金有|奖金为",
  }),
  one(
    "awarded by",
    "awarded by|presented by|given by|conferred by|presenter|awarding body|granted by|颁发者|颁奖机构|颁发机构|颁奖方|授予机构|主办方|颁奖单位",
    {
      inverseVerbs: "award|hand out|give out|confer|present|grant|bestow|颁发|颁|授予|颁授|发|评选",
      range: "organisation|institution|company|university",
      domain: "award|prize",
    },
  ),
  date(
    "date of grant",
    "date of grant|grant date|granted|granted on|date granted|授权日|授权日期|授权公告日|授权时间",
    "be granted|get granted|be issued|被授权|授权|获得授权|授予",
  ),
  date(
    "filing date",
    "filing date|date of filing|filed|filed on|application date|date of application|申请日|申请日期|申请时间|提交日期",
    "be filed|be applied for|be submitted|申请|提交|递交",
  ),
  date(
    "first awarded",
    "first awarded|first presented|award since|first given|year first awarded|首次颁发|首届颁发时间|首次颁奖|创设时间|首颁年份|首次授予",
    "be first awarded|be awarded first|be first given|be first presented|be first handed out|首次颁发|首颁|第一次颁发|首次授予|首届颁发",
  ),
  number(
    "league titles",
    "league titles|championships|titles|number of titles|titles won|league championships|championships won|league wins|trophies|冠军数|联赛冠军数|夺冠次数|冠军次数|联赛冠军|冠军头衔",
    { verbs: "win|lift|拿|夺|拿过|夺得|赢得|获得", asked: "league|title|championship" },
  ),
  number("shirt number", "shirt number|squad number|jersey number|number|kit number|球衣号|球衣号码|号码|背号|几号", {
    verbs: "wear|穿|披|身披",
  }),
  number(
    "station count",
    "station count|number of stations|stations|total stations|车站数|站数|车站数量|站点数|站点数量|车站总数",
  ),
  number("calories", "calories|calorie content|kcal|energy|energy content|caloric value|卡路里|热量|大卡|能量", {
    scales: "low<high|light<rich|low-calorie<high-calorie|低<高",
  }),
  number(
    "daily dose",
    "daily dose|dose|dosage|recommended dose|dose per day|daily dosage|日剂量|剂量|用量|每日剂量|每日用量|推荐剂量|每天剂量",
  ),
  date(
    "approval date",
    "approved|approval year|year of approval|approved in|approval date|date approved|licensed in|获批年份|批准时间|批准年份|获批时间|上市许可时间|批准日期|获准年份",
    "be approved|be licensed|get approval|gain approval|receive approval|be authorised|be authorized|win approval|be cleared|获批|被批准|批准|获准|批准上市|获批上市|获得批准|通过审批",
  ),
  one(
    "organ",
    "affected organ|affected anatomy|organ affected|target organ|site|affects|attacks|受累器官|侵犯器官|病变部位|发病部位|影响器官|患病部位|累及器官",
    { verbs: "affect|attack|damage|hit|strike|侵犯|影响|累及|损害|攻击|伤害", range: "organ|part of body" },
  ),
  one(
    "side effect",
    "side effect|side effects|adverse effect|adverse effects|adverse reaction|unwanted effect|副作用|不良反应|副反应|毒副作用",
    { verbs: "cause|have as side effect|引起|导致" },
  ),
  one("active ingredient", "active ingredient|active substance|active agent|有效成分|活性成分"),
  one("cause", "cause|causes|caused by|causative agent|pathogen|cause of disease|病因|原因|起因|成因|致病因素|病原体", {
    verbs: "be caused by|be due to|由~引起|源于",
  }),
  one("medical specialty", "medical specialty|specialty|speciality|specialism|department|专科|科室|医学专科|科别|所属科室"),
  number(
    "max load",
    "max load|maximum load|payload|load capacity|lifting capacity|carrying capacity|lift|hoisting capacity|最大载荷|载荷|起重量|最大起重量|载重能力|承重|吊重|负载",
    { verbs: "lift|hoist|carry|raise|bear|吊|吊起|起吊|能吊|承载|最多能吊|最大能吊", scales: "light<heavy|weak<strong" },
  ),
  one(
    "code name",
    "code name|codename|project name|internal name|development name|working title|代号|开发代号|内部代号|项目代号",
    { verbs: "be codenamed|be code named|代号叫|代号是" },
  ),
  one("release of", "release of|version of|edition of|is version of|版本属于|所属软件|是~的版本", {
    inverseNouns: "release|version|edition|版本|发行版|发行版本|各个版本",
    verbs: "be a release of|be a version of|be an edition of|是~的一个版本|属于",
    range: "software|program",
  }),
  one(
    "powered by",
    "powered by|engine|motor|propulsion|traction motor|drive|power source|动力来源|发动机|引擎|电机|动力|牵引电机|驱动装置",
    {
      verbs: "be powered by|be driven by|run on|由~驱动|由~提供动力|使用|采用|搭载",
      inverseVerbs: "power|drive|propel|驱动|为~提供动力",
      range: "engine|motor",
    },
  ),
  number(
    "registered capital",
    "capital million|registered capital|share capital|authorised capital|注册资本|注册资金|股本|资本金|资本",
  ),
  one("industry", "industry|sector|branch|line of business|field of business|business sector|行业|所属行业|产业|领域|经营范围", {
    verbs: "operate in|be active in|work in|从事|属于",
  }),
  one("key person", "key person|key people|leading figure|关键人物|核心人物|主要人物"),
  number(
    "revenue",
    "revenue|turnover|net income|profit|annual revenue|sales revenue|operating income|income|earnings|营收|营业收入|年营收|利润|净利润|收入|盈利|产值|营业额",
    { verbs: "earn|turn over|make", scales: "poor<profitable|low<high|低<高" },
  ),
  number("assets", "assets|total assets|equity|net worth|endowment|资产|总资产|净资产|身家|捐赠基金"),
  number("number of stores", "number of locations|number of stores|stores|branches|outlets|门店数|分店数|店铺数|网点数"),
  one("editor", "editor|edited by|editor in chief|chief editor|编辑|主编|编者|责任编辑|总编", {
    inverseVerbs: "edit|编辑|主编|编",
    range: "person",
  }),
  one("illustrator", "illustrator|illustrated by|cover artist|插画家|插图作者|插图者|插画师|封面画家", {
    inverseVerbs: "illustrate|draw pictures for|为~画插图|为~配图|插图",
    range: "person",
  }),
  one("screenwriter", "screenwriter|screenplay|screenplay by|script writer|scriptwriter|script by|编剧|剧本作者|剧作者", {
    inverseVerbs: "write screenplay of|write screenplay for|write script of|write script for|编剧|为~编剧|写剧本",
    range: "person",
  }),
  one("cinematographer", "cinematographer|cinematography|camera|director of photography|摄影|摄影师|摄影指导|掌镜", {
    range: "person",
  }),
  one("film editor", "film editor|editing|剪辑|剪辑师", { range: "person" }),
  one("narrator", "narrator|narrated by|旁白|解说|叙述者", { inverseVerbs: "narrate|旁白|解说", range: "person" }),
  one("distributor", "distributor|distributed by|发行商|发行公司|发行方|经销商", { inverseVerbs: "distribute|发行|经销" }),
  number("episodes", "number of episodes|episodes|episode count|集数|总集数|共几集", { asked: "集" }),
  number("seasons", "number of seasons|seasons|season count|季数"),
  one("album", "in album|album|专辑|收录于|所属专辑", { verbs: "be on|appear on|收录于|出自" }),
  one("track", "track|tracks|tracklist|曲目|收录曲目"),
  one("record label", "record label|label|唱片公司|厂牌", { verbs: "be signed to|签约" }),
  one("series", "series|part of series|saga|系列|所属系列|丛书"),
  one("set in", "set in|narrative location|setting|takes place in|story set in|故事发生地|背景地|故事背景|背景设定|发生在", {
    verbs: "be set in|take place in|play in|以~为背景|发生在",
    whereVerbs: "be set|take place|play|发生",
  }),
  one(
    "depicts",
    "depicts|subject depicted|portrays|shows|main subject|subject matter|about|描绘|描绘对象|主题|题材|画的是|内容|讲的是",
    { verbs: "depict|portray|show|be about|deal with|tell of|描绘|描绘了|刻画|表现|讲述|关于|讲|写的是|画的是" },
  ),
  one("technique", "technique|medium|painting technique|画法|技法|媒材|创作手法"),
  one(
    "movement",
    "movement|style|school|architectural style|artistic movement|art movement|风格|建筑风格|艺术流派|流派|派别|文学流派",
    { verbs: "belong to|be part of" },
  ),
  one("dedicated to", "dedicated to|dedicatee|献给|题献给|题献", { verbs: "be dedicated to|献给|题献给" }),
  one("preceded by", "previous work|predecessor|preceded by|prequel|上一部|前作|前一部作品"),
  number("engine size", "engine displacement|engine size|cubic capacity|排气量"),
  number("crew", "crew|crew size|complement|number of crew|船员数|船员人数|机组人数|乘员", { scales: "small<large" }),
  number("range", "range|operating range|cruising range|maximum range|航程|续航里程|续航|射程|续航距离", {
    scales: "short<long|near<far",
  }),
  number("draught", "draught|draft|吃水|吃水深度", { scales: "shallow<deep" }),
  number("beam", "beam|型宽|船宽", { scales: "narrow<wide|narrow<broad" }),
  number("fleet size", "fleet size|fleet|number of ships|number of vehicles|机队规模|船队规模|车队规模"),
  one("electrification", "electrification|electrification system|供电方式|电气化"),
  one("route", "route|line|线路|路线|航线"),
  one("runner up", "runner up|second place|runners up|silver medalist|亚军|第二名"),
  one("third place", "third place|bronze medalist|季军|第三名"),
  one("host", "host|hosted by|presenter|moderator|主持人|主持"),
  one("organiser", "organizer|organiser|organised by|organized by|organising body|主办方|组织方|组织者|主办单位|承办方", {
    inverseVerbs: "organise|organize|put on|run|stage|主办|组织|承办",
  }),
  one("sport", "sport|sports|discipline|运动|运动项目|体育项目|项目"),
  one("league", "league|competition|division|联赛|所属联赛|所在联赛|参加赛事|参赛项目", {
    verbs: "play in|compete in|take part in|participate in|be entered in|参加|参加了|征战|出战|参赛",
  }),
  one("rival", "rival|rivals|arch rival|对手|劲敌|死敌|竞争对手"),
  one("political party", "political party|party|member of political party|党派|政党|所属政党|党籍", {
    verbs: "belong to|be a member of|属于|加入",
  }),
  one("ideology", "ideology|political ideology|意识形态|政治立场"),
  one("constituency", "constituency|electoral district|选区"),
  date(
    "term start",
    "term start|took office|in office since|assumed office|start of term|就任时间|上任时间|任期开始|就职日期|就职时间",
    "take office|assume office|come into office|be elected|be appointed|take charge|take over|take up post|上任|就任|就职|当选|任职|接手|走马上任",
  ),
  date("term end", "term end|left office|end of term|卸任时间|离任时间|任期结束", "leave office|step down|resign|卸任|离任|辞职"),
  one("military rank", "military rank|rank|军衔|衔级"),
  one("military branch", "military branch|branch|service branch|军种|兵种"),
  one("allegiance", "allegiance|side|效忠"),
  one("combatant", "combatant|combatants|belligerent|belligerents|参战方|交战方|交战双方"),
  one("result", "result|outcome|结果|战果|结局"),
  number("casualties", "casualties|losses|victims|伤亡|伤亡人数|伤亡数"),
  one("campus", "campus|campuses|校区|校园"),
  number(
    "faculty size",
    "faculty size|academic staff|faculty|number of teachers|teaching staff|教职工人数|教师人数|教职员数|师资人数",
  ),
  one("thesis", "thesis|thesis title|dissertation|doctoral thesis|学位论文|博士论文|论文题目"),
  one("known for", "known for|famous for|notable for|成就|主要成就|著名成就|代表成就", {
    verbs: "be known for|be famous for|be noted for|以~闻名|以~著称|因~闻名",
  }),
  one("voice type", "voice type|vocal range|声部|声线"),
  one("inventory number", "inventory number|accession number|catalogue number|馆藏编号|编号|藏品编号"),
  one("kingdom", "kingdom|界"),
  one("phylum", "phylum|门"),
  one("genus", "genus|属"),
  one("species", "species|种|物种"),
  one("predator", "predator|predators|natural enemy|天敌", { inverseVerbs: "prey on|hunt|捕食" }),
  number("gestation", "gestation period|gestation|怀孕期|妊娠期|孕期", { scales: "short<long|短<长" }),
  number("litter size", "litter size|clutch size|brood size|产仔数|窝卵数|每胎数量"),
  number("atomic mass", "atomic mass|atomic weight|molar mass|原子量|原子质量|相对原子质量|摩尔质量"),
  number("hardness", "hardness|mohs hardness|硬度|莫氏硬度", { scales: "soft<hard|软<硬" }),
  one("chemical formula", "formula|chemical formula|molecular formula|化学式|分子式|化学公式"),
  number("half life", "half life|half-life|半衰期", { scales: "short<long|短<长" }),
  number("orbital period", "orbital period|period of revolution|公转周期|轨道周期|绕日周期", {
    scales: "short<long|短<长",
    verbs:
      "take to go around sun|take to go round sun|take to orbit sun|take to circle sun|绕太阳一圈要|绕太阳一圈需要|绕太阳一周要|绕太阳一周需要|绕太阳公转一圈要|绕太阳公转一周要|绕太阳公转一周需要|公转一周要|公转一周需要|公转一圈要",
  }),
  number("aperture", "aperture|mirror diameter|mirror size|primary mirror|clear aperture|口径|镜面直径|主镜直径|镜面口径"),
  number("rotation period", "rotation period|自转周期", { scales: "short<long|短<长" }),
  number("radius", "radius|mean radius|半径"),
  number("distance", "distance|distance from earth|distance from sun|距离|与太阳距离", {
    scales: "near<far|close<distant|近<远",
  }),
  one("constellation", "constellation|星座|所在星座", { verbs: "lie in|be in|位于" }),
  number("magnitude", "magnitude|apparent magnitude|视星等|震级|星等"),
  one("feast day", "feast day|saint's day|瞻礼日|纪念日"),
  one("dependency", "dependency|dependencies|depends on|requires|built on|依赖|依赖项|依赖库", {
    verbs: "depend on|rely on|build on|be built on|be built on top of|依赖|依赖于|所依赖|依靠",
  }),
  number("stars", "stars|star count|github stars|stargazers|星标数|星标|星数|点赞数"),
  one("national day", "national day|independence day|国庆日|国庆节|独立日|独立时间"),
  one("highest point", "highest point|highest peak|最高点|最高峰"),
  one("lowest point", "lowest point|最低点"),
  one("flag", "flag|旗帜|国旗"),
  one("logo", "logo|标志|徽标"),
  one("slogan", "slogan|tagline|口号|标语|广告语"),
  number("speakers", "speakers|number of speakers|native speakers|使用人数|使用人口|母语人数|母语者", {
    inverseVerbs: "speak",
    scales: "few<many",
  }),
  number("prominence", "prominence|topographic prominence|相对高度|地形突起度"),
  one("last eruption", "last eruption|最近喷发|最后喷发|上次喷发"),
  date(
    "construction start",
    "construction start|building start date|construction began|start of construction|开工时间|动工时间|开工日期|动工日期|开建时间",
    "start being built|begin being built|开工|动工|开建|破土动工",
  ),
  number("memory", "memory requirements|memory requirement|ram|内存需求|内存要求|内存大小"),
  one("ticker", "ticker symbol|stock symbol|stock code|ticker|股票代码|证券代码"),
  one("stock exchange", "stock exchange|traded on|listed on|证券交易所|上市地点|交易所", {
    verbs: "be traded on|be listed on|trade on|在~上市",
  }),
  one("knows", "knows|friend|acquaintance|colleague|friends|认识|朋友|好友|同事|友人|相识", {
    verbs: "know|be friends with|be a friend of|be acquainted with|认识|结识|和~是朋友",
    symmetric: true,
    range: "person",
  }),
  one("interest", "interest|interests|hobby|hobbies|pastime|topic interest|爱好|兴趣|兴趣爱好|业余爱好", {
    verbs: "like|enjoy|be interested in|be fond of|喜欢|爱好|喜爱",
  }),
  one("given name", "given name|first name|forename|名|名字"),
  one("family name", "family name|surname|last name|姓|姓氏"),
  one("opening hours", "opening hours|opening times|hours|open|business hours|开放时间|营业时间|开馆时间|开门时间|办公时间", {
    whenVerbs: "open|be open|stay open|open doors|open its doors|开门|开放|开馆|开店|营业|开始营业",
    measures: "hours",
  }),
  // The same statement tells both.
  one("closing hours", "opening hours|opening times|hours|open|business hours|开放时间|营业时间|开馆时间|开门时间|办公时间", {
    whenVerbs: "close|be closed|shut|close doors|close its doors|关门|闭馆|打烊|关店|停止营业",
    measures: "hours",
  }),
  one("contributor", "contributor|contributors|contribution by|贡献者|撰稿者|参与者", {
    inverseVerbs: "contribute to|参与|贡献",
  }),
  one("subject", "keywords|keyword|subject|topics|tag|关键词|关键字|标签|主题词"),
  one("description", "description|abstract|summary|synopsis|描述|简介|摘要|概要|介绍|梗概"),
  one("identifier", "identifier|id|registration number|number plate|标识符|编号|登记号|注册号|序列号"),
  one("format", "format|file format|格式|文件格式|开本"),
  one(
    "language of work",
    "in language|language of work|original language|language of work or name|written in language|原文语言|写作语言|创作语言|原语言|语种",
  ),
  one("rights holder", "copyright holder|copyright owner|rights holder|版权所有者|版权方|著作权人"),
  number("votes", "votes|number of votes|得票|得票数|票数"),
  one("vice president", "vice president|deputy|deputy head|副总统|副主席|副手"),
  one("emergency", "emergency department|emergency|急诊|急诊科"),
  one("services", "services|service|facilities|amenities|服务|设施|配套设施|提供服务", { verbs: "offer|provide|提供" }),
];
