import { describe, expect, it } from "vitest";
import { asksPermission } from "../../../../src/answering/writing/quoting/permission.js";
import { quoteEvidence } from "../../../../src/answering/writing/quoting/quote-evidence.js";

const rules = {
  title: "Rules of the hut › Animals",
  text: "One dog per party may sleep in the porch. Dogs are not taken up to the loft. Goats must not be fed at the door.",
};

function quoted(question: string, ...evidence: { readonly title?: string; readonly text: string }[]): string | undefined {
  return quoteEvidence(question, evidence)?.sentence;
}

describe("asksPermission", () => {
  it.each([
    "Can I bring my dog?",
    "Am I allowed to cook here?",
    "Is smoking permitted on the terrace?",
    "可以带狗吗？",
    "能不能在院子里烧烤",
    "这里准不准停车",
  ])("%s", (question) => {
    expect(asksPermission(question)).toBe(true);
  });

  it.each(["When can I come?", "Who may vote?", "狗住在哪里？", "Is the hut old?"])("not %s", (question) => {
    expect(asksPermission(question)).toBe(false);
  });
});

describe("quoteEvidence of documents", () => {
  it("quotes the rule that a question for permission is about", () => {
    expect(quoted("Am I allowed to feed the goats?", rules)).toContain("Goats must not be fed");
    expect(quoted("Can my sister take her dog up to the loft when she comes?", rules)).toContain("not taken up to the loft");
  });

  it("knows of no rule for another animal, or another place", () => {
    expect(quoted("Can I take my parrot up to the loft?", rules) ?? "").not.toContain("must not");
    expect(quoted("Am I allowed to feed the ponies?", rules)).toBeUndefined();
  });

  it("takes what replies to the question for its answer, whatever it says", () => {
    const text =
      "**Q: Who sweeps the hut?**\nA: You do. The broom hangs behind the door.\n\n**Q: How many can sleep there?**\nA: Nine.";
    expect(quoted("Who sweeps the hut?", { title: "The hut", text })).toContain("A: You do.");
    expect(quoted("Who sweeps the hut?", { title: "The hut", text })).not.toContain("**");
    expect(quoted("How many people can sleep in the hut?", { title: "The hut", text })).toContain("A: Nine.");
  });

  it("finds what is asked by names alone", () => {
    const text = "Q: Is there a stove?\nA: Yes.\n\nQ: Is there Wi-Fi?\nA: No, and no telephone.";
    expect(quoted("Has Larch Hut got Wi-Fi?", { title: "Larch Hut", text })).toContain("no telephone");
  });

  it("reads the fields of a record together", () => {
    const record = { title: "contacts › Ansel Rook", text: "role: hut warden\nname: Ansel Rook\nphone: 555-0177" };
    expect(quoted("What is the phone number of the hut warden?", record)).toBe(
      "The documents say: “role: hut warden; name: Ansel Rook; phone: 555-0177” [1].",
    );
  });

  it("quotes each part's answer where two are asked", () => {
    const tariff = {
      title: "tariff",
      text: "| place | members | guests |\n|---|---|---|\n| Larch Hut | 12 | 31 |\n| Fern Hut | 9 | 24 |",
    };
    const way = { title: "The way to Larch Hut", text: "Larch Hut stands beside the Grey Tarn. The path takes two hours." };
    const both = quoted("Where does Larch Hut stand, and what does it cost guests?", tariff, way);
    expect(both).toContain("Grey Tarn");
    expect(both).toContain("guests: 31");
  });

  it("doesn't quote check-in for check-out, nor the row of another number", () => {
    expect(
      quoted("What time is check-out at Larch Hut?", { title: "Larch Hut", text: "Check-in is from 15:00." }),
    ).toBeUndefined();
    const text = "| 房型 | 押金（元） |\n|---|---|\n| 三人间 | 60 |\n| 四人间 | 80 |";
    expect(quoted("五人间押金多少？", { title: "价目", text })).toBeUndefined();
    expect(quoted("四人间押金多少？", { title: "价目", text })).toContain("80");
  });

  it("takes no time of day for a count", () => {
    const text =
      "Log of Stag Hall. Fire alarm at 23:48, third floor. Cause: toast. Empty in four minutes. The guest of 3.14 was warned.";
    expect(quoted("How many floors does Stag Hall have?", { title: "Log of Stag Hall", text })).toBeUndefined();
  });

  it("doesn't mistake the sentence of the next numbered item for the same matter", () => {
    const text = "一、滑梯换新的，预算7500元。\n二、B栋屋顶修完再议。";
    expect(quoted("B栋屋顶修完花了多少钱", { title: "会议纪要", text }) ?? "").not.toContain("7500");
  });
});

describe("quoteEvidence of a table", () => {
  const programmes = {
    title: "Washing",
    text: "| Programme | Temperature | Time |\n|---|---|---|\n| Cotton | 60 °C | 75 min |\n| Wool | 30 °C | 38 min |\n| Quick | 40 °C | 24 min |",
  };

  it.each([
    ["Which programme is the shortest?", "Quick"],
    ["Which programme takes the longest time?", "Cotton"],
    ["Which programme has the lowest temperature?", "Wool"],
  ])("%s", (question, name) => {
    expect(quoted(question, programmes)).toContain(`Programme: ${name};`);
  });

  it("doesn't choose where the column isn't said, or two rows are equal", () => {
    expect(quoted("Which programme is the loudest?", programmes)).toBeUndefined();
    const text = `${programmes.text}\n| Silk | 30 °C | 51 min |`;
    expect(quoted("Which programme has the lowest temperature?", { ...programmes, text }) ?? "").not.toContain("Programme: Wool");
  });
});
