import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openings } from "../../../src/sources/graph/answers/opening-hours.js";
import { withTimes } from "../../../src/sources/graph/answers/said-times.js";
import { toldBefore, withItsName } from "../../../src/sources/graph/answers/told-before.js";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

/** Bakeries, cheeses and a ferry on a lake: few classes, a currency of its own. */
const LAKE = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix v: <https://lake.example/v/> .
@prefix a: <https://lake.example/a/> .
v:price rdfs:label "price (florins)"@en , "价格（弗罗林）"@zh .
v:heat rdfs:label "heat (0-5)"@en , "辣度（0-5）"@zh .
v:worksFor rdfs:label "works for"@en , "任职于"@zh .
v:ownedBy rdfs:label "owned by"@en , "归谁所有"@zh .
v:in rdfs:label "located in"@en , "位于"@zh .
v:founded rdfs:label "founded"@en , "创立年份"@zh .
v:taughtBy rdfs:label "taught by"@en , "授课教师"@zh .
v:learnedFrom rdfs:label "learned from"@en , "师从"@zh .
v:madeBy rdfs:label "created by"@en , "创制者"@zh .
v:contains rdfs:label "contains"@en , "含有"@zh .
v:keep_time rdfs:label "能放多久"@zh .
a:Cheese rdfs:label "cheese"@en , "奶酪"@zh .
a:moss a a:Cheese ; rdfs:label "Moss Blue"@en , "苔蓝"@zh ; v:price 30 ; v:heat 1 ; v:keep_time "3 weeks" ; v:madeBy a:pim ; v:contains a:dill .
a:ember a a:Cheese ; rdfs:label "Ember Round"@en , "炭圆"@zh ; v:price 12 ; v:heat 4 ; v:keep_time "2 months" ; v:madeBy a:odd .
a:dill rdfs:label "lake dill"@en , "湖莳萝"@zh .
a:oven rdfs:label "Old Oven"@en , "老炉面包房"@zh ; v:in a:reed ; v:founded "1961"^^xsd:gYear ; v:ownedBy a:guild ; v:opening_hours "Tue-Sat 7:00-18:00" ; v:headcount 40 .
a:crust rdfs:label "Long Crust"@en , "长皮面包房"@zh ; v:in a:reed ; v:founded "1990"^^xsd:gYear ; v:opens_at "06:30" ; v:closes_at "17:00" ; v:headcount 12 .
a:shut rdfs:label "Dark Loaf"@en , "黑面包房"@zh ; v:in a:reed ; v:opens_at "06:30" ; v:closes_at "17:00" ; v:status "closed for repairs" .
a:sol rdfs:label "Sol Wick"@en ; v:worksFor a:guild .
a:guild rdfs:label "Lake Guild"@en , "湖行会"@zh ; v:parent_org a:crown .
a:crown rdfs:label "Crown House"@en , "冠屋"@zh .
a:reed rdfs:label "Reedham"@en , "苇滩"@zh ; v:in a:east .
a:lily rdfs:label "Lilyford"@en , "莲渡"@zh ; v:in a:east .
a:east rdfs:label "Eastshore"@en , "东岸"@zh .
a:pim rdfs:label "Pim Vole"@en , "皮姆"@zh ; v:job_title "baker" ; v:worksFor a:oven ; v:learnedFrom a:odd ; v:joined_on "2015-04-02"^^xsd:date .
a:odd rdfs:label "Odd Marsh"@en , "奥德"@zh ; v:worksFor a:crust .
a:tamA rdfs:label "Tam Finch"@en ; v:job_title "ferryman" ; v:born "1971"^^xsd:gYear .
a:tamB rdfs:label "Tam Finch"@en ; v:job_title "baker" ; v:worksFor a:crust ; v:born "1985"^^xsd:gYear .
a:rye rdfs:label "Rye Week"@en , "黑麦周"@zh ; v:taughtBy a:pim ; v:max_pupils 9 ; v:fee_florins 60 .
a:sour rdfs:label "Sour Dough Days"@en , "酸面团日"@zh ; v:taughtBy a:odd ; v:max_pupils 14 ; v:fee_florins 95 .
a:north rdfs:label "Lakeside Stop"@en , "湖边站"@zh ; v:zone 2 .
a:uni rdfs:label "University North"@en , "大学北"@zh ; v:zone 2 .
a:lineA rdfs:label "Line A"@en , "A线"@zh ; v:stopsAt a:north , a:uni ; v:headway_min 12 ; v:opened "2004-05-01"^^xsd:date .
a:lineB rdfs:label "Line B"@en , "B线"@zh ; v:stopsAt a:uni ; v:headway_min 6 ; v:opened "1988-05-01"^^xsd:date .
a:tram1 rdfs:label "Tram 31"@en , "31号车"@zh ; v:model a:s1 ; v:entered_service "2001"^^xsd:gYear .
a:s1 rdfs:label "Swan S1"@en ; v:seats 44 ; v:design_year "1990"^^xsd:gYear .
a:poem1 rdfs:label "Reed Songs"@en , "苇歌"@zh ; v:author a:odd ; v:published "1999"^^xsd:gYear .
a:odd v:born "1950"^^xsd:gYear .
a:poem2 rdfs:label "Night Oven"@en , "夜炉"@zh ; v:author a:pim ; v:published "2011"^^xsd:gYear .
a:pim v:born "1980"^^xsd:gYear .
a:hallA rdfs:label "East Shed"@en ; v:boatCapacity 20 .
a:hallB rdfs:label "West Shed"@en ; v:boatCapacity 34 .
`;

describe("questions of every day, about a graph that none of the rules was made for", () => {
  const asked = async (question: string): ReturnType<GraphSource["answer"]> =>
    new GraphSource({ path: join(temporaryFolder({ "graph.ttl": LAKE }), "graph.ttl") }).answer(question, {});
  const values = async (question: string): Promise<readonly string[] | undefined> => {
    const answer = await asked(question);
    return answer?.kind === "answer" ? answer.values.slice().sort() : undefined;
  };

  it("counts in the graph's own money, and in no other", async () => {
    expect(await values("Which cheeses cost over 20 florins?")).toEqual(["Moss Blue"]);
    expect(await values("哪些奶酪低于20弗罗林？")).toEqual(["炭圆"]);
    expect(await values("Does Moss Blue cost more than 40 florins?")).toEqual(["No"]);
    expect(await values("Which cheeses cost over 20 euros?")).toBeUndefined();
  });

  it("ranks by an adjective's quantity, and by how long things keep", async () => {
    expect(await values("Which is your hottest cheese?")).toEqual(["Ember Round"]);
    expect(await values("哪种奶酪最辣？")).toEqual(["炭圆"]);
    expect(await values("Which cheese keeps the longest in the fridge?")).toEqual(["Ember Round"]);
    expect(await values("员工最多的是哪一家？")).toEqual(["老炉面包房"]);
    expect(await values("Which cheese is the oldest?")).toBeUndefined();
  });

  it("knows when something is open", async () => {
    expect(await values("What time does Old Oven close?")).toEqual(["18:00"]);
    expect(await values("老炉面包房早上几点开门？")).toEqual(["7:00"]);
    expect(await values("Until what time does Long Crust stay open?")).toEqual(["17:00"]);
    expect(await values("Is Old Oven open on Mondays?")).toEqual(["No"]);
    expect(await values("Is Long Crust still open at half past four in the afternoon?")).toEqual(["Yes"]);
    expect(await values("长皮面包房晚上七点还开着吗？")).toEqual(["不是"]);
    // Closed for repairs, on whatever hours; on which days, nothing says.
    expect(await values("Is Dark Loaf open at noon?")).toBeUndefined();
    expect(await values("Is Long Crust open on Mondays?")).toBeUndefined();
  });

  it("reads what a question tells before it asks", async () => {
    expect(await values("Somebody learned the craft from Odd Marsh. Which firm does she work for?")).toEqual(["Old Oven"]);
    expect(await values("Moss Blue: where does its creator work?")).toEqual(["Old Oven"]);
    expect(await values("Moss Blue's creator and the thing that's in it?")).toEqual(["Pim Vole", "lake dill"]);
    expect(await values("How many boats fit into East Shed and how many into West Shed?")).toEqual(["20", "34"]);
    expect(await values("苔蓝的创制者和炭圆的创制者各是谁？")).toEqual(["奥德", "皮姆"]);
    expect(await values("What is the parent company of Lake Guild?")).toEqual(["Crown House"]);
  });

  it("tells when somebody came, and what was there by then", async () => {
    expect(await values("Since when has Pim Vole been with Old Oven?")).toEqual(["2015-04-02"]);
    // She isn't.
    expect(await values("Since when has Pim Vole been with Long Crust?")).toBeUndefined();
    expect(await values("Was Long Crust already around in 1970?")).toEqual(["No"]);
    expect(await values("老炉面包房1970年就有了吗？")).toEqual(["是"]);
    expect(await values("How many people are on the staff of Long Crust?")).toEqual(["12"]);
    // One is known to work there, of nobody knows how many.
    expect(await values("How many people work for Lake Guild?")).toBeUndefined();
    expect(await values("Which town does Pim Vole work in?")).toEqual(["Reedham"]);
  });

  it("knows lines, their stops and how often they run", async () => {
    expect(await values("Which stops are in zone 2?")).toEqual(["Lakeside Stop", "University North"]);
    expect(await values("2号票区有哪些站？")).toEqual(["大学北", "湖边站"]);
    expect(await values("Which line runs most often?")).toEqual(["Line B"]);
    expect(await values("A线和B线，哪条班次更密？")).toEqual(["B线"]);
    expect(await values("Which line goes past Lakeside Stop?")).toEqual(["Line A"]);
    expect(await values("B线2000年就开通了吗？")).toEqual(["是"]);
    expect(await values("How long is Line A and how long is Line B?")).toBeUndefined();
  });

  it("knows of a thing what its model has, but not when it was made", async () => {
    expect(await values("How many seats does Tram 31 have?")).toEqual(["44"]);
    expect(await values("When was Tram 31 designed?")).toBeUndefined();
  });

  it("takes no book for its author", async () => {
    expect(await values("Which author is the oldest?")).toEqual(["Odd Marsh"]);
    expect(await values("哪位作者年纪最小？")).toEqual(["皮姆"]);
  });

  it("tells differences in the graph's own unit", async () => {
    expect(await values("How much more does Moss Blue cost than Ember Round?")).toEqual(["18"]);
    expect(await values("What is the price difference between Moss Blue and Ember Round?")).toEqual(["18"]);
  });

  it("tells people of one name apart, and says who somebody is", async () => {
    expect(await values("When was the Tam Finch who works at Long Crust born?")).toEqual(["1985"]);
    expect(await values("Who is Pim Vole?")).toEqual(["baker"]);
    expect((await asked("Who is Tam Finch?"))?.kind).toBe("ambiguous");
    expect(await values("Who is Odd Marsh?")).toBeUndefined();
  });
});

describe("what is put otherwise", () => {
  it("reads times of day", () => {
    expect(withTimes("is it open at half past seven in the evening?")).toBe("is it open at 7:30 pm?");
    expect(withTimes("quarter to eight")).toBe("7:45");
    expect(withTimes("twelve eggs")).toBeUndefined();
  });

  it("reads hours, and nothing that says more", () => {
    expect(openings("Mon-Fri 9:00-12:00; Sat 10 am - 4 pm")?.map(({ from, to }) => [from, to])).toEqual([
      [540, 720],
      [600, 960],
    ]);
    expect(openings("周二至周日 10:00-17:30")?.[0]?.days).toEqual(new Set([2, 3, 4, 5, 6, 0]));
    expect(openings("9:00-17:00 except holidays")).toBeUndefined();
  });

  it("puts a description where a pronoun stands, if one thing alone is told of", () => {
    expect(toldBefore("the farm delivers to a mill. who heads the firm that mill belongs to?")).toBe(
      "who heads the firm the mill that the farm delivers to belongs to?",
    );
    expect(toldBefore("has the sauce won anything? if so, what?")).toBe("what has the sauce won?");
    expect(toldBefore("the farm has a mill. who heads the firm?")).toBeUndefined();
    const names = (text: string): string[] => ["moss blue", "ember round"].filter((name) => text.includes(name));
    expect(withItsName("moss blue: who makes it?", names)).toBe("who makes moss blue?");
    expect(withItsName("moss blue and ember round: who makes it?", names)).toBeUndefined();
  });
});
