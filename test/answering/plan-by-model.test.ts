import type { BaseMessage } from "@langchain/core/messages";
import { RunnableLambda } from "@langchain/core/runnables";
import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/answering/answer.js";
import { createAnswerChain } from "../../src/answering/answer-chain.js";
import { planSchema } from "../../src/answering/plan/model-plan.js";
import { evidence, FixedSource } from "./fixed-source.js";
import { RecordingChatModel } from "./recording-chat-model.js";

/** A model that says it keeps to schemas, with the reply that the test decides. */
class Planner extends RecordingChatModel {
  readonly schemas: unknown[] = [];

  constructor(reply: unknown) {
    super({ pieces: ["The evidence does not say."] });
    const withStructuredOutput = (schema: unknown): RunnableLambda<BaseMessage[], unknown> =>
      RunnableLambda.from((_messages: BaseMessage[]): unknown => {
        this.schemas.push(schema);
        if (reply instanceof Error) throw reply;
        return reply;
      });
    Object.defineProperty(this, "withStructuredOutput", { value: withStructuredOutput });
  }

  override get profile(): { structuredOutput: boolean } {
    return { structuredOutput: true };
  }
}

const QUESTION = "What do the baker and the miller of Weir each complain about when the river floods?";
const steps = [
  { question: "What does the baker of Weir complain about when the river floods?" },
  { question: "What does the miller of Weir complain about when the river floods?" },
];

const ask = (model: Planner): Promise<Answer> => {
  const told =
    "When the river floods, the baker of Weir complains about wet flour. When the river floods, the miller of Weir complains about logs in the race.";
  const source = new FixedSource("notes", () => [evidence(told)]);
  return createAnswerChain({ model, sources: [source], cache: false }).invoke({ question: QUESTION });
};

describe("a plan by a model that keeps to schemas", () => {
  it("is asked for by its schema, once", async () => {
    const model = new Planner({ steps, merge: "join" });
    const { plan } = await ask(model);
    expect(model.schemas).toEqual([planSchema]);
    expect(plan).toMatchObject(steps);
  });

  it.each([
    ["fails", new Error("down")],
    ["has a single step", { steps: steps.slice(0, 1), merge: "last" }],
    ["names what wasn't asked", { steps: [...steps, { question: "Where was Ola Berg born?" }], merge: "join" }],
    ["is no plan", "The baker complains."],
  ])("falls back to the question where it %s", async (_, reply) => {
    const model = new Planner(reply);
    const answer = await ask(model);
    expect(model.schemas).toHaveLength(1);
    expect(answer.plan).toBeUndefined();
    expect(answer.text).not.toBe("");
  });
});
