/**
 * Tools and an agent: `npx tsx examples/03-tools-and-agent.ts [MODEL]`. Without a model's folder it plays a script on the real
 * engine, since random weights follow no instructions: the prompt, the engine, the parsed calls and the tools are real, the words are
 * the script's.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { HumanMessage } from "@langchain/core/messages";
import { tool } from "@langchain/core/tools";
import { createAgent } from "langchain";
import { ChatGLMChatModel } from "langchain-chatglm";
import { writeScriptedModel } from "langchain-chatglm/testing";
import { z } from "zod";

const temperatures: Readonly<Record<string, number>> = { 北京: 21, 杭州: 26 };
const weather = tool(async ({ city }) => `${city}: ${temperatures[city] ?? "?"} °C`, {
  name: "get_weather",
  description: "Tells a city's temperature now.",
  schema: z.object({ city: z.string().describe("The city's name") }),
});

const scratch = await mkdtemp(path.join(tmpdir(), "langchain-chatglm-example-"));
try {
  const model = process.argv[2] ?? path.join(scratch, "scripted");
  if (process.argv[2] === undefined) {
    console.log("No model was named: a script is played.");
    const calls = ["北京", "杭州"].map((city) => ({ name: "get_weather", args: { city } }));
    await writeScriptedModel(model, [calls, "杭州比北京高 5 °C。"]);
  }
  await using chat = new ChatGLMChatModel({ model, temperature: 0 });
  const question = "北京和杭州，哪里更热？";

  // By hand: what the model asks for, as it streams.
  for await (const chunk of await chat.bindTools([weather]).stream(question)) {
    for (const { name, args } of chunk.tool_call_chunks ?? []) console.log("chunk", { name, args });
  }

  // By an agent: it runs the tools, shows the model what they said, and ends with its answer.
  const agent = createAgent({ model: chat, tools: [weather], systemPrompt: "Answer with the help of your tools." });
  const { messages } = await agent.invoke({ messages: [new HumanMessage(question)] });
  for (const message of messages) console.log(message.type.padEnd(6), message.text);
} finally {
  await rm(scratch, { recursive: true, force: true });
}
