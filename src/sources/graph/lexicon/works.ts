import type { RelationKind } from "./relation-kind.js";

/** What graphs say about books, films, music and collections. */
export const WORKS: readonly RelationKind[] = [
  {
    id: "author",
    nouns: "author|writer|written by|creator|novelist|poet|authored by|作者|作家|著者|编者|撰写者|创作者|撰写人|作者为",
    inverseNouns:
      "work|works|notable work|notable works|book|wrote|author of|authored|writings|bibliography|publications|代表作|著作|作品|主要作品|写了|创作|代表作品|书",
    inverseVerbs:
      "write|author|pen|compose|publish|写|写了|写过|创作|创作了|著|著有|撰写|撰写了|所著|编写|写作|创作过|写成|写出|作|出版|出版了|出版过|发表|发表了|发表过|出|出过|出了|推出",
    range: "person|author|writer|novelist|poet",
    domain: "book|novel|work|poem|play|article|text|collection",
    prepositions: "by",
  },
  {
    id: "painter",
    nouns: "由谁所画|painter|painted by|artist|画家|绘者|画作者|艺术家|绘画者",
    inverseVerbs: "所画|画的|画出|作|paint|draw|画|画了|绘制|绘|画过",
    range: "person|painter|artist",
    domain: "painting|work|picture",
    prepositions: "by",
  },
  {
    id: "sculptor",
    nouns: "sculptor|雕塑家|雕刻者",
    inverseVerbs: "sculpt|carve|雕刻|雕塑",
    range: "person",
    domain: "sculpture|work",
    prepositions: "by",
  },
  {
    id: "composer",
    nouns: "composer|composed by|music by|score by|作曲|作曲家|作曲者|作曲人|谱曲|配乐|谱曲者|曲作者",
    inverseVerbs: "compose|score|write music for|write music to|作曲|谱写|谱曲|谱了|谱写了|谱",
    inverseNouns: "composition",
    range: "person|composer",
    domain: "song|opera|work|music",
    prepositions: "by",
  },
  {
    id: "performer",
    nouns: "performer|singer|sung by|artist|performed by|演唱者|歌手|演唱|表演者",
    inverseVerbs: "sing|perform|演唱|唱|唱过|表演",
    range: "person|band|singer",
    domain: "song|album|work",
    prepositions: "by",
  },
  {
    id: "film director",
    nouns: "director|film director|directed by|导演|执导",
    inverseVerbs: "direct|make|helm|执导|导演|导|拍|拍摄|执导过|导演过|执导了|拍了|导演了",
    range: "person|director",
    domain: "film|movie|work|play|series",
    prepositions: "by",
  },
  {
    id: "museum director",
    nouns:
      "chief|person in charge|chief executive|总经理|现任校长|现任馆长|领导|掌门人|主理人|team leader|director|curator|head|headmaster|principal|rector|dean|abbot|manager|馆长|校长|院长|负责人|主管|主任|住持|社长|台长|所长|会长",
    inverseVerbs:
      "管|be in charge of|be responsible for|be at the head of|look after|preside over|当~馆长|当~校长|任~校长|任~馆长|主管|执掌|掌|run|lead|head|manage|direct|主持|管理|领导|掌管|负责",
    range: "person",
    domain: "museum|university|school|organisation|library|temple",
  },
  {
    id: "cast",
    nouns: "starring|cast member|cast|actor|actress|star|stars|featuring|主演|演员|参演|出演者|演出者",
    inverseNouns: "filmography|appears in|出演作品|参演电影",
    verbs: "star|feature|由~主演",
    inverseVerbs: "star in|act in|appear in|play in|perform in|be in|主演|出演|参演|演|演过|出演过|参演过|主演过",
    range: "person|actor|actress|star|performer",
    domain: "film|movie|play|series|work",
    prepositions: "with|starring",
  },
  {
    id: "producer",
    nouns: "producer|produced by|film producer|制片人|制作人|监制",
    inverseVerbs: "produce|制作|监制",
    range: "person|company",
    domain: "film|movie|album|work",
    prepositions: "by",
  },
  {
    id: "publisher",
    nouns: "由谁出版|publisher|published by|publishing house|issued by|label|出版社|出版商|出版者|发行商|发行方|出版方|发行人",
    inverseVerbs: "bring out|出|出过|出了|印|印行|刊行|推出|publish|issue|release|put out|出版|发行|出版了|出版过|发行了",
    range: "company|publisher|publishing house|person",
    domain: "book|novel|work|game",
    prepositions: "by",
  },
  {
    id: "publication date",
    nouns:
      "publication date|publication year|date of publication|year of publication|published|published in|release date|release year|released|year released|date released|issued|出版年份|出版日期|出版时间|发布日期|发行日期|发布时间|上映日期|上映时间|发行时间|上映年份|发表时间|成书时间|写作年代|发表日期|发行年份|问世时间|written",
    whenVerbs:
      "be published|come out|be released|appear|be issued|be launched|launch|release|premiere|be written|be finished|出版|发布|发行|上映|问世|发表|成书|推出|面世|写成|写|上市",
    measures: "date",
    scales: "early<late|old<new|old<recent|first<last|first<latest|早<晚|旧<新|早<新|老<新|先<后",
    domain: "book|film|software|work|novel|album",
  },
  {
    id: "genre",
    nouns: "genre|literary genre|体裁|题材|流派|风格|类型",
    range: "genre|style",
    domain: "book|film|work",
    verbs: "belong to|属于",
  },
  {
    id: "pages",
    nouns: "number of pages|pages|page count|page|length in pages|页数|总页数|页|篇幅|多少页",
    measures: "number",
    scales: "thin<thick|薄<厚",
    domain: "book",
  },
  {
    id: "runtime",
    nouns:
      "running time|runtime|duration|runtime minutes|length|runtime in minutes|playing time|时长|片长|持续时间|持续时长|时间长度|放映时长|长度|how long",
    verbs: "last|run|run for|take|放|演|放映",
    asked: "分钟|minute",
    measures: "number",
    scales: "short<long|短<长",
    domain: "film|movie|song",
  },
  {
    id: "budget",
    nouns: "budget|cost|预算|造价|成本|耗资",
    measures: "number",
    scales: "cheap<expensive|便宜<贵",
    verbs: "cost|花费|耗资",
  },
  { id: "box office", nouns: "box office|gross|revenue|票房|营收|营业额|收入", measures: "number" },
  { id: "isbn", nouns: "isbn|书号" },
  {
    id: "character",
    nouns:
      "character|characters|main character|protagonist|hero|heroine|central figure|lead character|主角|人物|主人公|角色|女主角|男主角|女主人公|男主人公|主要人物",
    verbs: "tell of|tell the story of|讲述",
    inverseVerbs: "appear in|feature in|be the hero of|出现在|登场于",
    range: "person|character|hero|heroine",
    domain: "book|novel|film|work|play",
  },
  {
    id: "collection",
    nouns:
      "收藏机构|存放地|保存地|collection|kept in|held by|held at|exhibited in|housed in|on display at|收藏于|收藏地|收藏单位|馆藏于|藏于|收藏在|现藏于",
    inverseNouns: "holdings|keeps|collection item|藏品|收藏品|收藏|馆藏",
    verbs:
      "be kept in|be kept at|be held in|be housed in|be exhibited in|be displayed in|收藏在|收藏于|藏于|保存在|存放在|陈列在|现藏",
    inverseVerbs: "keep|hold|house|own|display|exhibit|收藏|收藏了|收藏有|保存|保存了|藏有|珍藏",
    whereVerbs:
      "hang|be hung|be preserved|be stored|can be seen|挂|藏|珍藏|be kept|be held|be housed|be displayed|be exhibited|收藏|保存|存放|陈列|收藏",
    range: "museum|place|library|gallery",
    domain: "work|painting|book|thing",
  },
];
