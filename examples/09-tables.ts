/** Tables as a source: `npx tsx examples/09-tables.ts [MODEL]`. CSV files need the package @duckdb/node-api. */
import { fileURLToPath } from "node:url";
import { ChatGLMChatModel, createAnswerChain, TableSource } from "langchain-chatglm";
import { exampleModel } from "./example-model.js";

await using tables = new TableSource({
  // Or "sqlite:shop.db", "postgresql://reader@db.example/shop", a Parquet file.
  database: fileURLToPath(new URL("tables", import.meta.url)),
  // What people call tables and columns besides their own names.
  names: { teas: ["茶", "茶叶"], "teas.price": ["价格"], "teas.stock": ["库存"], "teas.category": ["类别"], orders: ["订单"] },
});
await using model = new ChatGLMChatModel({ model: exampleModel(), temperature: 0 });
const chain = createAnswerChain({ model, sources: [tables], cache: false });

for (const question of [
  "What is the price of Keemun?",
  "价格最高的茶是哪个？",
  "What is the average price by category?",
  "What is the total quantity of orders by Wang Wei?",
  "哪个茶园的茶最受欢迎？",
]) {
  const { text, served, citations } = await chain.invoke(question);
  console.log(`? ${question}\n${text}\n  (${served}${citations.length > 0 ? `; ${citations[0]?.location}` : ""})\n`);
}
