import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describedThing } from "../../../src/answering/plan/described-thing.js";

describe("describedThing", () => {
  it.each([
    ["The tool that Marl needs: who keeps it up?", "What is the tool that Marl needs?", "Pim", "Who keeps Pim up?"],
    [
      "The man who built Orr Bridge: what was his dog called?",
      "Who is the man who built Orr Bridge?",
      "Bo",
      "What was Bo's dog called?",
    ],
    [
      "The keeper of Skarn Light slept in a boat; whose was it?",
      "Who is the keeper of Skarn Light?",
      "Ida Holt",
      "Ida Holt slept in a boat; whose was it?",
    ],
    [
      "Ida Holt's choir sings in a barn. How many singers has it?",
      "What is Ida Holt's choir?",
      "Larks",
      "Larks sings in a barn. How many singers has it?",
    ],
    ["铸造奥尔钟的那家工厂，看门人叫什么？", "铸造奥尔钟的工厂是哪家？", "石炉厂", "石炉厂看门人叫什么？"],
    ["发现托娃湖的那位地理学家，她的狗是谁养大的？", "发现托娃湖的地理学家是谁？", "伊达", "伊达的狗是谁养大的？"],
    ["奥尔合唱团的团长，小时候住在哪里？", "奥尔合唱团的团长是谁？", "伊达", "伊达小时候住在哪里？"],
    // A predicate begins where a verb does, not within the description.
    [
      "The lab that Ida Holt heads holds a course — what is the fee?",
      "What is the lab that Ida Holt heads?",
      "Orr Lab",
      "Orr Lab holds a course — what is the fee?",
    ],
    // Within a question.
    [
      "How many detectors does the instrument have whose keeper is Ida Holt?",
      "What is the instrument whose keeper is Ida Holt?",
      "Heron",
      "How many detectors does Heron have?",
    ],
    [
      "How many beehives has the man who looks after Orr Farm put on the slope?",
      "Who is the man who looks after Orr Farm?",
      "Bo",
      "How many beehives has Bo put on the slope?",
    ],
  ])("reads %s", (question, asks, name, about) => {
    const ways = describedThing(question);
    expect(ways.find((way) => way.question === asks)?.of(name)).toBe(about);
  });

  it.each([
    "Who built Orr Bridge?",
    "Who is the man who built Orr Bridge?",
    "Who is the man that we met?",
    "What does the firm make that we met?",
    "The keeper of Skarn Light: who is she?",
    "Where is Orr Bridge, and who built it?",
    "发现托娃湖的那位地理学家，叫什么名字？",
    "谁发现了托娃湖，是哪一年？",
    "托娃湖有多深？",
  ])("leaves %s", (question) => {
    expect(describedThing(question)).toEqual([]);
  });

  it("doesn't take what is asked for a part of the description", () => {
    const ways = describedThing("Where did the person who founded Orr Works go to university?");
    expect(ways.map(({ of }) => of("Bo"))).toEqual(["Where did Bo to university?", "Where did Bo go to university?"]);
  });

  it("is bounded, whatever the text", () => {
    fc.assert(fc.property(fc.string({ maxLength: 600 }), (text) => describedThing(`The ${text}?`).length <= 12));
  });
});
