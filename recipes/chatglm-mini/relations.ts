import type { EntityKind, Language } from "./names.js";

/** What a fact tells: another entity, or a value that is no name. */
export type ObjectKind = EntityKind | "year" | "number" | "field" | "sort";

/** A relation's words in one language; {S} is the subject, {O} the object. */
export interface Wording {
  /** "the {noun} of S" */
  readonly noun: string;
  /** On a graph's arrow; the noun unless told otherwise. */
  readonly labels?: readonly string[];
  /** How an answer says it, without a full stop. */
  readonly statement: string;
  /** What an answer misses where the object isn't told: "the evidence does not say {unsaid}". */
  readonly unsaid: string;
  /** Sentences of documents; the last of a list is kept for tests where there are three or more. */
  readonly prose?: readonly string[];
  /** Questions of its own, with {S}; the first is the plainest, the last is kept for tests where there are three or more. */
  readonly asks?: readonly string[];
}

export interface Relation {
  readonly id: string;
  readonly subjects: readonly EntityKind[];
  readonly object: ObjectKind;
  readonly words: Readonly<Record<Language, Wording>>;
}

function named(
  id: string,
  subjects: readonly EntityKind[],
  object: ObjectKind,
  zh: string,
  en: string,
  more?: Partial<Record<Language, Partial<Wording>>>,
): Relation {
  return {
    id,
    subjects,
    object,
    words: {
      zh: { noun: zh, statement: `{S}的${zh}是{O}`, unsaid: `{S}的${zh}`, ...more?.zh },
      en: {
        noun: en,
        statement: `the ${en} of {S} is {O}`,
        unsaid: `${object === "person" ? "who" : "what"} the ${en} of {S} is`,
        ...more?.en,
      },
    },
  };
}

export const relations: readonly Relation[] = [
  named("teacher", ["person"], "person", "老师", "teacher", {
    zh: {
      prose: ["{S}跟{O}学艺多年。", "{S}的老师是{O}。", "{S}早年拜{O}为师。", "{S}拜{O}为师多年。"],
      asks: ["{S}的老师是谁？", "{S}跟谁学艺？", "{S}拜谁为师？", "{S}早年跟谁学艺？"],
    },
    en: {
      prose: [
        "{S} learned the trade from {O}.",
        "{O} taught {S} for years.",
        "{S} was a pupil of {O}.",
        "{S} learned from {O} for years.",
      ],
      asks: ["Who is the teacher of {S}?", "Who taught {S}?", "From whom did {S} learn?", "From whom did {S} learn the trade?"],
    },
  }),
  named("mother", ["person"], "person", "母亲", "mother", { zh: { labels: ["母亲", "妈妈"] } }),
  named("father", ["person"], "person", "父亲", "father", { zh: { labels: ["父亲", "爸爸"] } }),
  named("wife", ["person"], "person", "妻子", "wife", {
    zh: { prose: ["{S}娶了{O}。", "{S}和妻子{O}感情很好。"], asks: ["{S}的妻子是谁？", "{S}娶了谁？"] },
    en: {
      prose: ["{S} married {O}, his wife.", "{S} lives with his wife {O}."],
      asks: ["Who is the wife of {S}?", "Whom did {S} marry?"],
    },
  }),
  named("assistant", ["person"], "person", "助手", "assistant"),
  named("birthplace", ["person"], "place", "出生地", "birthplace", {
    zh: {
      statement: "{S}出生于{O}",
      labels: ["出生地", "出生城市"],
      prose: ["{S}出生于{O}。", "{S}生于{O}。", "{S}是{O}人。", "{S}生在{O}。"],
      asks: ["{S}出生在哪里？", "{S}生在哪里？", "{S}是哪里人？", "{S}在什么地方出生？", "{S}生在什么地方？"],
    },
    en: {
      statement: "{S} was born in {O}",
      unsaid: "where {S} was born",
      labels: ["birthplace", "born in"],
      prose: [
        "{S} was born in {O}.",
        "{S} is a native of {O}.",
        "Born in {O}, {S} never forgot it.",
        "{O} is where {S} was born.",
      ],
      asks: ["Where was {S} born?", "In which place was {S} born?", "What town was {S} born in?", "In what town was {S} born?"],
    },
  }),
  named("residence", ["person"], "place", "居住地", "residence", {
    zh: {
      statement: "{S}住在{O}",
      prose: ["{S}住在{O}。", "{S}现在定居{O}。", "{S}一直住在{O}。", "{S}现在居住在{O}。"],
      asks: ["{S}住在哪里？", "{S}现在住在哪儿？", "{S}定居在哪里？"],
    },
    en: {
      statement: "{S} lives in {O}",
      unsaid: "where {S} lives",
      labels: ["residence", "lives in"],
      prose: ["{S} lives in {O}.", "{S} has a house in {O}.", "{S} settled in {O}.", "{O} is where {S} lives."],
      asks: [
        "Where does {S} live?",
        "In which place does {S} live?",
        "Where is the home of {S}?",
        "What place does {S} live in?",
      ],
    },
  }),
  named("employer", ["person"], "firm", "工作单位", "employer", {
    zh: {
      statement: "{S}在{O}工作",
      prose: ["{S}在{O}工作。", "{S}是{O}的职员。", "{S}每天到{O}上班。", "{S}在{O}上班。"],
      asks: ["{S}在哪里工作？", "{S}在哪家单位工作？", "{S}在哪儿上班？", "{S}在哪家单位上班？"],
    },
    en: {
      statement: "{S} works at {O}",
      unsaid: "where {S} works",
      labels: ["employer", "works at"],
      prose: ["{S} works at {O}.", "{S} is employed by {O}.", "{S} earns a living at {O}.", "{O} employs {S}."],
      asks: ["Where does {S} work?", "Who employs {S}?", "For whom does {S} work?", "Where is {S} employed?"],
    },
  }),
  named("born", ["person"], "year", "出生年份", "year of birth", {
    zh: {
      statement: "{S}生于{O}年",
      prose: ["{S}生于{O}年。", "{O}年，{S}出生。", "{S}是{O}年出生的。"],
      asks: ["{S}是哪一年出生的？", "{S}生于哪一年？", "{S}哪年出生？"],
    },
    en: {
      statement: "{S} was born in {O}",
      unsaid: "when {S} was born",
      prose: [
        "{S} was born in {O}.",
        "In {O} {S} was born.",
        "{S} came into the world in {O}.",
        "In {O} {S} came into the world.",
      ],
      asks: ["When was {S} born?", "In which year was {S} born?", "What year was {S} born in?"],
    },
  }),
  named("field", ["person"], "field", "研究领域", "field of study", {
    zh: {
      statement: "{S}研究{O}",
      labels: ["研究", "研究领域"],
      prose: ["{S}研究{O}。", "{S}一生研究{O}。", "{S}的专长是{O}。", "{S}专门研究{O}。"],
      asks: ["{S}研究什么？", "{S}的研究领域是什么？", "{S}专门研究什么？", "{S}的专长是什么？", "{S}专门研究的是什么？"],
    },
    en: {
      statement: "{S} studies {O}",
      unsaid: "what {S} studies",
      labels: ["field of study", "studied"],
      prose: ["{S} studies {O}.", "{S} is known for work on {O}.", "{S} wrote much about {O}.", "{S} is known for studying {O}."],
      asks: [
        "What does {S} study?",
        "Which field does {S} work in?",
        "What is {S} known for studying?",
        "Which field does {S} study?",
      ],
    },
  }),
  named("founder", ["hall", "firm"], "person", "创始人", "founder", {
    zh: {
      prose: ["{S}由{O}创办。", "{O}创办了{S}。", "{S}是{O}一手办起来的。", "{S}是{O}创办的。"],
      asks: ["{S}的创始人是谁？", "谁创办了{S}？", "{S}是谁创办的？", "{S}由谁创办？"],
    },
    en: {
      prose: ["{S} was founded by {O}.", "{O} founded {S}.", "{O} opened {S}."],
      asks: [
        "Who is the founder of {S}?",
        "Who founded {S}?",
        "Who opened {S}?",
        "By whom was {S} founded?",
        "By whom was {S} opened?",
      ],
    },
  }),
  named("director", ["hall"], "person", "馆长", "director", {
    zh: {
      prose: ["{S}的馆长是{O}。", "{O}担任{S}的馆长。", "{S}现任馆长为{O}。", "{O}在{S}当馆长。"],
      asks: ["{S}的馆长是谁？", "谁是{S}的馆长？", "谁在{S}当馆长？", "谁担任{S}的馆长？"],
    },
    en: {
      prose: ["{O} directs {S}.", "{S} is directed by {O}.", "{O} is the director of {S}."],
      asks: ["Who is the director of {S}?", "Who directs {S}?", "By whom is {S} directed?", "Do you know who directs {S}?"],
    },
  }),
  named("manager", ["firm"], "person", "经理", "manager", {
    en: {
      prose: ["{O} manages {S}.", "{S} is managed by {O}.", "{O} is the manager of {S}."],
      asks: ["Who is the manager of {S}?", "Who manages {S}?", "By whom is {S} managed?", "Do you know who manages {S}?"],
    },
  }),
  named("architect", ["hall"], "person", "设计者", "architect", {
    zh: { prose: ["{S}由{O}设计。", "{O}设计了{S}。"], asks: ["{S}的设计者是谁？", "谁设计了{S}？", "{S}是谁设计的？"] },
    en: {
      prose: ["{S} was designed by {O}.", "{O} designed {S}."],
      asks: ["Who is the architect of {S}?", "Who designed {S}?", "By whom was {S} designed?", "Do you know who designed {S}?"],
    },
  }),
  named("location", ["hall", "firm", "place"], "place", "所在地", "location", {
    zh: {
      statement: "{S}位于{O}",
      labels: ["位于", "所在地"],
      prose: ["{S}位于{O}。", "{S}在{O}。", "{S}坐落在{O}。"],
      asks: ["{S}位于哪里？", "{S}在哪里？", "{S}坐落在哪里？", "{S}在什么地方？", "{S}位于什么地方？"],
    },
    en: {
      statement: "{S} is in {O}",
      unsaid: "where {S} is",
      labels: ["located in", "location"],
      prose: ["{S} is in {O}.", "{S} is located in {O}.", "{S} stands in {O}.", "{O} is where {S} stands."],
      asks: ["Where is {S}?", "Where is {S} located?", "In which place does {S} stand?", "In which place is {S}?"],
    },
  }),
  named("founded", ["hall", "firm"], "year", "创办年份", "year founded", {
    zh: {
      statement: "{S}创办于{O}年",
      prose: ["{S}创办于{O}年。", "{O}年，{S}成立。", "{S}开办于{O}年。", "{O}年，{S}开办。"],
      asks: ["{S}创办于哪一年？", "{S}是哪一年创办的？", "{S}哪年成立？"],
    },
    en: {
      statement: "{S} was founded in {O}",
      unsaid: "when {S} was founded",
      labels: ["year founded", "founded"],
      prose: ["{S} was founded in {O}.", "In {O} {S} was founded.", "{S} dates from {O}.", "{S} dates from the year {O}."],
      asks: ["When was {S} founded?", "In which year was {S} founded?", "What year was {S} founded in?"],
    },
  }),
  named("keeps", ["hall"], "book", "藏品", "treasure", {
    zh: {
      statement: "{S}收藏着{O}",
      labels: ["收藏", "藏品"],
      prose: ["{S}收藏着{O}。", "{S}里有{O}。", "{S}的藏品里有{O}。"],
      asks: ["{S}收藏着什么？", "{S}收藏了什么？", "{S}藏有什么？"],
    },
    en: {
      statement: "{S} keeps {O}",
      unsaid: "what {S} keeps",
      labels: ["keeps", "treasure"],
      prose: ["{S} keeps {O}.", "{O} is kept in {S}.", "In {S} lies {O}.", "{O} lies in {S}."],
      asks: ["What does {S} keep?", "What is kept in {S}?", "Which book does {S} keep?", "Which book is kept in {S}?"],
    },
  }),
  named("origin", ["product"], "place", "产地", "place of origin", {
    zh: {
      statement: "{S}产自{O}",
      prose: ["{S}产自{O}。", "{O}出产{S}。", "{S}是{O}出产的。"],
      asks: ["{S}产自哪里？", "{S}的产地是哪里？", "{S}是哪里产的？", "哪里出产{S}？"],
    },
    en: {
      statement: "{S} comes from {O}",
      unsaid: "where {S} comes from",
      labels: ["place of origin", "made in"],
      prose: ["{S} comes from {O}.", "{S} is made in {O}.", "{O} is the home of {S}.", "The home of {S} is {O}."],
      asks: ["Where does {S} come from?", "Where is {S} made?", "Which place does {S} come from?", "In which place is {S} made?"],
    },
  }),
  named("inventor", ["product"], "person", "发明者", "inventor", {
    zh: { prose: ["{S}由{O}发明。", "{O}发明了{S}。"], asks: ["{S}的发明者是谁？", "谁发明了{S}？", "{S}是谁发明的？"] },
    en: {
      prose: ["{S} was invented by {O}.", "{O} invented {S}."],
      asks: ["Who is the inventor of {S}?", "Who invented {S}?", "By whom was {S} invented?", "Do you know who invented {S}?"],
    },
  }),
  named("maker", ["product"], "firm", "生产商", "maker", {
    zh: {
      statement: "{S}由{O}生产",
      prose: ["{S}由{O}生产。", "{O}生产{S}。"],
      asks: ["{S}由哪家单位生产？", "谁生产{S}？", "{S}是谁生产的？"],
    },
    en: {
      statement: "{S} is made by {O}",
      unsaid: "who makes {S}",
      prose: ["{S} is made by {O}.", "{O} makes {S}."],
      asks: ["Who makes {S}?", "Which firm makes {S}?", "By whom is {S} made?", "Do you know which firm makes {S}?"],
    },
  }),
  named("sort", ["product"], "sort", "种类", "kind", {
    zh: {
      statement: "{S}是一种{O}",
      prose: ["{S}是一种{O}。", "{S}属于{O}。"],
      asks: ["{S}是什么种类？", "{S}是一种什么？", "{S}属于什么种类？"],
    },
    en: {
      statement: "{S} is a kind of {O}",
      unsaid: "what kind of thing {S} is",
      labels: ["kind", "kind of tea"],
      prose: ["{S} is a kind of {O}.", "{S} belongs to {O}."],
      asks: [
        "What kind of thing is {S}?",
        "What is {S} a kind of?",
        "To what kind does {S} belong?",
        "What kind does {S} belong to?",
      ],
    },
  }),
  named("author", ["book"], "person", "作者", "author", {
    zh: {
      prose: ["{O}写了{S}。", "{S}出自{O}之手。", "{S}为{O}所写。", "{S}是{O}写的。"],
      asks: ["{S}的作者是谁？", "谁写了{S}？", "{S}是谁写的？"],
    },
    en: {
      prose: ["{O} wrote {S}.", "{S} was written by {O}."],
      asks: ["Who is the author of {S}?", "Who wrote {S}?", "By whom was {S} written?", "Do you know who wrote {S}?"],
    },
  }),
  named("translator", ["book"], "person", "译者", "translator", {
    zh: { prose: ["{O}翻译了{S}。", "{S}由{O}翻译。"], asks: ["{S}的译者是谁？", "谁翻译了{S}？", "{S}是谁翻译的？"] },
    en: {
      prose: ["{O} translated {S}.", "{S} was translated by {O}."],
      asks: [
        "Who is the translator of {S}?",
        "Who translated {S}?",
        "By whom was {S} translated?",
        "Do you know who translated {S}?",
      ],
    },
  }),
  named("written", ["book"], "year", "写作年代", "year of writing", {
    zh: {
      statement: "{S}写于{O}年",
      prose: ["{S}写于{O}年。", "{O}年，{S}写成。"],
      asks: ["{S}写于哪一年？", "{S}是哪一年写的？", "{S}哪年写成？"],
    },
    en: {
      statement: "{S} was written in {O}",
      unsaid: "when {S} was written",
      labels: ["written", "year of writing"],
      prose: ["{S} was written in {O}.", "In {O} {S} was finished."],
      asks: ["When was {S} written?", "In which year was {S} written?", "What year was {S} written in?"],
    },
  }),
  named("mayor", ["place"], "person", "市长", "mayor", {
    en: {
      prose: ["{O} governs {S} as mayor.", "The mayor of {S} is {O}."],
      asks: ["Who is the mayor of {S}?", "Who governs {S}?", "By whom is {S} governed?", "Do you know who governs {S}?"],
    },
  }),
  named("population", ["place"], "number", "人口", "population", {
    zh: {
      prose: ["{S}有{O}人。", "{S}的人口是{O}。", "住在{S}的有{O}人。", "{S}住着{O}人。"],
      asks: ["{S}的人口是多少？", "{S}有多少人？", "{S}住着多少人？", "有多少人住在{S}？"],
    },
    en: {
      prose: ["{S} has {O} inhabitants.", "{O} people live in {S}.", "{S} counts {O} souls.", "{S} has {O} people."],
      asks: [
        "What is the population of {S}?",
        "How many people live in {S}?",
        "How many inhabitants does {S} have?",
        "How many inhabitants live in {S}?",
      ],
    },
  }),
  named("specialty", ["place"], "product", "特产", "speciality", {
    zh: { prose: ["{S}以{O}闻名。", "{S}的特产是{O}。"], asks: ["{S}的特产是什么？", "{S}有什么特产？", "{S}以什么闻名？"] },
    en: {
      prose: ["{S} is famous for {O}.", "The speciality of {S} is {O}."],
      asks: ["What is the speciality of {S}?", "What is {S} famous for?", "For what is {S} famous?"],
    },
  }),
];

/** Values that are no names. */
export const fields: Readonly<Record<Language, readonly string[]>> = {
  zh: "植物学 茶叶化学 天文学 地质学 历史 考古学 音乐史 数学 气象学 昆虫学 海洋学 建筑史 语言学 农学 药学 哲学 物理学 动物学 书法 陶瓷 丝绸史 水利 乌龙茶 红茶 古琴 地图学".split(
    " ",
  ),
  en: "botany,tea chemistry,astronomy,geology,history,archaeology,music,mathematics,the weather,insects,the sea,architecture,languages,farming,medicine,philosophy,physics,zoology,calligraphy,pottery,silk,rivers,oolong,black tea,old maps,glass".split(
    ",",
  ),
};

export const sorts: Readonly<Record<Language, readonly string[]>> = {
  zh: "绿茶 红茶 白茶 黑茶 半发酵茶 米酒 果酒 宣纸 青瓷 白瓷 弦乐器 点心 丝绸 糖果 香料 药酒 黄酒 花茶".split(" "),
  en: "green tea,black tea,white tea,dark tea,partly oxidised tea,rice wine,fruit wine,writing paper,celadon,porcelain,string instrument,pastry,silk,sweet,spice,herbal wine,soft cheese,scented tea".split(
    ",",
  ),
};

/** Questions and sentences that any relation with a noun can take; the last one or two of each list are kept for tests. */
export const frames: Readonly<
  Record<
    Language,
    { readonly prose: readonly string[]; readonly asks: readonly string[]; readonly askedPerson: readonly string[] }
  >
> = {
  zh: {
    prose: ["{S}的{N}是{O}。", "{O}是{S}的{N}。", "{S}的{N}，就是{O}。", "{S}的{N}名叫{O}。", "{O}，就是{S}的{N}。"],
    asks: [
      "{S}的{N}是{Q}？",
      "{S}的{N}是{Q}？",
      "{S}的{N}？",
      "{S}有{N}吗，是{Q}？",
      "{Q}是{S}的{N}？",
      "关于{S}，它的{N}是{Q}？",
      "{S}，其{N}是{Q}？",
      "说到{S}，它的{N}是{Q}？",
      "关于{S}，{N}是{Q}？",
      "要说{S}的{N}，是{Q}？",
      "说起{S}的{N}，那是{Q}？",
      "{S}，{N}是{Q}？",
      "有人知道{S}的{N}是{Q}吗？",
      "{S}的{N}，你知道吗？",
      "{N}是{Q}，我问的是{S}？",
      "资料里{S}的{N}是{Q}？",
      "{S}，它的{N}是{Q}？",
      "关于{S}的{N}，是{Q}？",
    ],
    askedPerson: ["谁是{S}的{N}？", "{S}的{N}叫什么名字？", "{S}的{N}是哪位？", "{S}的{N}名叫什么？"],
  },
  en: {
    prose: ["The {N} of {S} is {O}.", "{O} is the {N} of {S}.", "{S}'s {N} is {O}.", "As for the {N} of {S}, it is {O}."],
    asks: [
      "{Q} is the {N} of {S}?",
      "{Q} is {S}'s {N}?",
      "Tell me the {N} of {S}.",
      "Do you know the {N} of {S}?",
      "I would like to know the {N} of {S}.",
      "Find the {N} of {S}.",
      "Please give me {S}'s {N}.",
      "Look up the {N} of {S}.",
      "Can you find the {N} of {S}?",
      "Find {S}'s {N}.",
      "Look up {S}'s {N}.",
      "Do you know {S}'s {N}?",
      "Can you look up {S}'s {N}?",
      "Please look up the {N} of {S}.",
      "What about the {N} of {S}?",
      "About {S}: {Q} is the {N}?",
      "Could you give me the {N} of {S}?",
      "I need {S}'s {N}.",
      "The {N} of {S}?",
      "{S}'s {N}?",
      "Please find {S}'s {N}.",
      "Can you tell me the {N} of {S}?",
      "I want to know the {N} of {S}.",
      "Do you know what the {N} of {S} is?",
    ],
    askedPerson: [
      "What is the name of {S}'s {N}?",
      "Do you know who the {N} of {S} is?",
      "Tell me who {S}'s {N} is.",
      "Can you name the {N} of {S}?",
      "Do you know the name of {S}'s {N}?",
    ],
  },
};

/** What people say before and after a question; the last four of each list are kept for tests, new orders of known words. */
export const wrappings: Readonly<Record<Language, { readonly before: readonly string[]; readonly after: readonly string[] }>> = {
  zh: {
    before:
      "请问 请问， 你知道 我想知道 我想问一下， 请告诉我 告诉我， 查一下 帮我查一下， 帮我看看 请问一下， 谁能告诉我， 有谁知道 麻烦你查查 麻烦您查一查 请帮忙查一下 帮我查查 麻烦看一下， 麻烦你告诉我 请你说说 想请教一下， 不知道 我很想知道 能不能告诉我 可以告诉我 请帮我看看 你好， 那么 对了 那么请问， 想了解一下， 问个问题： 那么， 另外， 你好， 根据资料， 对了， 请回答： 我忘了， 书上说 再问一个： 麻烦问一下， 能说说 劳驾， 想打听一下， 你好，请问 对了，我想知道 麻烦帮我查一下 那么，请告诉我".split(
        " ",
      ),
    after:
      "呢？ 。 吗？ ？谢谢。 ？请简单回答。 ？？ ，请回答。 ？请问。 ？多谢！ ？我想知道。 ？请指教。 ？谢谢，请简单回答。 ？请回答，谢谢。 ？？谢谢。 ？请简单回答，多谢！".split(
        " ",
      ),
  },
  en: {
    before: [
      "Please, ",
      "Tell me, ",
      "Hello, ",
      "I wonder: ",
      "According to the evidence, ",
      "One more question: ",
      "Quick question: ",
      "By the way, ",
      "Can you tell me: ",
      "So, ",
      "And ",
      "Well, ",
      "Dear friend, ",
      "I forgot: ",
      "Question: ",
      "Now then, ",
      "Excuse me, ",
      "Just curious: ",
      "Hello, can you tell me: ",
      "Well, please tell me, ",
      "Excuse me, please: ",
      "Well, by the way, ",
      "Help me, ",
      "If I may ask, ",
      "Hello, please tell me, ",
      "Excuse me, one more question: ",
      "So, by the way, ",
      "Well, can you tell me: ",
    ],
    after: [
      "??",
      ".",
      "? Thank you.",
      "? Answer briefly.",
      "? Please tell me.",
      "? I want to know.",
      "? Be brief.",
      "? Many thanks.",
      "? Please answer.",
      "? I forgot.",
      "? Cheers.",
      "? Please.",
      "? Please tell me now.",
      "? Please be quick.",
      "? Thanks, please tell me.",
      "? Please answer briefly.",
      "? Please be brief.",
      "? Please tell me, thank you.",
      "? Thank you, I forgot.",
    ],
  },
};

const asked: Readonly<Record<Language, Partial<Record<ObjectKind, string>>>> = {
  zh: { person: "谁", place: "哪里", year: "哪一年", number: "多少", firm: "哪家" },
  en: { person: "Who" },
};

/** The question word of an object. */
export function questionWord(object: ObjectKind, language: Language): string {
  return asked[language][object] ?? (language === "zh" ? "什么" : "What");
}

/** Sentences that answer nothing. The last five of each language are kept for tests. */
export const fillers: Readonly<Record<Language, readonly string[]>> = {
  zh: "那年的春天来得很早。 门前有两棵老树。 每周一不开放。 参观要提前预约。 冬天这里常常下雪。 路不远，走一刻钟就到。 水温八十度左右最合适。 院子里晒着刚采的叶子。 老人们都记得那场大雨。 门票不收钱。 夏天来的人最多。 墙上挂着一幅旧地图。 下午四点以后就安静了。 全程大约两个小时。 桥边有一家小店。 孩子们在河边钓鱼。 锅温先高后低。 这件事有好几种说法。 当地人说话很慢。 节日里要点一盏灯。 书里没有写原因。 楼上是仓库。 一斤要用三万多个芽头。 船一天只开两班。 雨停了，山更清楚。".split(
    " ",
  ),
  en: [
    "Spring came early that year.",
    "Two old trees stand before the gate.",
    "It is closed on Mondays.",
    "Visitors should book ahead.",
    "Snow often falls in winter.",
    "The walk takes a quarter of an hour.",
    "The water should be at eighty degrees.",
    "Fresh leaves dry in the yard.",
    "The old people remember the great rain.",
    "Nothing is charged at the door.",
    "Most people come in summer.",
    "An old map hangs on the wall.",
    "After four it is quiet.",
    "The whole takes about two hours.",
    "By the bridge there is a small shop.",
    "Children fish in the river.",
    "The pan is hot at first and cooler later.",
    "There are several stories about this.",
    "People here speak slowly.",
    "A lamp is lit at the feast.",
    "The book does not say why.",
    "The upper floor is a store.",
    "A pound takes many thousand buds.",
    "The boat leaves twice a day.",
    "When the rain stopped, the hills were clear.",
  ],
};
