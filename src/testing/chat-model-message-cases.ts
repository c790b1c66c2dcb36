import { AIMessage, AIMessageChunk, type ContentBlock, HumanMessage, SystemMessage } from "@langchain/core/messages";
import { type ConformanceCase, readStream, usageOf } from "./conformance-case.js";
import type { Expect } from "./test-runner.js";

const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

function expectUsage(usage: unknown, expect: Expect): void {
  const { input_tokens, output_tokens, total_tokens } = (usage ?? {}) as Readonly<Record<string, number>>;
  expect(input_tokens).toBeGreaterThan(0);
  expect(output_tokens).toBeGreaterThan(0);
  expect(total_tokens).toBe((input_tokens ?? 0) + (output_tokens ?? 0));
}

/** A message with one standard block beside the text: what a model with that sense answers, and others skip. */
function blockCase(name: string, block: ContentBlock.Standard): ConformanceCase {
  return {
    name,
    run: async (model, expect) => {
      const contentBlocks: ContentBlock.Standard[] = [{ type: "text", text: "What is this?" }, block];
      expect((await model.invoke([new HumanMessage({ contentBlocks })])).text.length).toBeGreaterThan(0);
    },
  };
}

/** LangChain's integration tests about messages, streams, usage and the cache. */
export const chatModelMessageCases: readonly ConformanceCase[] = [
  {
    name: "Invoke",
    run: async (model, expect) => {
      const reply = await model.invoke("Hello");
      expect(AIMessage.isInstance(reply)).toBe(true);
      expect(typeof reply.content).toBe("string");
      expect(reply.text.length).toBeGreaterThan(0);
    },
  },
  {
    name: "Stream",
    run: async (model, expect) => {
      const { chunks, whole } = await readStream(await model.stream("Hello"));
      expect(chunks.every((chunk) => AIMessageChunk.isInstance(chunk) && typeof chunk.content === "string")).toBe(true);
      expect(chunks.length).toBeGreaterThan(1);
      expect(whole.text.length).toBeGreaterThan(0);
    },
  },
  {
    name: "Batch",
    run: async (model, expect) => {
      const replies = await model.batch(["Hello", "Hey"]);
      expect(replies.length).toBe(2);
      for (const reply of replies) expect(reply.text.length).toBeGreaterThan(0);
    },
  },
  {
    name: "StreamEvents",
    run: async (model, expect) => {
      const events: { event: string; data: { chunk?: AIMessageChunk; output?: AIMessageChunk } }[] = [];
      for await (const event of model.streamEvents("Hello", { version: "v2" })) events.push(event);
      expect(events.length).toBeGreaterThan(2);
      expect(events[0]?.event).toBe("on_chat_model_start");
      expect(events.at(-1)?.event).toBe("on_chat_model_end");
      const streamed = events.filter(({ event }) => event === "on_chat_model_stream").map(({ data }) => data.chunk?.text ?? "");
      expect(events.at(-1)?.data.output?.text).toBe(streamed.join(""));
    },
  },
  {
    name: "Conversation",
    run: async (model, expect) => {
      const reply = await model.invoke([new HumanMessage("hello"), new AIMessage("hello"), new HumanMessage("how are you")]);
      expect(reply.text.length).toBeGreaterThan(0);
    },
  },
  {
    name: "DoubleMessageConversation",
    run: async (model, expect) => {
      const messages = [
        new SystemMessage("hello"),
        new SystemMessage("hello"),
        new HumanMessage("hello"),
        new HumanMessage("hello"),
        new AIMessage("hello"),
        new AIMessage("hello"),
        new HumanMessage("how are you"),
      ];
      expect((await model.invoke(messages)).text.length).toBeGreaterThan(0);
    },
  },
  {
    name: "UsageMetadata",
    run: async (model, expect) => {
      const { usage_metadata, response_metadata } = await model.invoke("Hello");
      expectUsage(usage_metadata, expect);
      expect(typeof response_metadata["model"]).toBe("string");
    },
  },
  {
    name: "UsageMetadataStreaming",
    run: async (model, expect) => {
      const { chunks, whole } = await readStream(await model.stream("Hello"));
      expectUsage(whole.usage_metadata, expect);
      expect(chunks.filter((chunk) => chunk.usage_metadata !== undefined).length).toBe(1);
    },
  },
  {
    name: "StopSequence",
    replies: ["one, two. three. you. four."],
    // Given to the constructor, and overridden by a call's own.
    parameters: { stop: ["you"] },
    run: async (model, expect) => {
      expect((await model.invoke("hi")).text.includes("you")).toBe(false);
      for (const reply of [
        await model.invoke("hi", { stop: ["three"] }),
        (await readStream(await model.stream("hi", { stop: ["three"] }))).whole,
      ]) {
        expect(reply.text.includes("three")).toBe(false);
      }
    },
  },
  {
    name: "CacheComplexMessageTypes",
    parameters: { cache: true },
    run: async (model, expect) => {
      const content = [
        { type: "text", text: "Hello there, human!" },
        { type: "text", text: "How are you?" },
      ];
      const first = await model.invoke([new HumanMessage({ content })]);
      const second = await model.invoke([new HumanMessage({ content })]);
      expect(second.content).toEqual(first.content);
      // A hit costs no tokens.
      expect(usageOf(second)?.total_tokens).toBe(0);
    },
  },
  {
    name: "StandardTextContentBlocks",
    run: async (model, expect) => {
      const reply = await model.invoke([new HumanMessage({ contentBlocks: [{ type: "text", text: "Hello" }] })]);
      expect(reply.text.length).toBeGreaterThan(0);
    },
  },
  blockCase("StandardImageContentBlocks", { type: "image", mimeType: "image/png", data: png }),
  blockCase("StandardAudioContentBlocks", { type: "audio", mimeType: "audio/wav", data: "UklGRg==" }),
  blockCase("StandardFileContentBlocks", { type: "file", mimeType: "application/pdf", data: "JVBERi0=" }),
];
