import { describe, expect, it } from "vitest";
import type { HistoryTurn } from "../../../src/answering/answer.js";
import { followUpCandidates } from "../../../src/answering/plan/follow-up/candidates.js";
import { resolveFollowUp } from "../../../src/answering/plan/follow-up/follow-up.js";
import type { KnownName } from "../../../src/answering/plan/follow-up/mentions.js";

const KNOWN: readonly KnownName[] = [
  { text: "纸园", kind: "thing" },
  { text: "鹭羽翻译奖", kind: "thing" },
  { text: "渡口巷分院", kind: "place" },
  { text: "芦荡修船社", kind: "thing" },
  { text: "澜江馆", kind: "thing" },
  { text: "城市", kind: "place" },
  { text: "云岭台", kind: "place" },
  { text: "石渚大学", kind: "thing" },
  { text: "玛蒂", kind: "person" },
  { text: "高个埃德", kind: "person" },
  { text: "Kingfisher", kind: "thing" },
  { text: "made by" },
  { text: "Odile Brack", kind: "person" },
  { text: "inn" },
  { text: "Skarn", kind: "place" },
  { text: "Packhorse Inn", kind: "thing" },
  { text: "Pettle Canal", kind: "thing" },
  { text: "Heron Feather Prize", kind: "thing" },
  { text: "Ferry Lane Branch", kind: "place" },
  { text: "Noodle Evening", kind: "thing" },
  { text: "Greta Moss", kind: "person" },
  { text: "Harbour Shop", kind: "thing" },
  { text: "Pell Saddlery", kind: "thing" },
];
const names = (text: string): readonly KnownName[] => KNOWN.filter((name) => text.includes(name.text));
const resolve = (asked: string, answered: string, question: string) => {
  const history: HistoryTurn[] = [
    { role: "user", content: asked },
    { role: "assistant", content: answered },
  ];
  return resolveFollowUp(question, history, { names });
};

describe("what a follow-up means", () => {
  it.each([
    // By the last word of its name.
    ["纸园得过什么奖？", "纸园得过鹭羽翻译奖。", "那个奖给多少钱？", "鹭羽翻译奖给多少钱？"],
    [
      "What did Paper Garden win?",
      "It won the Heron Feather Prize.",
      "How much is that prize?",
      "How much is the Heron Feather Prize?",
    ],
    // Another of the same kind.
    ["渡口巷分院的电话是多少？", "0240。", "那石矿路那家呢？", "石矿路分院的电话是多少？"],
    [
      "What is the phone of Ferry Lane Branch?",
      "0240.",
      "And the Quarry Road one?",
      "What is the phone of the Quarry Road Branch?",
    ],
    // Another thing that is done.
    ["芦荡修船社捻缝怎么收费？", "每米十四。", "修一支橹呢？", "芦荡修船社修一支橹怎么收费？"],
    // What is left out.
    ["澜江馆在哪个城市？", "在澜港。", "里面收藏了多少件东西？", "澜江馆里面收藏了多少件东西？"],
    ["澜江馆在哪个城市？", "在澜港。", "每月交多少租金呢", "澜江馆每月交多少租金"],
    ["What does the Noodle Evening cost?", "75 crowns.", "Who's the teacher?", "Who is the teacher of the Noodle Evening?"],
    // What was asked for.
    ["Who made The Kingfisher?", "The Kingfisher was made by Odile Brack.", "And who trained her?", "Who trained Odile Brack?"],
    ["高个埃德的孩子是谁？", "玛蒂。", "她妈妈是谁？", "玛蒂的妈妈是谁？"],
    ["云岭台由谁运营？", "由石渚大学运营。", "那它是哪一年成立的？", "石渚大学是哪一年成立的？"],
    [
      "Is there an inn in Skarn?",
      "Yes, the Packhorse Inn, on the Pettle Canal.",
      "When did it open?",
      "When did Packhorse Inn open?",
    ],
    [
      "Is there an inn in Skarn?",
      "Yes, the Packhorse Inn, on the Pettle Canal.",
      "How old is the place? I mean, what year did it open?",
      "What year did Packhorse Inn open?",
    ],
    [
      "Who makes the saddle?",
      "Pell Saddlery makes it.",
      "How long have they been going, I mean since what year?",
      "Since what year have Pell Saddlery been going?",
    ],
    ["Who runs the Harbour Shop?", "Greta Moss.", "When did she start there?", "When did Greta Moss start at the Harbour Shop?"],
  ])("%s %s %s", (asked, answered, question, whole) => {
    expect(resolve(asked, answered, question)).toEqual({ kind: "resolved", question: whole });
  });

  it.each([
    // A question of its own, and what isn't certain.
    ["澜江馆在哪个城市？", "在澜港。", "每个人都有多少时间？我想问问。"],
    ["What does the Noodle Evening cost?", "75 crowns.", "Who is the teacher of Greta Moss?"],
    ["What does the Noodle Evening cost?", "75 crowns.", "What is the weather?"],
    ["What does the Noodle Evening cost?", "75 crowns.", "When is the museum closed?"],
    ["What does the Noodle Evening cost?", "75 crowns.", "Who is the tallest?"],
    ["纸园得过什么奖？", "纸园得过鹭羽翻译奖。", "Who's the teacher?"],
    ["What does the Noodle Evening cost?", "75 crowns.", "Who was the first president?"],
    ["What did Paper Garden win?", "It won the Heron Feather Prize.", "What is the prize of the Pettle Canal?"],
  ])("nothing is put into %s %s %s", (asked, answered, question) => {
    expect(resolve(asked, answered, question).kind).not.toBe("resolved");
  });

  it("is called by its noun, if anything is", () => {
    const asked = followUpCandidates("那个奖给多少钱？", ["纸园", "鹭羽翻译奖"]);
    expect(asked).toEqual([{ thing: "鹭羽翻译奖", question: "鹭羽翻译奖给多少钱？" }]);
    expect(followUpCandidates("What about its Brix value?", ["Wren"]).map(({ question }) => question)).toEqual([
      "What is the Brix value of Wren?",
      "What is the Brix of Wren?",
    ]);
  });
});
