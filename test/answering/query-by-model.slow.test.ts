import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { createAnswerChain } from "../../src/answering/answer-chain.js";
import { choicePrompt, choiceSchema, readChoice } from "../../src/answering/plan/query-choice.js";
import { asMessages } from "../../src/answering/writing/prompts/as-messages.js";
import { plainPrompt } from "../../src/answering/writing/prompts/plain-prompt.js";
import { ChatGLMChatModel } from "../../src/langchain/chat-model.js";
import { boxedModel } from "../../src/model/boxed-model.js";
import { GraphSource } from "../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../sources/temporary-folder.js";
import { seededModel } from "../support/seeded-model.js";

const GRAPH = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix v: <https://mill.example/v/> .
v:miller rdfs:label "miller"@en, "磨坊主"@zh . v:extension rdfs:label "extension number"@en, "分机号"@zh . v:area rdfs:label "floor area"@en, "面积"@zh .
v:weir rdfs:label "Weir Mill"@en, "堰磨坊"@zh ; v:miller v:ola ; v:area 340 . v:ola rdfs:label "Ola Berg"@en, "奥拉"@zh ; v:extension "31" .
`;
const QUESTIONS = ["For dialling the miller of Weir Mill which extension number serves?", "给堰磨坊的磨坊主捎话拨啥分机号？"];
const source = (): GraphSource => new GraphSource({ path: join(temporaryFolder({ "graph.ttl": GRAPH }), "graph.ttl") });

describe("choices of real engines", () => {
  let random: string;
  beforeAll(async () => {
    random = await seededModel("fp32");
  });

  it.each(["random weights", "the model that comes with the package"])("are among those offered: %s", async (which) => {
    const model = which === "random weights" ? random : boxedModel();
    await using chat = new ChatGLMChatModel({ model, maxTokens: 200 });
    for (const question of QUESTIONS) {
      const form = await source().queryForm(question, {});
      expect(form?.operations).toContain("abstain");
      if (form === undefined) continue;
      for (const options of [{ temperature: 0 }, { temperature: 1.5, seed: 3 }]) {
        const asked: object = options;
        const reply: unknown = await chat
          .withStructuredOutput(choiceSchema(form), { name: "query" })
          .invoke(asMessages(choicePrompt(question, form)), asked);
        const { operation, path, entities } = reply as { operation: string; path: string; entities: string[] };
        expect(form.operations).toContain(operation);
        expect(form.paths).toContain(path);
        expect(form.entities).toEqual(expect.arrayContaining(entities));
        if (operation !== "abstain") expect(readChoice(reply, form)).toBeDefined();
      }
    }
  });

  it("never make a chain give what the question's words don't speak for", async () => {
    await using chat = new ChatGLMChatModel({ model: random, maxTokens: 120 });
    const chain = createAnswerChain({ model: chat, sources: [source()], cache: false, prompt: plainPrompt });
    for (const question of QUESTIONS) {
      const { served, values } = await chain.invoke({ question });
      if (served === "graph") expect(values).toEqual(["31"]);
    }
  });
});
