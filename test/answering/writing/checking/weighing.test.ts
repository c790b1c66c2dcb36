import { describe, expect, it } from "vitest";
import type { CheckInput } from "../../../../src/answering/writing/checking/check-context.js";
import { checkSentence } from "../../../../src/answering/writing/checking/check-sentence.js";

const passes = (input: CheckInput, reply: string): boolean => {
  const { status, answers } = checkSentence(reply, input);
  return status === "supported" && answers;
};

const board = {
  title: "河务会",
  text: "河务会 — 主席 → 钟越\n河务会 — 总部所在地 → 鹭津\n河务会 — 创立年份 → 1912",
};
const kinds = new Map<string, "person" | "place">([
  ["钟越", "person"],
  ["封石", "person"],
  ["鹭津", "place"],
]);

describe("a value by itself", () => {
  it("is told by a turn of phrase", () => {
    const input = { evidence: [board], kinds };
    expect(passes({ ...input, question: "河务会眼下谁坐头把交椅？" }, "钟越。")).toBe(true);
    const heron = { title: "Heron", text: "Heron — weekly rate (florins) → 1480\nHeron — berths → 8\nHeron — year built → 1931" };
    const asked = { question: "How much would the Heron set us back for a week?", evidence: [heron] };
    expect(passes(asked, "1480.")).toBe(true);
    expect(passes(asked, "8.")).toBe(false);
    expect(passes(asked, "1931.")).toBe(false);
    const maker = {
      title: "Dove 80",
      text: "Dove 80 — manufacturer → Halcyon\nDove 80 — designer → Edda Rusk\nDove 80 — seats → 78",
    };
    expect(passes({ question: "Which company makes the Dove 80?", evidence: [maker] }, "Halcyon.")).toBe(true);
    expect(passes({ question: "Which company makes the Dove 80?", evidence: [maker] }, "Edda Rusk.")).toBe(false);
  });

  it("is the only one of the kind asked for, where no word tells what is asked", () => {
    const input = { evidence: [board], kinds };
    expect(passes({ ...input, question: "河务会到底听谁的？" }, "钟越。")).toBe(true);
    // Another relation that is known, or stated.
    expect(passes({ ...input, question: "河务会是谁创办的？" }, "钟越。")).toBe(false);
    const two = { ...board, text: `${board.text}\n河务会 — 会计 → 封石` };
    expect(passes({ evidence: [two], kinds, question: "河务会到底听谁的？" }, "钟越。")).toBe(false);
    expect(passes({ evidence: [two], kinds, question: "河务会到底听谁的？" }, "封石。")).toBe(false);
  });

  it("may have what it counts beside it", () => {
    const server = { title: "门闩", text: "门闩 — 监听端口 → 7021\n门闩 — 内存（GB） → 16" };
    const asked = { question: "门闩监听哪个端口？", evidence: [server] };
    expect(passes(asked, "端口7021。")).toBe(true);
    expect(passes(asked, "端口16。")).toBe(false);
    const bow = { title: "低语弓", text: "低语弓 — required level → 18\n低语弓 — base damage → 57" };
    expect(passes({ question: "低语弓要几级？", evidence: [bow] }, "18级。")).toBe(true);
    expect(passes({ question: "低语弓要几级？", evidence: [bow] }, "57级。")).toBe(false);
  });

  it("is reached by the shorter way, and not by going back by the relation that led there", () => {
    const hire = [
      { title: "Samphire", text: "Samphire — operated by → Marsh Holidays" },
      {
        title: "Marsh Holidays",
        text: "Marsh Holidays — director → Ines Call\nMarsh Holidays — parent company → Otter Hire\nMarsh Holidays — type → hire company",
      },
      { title: "Otter Hire", text: "Otter Hire — director → Dora Whit\nOtter Hire — type → hire company" },
    ];
    const people = new Map<string, "person" | "place">([
      ["Ines Call", "person"],
      ["Dora Whit", "person"],
    ]);
    const asked = { question: "Who is in charge of the firm that rents out Samphire?", evidence: hire, kinds: people };
    expect(passes(asked, "Ines Call.")).toBe(true);
    expect(passes(asked, "Dora Whit.")).toBe(false);
    expect(passes(asked, "Holidays.")).toBe(false);
    const towns = [
      { title: "小斯金水库", text: "小斯金水库 — 最近的城镇 → 苔门" },
      { title: "苔门", text: "苔门 — 所属区 → 上特瑟尔区" },
      { title: "哈罗丁", text: "哈罗丁 — 所属区 → 上特瑟尔区" },
    ];
    const where = { question: "小斯金水库旁边最近的那个镇，划在哪个区？", evidence: towns };
    expect(passes(where, "上特瑟尔区。")).toBe(true);
    expect(passes(where, "哈罗丁。")).toBe(false);
  });

  it("is of the one of two of a name that the question describes", () => {
    const twins = [
      { title: "Lin Yue", text: "Lin Yue — date of birth → 1984-09-15\nLin Yue — research field → comets" },
      { title: "Lin Yue", text: "Lin Yue — date of birth → 1990-04-03\nLin Yue — research field → exoplanets" },
    ];
    const asked = { question: "What is the date of birth of Lin Yue, the one who works on exoplanets?", evidence: twins };
    expect(passes(asked, "1990-04-03.")).toBe(true);
    expect(passes(asked, "1984-09-15.")).toBe(false);
  });
});
