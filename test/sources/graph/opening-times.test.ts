import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { weekdayIn, weekdays } from "../../../src/sources/graph/answers/opening-hours.js";
import { withTimes } from "../../../src/sources/graph/answers/said-times.js";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

const PREFIXES = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix v: <https://baths.example/v/> .
@prefix a: <https://baths.example/a/> .
`;

/** Laundries that opened once and open daily; days in one language, in both, or not told. */
const LAUNDRIES = `${PREFIXES}
v:Laundry rdfs:label "laundry"@en , "洗衣房"@zh .
v:opensAt rdfs:label "opening time"@en , "营业开始时间"@zh .
v:closesAt rdfs:label "closing time"@en , "营业结束时间"@zh .
v:closedOn rdfs:label "weekly closing day"@en , "每周休息日"@zh .
v:openedOn rdfs:label "date opened"@en , "启用日期"@zh .
v:keeper rdfs:label "keeper"@en , "管理员"@zh .
a:alder a v:Laundry ; rdfs:label "Alder Lane"@en , "桤木巷"@zh ; v:opensAt "09:00:00"^^xsd:time ; v:closesAt "21:15:00"^^xsd:time ; v:closedOn "Tuesday"@en , "星期二"@zh ; v:openedOn "2004-05-06"^^xsd:date ; v:keeper a:ola .
a:birch a v:Laundry ; rdfs:label "Birch Row"@en , "桦树排"@zh ; v:opensAt "06:30:00"^^xsd:time ; v:closesAt "17:45:00"^^xsd:time ; v:closedOn "Sunday"@en ; v:openedOn "2021-02-03"^^xsd:date .
a:cedar a v:Laundry ; rdfs:label "Cedar Steps"@en , "雪松阶"@zh ; v:opensAt "10:30:00"^^xsd:time ; v:closesAt "19:00:00"^^xsd:time ; v:closedOn "星期二"@zh ; v:openedOn "2013-01-01"^^xsd:date .
a:dogwood a v:Laundry ; rdfs:label "Dogwood Yard"@en , "茱萸院"@zh ; v:opensAt "08:00:00"^^xsd:time ; v:openedOn "1999-01-01"^^xsd:date .
a:ola rdfs:label "Ola Brant"@en , "奥拉"@zh .
`;

/** Names from camel case alone, and a bar that closes after midnight. */
const BARS = `${PREFIXES}
v:Bar rdfs:label "bar"@en , "酒吧"@zh .
a:lantern a v:Bar ; rdfs:label "Paper Lantern"@en , "纸灯笼"@zh ; v:opensAt "18:00:00"^^xsd:time ; v:closesAt "02:00:00"^^xsd:time .
a:anchor a v:Bar ; rdfs:label "Rusty Anchor"@en , "锈锚"@zh ; v:opensAt "11:00:30"^^xsd:time ; v:closesAt "23:00:00"^^xsd:time .
`;

/** When they were founded, and closed for good: nothing of every day. */
const MILLS = `${PREFIXES}
v:Mill rdfs:label "mill"@en , "磨坊"@zh .
v:openedOn rdfs:label "date opened"@en , "启用日期"@zh .
v:closedOn rdfs:label "closed on"@en , "关闭日期"@zh .
a:upper a v:Mill ; rdfs:label "Upper Mill"@en , "上磨坊"@zh ; v:openedOn "1850-01-01"^^xsd:date ; v:closedOn "1960-02-01"^^xsd:date .
a:lower a v:Mill ; rdfs:label "Lower Mill"@en , "下磨坊"@zh ; v:openedOn "1871-01-01"^^xsd:date ; v:closedOn "1950-02-01"^^xsd:date .
`;

/** Hours in texts; one of them is closed for good, and one keeps other hours on one day. */
const SHOPS = `${PREFIXES}
v:Shop rdfs:label "shop"@en , "铺子"@zh .
v:hours rdfs:label "opening hours"@en , "营业时间"@zh .
v:since rdfs:label "founded"@en , "创立年份"@zh .
v:state rdfs:label "status"@en , "状态"@zh .
a:elm a v:Shop ; rdfs:label "Elm Shop"@en , "榆树铺"@zh ; v:hours "Mon-Sat 9:00-18:30" ; v:since "1990"^^xsd:gYear ; v:state "open" .
a:oak a v:Shop ; rdfs:label "Oak Shop"@en , "橡树铺"@zh ; v:hours "Tue-Sun 10:00-20:00" ; v:since "2001"^^xsd:gYear ; v:state "open" .
a:ash a v:Shop ; rdfs:label "Ash Shop"@en , "白蜡铺"@zh ; v:hours "Mon-Fri 8:00-17:00; Sat 8:00-12:00" ; v:since "1985"^^xsd:gYear ; v:state "open" .
a:fir a v:Shop ; rdfs:label "Fir Shop"@en , "冷杉铺"@zh ; v:hours "8:00-22:00" ; v:since "1980"^^xsd:gYear ; v:state "closed for repairs" .
`;

const sourceOf = (graph: string): GraphSource =>
  new GraphSource({ path: join(temporaryFolder({ "graph.ttl": graph }), "graph.ttl") });

async function valuesOf(source: GraphSource, question: string): Promise<readonly string[] | undefined> {
  const answer = await source.answer(question, {});
  return answer?.kind === "answer" ? answer.values.slice().sort() : undefined;
}

function answering(graph: string, cases: readonly (readonly [string, readonly string[] | undefined])[]): void {
  it.each(cases)("%s %j", async (question, values) => {
    expect(await valuesOf(sourceOf(graph), question)).toEqual(values);
  });
}

describe("which are open then", () => {
  answering(LAUNDRIES, [
    ["Which laundries are open at 18:45?", ["Alder Lane", "Cedar Steps"]],
    ["Which laundries are still open at ten past seven in the evening?", ["Alder Lane"]],
    ["Which laundries are open past 6 pm?", ["Alder Lane", "Cedar Steps"]],
    ["Which laundries are open until 8 pm?", ["Alder Lane"]],
    ["How many laundries are open at noon?", ["3"]],
    ["Which laundries are open at 11 am on Tuesdays?", ["Birch Row"]],
    ["晚上七点一刻还开着的洗衣房有哪些？", ["桤木巷"]],
    ["哪些洗衣房早上七点就开门了？", ["桦树排"]],
    ["下午六点以后还在营业的洗衣房有几家？", ["2"]],
    ["星期天晚上七点还开着的洗衣房有哪些？", ["桤木巷"]],
    // What closes at that minute is closed.
    ["Which laundries are still open at 21:15?", undefined],
    // In the morning, or in the evening.
    ["Which laundries are open at 8:45?", undefined],
    // When it opens is another question.
    ["Which laundries open at 9 am?", ["Alder Lane"]],
    ["Which laundries close after 6 pm?", ["Alder Lane", "Cedar Steps"]],
    // Of one nothing tells when it closes, nor on which days.
    ["Which laundries are open on Wednesdays?", ["Alder Lane", "Birch Row", "Cedar Steps"]],
  ]);
});

describe("which are open then, by texts that tell it", () => {
  answering(SHOPS, [
    ["Which shops are open at 7 pm?", ["Oak Shop"]],
    ["Which shops are closed on Mondays?", ["Oak Shop"]],
    ["哪些铺子星期天开门？", ["橡树铺"]],
    ["Which shops are open at 11 am on Saturdays?", ["Ash Shop", "Elm Shop", "Oak Shop"]],
    // On most days, not on all.
    ["Which shops are open at 3 pm?", undefined],
    // Hours are told, but not as times that are compared.
    ["哪个铺子开得最晚？", undefined],
  ]);
});

describe("whether one is open then", () => {
  answering(LAUNDRIES, [
    ["Is Alder Lane open at half past six on a Friday?", ["Yes"]],
    ["Is Alder Lane open at half past six on a Tuesday?", ["No"]],
    ["Is Birch Row still open at half past six?", ["No"]],
    ["Is Cedar Steps open on Tuesdays?", ["No"]],
    ["Is Cedar Steps closed on Tuesdays?", ["Yes"]],
    ["Does Birch Row stay open past nine?", ["No"]],
    ["Is Alder Lane open until 9 pm?", ["Yes"]],
    ["雪松阶周五晚上六点半还开门吗？", ["是"]],
    ["桦树排星期天开门吗？", ["不是"]],
    ["桦树排星期天休息吗？", ["是"]],
    ["桤木巷晚上十点已经关门了吗？", ["是"]],
    ["Is Dogwood Yard open on Mondays?", undefined],
    ["Is Dogwood Yard open at 9 am?", undefined],
    // A part of a day is no time.
    ["Is Birch Row open on Friday evenings?", undefined],
    ["Is Alder Lane open today?", undefined],
  ]);
});

describe("the last and the first", () => {
  answering(LAUNDRIES, [
    ["哪个洗衣房关得最晚？", ["桤木巷"]],
    ["哪个洗衣房开得最晚？", ["桤木巷"]],
    ["哪个洗衣房开门最晚？", ["雪松阶"]],
    ["哪个洗衣房打烊最早？", ["桦树排"]],
    ["哪家洗衣房开得最早？", ["桦树排"]],
    ["哪个洗衣房营业时间最长？", ["桤木巷"]],
    ["哪个洗衣房启用最晚？", ["桦树排"]],
    ["Which laundry opens earliest?", ["Birch Row"]],
    ["Which laundry stays open latest?", ["Alder Lane"]],
    ["Which laundry is open the longest?", ["Alder Lane"]],
    ["Which laundries open later than Alder Lane?", ["Cedar Steps"]],
    ["Which laundries opened later than Cedar Steps?", ["Birch Row"]],
    ["Which laundry opened first?", ["Dogwood Yard"]],
    ["Which laundry has been open the longest?", ["Dogwood Yard"]],
    ["Who is the keeper of the laundry that closes latest?", ["Ola Brant"]],
  ]);
  answering(MILLS, [
    ["哪个磨坊开得最早？", ["上磨坊"]],
    ["哪个磨坊关得最晚？", undefined],
    ["Which mills are closed on Monday?", undefined],
  ]);
  // By the clock the one that closes at two would close first.
  answering(BARS, [
    ["Which bar closes latest?", undefined],
    ["Does Paper Lantern close later than Rusty Anchor?", undefined],
    ["Which bars close before 6 pm?", undefined],
    ["Which bars close at 2 am?", ["Paper Lantern"]],
    ["Which bar is open the longest?", ["Rusty Anchor"]],
  ]);
});

describe("at what time, and on which day", () => {
  answering(LAUNDRIES, [
    ["How late is Birch Row open?", ["17:45"]],
    ["What is the latest I can collect my sheets from Birch Row?", ["17:45"]],
    ["What are the opening hours of Birch Row?", ["06:30", "17:45"]],
    ["When is Birch Row open?", ["06:30", "17:45"]],
    ["桦树排最晚几点关门？", ["17:45"]],
    ["桦树排几点收摊？", ["17:45"]],
    ["桦树排下午营业到几点？", ["17:45"]],
    ["What is the earliest time to drop off sheets at Birch Row?", ["06:30"]],
    ["最晚几点去桦树排取衣服？", ["17:45"]],
    ["桦树排最早几点能去？", ["06:30"]],
    ["桦树排的营业时间是几点到几点？", ["06:30", "17:45"]],
    ["When was Alder Lane opened?", ["2004-05-06"]],
    ["Which day is Birch Row closed?", ["Sunday"]],
    ["On what day of the week is Cedar Steps shut?", ["Tuesday"]],
    ["桦树排星期几休息？", ["星期日"]],
    ["Which laundries are closed on Tuesdays?", ["Alder Lane", "Cedar Steps"]],
    ["Which laundries don't open on Tuesdays?", ["Alder Lane", "Cedar Steps"]],
    ["星期天不开门的洗衣房有哪些？", ["桦树排"]],
    ["星期二休息的是哪几家？", ["桤木巷", "雪松阶"]],
    ["哪些洗衣房星期二不休息？", ["桦树排"]],
    // The time, or the day.
    ["When is Alder Lane closed?", undefined],
  ]);
  answering(BARS, [
    ["Is Paper Lantern open at 1 am?", ["Yes"]],
    ["夜里一点纸灯笼还开着吗？", ["是"]],
    ["夜里一点锈锚还开着吗？", ["不是"]],
    ["Is Paper Lantern still open at one o'clock?", undefined],
    // Seconds that tell something stay.
    ["When does Rusty Anchor open?", ["11:00:30"]],
    ["When was Rusty Anchor opened?", undefined],
    // On which days, nothing says.
    ["Is Rusty Anchor open at noon on Sundays?", undefined],
    ["Is Rusty Anchor open at 8 am on Sundays?", ["No"]],
  ]);

  it("says the hours of those that it lists", async () => {
    const answer = await sourceOf(LAUNDRIES).answer("Which laundries are open at 18:45?", {});
    expect(answer).toMatchObject({ text: "Alder Lane (09:00–21:15) and Cedar Steps (10:30–19:00)." });
  });
});

describe("days and times in words", () => {
  it.each([
    ["Mondays", [1]],
    ["Sat and Sun", [6, 0]],
    ["每周二", [2]],
    ["周六、周日", [6, 0]],
    ["closed on Wednesday", [3]],
    ["none", []],
    ["全年无休", []],
  ])("%s", (text, days) => {
    expect([...(weekdays(text) ?? [9])]).toEqual(days);
  });

  it.each(["public holidays", "first Monday of the month", "1960-02-01", "Monday 9:00-12:00"])(
    "%s is more than a day",
    (text) => {
      expect(weekdays(text)).toBeUndefined();
    },
  );

  it("says a day in the other language", () => {
    expect(weekdayIn("Monday", true)).toBe("星期一");
    expect(weekdayIn("周日", false)).toBe("Sunday");
    expect(weekdayIn("Sunday", false)).toBeUndefined();
    expect(weekdayIn("Sun", true)).toBeUndefined();
  });

  it("reads minutes past the hour and the small hours", () => {
    expect(withTimes("is it open at twenty past six in the evening")).toBe("is it open at 6:20 pm");
    expect(withTimes("is it open at ten to nine in the morning")).toBe("is it open at 8:50 am");
    expect(withTimes("is it open at two at night")).toBe("is it open at 2:00 am");
    expect(withTimes("is it open at twelve at night")).toBeUndefined();
  });
});

describe("a graph that tells on which day things opened, and no hours", () => {
  const STADIUMS = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix o: <https://field.example/> .
o:opened rdfs:label "opened"@en, "启用"@zh .
o:reed a o:Stadium ; rdfs:label "Reed Park"@en ; o:opened "1934-08-19"^^xsd:date .
o:fen a o:Stadium ; rdfs:label "Fen Ground"@en ; o:opened "1998-04-25"^^xsd:date .`;

  it("tells which of them opened first", async () => {
    const source = new GraphSource({ path: join(temporaryFolder({ "graph.ttl": STADIUMS }), "graph.ttl") });
    expect((await source.answer("Reed Park or Fen Ground: which opened first?", {}))?.values).toEqual(["Reed Park"]);
  });
});
