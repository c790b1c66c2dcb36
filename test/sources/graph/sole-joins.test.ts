import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

const CHOIR = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix v: <https://choir.example/v/> .
@prefix c: <https://choir.example/c/> .
v:Rehearsal rdfs:label "rehearsal"@en , "排练"@zh .
v:Singer rdfs:label "singer"@en , "歌手"@zh .
v:Organ rdfs:label "organ"@en , "风琴"@zh .
v:Stall rdfs:label "stall"@en , "摊位"@zh .
v:Hall rdfs:label "hall"@en , "会馆"@zh .
v:dayHeld rdfs:label "day held"@en , "排练日"@zh .
v:drivenBy rdfs:label "power"@en , "动力"@zh .
v:tongue rdfs:label "language"@en , "语言"@zh .
v:hopes rdfs:label "wants to learn"@en , "想学的"@zh .
v:office rdfs:label "post"@en , "职位"@zh .
v:keptAt rdfs:label "kept at"@en , "存放处"@zh .
v:builtAt rdfs:label "tuned at"@en , "调音处"@zh .
v:closedOn rdfs:label "closed on"@en , "休息日"@zh .
v:brings rdfs:label "brings"@en , "携带"@zh .
v:shun rdfs:label "keep away from"@en , "远离"@zh .
v:Pipe rdfs:label "pipe"@en , "音管"@zh .
c:p1 a v:Pipe ; rdfs:label "Thin Pipe"@en , "细管"@zh ; v:shun "moisture"@en , "潮气"@zh .
c:r1 a v:Rehearsal ; rdfs:label "Bass Hour"@en , "低音课"@zh ; v:dayHeld "Tuesday"@en ; v:beginsIn "October" .
c:r2 a v:Rehearsal ; rdfs:label "Full Choir"@en , "全体合唱"@zh ; v:dayHeld "Friday"@en ; v:beginsIn "October" .
c:r3 a v:Rehearsal ; rdfs:label "Solo Hour"@en , "独唱课"@zh ; v:dayHeld "Tuesday"@en ; v:beginsIn "May" .
c:s1 a v:Singer ; rdfs:label "Rosa Lund"@en , "罗莎"@zh ; v:tongue "Finnish"@en , "芬兰语"@zh ; v:office "librarian"@en , "谱务"@zh .
c:s2 a v:Singer ; rdfs:label "Emil Hart"@en , "埃米尔"@zh ; v:tongue "Welsh"@en , "威尔士语"@zh ; v:hopes "Breton"@en , "布列塔尼语"@zh ; v:office "chair"@en , "主席"@zh .
c:s3 a v:Singer ; rdfs:label "Jun Abe"@en , "阿部纯"@zh ; v:tongue "Finnish"@en , "芬兰语"@zh ; v:brings c:o2 ; v:worksAt c:h1 .
c:o1 a v:Organ ; rdfs:label "Grey Organ"@en , "灰风琴"@zh ; v:drivenBy "steam"@en , "蒸汽"@zh ; v:keptAt c:h1 .
c:o2 a v:Organ ; rdfs:label "Small Organ"@en , "小风琴"@zh ; v:drivenBy "bellows"@en , "风箱"@zh ; v:keptAt c:h1 .
c:o3 a v:Organ ; rdfs:label "Red Organ"@en , "红风琴"@zh ; v:drivenBy "steam"@en , "蒸汽"@zh ; v:keptAt c:h2 ; v:builtAt c:h3 .
c:h1 a v:Hall ; rdfs:label "Weaver House"@en , "织工之家"@zh .
c:h4 a v:Hall ; rdfs:label "Barley Lane Hall"@en , "麦巷会馆"@zh . c:o4 a v:Organ ; rdfs:label "Field Organ"@en , "野风琴"@zh ; v:keptAt c:h4 .
c:h2 a v:Hall ; rdfs:label "Salt House"@en , "盐屋"@zh .
c:h3 a v:Hall ; rdfs:label "Reed House"@en , "芦苇屋"@zh .
c:t1 a v:Stall ; rdfs:label "Bun Stall"@en , "面包摊"@zh ; v:closedOn "Monday"@en .
`;

describe("a class, or whoever it is, and a value that one relation alone joins", () => {
  const sourceOf = (graph: string): GraphSource =>
    new GraphSource({ path: join(temporaryFolder({ "graph.ttl": graph }), "graph.ttl") });
  const told = async (question: string): Promise<string | undefined> => {
    const answer = await sourceOf(CHOIR).answer(question, {});
    return answer?.kind === "answer" || answer?.kind === "likely"
      ? `${answer.kind === "likely" ? "likely " : ""}${[...answer.values].sort().join(", ")}`
      : undefined;
  };

  it.each([
    ["How many different organs can I pick up at Barley Lane?", "likely 1"],
    ["Which organs can I get at Barley Lane?", "Field Organ"],
    ["麦巷有几种风琴？", "1"],
    ["Which organs were stolen at Barley Lane?", undefined],
    ["潮气音管有几个？", undefined],
    ["How many pipes have moisture?", undefined],
    ["How many moisture pipes are there?", undefined],
  ])("%s takes a part of a name for it, and leaves it out of nothing", async (question, expected) => {
    expect(await told(question)).toBe(expected);
  });

  it.each([
    ["星期二有哪些排练？", "低音课, 独唱课"],
    ["周二有哪些排练？", "低音课, 独唱课"],
    ["哪些排练在礼拜二？", "低音课, 独唱课"],
    ["星期二上哪些排练？", "低音课, 独唱课"],
    ["有几次排练在星期五上？", "1"],
    ["哪些排练十月开始？", "低音课, 全体合唱"],
    ["谁会芬兰语？", "罗莎, 阿部纯"],
    ["哪些歌手懂芬兰语？", "罗莎, 阿部纯"],
    ["有几位歌手会讲芬兰语？", "2"],
    ["Who understands Welsh?", "Emil Hart"],
    ["哪些风琴靠蒸汽？", "灰风琴, 红风琴"],
    ["谱务是谁？", "罗莎"],
    ["社里的谱务是谁？", "罗莎"],
    ["谁担任谱务？", "罗莎"],
    ["Who is the society's librarian?", "Rosa Lund"],
    ["织工之家那边有哪些风琴？", "小风琴, 灰风琴"],
    ["织工之家有几台风琴？", "2"],
    ["有人会威尔士语吗？", "是"],
    ["Is there anyone who understands Welsh?", "Yes"],
    ["Do any of the singers know Finnish?", "Yes"],
    ["罗莎会芬兰语吗？", "是"],
    ["Does Emil Hart know Welsh?", "Yes"],
  ])("%s asks for those of the class that the relation leads to the value", async (question, expected) => {
    expect(await told(question)).toBe(expected);
  });

  it.each([
    ["Which organs can I borrow at Weaver House?", "likely Grey Organ, Small Organ"],
    ["How many organs can I collect from Weaver House?", "likely 2"],
    ["What can I get at Weaver House?", "likely Grey Organ, Small Organ"],
    ["谁在织工之家？", "likely 阿部纯"],
    ["在织工之家能借到哪些风琴？", "likely 小风琴, 灰风琴"],
  ])("%s asks for what may be another relation", async (question, expected) => {
    expect(await told(question)).toBe(expected);
  });

  it.each([
    "哪些风琴不用蒸汽？",
    "哪些排练不在星期二？",
    "哪些排练改到了星期二？",
    "Which rehearsals moved to Tuesday?",
    "Which rehearsals do I have on Tuesday?",
    "Which organs were stolen from Weaver House?",
    "Which organs were repaired at Weaver House?",
    "Which organs can't I borrow at Weaver House?",
    "织工之家丢了哪些风琴？",
    "织工之家没有哪些风琴？",
    "谁在学芬兰语？",
    "谁不会芬兰语？",
    // Whoever wants to learn it doesn't know it.
    "谁会布列塔尼语？",
    "Who knows Breton?",
    // It is closed then.
    "哪些摊位星期一开？",
    "星期一有哪些摊位？",
    "Which stalls run on Monday?",
    "星期二谁在？",
    "星期二谁上课？",
    // That he knows one tongue doesn't say that he knows no other.
    "埃米尔会芬兰语吗？",
    "Does Emil Hart not know Welsh?",
    "Who teaches the librarian?",
    "谁教谱务？",
    "谱务以前是谁？",
    // Another relation has the verb for its name.
    "Which singers bring the Grey Organ?",
  ])("%s isn't what the graph tells", async (question) => {
    expect(await told(question)).toBeUndefined();
  });

  it("doesn't choose between two relations", async () => {
    const two = CHOIR.replace("v:builtAt c:h3", "v:builtAt c:h1");
    const other = sourceOf(two);
    expect(await other.answer("织工之家那边有哪些风琴？", {})).toBeUndefined();
    expect(await other.answer("织工之家有几台风琴？", {})).toBeUndefined();
  });
});
