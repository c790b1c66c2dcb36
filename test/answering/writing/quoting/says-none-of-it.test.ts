import { describe, expect, it } from "vitest";
import { checkContext } from "../../../../src/answering/writing/checking/check-context.js";
import { expectedAnswer } from "../../../../src/answering/writing/quoting/expected-answer.js";
import { quoteEvidence } from "../../../../src/answering/writing/quoting/quote-evidence.js";
import { isNamedAfterwards, saysNoneOfIt } from "../../../../src/answering/writing/quoting/refusing/says-none-of-it.js";
import { isOfOtherForm } from "../../../../src/answering/writing/quoting/refusing/unfit-kind.js";
import { isUnfitStatement } from "../../../../src/answering/writing/quoting/refusing/unfit-statement.js";

type Piece = readonly [title: string, text: string];

function quoted(question: string, pieces: readonly Piece[], sameNames: readonly (readonly string[])[] = []): string | undefined {
  const evidence = pieces.map(([title, text]) => ({ title, text }));
  return quoteEvidence(question, evidence, { sameNames })
    ?.parts.map(({ text }) => text)
    .join(" ");
}

describe("what says nothing of what is asked isn't quoted", () => {
  it.each<readonly [kind: string, question: string, pieces: readonly Piece[]]>([
    ["nothing but the name", "《春渡》是谁编辑的？", [["选题会", "二、《春渡》。\n三、《旧桥》印两千册，贺敏编辑。"]]],
    [
      "how often, where it is asked how long",
      "How many minutes does one trip on the Otter cable car take?",
      [["Otter cable car", "The Otter cable car makes a trip every 20 minutes. It is painted green."]],
    ],
    ["每隔多久", "海燕渡船开一趟要多少分钟？", [["海燕渡船", "海燕渡船每20分钟开一趟。"]]],
    ["an age limit", "罗奶奶今年多大年纪？", [["集市", "旋转木马，罗奶奶说六岁以下免费，大人两元。"]]],
    [
      "the one who is there now",
      "小雪的前任饲养员是谁？",
      [
        ["小雪", "小雪 — 饲养员 → Rosie Lane\n小雪 — 种类 → 雪豹"],
        ["Rosie Lane", "Rosie Lane trained as a falconer before she came."],
      ],
    ],
    [
      "the head, where the deputy is asked",
      "Who is the deputy director of Pine Lab?",
      [["Pine Lab", "Pine Lab — director → Ann Ross"]],
    ],
    [
      "the hours of another room",
      "When is the sauna open?",
      [["House notes", "The laundry room is open from seven to ten. The workshop is open on Fridays."]],
    ],
    ["健身房的时间", "健身房几点开门？", [["常见问题", "洗衣房每天早上七点开门，晚上十点关门。木工房下午三点开门。"]]],
    ["no amount", "What is the maximum daily dose of Velmar?", [["Velmar", "Velmar — dosage form → cream"]]],
    [
      "a subtitle",
      "Why did the pump house flood in 2015?",
      [["What the pump house flood taught us", "*Pump house, read out at every course*\n\nThe men had gone home."]],
    ],
    ["no reason", "工艺组为什么放弃锡焊？", [["工艺组小结", "工艺组本季度的重点是从锡焊转到铆接。"]]],
  ])("%s", (_, question, pieces) => {
    expect(quoted(question, pieces)).toBeUndefined();
  });

  it.each<readonly [question: string, pieces: readonly Piece[], said: string]>([
    ["《春渡》是谁编辑的？", [["选题会", "二、《春渡》由贺敏编辑。"]], "贺敏"],
    [
      "How often does the Otter cable car make a trip?",
      [["Otter cable car", "The Otter cable car makes a trip every 20 minutes."]],
      "every 20 minutes",
    ],
    [
      "How many minutes does one trip on the Otter cable car take?",
      [["Otter cable car", "One trip on the Otter cable car takes 9 minutes; there is one every 20 minutes."]],
      "9 minutes",
    ],
    ["旋转木马几岁以下免费？", [["集市", "旋转木马，六岁以下免费，大人两元。"]], "六岁"],
    ["小雪的前任饲养员是谁？", [["小雪", "小雪原来由老秦饲养，老秦退休以后才换了饲养员。"]], "老秦"],
    ["小雪的饲养员是谁？", [["小雪", "小雪 — 饲养员 → 罗西"]], "罗西"],
    ["How many concerts has Elm Hall seen so far?", [["Elm Hall", "Elm Hall — concerts → 41"]], "41"],
    [
      "When is the laundry open?",
      [["House notes", "The laundry room is open from seven to ten. The workshop is open on Fridays."]],
      "from seven to ten",
    ],
    ["洗衣房几点开门？", [["常见问题", "洗衣房每天早上七点开门，晚上十点关门。木工房下午三点开门。"]], "早上七点"],
    ["How many people does Elm Hall employ?", [["Elm Hall", "Elm Hall — employees → 12"]], "12"],
    [
      "How much does the Finch Prize pay each year?",
      [["Finch Prize", "The Finch Prize pays 18,000 euros a year to one student."]],
      "18,000",
    ],
    [
      "工艺组为什么放弃硫化物路线？",
      [["工艺组小结", "本季度从硫化物路线转到聚合物路线。改路线的原因是硫化物遇潮会放出气体，邻居投诉了三次。"]],
      "投诉",
    ],
    ["工艺组为什么放弃锡焊？", [["工艺组小结", "工艺组放弃锡焊，是因为接头受潮会脆裂。"]], "受潮"],
  ])("but what answers is: %s", (question, pieces, said) => {
    expect(quoted(question, pieces)).toContain(said);
  });
});

describe("of what would be quoted", () => {
  const contextOf = (question: string, pieces: readonly Piece[]) =>
    checkContext({ question, evidence: pieces.map(([title, text]) => ({ title, text })) });

  it("a text that names what is asked about only afterwards is of another", () => {
    const life = "He met his wife Nora at a dance.\n\nHe left his tools to Ada Brook.";
    const { units, ...rest } = contextOf("Who is Ada Brook married to?", [["Tom Hale", life]]);
    expect(isNamedAfterwards(units.slice(0, 1), { units, ...rest })).toBe(true);
    expect(isNamedAfterwards(units.slice(1), { units, ...rest })).toBe(false);
  });

  it("votes for and against are a score", () => {
    const context = contextOf("延长放行的投票几比几？", [["会议", "经投票，七票赞成、四票反对。\n\n经投票，通过了。"]]);
    expect(context.units.map((unit) => isOfOtherForm([unit], context.question))).toEqual([false, true]);
  });

  it("a count of others is no answer", () => {
    const count = (question: string, statement: string): boolean => {
      const context = contextOf(question, [["Elm Hall", statement]]);
      return isUnfitStatement(context.units, context, expectedAnswer(question));
    };
    expect(count("How many concerts has Elm Hall seen so far?", "Elm Hall — doors → 4")).toBe(true);
    expect(count("How many concerts has Elm Hall seen so far?", "Elm Hall — concerts → 41")).toBe(false);
    expect(count("How many musicians play at Elm Hall?", "Elm Hall — members → 41")).toBe(false);
  });

  it("a text must say what is asked, whatever statement leads to it", () => {
    const fair = "A day pass is 14 euros. No tickets are sold online.";
    const pieces: readonly Piece[] = [
      ["Gull Library", "Salt Fair — venue → Gull Library"],
      ["Salt Fair", fair],
    ];
    const context = contextOf("How many books may I borrow from Gull Library?", pieces);
    expect(saysNoneOfIt(context.units, context, expectedAnswer(context.question.text))).toBe(true);
    const asked = contextOf("How much is a day pass of the fair in Gull Library?", pieces);
    expect(saysNoneOfIt(asked.units, asked, expectedAnswer(asked.question.text))).toBe(false);
  });
});
