import { StringOutputParser } from "@langchain/core/output_parsers";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import { ChatGLMChatModel } from "langchain-chatglm";

const chat = new ChatGLMChatModel({ model: "./chatglm3-6b-int4", temperature: 0.8, maxTokens: 64 });
console.log((await chat.invoke("你是谁？")).text);

const prompt = ChatPromptTemplate.fromMessages([["human", "用一句话介绍{topic}。"]]);
const chain = prompt.pipe(chat).pipe(new StringOutputParser());

for await (const text of await chain.stream({ topic: "西湖" })) process.stdout.write(text);
process.stdout.write("\n");
