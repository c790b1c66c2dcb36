import { describe, expect, it } from "vitest";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../temporary-folder.js";

/** Boilers, the works that make them, and what went wrong there. Nothing tells a headquarters. */
const TURTLE = `@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix e: <http://kettle.example/> .
e:Firm rdfs:label "company"@en, "公司"@zh . e:Works rdfs:label "plant"@en, "工厂"@zh . e:Boiler rdfs:label "product"@en, "产品"@zh .
e:Town rdfs:label "city"@en, "城市"@zh . e:Accident rdfs:label "incident"@en, "事故"@zh . e:Person rdfs:label "person"@en, "人物"@zh .
e:manager rdfs:label "manager"@en, "负责人"@zh . e:owner rdfs:label "owner"@en, "所有者"@zh . e:location rdfs:label "location"@en, "所在地"@zh .
e:madeAt rdfs:label "made at"@en, "生产工厂"@zh . e:next rdfs:label "successor model"@en, "后续型号"@zh .
e:injured rdfs:label "number of people injured"@en, "受伤人数"@zh . e:designer rdfs:label "designer"@en, "设计者"@zh .
e:born rdfs:label "place of birth"@en, "出生地"@zh . e:bornOn rdfs:label "date of birth"@en, "出生日期"@zh .
e:province rdfs:label "province"@en, "省份"@zh . e:staff rdfs:label "number of employees"@en, "员工人数"@zh .
e:kupfer a e:Firm ; rdfs:label "Kupfer Boilers"@en, "库珀锅炉"@zh ; e:location e:orsk .
e:dampf a e:Firm ; rdfs:label "Dampf and Daughters"@en, "丹弗姐妹"@zh ; e:location e:mell .
e:east a e:Works ; rdfs:label "East Shed"@en, "东棚厂"@zh ; e:owner e:kupfer ; e:manager e:ines ; e:location e:mell ; e:staff 64 .
e:west a e:Works ; rdfs:label "West Shed"@en, "西棚厂"@zh ; e:owner e:dampf ; e:manager e:joss ; e:location e:orsk ; e:staff 85 .
e:employer rdfs:label "employer"@en, "任职单位"@zh . e:ines e:employer e:east . e:joss e:employer e:west .
e:b7 a e:Boiler ; rdfs:label "Samovar 7"@en, "沙摩瓦7"@zh ; e:madeAt e:east ; e:next e:b9 ; e:designer e:joss .
e:b9 a e:Boiler ; rdfs:label "Samovar 9"@en, "沙摩瓦9"@zh ; e:madeAt e:west ; e:designer e:ines .
e:burst a e:Accident ; rdfs:label "Valve burst"@en, "阀门爆裂事故"@zh ; e:injured 4 ; e:location e:east .
e:fire a e:Accident ; rdfs:label "Boiler fire"@en, "锅炉起火事故"@zh ; e:injured 2 ; e:location e:west .
e:ines a e:Person ; rdfs:label "Ines Halder"@en, "海妮"@zh ; e:born e:orsk ; e:bornOn "1971-02-03"^^<http://www.w3.org/2001/XMLSchema#date> .
e:joss a e:Person ; rdfs:label "Joss Petrie"@en, "裴卓思"@zh ; e:born e:mell ; e:bornOn "1968-10-09"^^<http://www.w3.org/2001/XMLSchema#date> .
e:orsk a e:Town ; rdfs:label "Orsk"@en, "奥斯克"@zh ; e:province "Upper Vale"@en, "上谷"@zh .
e:mell a e:Town ; rdfs:label "Mell"@en, "梅尔"@zh ; e:province "Lower Vale"@en, "下谷"@zh .`;

const source = (): GraphSource => new GraphSource({ path: temporaryFolder({ "a.ttl": TURTLE }) });
const values = async (question: string): Promise<readonly string[] | undefined> => {
  const answer = await source().answer(question, {});
  return answer?.kind === "answer" ? answer.values : undefined;
};

describe("what is asked of companies", () => {
  it.each([
    ["东棚厂归谁负责？", ["海妮"]],
    ["西棚厂由谁负责？", ["裴卓思"]],
    ["Where is Kupfer Boilers headquartered?", ["Orsk"]],
    ["Where is the head office of Dampf and Daughters?", ["Mell"]],
    ["库珀锅炉的总部设在哪座城市？", ["奥斯克"]],
    ["沙摩瓦7由哪个型号接替？", ["沙摩瓦9"]],
    ["What was the Samovar 7 replaced by?", ["Samovar 9"]],
    ["How many people were injured in the valve burst?", ["4"]],
    ["How many workers were hurt in the boiler fire?", ["2"]],
    ["阀门爆裂事故伤了几个人？", ["4"]],
    ["阀门爆裂的那次事故有多少人受伤？", ["4"]],
    ["Which plant makes the Samovar 7?", ["East Shed"]],
    ["哪家工厂生产沙摩瓦9？", ["西棚厂"]],
    ["生产沙摩瓦7的工厂有多少员工？", ["64"]],
    ["How many people does the East Shed employ?", ["64"]],
    ["东棚厂雇了多少人？", ["64"]],
    ["Which plant employs the most people?", ["West Shed"]],
    ["In which province was the designer of the Samovar 9 born?", ["Upper Vale"]],
    ["海妮生于何时何地？", ["1971-02-03", "奥斯克"]],
  ])("%s", async (question, expected) => {
    expect(await values(question)).toEqual(expected);
  });

  it("asks for a school by attending it", async () => {
    const turtle = `@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix e: <http://school.example/> .
e:trained rdfs:label "trained at"@en, "就读艺校"@zh . e:School rdfs:label "art school"@en, "艺校"@zh . e:Dancer rdfs:label "dancer"@en, "舞者"@zh .
e:founded rdfs:label "year founded"@en, "成立年份"@zh .
e:s a e:School ; rdfs:label "Quarter Moon"@en, "弦月艺校"@zh ; e:founded 1977 . e:t a e:School ; rdfs:label "Long Bow"@en, "长弓艺校"@zh ; e:founded 1988 .
e:p a e:Dancer ; rdfs:label "Lil Vance"@en, "万丽"@zh ; e:trained e:s . e:q a e:Dancer ; rdfs:label "Ot Marr"@en, "马奥"@zh ; e:trained e:t .`;
    const schools = new GraphSource({ path: temporaryFolder({ "a.ttl": turtle }) });
    const told = async (question: string): Promise<readonly string[] | undefined> => (await schools.answer(question, {}))?.values;
    expect(await told("Which art school did Lil Vance attend?")).toEqual(["Quarter Moon"]);
    expect(await told("Which dancers attended Long Bow?")).toEqual(["Ot Marr"]);
    expect(await told("When was the art school that Ot Marr attended founded?")).toEqual(["1988"]);
  });

  it("measures the age of people by their birth, and tells a year as early or late", async () => {
    const turtle = `@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix e: <http://choir.example/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
e:conductor rdfs:label "conductor"@en, "指挥"@zh . e:since rdfs:label "appointed on"@en, "上任日期"@zh . e:born rdfs:label "date of birth"@en, "出生日期"@zh .
e:founded rdfs:label "year founded"@en, "成立年份"@zh . e:Choir rdfs:label "choir"@en, "合唱团"@zh .
e:a a e:Choir ; rdfs:label "Larks"@en, "百灵"@zh ; e:conductor e:p ; e:founded 1931 . e:b a e:Choir ; rdfs:label "Wrens"@en, "鹪鹩"@zh ; e:conductor e:q ; e:founded 1902 .
e:p rdfs:label "Ada Brill"@en, "布艾达"@zh ; e:born "1961-03-01"^^xsd:date ; e:since "2020-01-01"^^xsd:date .
e:q rdfs:label "Tom Hale"@en, "海汤姆"@zh ; e:born "1975-08-09"^^xsd:date ; e:since "2003-05-05"^^xsd:date .`;
    const choirs = new GraphSource({ path: temporaryFolder({ "a.ttl": turtle }) });
    const text = async (question: string): Promise<string | undefined> => (await choirs.answer(question, {}))?.text;
    expect(await text("Who is the oldest of the conductors?")).toContain("Ada Brill");
    expect(await text("Who is the youngest conductor?")).toContain("Tom Hale");
    // Whom they name is the conductor, and not they.
    expect(await text("Which choirs name Ada Brill as their conductor?")).toContain("Larks");
    expect(await text("How many choirs list Tom Hale as their conductor?")).toContain("Wrens");
    expect(await text("Which is the oldest choir?")).toBe("Wrens has the earliest year founded: 1902.");
    expect(await text("哪个合唱团历史最悠久？")).toBe("鹪鹩的成立年份最早：1902。");
  });

  it("says no where another thing of a kind that it leads to has the one value", async () => {
    // Dampf owns a shed, and so firms are owners: that another firm owns this one is a no.
    expect(await source().answer("Is East Shed owned by Dampf and Daughters?", {})).toMatchObject({
      kind: "answer",
      text: "No: East Shed’s owner is Kupfer Boilers.",
    });
    // Towns own nothing here: nobody knows whether one may own a part.
    expect(await source().answer("Is East Shed owned by Ines Halder?", {})).toBeUndefined();
  });

  it.each(["Who made the valve burst?", "谁负责阀门爆裂事故？", "How many people were injured in East Shed?"])(
    "doesn't answer %s",
    async (question) => {
      expect(await values(question)).toBeUndefined();
    },
  );
});
