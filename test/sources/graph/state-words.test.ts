import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

const GRAPH = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix v: <https://pier.example/v/> .
@prefix p: <https://pier.example/p/> .
v:Kiosk rdfs:label "kiosk"@en, "小店"@zh . v:state rdfs:label "status"@en, "状态"@zh . v:Ferry rdfs:label "ferry"@en, "渡轮"@zh .
p:gull a v:Kiosk ; rdfs:label "Gull Kiosk"@en, "海鸥小店"@zh ; v:state "open" .
p:crab a v:Kiosk ; rdfs:label "Crab Kiosk"@en, "螃蟹小店"@zh ; v:state "closed for repairs" .
p:kelp a v:Kiosk ; rdfs:label "Kelp Kiosk"@en, "海带小店"@zh ; v:state "停业" .
p:mole a v:Kiosk ; rdfs:label "Mole Kiosk"@en, "防波堤小店"@zh .
p:ann a v:Ferry ; rdfs:label "Ann"@en, "安号"@zh ; v:service v:Retired .
p:bea a v:Ferry ; rdfs:label "Bea"@en, "贝号"@zh ; v:service v:InService .
v:Retired rdfs:label "retired"@en, "退役"@zh . v:InService rdfs:label "in service"@en, "在役"@zh .
p:dot rdfs:label "Dot"@en, "小点"@zh ; v:sex "female" . p:max rdfs:label "Max"@en, "大马"@zh ; v:sex "male" .
`;

describe("questions about a state", () => {
  const answer = async (question: string): Promise<string | undefined> => {
    const source = new GraphSource({ path: join(temporaryFolder({ "graph.ttl": GRAPH }), "graph.ttl") });
    return (await source.answer(question, {}))?.values.join("; ");
  };

  it.each([
    ["Is the Gull Kiosk still open?", "Yes"],
    ["Is the Crab Kiosk open?", "No"],
    ["海带小店还在营业吗？", "不是"],
    ["海鸥小店现在开着吗？", "是"],
    ["Is the Ann still in service?", "No"],
    ["贝号还在役吗？", "是"],
    ["小点是母的吗？", "是"],
    ["Is Max female?", "No"],
    ["Which kiosks are closed?", "Crab Kiosk; Kelp Kiosk"],
  ])("%s", async (question, value) => {
    expect(await answer(question)).toBe(value);
  });

  it("is not known of what has none", async () => {
    expect(await answer("Is the Mole Kiosk open?")).toBeUndefined();
    expect(await answer("防波堤小店关了吗？")).toBeUndefined();
  });
});
