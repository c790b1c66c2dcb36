/** What small instruct models are asked for in Chinese, English and code: long answers, short ones, lists. */
export const freeQuestions: readonly string[] = [
  "Write a Python function that returns the n-th Fibonacci number, with a docstring and two examples.",
  "介绍一下《红楼梦》的作者和主要人物。",
  "List five differences between HTTP/1.1 and HTTP/2.",
  "用JavaScript写一个防抖函数，并说明每一行的作用。",
  "What is a knowledge graph? Answer in three sentences.",
  "写一封给客户的道歉邮件，说明订单延迟了三天。",
  "Explain what a mutex is and show one in C.",
  "把下面的句子翻译成英文：杭州的西湖在春天最美，游客很多。",
  "Write an SQL query that lists each customer's name with the number of their orders, most orders first.",
  "列出制作龙井茶的主要步骤。",
  "Convert this list to a Markdown table with columns name and age: Ann 31, Bo 27, Chen 45, Dora 38.",
  "Summarise in one sentence why the sky is blue.",
];

/** A person in a text. */
export const personSchema = {
  title: "person",
  type: "object",
  properties: {
    name: { type: "string" },
    born: { type: "integer", description: "year of birth" },
    city: { type: "string" },
    job: { type: "string" },
  },
  required: ["name", "born", "city", "job"],
  additionalProperties: false,
} as const;

interface Person {
  readonly name: string;
  readonly born: number;
  readonly city: string;
  readonly job: string;
}

/** The job is written in the text in the very words that are expected. */
export const extractionTexts: readonly { readonly text: string; readonly expected: Person }[] = [
  {
    text: "Maria Keller, born in 1974, works as a bridge engineer in Zurich.",
    expected: { name: "Maria Keller", born: 1974, city: "Zurich", job: "bridge engineer" },
  },
  {
    text: "方致远1961年出生，在南京当建筑师。",
    expected: { name: "方致远", born: 1961, city: "南京", job: "建筑师" },
  },
  {
    text: "The baker Tom Ashdown was born in 1988 and has lived in Leeds ever since.",
    expected: { name: "Tom Ashdown", born: 1988, city: "Leeds", job: "baker" },
  },
  {
    text: "罗素琴是一名护士，生于1990年，现居成都。",
    expected: { name: "罗素琴", born: 1990, city: "成都", job: "护士" },
  },
  {
    text: "In 1952 Aiko Mori was born; today she is a retired pilot in Osaka.",
    expected: { name: "Aiko Mori", born: 1952, city: "Osaka", job: "retired pilot" },
  },
  {
    text: "曹铭，1979年生，杭州人，职业是程序员。",
    expected: { name: "曹铭", born: 1979, city: "杭州", job: "程序员" },
  },
  {
    text: "Lisbon is home to the violinist Rui Prado, who was born in 2001.",
    expected: { name: "Rui Prado", born: 2001, city: "Lisbon", job: "violinist" },
  },
  {
    text: "住在武汉的司机李强出生于1966年。",
    expected: { name: "李强", born: 1966, city: "武汉", job: "司机" },
  },
];
