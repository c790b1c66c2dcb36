import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

const TURTLE = `@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix t: <http://t.example/> .
t:Boat rdfs:label "boat"@en, "船"@zh . t:Lock rdfs:label "lock"@en, "船闸"@zh . t:Firm rdfs:label "firm"@en, "公司"@zh .
t:berths rdfs:label "berths"@en, "床位数"@zh . t:keeper rdfs:label "lock-keeper"@en, "看守人"@zh . t:founded rdfs:label "founded"@en, "创立年份"@zh .
t:worksFor rdfs:label "works for"@en, "任职于"@zh . t:hiredOn rdfs:label "hired on"@en, "入职日期"@zh . t:rent rdfs:label "monthly rent (crowns)"@en, "每月仓租（克朗）"@zh .
t:head rdfs:label "head"@en, "负责人"@zh . t:growsNear rdfs:label "grows near"@en, "产地"@zh . t:firstAwarded rdfs:label "first awarded"@en, "首次颁发年份"@zh .
t:egret a t:Boat ; rdfs:label "Egret Nine"@en, "九号鹭"@zh ; t:berths 8 .
t:reed a t:Lock ; rdfs:label "Reed Lock"@en, "苇岸闸"@zh ; t:keeper t:he .
t:he rdfs:label "He Yan"@en, "何燕"@zh ; t:worksFor t:pell ; t:hiredOn "2016-06-01"^^xsd:date .
t:pell a t:Firm ; rdfs:label "Pell Works"@en, "佩尔坊"@zh ; t:founded 1919 ; t:rent 12000 ; t:head t:he .
t:spruce rdfs:label "Orr spruce"@en, "奥尔云杉"@zh ; t:growsNear t:bridge . t:bridge rdfs:label "Orr Bridge"@en, "奥尔桥"@zh .
t:range rdfs:label "range (km)"@en, "续航里程（公里）"@zh . t:price rdfs:label "purchase price (crowns)"@en, "购置价格（克朗）"@zh . t:shutMondays rdfs:label "open on Mondays"@en, "周一营业"@zh .
t:moth a t:Boat ; rdfs:label "Moth"@en, "飞蛾号"@zh ; t:range 140 ; t:price 900 . t:wasp a t:Boat ; rdfs:label "Wasp"@en, "黄蜂号"@zh ; t:range 95 ; t:price 1200 .
t:pell t:shutMondays false .
t:calls rdfs:label "trips per year"@en . t:floor rdfs:label "floor"@en, "楼层"@zh . t:fee rdfs:label "cleaning fee (crowns)"@en, "清洗费（克朗）"@zh . t:speed rdfs:label "top speed (knots)"@en, "最高航速（节）"@zh .
t:Room rdfs:label "room"@en, "房间"@zh . t:sail a t:Room ; rdfs:label "Sail room"@en, "帆室"@zh ; t:floor 3 . t:rope a t:Room ; rdfs:label "Rope room"@en, "绳室"@zh ; t:floor 1 .
t:moth t:calls 2050 ; t:speed 9 . t:wasp t:calls 1960 ; t:speed 14 . t:pell t:fee 70 . t:joined rdfs:label "climbed the tower"@en, "登塔日期"@zh . t:he t:joined "2011-02-03"^^xsd:date . t:he t:birth "1980-01-02"^^xsd:date .
t:birth rdfs:label "date of birth"@en, "出生日期"@zh . t:solar rdfs:label "solar"@en, "太阳能"@zh . t:moth t:solar true ; t:moored t:bridge . t:wasp t:solar false ; t:moored t:bridge . t:moored rdfs:label "moored at"@en, "停泊处"@zh .
t:prize rdfs:label "Gold Prize"@en, "金谱奖"@zh ; t:firstAwarded 1990 .
`;

describe("what is said in a roundabout way", () => {
  const answer = async (question: string) => {
    const source = new GraphSource({ path: join(temporaryFolder({ "f.ttl": TURTLE }), "f.ttl") });
    const told = await source.answer(question, {});
    return told?.kind === "answer" ? told.values.join("; ") : undefined;
  };

  it.each([
    ["How many people does Egret Nine sleep?", "8"],
    ["How long has Pell Works been going?", "1919"],
    ["Since what year has Pell Works been in business?", "1919"],
    ["When did He Yan start at Pell Works?", "2016-06-01"],
    ["When did He Yan start working for Pell Works?", "2016-06-01"],
    ["佩尔坊每月交多少仓租？", "12000"],
    ["佩尔坊现在由谁主事？", "何燕"],
    ["佩尔坊谁说了算？", "何燕"],
    ["苇岸闸谁在看着？", "何燕"],
    ["谁在守着苇岸闸？", "何燕"],
    ["奥尔云杉长在哪里？", "奥尔桥"],
    ["金谱奖是从哪年开始颁的？", "1990"],
    ["How many trips does the Moth make a year?", "2050"],
    ["How many trips a year does the Wasp make?", "1960"],
    ["Which boat makes the most trips?", "Moth"],
    ["Which boat can go the furthest?", "Moth"],
    ["哪艘船跑得最远？", "飞蛾号"],
    ["Which room is on the third floor?", "Sail room"],
    ["三楼有哪些房间？", "帆室"],
    ["哪个房间在一楼？", "绳室"],
    ["How much is a cleaning at Pell Works?", "70"],
    ["在佩尔坊做一次清洗要多少钱？", "70"],
    ["When did He Yan climb the tower?", "2011-02-03"],
    ["Are there any solar boats moored at Orr Bridge?", "Yes"],
    ["How far can the Moth go on a full charge?", "140"],
    ["黄蜂号充满一次电能跑多少公里？", "95"],
    ["飞蛾号和黄蜂号，买的时候哪个更贵？", "黄蜂号"],
    ["Which was more expensive to buy, the Moth or the Wasp?", "Wasp"],
    ["Can people visit Pell Works on a Monday?", "No"],
    ["星期一能去佩尔坊参观吗？", "不是"],
  ])("%s", async (question, expected) => {
    expect(await answer(question)).toContain(expected);
  });

  it.each([
    "How long did He Yan sleep?",
    "佩尔坊每月交多少水费？",
    "Can people visit Pell Works on a Tuesday?",
    "How far is it to the Moth on foot?",
    "苇岸闸谁在用？",
    "When did Pell Works start at Reed Lock?",
  ])("nothing is answered to %s", async (question) => {
    expect(await answer(question)).toBeUndefined();
  });
});
