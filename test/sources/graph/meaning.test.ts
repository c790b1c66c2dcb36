import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { AnswerCache } from "../../../src/answer-cache/answer-cache.js";
import { createAnswerChain } from "../../../src/answering/answer-chain.js";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { RecordingChatModel } from "../../answering/recording-chat-model.js";
import { temporaryFolder } from "../temporary-folder.js";

const PEOPLE = [
  ["p1", "Ada Holm", "何安达", "t1", "1901-05-02", "p2", "p3", "Lowford Institute", "1.71"],
  ["p2", "Bram Oster", "欧布朗", "t2", "1899-11-20", "p1", "p4", "Lowford Institute", "1.80"],
  ["p3", "Cora Vance", "万珂", "t1", "1870-01-09", "p4", "p5", "Marsh College", "1.66"],
  ["p4", "Dirk Ulmen", "乌德", "t3", "1868-03-30", "p3", "p5", "Marsh College", "1.92"],
  ["p5", "Edda Quill", "魁艾达", "t2", "1840-07-17", undefined, undefined, "Lowford Institute", "1.58"],
] as const;
const TOWNS = [
  ["t1", "Lowford", "洛福", "41000"],
  ["t2", "Marsh Hill", "沼山", "12500"],
  ["t3", "Tarn Bay", "潭湾", "98000"],
] as const;
const BOOKS = [
  ["b1", "The Salt Ledger", "盐账", "p1"],
  ["b2", "A Lantern for Moths", "蛾灯", "p2"],
  ["b3", "Nine Winters", "九冬", "p3"],
] as const;

const label = (id: string, en: string, zh: string): string => `e:${id} rdfs:label "${en}"@en, "${zh}"@zh .`;
const TURTLE = `@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix e: <http://e.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
e:Person rdfs:label "person"@en, "人"@zh . e:Town rdfs:label "town"@en, "城镇"@zh . e:Book rdfs:label "book"@en, "书"@zh .
e:bornIn rdfs:label "birthplace"@en, "出生地"@zh . e:bornOn rdfs:label "date of birth"@en, "出生日期"@zh .
e:spouse rdfs:label "spouse"@en, "配偶"@zh . e:teacher rdfs:label "teacher"@en, "老师"@zh .
e:studied rdfs:label "alma mater"@en, "毕业院校"@zh . e:height rdfs:label "height"@en, "身高"@zh .
e:population rdfs:label "population"@en, "人口"@zh . e:author rdfs:label "author"@en, "作者"@zh .
${TOWNS.map(([id, en, zh, population]) => `${label(id, en, zh)} e:${id} a e:Town ; e:population ${population} .`).join("\n")}
${PEOPLE.map(
  ([id, en, zh, town, born, spouse, teacher, school, height]) =>
    `${label(id, en, zh)} e:${id} a e:Person ; e:bornIn e:${town} ; e:bornOn "${born}"^^xsd:date ; e:studied "${school}" ; e:height ${height}${
      spouse === undefined ? "" : ` ; e:spouse e:${spouse}`
    }${teacher === undefined ? "" : ` ; e:teacher e:${teacher}`} .`,
).join("\n")}
${BOOKS.map(([id, en, zh, author]) => `${label(id, en, zh)} e:${id} a e:Book ; e:author e:${author} .`).join("\n")}
`;

/** Wordings of one question each, in both languages: `{s}` and `{z}` are the thing asked about. */
const PERSON_QUESTIONS: readonly (readonly string[])[] = [
  [
    "Where was {s} born?",
    "What is the birthplace of {s}?",
    "What is {s}'s birthplace?",
    "In which town was {s} born?",
    "Which town was {s} born in?",
    "{z}出生在哪里？",
    "{z}的出生地是哪里？",
    "{z}是在哪里出生的？",
    "{z}出生于哪个城镇？",
  ],
  [
    "When was {s} born?",
    "What is the date of birth of {s}?",
    "What is {s}'s date of birth?",
    "On which day was {s} born?",
    "{z}的出生日期是什么？",
    "{z}是什么时候出生的？",
    "{z}什么时候出生？",
    "{z}是哪天出生的？",
  ],
  ["In which year was {s} born?", "{z}是哪一年出生的？", "{z}出生于哪年？"],
  ["Who is the spouse of {s}?", "Who is {s}'s spouse?", "Who is {s} married to?", "{z}的配偶是谁？", "谁是{z}的配偶？"],
  ["Who is the teacher of {s}?", "Who is {s}'s teacher?", "Who taught {s}?", "{z}的老师是谁？", "谁是{z}的老师？"],
  ["In which town was the teacher of {s} born?", "What is the birthplace of {s}'s teacher?", "{z}的老师出生在哪里？"],
];
const OTHERS_OF_PERSON = ["Who did {s} teach?", "How many people did {s} teach?"];
const TOWN_QUESTIONS: readonly (readonly string[])[] = [
  [
    "What is the population of {s}?",
    "How many people live in {s}?",
    "What is {s}'s population?",
    "{z}的人口是多少？",
    "{z}有多少人口？",
  ],
  ["Who was born in {s}?", "Which people were born in {s}?", "谁出生在{z}？", "哪些人出生在{z}？"],
  ["How many people were born in {s}?", "有多少人出生在{z}？"],
];
const BOOK_QUESTIONS: readonly (readonly string[])[] = [
  [
    "Who wrote {s}?",
    "Who is the author of {s}?",
    "By whom was {s} written?",
    "Who is {s}'s author?",
    "谁写了{z}？",
    "{z}的作者是谁？",
    "{z}是谁写的？",
  ],
  [
    "Where was the author of {s} born?",
    "What is the birthplace of the author of {s}?",
    "{z}的作者出生在哪里？",
    "{z}的作者的出生地是哪里？",
  ],
  ["What is the population of the town where the author of {s} was born?", "{z}的作者的出生地有多少人口？"],
];
const COMPARISONS: readonly (readonly string[])[] = [
  [
    "Which town has the largest population?",
    "What is the town with the largest population?",
    "哪个城镇的人口最多？",
    "人口最多的城镇是哪个？",
  ],
  ["Which town has the smallest population?", "哪个城镇的人口最少？", "人口最少的城镇是哪个？"],
  ["Is Lowford's population larger than Tarn Bay's?"],
  ["Is Tarn Bay's population larger than Lowford's?"],
  ["Which town has more inhabitants, Lowford or Tarn Bay?", "Which town has more inhabitants, Tarn Bay or Lowford?"],
  ["Which town has fewer inhabitants, Lowford or Tarn Bay?"],
];

function families(): string[][] {
  const of = (questions: readonly (readonly string[])[], things: readonly (readonly (string | undefined)[])[]): string[][] =>
    things.flatMap(([, s = "", z = ""]) =>
      questions.map((wordings) => wordings.map((wording) => wording.replace("{s}", s).replace("{z}", z))),
    );
  return [
    ...of(PERSON_QUESTIONS, PEOPLE),
    ...of(
      OTHERS_OF_PERSON.map((one) => [one]),
      PEOPLE,
    ),
    ...of(TOWN_QUESTIONS, TOWNS),
    ...of(BOOK_QUESTIONS, BOOKS),
    ...COMPARISONS.map((wordings) => [...wordings]),
  ];
}

const source = (): GraphSource => new GraphSource({ path: temporaryFolder({ "a.ttl": TURTLE }) });

describe("GraphSource.meaning", () => {
  it("is equal for a question in other words, and for no other question", async () => {
    const graph = source();
    const meanings = new Map<string, string>();
    const all = families();
    const [same, served, different]: [number, number, string[]] = [0, 0, []];
    const counts = { same, served };
    for (const [family, wordings] of all.entries()) {
      const forms = await Promise.all(wordings.map((question) => graph.meaning(question, {})));
      counts.same += wordings.length - 1;
      counts.served += forms.slice(1).filter((form) => form !== undefined && form === forms[0]).length;
      for (const [index, form] of forms.entries()) {
        if (form === undefined) continue;
        const known = meanings.get(form);
        if (known !== undefined && !known.startsWith(`${family} `)) different.push(`${known} | ${wordings[index]}`);
        meanings.set(form, `${family} ${wordings[index]}`);
      }
    }
    expect(different).toEqual([]);
    expect(all.flat().length).toBeGreaterThanOrEqual(200);
    expect(counts.same).toBeGreaterThanOrEqual(100);
    expect(counts.served / counts.same, JSON.stringify(counts)).toBeGreaterThanOrEqual(0.94);
  });

  it("is undefined for what the graph doesn't understand in full, or can't answer", async () => {
    const graph = source();
    for (const question of [
      "Who isn't the teacher of Ada Holm?",
      "Where was Ada Holm born, and why?",
      "Where was Tom Hanks born?",
      "Ada Holm",
    ]) {
      expect(await graph.meaning(question, {}), question).toBeUndefined();
    }
  });

  it("tells past and present apart where that can change the answer", async () => {
    const graph = source();
    const pairs = [
      ["Who is the spouse of Ada Holm?", "Who was the spouse of Ada Holm?", false],
      ["What is the population of Lowford?", "What was the population of Lowford?", false],
      ["Where was Ada Holm born?", "What is the birthplace of Ada Holm?", true],
      ["Who wrote Nine Winters?", "Who is the author of Nine Winters?", true],
      ["In which town was the spouse of Ada Holm born?", "What is the birthplace of Ada Holm's spouse?", true],
      ["What was the population of the town where Ada Holm was born?", "What is the population of Ada Holm's birthplace?", false],
    ] as const;
    for (const [one, other, same] of pairs) {
      const [a, b] = [await graph.meaning(one, {}), await graph.meaning(other, {})];
      expect(a === b, `${one} ${other}`).toBe(same);
    }
  });

  it("is equal whichever end is named first, and in either language", async () => {
    const world = (name: string): GraphSource =>
      new GraphSource({ path: fileURLToPath(new URL(`../../../eval/everyday/${name}/graph.ttl`, import.meta.url)) });
    const pairs = [
      ["stonemarsh", "Is Anchor Park owned by the Pellhaven Mariners?", "Do the Pellhaven Mariners own Anchor Park?"],
      ["stonemarsh", "Where and when was Greta Mossfield born?", "格蕾塔·莫斯菲尔德生于何时何地？"],
      ["alderquay", "In which province was the designer of the Merlin 100 born?", "灰背隼100的设计者出生在哪个省？"],
    ] as const;
    for (const [name, one, other] of pairs) {
      const graph = world(name);
      const meaning = await graph.meaning(one, {});
      expect(meaning, one).toBeDefined();
      expect(await graph.meaning(other, {}), other).toBe(meaning);
    }
  });

  it("isn't equal for who lives in a town and who comes from there, though the graph takes either for birth", async () => {
    const path = fileURLToPath(new URL("../../../eval/everyday/orbit/graph.ttl", import.meta.url));
    const graph = new GraphSource({ path });
    const come = await graph.meaning("how many astronauts come from Norrhamn?", {});
    expect(await graph.meaning("how many astronauts live in Norrhamn?", {})).not.toBe(come);
  });

  it("lets the chain serve what was asked in other words, and in the other language what the graph told in both", async () => {
    const cache = new AnswerCache({ store: new Map() });
    const chain = createAnswerChain({ model: new RecordingChatModel({ id: "m" }), sources: [source()], cache });
    expect((await chain.invoke("Who wrote Nine Winters?")).served).toBe("graph");
    expect(await chain.invoke("Who is the author of Nine Winters?")).toMatchObject({ served: "cache", cacheTier: "meaning" });
    const chinese = await chain.invoke("九冬的作者是谁？");
    expect(chinese).toMatchObject({ served: "cache", cacheTier: "meaning", text: "九冬的作者是万珂[1]。", values: ["万珂"] });
    expect(chinese.citations.map(({ text }) => text)).toEqual(["九冬 — 作者 → 万珂"]);
    expect((await chain.invoke("Who is the author of The Salt Ledger?")).served).toBe("graph");
    expect((await chain.invoke("蛾灯的作者是谁？")).served).toBe("graph");
    expect(cache.statistics.hitsByTier).toEqual({ exact: 0, wording: 0, meaning: 2, similar: 0, evidence: 0 });
  });
});
