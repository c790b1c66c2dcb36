import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

/** A firm that lends costumes at two counters, teaches, and has a store room that nobody may visit. */
const LENDER = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix v: <https://lender.example/v/> .
@prefix l: <https://lender.example/l/> .
v:Counter rdfs:label "lending counter"@en , "出租柜台服务点"@zh .
v:Course rdfs:label "course"@en , "课程"@zh .
v:Clerk rdfs:label "employee"@en , "员工"@zh .
v:Mask rdfs:label "mask"@en , "面具"@zh .
v:opens rdfs:label "opening time"@en , "开门时间"@zh .
v:closes rdfs:label "closing time"@en , "关门时间"@zh .
v:seats rdfs:label "places"@en , "名额"@zh .
v:fee rdfs:label "course fee"@en , "课程费用"@zh .
v:tutor rdfs:label "taught by"@en , "授课人"@zh .
v:at rdfs:label "works at"@en , "工作地点"@zh .
v:rent rdfs:label "daily fee"@en , "日租金"@zh .
l:harbour a v:Counter ; rdfs:label "Harbour Row Counter"@en , "港湾路服务点"@zh ; v:opens "08:00" ; v:closes "16:30" .
l:castle a v:Counter ; rdfs:label "Castle Gate Counter"@en , "城门服务点"@zh ; v:opens "09:15" ; v:closes "19:00" .
l:velvet a v:Course ; rdfs:label "Velvet Repair"@en , "丝绒修补课"@zh ; v:seats 7 ; v:fee 22 ; v:tutor l:ada .
l:wigs a v:Course ; rdfs:label "Making Wigs at Home"@en , "居家假发制作课"@zh ; v:seats 12 ; v:fee 31 ; v:tutor l:jon .
l:hats a v:Course ; rdfs:label "Making Felt Hats"@en , "毡帽制作课"@zh ; v:seats 5 ; v:fee 27 ; v:tutor l:jon .
l:ada a v:Clerk ; rdfs:label "Ada Finch"@en , "艾达"@zh ; v:at l:harbour .
l:jon a v:Clerk ; rdfs:label "Jon Elm"@en , "约恩"@zh ; v:at l:castle .
l:m1 a v:Mask ; rdfs:label "Wigs and Feathers"@en , "羽毛面具"@zh ; v:rent 4 .
l:m2 a v:Mask ; rdfs:label "Moon Mask"@en , "月亮面具"@zh ; v:rent 6 .
`;

describe("names by a part and a word for the class", () => {
  const values = async (question: string, graph = LENDER): Promise<readonly string[] | undefined> => {
    const source = new GraphSource({ path: join(temporaryFolder({ "graph.ttl": graph }), "graph.ttl") });
    const answer = await source.answer(question, {});
    return answer?.kind === "answer" ? answer.values.slice().sort() : undefined;
  };

  it.each([
    // Wigs are in the name of a mask, too: it is no course.
    ["Who teaches the wigs course?", ["Jon Elm"]],
    ["What does the wigs class cost?", ["31"]],
    ["How many places does the hats workshop have?", ["5"]],
    ["Who teaches the course on hats?", ["Jon Elm"]],
    ["Is the wigs class more expensive than the felt class?", ["Yes"]],
    ["假发课有几个名额？", ["12"]],
    ["那门毡帽课多少钱？", ["27"]],
    ["谁教那门丝绒课？", ["艾达"]],
    ["那张月亮面具多少钱？", ["6"]],
    ["How many people can join the velvet class?", ["7"]],
    ["学假发课要多少钱？", ["31"]],
    ["丝绒课能收几个人？", ["7"]],
    // Whatever the firm calls the places where it serves its customers.
    ["How many shops are there?", ["2"]],
    ["有几家店？", ["2"]],
    ["Which shop closes last?", ["Castle Gate Counter"]],
    ["哪家门店开门最早？", ["港湾路服务点"]],
    ["港湾路那家店几点关门？", ["16:30"]],
    ["哪节课名额最多？", ["居家假发制作课"]],
    ["哪个班名额最少？", ["毡帽制作课"]],
    ["Which workshop has the fewest places?", ["Making Felt Hats"]],
    ["哪些店员在城门服务点工作？", ["约恩"]],
  ])("%s", async (question, expected) => {
    expect(await values(question)).toEqual(expected);
  });

  it.each([
    // Two of the class are called so, or none is.
    "Who teaches the making course?",
    "制作课多少钱？",
    "Who teaches the feathers course?",
    "Who teaches the glove course?",
    "Who teaches the wigs and hats courses?",
    // Those who come aren't those for whom there is room.
    "How many people join the velvet class?",
    "What does the cheapest wigs course cost?",
    "手套课多少钱？",
  ])("%s names none", async (question) => {
    expect(await values(question)).toBeUndefined();
  });

  it("calls no class a shop where people go in elsewhere, too, or nobody does", async () => {
    const museum = `${LENDER} l:hall a v:Hall ; rdfs:label "Old Hall"@en , "老馆"@zh ; v:opens "10:00" .`;
    expect(await values("How many shops are there?", museum)).toBeUndefined();
    const closed = LENDER.replaceAll(/v:(?:opens|closes) "[\d:]+" ?;?/gu, "").replaceAll(/; {2}\./gu, ".");
    expect(await values("How many courses are there?", closed)).toEqual(["3"]);
    expect(await values("How many shops are there?", closed)).toBeUndefined();
  });
});
