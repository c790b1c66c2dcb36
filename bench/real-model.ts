import path from "node:path";
import { fileURLToPath } from "node:url";
import { ChatGLMChatModel, DocumentSource } from "langchain-chatglm";
import { loadQuestions } from "../eval/question.js";
import { evalWorld } from "../eval/worlds.js";
import { planPrompt, planSchema, readPlan, worthPlanning } from "../src/answering/plan/model-plan.js";
import { plainPrompt } from "../src/answering/writing/prompts/plain-prompt.js";
import { Engine } from "../src/engine/engine.js";
import { chatForms } from "../src/families/known-families.js";
import { openTokenizer } from "../src/model/open-tokenizer.js";
import type { ModelManifest } from "../src/model-folder/manifest.js";
import { OnnxExecutor } from "../src/onnx-runtime/onnx-executor.js";
import type { BenchOptions } from "./bench-options.js";
import type { Measurements } from "./measurements.js";
import { Peer } from "./peer.js";
import { appendNoise } from "./pretend-prefill.js";
import { convertedModel } from "./real-model/converted.js";
import { extractionTexts, freeQuestions, personSchema } from "./real-model/tasks.js";
import { report } from "./report.js";

const contexts = [32, 512, 2048];
const tokensPerRound = 24;
const answerTokens = 160;
const precisions = ["int8", "int4"] as const;

/**
 * A trained model (`--model FILE.gguf`): decode beside node-llama-cpp on the same file, what prompt look-up brings on real answers, and whether what is
 * kept to a schema, and what is planned, makes sense.
 */
export async function benchRealModel(options: BenchOptions, figures: Measurements): Promise<void> {
  const { model: checkpoint, peer: peerFolder, quick, part } = options;
  if (checkpoint === undefined) {
    console.log("real-model needs --model FILE.gguf (scripts/fetch-test-models.mjs fetches some); skipped.");
    return;
  }
  const wants = (name: string): boolean => part === undefined || part === name;
  if (wants("decode")) await benchDecode(checkpoint, peerFolder, options, figures);
  const { folder, manifest } = await convertedModel(checkpoint, "int8");
  if (wants("answers")) await benchAnswers(folder, manifest, options, figures);
  if (wants("structured")) await benchStructured(folder, quick, figures);
  if (wants("plans")) await benchPlans(folder, quick, figures);
  const rate = (context: number, series: string, name: string): { series: string; value: number }[] =>
    figures.has(name.replace("#", String(context)))
      ? [{ series, value: figures.median(name.replace("#", String(context))) }]
      : [];
  await report("real-model", `${path.basename(checkpoint)}, ${options.threads} threads`, figures.figures, {
    unit: "tok/s",
    groups: contexts.map((context) => ({
      label: `context ${context}`,
      bars: [
        ...rate(context, "int8", "decode, context #, int8"),
        ...rate(context, "int4", "decode, context #, int4"),
        ...rate(context, "node-llama-cpp", "decode, context #, node-llama-cpp"),
      ],
    })),
  });
}

/** In turns: each precision, then the peer, at each context, round after round. */
async function benchDecode(
  checkpoint: string,
  peerFolder: string | undefined,
  { rounds, threads }: BenchOptions,
  figures: Measurements,
): Promise<void> {
  const peer = peerFolder === undefined ? undefined : new Peer(peerFolder, checkpoint);
  const loaded = [];
  for (const precision of precisions) {
    const { folder, manifest } = await convertedModel(checkpoint, precision);
    const { config, maxSequencesPerStep } = manifest;
    const executor = await OnnxExecutor.load({ path: path.join(folder, "model.onnx"), config, maxSequencesPerStep, threads });
    loaded.push({ precision, executor, config });
  }
  for (let round = 0; round < rounds; round++) {
    for (const context of contexts) {
      const theirs = await peer?.run({ P: context, N: tokensPerRound, B: 1, T: threads });
      if (theirs !== undefined) {
        figures.add(`decode, context ${context}, node-llama-cpp`, "tok/s", 1000 / theirs.decodeMsPerToken);
        figures.add(`prefill of ${context} tokens, node-llama-cpp`, "tok/s", theirs.prefillTokensPerSecond);
      }
      for (const { precision, executor, config } of loaded) {
        const sequence = executor.createSequence();
        appendNoise(sequence, context, 2 * config.layers, config.groups * config.headDim);
        let spent = 0;
        for (let token = -2; token < tokensPerRound; token++) {
          const start = performance.now();
          const output = await executor.run([{ sequence, tokenIds: [100 + token], logits: "last" }]);
          output.commit(0, 1);
          if (token >= 0) spent += performance.now() - start;
        }
        sequence.truncate(0);
        const tokenIds = Array.from({ length: context }, (_, i) => 300 + ((i * 7919) % 5000));
        const start = performance.now();
        for (let from = 0; from < context; from += 128) {
          const chunk = tokenIds.slice(from, from + 128);
          (await executor.run([{ sequence, tokenIds: chunk, logits: "last" }])).commit(0, chunk.length);
        }
        const prefill = context / ((performance.now() - start) / 1000);
        sequence.release();
        const rate = tokensPerRound / (spent / 1000);
        figures.add(`decode, context ${context}, ${precision}`, "tok/s", rate);
        figures.add(`prefill of ${context} tokens, ${precision}`, "tok/s", prefill);
        if (theirs === undefined) continue;
        figures.add(`decode / node-llama-cpp, context ${context}, ${precision}`, "×", (rate * theirs.decodeMsPerToken) / 1000);
        figures.add(`prefill / node-llama-cpp, ${context} tokens, ${precision}`, "×", prefill / theirs.prefillTokensPerSecond);
      }
    }
  }
  for (const { executor } of loaded) await executor[Symbol.asyncDispose]();
}

/** Prompts of two kinds, each answered with and without guesses in turns: the tokens must be the same. */
async function benchAnswers(
  folder: string,
  manifest: ModelManifest,
  { threads, quick }: BenchOptions,
  figures: Measurements,
): Promise<void> {
  const tokenizer = await openTokenizer(folder);
  const { config, maxSequencesPerStep } = manifest;
  const format = chatForms[manifest.chatFormat].prompt(tokenizer);
  const executor = await OnnxExecutor.load({ path: path.join(folder, "model.onnx"), config, maxSequencesPerStep, threads });
  const prompts = [
    ...(await evidencePrompts(quick ? 6 : 20)).map((turns) => ({ kind: "from evidence", ids: format.encode(turns) })),
    ...freeQuestions
      .slice(0, quick ? 4 : 12)
      .map((content) => ({ kind: "free", ids: format.encode([{ role: "user", content }]) })),
  ];
  let different = 0;
  const engines = [false, {}].map((speculation) => ({
    speculation,
    engine: new Engine(executor, { speculation: speculation as false, prefixCache: true, kvCacheBytes: 2 ** 30 }),
  }));
  const totals = new Map<string, { tokens: number; steps: number; ms: number }>();
  for (const { kind, ids } of prompts) {
    const replies: number[][] = [];
    for (const { speculation, engine } of engines) {
      const request = {
        promptIds: ids,
        sampling: { temperature: 0, topP: 1, topK: 0, repetitionPenalty: 1 },
        stopIds: format.stopIds,
      };
      // The prompt is read once, so that what is timed is the answer.
      for await (const _ of engine.generate({ ...request, maxTokens: 1 }));
      const steps = engine.stats().steps;
      const out: number[] = [];
      const start = performance.now();
      for await (const event of engine.generate({ ...request, maxTokens: answerTokens })) {
        if (event.type === "tokens") out.push(...event.ids);
      }
      const name = `${kind}, ${speculation === false ? "plain" : "look-up"}`;
      const total = totals.get(name) ?? { tokens: 0, steps: 0, ms: 0 };
      total.tokens += out.length;
      total.steps += engine.stats().steps - steps;
      total.ms += performance.now() - start;
      totals.set(name, total);
      replies.push(out);
    }
    const [without = [], withLookUp = []] = replies;
    const at = without.findIndex((id, place) => id !== withLookUp[place]);
    if (at < 0) continue;
    different++;
    const gap = await gapBetween(
      executor,
      [...ids, ...without.slice(0, at)],
      without[at] ?? 0,
      withLookUp[at] ?? without[at] ?? 0,
    );
    figures.add("where answers part, the two tokens' logits differ by", "", gap);
  }
  for (const kind of ["from evidence", "free"]) {
    const plain = totals.get(`${kind}, plain`);
    const lookUp = totals.get(`${kind}, look-up`);
    if (plain === undefined || lookUp === undefined) continue;
    figures.add(`answers ${kind}: tokens a step, look-up`, "", lookUp.tokens / lookUp.steps);
    figures.add(`answers ${kind}: time of a token, look-up / plain`, "×", lookUp.ms / lookUp.tokens / (plain.ms / plain.tokens));
    figures.add(`answers ${kind}: tokens of an answer`, "", plain.tokens / prompts.filter((one) => one.kind === kind).length);
  }
  figures.add("answers that differ with look-up", "", different);
  figures.add("answers in all", "", prompts.length);
  for (const { engine } of engines) await engine[Symbol.asyncDispose]();
  await executor[Symbol.asyncDispose]();
}

/** How far apart the logits of two tokens are behind these. */
async function gapBetween(executor: OnnxExecutor, ids: readonly number[], one: number, other: number): Promise<number> {
  const sequence = executor.createSequence();
  let gap = Number.NaN;
  for (let from = 0; from < ids.length; from += 128) {
    const tokenIds = ids.slice(from, from + 128);
    const output = await executor.run([{ sequence, tokenIds, logits: "last" }]);
    const logits = output.logits(0, 0);
    gap = Math.abs((logits[one] ?? Number.NaN) - (logits[other] ?? Number.NaN));
    output.commit(0, tokenIds.length);
  }
  sequence.release();
  return gap;
}

/** Questions about a world's documents with the evidence that is found for them, as the answer chain puts them to a model. */
async function evidencePrompts(count: number): Promise<{ role: "system" | "user"; content: string }[][]> {
  const world = evalWorld("harbour");
  const source = new DocumentSource({ path: fileURLToPath(world.documents), indexFolder: false });
  const questions = (await loadQuestions("dev", world.questions)).filter(({ kind }) => kind === "document").slice(0, count);
  const prompts: { role: "system" | "user"; content: string }[][] = [];
  for (const { question } of questions) {
    const evidence = (await source.find(question, { limit: 5 })).slice(0, 5);
    prompts.push(
      plainPrompt
        .write({ question, history: [], evidence })
        .map(({ role, content }) => ({ role: role === "system" ? "system" : "user", content })),
    );
  }
  return prompts;
}

/** Free, the reply is any text; kept to the schema it must be valid every time. Right is what the text says. */
async function benchStructured(folder: string, quick: boolean, figures: Measurements): Promise<void> {
  const model = new ChatGLMChatModel({ model: folder, temperature: 0, maxTokens: 200 });
  const kept = model.withStructuredOutput<Record<string, unknown>>(personSchema);
  const texts = extractionTexts.slice(0, quick ? 4 : extractionTexts.length);
  let [valid, validFree, right, fields] = [0, 0, 0, 0];
  for (const { text, expected } of texts) {
    const asked = `Extract the person from this text as JSON with the fields ${Object.keys(expected).join(", ")}.\n\n${text}`;
    const free = (await model.invoke(asked)).text;
    try {
      if (Object.keys(expected).every((name) => name in JSON.parse(free))) validFree++;
    } catch {
      // No JSON: counted by what isn't added.
    }
    const value = await kept.invoke(asked);
    if (Object.keys(expected).every((name) => typeof value[name] === typeof expected[name as keyof typeof expected])) valid++;
    for (const [name, wanted] of Object.entries(expected)) {
      fields++;
      if (value[name] === wanted) right++;
      else console.log(`  ${name}: ${JSON.stringify(value[name])}, wanted ${JSON.stringify(wanted)}`);
    }
  }
  figures.add("structured output: valid", "", valid / texts.length);
  figures.add("structured output: valid without a schema", "", validFree / texts.length);
  figures.add("structured output: right fields", "", right / fields);
  await model.close();
}

/** Questions of several parts, planned freely as the chain asks for it, and kept to the plan's schema. Sound is what `readPlan` accepts. */
async function benchPlans(folder: string, quick: boolean, figures: Measurements): Promise<void> {
  const model = new ChatGLMChatModel({ model: folder, temperature: 0, maxTokens: 300 });
  const kept = model.withStructuredOutput<Record<string, unknown>>(planSchema);
  const world = evalWorld("harbour");
  const all = await loadQuestions("dev", world.questions);
  const kinds = ["two-hop", "three-hop", "several-parts", "comparison"];
  const questions = all.filter(({ kind, question }) => kinds.includes(kind) && worthPlanning(question));
  const every = Math.max(1, Math.floor(questions.length / (quick ? 6 : 24)));
  const chosen = questions.filter((_, index) => index % every === 0);
  let [json, sound, soundKept] = [0, 0, 0];
  for (const { question } of chosen) {
    const messages = planPrompt(question).map(({ role, content }) => ({ role, content }));
    const reply = (await model.invoke(messages)).text;
    if (reply.includes("{") && reply.includes("}")) json++;
    const free = readPlan(reply, question);
    if (free !== undefined) sound++;
    const plan = readPlan(await kept.invoke(messages), question);
    if (plan !== undefined) soundKept++;
    console.log(
      `  ${question}\n    free: ${JSON.stringify(reply).slice(0, 300)}\n    kept: ${plan === undefined ? "not sound" : plan.steps.map((step) => step.question).join(" | ")}`,
    );
  }
  figures.add("plans: JSON", "", json / chosen.length);
  figures.add("plans: sound", "", sound / chosen.length);
  figures.add("plans: sound, kept to the schema", "", soundKept / chosen.length);
  await model.close();
}
