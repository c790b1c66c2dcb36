/** Several questions in one batch, and stopping: `npx tsx examples/05-batch-and-cancel.ts [MODEL]`. */
import { ModelAbortError } from "@langchain/core/errors";
import { ChatGLMChatModel } from "langchain-chatglm";
import { exampleModel } from "./example-model.js";

const model = exampleModel();
await using chat = new ChatGLMChatModel({ model, temperature: 0.8, seed: 3 });

// The engine runs them together, step by step.
const questions = ["龙井茶产自哪里？", "Where is West Lake?", "什么是乌龙茶？"];
const replies = await chat.withConfig({ maxTokens: 16 }).batch(questions);
for (const [index, reply] of replies.entries()) console.log(`batch ${index}:`, JSON.stringify(reply.text));

// One failure does not take the others along when errors are asked for as values.
const mixed = await chat.batch(["你好", "word ".repeat(20_000)], [{ maxTokens: 4 }, {}], { returnExceptions: true });
console.log("mixed:", mixed.map((outcome) => (outcome instanceof Error ? outcome.name : "answered")).join(", "));

// Stopping a stream: what came stays, and the engine is free again within one step.
// (At such a temperature any model goes on and on.)
await using talkative = new ChatGLMChatModel({ model, temperature: 50, topP: 1, seed: 3 });
const controller = new AbortController();
let chunks = 0;
try {
  for await (const _ of await talkative.stream("讲一个很长的故事。", { signal: controller.signal })) {
    if (++chunks === 5) controller.abort();
  }
} catch (error) {
  console.log(`stopped after ${chunks} chunks:`, error instanceof Error ? error.name : error);
}

// A whole call that runs out of time still tells what was said until then.
const late = await talkative.invoke("再讲一个很长的故事。", { timeout: 200 }).catch((error: unknown) => error);
if (ModelAbortError.isInstance(late)) console.log("timed out; said so far:", JSON.stringify(late.partialOutput?.text));
