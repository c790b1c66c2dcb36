import type { CallbackHandlerMethods } from "@langchain/core/callbacks/base";
import { AIMessage, type AIMessageChunk, type BaseMessage, HumanMessage, ToolMessage } from "@langchain/core/messages";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import { RunnableLambda } from "@langchain/core/runnables";
import { tool } from "@langchain/core/tools";
import { toJsonSchema } from "@langchain/core/utils/json_schema";
import { z } from "zod";
import { type ConformanceCase, type ConformingChatModel, readStream, usageOf } from "./conformance-case.js";
import type { ScriptedReply } from "./scripted-model.js";
import type { Expect } from "./test-runner.js";

const addition = z.object({ a: z.number().int(), b: z.number().int() }).describe("Two whole numbers.");
const adder = tool(async ({ a, b }) => String(a + b), {
  name: "math_addition",
  description: "Adds two whole numbers.",
  schema: addition,
});
const additionPrompt = ChatPromptTemplate.fromMessages([
  ["system", "Always call the tool {toolName}."],
  ["human", "What is 1 + 2?"],
]);
const addingReply: readonly ScriptedReply[] = [[{ name: "math_addition", args: { a: 1, b: 2 } }]];

const place = z.object({ location: z.string().describe("A city, such as San Francisco") });
const weather = { name: "get_current_weather", description: "Tells the weather at a place.", schema: place };
const weatherReply: readonly ScriptedReply[] = [[{ name: "get_current_weather", args: { location: "San Francisco" } }]];
const clock = { name: "get_current_time", description: "Tells the time at a place.", schema: place };
const bothReply: readonly ScriptedReply[] = [
  [
    { name: "get_current_weather", args: { location: "San Francisco" } },
    { name: "get_current_time", args: { location: "San Francisco" } },
  ],
  "It is sunny, and noon.",
];
const weatherQuestion = "What is the weather in San Francisco?";

function expectAddition(reply: Pick<AIMessageChunk, "tool_calls">, expect: Expect): void {
  expect(reply.tool_calls).toMatchObject([{ name: "math_addition", args: { a: 1, b: 2 } }]);
  expect(typeof reply.tool_calls?.[0]?.id).toBe("string");
}

const ask = (
  model: ConformingChatModel,
  tool: Parameters<ConformingChatModel["bindTools"]>[0][number],
): Promise<AIMessageChunk> => additionPrompt.pipe(model.bindTools([tool])).invoke({ toolName: "math_addition" });

function toolHistory(content: string | { type: "text"; text: string }[], said: string): BaseMessage[] {
  return [
    new HumanMessage("What is 1 + 2?"),
    new AIMessage({
      // Some integrations repeat the call among the content.
      content:
        said === ""
          ? ""
          : [
              { type: "text", text: said },
              { type: "tool_use", id: "call_1", name: "math_addition", input: { a: 1, b: 2 } },
            ],
      tool_calls: [{ name: "math_addition", id: "call_1", args: { a: 1, b: 2 }, type: "tool_call" }],
    }),
    new ToolMessage({ content, tool_call_id: "call_1", name: "math_addition" }),
  ];
}

async function answersHistory(model: ConformingChatModel, messages: BaseMessage[], expect: Expect): Promise<void> {
  const reply = await model.bindTools([adder]).invoke(messages);
  expect(reply.tool_calls ?? []).toEqual([]);
  expect(reply.text.length).toBeGreaterThan(0);
}

/** Calls a tool, gives its result back, and reads the answer: streamed or not. */
async function usesTool(model: ConformingChatModel, streaming: boolean, expect: Expect): Promise<void> {
  const bound = model.bindTools([weather]);
  const say = async (messages: BaseMessage[]): Promise<AIMessageChunk> =>
    streaming ? (await readStream(await bound.stream(messages))).whole : bound.invoke(messages);
  const question = new HumanMessage(weatherQuestion);
  const called = await say([question]);
  const [call] = called.tool_calls ?? [];
  expect(call).toMatchObject({ name: "get_current_weather" });
  const result = new ToolMessage({ tool_call_id: call?.id ?? "", name: "get_current_weather", content: "Sunny." });
  expect((await say([question, called, result])).text.length).toBeGreaterThan(0);
}

const structured = { name: "person", method: "functionCalling" } as const;
const personReply: readonly ScriptedReply[] = [[{ name: "person", args: { name: "Ada", age: 36 } }]];
const person = z.object({ name: z.string(), age: z.number() });

/** Keeps what a model tells tracers about the format of a structured output. */
function formatListener(told: unknown[]): CallbackHandlerMethods {
  return {
    handleChatModelStart: (_model, _messages, _run, _parent, extra) => {
      const options = extra?.["options"] as { readonly ls_structured_output_format?: unknown } | undefined;
      told.push(options?.ls_structured_output_format);
    },
  };
}

/** LangChain's integration tests about tools and structured output. */
export const chatModelToolCases: readonly ConformanceCase[] = [
  { name: "ToolCalling", replies: addingReply, run: async (model, expect) => expectAddition(await ask(model, adder), expect) },
  {
    name: "BindToolsWithRunnableToolLike",
    replies: addingReply,
    run: async (model, expect) => {
      const runnable = RunnableLambda.from<z.infer<typeof addition>, string>(({ a, b }) => String(a + b));
      const name = "math_addition";
      const toolLike = runnable.asTool({ name, description: "Adds two whole numbers.", schema: addition });
      expectAddition(await ask(model, toolLike), expect);
    },
  },
  {
    name: "BindToolsWithOpenAIFormattedTools",
    replies: addingReply,
    run: async (model, expect) => {
      const parameters = z.toJSONSchema(addition);
      const named = { name: "math_addition", description: "Adds two whole numbers.", parameters };
      expectAddition(await ask(model, { type: "function", function: named }), expect);
    },
  },
  {
    name: "ToolMessageHistoriesStringContent",
    replies: [...addingReply, "The sum is 3."],
    run: (model, expect) => answersHistory(model, toolHistory("3", ""), expect),
  },
  {
    name: "ToolMessageHistoriesListContent",
    replies: [...addingReply, "The sum is 3."],
    run: (model, expect) => answersHistory(model, toolHistory([{ type: "text", text: "3" }], "I add them."), expect),
  },
  {
    name: "StructuredFewShotExamples",
    replies: [...addingReply, "3", "The answer is 6."],
    run: (model, expect) =>
      answersHistory(model, [...toolHistory("3", ""), new AIMessage("3"), new HumanMessage("What is 2 + 4?")], expect),
  },
  {
    name: "WithStructuredOutput",
    replies: personReply,
    run: async (model, expect) => {
      const told: unknown[] = [];
      const callbacks = [formatListener(told)];
      const result = await model.withStructuredOutput(person, structured).invoke("Ada is 36.", { callbacks });
      expect(result).toEqual({ name: "Ada", age: 36 });
      expect(told).toMatchObject([{ kwargs: { method: "functionCalling" }, schema: toJsonSchema(person) }]);
    },
  },
  {
    name: "WithStructuredOutputIncludeRaw",
    replies: personReply,
    run: async (model, expect) => {
      const told: unknown[] = [];
      const callbacks = [formatListener(told)];
      const both = await model
        .withStructuredOutput(person, { ...structured, includeRaw: true })
        .invoke("Ada is 36.", { callbacks });
      expect(both.parsed).toEqual({ name: "Ada", age: 36 });
      expect(AIMessage.isInstance(both.raw)).toBe(true);
      expect(told).toMatchObject([{ kwargs: { method: "functionCalling" }, schema: toJsonSchema(person) }]);
    },
  },
  {
    name: "StreamTokensWithToolCalls",
    replies: addingReply,
    run: async (model, expect) => {
      const bound = additionPrompt.pipe(model.bindTools([adder]));
      const { chunks, whole } = await readStream(await bound.stream({ toolName: "math_addition" }));
      expectAddition(whole, expect);
      expect(chunks.some((chunk) => (chunk.tool_call_chunks ?? []).length > 0)).toBe(true);
      expect(usageOf(whole)?.input_tokens).toBeGreaterThan(0);
      expect(usageOf(whole)?.output_tokens).toBeGreaterThan(0);
    },
  },
  {
    name: "ModelCanUseToolUseAIMessage",
    replies: [...weatherReply, "It is sunny."],
    run: (model, expect) => usesTool(model, false, expect),
  },
  {
    name: "ModelCanUseToolUseAIMessageWithStreaming",
    replies: [...weatherReply, "It is sunny."],
    run: (model, expect) => usesTool(model, true, expect),
  },
  {
    name: "InvokeMoreComplexTools",
    replies: [
      [
        {
          name: "service_tool",
          args: {
            decision: "UseAPI",
            explanation: 'It\'s "faster".',
            apiDetails: { serviceName: "MyService", parameters: { first: "a", second: [1, null, true] } },
          },
        },
      ],
    ],
    run: async (model, expect) => {
      const schema = z.object({
        decision: z.enum(["UseAPI", "UseFallback"]),
        explanation: z.string(),
        apiDetails: z.object({ serviceName: z.string(), parameters: z.record(z.string(), z.unknown()) }),
      });
      const bound = model.withStructuredOutput(schema, { name: "service_tool", method: "functionCalling" });
      const result = await bound.invoke("Use MyService, because it's faster.");
      expect(result.decision).toBe("UseAPI");
      expect(typeof result.explanation).toBe("string");
      expect(typeof result.apiDetails.parameters).toBe("object");
    },
  },
  {
    name: "ParallelToolCalling",
    replies: bothReply,
    run: async (model, expect) => {
      const bound = model.bindTools([weather, clock]);
      const question = new HumanMessage("What are the weather and the time in San Francisco? Call both tools.");
      const invoked = await bound.invoke([question]);
      const { whole } = await readStream(await bound.stream([question]));
      for (const { tool_calls = [] } of [invoked, whole]) {
        expect(tool_calls.map(({ name }) => name).sort()).toEqual([clock.name, weather.name]);
        expect(new Set(tool_calls.map(({ id }) => id)).size).toBe(2);
      }
      const results = (invoked.tool_calls ?? []).map(
        ({ id = "", name }) => new ToolMessage({ tool_call_id: id, name, content: name === clock.name ? "12:02" : "Sunny." }),
      );
      const answer = await bound.invoke([question, invoked, ...results]);
      expect(answer.tool_calls ?? []).toEqual([]);
      expect(answer.text.length).toBeGreaterThan(0);
    },
  },
  {
    name: "ModelCanAcceptStructuredToolParamsSchema",
    replies: weatherReply,
    run: async (model, expect) => {
      const reply = await model.bindTools([weather]).invoke(weatherQuestion);
      expect(reply.tool_calls).toMatchObject([{ name: "get_current_weather", args: { location: "San Francisco" } }]);
    },
  },
  {
    name: "StreamTools",
    replies: weatherReply,
    run: async (model, expect) => {
      const { whole } = await readStream(await model.bindTools([weather]).stream(weatherQuestion));
      expect(whole.tool_calls).toMatchObject([{ name: "get_current_weather", args: { location: "San Francisco" } }]);
    },
  },
];
