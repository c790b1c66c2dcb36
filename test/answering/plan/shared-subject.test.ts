import { describe, expect, it } from "vitest";
import { planByRules } from "../../../src/answering/plan/plan-by-rules.js";
import { sharedSubject } from "../../../src/answering/plan/shared-subject.js";

const NAMES = new Set([
  "柳桥仓",
  "苇线",
  "Reed Team",
  "Night Weaving",
  "Teal Press",
  "Ida Moss",
  "桐组",
  "公司",
  "quest",
  "Linford",
  "A Lamp for Pip",
]);
const isName = (text: string): boolean => NAMES.has(text);

describe("sharedSubject", () => {
  it.each([
    ["柳桥仓谁管？有多少货架？", ["柳桥仓谁管？", "柳桥仓有多少货架？"]],
    ["苇线多少公里，每周跑几班？", ["苇线多少公里？", "苇线每周跑几班？"]],
    ["桐组的组长是谁，人数又是多少", ["桐组的组长是谁？", "桐组人数是多少？"]],
    ["Who leads Reed Team and who is on call there?", ["Who leads Reed Team?", "who is on call for Reed Team?"]],
    ["Who teaches Night Weaving, and in which room?", ["Who teaches Night Weaving?", "in which room is Night Weaving?"]],
    [
      "What does Teal Press print and when does its contract end?",
      ["What does Teal Press print?", "when does Teal Press's contract end?"],
    ],
    [
      "When did Ida Moss's reign begin and when did it end?",
      ["When did Ida Moss's reign begin?", "when did Ida Moss's reign end?"],
    ],
    // Three, in a list; what is asked for is no subject of its own.
    ["桐组在哪里、哪年成立的、组长叫什么？", ["桐组在哪里？", "桐组哪年成立的？", "桐组组长叫什么？"]],
    ["柳桥仓在哪条路上，归哪家公司管，谁在看着？", ["柳桥仓在哪条路上？", "柳桥仓归哪家公司管？", "柳桥仓谁在看着？"]],
    [
      "Where is Teal Press, when was it founded, and who runs it?",
      ["Where is Teal Press?", "when was Teal Press founded?", "who runs Teal Press?"],
    ],
    // Two sentences.
    ["Who leads Reed Team? How many people work there?", ["Who leads Reed Team?", "How many people work for Reed Team?"]],
    [
      "How long does Night Weaving last? And what does it cost?",
      ["How long does Night Weaving last?", "what does Night Weaving cost?"],
    ],
    // What needs a thing, and has none.
    [
      "Who gives the quest A Lamp for Pip and how many players do I need at least?",
      ["Who gives the quest A Lamp for Pip?", "how many players do I need at least for A Lamp for Pip?"],
    ],
    [
      "When does Night Weaving begin, and is there anything I have to bring along?",
      ["When does Night Weaving begin?", "is there anything I have to bring along for Night Weaving?"],
    ],
    [
      "When was the college in Linford founded and who studied there?",
      ["When was the college in Linford founded?", "who studied at the college in Linford?"],
    ],
    [
      "Where is Ida Moss's late reading and how many people fit in?",
      ["Where is Ida Moss's late reading?", "how many people fit in for Ida Moss's late reading?"],
    ],
  ])("%s", (question, questions) => {
    expect(sharedSubject(question, isName)).toEqual({ questions, merge: { kind: "join" } });
  });

  it.each([
    // Both name what they ask of, or neither does; a pronoun is for other rules.
    "柳桥仓谁管，苇线有多少公里？",
    "谁管仓库？有多少货架？",
    "柳桥仓谁管？他什么时候来的？",
    "柳桥仓有多少货架？",
    "Who leads Reed Team and who teaches Night Weaving?",
    "Who leads Reed Team and when did Ida Moss join?",
    "Who leads the team and who is on call there?",
    "Who leads Reed Team and what is the weather like?",
    "Who leads Reed Team and how many people live in Paris?",
    "柳桥仓谁管，离公司多远，哪年建的？",
  ])("nothing of %s", (question) => {
    expect(sharedSubject(question, isName)).toBeUndefined();
  });

  it("is part of planning by rules", () => {
    const plan = planByRules("柳桥仓谁管？有多少货架？", { isName });
    expect(plan?.steps.map(({ question }) => question)).toEqual(["柳桥仓谁管？", "柳桥仓有多少货架？"]);
  });
});
