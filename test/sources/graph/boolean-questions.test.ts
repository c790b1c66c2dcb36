import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

const LAKE = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix v: <https://lake.example/v/> .
@prefix c: <https://lake.example/c/> .
v:Kiosk rdfs:label "kiosk"@en , "售货亭"@zh .
v:Tour rdfs:label "tour"@en , "游览"@zh .
v:cards rdfs:label "accepts card payment"@en , "接受银行卡付款"@zh .
v:dogs rdfs:label "dogs allowed"@en , "允许带狗"@zh .
v:ramp rdfs:label "step-free access"@en , "无台阶通道"@zh .
v:lunch rdfs:label "includes lunch"@en , "含午餐"@zh .
v:booking rdfs:label "requires booking"@en , "需要预约"@zh .
c:k1 a v:Kiosk ; rdfs:label "North Kiosk"@en , "北亭"@zh ; v:cards true ; v:dogs false ; v:ramp true .
c:k2 a v:Kiosk ; rdfs:label "Pier Kiosk"@en , "码头亭"@zh ; v:cards false ; v:dogs true ; v:ramp false .
c:k3 a v:Kiosk ; rdfs:label "Old Kiosk"@en , "老亭"@zh .
c:t1 a v:Tour ; rdfs:label "Heron Tour"@en , "苍鹭游"@zh ; v:lunch true ; v:usesLifeJacket true ; v:booking true .
c:t2 a v:Tour ; rdfs:label "Dusk Tour"@en , "黄昏游"@zh ; v:lunch false ; v:usesLifeJacket false ; v:booking false .
c:t3 a v:Tour ; rdfs:label "Ice Tour"@en , "冰湖游"@zh .
`;

describe("what is true or false of a thing", () => {
  const source = (): GraphSource => new GraphSource({ path: join(temporaryFolder({ "graph.ttl": LAKE }), "graph.ttl") });
  const told = async (question: string): Promise<string | undefined> => {
    const answer = await source().answer(question, {});
    return answer?.kind === "answer" || answer?.kind === "likely" ? [...answer.values].sort().join(", ") : undefined;
  };

  it.each([
    ["Which kiosks don't take cards?", "Pier Kiosk"],
    ["Where can I pay by card?", "North Kiosk"],
    ["At which kiosks can I pay by card?", "North Kiosk"],
    ["Can I pay by card at Pier Kiosk?", "No"],
    ["哪些售货亭能刷卡？", "北亭"],
    ["有几个售货亭刷不了卡？", "1"],
    ["在码头亭能刷卡吗？", "不是"],
    ["北亭刷得了卡吗？", "是"],
    ["哪里可以刷卡？", "北亭"],
    ["Can I take dogs to North Kiosk?", "No"],
    ["哪些售货亭不让带狗？", "北亭"],
    ["Which kiosks don't have step-free access?", "Pier Kiosk"],
    ["哪些售货亭有台阶？", "码头亭"],
    ["Which tours come with lunch?", "Heron Tour"],
    ["Which tours are run without lunch?", "Dusk Tour"],
    ["Does the Dusk Tour come with lunch?", "No"],
    ["Is lunch included with the Heron Tour?", "Yes"],
    ["苍鹭游包不包午餐？", "是"],
    ["哪种游览不包午餐？", "黄昏游"],
    ["Which tours are done without a life jacket?", "Dusk Tour"],
    ["Do I need booking for the Dusk Tour?", "No"],
    ["哪些游览不用预约？", "黄昏游"],
  ])("%s", async (question, expected) => {
    expect(await told(question)).toBe(expected);
  });

  it.each([
    "Does Old Kiosk take cards?",
    "老亭能刷卡吗？",
    "Does the Ice Tour come with lunch?",
    "Which kiosks sell cards?",
    "哪些游览午餐要钱？",
    "Which tours come with lunch and towels?",
    "哪些售货亭卖卡？",
    "Is Pier Kiosk cash only?",
    "哪些游览午餐最贵？",
    "Which tours serve the best lunch?",
  ])("%s isn't told", async (question) => {
    expect(await told(question)).toBeUndefined();
  });

  it.each([
    ["Does Pier Kiosk accept card payment?", "No: Pier Kiosk (accepts card payment: no)."],
    ["北亭接受银行卡付款吗？", "是：北亭（接受银行卡付款：是）。"],
    ["Which kiosks allow dogs?", "The answer is Pier Kiosk."],
  ])("%s is answered with a yes or a no", async (question, text) => {
    const answer = await source().answer(question, {});
    expect(answer?.kind === "answer" ? answer.text : answer).toBe(text);
  });
});
