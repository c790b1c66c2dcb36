import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

const TURTLE = `@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix k: <http://k.example/> .
k:Course rdfs:label "课程"@zh . k:days rdfs:label "天数"@zh . k:fee rdfs:label "课程费用（欧元）"@zh .
k:knots a k:Course ; rdfs:label "绳结入门"@zh ; k:days 3 ; k:fee 85 .
k:rigging a k:Course ; rdfs:label "索具检修"@zh ; k:fee 120 .
`;

describe("how long something takes isn't what it costs", () => {
  const ask = async (question: string): Promise<string | undefined> => {
    const graph = new GraphSource({ path: `${temporaryFolder({ "graph.ttl": TURTLE })}/graph.ttl` });
    const answer = await graph.answer(question, {});
    return answer?.kind === "answer" ? answer.text : undefined;
  };

  it.each(["绳结入门课要上几天？", "绳结入门要学多少天？"])("%s", async (question) => {
    expect(await ask(question)).toContain("3");
  });

  it.each(["索具检修要几天？", "索具检修课要上几天？", "绳结入门要几个小时？"])(
    "%s isn't answered by a fee",
    async (question) => {
      expect((await ask(question)) ?? "").not.toMatch(/85|120/u);
    },
  );

  it("what it costs is", async () => {
    expect(await ask("绳结入门要多少钱？")).toContain("85");
  });
});
