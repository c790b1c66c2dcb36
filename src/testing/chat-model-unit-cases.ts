import { tool } from "@langchain/core/tools";
import { z } from "zod";
import type { ConformanceCase, ConformingChatModel } from "./conformance-case.js";
import type { Expect } from "./test-runner.js";

const person = z.object({ name: z.string(), age: z.number() });
const personTool = tool(async () => "kept", { name: "person", description: "Keeps a person.", schema: person });

const isThere = async (model: ConformingChatModel, expect: Expect): Promise<void> => {
  expect(typeof model._llmType()).toBe("string");
};

/** LangChain's eight unit tests of a chat model. None but the two about signals calls the model. */
export const chatModelUnitCases: readonly ConformanceCase[] = [
  { name: "ChatModelInit", run: isThere },
  { name: "ChatModelInitApiKey", parameters: { apiKey: "test" }, run: isThere },
  { name: "ChatModelInitStreaming", parameters: { streaming: true }, run: isThere },
  {
    name: "ChatModelWithBindTools",
    run: async (model, expect) => expect(typeof model.bindTools([personTool]).invoke).toBe("function"),
  },
  {
    name: "ChatModelWithStructuredOutput",
    run: async (model, expect) => expect(typeof model.withStructuredOutput(person).invoke).toBe("function"),
  },
  {
    name: "StandardParams",
    parameters: { temperature: 0, maxTokens: 100, stop: ["END"] },
    run: async (model, expect) => {
      const parameters = model.getLsParams({});
      expect(Object.keys(parameters).sort()).toEqual(
        ["ls_max_tokens", "ls_model_name", "ls_model_type", "ls_provider", "ls_stop", "ls_temperature"].sort(),
      );
      expect(parameters).toMatchObject({ ls_model_type: "chat", ls_temperature: 0, ls_max_tokens: 100, ls_stop: ["END"] });
    },
  },
  {
    name: "InvokeThrowsWithAbortedSignal",
    run: async (model, expect) => {
      const outcome = await model.invoke("hello", { signal: AbortSignal.abort() }).then(
        () => "answered",
        () => "thrown",
      );
      expect(outcome).toBe("thrown");
    },
  },
  {
    name: "StreamReturnsEarlyWithAbortedSignal",
    run: async (model, expect) => {
      let chunks = 0;
      try {
        for await (const _ of await model.stream("hello", { signal: AbortSignal.abort() })) chunks++;
      } catch {
        // As good as ending: what must not come is a chunk.
      }
      expect(chunks).toBe(0);
    },
  },
];
