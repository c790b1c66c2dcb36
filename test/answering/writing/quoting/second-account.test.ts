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
