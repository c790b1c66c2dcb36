import { describe, expect, it } from "vitest";
import { checkSentence } from "../../../../src/answering/writing/checking/check-sentence.js";

const pieces = {
  listing: { title: "巡山记", text: "主峰一千二百米，东峰九百米，西峰七百米。进山要带水，下山要带灯。" },
  count: { title: "The quake", text: "The ground shook for twenty-two seconds. Twenty-one people died." },
  ferry: { title: "渡船", text: "头等舱有床，三等舱的客人要自己带凳子。今年的乘客比去年多三百人。" },
  note: { title: "Ada Pell", text: "Ada Pell was the postmistress of Orr for nine years. She grew up in Vey." },
  kin: { title: "工坊", text: "现在的主人何源是创办人何素问的玄孙。" },
  rule: { title: "Hall", text: "The hall did not burn down but lost its roof." },
  facts: { title: "Peaks", text: "Mount Sorn — height (m) → 912\nMount Brel — height (m) → 1204" },
};

describe("what a sentence puts together", () => {
  it.each([
    ["东峰有多高？", "东峰高九百米。", "东峰高七百米。", "listing"],
    ["How many people died?", "21 people died.", "22 people died.", "count"],
    ["三等舱的客人要自己带什么？", "三等舱的客人要自己带凳子。", "一等舱的客人要自己带凳子。", "ferry"],
    ["今年的乘客比去年多多少？", "今年的乘客比去年多300人。", "今年的乘客比去年少300人。", "ferry"],
    [
      "Where was Ada Pell postmistress?",
      "Ada Pell was the postmistress of Orr.",
      "Ada Pell was the postmistress of Tarn.",
      "note",
    ],
    ["何源和何素问是什么关系？", "何源是何素问的玄孙。", "何素问是何源的玄孙。", "kin"],
    ["Did the hall burn down?", "No, it did not burn down.", "Yes, the hall burned down.", "rule"],
    ["Which is higher, Mount Sorn or Mount Brel?", "Mount Brel is higher.", "Mount Sorn is higher.", "facts"],
  ] as const)("%s", (question, right, wrong, piece) => {
    const evidence = [pieces[piece]];
    expect(checkSentence(right, { question, evidence })).toMatchObject({ status: "supported", answers: true });
    expect(checkSentence(wrong, { question, evidence })).toMatchObject({ status: "unsupported" });
  });

  it("knows the year of a day from the sentence before, and ages from bare numbers", () => {
    const evidence = [{ title: "Orr", text: "In 1927 it rained for weeks. On 23 July the dam broke. Ana was nine at the time." }];
    const asked = { question: "When did the dam of Orr break?", evidence };
    expect(checkSentence("The dam broke on 23 July 1927.", asked).status).toBe("supported");
    expect(checkSentence("The dam broke on 23 July 1928.", asked).status).toBe("unsupported");
    expect(checkSentence("Ana was nine years old.", { question: "How old was Ana?", evidence }).status).toBe("supported");
    expect(checkSentence("Ana was ten years old.", { question: "How old was Ana?", evidence }).status).toBe("unsupported");
  });
});
