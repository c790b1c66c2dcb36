import { join } from "node:path";
import type { BaseMessage } from "@langchain/core/messages";
import { RunnableLambda } from "@langchain/core/runnables";
import { describe, expect, it } from "vitest";
import { createAnswerChain } from "../../src/answering/answer-chain.js";
import { choiceSchema, readChoice, readForm } from "../../src/answering/plan/query-choice.js";
import { quotedLinesPrompt } from "../../src/answering/writing/prompts/quoted-lines-prompt.js";
import { GraphSource } from "../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../sources/temporary-folder.js";
import { RecordingChatModel } from "./recording-chat-model.js";

const GRAPH = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix v: <https://mill.example/v/> .
v:miller rdfs:label "miller"@en, "磨坊主"@zh . v:extension rdfs:label "extension number"@en, "分机号"@zh . v:area rdfs:label "floor area"@en, "面积"@zh .
v:weir rdfs:label "Weir Mill"@en, "堰磨坊"@zh ; v:miller v:ola ; v:area 340 .
v:reed rdfs:label "Reed Mill"@en, "苇磨坊"@zh ; v:miller v:per ; v:area 510 .
v:ola rdfs:label "Ola Berg"@en, "奥拉"@zh ; v:extension "31" . v:per rdfs:label "Per Dahl"@en, "佩尔"@zh ; v:extension "32" .
`;

type Choice = { readonly entities: readonly string[]; readonly path: string; readonly operation: string };

/** A model that says it keeps to schemas, and chooses what the test decides. */
class Chooser extends RecordingChatModel {
  readonly chosen: { readonly schema: unknown; readonly messages: BaseMessage[] }[] = [];

  constructor(choice: Choice | Error) {
    super({ pieces: ["I can't say."] });
    const withStructuredOutput = (schema: unknown, { name }: { name: string }): RunnableLambda<BaseMessage[], Choice> =>
      RunnableLambda.from((messages: BaseMessage[]): Choice => {
        if (name !== "query") throw new Error(name);
        this.chosen.push({ schema, messages });
        if (choice instanceof Error) throw choice;
        return choice;
      });
    Object.defineProperty(this, "withStructuredOutput", { value: withStructuredOutput });
  }

  override get profile(): { structuredOutput: boolean } {
    return { structuredOutput: true };
  }
}

const ask = async (question: string, model: RecordingChatModel, options: object = {}) => {
  const source = new GraphSource({ path: join(temporaryFolder({ "graph.ttl": GRAPH }), "graph.ttl") });
  return await createAnswerChain({ model, sources: [source], cache: false, ...options }).invoke({ question });
};
/** Nothing here knows what `dialling` or 捎话 is. */
const QUESTION = "For dialling the miller of Weir Mill which extension number serves?";
const path = "miller → extension number";

describe("a query that a model chooses", () => {
  it.each([
    [QUESTION, { entities: ["weir mill"], path, operation: "tell" }, "31"],
    ["给堰磨坊的磨坊主捎话拨啥分机号？", { entities: ["堰磨坊"], path: "磨坊主 → 分机号", operation: "tell" }, "31"],
    [
      "Roomier by floor area, Weir Mill or Reed Mill?",
      { entities: ["weir mill", "reed mill"], path: "floor area", operation: "greatest" },
      "Reed Mill",
    ],
  ])("is worked out by the graph: %s", async (question, choice, value) => {
    const model = new Chooser(choice);
    const answer = await ask(question, model);
    expect(answer).toMatchObject({ served: "graph", values: [value] });
    expect(answer.derivation).toBeTruthy();
    expect(answer.timing.plan).toBeGreaterThan(0);
    expect(model.chosen).toHaveLength(1);
    expect(model.asked).toHaveLength(0);
  });

  it.each([
    ["abstains", { entities: ["weir mill"], path, operation: "abstain" }],
    ["chooses what isn't offered", { entities: ["weir mill"], path: "owner", operation: "tell" }],
    ["chooses what nothing speaks for", { entities: ["weir mill"], path: "floor area", operation: "tell" }],
    ["leaves out what was said", { entities: ["weir mill"], path: "miller", operation: "tell" }],
    ["names something else", { entities: ["Per Dahl"], path, operation: "tell" }],
    ["fails", new Error("no")],
  ])("is none where the model %s", async (_, choice) => {
    const answer = await ask(QUESTION, new Chooser(choice));
    expect(answer.served).not.toBe("graph");
  });

  it("isn't asked for where the graph is certain, the question chooses or denies, it is switched off, or the model isn't able", async () => {
    const choice = { entities: ["weir mill"], path: "miller", operation: "tell" };
    for (const question of [
      "Who is the miller of Weir Mill?",
      "Who was the former miller of Weir Mill?",
      "Which mill isn't run by a miller?",
    ]) {
      const model = new Chooser(choice);
      await ask(question, model);
      expect(model.chosen).toHaveLength(0);
    }
    const off = new Chooser(choice);
    await ask(QUESTION, off, { queries: false });
    const trained = new Chooser(choice);
    await ask(QUESTION, trained, { prompt: quotedLinesPrompt });
    expect([off.chosen, trained.chosen]).toEqual([[], []]);
    const unable = new RecordingChatModel();
    expect((await ask(QUESTION, unable)).served).not.toBe("graph");
  });

  it("is kept to the form by its schema, and read strictly", () => {
    const form = readForm({ entities: ["a"], paths: ["p", "p → q"], operations: ["tell", "abstain"] });
    expect(form).toBeDefined();
    if (form === undefined) return;
    expect(choiceSchema(form)).toMatchObject({ properties: { path: { enum: ["p", "p → q"] } }, additionalProperties: false });
    expect(readChoice({ entities: ["a", "a"], path: "p", operation: "tell" }, form)).toEqual({
      entities: ["a"],
      path: "p",
      operation: "tell",
    });
    expect(readChoice({ entities: ["b"], path: "p", operation: "tell" }, form)).toBeUndefined();
    expect(readChoice("p", form)).toBeUndefined();
    expect(readForm({ entities: ["a"], paths: ["p"], operations: ["tell"] })).toBeUndefined();
    expect(readForm({ entities: [], paths: ["p"], operations: ["abstain"] })).toBeUndefined();
  });
});
