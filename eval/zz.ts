import { createAnswerChain } from "langchain-chatglm";
import { ProbeCache } from "./cache/probe-cache.js";
import { openSources } from "./chain.js";
import { openTestedModel } from "./models.js";
import { loadNames } from "./names.js";
import { loadQuestions } from "./question.js";
import { evalWorld } from "./worlds.js";

const world = process.argv[2] as "summit";
const place = evalWorld(world);
const names = await loadNames(place);
const tested = openTestedModel("perfect", names);
const cache = new ProbeCache({ store: new Map(), similar: { mode: "serve", observeShare: 0 } });
const chain = createAnswerChain({ model: tested.model, sources: openSources(new Set(), place), cache });
const all = await loadQuestions("dev", place.questions);
for (const q of process.argv.slice(3)) {
  const known = all.find((a) => a.question === q);
  if (known) {
    tested.ask(known);
    const a = await chain.invoke(q);
    console.log(a.text, a.served, a.values);
  }
  await cache.probe(chain, q);
  const ev = await cache.parts.get(q)?.evidence?.();
  console.log(q, JSON.stringify({ ...ev, pieces: ev?.pieces.slice(0, 3) }, undefined, 1));
}
process.exit(0);
