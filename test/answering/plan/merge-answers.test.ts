import { describe, expect, it } from "vitest";
import type { Citation } from "../../../src/answer-cache/kept-answer.js";
import { mergeByRules } from "../../../src/answering/plan/merging/merge-answers.js";
import type { PartAnswer } from "../../../src/answering/plan/merging/part-answer.js";
import type { Plan } from "../../../src/answering/plan/plan.js";
import { planByRules } from "../../../src/answering/plan/plan-by-rules.js";

function citation(number: number, location: string, cited = true): Citation {
  return { number, source: "graph", location, text: `fact of ${location}`, score: 1, cited };
}

/** One part whose text is its value, with a citation of its own. */
function part(value: string, location = value): PartAnswer {
  return {
    question: "?",
    text: value === "" ? "" : `${value} [1].`,
    values: value === "" ? [] : [value],
    citations: value === "" ? [] : [citation(1, location)],
  };
}

function planFor(question: string): Plan {
  const plan = planByRules(question);
  if (plan === undefined) throw new Error(`no plan for ${question}`);
  return plan;
}

describe("answers merged by rules", () => {
  it.each([
    ["Who coaches Tern United, and when was the coach appointed?", "that one"],
    ["燕鸥队由谁执教，该教练何时上任？", "资料中没有"],
  ])("%s: names the part that was never asked, as the first gave no value", (question, named) => {
    const first = { ...part("Lower League"), values: [] };
    expect(mergeByRules(planFor(question), [first, undefined])?.text).toContain(named);
  });

  it.each([
    [
      "Which is longer, the Nile or the Amazon?",
      ["6,650 km", "6,400 km"],
      "The Nile is longer. The Nile: 6,650 km [1]; the Amazon: 6,400 km [2].",
      ["the Nile"],
    ],
    [
      "Which is longer, the Nile or the Amazon?",
      ["6,650 km", "4,100 miles"],
      "The Nile is longer. The Nile: 6,650 km [1]; the Amazon: 4,100 miles [2].",
      ["the Nile"],
    ],
    [
      "Which is the longest, the Nile, the Rhine or the Volga?",
      ["6,650 km", "1,230 km", "3,530 km"],
      "The Nile is the longest. The Nile: 6,650 km [1]; the Rhine: 1,230 km [2]; the Volga: 3,530 km [3].",
      ["the Nile"],
    ],
    [
      "Is the Danube longer than the Volga?",
      ["2,850 km", "3,530 km"],
      "No. The Danube: 2,850 km [1]; the Volga: 3,530 km [2].",
      ["No"],
    ],
    [
      "Who was born first, Mozart or Beethoven?",
      ["27 January 1756", "December 17, 1770"],
      "Mozart was born first. Mozart: 27 January 1756 [1]; Beethoven: December 17, 1770 [2].",
      ["Mozart"],
    ],
    [
      "Who died first, Kafka or Joyce?",
      ["1924", "1941-01-13"],
      "Kafka died first. Kafka: 1924 [1]; Joyce: 1941-01-13 [2].",
      ["Kafka"],
    ],
    [
      "Who is older, Messi or Ronaldo?",
      ["24 June 1987", "5 February 1985"],
      "Ronaldo is older. Messi: 24 June 1987 [1]; Ronaldo: 5 February 1985 [2].",
      ["Ronaldo"],
    ],
    [
      "Which city has more people, Lagos or Cairo?",
      ["15.4 million", "10,100,000"],
      "Lagos has more people. Lagos: 15.4 million [1]; Cairo: 10,100,000 [2].",
      ["Lagos"],
    ],
    [
      "Which country has a larger population, India or China?",
      ["1.43 billion people", "1.41 billion people"],
      "India has a larger population. India: 1.43 billion people [1]; China: 1.41 billion people [2].",
      ["India"],
    ],
    [
      "How much taller is Yao Ming than Kobe Bryant?",
      ["2.29 m", "1.98 m"],
      "Yao Ming is 0.31 m taller than Kobe Bryant. Yao Ming: 2.29 m [1]; Kobe Bryant: 1.98 m [2].",
      ["0.31 m"],
    ],
    [
      "How much taller is Kobe Bryant than Yao Ming?",
      ["198 cm", "2.29 m"],
      "Yao Ming is 31 cm taller than Kobe Bryant. Kobe Bryant: 198 cm [1]; Yao Ming: 2.29 m [2].",
      ["31 cm"],
    ],
    [
      "What is the total population of Oslo and Bergen?",
      ["700,000", "290,000"],
      "990,000 in total (700,000 [1] + 290,000 [2]).",
      ["990,000"],
    ],
    ["北京和上海哪个人口多？", ["2189万", "0.2487亿"], "上海人口更多。北京：2189万[1]；上海：0.2487亿[2]。", ["上海"]],
    ["姚明和易建联谁更高？", ["2.26米", "213厘米"], "姚明更高。姚明：2.26米[1]；易建联：213厘米[2]。", ["姚明"]],
    ["姚明比易建联高多少？", ["2.26米", "2.13米"], "姚明比易建联高0.13米。姚明：2.26米[1]；易建联：2.13米[2]。", ["0.13米"]],
    [
      "鲁迅和胡适谁出生得更早？",
      ["1881年9月25日", "1891年"],
      "鲁迅出生更早。鲁迅：1881年9月25日[1]；胡适：1891年[2]。",
      ["鲁迅"],
    ],
    ["中国和日本的总人口是多少？", ["14.1亿", "1.2亿"], "共15.3亿（14.1亿[1] + 1.2亿[2]）。", ["15.3亿"]],
    [
      "北京和天津的面积相差多少？",
      ["16410平方千米", "11966平方公里"],
      "面积相差4444平方千米。北京：16410平方千米[1]；天津：11966平方公里[2]。",
      ["4444平方千米"],
    ],
  ])("measures %s", (question, values, text, bare) => {
    const merged = mergeByRules(
      planFor(question),
      values.map((value, index) => part(value, `${index}`)),
    );
    expect(merged?.text).toBe(text);
    expect(merged?.values).toEqual(bare);
    expect(merged?.citations.map(({ number, location }) => [number, location])).toEqual(
      values.map((_value, index) => [index + 1, `${index}`]),
    );
    expect(merged?.missing).toEqual([]);
  });

  it.each([
    ["Which is longer, the Nile or the Amazon?", ["6,650 km", "very long"], "words"],
    ["Which is longer, the Nile or the Amazon?", ["6,650 km", "64 kg"], "another dimension"],
    ["Which is longer, the Nile or the Amazon?", ["about 6,650 km", "6,600 km"], "too close for an approximate value"],
    ["Who was born first, Mozart or Beethoven?", ["1756", "27 January 1756"], "a year against a day of it"],
    ["Who was born first, Mozart or Beethoven?", ["03/04/1756", "04/03/1770"], "a date that reads two ways"],
    ["Is Python older than Java?", ["1991", "30 years"], "a year against an age"],
    ["Were Yao Ming and Liu Xiang born in the same city?", ["Shanghai", "Xuhui, Shanghai"], "a name within another"],
    ["Were Yao Ming and Liu Xiang born in the same city?", ["Shanghai", "上海"], "two scripts"],
    ["Are both Paris and Lyon in France?", ["Yes", "It depends on the century"], "neither yes nor no"],
  ])("leaves %s to a model: %j, %s", (question, values) => {
    expect(
      mergeByRules(
        planFor(question),
        values.map((value, index) => part(value, `${index}`)),
      ),
    ).toBeUndefined();
  });

  it.each([
    [
      "Were Yao Ming and Liu Xiang born in the same city?",
      ["Shanghai", "shanghai."],
      "Yes. Yao Ming: Shanghai [1]; Liu Xiang: shanghai. [2].",
    ],
    ["Were Kant and Hume born in the same year?", ["22 April 1724", "1711"], "No. Kant: 22 April 1724 [1]; Hume: 1711 [2]."],
    ["《呐喊》和《彷徨》的作者是同一个人吗？", ["鲁迅", "鲁迅"], "是。《呐喊》：鲁迅[1]；《彷徨》：鲁迅[2]。"],
    ["Are both Paris and Lyon in France?", ["Yes", "Yes"], "Yes. Paris: yes [1]; Lyon: yes [2]."],
    ["杭州和苏州都是省会吗？", ["是", "不是"], "不是。杭州：是[1]；苏州：不是[2]。"],
  ])("answers yes or no: %s %j", (question, values, text) => {
    expect(
      mergeByRules(
        planFor(question),
        values.map((value, index) => part(value, `${index}`)),
      )?.text,
    ).toBe(text);
  });

  it("one no settles both, even if the rest isn't known", () => {
    const merged = mergeByRules(planFor("Are both Paris and Lyon in Spain?"), [part("No"), undefined]);
    expect(merged?.text).toBe("No. Paris: no [1]; Lyon: not known.");
    expect(merged?.missing).toEqual([2]);
  });

  it("joins answers with one numbering, the same passage under one number", () => {
    const plan = planFor("Where was Yao Ming born and how tall is he?");
    const merged = mergeByRules(plan, [
      {
        question: "Where was Yao Ming born?",
        text: "In Shanghai [2].",
        values: ["Shanghai"],
        citations: [citation(1, "a", false), citation(2, "b")],
      },
      {
        question: "How tall is Yao Ming?",
        text: "He is 2.26 m tall [1][3] [9]",
        values: ["2.26 m"],
        citations: [citation(1, "b"), citation(3, "c")],
      },
    ]);
    expect(merged?.text).toBe("In Shanghai [1]. He is 2.26 m tall [1][2].");
    expect(merged?.citations.map(({ number, location, cited }) => [number, location, cited])).toEqual([
      [1, "b", true],
      [2, "c", true],
    ]);
  });

  it.each([
    ["Where was Yao Ming born and how tall is he?", "Shanghai [1]. Yao Ming's height: not known."],
    ["姚明在哪里出生，身高是多少？", "Shanghai [1]. 姚明身高：资料中没有。"],
    ["What are the populations of Peru and Chile?", "Shanghai [1]. Chile's population: not known."],
    ["When were Google and Amazon founded?", 'Shanghai [1]. "When was Amazon founded?": not known.'],
  ])("names the part that isn't known: %s", (question, text) => {
    const merged = mergeByRules(planFor(question), [part("Shanghai"), undefined]);
    expect(merged?.text.replace(/\s*姚明/u, " 姚明")).toBe(text);
    expect(merged?.missing).toEqual([2]);
  });

  it("a comparison with one part missing says what is known", () => {
    const merged = mergeByRules(planFor("Which is longer, the Nile or the Amazon?"), [part("6,650 km"), undefined]);
    expect(merged?.text).toBe("6,650 km [1]. The Amazon's length: not known.");
  });

  it("the last answer of a chain is the answer, and cites the steps before it", () => {
    const plan = planFor("What is the population of the city where Yao Ming was born?");
    const merged = mergeByRules(plan, [part("Shanghai", "birth"), part("24.9 million", "census")]);
    expect(merged?.text).toBe("24.9 million [1]. [2]");
    expect(merged?.values).toEqual(["24.9 million"]);
    expect(merged?.citations.map(({ location }) => location)).toEqual(["census", "birth"]);
    const broken = mergeByRules(plan, [part("Shanghai", "birth"), undefined]);
    expect(broken?.text).toBe("Shanghai [1]. Shanghai's population: not known.");
  });

  it("drops an answer that says the same", () => {
    const plan = planFor("Where and when did Napoleon die?");
    const same: PartAnswer = { question: "?", text: "On Saint Helena in 1821 [1].", values: [], citations: [citation(1, "x")] };
    expect(mergeByRules(plan, [same, same])?.text).toBe("On Saint Helena in 1821 [1].");
  });

  it("is undefined for a model's merge, and for answers that don't fit the plan", () => {
    const plan = planFor("Where and when did Napoleon die?");
    expect(mergeByRules({ ...plan, merge: { kind: "model" } }, [part("a"), part("b")])).toBeUndefined();
    expect(mergeByRules(plan, [part("a")])).toBeUndefined();
  });
});
