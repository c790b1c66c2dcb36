/**
 * Replies that are values: `npx tsx examples/04-structured-output.ts [MODEL]`. What is sampled is kept to the schema, so even a
 * tiny model gives a value that parses and validates; that it is true needs a larger one.
 */
import { ChatGLMChatModel } from "langchain-chatglm";
import { z } from "zod";
import { exampleModel } from "./example-model.js";

const tea = z.object({
  name: z.string().max(12),
  kind: z.enum(["green", "black", "oolong"]),
  year: z.number().int().min(1000).max(2100),
  famous: z.boolean(),
});

await using chat = new ChatGLMChatModel({ model: exampleModel(), seed: 7, maxTokens: 200 });
const value = await chat.withStructuredOutput(tea).invoke("介绍一种茶。");
console.log("value", value, tea.safeParse(value).success ? "validates" : "does not validate");

const { raw, parsed } = await chat.withStructuredOutput(tea, { includeRaw: true }).invoke("再介绍一种茶。");
console.log("raw  ", raw.text);
console.log("same ", JSON.stringify(parsed) === JSON.stringify(JSON.parse(raw.text)));
