import { describe, expect, it } from "vitest";
import { AnswerGate } from "../../../../src/answering/writing/checking/answer-gate.js";
import { checkContext } from "../../../../src/answering/writing/checking/check-context.js";
import { conflictIn } from "../../../../src/answering/writing/quoting/conflicting-values.js";
import { expectedAnswer } from "../../../../src/answering/writing/quoting/expected-answer.js";
import { quoteEvidence } from "../../../../src/answering/writing/quoting/quote-evidence.js";

interface Asked {
  readonly question: string;
  readonly evidence: readonly { readonly title?: string; readonly text: string }[];
  readonly sameNames?: readonly (readonly string[])[];
}

const gorge: Asked = {
  question: "How deep is the Harl Gorge?",
  evidence: [
    { title: "Harl Gorge", text: "The Harl Gorge is 310 metres deep at the narrows." },
    { title: "A walk", text: "We crossed at noon. The inn was full." },
    { title: "哈尔峡谷", text: "二〇〇三年重新测量，峡谷最深处三百三十五米。" },
  ],
  sameNames: [["Harl Gorge", "哈尔峡谷"]],
};

function pieces({ question, ...rest }: Asked): number[] | undefined {
  const context = checkContext({ question, ...rest });
  return conflictIn(context, expectedAnswer(question))?.map(({ unit }) => unit.piece);
}

describe("conflictIn", () => {
  it("finds two depths, in whatever language", () => {
    expect(pieces(gorge)).toEqual([1, 3]);
    expect(pieces({ ...gorge, question: "哈尔峡谷有多深？" })?.toSorted()).toEqual([1, 3]);
  });

  it("finds two dates of one event, in a statement and in a sentence", () => {
    const evidence = [
      { title: "Sorn Canal", text: "Sorn Canal — date opened → 1871-05-02" },
      { title: "Sorn Canal", text: "The canal was opened in 1872, says the stone at the lock." },
    ];
    expect(pieces({ question: "When was the Sorn Canal opened?", evidence })).toHaveLength(2);
  });

  it.each<[string, Asked]>([
    [
      "one number in two wordings",
      {
        question: "白石矿难死了多少人？",
        evidence: [
          { title: "白石矿难", text: "白石矿难中死者四百一十八人。" },
          { title: "矿难纪念", text: "白石矿难共有418人死亡。" },
        ],
      },
    ],
    [
      "a date and its year",
      {
        question: "When was the Sorn Canal opened?",
        evidence: [
          { title: "Sorn Canal", text: "The Sorn Canal was opened on 2 May 1871." },
          { title: "Sorn Canal", text: "Sorn Canal — year opened → 1871" },
        ],
      },
    ],
    [
      "counts of two years",
      {
        question: "How many people live in Tarn?",
        evidence: [
          { title: "Tarn", text: "In 1990 Tarn had 4,000 inhabitants." },
          { title: "Tarn", text: "In 2020 Tarn had 6,500 inhabitants." },
        ],
      },
    ],
    [
      "another thing's value",
      {
        question: "How deep is the Harl Gorge?",
        evidence: [
          { title: "Harl Gorge", text: "The Harl Gorge is 310 metres deep." },
          { title: "Brel Gorge", text: "The Brel Gorge is 90 metres deep." },
        ],
      },
    ],
    [
      "another aspect of the thing",
      {
        question: "How long is the Harl Gorge?",
        evidence: [
          { title: "Harl Gorge", text: "The Harl Gorge is 12 kilometres long." },
          { title: "Harl Gorge", text: "The Harl Gorge is 310 metres deep." },
        ],
      },
    ],
    [
      "another event",
      {
        question: "When was the Sorn Canal opened?",
        evidence: [
          { title: "Sorn Canal", text: "The Sorn Canal was opened in 1871." },
          { title: "Sorn Canal", text: "The Sorn Canal froze in 1893." },
        ],
      },
    ],
  ])("takes %s for no conflict", (_, asked) => {
    expect(pieces(asked)).toBeUndefined();
  });
});

describe("conflictIn of what nobody names", () => {
  const rules = { title: "Rules", text: "When a borrowed key is lost, report it to the porter within 12 hours." };
  const question = "Within how many hours must a borrowed key that is lost be reported?";

  it.each<[string, Asked]>([
    [
      "a deadline",
      {
        question,
        evidence: [rules, { title: "A notice", text: "If a borrowed key gets lost, we want the report within 24 hours." }],
      },
    ],
    [
      "期限",
      {
        question: "退票要在开演前几个小时办理？",
        evidence: [
          { title: "退票办法", text: "开演前12小时以内到窗口办理，逾期不受理。" },
          { title: "观众须知", text: "办理退票，以前台的话为准，是开演前24小时。" },
        ],
      },
    ],
  ])("takes both where all of it is said of %s", (_, asked) => {
    expect(pieces(asked)?.toSorted()).toEqual([1, 2]);
  });

  it.each<[string, Asked]>([
    [
      "another thing",
      { question, evidence: [rules, { title: "Lost cards", text: "When a borrowed card is lost, report it within 24 hours." }] },
    ],
    [
      "another deed",
      {
        question,
        evidence: [rules, { title: "Lost keys", text: "When a borrowed key is lost, another is cut within 24 hours." }],
      },
    ],
  ])("doesn't take %s", (_, asked) => {
    expect(pieces(asked)).toBeUndefined();
  });
});

describe("an answer where the documents disagree", () => {
  it("quotes both places", () => {
    expect(quoteEvidence(gorge.question, gorge.evidence, { sameNames: gorge.sameNames })?.sentence).toBe(
      "The documents disagree: “The Harl Gorge is 310 metres deep at the narrows.” [1]; “二〇〇三年重新测量，峡谷最深处三百三十五米。” [3].",
    );
  });

  it("names the other place where the model gave one value", () => {
    const gate = new AnswerGate(gorge);
    const text = gate.push("The Harl Gorge is 310 metres deep.");
    const end = gate.end();
    expect(text + end.text).toBe(
      "The Harl Gorge is 310 metres deep [1]. The documents disagree; another one says: “二〇〇三年重新测量，峡谷最深处三百三十五米。” [3].",
    );
    expect(end).toMatchObject({ served: "model", citations: [1, 3] });
  });
});

describe("quoteEvidence of a statement that a text contradicts", () => {
  const festival = { title: "Wooden Boat Festival", text: "Wooden Boat Festival — visitors last time → 18300" };
  const question = "How many visitors did the Wooden Boat Festival have?";

  it("quotes both", () => {
    const report = { title: "Wooden Boat Festival", text: "The festival had 21,000 visitors in three days." };
    expect(quoteEvidence(question, [festival, report])?.parts.map(({ number }) => number)).toEqual([1, 2]);
  });

  it("quotes one where the other speaks of something else", () => {
    const report = { title: "Wooden Boat Festival", text: "The festival cost 21,000 crowns. The lock was opened 212 times." };
    expect(quoteEvidence(question, [festival, report])?.parts.map(({ number }) => number)).toEqual([1]);
  });
});
