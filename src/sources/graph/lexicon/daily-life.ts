import type { RelationKind } from "./relation-kind.js";

/** What else graphs say about works, creatures, dishes, customs and sports. */
export const DAILY_LIFE: readonly RelationKind[] = [
  {
    id: "on river",
    nouns:
      "stands on the river|on the river|river|located on river|on the banks of|located in or next to body of water|所临河流|临河|所在河流|濒临河流|河岸",
    verbs:
      "stand on|lie on|be situated on|be located on|be on|sit on|lie along|stand along|lie by|stand by|be built on|临|靠|濒临|紧靠|临近|靠着|傍",
    inverseVerbs: "flow past|run past|flow by",
    range: "river|lake|water|stream",
    domain: "city|town|village|place",
    prepositions: "on|along|by",
  },
  {
    id: "span",
    nouns: "span|main span|longest span|span length|跨度|主跨|主跨跨度|最大跨度|主跨长度",
    scales: "short<long|短<长",
    measures: "number",
    domain: "bridge",
  },
  {
    id: "island of",
    nouns: "island|on the island of|located on island|所在岛屿|坐落岛屿|岛屿|所属岛屿",
    verbs: "be on|stand on|lie on|be located on|在|位于|坐落在",
    whereVerbs: "stand|be|lie|位于|在",
    range: "island|isle|place",
    prepositions: "on",
  },
  {
    id: "based on",
    nouns: "based on|adapted from|source material|literary source|original work|改编自|原著|原作|蓝本|故事来源",
    verbs: "be based on|be adapted from|go back to|draw on|be taken from|改编自|取材于|取材自|根据~改编|由~改编|改编于|源自",
    inverseVerbs:
      "inspire|be basis of|be basis for|be adapted into|be adapted as|be made into|be filmed as|被改编成|改编成|改编为|启发",
    inverseNouns: "adaptation|film adaptation|screen version|改编作品",
    range: "book|novel|work|story|play",
    domain: "film|movie|play|opera|series|work",
    inversePrepositions: "behind",
    prepositions: "after",
  },
  {
    id: "sequel to",
    nouns: "sequel to|continuation of|前作|前篇|前一部|前传",
    inverseNouns: "sequel|continuation|续集|续作|后续|续篇|下一部",
    verbs: "be sequel to|be the sequel to|continue|follow|come after|续写|是~的续集|是~的续作|接续|接着",
    range: "book|novel|film|work",
    domain: "book|novel|film|work",
  },
  {
    id: "lyricist",
    nouns: "lyricist|words by|lyrics by|text by|librettist|作词者|作词|作词人|词作者|填词|填词人",
    inverseVerbs:
      "write lyrics of|write lyrics for|write words of|write words for|write words to|write lyrics to|填词|作词|写词|为~作词|为~填词",
    range: "person|poet",
    domain: "song|work|music",
  },
  {
    id: "premiere place",
    nouns:
      "first performed at|premiered at|premiere location|place of first performance|location of first performance|首演地点|首演地|首演剧院|首演于|首映地点",
    verbs:
      "be first performed at|be first performed in|premiere at|premiere in|be premiered at|be premiered in|be first played at|be first shown at|首演于|首映于|在~首演|在~首映",
    whereVerbs:
      "be first performed|premiere|be premiered|be first played|have its premiere|have its first performance|be first heard|be first shown|首演|首映|首次演出|首次上演",
    inverseVerbs: "premiere|首演",
    range: "theatre|place|hall|city|town",
    domain: "work|music|play|opera|film",
  },
  {
    id: "premiere date",
    nouns:
      "date of first performance|premiered on|premiere date|first performed|first performed on|premiered|year of premiere|首演日期|首演时间|首映日期|首映时间|首演年份",
    whenVerbs:
      "be first performed|premiere|be premiered|be first played|have its premiere|be first heard|be first shown|be performed first|首演|首映|首次演出|首次上演|第一次演出|第一次上演",
    measures: "date",
    scales: "early<late|old<new|早<晚",
    domain: "work|music|play|opera|film",
  },
  {
    id: "instrument",
    nouns: "instrument|plays the instrument|plays|instrument played|musical instrument|演奏乐器|擅长乐器|乐器|所奏乐器",
    verbs: "play|perform on|演奏|弹|拉|吹|弹奏|吹奏|会弹|会拉|会吹|擅长",
    inverseVerbs: "be played by",
    range: "instrument|musical instrument",
    domain: "person|musician",
  },
  {
    id: "wingspan",
    nouns: "wingspan|wing span|翼展|翅膀展开|翼长|双翅展开",
    scales: "short<long|small<large|短<长|小<大",
    measures: "number",
    domain: "bird|species|animal|aircraft",
  },
  {
    id: "emblem",
    nouns: "emblem of|symbol of|mascot of|作为象征|象征|代表",
    inverseNouns: "emblem|mascot|heraldic animal|吉祥物|徽标|象征物|标志",
    verbs:
      "symbolise|symbolize|represent|stand for|be emblem of|be symbol of|be the emblem of|be the symbol of|象征|象征着|代表|是~的象征",
    range: "place|province|city|town|team",
    domain: "species|bird|animal|plant",
  },
  {
    id: "served at",
    nouns: "eaten at|served at the festival|served at|festival|occasion|应节|节令|食用节日|什么节吃",
    verbs: "be eaten at|be eaten on|be eaten during|be served at|be served on|be served during|belong to",
    inverseNouns: "festival food|festive dish|节日食品|节令食品",
    range: "festival|event|holiday",
    domain: "dish|food",
  },
  {
    id: "event leader",
    nouns: "led by|leader|commander|organiser|organizer|领导者|指挥|率领|领导人|组织者|带头人|领队",
    inverseVerbs: "lead|command|head|organise|organize|领导|指挥|率领|组织|带领|发起|领导了|率领了|组织了|指挥了",
    range: "person",
    domain: "event|expedition|battle|revolt|strike",
    prepositions: "by",
  },
  {
    id: "deaths",
    nouns:
      "deaths|number of deaths|killed|casualties|death toll|dead|fatality|victim|number killed|死亡人数|遇难人数|死者人数|死难人数|伤亡人数|罹难人数",
    verbs: "kill|claim|cost|造成|夺去|死|死了|遇难|夺走",
    inverseVerbs: "die in|be killed in|lose their lives in|perish in|死于|遇难于",
    scales: "deadly<deadliest",
    measures: "number",
    domain: "event|battle|disaster|flood",
  },
  {
    id: "event month",
    nouns: "month|month held|when held|held every|time of year|举办月份|月份|举行月份|几月举行|举办时节",
    whenVerbs: "be held|take place|be celebrated|happen|举办|举行|办|开|过|庆祝|召开",
    domain: "event|festival|fair",
  },
  {
    id: "honours",
    nouns: "in honour of|in honor of|commemorates|honours|dedicated to|dedicatee|纪念|为了纪念|纪念对象|献给|供奉",
    verbs:
      "honour|honor|commemorate|celebrate|remember|be in honour of|be held in honour of|be dedicated to|be celebrated in honour of|纪念|为了纪念|为纪念|祭祀|供奉|缅怀",
    inverseVerbs: "be honoured by|be commemorated by",
    range: "person|event|god",
    domain: "event|festival|temple|monument",
  },
  {
    id: "home ground",
    nouns: "home ground|home stadium|plays at|stadium|home venue|home field|主场|球场|主场球场|主体育场|主场馆",
    verbs: "play at|play its home games at|play home games at|play home matches at|play its home matches at|主场设在",
    whereVerbs: "play|play its home games|play home games|play home matches|比赛|踢球|打主场",
    inverseNouns: "tenant|home team|主队",
    inverseVerbs: "be home of|be home to",
    range: "stadium|place|ground|arena",
    domain: "team|club",
  },
  {
    id: "supplier",
    nouns: "supplier|supplied by|vendor|provider|供应商|供货商|供货方|由谁供货|供应者|供应方|提供商",
    inverseNouns: "customer|client|buyer|客户|买家",
    inverseVerbs: "supply|provide|deliver to|sell to|供货|供应|供货给|供应给|给~供货|为~供货|向~供货|向~供应",
    verbs: "buy from|order from|get supplies from|从~进货|向~采购",
    range: "company|organisation|supplier",
    domain: "company|organisation",
  },
  {
    id: "parent organisation",
    nouns:
      "parent organisation|parent organization|parent company|owned by the group|holding company|group|母公司|隶属|上级单位|上级机构|所属集团|集团",
    inverseNouns: "branch|division|affiliate|分公司|下属公司|分支机构",
    verbs: "belong to|be owned by|be part of|隶属于|隶属|属于|归属|归~所有",
    inverseVerbs: "own|拥有|控股",
    range: "company|organisation|group",
    domain: "company|organisation",
  },
  {
    id: "awarded for",
    nouns: "awarded for|prize field|field of award|reward for|授奖领域|奖励什么|奖励领域|颁奖领域|授予领域",
    verbs: "be awarded for|be given for|honour|reward|recognise|recognize|奖励|表彰|授予",
    domain: "award|prize",
  },
  {
    id: "stadium surface",
    nouns: "surface|playing surface|场地类型|草皮",
  },
  {
    id: "goals",
    nouns: "goals|number of goals|goals scored|career goals|进球数|进球|总进球数|得分",
    verbs: "score|打进|攻入",
    measures: "number",
    domain: "player|person|team",
  },
  {
    id: "appearances",
    nouns: "appearances|caps|number of matches played|matches played|games played|出场次数|出场数|比赛场次",
    measures: "number",
    domain: "player|person",
  },
  {
    id: "jersey number",
    nouns: "jersey number|shirt number|squad number|sport number|球衣号码|号码|背号",
    verbs: "wear",
    measures: "number",
  },
  {
    id: "floors",
    nouns: "floors|number of floors|storeys|number of storeys|stories|floors above ground|层数|楼层数|楼层",
    measures: "number",
    domain: "building|tower",
  },
  {
    id: "rooms",
    nouns: "rooms|number of rooms|房间数|房间|客房数|间数",
    measures: "number",
    domain: "hotel|building",
  },
  {
    id: "volumes",
    nouns: "number of volumes|holdings count|number of books|collection size|items held|藏书量|藏品数量|馆藏数量|藏书|卷数|册数",
    measures: "number",
    domain: "library|museum|book",
  },
  {
    id: "rank",
    nouns: "rank|ranking|place|position|排名|名次|位次",
    measures: "number",
  },
  {
    id: "rating",
    nouns: "rating|score|stars|grade|评分|评级|星级|得分",
    measures: "number",
    scales: "bad<good|低<高|差<好",
  },
  {
    id: "circulation",
    nouns: "circulation|print run|copies sold|sales|sold copies|发行量|印数|销量|印量|销售量",
    measures: "number",
    domain: "book|newspaper|album",
    verbs: "sell",
  },
  {
    id: "cause of death",
    nouns: "cause of death|manner of death|died of|death cause|死因|死亡原因|死于",
    verbs: "die of|die from|be killed by|死于|因~去世|因~而死",
    domain: "person",
  },
  {
    id: "diameter",
    nouns: "diameter|mean diameter|直径",
    measures: "number",
    domain: "planet|moon|star",
  },
  {
    id: "volume of flow",
    nouns: "discharge|flow rate|average discharge|流量|平均流量|径流量",
    measures: "number",
    domain: "river",
  },
  {
    id: "catchment",
    nouns: "catchment area|basin size|drainage basin area|drainage area|watershed area|流域面积|集水面积|汇水面积",
    measures: "number",
    domain: "river|lake",
  },
];
