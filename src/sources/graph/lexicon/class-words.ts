import { ALIKE_CLASSES, COMMON_CLASSES } from "./common-classes.js";

/** A class that people name and graphs often only imply. */
export interface ClassWord {
  readonly id: string;
  readonly nouns: string;
  /** Anything of this class is of those, too. */
  readonly within?: string;
  /** Names of its members begin or end with one of these words. */
  readonly affixes?: string;
  /** Relation kinds whose subjects, or objects, are of this class. */
  readonly subjects?: string;
  readonly objects?: string;
}

/** Callings, in both languages: a graph that names them in one is asked in the other. */
const OCCUPATIONS =
  "scientist|科学家;writer|作家|author|作者;novelist|小说家;poet|诗人;painter|画家;artist|艺术家;architect|建筑师;physicist|物理学家;chemist|化学家;biologist|生物学家;mathematician|数学家;astronomer|天文学家;engineer|工程师;doctor|physician|医生;musician|音乐家;composer|作曲家;singer|歌手;actor|actress|演员;film director|director|导演;politician|政治家|政治人物;philosopher|哲学家;historian|历史学家;explorer|探险家;athlete|运动员;basketball player|篮球运动员|篮球手;footballer|football player|soccer player|足球运动员;swimmer|游泳运动员;economist|经济学家;inventor|发明家;entrepreneur|企业家;journalist|记者;teacher|教师;professor|教授;lawyer|律师;sculptor|雕塑家;photographer|摄影师;calligrapher|书法家;botanist|植物学家;zoologist|动物学家;mountaineer|登山家;designer|设计师;king|国王;emperor|皇帝;programmer|程序员";

export const CLASS_WORDS: readonly ClassWord[] = [
  { id: "thing", nouns: "thing|item|object|东西|事物|物" },
  {
    id: "person",
    nouns: "person|people|human|human being|man|woman|individual|guy|人|人物|人士|者|人类|名人",
    within: "thing",
    subjects:
      "birthplace|birthdate|deathdate|deathplace|spouse|occupation|almamater|teacher|child|sibling|nationality|residence|employer|field|dynasty|courtesy name|sex|influence|position|salary|staff number|line manager",
    objects:
      "author|founder|film director|museum director|spouse|teacher|child|sibling|mayor|ceo|architect|designer|inventor|discoverer|painter|composer|head of state|head of government|first ascender|cast|translator|influence",
  },
  {
    id: "place",
    nouns: "place|location|spot|地方|地点",
    within: "thing",
    objects: "birthplace|deathplace|residence|location|headquarters|held in|origin|burialplace|kept at|nearest stop",
  },
  {
    id: "city",
    nouns: "city|town|metropolis|城市|市|城|城镇|镇|小镇|镇子",
    within: "place",
    affixes: "city|town|城|市|镇",
    subjects: "mayor|flower",
    objects: "capital|city|headquarters|birthplace|deathplace|twin city",
  },
  { id: "village", nouns: "village|村|村庄", within: "place", affixes: "village|村" },
  { id: "county", nouns: "county|district|县|区", within: "place", affixes: "county|district|县|区" },
  {
    id: "country",
    nouns: "country|nation|state|国家|国|国度",
    within: "place",
    affixes: "国|republic|kingdom",
    subjects: "capital|currency|head of state|head of government|official language|anthem",
    objects: "country|nationality",
  },
  {
    id: "province",
    nouns: "province|region|state|省|省份|州|地区|区域|大区",
    within: "place",
    affixes: "province|region|省|州",
    objects: "province",
  },
  { id: "continent", nouns: "continent|洲|大洲|大陆", within: "place", affixes: "洲", objects: "continent" },
  {
    id: "river",
    nouns: "river|stream|watercourse|waterway|河|河流|江|江河|溪|水系",
    within: "thing",
    affixes: "river|creek|brook|河|江|溪",
    subjects: "mouth|tributary of|flows through|river source",
    objects: "tributary of",
  },
  { id: "lake", nouns: "lake|湖|湖泊", within: "place", affixes: "lake|loch|湖" },
  { id: "sea", nouns: "sea|ocean|海|海洋|大海", within: "place", affixes: "sea|ocean|海|洋" },
  {
    id: "mountain",
    nouns: "mountain|peak|summit|mount|山|山峰|高山|峰",
    within: "place",
    affixes: "mount|mountain|mt|peak|山|峰",
    subjects: "mountain range|first ascent|first ascender",
    objects: "river source",
  },
  {
    id: "mountain range",
    nouns: "mountain range|range|山脉",
    within: "place",
    affixes: "range|mountains|山脉",
    objects: "mountain range",
  },
  { id: "island", nouns: "island|isle|岛|岛屿", within: "place", affixes: "island|isle|岛" },
  { id: "bridge", nouns: "bridge|桥|桥梁|大桥", within: "thing", affixes: "bridge|桥", subjects: "crosses" },
  { id: "building", nouns: "building|structure|建筑|建筑物|大楼", within: "thing", subjects: "architect" },
  { id: "tower", nouns: "tower|塔|楼|楼阁|高塔", within: "building", affixes: "tower|塔|楼|阁" },
  { id: "temple", nouns: "temple|monastery|寺|寺庙|庙|寺院", within: "building", affixes: "temple|monastery|寺|庙" },
  { id: "museum", nouns: "museum|gallery|博物馆|美术馆", within: "thing", affixes: "museum|gallery|博物馆|美术馆" },
  {
    id: "university",
    nouns: "university|college|school|academy|institute|大学|学校|高校|学院|院校|学堂|高等学府",
    within: "thing",
    affixes: "university|college|academy|school|institute|大学|学院|学校",
    objects: "almamater",
  },
  {
    id: "company",
    nouns: "company|firm|business|corporation|enterprise|公司|企业|厂商|厂家",
    within: "organisation",
    affixes: "company|corporation|inc|ltd|press|公司|集团|出版社",
    subjects: "ceo|employees|product",
    objects: "publisher|developer|owner",
  },
  {
    id: "organisation",
    nouns: "organisation|organization|institution|group|组织|机构|团体|单位",
    within: "thing",
    subjects: "founding date|headquarters|founder",
    objects: "employer",
  },
  { id: "work", nouns: "work|作品", within: "thing", subjects: "author|painter|composer|film director|publisher", objects: "" },
  {
    id: "book",
    nouns: "book|title|volume|publication|书|书籍|著作|图书",
    within: "work",
    subjects: "author|pages|isbn|publisher|translator",
  },
  {
    id: "film",
    nouns: "film|movie|motion picture|picture|电影|影片|片子",
    within: "work",
    subjects: "film director|cast|runtime|box office",
  },
  { id: "song", nouns: "song|track|歌曲|歌", within: "work", subjects: "performer" },
  { id: "painting", nouns: "painting|picture|画|画作|绘画|画儿", within: "work", subjects: "painter" },
  {
    id: "species",
    nouns: "species|animal|creature|plant|物种|动物|生物|植物",
    within: "thing",
    subjects: "conservation|speciesname|endemic|taxon",
  },
  {
    id: "software",
    nouns: "software|program|application|app|computer program|软件|程序|应用|应用程序",
    within: "thing",
    subjects: "programming language|developer|version",
  },
  {
    id: "award",
    nouns: "award|prize|honour|honor|medal|奖|奖项|荣誉|大奖",
    within: "thing",
    affixes: "prize|award|medal|奖",
    objects: "award",
  },
  {
    id: "language",
    nouns: "language|tongue|语言|语",
    within: "thing",
    affixes: "语",
    objects: "official language|language spoken",
  },
  { id: "currency", nouns: "currency|money|货币|币种", within: "thing", objects: "currency" },
  { id: "event", nouns: "event|赛事|活动|事件|比赛", within: "thing", subjects: "held in|event date|winner|participant" },
  { id: "product", nouns: "product|goods|产品|商品", within: "thing", objects: "product", subjects: "price" },
  { id: "car", nouns: "car|vehicle|automobile|汽车|车|车型|轿车|车子", within: "product", subjects: "driver" },
  { id: "train", nouns: "train|train model|locomotive|trainset|列车|火车|动车|列车型号|机车", within: "thing" },
  { id: "tea", nouns: "tea|茶|茶叶|名茶", within: "product", affixes: "tea|茶" },
  {
    id: "team",
    nouns: "team|club|squad|球队|队|俱乐部|队伍",
    within: "organisation",
    affixes: "team|club|队",
    objects: "team",
    subjects: "coach",
  },
  {
    id: "ship",
    nouns: "ship|vessel|boat|steamer|steamship|ferry|sailing ship|船|轮船|船只|舰|渡轮|汽船|帆船",
    within: "thing",
    affixes: "号|轮",
    subjects: "launch|tonnage|home port|captain",
  },
  {
    id: "railway",
    nouns: "railway|railroad|rail line|line|railway line|铁路|线路|铁路线|路线",
    within: "thing",
    affixes: "railway|line|铁路",
    subjects: "first station|last station|gauge",
  },
  {
    id: "station",
    nouns: "station|railway station|stop|车站|火车站|站|站点|停靠站",
    within: "place",
    affixes: "station|站",
    objects: "stops|nearest stop",
  },
  {
    id: "stadium",
    nouns: "stadium|arena|ground|体育场|球场|体育馆",
    within: "place",
    affixes: "stadium|arena|体育场|体育馆",
    objects: "home ground",
  },
  {
    id: "theatre",
    nouns: "theatre|theater|playhouse|opera house|concert hall|剧场|剧院|戏院|歌剧院|音乐厅",
    within: "place",
    affixes: "theatre|剧场|剧院",
    objects: "premiere place",
  },
  {
    id: "festival",
    nouns: "festival|feast|holiday|fair|节日|节|节庆|庆典",
    within: "event",
    affixes: "festival|节",
    subjects: "event month|honours",
  },
  { id: "dish", nouns: "dish|food|meal|speciality|菜|菜肴|美食|食物|小吃|菜品", within: "thing", subjects: "served at" },
  { id: "instrument", nouns: "instrument|musical instrument|乐器", within: "thing", objects: "instrument" },
  { id: "dialect", nouns: "dialect|方言", within: "language" },
  { id: "lighthouse", nouns: "lighthouse|light|灯塔", within: "building", affixes: "lighthouse|灯塔", subjects: "light range" },
  { id: "hospital", nouns: "hospital|clinic|医院|诊所", within: "organisation", affixes: "hospital|医院" },
  { id: "library", nouns: "library|图书馆", within: "organisation", affixes: "library|图书馆" },
  {
    id: "music",
    nouns: "piece of music|piece|composition|musical work|音乐作品|乐曲|曲目|曲子",
    within: "work",
    subjects: "composer|premiere place|lyricist",
  },
  { id: "play", nouns: "play|drama|戏剧|话剧|戏", within: "work" },
  { id: "character", nouns: "character|fictional character|figure|角色|虚构人物", within: "thing", objects: "character" },
  { id: "planet", nouns: "planet|行星|星球", within: "thing" },
  { id: "star", nouns: "star|恒星", within: "thing" },
  { id: "moon", nouns: "moon|satellite|卫星", within: "thing" },
  { id: "element", nouns: "element|chemical element|元素|化学元素", within: "thing", subjects: "atomic number|symbol" },
  { id: "drug", nouns: "drug|medicine|medication|药物|药|药品", within: "thing", subjects: "treats" },
  { id: "disease", nouns: "disease|illness|condition|疾病|病|病症", within: "thing", objects: "treats", subjects: "symptom" },
  { id: "medal", nouns: "medal|奖章|奖牌", within: "award", affixes: "medal|奖章" },
  { id: "novel", nouns: "novel|小说|长篇小说", within: "book" },
  { id: "bird", nouns: "bird|鸟|鸟类", within: "species" },
  { id: "mammal", nouns: "mammal|哺乳动物", within: "species" },
  { id: "year", nouns: "year|年|年份", within: "date" },
  { id: "date", nouns: "date|day|time|日期|时间|日子|时候" },
  ...COMMON_CLASSES.map((nouns) => ({ id: nouns.split("|")[0] ?? nouns, nouns, within: "thing" })),
  ...OCCUPATIONS.split(";").map((nouns) => ({ id: nouns.split("|")[0] ?? nouns, nouns, within: "person" })),
  ...ALIKE_CLASSES.map((nouns) => ({ id: `also:${nouns.split("|")[0]}`, nouns, within: "thing" })),
];
