import { describe, expect, it } from "vitest";
import { measuredBy } from "../../../src/sources/graph/answers/measured-by.js";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

const graph = new GraphSource({ path: "test/sources/graph/worlds/mills.ttl" });

async function possible(question: string): Promise<Record<string, string | undefined>> {
  const found = await graph.possible(question, {});
  return Object.fromEntries(found.map(({ statement, answer }) => [/ — (.+?) → /u.exec(statement)?.[1] ?? "", answer?.text]));
}

describe("what a question comes to by measures that no word of it names", () => {
  it("picks among a class by each of its measures, and by nothing else that its things have", async () => {
    const found = await possible("Which mill gives work to the most people?");
    expect(found["number of staff"]).toMatch(/^Ash Mill/u);
    expect(found["daily grind (sacks)"]).toMatch(/^Beck Mill/u);
    expect(Object.keys(found)).toEqual(expect.arrayContaining(["year founded", "owner"]));
    expect(found["year founded"]).toBeUndefined();
    expect(found["owner"]).toBeUndefined();
    const first = await possible("Which mill has been on the river the longest?");
    expect(first["year founded"]).toMatch(/^Crag Mill/u);
    const least = await possible("哪座磨坊养活的人最少？");
    expect(least["员工数"]).toMatch(/^溪磨坊/u);
  });

  it("compares two things, and takes those beyond a limit", async () => {
    expect((await possible("Who gets through more, Ash Mill or Beck Mill?"))["daily grind (sacks)"]).toMatch(/^Beck Mill/u);
    expect((await possible("白蜡磨坊和崖磨坊，哪边使唤的人更少？"))["员工数"]).toMatch(/^崖磨坊/u);
    const beyond = (await possible("Which mills get through more than 80 a day?"))["daily grind (sacks)"];
    expect(beyond).toContain("Ash Mill");
    expect(beyond).toContain("Beck Mill");
    expect(beyond).not.toContain("Crag Mill");
    expect((await possible("How many of the mills get through more than 80 a day?"))["daily grind (sacks)"]).toMatch(/2/u);
  });

  it("says that its answers are likely, and rests them on the graph", async () => {
    const [first] = await graph.possible("Which mill gives work to the most people?", {});
    expect(first?.answer ?? { kind: "likely" }).toMatchObject({ kind: "likely" });
    const answers = (await graph.possible("Which mill gives work to the most people?", {})).flatMap(({ answer }) => answer ?? []);
    expect(answers).toHaveLength(2);
    for (const { kind, evidence } of answers) {
      expect(kind).toBe("likely");
      expect(evidence.map(({ source }) => source)).toContain("graph");
    }
  });

  it("leaves nothing open where it would have to work through too many things", async () => {
    const write = (mills: number): string =>
      `@prefix m: <http://mills/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . m:Mill rdfs:label "mill"@en . m:staff rdfs:label "number of staff"@en .\n${Array.from(
        { length: mills },
        (_, index) => `m:m${index} a m:Mill ; rdfs:label "Mill ${index}" ; m:staff ${index} .`,
      ).join("\n")}`;
    const folder = temporaryFolder({ "few.ttl": write(400), "many.ttl": write(600) });
    const asked = async (file: string) =>
      (await new GraphSource({ path: `${folder}/${file}` }).possible("Which mill feeds the most mouths?", {})).length;
    expect(await asked("few.ttl")).toBe(1);
    expect(await asked("many.ttl")).toBe(0);
  });

  it.each([
    "Who owns Ash Mill?",
    "How many people does the biggest mill feed?",
    "Which mill is not the busiest?",
    "Which mill came first?",
    "Which is the most people?",
    "Which mill or town draws the most visitors?",
    "",
    "x".repeat(10_000),
  ])("leaves nothing open of %s", async (question) => {
    expect(await graph.possible(question, {})).toEqual([]);
  });

  it.each([
    ["which mill feeds the most", false, { picks: { numbers: true } }],
    ["哪家收得最少", false, { picks: { numbers: false } }],
    ["which of them takes more", true, { picks: { numbers: true } }],
    ["哪个便宜些", true, { picks: { numbers: false } }],
    ["哪座桥最长", false, { picks: { numbers: true, dates: false } }],
    ["who has been at it longer", true, { picks: { numbers: true, dates: false } }],
    ["which mill is the oldest", false, { picks: { numbers: undefined, dates: false } }],
    ["资格最老、最早创立的作坊", false, { picks: { numbers: undefined, dates: false } }],
    ["年纪最大的是谁", false, { picks: { numbers: undefined, dates: false } }],
    ["谁年轻些", true, { picks: { numbers: undefined, dates: true } }],
    ["哪家来得最早", false, { picks: { numbers: undefined, dates: false } }],
    ["the most recently launched", false, { picks: { numbers: undefined, dates: true } }],
    ["which are ready at less than 1,240 degrees", false, { comparison: "<", value: { value: 1240 }, counts: false }],
    ["哪几批超过700", false, { comparison: ">", value: { value: 700 } }],
    ["who takes at least 12", false, { comparison: ">=", value: { value: 12 } }],
    ["how many of them take no more than 3", false, { comparison: "<=", value: { value: 3 }, counts: true }],
  ] as const)("%s", (text, comparesTwo, does) => {
    expect(measuredBy(text, comparesTwo)).toMatchObject(does);
  });

  it.each([
    ["最少要订多少", false],
    ["哪个重？重多少", true],
    ["the second largest", false],
    ["who takes the most and who the least", false],
    ["at least ten", false],
    ["which is the better one", true],
    ["how much do those over 70 pay", false],
    ["2019年最多的是谁", false],
    ["the biggest before 1900", false],
  ] as const)("nothing is picked by %s", (text, comparesTwo) => {
    expect(measuredBy(text, comparesTwo)).toBeUndefined();
  });
});
