import { readFileSync } from "node:fs";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { RunnableLambda } from "@langchain/core/runnables";
import { describe, expect, it } from "vitest";
import { HOSTILE_QUESTIONS, hostilePlans, MARK } from "./hostile-questions.js";
import { GRAMMAR, watched } from "./watched.js";

/** A chat model, as far as filling plans goes, that replies with whatever is next. */
function filling(replies: readonly unknown[]): BaseChatModel {
  let next = 0;
  const reply = (): unknown => replies[next++ % replies.length];
  return { withStructuredOutput: () => RunnableLambda.from(reply) } as unknown as BaseChatModel;
}

describe("200 hostile questions", () => {
  it("reach no statement of large tables, and change nothing", async () => {
    const { source, database, file } = await watched(0);
    const before = readFileSync(file);
    for (const question of HOSTILE_QUESTIONS) {
      await source.answer(question, {});
      await source.find(question, { limit: 5 });
    }
    expect(database.statements.some(({ values }) => values.some((value) => String(value).includes(MARK)))).toBe(true);
    for (const { text } of database.statements) expect(text).toMatch(GRAMMAR);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it("reach no statement through a model that obeys them", async () => {
    const plans = HOSTILE_QUESTIONS.flatMap((question) => hostilePlans(question));
    const { source, database, file } = await watched(0, filling(plans));
    const before = readFileSync(file);
    for (const _ of plans) await source.find("What is it?", { limit: 5 });
    expect(database.statements.some(({ values }) => values.some((value) => String(value).includes(MARK)))).toBe(true);
    for (const { text } of database.statements) expect(text).toMatch(GRAMMAR);
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});
