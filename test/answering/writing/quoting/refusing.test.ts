import { describe, expect, it } from "vitest";
import { quoteEvidence } from "../../../../src/answering/writing/quoting/quote-evidence.js";

type Piece = readonly [title: string, text: string];

function quoted(question: string, pieces: readonly Piece[]): string | undefined {
  const evidence = pieces.map(([title, text]) => ({ title, text }));
  return quoteEvidence(question, evidence)
    ?.parts.map(({ text }) => text)
    .join(" ");
}

describe("what only stands beside the answer isn't quoted", () => {
  it.each<readonly [kind: string, question: string, pieces: readonly Piece[]]>([
    [
      "a near name",
      "海宁号八月六日几点离港？",
      [["八月六日船期", "| 船名 | 离港 |\n| --- | --- |\n| 海安号 | 14:10 |\n| 海宁号 | |"]],
    ],
    [
      "a name that differs by one character",
      "梁晓溪对什么药过敏？",
      [
        ["病历：梁晓溪", "梁晓溪今年九岁，住在三楼。"],
        ["病历：梁晓渔", "梁晓渔对青霉素这种药过敏。"],
      ],
    ],
    [
      "the next version",
      "Which licence is Tern OS 4 under?",
      [
        ["Tern OS 4", "Tern OS 4 came on nine disks."],
        ["Tern OS 4.5", "Tern OS 4.5 is under the licence MIT."],
      ],
    ],
    [
      "another shed's list",
      "What does a hinge for barn B cost?",
      [
        ["Prices, barn B", "| item | colour |\n| --- | --- |\n| hinge | black |"],
        ["Prices, barn C", "| item | price |\n| --- | --- |\n| hinge | $3.20 |"],
      ],
    ],
    [
      "another record",
      "冯洛是什么血型？",
      [
        ["登记表", "姓名：冯洛\n年龄：31"],
        ["登记表", "姓名：冯络\n血型：AB型"],
      ],
    ],
    [
      "another year",
      "Who was elected mayor of Oxley in 2018?",
      [
        ["The race of 2018 in Oxley", "For the 2018 race in Oxley the polls stayed open until nine."],
        ["An earlier race in Oxley", "In 2014 Oxley elected Tom Reed as mayor."],
      ],
    ],
    [
      "another variant",
      "What does an open-air table at Miller's Hall cost?",
      [["Miller's Hall", "A covered table at Miller's Hall costs 14 euros a day. Some stand in the open."]],
    ],
    [
      "another title",
      "Who illustrated “The Last Kiln”?",
      [
        ["Mara Voss", "Mara Voss has illustrated one book, “The Old Well”."],
        ["“The Last Kiln”", "“The Last Kiln” was printed by Mara Voss."],
      ],
    ],
    [
      "another relation, where the asked one is told of something else",
      "When did support for Brill OS 7 end?",
      [
        ["Brill OS 7", "Brill OS 7 was released on 4 April 2016 and had nine releases. The last came out on 9 August 2019."],
        ["Brill OS 8", "Support for Brill OS 8 ended on 30 June 2023."],
      ],
    ],
    [
      "no place",
      "Where should letters to Ashby Gas be sent?",
      [["Ashby Gas", "Ashby Gas sends bills twice. Letters are read, the firm says."]],
    ],
    [
      "no score",
      "2020年青石杯踢成了几比几？",
      [["2020年青石杯", "2020年青石杯由两队争冠，踢成了一场泥战。赛前两队约好，比完一起吃鱼。"]],
    ],
    ["another dimension", "石帐口的雪有多深？", [["石帐口", "石帐口海拔3980米，积雪常常封路。"]]],
    [
      "a demand, where the outcome is asked",
      "法院最后判纸厂赔多少钱？",
      [["法院公告", "纸厂一案五月开庭，村民要求纸厂赔46万元。"]],
    ],
    [
      "a cell that nobody filled",
      "油-02的酸值是多少？",
      [["化验", "| 样品 | 酸值 |\n| --- | --- |\n| 油-01 | 1.2 |\n| 油-02 | 未测 |"]],
    ],
    [
      "a statement that goes the other way",
      "Who was the apprentice of Ian Moll?",
      [["Olof Brand", "Olof Brand — apprentice → Ian Moll"]],
    ],
    [
      "a field that says only what the question does",
      "On which belt do the bags of KZ 418 come?",
      [["Slip", "Flight: KZ 418\nDelay: none"]],
    ],
  ])("%s: %s", (_, question, pieces) => {
    expect(quoted(question, pieces)).toBeUndefined();
  });

  it.each<readonly [question: string, holds: string, pieces: readonly Piece[]]>([
    [
      "When does the Harlow ferry leave?",
      "8:10",
      [
        ["Harlow ferry", "The Harlow ferry leaves at 8:10."],
        ["Harrow ferry", "The Harrow ferry leaves at 7:40."],
      ],
    ],
    [
      "What does an open-air table at Miller's Hall cost?",
      "9 euros",
      [["Miller's Hall", "A covered table costs 14 euros, an open-air table at Miller's Hall 9 euros."]],
    ],
    ["油-01的酸值是多少？", "1.2", [["化验", "| 样品 | 酸值 |\n| --- | --- |\n| 油-01 | 1.2 |\n| 油-02 | 未测 |"]]],
    ["白塔索道冬天几点停运？", "十六点", [["白塔索道", "白塔索道夏天十八点停运。冬天十六点停运。"]]],
    ["Where should letters to Ashby Gas be sent?", "6 Mill Row", [["Ashby Gas", "Letters to Ashby Gas are sent to 6 Mill Row."]]],
  ])("but what answers is: %s", (question, holds, pieces) => {
    expect(quoted(question, pieces)).toContain(holds);
  });
});
