/** A search API and a graph for SPARQL beside each other: `npx tsx examples/10-search-api.ts [MODEL]`. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { ChatGLMChatModel, createAnswerChain, HttpSource, SparqlSource } from "langchain-chatglm";
import { exampleModel } from "./example-model.js";

// Stands for a shop's API, which wants a key.
const articles = [
  { name: "Keemun", note: "Keemun costs 180 yuan per kilogram.", page: "/keemun" },
  { name: "Longjing", note: "Longjing costs 320 yuan per kilogram.", page: "/longjing" },
];
const shop = createServer((request, response) => {
  const url = new URL(request.url ?? "/", "http://shop.example");
  if (url.searchParams.get("key") !== "k-1234") return void response.writeHead(401).end();
  const words = (url.searchParams.get("q") ?? "").toLowerCase().split(" ");
  const found = articles.filter(({ name }) => words.includes(name.toLowerCase()));
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ found }));
});
shop.listen(0, "127.0.0.1");
await once(shop, "listening");

await using prices = new HttpSource({
  name: "shop",
  url: `http://127.0.0.1:${(shop.address() as AddressInfo).port}/search?q={terms}&key={key}`,
  secrets: { key: "k-1234" },
  items: "/found",
  text: "/note",
  title: "/name",
  link: "/page",
  allowPrivate: true,
});
// An address instead of a path would ask an endpoint.
await using facts = new SparqlSource({ name: "museum", path: fileURLToPath(new URL("corpus/facts.ttl", import.meta.url)) });

await using model = new ChatGLMChatModel({ model: exampleModel(), temperature: 0, maxTokens: 64 });
const chain = createAnswerChain({ model, cache: false, sources: [prices, facts] });

for (const question of [
  "How much does Keemun cost?",
  "Who founded the Tingquan Tea Museum?",
  "What is the price of Longjing, and who founded the Tingquan Tea Museum?",
  "How much does white tea cost?",
]) {
  const { text, served, citations, sources } = await chain.invoke(question);
  console.log(`\n? ${question}\n  ${text}\n  served by ${served}`);
  for (const { number, location, cited } of citations) if (cited) console.log(`  [${number}] ${location}`);
  for (const { name, status } of sources) if (status !== "ok") console.log(`  ${name}: ${status}`);
}
shop.close();
