import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkContext } from "../../../../src/answering/writing/checking/check-context.js";
import { expectedAnswer } from "../../../../src/answering/writing/quoting/expected-answer.js";
import { quoteEvidence } from "../../../../src/answering/writing/quoting/quote-evidence.js";
import { toldOfIt } from "../../../../src/answering/writing/quoting/told-of-it.js";
import { fold, readText } from "../../../../src/answering/writing/reading/reading.js";
import { sensesIn } from "../../../../src/answering/writing/reading/senses.js";
import { RELATION_SENSES } from "../../../../src/answering/writing/reading/words/relation-senses.js";

type Pieces = readonly { readonly title: string; readonly text: string }[];

function quoted(question: string, evidence: Pieces): string {
  return quoteEvidence(question, evidence)?.sentence ?? "";
}

describe("what is told of exactly the thing asked about", () => {
  it("is a statement whose relation is asked for in plain words", () => {
    const evidence = [
      { title: "Marl gateway", text: "Marl gateway — default port → 7443\nMarl gateway — threads → 12" },
      { title: "Marl gateway 2", text: "Marl gateway 2 — default port → 7444" },
    ];
    expect(quoted("What does the Marl gateway listen on?", evidence)).toContain("7443");
    expect(quoted("What does the Marl gateway listen on?", evidence)).not.toContain("7444");
  });

  it("is the field of the record that has the name, with the name", () => {
    const evidence = [
      { title: "Permit", text: "Holder: Dana Orme\nRank: purser\nCabin: 4" },
      { title: "Permit", text: "Holder: Dana Orne\nRank: cook\nCabin: 6" },
    ];
    expect(quoted("As what does Dana Orne serve?", evidence)).toContain("Holder: Dana Orne; Rank: cook");
  });

  it("is the row of the table whose title and number the question names", () => {
    const rows = (one: string, two: string): string => `| 台次 | 裁判 |\n| --- | --- |\n| 1 | ${one} |\n| 2 | ${two} |`;
    const evidence = [
      { title: "围棋赛第二轮", text: rows("韦青", "莫言") },
      { title: "围棋赛第三轮", text: rows("罗宁", "韦青") },
    ];
    expect(quoted("第三轮第一台谁执裁？", evidence)).toContain("罗宁");
  });

  it("is the sentence that says the relation in other words, with what its pronoun stands for", () => {
    const evidence = [
      { title: "Alloy KD-4", text: "KD-4 is a grey alloy. It turns liquid at 88 °C. It is soft." },
      { title: "Alloy KD-40", text: "KD-40 melts at 120 °C." },
    ];
    expect(quoted("At what temperature does KD-4 melt?", evidence)).toContain("KD-4 is a grey alloy. It turns liquid at 88 °C.");
  });

  it("is nothing where the documents say that nobody knows", () => {
    const evidence = [{ title: "黑水沉船", text: "黑水沉船里有瓷器。谁先找到黑水沉船的，没有人知道。" }];
    const question = "黑水沉船是谁发现的？";
    expect(toldOfIt(checkContext({ question, evidence }), expectedAnswer(question))).toBeUndefined();
  });

  it("is nothing of somebody whose name only begins alike", () => {
    const evidence = [
      { title: "Pell OS 3", text: "Pell OS 3 comes on two discs. Underneath, it runs kernel 2.2.1." },
      { title: "Pell OS 3.5", text: "Pell OS 3.5 moved to kernel 2.4." },
    ];
    expect(quoted("Which kernel is Pell OS 3 built on?", evidence)).toContain("2.2.1");
  });
});

describe("how many answers a question wants", () => {
  it("need not be said by what answers it", () => {
    const evidence = [
      { title: "Ormeland", text: "Ormeland — official languages → Ormish and Lisk\nOrmeland — currency → orm" },
      { title: "Ormeland Islands", text: "Ormeland Islands — official languages → Lisk" },
    ];
    expect(quoted("Which two languages have official status in Ormeland?", evidence)).toContain("Ormish and Lisk");
    expect(quoted("Which two currencies are official in Selmere?", evidence)).toBe("");
  });
});

describe("signs in names", () => {
  it("stand for themselves", () => {
    const sign = fc.constantFrom(..."-.*+?^$(){}|[]\\/#&,'\"!~`=<>@%:;_".split(""));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom("Wi", "Q5", "Net", "山"), sign), { minLength: 1, maxLength: 4 }), (parts) => {
        const name = `${parts.flat().join("")}X9`;
        const evidence = [
          { title: name, text: `| ${name} | colour |\n| --- | --- |\n| 2 | red |\n\n${name} — colour → red` },
          { title: "Notes", text: `The ${name} router was painted red by Dana Orme in 1990. It costs 5 euros.` },
        ];
        for (const question of [`What colour is the ${name} router?`, `How much is ${name} 2?`, `${name}是什么颜色？`])
          expect(() => quoted(question, evidence)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});

describe("the phrases that say a relation", () => {
  const saidBoth = (one: string, other: string): boolean => {
    const senses = new Set(sensesIn(readText(one)).flatMap((said) => [...said.senses]));
    return sensesIn(readText(other)).some((said) => [...said.senses].some((sense) => senses.has(sense)));
  };

  it("are found in any form, with words between, across languages", () => {
    expect(saidBoth("The nickname of the coach", "the crowd called her Flint")).toBe(true);
    expect(saidBoth("the dowry", "She brought forty sheep into the marriage")).toBe(true);
    expect(saidBoth("收养", "He was raised by two aunts")).toBe(true);
    expect(saidBoth("the dowry", "the port it listens on")).toBe(false);
  });

  it("are each of one line only once, folded, and of two sides", () => {
    for (const line of RELATION_SENSES) {
      const [han = "", latin = ""] = line.split(" | ");
      for (const side of [han, latin]) {
        const phrases = side.split(",").filter(Boolean);
        expect(new Set(phrases).size, line).toBe(phrases.length);
      }
      expect(fold(line), line).toBe(line);
      expect(latin, line).not.toBe("");
    }
    expect(RELATION_SENSES.length).toBeGreaterThan(150);
  });
});
