import { describe, expect, it } from "vitest";
import { secondAccount } from "../../../../src/answering/writing/quoting/second-account.js";

const bell = {
  question: "How heavy is the Orrin Bell?",
  values: ["3.2"],
  statement: { title: "Orrin Bell", text: "Orrin Bell — mass (t) → 3.2" },
};
const mill = {
  question: "奥林磨坊是哪一年建成的？",
  values: ["1874"],
  statement: { title: "奥林磨坊", text: "奥林磨坊 — 建成年份 → 1874" },
};
const names = [
  ["Orrin Bell", "奥林钟"],
  ["奥林磨坊", "Orrin Mill"],
];

describe("secondAccount of what a number is asked for without saying so", () => {
  it.each([
    [
      "What is the maximum daily dose of Orvine?",
      "Orvine — maximum daily dose (mg) → 200",
      "200",
      "The maximum dose is 240 mg per day.",
    ],
    [
      "How long did the Dry Tap outage last?",
      "Dry Tap — duration minutes → 142",
      "142",
      "Water was gone for 156 minutes in total.",
    ],
    ["北湾冷库的库温是多少度？", "北湾冷库 — 库温（℃） → -18", "-18", "库内设定温度为零下20℃，门口有电子屏。"],
  ])("takes the unit from the property's name: %s", (question, text, value, said) => {
    const title = text.split(" — ")[0] ?? "";
    const answer = { question, values: [value], statement: { title, text } };
    const other = { title, text: said };
    expect(secondAccount(answer, [other], [[title]])).toMatchObject({ index: 0 });
    const same = { title, text: said.replace(/240|156|20(?=℃)/u, value.replace("-", "")) };
    expect(secondAccount(answer, [same], [[title]])).toBeUndefined();
  });
});

describe("secondAccount", () => {
  it.each([
    [bell, { title: "Tower log", text: "The Orrin Bell was weighed again in spring: it weighs 3.6 tonnes." }],
    [bell, { title: "奥林钟", text: "全钟重三点六吨。" }],
    [mill, { title: "Orrin Mill", text: "The mill was built in 1869 by two brothers." }],
    [mill, { title: "镇志", text: "奥林磨坊建成于一八六九年，用了四年。" }],
  ])("quotes the same thing's other value: %#", (answer, piece) => {
    const other = { title: "Weather", text: "It rained for 12 days in 1990." };
    expect(secondAccount(answer, [other, piece], names)).toMatchObject({ index: 1 });
  });

  it.each([
    ["the same value", bell, { title: "Tower log", text: "The Orrin Bell weighs 3200 kilograms." }],
    ["another thing", bell, { title: "Tower log", text: "The Marl Bell weighs 3.6 tonnes." }],
    ["another property", bell, { title: "Orrin Bell", text: "The bell is 3.6 metres wide." }],
    ["another relation", mill, { title: "奥林磨坊", text: "磨坊于1931年失火。" }],
    ["a correction that gives both", mill, { title: "奥林磨坊", text: "奥林磨坊建成于1874年，不是1869年。" }],
    ["a comparison", bell, { title: "Orrin Bell", text: "It is heavier than the bell of Marl, which weighs 3.6 tonnes." }],
  ])("is silent on %s", (_, answer, piece) => {
    expect(secondAccount(answer, [piece], names)).toBeUndefined();
  });

  it("takes the day of a day and an hour, and no heading's date", () => {
    const asked = {
      question: "On which day does the Sauce Weekend start?",
      values: ["2026-03-14"],
      statement: { title: "Sauce Weekend", text: "Sauce Weekend — start date → 2026-03-14" },
    };
    const leaflet = { title: "Sauce Weekend", text: "The Sauce Weekend starts on Saturday 21 March 2026 at half past nine." };
    expect(secondAccount(asked, [leaflet], [["Sauce Weekend"]])).toMatchObject({ index: 0 });
    const minutes = { title: "Sauce Weekend: start of the minutes, 12 March 2026", text: "Present: the cook." };
    expect(secondAccount(asked, [minutes], [["Sauce Weekend"]])).toBeUndefined();
  });

  it.each([
    [
      "what the property is called",
      "How much HP does Brother Cinder have?",
      "Brother Cinder — hit points → 48000",
      { title: "Patch notes", text: "Brother Cinder now has 52000 hit points, and his imps no longer burn allies." },
    ],
    [
      "the value beside what is asked for",
      "How many seats are there in Netmakers' Hall?",
      "Netmakers' Hall — number of seats → 1640",
      { title: "Visiting Netmakers' Hall", text: "The hall has 1,610 seats on three levels." },
    ],
    [
      "a text whose title is the thing's own name",
      "How heavy is the HALO telescope?",
      "HALO telescope — mass (kg) → 940",
      { title: "HALO: a note for the crane crew", text: "With the transport frame removed it weighs 965 kg." },
    ],
  ])("finds %s", (_, question, text, piece) => {
    const title = text.split(" — ")[0] ?? "";
    const answer = { question, values: [text.split("→ ")[1] ?? ""], statement: { title, text } };
    expect(secondAccount(answer, [piece], [[title]])).toMatchObject({ index: 0 });
  });

  it("takes no title for a thing's that may be another's", () => {
    const answer = {
      question: "How heavy is the HALO telescope?",
      values: ["940"],
      statement: { title: "HALO telescope", text: "HALO telescope — mass (kg) → 940" },
    };
    const piece = { title: "HALO: a note for the crane crew", text: "With the transport frame removed it weighs 965 kg." };
    expect(secondAccount(answer, [piece], [["HALO telescope"], ["HALO camera"]])).toBeUndefined();
  });
});

const baths = {
  question: "When does the Linden Bath close?",
  values: ["19:00"],
  statement: { title: "Linden Bath", text: "Linden Bath — closes at → 19:00" },
};
const choir = {
  question: "椴街合唱团是哪一年创办的？",
  values: ["1931"],
  statement: { title: "椴街合唱团", text: "椴街合唱团 — 创办年份 → 1931" },
};
const mast = {
  question: "How tall is the Fell Mast?",
  values: ["52.0"],
  statement: { title: "Fell Mast", text: "Fell Mast — height (m) → 52.0" },
};
const lessons = {
  question: "编篮班哪天开课？",
  values: ["2027-05-04"],
  statement: { title: "编篮班", text: "编篮班 — 开课日期 → 2027-05-04" },
};
const named = [
  ["编篮班", "Basket Evenings"],
  ["Linden Bath", "椴街浴场"],
  ["椴街合唱团", "Linden Street Choir"],
  ["Fell Mast", "费尔天线"],
];

describe("secondAccount of a value beside other things that are said", () => {
  it.each([
    ["before a comparison", baths, "椴街浴场从三月起晚上八点关门，比去年晚一个钟头。"],
    ["before a comparison in English", baths, "The Linden Bath closes at 8 pm, an hour later than last year."],
    ["to the tenth", mast, "The Fell Mast is 51.6 metres tall."],
    ["in the other language", lessons, "The Basket Evenings start on 11 May 2027 in the boat house."],
    ["by a plain verb", choir, "1929年，几位船工在椴街合唱团的旧屋里办起了这个团。"],
  ])("finds it %s", (_, answer, text) => {
    const title = answer.statement.title;
    expect(secondAccount(answer, [{ title, text }], named)).toMatchObject({ index: 0 });
  });

  it.each([
    ["when its founder died", choir, "椴街合唱团的创办人罗雁女士，于1988年4月2日在家中去世。"],
    ["when its founder was born", choir, "The founder of the Linden Street Choir was born in 1899."],
    ["when lessons end", lessons, "The Basket Evenings end on 29 June 2027."],
    ["what is compared first", baths, "比起从前的老浴场，椴街浴场的开放时间多出不少，那里晚上六点关门。"],
    ["a difference", mast, "The Fell Mast stands 30 metres higher, compared with the old one."],
    ["the same, rounded", mast, "The Fell Mast is 52 metres tall."],
  ])("is silent on %s", (_, answer, text) => {
    const title = answer.statement.title;
    expect(secondAccount(answer, [{ title, text }], named)).toBeUndefined();
  });

  const office = (values: readonly string[]) => ({
    question: "When does the Tarn Office close?",
    values,
    statement: { title: "Tarn Office", text: "Tarn Office — opening hours → Mon-Fri 09:00-17:00" },
  });

  it("takes the hour that was answered of two in one statement", () => {
    const piece = { title: "Tarn Office", text: "The Tarn Office closes at 16:30." };
    expect(secondAccount(office(["17:00"]), [piece], [["Tarn Office"]])).toMatchObject({ index: 0 });
    expect(secondAccount(office(["09:00-17:00"]), [piece], [["Tarn Office"]])).toBeUndefined();
  });

  it("asks in the statement's words where the question only describes its subject", () => {
    const answer = {
      question: "How many members has the choir that Ana Sel leads?",
      values: ["40"],
      statement: { title: "Linden Street Choir", text: "Linden Street Choir — number of members → 40" },
    };
    const names = [["Linden Street Choir"], ["Ana Sel"]];
    const choirs = { title: "Linden Street Choir", text: "The Linden Street Choir has 46 members this year." };
    expect(secondAccount(answer, [choirs], names)).toMatchObject({ index: 0 });
    const other = { title: "Ana Sel", text: "Ana Sel was one of 30 members of a rowing club." };
    expect(secondAccount(answer, [other], names)).toBeUndefined();
  });
});
