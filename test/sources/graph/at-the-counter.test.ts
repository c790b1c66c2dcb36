import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

/** A hire shop for instruments, with its cards, its people and its singers. */
const SHOP = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix v: <https://shop.example/v/> .
@prefix s: <https://shop.example/s/> .
v:Horn rdfs:label "instrument"@en , "乐器"@zh .
v:Branch rdfs:label "branch"@en , "分店"@zh .
v:Pass rdfs:label "lesson pass"@en , "课时卡"@zh .
v:Helper rdfs:label "staff member"@en , "员工"@zh .
v:perDay rdfs:label "daily rent"@en , "日租金"@zh .
v:perWeek rdfs:label "rent per week"@en , "周租金"@zh .
v:deposit rdfs:label "deposit"@en , "押金"@zh .
v:sale rdfs:label "purchase price"@en , "购买价"@zh .
v:weight rdfs:label "weight (kg)"@en , "重量（公斤）"@zh .
v:stored rdfs:label "stored at"@en , "存放地点"@zh .
v:price rdfs:label "price"@en , "价格"@zh .
v:spaces rdfs:label "parking spaces"@en , "停车位"@zh .
v:since rdfs:label "with the firm since"@en .
v:born rdfs:label "year of birth"@en , "出生年份"@zh .
v:debut rdfs:label "debut"@en , "出道年份"@zh .
v:started rdfs:label "year founded"@en , "创立年份"@zh .
v:opens rdfs:label "opens at"@en , "开门时间"@zh .
s:tuba a v:Horn ; rdfs:label "Grey Tuba"@en , "灰大号"@zh ; v:perDay 9 ; v:perWeek 40 ; v:deposit 150 ; v:sale 2100 ; v:weight 11 ; v:stored s:north .
s:lute a v:Horn ; rdfs:label "Fern Lute"@en , "蕨鲁特琴"@zh ; v:perDay 5 ; v:perWeek 21 ; v:deposit 80 ; v:sale 900 ; v:weight 1.5 ; v:stored s:south .
s:north a v:Branch ; rdfs:label "North Quay"@en , "北码头"@zh ; v:spaces 14 ; v:started "1994"^^xsd:gYear ; v:opens "09:30" .
s:south a v:Branch ; rdfs:label "South Lane"@en , "南巷"@zh ; v:spaces 3 ; v:started "2006"^^xsd:gYear ; v:opens "10:00" .
s:duo a v:Pass ; rdfs:label "Duet Pass"@en , "双人卡"@zh ; v:price 66 .
s:solo a v:Pass ; rdfs:label "Solo Pass"@en , "独奏卡"@zh ; v:price 38 .
s:una a v:Helper ; rdfs:label "Una Reed"@en , "尤娜"@zh ; v:since "2007"^^xsd:gYear ; v:born "1988"^^xsd:gYear .
s:gil a v:Helper ; rdfs:label "Gil Moss"@en , "吉尔"@zh ; v:since "2016"^^xsd:gYear ; v:born "1969"^^xsd:gYear .
s:ida a v:Singer ; rdfs:label "Ida Crane"@en , "艾达"@zh ; v:debut "1999"^^xsd:gYear ; v:born "1981"^^xsd:gYear .
s:rob a v:Singer ; rdfs:label "Rob Hale"@en , "罗布"@zh ; v:debut "2011"^^xsd:gYear ; v:born "1970"^^xsd:gYear .
`;

describe("what is asked at a counter", () => {
  /** Nor is it told as likely. */
  const said = async (question: string): Promise<string | undefined> =>
    (await new GraphSource({ path: join(temporaryFolder({ "graph.ttl": SHOP }), "graph.ttl") }).answer(question, {}))?.text;
  const values = async (question: string): Promise<readonly string[] | undefined> => {
    const source = new GraphSource({ path: join(temporaryFolder({ "graph.ttl": SHOP }), "graph.ttl") });
    const answer = await source.answer(question, {});
    return answer?.kind === "answer" ? answer.values.slice().sort() : undefined;
  };

  it.each([
    // One of it, whatever is done to get it.
    ["办一张双人卡要多少钱？", ["66"]],
    ["领张独奏卡要花多少？", ["38"]],
    ["一张双人卡要多少钱？", ["66"]],
    ["How much do I pay for a Solo Pass?", ["38"]],
    // By the day, by the week.
    ["租一天灰大号多少钱？", ["9"]],
    ["蕨鲁特琴租一周要多少钱？", ["21"]],
    ["借灰大号一周要花多少钱？", ["40"]],
    ["How much is it to rent the Grey Tuba for a day?", ["9"]],
    ["What does it cost to hire the Fern Lute by the week?", ["21"]],
    ["What is the dearest thing to take out by the day?", ["Grey Tuba"]],
    ["哪样乐器租一周最便宜？", ["蕨鲁特琴"]],
    ["灰大号和蕨鲁特琴租一天哪个贵？", ["灰大号"]],
    ["What's the lightest thing I can borrow?", ["Fern Lute"]],
    // What is left for it.
    ["How much do I have to put down for the Grey Tuba?", ["150"]],
    ["蕨鲁特琴要押多少钱？", ["80"]],
    ["借灰大号要交多少押金？", ["150"]],
    // Carried and fetched.
    ["灰大号和蕨鲁特琴哪个背着轻？", ["蕨鲁特琴"]],
    ["哪样搬着重，蕨鲁特琴还是灰大号？", ["灰大号"]],
    ["Which is lighter to carry, the Grey Tuba or the Fern Lute?", ["Fern Lute"]],
    ["Where can I collect the Fern Lute?", ["South Lane"]],
    ["When did South Lane open its doors?", ["2006"]],
    ["When was South Lane opened?", ["2006"]],
    ["灰大号搁哪儿？", ["北码头"]],
    ["去哪儿取蕨鲁特琴？", ["南巷"]],
    ["北码头能停多少辆车？", ["14"]],
    ["How many cars can park at South Lane?", ["3"]],
    // Since when: never since birth.
    ["Has Gil Moss or Una Reed been with you longer?", ["Una Reed"]],
    ["Who has worked here longer, Gil Moss or Una Reed?", ["Una Reed"]],
    ["Which of the staff has been part of the team longest?", ["Una Reed"]],
    ["尤娜和吉尔谁来得早？", ["尤娜"]],
    ["谁干得最久？", ["尤娜"]],
    ["吉尔和尤娜谁资格老？", ["尤娜"]],
    ["Who made a debut first, Ida Crane or Rob Hale?", ["Ida Crane"]],
    ["罗布第一次登台是哪年？", ["2011"]],
    ["艾达和罗布谁先登台？", ["艾达"]],
    ["When did Una Reed become a member?", ["2007"]],
    ["When did North Quay get off the ground?", ["1994"]],
    ["南巷是哪年搞起来的？", ["2006"]],
  ])("%s", async (question, expected) => {
    expect(await values(question)).toEqual(expected);
  });

  it.each([
    // A new one for the old costs something else.
    "补办一张独奏卡多少钱？",
    "退一张独奏卡多少钱？",
    // Two of it cost another sum.
    "买两张双人卡多少钱？",
    "租三天灰大号多少钱？",
    "How much do I pay for two Duet Passes?",
    "办双人卡和独奏卡多少钱？",
    "How much is it to rent the Grey Tuba for two days?",
    // No such rate.
    "租一个月灰大号多少钱？",
    "How much is the Fern Lute a month?",
    // Bought and rented aren't the same.
    "买灰大号多少钱？",
    // Who serves is asked, and when somebody came on the stage.
    "艾达和罗布谁来得早？",
    "Has Ida Crane or Rob Hale been here longer?",
    "尤娜第一次登台是哪年？",
    // The year when it opened its doors isn't the time of day at which it does.
    "南巷什么时候开张的？",
  ])("%s has no one answer here", async (question) => {
    expect(await said(question)).toBeUndefined();
  });
});
