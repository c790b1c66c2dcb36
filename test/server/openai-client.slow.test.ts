import { APIError, BadRequestError, NotFoundError } from "openai";
import { describe, expect, it } from "vitest";
import { LocalModel } from "../../src/local-model/local-model.js";
import { seededModel } from "../support/seeded-model.js";
import { key, post, scriptedBackend, serve } from "./support/serve.js";

const long = "Counting on: one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen.";
const user = (content: string) => ({ role: "user" as const, content });
const weather = {
  type: "function" as const,
  function: {
    name: "get_weather",
    description: "The weather of a city.",
    parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
  },
};

const seeded = seededModel();

async function served(replies: Parameters<typeof scriptedBackend>[0]) {
  return serve({ models: { "chatglm3-6b": await scriptedBackend(replies) } });
}

describe("chat completions, by the official client", () => {
  it("gives a whole reply with its usage", async () => {
    const { client } = await served([long]);
    const reply = await client.chat.completions.create({ model: "chatglm3-6b", messages: [user("Count.")] });
    expect(reply.choices).toEqual([
      {
        index: 0,
        message: { role: "assistant", content: long, refusal: null },
        logprobs: null,
        finish_reason: "stop",
      },
    ]);
    expect(reply).toMatchObject({ object: "chat.completion", model: "chatglm3-6b" });
    expect(reply.id).toMatch(/^chatcmpl-[0-9a-f]{32}$/);
    expect(reply.usage?.prompt_tokens).toBeGreaterThan(0);
    expect(reply.usage?.total_tokens).toBe((reply.usage?.prompt_tokens ?? 0) + (reply.usage?.completion_tokens ?? 0));
  });

  it("streams the same reply, then the usage", async () => {
    const { client } = await served([long]);
    const messages = [user("Count.")];
    const stream = await client.chat.completions.create({
      model: "chatglm3-6b",
      messages,
      stream: true,
      stream_options: { include_usage: true },
    });
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    expect(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? "").join("")).toBe(long);
    expect(chunks.length).toBeGreaterThan(10);
    expect(chunks[0]?.choices[0]?.delta.role).toBe("assistant");
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
    expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe("stop");
    expect(chunks.at(-1)?.choices).toEqual([]);
    const whole = await client.chat.completions.create({ model: "chatglm3-6b", messages });
    expect(chunks.at(-1)?.usage?.completion_tokens).toBe(whole.usage?.completion_tokens);
  });

  it("folds in the client's own stream helper", async () => {
    const { client } = await served([["I look.", { name: "get_weather", args: { city: "北京" } }]]);
    const stream = client.chat.completions.stream({ model: "chatglm3-6b", messages: [user("Weather?")], tools: [weather] });
    const { choices } = await stream.finalChatCompletion();
    expect(choices[0]?.message.content).toBe("I look.");
    expect(choices[0]?.message.tool_calls?.[0]).toMatchObject({
      type: "function",
      function: { name: "get_weather", arguments: '{"city":"北京"}' },
    });
    expect(choices[0]?.finish_reason).toBe("tool_calls");
  });

  it("calls tools, reads their results back, and runs the client's tool loop", async () => {
    const { client } = await served([[{ name: "get_weather", args: { city: "北京" } }], "It is sunny."]);
    const asked: unknown[] = [];
    const runner = client.chat.completions.runTools({
      model: "chatglm3-6b",
      messages: [user("Weather?")],
      tools: [
        {
          type: "function",
          function: {
            name: "get_weather",
            description: "The weather of a city.",
            parameters: weather.function.parameters,
            parse: JSON.parse,
            function: (args: object) => {
              asked.push(args);
              return "sunny";
            },
          },
        },
      ],
    });
    expect(await runner.finalContent()).toBe("It is sunny.");
    expect(asked).toEqual([{ city: "北京" }]);
  });

  it("forces a call by tool_choice, and gives no more than one when parallel calls aren't wanted", async () => {
    const { client } = await served([
      [
        { name: "get_weather", args: { city: "北京" } },
        { name: "get_weather", args: { city: "上海" } },
      ],
    ]);
    const request = { model: "chatglm3-6b", messages: [user("Weather?")], tools: [weather] };
    const calls = async (fields: object): Promise<number | undefined> => {
      const { choices } = await client.chat.completions.create({ ...request, ...fields });
      return choices[0]?.message.tool_calls?.length;
    };
    expect(await calls({})).toBe(2);
    expect(await calls({ parallel_tool_calls: false })).toBe(1);
    expect(await calls({ tool_choice: "none" })).toBeUndefined();
    expect(await calls({ tool_choice: { type: "function", function: { name: "get_weather" } } })).toBeGreaterThan(0);
  });

  it("keeps a reply to a JSON schema", async () => {
    const { client } = await served(['{"city": "Hangzhou", "degrees": 26}']);
    const { choices } = await client.chat.completions.parse({
      model: "chatglm3-6b",
      messages: [user("Weather?")],
      response_format: {
        type: "json_schema",
        json_schema: {
          name: "weather",
          strict: true,
          schema: {
            type: "object",
            properties: { city: { type: "string" }, degrees: { type: "integer" } },
            required: ["city", "degrees"],
            additionalProperties: false,
          },
        },
      },
    });
    expect(choices[0]?.message.parsed).toEqual({ city: "Hangzhou", degrees: 26 });
    const object = await client.chat.completions.create({
      model: "chatglm3-6b",
      messages: [user("Weather?")],
      response_format: { type: "json_object" },
    });
    expect(JSON.parse(object.choices[0]?.message.content ?? "")).toEqual({ city: "Hangzhou", degrees: 26 });
  });

  it("gives several choices, whole and streamed, counts their prompt once, and keeps to max_tokens and stop", async () => {
    const { client } = await served([long]);
    const request = { model: "chatglm3-6b", messages: [user("Count.")], n: 3 };
    const one = await client.chat.completions.create({ ...request, n: 1 });
    const three = await client.chat.completions.create(request);
    expect(three.choices.map(({ index, message }) => [index, message.content])).toEqual([0, 1, 2].map((index) => [index, long]));
    expect(three.usage?.prompt_tokens).toBe(one.usage?.prompt_tokens);
    expect(three.usage?.completion_tokens).toBe(3 * (one.usage?.completion_tokens ?? 0));
    const texts = ["", "", ""];
    for await (const { choices } of await client.chat.completions.create({ ...request, stream: true })) {
      for (const { index, delta } of choices) texts[index] += delta.content ?? "";
    }
    expect(texts).toEqual([long, long, long]);
    const cut = await client.chat.completions.create({ ...request, n: 1, max_completion_tokens: 3 });
    expect(cut.choices[0]?.finish_reason).toBe("length");
    expect(cut.usage?.completion_tokens).toBe(3);
    const stopped = await client.chat.completions.create({ ...request, n: 1, stop: "four" });
    expect(stopped.choices[0]?.message.content?.trimEnd()).toBe("Counting on: one two three");
  });

  it("gives the same reply for the same seed, and others for other choices", async () => {
    const backend = new LocalModel({ model: await seeded, maxTokens: 12 });
    try {
      const { client } = await serve({ models: { seeded: backend } });
      const ask = async (seed: number): Promise<(string | null)[]> => {
        const { choices } = await client.chat.completions.create({
          model: "seeded",
          messages: [user("说点什么")],
          seed,
          n: 2,
          temperature: 1,
          top_p: 1,
        });
        return choices.map(({ message }) => message.content);
      };
      const [first, again] = [await ask(7), await ask(7)];
      expect(again).toEqual(first);
      expect(first[0]).not.toBe(first[1]);
      expect((await ask(8))[0]).toBe(first[1]);
    } finally {
      await backend.close();
    }
  });
});

describe("text completions, by the official client", () => {
  it("answers several prompts, whole and streamed", async () => {
    const { client } = await served([long]);
    const request = { model: "chatglm3-6b", prompt: ["Count.", "Count on."], n: 2 };
    const whole = await client.completions.create(request);
    expect(whole.choices.map(({ index, text }) => [index, text])).toEqual([0, 1, 2, 3].map((index) => [index, long]));
    const texts = ["", "", "", ""];
    for await (const { choices } of await client.completions.create({ ...request, stream: true })) {
      for (const { index, text } of choices) texts[index] += text;
    }
    expect(texts).toEqual([long, long, long, long]);
  });
});

describe("models, by the official client", () => {
  it("lists and tells each, and names an unknown one", async () => {
    const { client } = await served(["Fine."]);
    expect((await client.models.list()).data.map(({ id }) => id)).toEqual(["chatglm3-6b"]);
    expect(await client.models.retrieve("chatglm3-6b")).toMatchObject({ id: "chatglm3-6b", object: "model" });
    const failure = await client.chat.completions.create({ model: "gpt-4.1", messages: [user("Hi.")] }).catch((error) => error);
    expect(failure).toBeInstanceOf(NotFoundError);
    expect(failure).toMatchObject({ status: 404, code: "MODEL_NOT_FOUND", param: "model", type: "not_found_error" });
  });
});

describe("what can't be done", () => {
  it("is refused in OpenAI's shape, naming the field", async () => {
    const { client } = await served(["Fine."]);
    const failure = await client.chat.completions
      .create({ model: "chatglm3-6b", messages: [user("Hi.")], logprobs: true })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BadRequestError);
    expect(failure).toMatchObject({ code: "UNSUPPORTED_FIELD", param: "logprobs", type: "invalid_request_error" });
    expect(failure instanceof APIError && failure.requestID).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("is a 400 for a prompt longer than the context, before a stream begins", async () => {
    const { client } = await served(["Fine."]);
    const failure = await client.chat.completions
      .create({ model: "chatglm3-6b", messages: [user("tea ".repeat(20_000))], stream: true })
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ status: 400, code: "CONTEXT_OVERFLOW" });
  });

  it("is said in a header where the answer is right without it", async () => {
    const { url } = await served(["Fine."]);
    const response = await post(
      `${url}/v1/chat/completions`,
      { model: "chatglm3-6b", messages: [user("Hi.")], reasoning_effort: "low", user: "me" },
      { authorization: `Bearer ${key}` },
    );
    expect(response.headers.get("x-ignored-fields")).toBe("reasoning_effort");
    expect(response.status).toBe(200);
    await response.body?.cancel();
  });
});
