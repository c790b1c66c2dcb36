/** Prompts, chains, several chains at once, and a fallback: `npx tsx examples/02-runnables-and-prompts.ts [MODEL]`. */
import { StringOutputParser } from "@langchain/core/output_parsers";
import { ChatPromptTemplate, MessagesPlaceholder } from "@langchain/core/prompts";
import { RunnableLambda, RunnableMap } from "@langchain/core/runnables";
import { ChatGLM, ChatGLMChatModel } from "langchain-chatglm";
import { exampleModel } from "./example-model.js";

const model = exampleModel();
await using chat = new ChatGLMChatModel({ model, temperature: 0.8, seed: 1, maxTokens: 24 });
await using llm = new ChatGLM({ model, temperature: 0, maxTokens: 16 });

// A conversation so far has its place in a prompt.
const prompt = ChatPromptTemplate.fromMessages([
  ["system", "你是{role}，只用一句话回答。"],
  new MessagesPlaceholder("history"),
  ["human", "{question}"],
]);
const history: [string, string][] = [
  ["human", "西湖在哪里？"],
  ["ai", "在杭州。"],
];
const answer = prompt.pipe(chat).pipe(new StringOutputParser());
console.log("chain   ", await answer.invoke({ role: "导游", history, question: "那里产什么茶？" }));

// Two chains over one question; both models share one engine.
const both = RunnableMap.from({
  chat: answer,
  llm: RunnableLambda.from(({ question }: { question: string }) => question).pipe(llm),
});
const replies = await both.invoke({ role: "导游", history: [], question: "龙井是什么？" });
console.log("chat    ", replies.chat);
console.log("llm     ", replies.llm);

// A model that isn't there, and one that stands in for it.
const missing = new ChatGLMChatModel({ model: "./no-such-folder" });
const safe = missing.withFallbacks([chat]).pipe(new StringOutputParser());
console.log("fallback", await safe.invoke("你好"));
