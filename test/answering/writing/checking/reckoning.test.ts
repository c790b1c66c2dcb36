import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkSentence } from "../../../../src/answering/writing/checking/check-sentence.js";

interface Piece {
  readonly title: string;
  readonly text: string;
}

const table = (title: string, predicate: string, values: Readonly<Record<string, string>>): Piece => ({
  title,
  text: Object.entries(values)
    .map(([name, value]) => `${name} — ${predicate} → ${value}`)
    .join("\n"),
});

const passes = (question: string, evidence: readonly Piece[], reply: string): boolean => {
  const { status, answers } = checkSentence(reply, { question, evidence });
  return status === "supported" && answers;
};

const trams = table("tram", "drive", {
  Wren: "electric",
  Plover: "diesel",
  Dunlin: "electric",
  Knot: "steam",
  Stint: "electric",
});
const beds: Piece = {
  title: "Ward Three",
  text: [
    "Nurse Alder — works on → Ward Three",
    "Nurse Birch — works on → Ward Three",
    "Nurse Cedar — works on → Ward Three",
    "Ward Three — floor → 2",
    "Nurse Alder — type → nurse",
    "Nurse Birch — type → nurse",
  ].join("\n"),
};
const presses = table("印刷机", "启用年份", { 老铁: "1931", 大鹏: "1968", 飞鱼: "1994", 青牛: "1972" });
const presses2 = table("印刷机", "动力", { 老铁: "手摇", 大鹏: "电动", 飞鱼: "电动", 青牛: "电动" });
const kilns = table("kiln", "chambers", { Hob: "4", Ember: "11", Salamander: "7" });
const guides: Piece = {
  title: "guide",
  text: ["Ilse — speaks → Danish", "Ilse — speaks → French", "Per — speaks → French", "Anouk — speaks → German"].join("\n"),
};

describe("counts by a listing", () => {
  it.each([
    ["How many trams are electric?", [trams], "3.", ["2.", "4.", "1.", "5."]],
    ["How many of the trams run on electricity alone?", [trams], "Three.", ["Two.", "5."]],
    ["How many nurses work on Ward Three?", [beds], "3.", ["2.", "4."]],
    ["1950年以后启用的印刷机有几台？", [presses], "3。", ["2。", "4。"]],
    ["电动的印刷机一共有几台？", [presses2], "三台。", ["1。", "四台。"]],
    ["有几台印刷机是靠人力的？", [presses2], "1。", ["3。", "4。"]],
    ["How many kilns have more than 5 chambers?", [kilns], "2.", ["1.", "3."]],
    ["How many guides speak French?", [guides], "2.", ["1.", "3.", "4."]],
  ] as const)("%s", (question, evidence, right, wrong) => {
    expect(passes(question, evidence, right)).toBe(true);
    for (const other of wrong) expect([other, passes(question, evidence, other)]).toEqual([other, false]);
  });

  it("takes no listing that is cut for one to count", () => {
    const cut = { ...trams, text: `${trams.text}\n… (20 more)` };
    expect(passes("How many trams are electric?", [cut], "3.")).toBe(false);
    expect(passes("How many trams are electric?", [{ ...trams, text: trams.text.replace(/electric$/u, "elec…") }], "2.")).toBe(
      false,
    );
  });

  it("counts no listing that says only part of what the question asks", () => {
    expect(passes("How many red trams are electric?", [trams], "3.")).toBe(false);
    expect(passes("How many towns have an electric tram?", [trams], "3.")).toBe(false);
    expect(passes("How many trams built before 1950 are electric?", [trams], "3.")).toBe(false);
    expect(passes("How many trams aren't electric?", [trams], "3.")).toBe(false);
    expect(passes("How many trams of Port Ansel are electric?", [trams], "3.")).toBe(false);
  });

  it("counts those that meet two conditions", () => {
    const depots = table("tram", "depot", {
      Wren: "North Depot",
      Plover: "North Depot",
      Dunlin: "North Depot",
      Knot: "Quay Depot",
      Stint: "Quay Depot",
    });
    expect(passes("How many electric trams are kept at the North Depot?", [trams, depots], "2.")).toBe(true);
    expect(passes("How many electric trams are kept at the North Depot?", [trams, depots], "3.")).toBe(false);
  });

  it("lets only the number of those that meet the condition pass, whatever the listing", () => {
    const drives = fc.array(fc.constantFrom("electric", "diesel", "steam"), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(drives, fc.integer({ min: 0, max: 13 }), (all, said) => {
        const count = all.filter((one) => one === "electric").length;
        const listed = table("tram", "drive", Object.fromEntries(all.map((drive, at) => [`Tram ${"ABCDEFGHIJKLM"[at]}`, drive])));
        const passed = passes("How many trams are electric?", [listed], `${said}.`);
        return passed ? said === count : said !== count || count === 0;
      }),
      { numRuns: 60 },
    );
  });
});

describe("lists", () => {
  it.each([
    [
      "Which trams are electric?",
      [trams],
      "Wren; Dunlin; Stint.",
      ["Wren; Plover; Stint.", "Wren; Dunlin; Stint; Knot.", "Plover; Knot."],
    ],
    ["Which guides speak French?", [guides], "Ilse; Per.", ["Ilse; Anouk.", "Ilse; Per; Anouk."]],
    ["电动的印刷机有哪几台？", [presses2], "大鹏；飞鱼；青牛。", ["大鹏；飞鱼；老铁。", "老铁；大鹏；飞鱼；青牛。"]],
    ["Which kilns have fewer than 8 chambers?", [kilns], "Hob; Salamander.", ["Hob; Ember.", "Hob; Ember; Salamander."]],
  ] as const)("%s", (question, evidence, right, wrong) => {
    expect(passes(question, evidence, right)).toBe(true);
    for (const other of wrong) expect([other, passes(question, evidence, other)]).toEqual([other, false]);
  });
});

describe("the most and the least", () => {
  const hired = table("司机", "入职日期", { 冯山: "2011-04-02", 祁水: "2019-10-08", 宫田: "2006-05-20" });
  const crowds = table("fair", "attendance", { "Goose Fair": "12000", "Candle Night": "31000", "Plum Sunday": "900" });
  const servers = table("服务", "memory (GB)", { 青灯: "16", 白鹭: "64", 石阶: "8" });
  const two = [table("Red Lamp", "opened", { "Red Lamp": "1911" }), table("Blue Lamp", "opened", { "Blue Lamp": "1904" })];
  const terms = [table("绿柳行", "账期（天）", { 绿柳行: "30" }), table("寒泉行", "账期（天）", { 寒泉行: "45" })];
  it.each([
    ["资历最老的司机是哪位？", [hired], "宫田。", ["冯山。", "祁水。", "2006。"]],
    ["谁是最晚入职的司机？", [hired], "祁水。", ["冯山。", "宫田。"]],
    ["Which fair pulls in the biggest crowd?", [crowds], "Candle Night.", ["Goose Fair.", "Plum Sunday.", "31000."]],
    ["Which fair draws the fewest spectators?", [crowds], "The answer is Plum Sunday.", ["Goose Fair.", "Candle Night."]],
    ["最吃内存的服务是哪个？", [servers], "白鹭。", ["青灯。", "石阶。", "64。"]],
    ["Which of the two opened earlier, the Red Lamp or the Blue Lamp?", two, "Blue Lamp.", ["Red Lamp."]],
    ["绿柳行、寒泉行，谁给的账期更长？", terms, "寒泉行。", ["绿柳行。"]],
    ["Which kiln has the most chambers?", [kilns], "Ember.", ["Hob.", "Salamander."]],
  ] as const)("%s", (question, evidence, right, wrong) => {
    expect(passes(question, evidence, right)).toBe(true);
    for (const other of wrong) expect([other, passes(question, evidence, other)]).toEqual([other, false]);
  });

  it("knows none where two have as much, the second is asked for, or something else is measured", () => {
    const level = table("kiln", "chambers", { Hob: "11", Ember: "11", Salamander: "7" });
    expect(passes("Which kiln has the most chambers?", [level], "Hob.")).toBe(false);
    expect(passes("Which kiln has the second most chambers?", [kilns], "Ember.")).toBe(false);
    expect(passes("Which is the tallest kiln?", [kilns], "Ember.")).toBe(false);
    expect(passes("Which kiln in Sarn has the most chambers?", [kilns], "Ember.")).toBe(false);
  });

  it("lets only the one with the most pass", () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 2, max: 900 }), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(numbers, fc.nat(8), (all, place) => {
        const at = place % all.length;
        const listed = table(
          "kiln",
          "chambers",
          Object.fromEntries(all.map((one, index) => [`Kiln ${"ABCDEFGHI"[index]}`, String(one)])),
        );
        const passed = passes("Which kiln has the most chambers?", [listed], `Kiln ${"ABCDEFGHI"[at]}.`);
        return passed === (all[at] === Math.max(...all));
      }),
      { numRuns: 60 },
    );
  });
});

describe("yes and no", () => {
  const lamp: Piece = {
    title: "Red Lamp",
    text: [
      "Red Lamp — opened → 1911",
      "Red Lamp — has parking → false",
      "Red Lamp — located in → Sarn",
      "Red Lamp — screens → 4",
      "Red Lamp — owner → Ida Vane",
      "Red Lamp — licence class → B2",
    ].join("\n"),
  };
  const blue: Piece = { title: "Blue Lamp", text: "Blue Lamp — opened → 1904\nBlue Lamp — located in → Tarn" };
  const gu: Piece = { title: "顾雯", text: "顾雯 — 会说的语言 → 德语, 法语\n顾雯 — 已婚 → true\n顾雯 — 出生年份 → 1982" };
  it.each([
    ["Has the Red Lamp parking?", [lamp], "No.", ["Yes.", "Sarn."]],
    ["Does the Red Lamp have parking?", [lamp], "No, false.", ["Yes, false.", "No, 1911."]],
    ["Is the Red Lamp located in Sarn?", [lamp, blue], "Yes, Sarn.", ["No, Sarn.", "No.", "Yes, Tarn."]],
    ["Is the Red Lamp located in Tarn?", [lamp, blue], "No, Sarn.", ["Yes, Tarn.", "Yes."]],
    ["Did the Red Lamp open before 1920?", [lamp], "Yes, 1911.", ["No, 1911.", "Yes, 1904."]],
    ["Has the Red Lamp more than 5 screens?", [lamp], "No, 4.", ["Yes, 4.", "No, 5."]],
    ["Is the Red Lamp older than the Blue Lamp?", [lamp, blue], "No, 1911; 1904.", ["Yes, 1911; 1904."]],
    ["Is the licence of the Red Lamp a C3?", [lamp], "No, B2.", ["Yes, B2.", "Yes."]],
    ["顾雯会说德语吗？", [gu], "是的，德语。", ["不会，德语。", "不是。"]],
    ["顾雯已婚吗？", [gu], "是的。", ["不是。", "没有，1982。"]],
    ["顾雯是1990年以后出生的吗？", [gu], "不是，1982。", ["是的，1982。", "是的。"]],
  ] as const)("%s", (question, evidence, right, wrong) => {
    expect(passes(question, evidence, right)).toBe(true);
    for (const other of wrong) expect([other, passes(question, evidence, other)]).toEqual([other, false]);
  });

  it("tells whether something fits by what is the most that does", () => {
    const arm: Piece = {
      title: "Dun Arm",
      text: "Dun Arm — maximum beam (m) → 3.2\nDun Arm — maximum length (m) → 17.5\nDun Arm — length (km) → 7.4",
    };
    const asked = "My boat is three metres wide. Will it fit on the Dun Arm?";
    expect(passes(asked, [arm], "Yes, 3.2.")).toBe(true);
    for (const other of ["No, 3.2.", "Yes, 17.5.", "Yes, 7.4."])
      expect([other, passes(asked, [arm], other)]).toEqual([other, false]);
    expect(passes("Our boat is 3.5 metres wide. Does it fit on the Dun Arm?", [arm], "No, 3.2.")).toBe(true);
    expect(passes("Our boat is 3.5 metres wide. Does it fit on the Dun Arm?", [arm], "Yes, 3.2.")).toBe(false);
    expect(passes("What's the widest boat that will fit on the Dun Arm?", [arm], "3.2.")).toBe(true);
    expect(passes("What's the widest boat that will fit on the Dun Arm?", [arm], "7.4.")).toBe(false);
  });

  it("takes a polite request for no question of yes or no", () => {
    expect(passes("Can you tell me the owner of the Red Lamp?", [lamp], "Ida Vane.")).toBe(true);
    expect(passes("顾雯的出生年份能告诉我吗？", [gu], "1982。")).toBe(true);
  });

  it("lets neither pass where another relation is asked about", () => {
    for (const reply of ["Yes, Ida Vane.", "Yes.", "No, 1911."]) {
      expect([reply, passes("Did Ida Vane design the Red Lamp?", [lamp], reply)]).toEqual([reply, false]);
      expect([reply, passes("Is the Red Lamp heated?", [lamp], reply)]).toEqual([reply, false]);
    }
  });
});

describe("several parts", () => {
  const heron: Piece = {
    title: "Heron",
    text: "Heron — length (m) → 16.8\nHeron — berths → 8\nHeron — owner → Ida Vane\nHeron — year built → 1931\nHeron — home port → Sarn",
  };
  const mill: Piece = {
    title: "石桥磨坊",
    text: "石桥磨坊 — 建成年份 → 1847\n石桥磨坊 — 主人 → 金守木\n石桥磨坊 — 所在城镇 → 柳堰\n石桥磨坊 — 首任主人 → 封石",
  };
  it.each([
    [
      "What year was the Heron built and who is her owner?",
      [heron],
      "1931; Ida Vane.",
      ["1931; Sarn.", "Ida Vane; 1931.", "8; Ida Vane."],
    ],
    ["What are the length and the berths of the Heron?", [heron], "16.8; 8.", ["8; 16.8.", "16.8; 1931.", "16.8; 8; 1931."]],
    ["石桥磨坊哪年建成、在哪座城镇？", [mill], "1847；柳堰。", ["柳堰；1847。", "1847；金守木。"]],
  ] as const)("%s", (question, evidence, right, wrong) => {
    expect(passes(question, evidence, right)).toBe(true);
    for (const other of wrong) expect([other, passes(question, evidence, other)]).toEqual([other, false]);
  });
});

describe("two accounts that contradict each other", () => {
  const books: Piece[] = [
    { title: "The dyke", text: "At its peak 2,300 workers were on the site of the Sarn Dyke. The canteen served 900 dinners." },
    { title: "A foreman remembers", text: "There were 1,850 workers on the site of the Sarn Dyke at its peak. I was 31." },
  ];
  it("pass together, in either order; one of them and something else don't", () => {
    const question = "How many workers were on the Sarn Dyke site at its peak?";
    expect(passes(question, books, "2300; 1850.")).toBe(true);
    expect(passes(question, books, "1850; 2300.")).toBe(true);
    for (const other of ["2300; 900.", "900; 1850.", "2300; 1850; 900.", "1850; 31."])
      expect([other, passes(question, books, other)]).toEqual([other, false]);
  });
});
