/** OpenAI's protocol over a model of this process, and the answer chain over HTTP: `npx tsx examples/08-server.ts [MODEL]`. */
import { fileURLToPath } from "node:url";
import { AnswerCache, ChatGLMChatModel, createAnswerChain, GraphSource } from "langchain-chatglm";
import { createServer } from "langchain-chatglm/server";
import { OpenAI } from "openai";
import { exampleModel } from "./example-model.js";

// In a real program from a file or a secret store: two tenants, who never see each other's kept answers.
const [north, south] = ["sk-north-0123456789abcdef", "sk-south-0123456789abcdef"] as const;

await using chat = new ChatGLMChatModel({ model: exampleModel(), temperature: 0, maxTokens: 48 });
await using cache = new AnswerCache({ store: new Map() });
const facts = fileURLToPath(new URL("corpus/facts.ttl", import.meta.url));
const server = createServer({
  models: { "chatglm-mini": chat.backend },
  chain: createAnswerChain({ model: chat, cache, sources: [new GraphSource({ path: facts })] }),
  answerCache: cache,
  keys: [
    { key: north, scope: "north" },
    { key: south, scope: "south" },
  ],
  onRequest: ({ method, path, status, scope }) => console.log(`  (${method} ${path}: ${status}, ${scope ?? "nobody"})`),
});
const { url } = await server.listen({ port: 0 });

try {
  // Any client of OpenAI's will do.
  const client = new OpenAI({ baseURL: `${url}/v1`, apiKey: north, maxRetries: 0 });
  const stream = await client.chat.completions.create({
    model: "chatglm-mini",
    messages: [{ role: "user", content: "你好！" }],
    stream: true,
    stream_options: { include_usage: true },
  });
  let said = "";
  for await (const { choices, usage } of stream) {
    said += choices[0]?.delta.content ?? "";
    if (usage) console.log(`chat: ${JSON.stringify(said)}, ${usage.completion_tokens} tokens`);
  }

  // The chain: text and citations, and from the cache the second time, but not for the other tenant.
  for (const key of [north, north, south]) {
    const response = await fetch(`${url}/v1/answers`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
      body: JSON.stringify({ question: "Where was Lin Yue's teacher born?" }),
    });
    const { text, served } = (await response.json()) as { readonly text: string; readonly served: string };
    console.log(`answer: ${text} (served by ${served})`);
  }

  // What can't be done is refused, and says which field asked for it.
  const wish = { model: "chatglm-mini", messages: [{ role: "user" as const, content: "Hi." }], logprobs: true };
  const refusal = await client.chat.completions.create(wish).catch((error: unknown) => error);
  if (refusal instanceof OpenAI.APIError) console.log(`refused: ${refusal.status} ${refusal.code} ${refusal.param}`);
  const stranger = await fetch(`${url}/v1/models`);
  console.log(`without a key: ${stranger.status}`);
} finally {
  // Lets what runs come to its end.
  await server.close();
}
