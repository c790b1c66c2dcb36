import type { ChatCompletionChunk, Completion, ChatCompletion as OpenAiCompletion } from "openai/resources";
import { describe, expect, expectTypeOf, it } from "vitest";
import { ApiError } from "../../src/server/api-error.js";
import type { ChatChunk, ChatCompletion } from "../../src/server/replies/chat-reply.js";
import type { ReplyMeta } from "../../src/server/replies/reply-meta.js";
import type { TextCompletion } from "../../src/server/replies/text-reply.js";
import { readAnswerRequest } from "../../src/server/requests/answer-request.js";
import { readChatRequest } from "../../src/server/requests/chat-request.js";
import { readCompletionRequest } from "../../src/server/requests/completion-request.js";
import { readEmbeddingRequest } from "../../src/server/requests/embedding-request.js";

const user = { role: "user", content: "Hi." };
const weather = { type: "function", function: { name: "get_weather" } };
const chat = (fields: object = {}) => readChatRequest({ model: "m", messages: [user], ...fields }, 8);

/** Code and field of a refusal. */
function refusal(read: () => unknown): readonly [code: string, param: string | undefined] {
  try {
    read();
  } catch (error) {
    if (error instanceof ApiError) return [error.code, error.param];
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("a chat request", () => {
  it("becomes messages, tools and options as backends take them", () => {
    const read = chat({
      messages: [
        { role: "developer", content: "Be brief." },
        {
          role: "user",
          content: [
            { type: "text", text: "Weather " },
            { type: "text", text: "in 北京?" },
          ],
          name: "Ann",
        },
        {
          role: "assistant",
          content: null,
          refusal: null,
          annotations: [],
          tool_calls: [{ id: "1", type: "function", function: { name: "get_weather", arguments: '{"city":"北京"}' } }],
        },
        { role: "tool", tool_call_id: "1", content: "sunny" },
        { role: "function", name: "get_weather", content: "sunny" },
        { role: "observation", content: "sunny" },
      ],
      tools: [{ ...weather, function: { ...weather.function, strict: true } }],
      tool_choice: "required",
      temperature: 0,
      top_p: 0.5,
      top_k: -1,
      max_completion_tokens: 9,
      repetition_penalty: 1.1,
      seed: 4,
      stop: "x",
      n: 2,
      stream: true,
      stream_options: { include_usage: true },
      logprobs: false,
      logit_bias: {},
      presence_penalty: 0,
      user: "somebody",
      verbosity: "low",
      metadata: null,
    });
    expect(read).toEqual({
      model: "m",
      stream: true,
      streamUsage: true,
      choices: 2,
      singleCall: false,
      ignored: ["verbosity", "messages.name", "tools.function.strict"],
      request: {
        messages: [
          { role: "system", content: "Be brief." },
          { role: "user", content: "Weather in 北京?" },
          { role: "assistant", content: "", toolCalls: [{ id: "1", name: "get_weather", args: { city: "北京" } }] },
          { role: "tool", toolCallId: "1", content: "sunny" },
          { role: "function", name: "get_weather", content: "sunny" },
          { role: "observation", content: "sunny" },
        ],
        tools: [{ name: "get_weather", description: "", parameters: { type: "object", properties: {} } }],
        toolChoice: "any",
        responseSchema: undefined,
        options: { temperature: 0, topP: 0.5, topK: 0, maxTokens: 9, repetitionPenalty: 1.1, seed: 4, stop: ["x"] },
      },
    });
  });

  it("keeps a schema whole: no stop string cuts its value", () => {
    const schema = { type: "object", properties: { a: { type: "string" } } };
    const read = chat({
      response_format: { type: "json_schema", json_schema: { name: "x", schema, description: "One." } },
      stop: ["}"],
    });
    expect(read.request.responseSchema).toEqual({ ...schema, description: "One." });
    expect(read.request.options.stop).toBeUndefined();
    expect(read.ignored).toEqual(["stop"]);
    expect(chat({ response_format: { type: "text" } }).request.responseSchema).toBeUndefined();
    expect(chat({ response_format: { type: "json_object" } }).request.responseSchema).toEqual({ type: "object" });
  });

  it.each<[object, string, string]>([
    [{ messages: [] }, "INVALID_OPTION", "messages"],
    [{ messages: [{ role: "god", content: "x" }] }, "INVALID_OPTION", "messages[0].role"],
    [
      { messages: [user, { role: "user", content: [{ type: "image_url", image_url: {} }] }] },
      "INVALID_OPTION",
      "messages[1].content",
    ],
    [{ messages: [{ ...user, weight: 1 }] }, "UNSUPPORTED_FIELD", "messages[0].weight"],
    [{ messages: [{ role: "tool", content: "x" }] }, "INVALID_OPTION", "messages[0].tool_call_id"],
    [
      {
        messages: [
          { role: "assistant", tool_calls: [{ id: "1", type: "function", function: { name: "a", arguments: "[1]" } }] },
          user,
        ],
      },
      "INVALID_OPTION",
      "messages[0].tool_calls[0].function.arguments",
    ],
    [{ temperature: -1 }, "INVALID_OPTION", "temperature"],
    [{ top_p: 0 }, "INVALID_OPTION", "top_p"],
    [{ max_tokens: 0 }, "INVALID_OPTION", "max_tokens"],
    [{ max_tokens: 4, max_completion_tokens: 5 }, "INVALID_OPTION", "max_completion_tokens"],
    [{ seed: -1 }, "INVALID_OPTION", "seed"],
    [{ stop: Array.from({ length: 17 }, String) }, "INVALID_OPTION", "stop"],
    [{ n: 9 }, "INVALID_OPTION", "n"],
    [{ n: "2" }, "INVALID_OPTION", "n"],
    [{ tools: [weather, weather] }, "INVALID_OPTION", "tools[1].function.name"],
    [{ tools: [{ type: "custom", custom: {} }] }, "INVALID_OPTION", "tools[0].type"],
    [{ tools: [{ type: "function", function: { name: "a b" } }] }, "INVALID_OPTION", "tools[0].function.name"],
    [{ tool_choice: "required" }, "INVALID_OPTION", "tool_choice"],
    [
      { tools: [weather], tool_choice: { type: "function", function: { name: "other" } } },
      "INVALID_OPTION",
      "tool_choice.function.name",
    ],
    [{ response_format: { type: "grammar" } }, "INVALID_OPTION", "response_format.type"],
    [{ stream_options: { every: 1 } }, "UNSUPPORTED_FIELD", "stream_options.every"],
    [{ logprobs: true }, "UNSUPPORTED_FIELD", "logprobs"],
    [{ top_logprobs: 3 }, "UNSUPPORTED_FIELD", "top_logprobs"],
    [{ logit_bias: { 5: 1 } }, "UNSUPPORTED_FIELD", "logit_bias"],
    [{ presence_penalty: 0.1 }, "UNSUPPORTED_FIELD", "presence_penalty"],
    [{ modalities: ["text", "audio"] }, "UNSUPPORTED_FIELD", "modalities"],
    [{ functions: [{ name: "a" }] }, "UNSUPPORTED_FIELD", "functions"],
    [{ temprature: 1 }, "UNSUPPORTED_FIELD", "temprature"],
    [{ constructor: 1 }, "UNSUPPORTED_FIELD", "constructor"],
  ])("with %j is refused", (fields, code, param) => {
    expect(refusal(() => chat(fields))).toEqual([code, param]);
  });

  it("is answered in shapes that are OpenAI's own", () => {
    expectTypeOf<ReplyMeta & { object: "chat.completion.chunk" } & ChatChunk>().toExtend<ChatCompletionChunk>();
    expectTypeOf<ChatCompletion>().toExtend<OpenAiCompletion>();
    expectTypeOf<Omit<TextCompletion, "choices" | "usage">>().toExtend<Omit<Completion, "choices" | "usage">>();
  });
});

describe("other requests", () => {
  it("are read, or refused by the name of the field", () => {
    expect(readCompletionRequest({ model: "m", prompt: ["a", "b"], n: 2, echo: false }, 4)).toMatchObject({
      choices: 2,
      requests: [{ messages: [{ role: "user", content: "a" }] }, { messages: [{ role: "user", content: "b" }] }],
    });
    expect(() => readCompletionRequest({ prompt: "a" }, 4)).toThrow("model: it is missing; a string is needed.");
    const completion = (fields: object) => () => readCompletionRequest({ model: "m", prompt: "a", ...fields }, 4);
    expect(refusal(completion({ prompt: ["a", "b", "c"], n: 2 }))).toEqual(["INVALID_OPTION", "prompt"]);
    expect(refusal(completion({ prompt: [1, 2] }))).toEqual(["INVALID_OPTION", "prompt"]);
    expect(refusal(completion({ logprobs: 0 }))).toEqual(["UNSUPPORTED_FIELD", "logprobs"]);
    expect(refusal(completion({ echo: true }))).toEqual(["UNSUPPORTED_FIELD", "echo"]);
    expect(refusal(completion({ suffix: "b" }))).toEqual(["UNSUPPORTED_FIELD", "suffix"]);
    expect(refusal(completion({ best_of: 2 }))).toEqual(["UNSUPPORTED_FIELD", "best_of"]);
    expect(readEmbeddingRequest({ model: "e", input: "a" })).toEqual({ model: "e", texts: ["a"], encoding: "float" });
    expect(refusal(() => readEmbeddingRequest({ model: "e", input: [[1, 2]] }))).toEqual(["INVALID_OPTION", "input"]);
    expect(refusal(() => readEmbeddingRequest({ model: "e", input: [] }))).toEqual(["INVALID_OPTION", "input"]);
    expect(readAnswerRequest({ question: "a" })).toEqual({ question: "a", stream: false, trace: false });
    expect(refusal(() => readAnswerRequest({ question: "" }))).toEqual(["INVALID_OPTION", "question"]);
    expect(refusal(() => readAnswerRequest({ question: "a", cache: "none" }))).toEqual(["INVALID_OPTION", "cache"]);
    expect(refusal(() => readAnswerRequest({ question: "a", model: "m" }))).toEqual(["UNSUPPORTED_FIELD", "model"]);
  });
});
