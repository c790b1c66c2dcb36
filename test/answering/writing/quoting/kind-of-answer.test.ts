import { describe, expect, it } from "vitest";
import { quoteEvidence } from "../../../../src/answering/writing/quoting/quote-evidence.js";
import { topicTerms } from "../../../../src/answering/writing/reading/topics.js";
import { translator } from "../../../../src/language/dictionary/meanings.js";

const translate = await translator();

type Piece = readonly [title: string, text: string];
type Names = readonly (readonly string[])[];

function quotedFrom(question: string, pieces: readonly Piece[], sameNames: Names = []): string | undefined {
  const evidence = pieces.map(([title, text]) => ({ title, text }));
  return quoteEvidence(question, evidence, { sameNames, translate })?.sentence;
}

function quoted(question: string, title: string, text: string, sameNames: Names = []): string | undefined {
  return quotedFrom(question, [[title, text]], sameNames);
}

describe("an answer of the kind that is asked for", () => {
  it.each([
    // Currencies that nobody listed.
    [
      "How much is the fine for a late book?",
      "Rules",
      "A late book is fined three tallers. A lost one is replaced.",
      "three tallers",
    ],
    ["矮墙合唱团迟到罚多少？", "矮墙合唱团", "矮墙合唱团排练迟到的，罚款十五塔勒，用来买茶。", "十五塔勒"],
    ["摘一小时茶给多少工钱？", "摘茶通知", "摘茶工钱每小时18元，管午饭。", "18元"],
    [
      "What allowance does a trainee get in year two?",
      "Trainees",
      "The allowance of a trainee is 700 marks in the first year, 900 in the second.",
      "900",
    ],
    // A worth that no number tells.
    [
      "What did the rights to The Blue Door cost?",
      "The Blue Door",
      "She bought the rights to The Blue Door for one florin.",
      "one florin",
    ],
    ["租东楼的房间押金是多少？", "东楼租房", "租东楼的房间，押金为两个月的房租。", "两个月的房租"],
    // A measure that is told by what is measured.
    ["From what minimum age can one help at the fair?", "Helpers", "Helpers at the fair: minimum age seventeen.", "seventeen"],
    [
      "What is the record time for the sack race at Orford?",
      "Orford games",
      "The record for the sack race at Orford is 21.7 seconds.",
      "21.7",
    ],
  ])("%s", (question, title, text, said) => {
    expect(quoted(question, title, text)).toContain(said);
  });

  it.each([
    ["哪一年没有颁发银梭奖？", "银梭奖", "银梭奖的作品须在1月31日以前寄到。银梭奖有五位评委。"],
    [
      "In which year was the Silver Loom Prize not given?",
      "Silver Loom Prize",
      "Entries for the Silver Loom Prize must arrive by 31 January.",
    ],
    ["How much is the fine for a late book?", "Rules", "A late book was found behind three shelves."],
  ])("but nothing else: %s", (question, title, text) => {
    expect(quoted(question, title, text)).toBeUndefined();
  });
});

describe("what somebody is responsible for", () => {
  it("is told in the other language", () => {
    const told = quoted("What is Ana Brel responsible for?", "七月会议", "前厅改造先试六周，由Ana Brel负责。");
    expect(told).toContain("前厅改造");
  });
});

describe("a first, and somebody in a row", () => {
  it.each([["《晚渡》最早的稿子叫什么名字？", "《晚渡》", "《晚渡》的初稿叫《过河的人》，被退过两次。", "过河的人"]])(
    "%s",
    (question, title, text, said) => {
      expect(quoted(question, title, text)).toContain(said);
    },
  );

  it("whatever else the thing in the row is called", () => {
    const rows = "object,fault,by\nTX-2 tape deck,eats tapes,Ebba Lund\nPrinter,smokes,Otto Wik";
    expect(quoted("TX-2磁带机是谁修的？", "repair log.csv", rows, [["TX-2磁带机", "TX-2 tape deck"]])).toContain("Ebba Lund");
  });
});

describe("what a text in the other language calls a thing for short", () => {
  it("is the thing", () => {
    const names = [["银梭奖", "Silver Loom Prize"]];
    const text = "The Silver Loom was cancelled in 1996.";
    expect(quoted("银梭奖哪一年取消了？", "The Silver Loom: how it works", text, names)).toContain("1996");
    expect(
      quoted("Ostwick实验室的样品至少要多少克？", "note", "Ostwick: a sample needs at least 300 grams.", [
        ["Ostwick实验室", "Ostwick Laboratory"],
      ]),
    ).toContain("300");
  });

  it("isn't another thing of that name, or somebody", () => {
    const text = "Ostwick Hale brought a sample of 300 grams.";
    const names = [["欧维实验室", "Ostwick Laboratory"]];
    expect(quoted("欧维实验室的样品至少要多少克？", "note", text, names)).toBeUndefined();
    const others = [
      ["云雀IO", "Skylark Input"],
      ["云雀", "Skylark"],
    ];
    expect(quoted("云雀IO的样品最迟多少小时到？", "Skylark", "Skylark: a sample may be 36 hours late.", others)).toBeUndefined();
  });
});

describe("a Chinese question is read word by word", () => {
  it("and its words are looked up, the likeliest meaning first", () => {
    const others: readonly Piece[] = [
      ["House rules", "The house closes at ten. Bicycles stand behind the shed. Soup is served at noon."],
      ["Minutes", "The roof was mended in May. The treasurer resigned."],
      ["Letter", "Dear Ann, the plums are ripe."],
    ];
    const hall: Piece = ["Hall", "The floor is of oak. The roof was mended in 1987."];
    expect(quotedFrom("屋顶是哪年修好的？", [hall, ...others])).toContain("1987");
    expect(topicTerms("想去当志愿者", "", (word) => word === "志愿者").map(({ text }) => text)).toContain("志愿者");
  });
});
