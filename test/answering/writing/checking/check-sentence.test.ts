import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkSentence } from "../../../../src/answering/writing/checking/check-sentence.js";
import { measureChecks } from "../cases/measure-cases.js";
import { readCases } from "../cases/read-cases.js";

const museum = {
  question: "林月出生在哪里？",
  evidence: [
    { title: "林月", text: "林月 — 出生地 → 武夷山\n林月 — 老师 → 陈柏舟" },
    { title: "王明", text: "王明1990年出生在上海。" },
  ],
};

describe("checkSentence", () => {
  it("names the evidence that carries the sentence, whatever the model cited", () => {
    expect(checkSentence("林月出生于武夷山[2]。", museum)).toMatchObject({ status: "supported", answers: true, evidence: [1] });
    expect(checkSentence("王明1990年出生在上海。", { ...museum, question: "王明出生在哪里？" })).toMatchObject({
      status: "supported",
      evidence: [2],
    });
  });

  it("takes a statement that is false for a denial", () => {
    const ground = {
      question: "Has Quarry Park floodlights?",
      evidence: [{ title: "Quarry Park", text: "Quarry Park — has floodlights → false" }],
    };
    expect(checkSentence("Quarry Park has floodlights.", ground).status).toBe("unsupported");
    expect(checkSentence("Quarry Park has no floodlights.", ground).status).toBe("supported");
  });

  it("lets a version be part of the name, and a word of the question say what kind of thing a row is", () => {
    const late = {
      title: "Plover 7.1 is late",
      text: "Plover 7.1 won't be out in April. It will come out in the second week of June.",
    };
    const asked = { question: "When does Plover 7.1 come out?", evidence: [late] };
    expect(checkSentence("Plover 7.1 will come out in the second week of June.", asked).status).toBe("supported");
    expect(checkSentence("Plover 7.2 will come out in the second week of June.", asked).status).toBe("unsupported");
    const evidence = [
      { title: "Tickets", text: "| Ticket | Price (yuan) |\n|---|---|\n| Friends of the Tower | 360 |\n| Adult | 90 |" },
      { title: "Race", text: "The race climbs to the pass." },
    ];
    const pass = { question: "How much is the Friends of the Tower pass?", evidence };
    expect(checkSentence("The Friends of the Tower pass costs 360 yuan.", pass).status).toBe("supported");
    expect(checkSentence("The Friends of the Tower pass costs 90 yuan.", pass).status).toBe("unsupported");
  });

  it("says what is missing", () => {
    expect(checkSentence("林月出生在上海。", museum)).toMatchObject({ status: "unsupported", evidence: [] });
    expect(checkSentence("林月出生在北京。", museum).missing).toEqual(["北京"]);
    expect(checkSentence("林月1990年出生。", museum).missing).toContain("1990年");
  });

  it.each([
    "资料中没有提到。",
    "我不知道。",
    "The evidence does not say where she was born.",
    "I don't know.",
    "The documents don't mention it.",
    "没有找到相关信息。",
  ])("takes %j for an abstention", (sentence) => {
    expect(checkSentence(sentence, museum).status).toBe("abstention");
  });

  it("lets no wrong fact through beside an abstention", () => {
    expect(checkSentence("林月的老师是陈柏舟，但资料中没有提到他的出生地。", museum).status).toBe("abstention");
    expect(checkSentence("林月的老师是王明，但资料中没有提到他的出生地。", museum).status).toBe("unsupported");
  });

  it.each(["根据资料：", "好的。", "Yes."])("takes %j for a sentence that claims nothing", (sentence) => {
    expect(checkSentence(sentence, museum).status).toBe("neutral");
  });

  it.each(["林月出生于武夷\ufffd。", "武夷山武夷山武夷山武夷山武夷山。", "<|user|>武夷山", "的的的的的的的的"])(
    "refuses %j",
    (sentence) => {
      expect(checkSentence(sentence, museum).status).toBe("unsupported");
    },
  );

  it.each(["The strike lasted three days.", "The strike lasted 3 days."])("takes no count for a measure: %j", (sentence) => {
    const evidence = [
      {
        title: "The mill strike",
        text: "The strike lasted until spring. The strikers asked for three things: bread, rest and gloves.",
      },
    ];
    expect(checkSentence(sentence, { question: "How many days did the strike last?", evidence }).status).toBe("unsupported");
  });

  it("takes no year from a statement about something else", () => {
    const evidence = [
      { title: "Lake Orr", text: "Lake Orr froze over completely in 1893 and 1955." },
      { title: "Orr Ferry", text: "Orr Ferry — crosses → Lake Orr\nOrr Ferry — year founded → 1965" },
    ];
    const asked = { question: "In which winters did Lake Orr freeze over?", evidence };
    expect(checkSentence("Lake Orr froze over completely in 1893 and 1955.", asked).status).toBe("supported");
    expect(checkSentence("Lake Orr froze over completely in 1893 and 1965.", asked).status).toBe("unsupported");
  });

  it("matches names that are the same thing's in another language", () => {
    const question = "Where was Lin Yue born?";
    const sameNames = [
      ["林月", "Lin Yue"],
      ["武夷山", "Wuyishan"],
    ];
    expect(checkSentence("Lin Yue was born in Wuyishan.", { ...museum, question, sameNames })).toMatchObject({
      status: "supported",
      evidence: [1],
    });
    expect(checkSentence("Lin Yue was born in Wuyishan.", { ...museum, question }).status).toBe("unsupported");
    expect(checkSentence("Lin Yue was born in Shanghai.", { ...museum, question, sameNames }).status).toBe("unsupported");
  });

  it("takes any text, and evidence of any text", () => {
    const unit = fc.constantFrom(
      "林月",
      "出生",
      "在",
      "上海",
      "。",
      "，",
      "2020年",
      "12%",
      "was",
      "born",
      "|",
      "—",
      "→",
      "\n",
      "(",
      "1990",
      "Dr.",
      "\ufffd",
      "😀",
      "《",
      "“",
    );
    const text = fc.array(unit, { maxLength: 25 }).map((units) => units.join(""));
    fc.assert(
      fc.property(text, text, text, (sentence, question, evidence) => {
        const { status } = checkSentence(sentence, { question, evidence: [{ text: evidence }] });
        expect(["supported", "abstention", "neutral", "unsupported"]).toContain(status);
      }),
      { numRuns: 150 },
    );
  });

  // 473 right and 491 wrong sentences, written by hand; the rules were tuned on them.
  it.each([0, 5])("refuses few right sentences and accepts few wrong ones, among %i pieces of other things", (crowd) => {
    const sets = ["tuned-1", "tuned-2", "tuned-3", "tuned-4", "tuned-5"].flatMap(readCases);
    const { right, refused, wrong, accepted } = measureChecks(sets, crowd);
    expect([right > 400, wrong > 400]).toEqual([true, true]);
    expect(refused.length / right, refused.join("\n")).toBeLessThan(0.03);
    expect(accepted.length / wrong, accepted.join("\n")).toBeLessThan(0.04);
  });

  // 222 right and 212 wrong, as a good model and a bad one would answer. Before the rules saw them: 26 to 30 % of the right ones didn't pass as
  // an answer, 16 to 18 % of the wrong ones did. The third set, 50 and 40, has not been tuned on: 16 and 12.5 %.
  it.each([
    [["fresh-1", "fresh-2"], 0.07, 0.09],
    [["fresh-3"], 0.18, 0.15],
  ] as const)("measures %j", (names, mostRefused, mostAccepted) => {
    const { right, refused, aside, wrong, accepted } = measureChecks(names.flatMap(readCases), 4);
    const lost = [...refused, ...aside];
    expect(lost.length / right, lost.join("\n")).toBeLessThan(mostRefused);
    expect(accepted.length / wrong, accepted.join("\n")).toBeLessThan(mostAccepted);
  });

  // A word or two, or the question's own words with it: what answers best of all that the evidence holds passes, what stands beside it doesn't.
  it("weighs a bare value against every other of its kind", () => {
    const { right, refused, aside, wrong, accepted } = measureChecks(readCases("bare-values"), 0);
    expect([right, wrong]).toEqual([9, 14]);
    expect([...refused, ...aside]).toEqual([]);
    expect(accepted).toEqual([]);
  });

  // What a model of 0.5 B wrote, in other worlds: 18 of the first 32 passed before repeated-question.ts.
  it("takes no question for its own answer, though it is said back", () => {
    const { right, refused, wrong, accepted } = measureChecks(readCases("small-models"), 0);
    expect([right, wrong]).toEqual([33, 56]);
    expect(refused).toEqual([]);
    expect(accepted).toEqual([]);
  });
});
