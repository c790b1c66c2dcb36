import type { Language } from "./names.js";

/**
 * Questions about each relation, for `evaluate --questions unseen`, by a language model that was shown none of the generator's. Nothing is trained on
 * them. The paraphrases of training have the same kind of author, so these are nearer to them than people's own words would be.
 */
export const unseenQuestions: Readonly<Record<string, Readonly<Record<Language, readonly string[]>>>> = {
  teacher: {
    zh: ["{S}当年是跟谁学的？", "请告诉我{S}的老师叫什么名字。", "我想知道是哪位老师教过{S}。"],
    en: ["Who was {S} taught by?", "Please name the teacher of {S}.", "I'd like to know who taught {S}."],
  },
  mother: {
    zh: ["{S}的妈妈叫什么名字？", "请说出{S}的母亲是哪一位。", "我想知道是谁生下了{S}。"],
    en: ["What is the name of the mother of {S}?", "Tell me who gave birth to {S}.", "I'm wondering who the mum of {S} is."],
  },
  father: {
    zh: ["{S}的爸爸叫什么名字？", "请告诉我{S}的父亲的姓名。", "我想问一下，谁是{S}的爸爸。"],
    en: ["Which man is the father of {S}?", "Give me the name of the father of {S}.", "Do you know who the dad of {S} is?"],
  },
  wife: {
    zh: ["{S}娶的女人是谁？", "请说一下{S}的太太叫什么。", "我想知道谁是{S}的妻子。"],
    en: [
      "Which woman is {S} married to?",
      "Please tell me the name of the wife of {S}.",
      "I want to know who became the wife of {S}.",
    ],
  },
  assistant: {
    zh: ["平时给{S}当助手的是谁？", "请告诉我{S}的助理叫什么。", "你知道谁在协助{S}工作吗？"],
    en: [
      "Who works as an assistant to {S}?",
      "Name the person who assists {S}.",
      "Could you tell me who the assistant of {S} is?",
    ],
  },
  birthplace: {
    zh: ["{S}是在哪里出生的？", "请说出{S}的出生地。", "我想知道{S}生在什么地方。"],
    en: ["In which place was {S} born?", "Name the place where {S} was born.", "Can you tell me what town {S} was born in?"],
  },
  residence: {
    zh: ["{S}现在住在哪儿？", "请告诉我{S}住在什么地方。", "我想打听一下{S}家住哪里。"],
    en: [
      "Where does {S} live these days?",
      "Tell me the place where {S} lives now.",
      "I'd like to know which town {S} lives in.",
    ],
  },
  employer: {
    zh: ["{S}在哪家公司上班？", "请告诉我{S}的工作单位。", "我想知道{S}是给哪家企业工作的。"],
    en: ["Which company does {S} work for?", "Name the firm that employs {S}.", "I want to know what company {S} works at."],
  },
  born: {
    zh: ["{S}是哪一年出生的？", "请告诉我{S}的出生年份。", "我想知道{S}生于哪年。"],
    en: ["In what year was {S} born?", "Give me the birth year of {S}.", "Do you know which year {S} was born in?"],
  },
  field: {
    zh: ["{S}是研究什么的？", "请说一下{S}的研究方向。", "我想了解{S}主要研究哪门学问。"],
    en: [
      "What subject does {S} mainly study?",
      "Tell me the research field of {S}.",
      "I'd like to know what area {S} does research in.",
    ],
  },
  founder: {
    zh: ["当初是谁创办了{S}？", "请说出{S}的创办人。", "我想知道{S}是由谁创立的。"],
    en: [
      "Who was it that founded {S}?",
      "Give the name of the person who established {S}.",
      "Can you tell me who {S} was founded by?",
    ],
  },
  director: {
    zh: ["{S}的馆长是哪位？", "请告诉我谁在{S}当馆长。", "我想知道{S}的馆长叫什么名字。"],
    en: [
      "Who is the current director of {S}?",
      "Please name the director in charge of {S}.",
      "I'd like to know who serves as director of {S}.",
    ],
  },
  manager: {
    zh: ["{S}的经理是哪一位？", "请告诉我谁在{S}担任经理。", "我想知道{S}的经理叫什么。"],
    en: ["Who is the manager at {S}?", "Tell me the name of the person managing {S}.", "Do you know who manages {S}?"],
  },
  architect: {
    zh: ["{S}的建筑是谁设计的？", "请说出设计{S}的建筑师的名字。", "我想知道{S}这座楼出自哪位建筑师之手。"],
    en: ["Who designed the building of {S}?", "Name the architect behind {S}.", "I want to know which architect designed {S}."],
  },
  location: {
    zh: ["{S}具体在什么地方？", "请告诉我{S}位于哪里。", "我想知道去哪儿能找到{S}。"],
    en: ["Where exactly is {S} located?", "Tell me the location of {S}.", "Could you tell me where {S} can be found?"],
  },
  founded: {
    zh: ["{S}是哪一年成立的？", "请告诉我{S}的创立年份。", "我想知道{S}是从哪年开始创办的。"],
    en: ["In which year was {S} founded?", "Give me the year {S} was established.", "I'd like to know what year {S} was set up."],
  },
  keeps: {
    zh: ["{S}里收藏着哪本书？", "请说出{S}所藏的那部书。", "我想知道有什么书保存在{S}。"],
    en: [
      "Which book is kept in {S}?",
      "Name the book in the collection of {S}.",
      "I'm wondering what book {S} has in its collection.",
    ],
  },
  origin: {
    zh: ["{S}是哪里出产的？", "请告诉我{S}的产地是什么地方。", "我想知道什么地方出产{S}。"],
    en: [
      "Where does {S} originally come from?",
      "Name the place that {S} comes from.",
      "Can you tell me which place {S} is produced in?",
    ],
  },
  inventor: {
    zh: ["最早是谁发明了{S}？", "请说出{S}的发明人。", "我想知道{S}是什么人发明的。"],
    en: [
      "Who was the one who invented {S}?",
      "Tell me the name of the inventor of {S}.",
      "I want to know who {S} was invented by.",
    ],
  },
  maker: {
    zh: ["{S}是哪家公司生产的？", "请告诉我{S}的生产厂家。", "我想知道制造{S}的是哪个企业。"],
    en: ["Which company is making {S}?", "Name the manufacturer of {S}.", "Do you know what firm {S} is made by?"],
  },
  sort: {
    zh: ["{S}是一种什么东西？", "请说一下{S}属于哪类产品。", "我想知道{S}算哪一种商品。"],
    en: ["What kind of product is {S}?", "Tell me what type of thing {S} is.", "I'd like to know which category {S} belongs to."],
  },
  author: {
    zh: ["{S}这本书是谁写的？", "请告诉我{S}的作者叫什么。", "我想知道写{S}的人是谁。"],
    en: ["Who is the writer of {S}?", "Give me the name of the author of {S}.", "Could you tell me who {S} was written by?"],
  },
  translator: {
    zh: ["{S}是由谁翻译的？", "请说出{S}的译者姓名。", "我想知道翻译{S}的人是谁。"],
    en: ["Who did the translation of {S}?", "Please name the translator of {S}.", "I'm wondering who {S} was translated by."],
  },
  written: {
    zh: ["{S}是哪一年写成的？", "请告诉我{S}写于哪年。", "我想知道作者是在哪一年写的{S}。"],
    en: [
      "In what year was {S} written?",
      "Tell me the year when {S} was written.",
      "Do you know which year the author wrote {S}?",
    ],
  },
  mayor: {
    zh: ["现在谁是{S}的市长？", "请告诉我{S}的市长叫什么名字。", "我想知道在{S}当市长的是哪位。"],
    en: [
      "Who is the current mayor of {S}?",
      "Name the person who serves as mayor of {S}.",
      "I'd like to know who the mayor of {S} is.",
    ],
  },
  population: {
    zh: ["{S}一共有多少人口？", "请告诉我{S}的人口数量。", "我想知道有多少人住在{S}。"],
    en: ["How many people live in {S}?", "Give me the population of {S}.", "Can you tell me how many inhabitants {S} has?"],
  },
  specialty: {
    zh: ["{S}有什么有名的特产？", "请说出{S}最出名的土特产。", "我想知道{S}以出产什么东西闻名。"],
    en: [
      "What product is {S} known for?",
      "Name the local speciality of {S}.",
      "I want to know what {S} is famous for producing.",
    ],
  },
};
