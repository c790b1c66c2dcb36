import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";
import { judge, readQuestions } from "./question-set.js";

const WORLDS = "test/sources/graph/worlds";
const PREFIXES = "@prefix : <http://e.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n";
const world = (turtle: string): GraphSource =>
  new GraphSource({ path: join(temporaryFolder({ "f.ttl": PREFIXES + turtle }), "f.ttl") });

describe("answers of invented worlds", () => {
  it.each([
    ["labels for everything", "labelled", []],
    ["camel case only", "camel", []],
    ["numbered properties", "numbered", []],
    ["Chinese only", "chinese", []],
    ["no classes", "untyped", []],
    ["DBpedia's manner", "dbpedia", []],
    ["a company's own graph", "office", []],
    ["clubs and players", "sports", []],
    ["well-known facts without classes", "real", []],
    ["the ways people ask", "valley", ["Is the headquarters of Norfield in Orlo?"]],
    ["topics first, listings, yes-or-no properties", "cove", []],
    ["elements, planets and drugs", "nature", []],
    ["classes for relations, names of two nouns", "rowing", []],
    ["everyday speech", "everyday-speech", []],
    ["countries, people, firms, books", "general", []],
  ])("%s: right where given, silent where the graph doesn't say", async (_, name, silent) => {
    const source = new GraphSource({ path: `${WORLDS}/${name}.ttl` });
    const wrong: string[] = [];
    const abstained: string[] = [];
    for (const asked of readQuestions(`${WORLDS}/${name}.questions.txt`)) {
      const verdict = judge(asked, await source.answer(asked.question, {}));
      if (verdict === "wrong") wrong.push(asked.question);
      else if (verdict === "abstained") abstained.push(asked.question);
    }
    expect(wrong).toEqual([]);
    expect(abstained).toEqual(silent);
  });
});

describe("what an answer carries", () => {
  const source = new GraphSource({ path: `${WORLDS}/labelled.ttl`, name: "harbours" });

  it("says whole sentences in the question's language, and cites the statements in the order of the reasoning", async () => {
    expect(await source.answer("林海出生的城市有多少人口？", {})).toMatchObject({
      kind: "answer",
      text: "林海的出生地是清禾，清禾的人口是640000。",
      values: ["640000"],
      derivation: "林海 → 出生地 ∩ [城市] → ? → 人口",
      evidence: [
        {
          source: "harbours",
          title: "林海",
          text: expect.stringContaining("林海 — 出生地 → 清禾"),
          location: "http://harbours.example/linhai (labelled.ttl)",
        },
        { source: "harbours", title: "清禾", text: expect.stringContaining("清禾 — 人口 → 640000") },
      ],
    });
    expect((await source.answer("Who wrote The Glass Tide?", {}))?.text).toBe("The Glass Tide’s author is Tao Jing.");
    expect((await source.answer("What did Tao Jing write?", {}))?.text).toBe(
      "Tao Jing is the author of The Glass Tide, Salt Letters and Nine Ferries.",
    );
    expect((await source.answer("清禾是诺维亚的首都吗？", {}))?.text).toBe("不是：诺维亚的首都是苔港。");
    expect((await source.answer("How many novels has Tao Jing written?", {}))?.text).toBe(
      "There are 2: The Glass Tide and Salt Letters.",
    );
    expect((await source.answer("Which river is the longest?", {}))?.text).toBe("Long Reed has the greatest length: 3,010 km.");
  });

  it("names both of one name, and what tells them apart", async () => {
    const answer = await source.answer("Where was Lin Yue born?", {});
    expect(answer).toMatchObject({
      kind: "ambiguous",
      evidence: [{ location: expect.stringContaining("/lyp") }, { location: expect.stringContaining("/lyn") }],
    });
    expect(answer?.text).toMatch(/Lin Yue \(type: painter.*Lin Yue \(type: novelist/);
  });

  it("finds the statements of the understood query first, also for questions about a class", async () => {
    const texts = async (question: string): Promise<string> =>
      (await source.find(question, { limit: 5 })).map(({ text }) => text).join("\n");
    expect(await texts("Which river is the longest?")).toContain("Long Reed — length → 3,010 km");
    const path = await texts("What is the population of the city where the author of Salt Letters was born?");
    for (const fact of [
      "Salt Letters — author → Tao Jing",
      "Tao Jing — place of birth → Fern Bay",
      "Fern Bay — population → 88000",
    ])
      expect(path).toContain(fact);
  });

  it("names the things in a text, with all their names, as they are written there", async () => {
    expect(await source.mentions("林海出生在哪里？", {})).toEqual([
      { text: "林海", names: expect.arrayContaining(["林海", "Lin Hai"]), kind: "person" },
    ]);
    expect(await source.mentions("Where is it?", {})).toEqual([]);
  });

  it("settles descriptions by names, and leaves what it can't settle", async () => {
    expect(await source.rephrase("What did the author of Salt Letters eat for breakfast?", {})).toMatchObject({
      question: "What did Tao Jing eat for breakfast?",
      derivation: "Salt Letters → author",
      evidence: [{ text: "Salt Letters — author → Tao Jing" }],
    });
    expect(await source.rephrase("What did Tao Jing eat for breakfast?", {})).toBeUndefined();
    expect(await source.rephrase("What did the author of Sugar Letters eat?", {})).toBeUndefined();
  });
});

describe("a clause that describes what the rest asks about", () => {
  const rowing = new GraphSource({ path: `${WORLDS}/rowing.ttl` });

  it.each([
    ["给涡流八人队供桨的造船厂去年赔了多少钱？", "利刃父子去年赔了多少钱？"],
    ["The boat yard that supplies the oars to Ebb Four: what did it pay?", "Spoon Works: what did it pay?"],
    ["给涡流八人队供帽子的造船厂去年赔了多少钱？", undefined],
    ["The boat yard that supplies the hats to Ebb Four: what did it pay?", undefined],
    ["退潮四人队讨厌的造船厂去年赔了多少钱？", undefined],
  ])("%s", async (question, rephrased) => {
    expect((await rowing.rephrase(question, {}))?.question).toBe(rephrased);
  });
});

describe("what is only nearly as the graph has it", () => {
  const source = new GraphSource({ path: `${WORLDS}/valley.ttl` });

  it.each([
    ["Who designed Keel Brige?", ["Piet Dorn"]],
    ["Who designed the Keelbridge?", ["Piet Dorn"]],
    ["How many pages does Tin Lantren have?", ["312"]],
    ["When was Weir born?", ["1902-05-14"]],
    ["韦尔的出生日期是哪天？", ["1902-05-14"]],
    ["When was Calder born?", ["1930-09-09"]],
    // Two of that surname; a bridge that isn't there.
    ["When was Rusk born?", undefined],
    ["Who designed Heel Gate?", undefined],
  ])("%s", async (question, values) => {
    expect((await source.answer(question, {}))?.values).toEqual(values);
  });
});

describe("several parts, and how far apart", () => {
  const source = new GraphSource({ path: `${WORLDS}/valley.ttl` });

  it.each([
    ["When and by whom was Norfield founded?", ["1921", "Piet Dorn"]],
    ["What are the population and area of Orlo?", ["240000", "96.2 km²"]],
    ["Who wrote Salt Road and when was it published?", ["Lena Moor", "1960"]],
    ["奥洛的人口和面积分别是多少？", ["240000", "96.2 km²"]],
    ["《盐路》是谁写的，它是哪年出版的？", ["莱娜·穆尔", "1960"]],
    ["Who wrote Salt Road and what did it cost to print?", undefined],
    ["How much longer is the Brill than the Arn?", ["220 km"]],
    ["诺菲尔德的员工比塔恩软件多多少？", ["3890"]],
    ["What are the three longest bridges?", ["Sail Bridge", "Keel Bridge", "Swan Bridge"]],
    ["Which two novels have the most pages?", undefined],
    ["How many people does a city have?", undefined],
    ["这座桥有多长？", undefined],
  ])("%s", async (question, values) => {
    expect((await source.answer(question, {}))?.values).toEqual(values);
  });
});

describe("numbers and dates", () => {
  const peaks = (a: string, b: string): GraphSource =>
    world(`:Alm a :Peak ; :elevation ${a} . :Bor a :Peak ; :elevation ${b} . :Cam a :Peak ; :elevation "100 m" . `);

  it.each([
    ['"2.1 km"', '"1,900 m"', ["Alm"]],
    ['"约 2,100 米"', '"1.9公里"', ["Alm"]],
    ['"7000 ft"', '"2,100 m"', ["Alm"]],
    ['"2,100 m"', '"2100 kg"', undefined],
    ['"2,100 m"', "2200", undefined],
    ['"2,100 m", "1 m"', '"2200 m"', ["Bor"]],
  ])("compares %s and %s only within a dimension", async (a, b, values) => {
    expect((await peaks(a, b).answer("Which peak is the highest?", {}))?.values).toEqual(values);
  });

  it("reads dates at their precision", async () => {
    const source = world(
      `:Ann :birthDate "1924" ; a :Person . :Bea :birthDate "1924-05-01" ; a :Person . :Cid :birthDate "1950" ; a :Person .`,
    );
    expect(await source.answer("Who was born first, Ann or Bea?", {})).toBeUndefined();
    expect((await source.answer("Who was born first, Ann or Cid?", {}))?.values).toEqual(["Ann"]);
    expect((await source.answer("Who was born in 1924?", {}))?.values).toEqual(["Ann", "Bea"]);
    expect((await source.answer("Who was born after 1924?", {}))?.values).toEqual(["Cid"]);
  });
});

describe("what isn't said", () => {
  const TURTLE = `:ann a :Person ; rdfs:label "Ann" ; :teacher :bob ; :birthPlace :ulm ; :likes :tea, :rye . :bob a :Person ; rdfs:label "Bob" ; :birthPlace :ulm . :ulm rdfs:label "Ulm" . :tea rdfs:label "tea" . :rye rdfs:label "rye" .
    :cat a :Person ; rdfs:label "Cat" ; :birthPlace :bonn ; :likes :tea . :bonn rdfs:label "Bonn" .`;

  it.each([
    ["Who is the teacher of Ann?", ["Bob"]],
    ["Who is Bob the teacher of?", ["Ann"]],
    ["Who is the student of Bob?", ["Ann"]],
    ["Was Ann born in Bonn?", ["No"]],
    ["Does Cat like rye?", undefined],
    ["Does Ann like tea?", ["Yes"]],
    ["Who is the teacher of Bob?", undefined],
    ["Who was not born in Ulm?", undefined],
    ["Who was never taught by Bob?", undefined],
    ["Who is the teacher of Ann, and why?", undefined],
    ["Who is the teacher of Ann? Where was he born?", undefined],
    ["Who was the teacher of Ann in 1990?", undefined],
    ["Ann", undefined],
    ["", undefined],
  ])("%s", async (question, values) => {
    expect((await world(TURTLE).answer(question, {}))?.values).toEqual(values);
  });

  it("answers any text or none, and never throws", async () => {
    const source = world(TURTLE);
    const words = fc.constantFrom(
      ..."who what is the of in Ann Bob Ulm teacher 谁 的 是 老师 Ann's born most and 7 1990 ? , 最 有 多少".split(" "),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ maxLength: 200 }),
          fc.array(words, { maxLength: 14 }).map((parts) => parts.join(" ")),
        ),
        async (question) => {
          const answer = await source.answer(question, {});
          if (answer === undefined) return;
          expect(answer.text).not.toBe("");
          expect(answer.evidence.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("isn't affected by the order of the statements", async () => {
    const lines = [
      ':a rdfs:label "Alba" ; :capital :b .',
      ':b rdfs:label "Brem" ; :population 7 .',
      ':c rdfs:label "Celm" ; :population 9 .',
    ];
    for (const turtle of [lines.join("\n"), lines.toReversed().join("\n")])
      expect((await world(turtle).answer("What is the population of the capital of Alba?", {}))?.values).toEqual(["7"]);
  });
});

describe("which of two has more", () => {
  it("is answered by what is counted, and by nothing else", async () => {
    const hospitals = world(
      ':A a :Hospital ; rdfs:label "东港医院"@zh ; :beds 320 . :B a :Hospital ; rdfs:label "西港医院"@zh ; :beds 610 . ' +
        ':beds rdfs:label "床位数"@zh . :Hospital rdfs:label "医院"@zh .',
    );
    expect((await hospitals.answer("东港医院和西港医院，哪家床位多？", {}))?.values).toEqual(["西港医院"]);
    expect(await hospitals.answer("东港医院和西港医院，哪家医生多？", {})).toBeUndefined();
    expect(await hospitals.answer("东港医院和西港医院，哪家的厨师多？", {})).toBeUndefined();
  });
});
