import { FakeListChatModel, FakeStreamingLLM } from "@langchain/core/utils/testing";
import { describe, expect, it } from "vitest";
import { AnswerCache } from "../../../src/answer-cache/answer-cache.js";
import { createAnswerChain } from "../../../src/answering/answer-chain.js";
import { modelSource } from "../../../src/sources/model/model-source.js";
import { readStatements } from "../../../src/sources/model/read-statements.js";
import { evidence, FixedSource } from "../../answering/fixed-source.js";
import { RecordingChatModel } from "../../answering/recording-chat-model.js";
import { sourceConformance } from "../source-conformance.js";

const QUESTION = "Who designed the Grey Heron bridge?";
const SAID = "The Grey Heron bridge was designed by Oskar Venn.";
const FACT = "The Grey Heron bridge was designed by Mira Tolland in 1931.";
const says = (...pieces: string[]): RecordingChatModel => new RecordingChatModel({ pieces, id: pieces.join("") });

sourceConformance({
  open: () =>
    modelSource(says("The bridge is old.\n", "The bridge was built in 1931.\n- It stands."), { name: "big", version: "1" }),
  question: "How old is the bridge?",
});

sourceConformance({
  open: () => modelSource(says("UNKNOWN"), { name: "knows nothing" }),
  question: "How old is the bridge?",
  unknown: "How old is the bridge?",
  skips: {
    "gives text, place and a finite score, best first": "knows nothing",
    "keeps to the limit": "knows nothing",
    "rejects with ABORTED under a signal that has fired, and works afterwards": "knows nothing",
    "rejects with ABORTED when the signal fires during the first search, without spoiling it for others": "knows nothing",
  },
});

describe("modelSource", () => {
  it("gives each statement as unverified evidence that names the model", async () => {
    const source = modelSource(says(`1. ${SAID}\n2. Oskar Venn lived in Halm.`), { name: "big-1" });
    expect(await source.find(QUESTION, { limit: 5 })).toEqual([
      {
        source: "big-1",
        text: SAID,
        title: "What the model big-1 says (unverified)",
        location: "big-1 (model)",
        score: 1,
        unverified: true,
      },
      expect.objectContaining({ text: "Oskar Venn lived in Halm.", score: 0.5 }),
    ]);
    const [chinese] = await modelSource(says("灰鹭桥由梅拉设计。"), { name: "大模型" }).find("灰鹭桥是谁设计的？", { limit: 5 });
    expect(chinese?.title).toBe("模型 大模型 的说法（未经核实）");
  });

  it("works with chat models and LLMs", async () => {
    for (const model of [new FakeListChatModel({ responses: [SAID] }), new FakeStreamingLLM({ responses: [SAID] })]) {
      expect((await modelSource(model, { name: "any" }).find(QUESTION, { limit: 3 })).map(({ text }) => text)).toEqual([SAID]);
    }
  });

  it("stops a model that runs on, and one that takes too long", async () => {
    let pieces = 0;
    const endless = new RecordingChatModel({
      pieces: Array.from({ length: 10_000 }, () => "word "),
      gate: () => {
        pieces += 1;
      },
    });
    const [piece] = await modelSource(endless, { name: "endless", maxCharacters: 40 }).find(QUESTION, { limit: 3 });
    expect(piece?.text).toBe("word ".repeat(8).trim());
    expect(pieces).toBeLessThan(20);
    const hanging = new RecordingChatModel({ gate: () => new Promise(() => {}) });
    await expect(modelSource(hanging, { name: "slow", timeout: 20 }).find(QUESTION, { limit: 3 })).rejects.toMatchObject({
      code: "DEADLINE_EXCEEDED",
    });
    expect(hanging.signals[0]?.aborted).toBe(true);
  });

  it.each([[{ name: "" }], [{ name: "a", timeout: 0 }], [{ name: "a", maxCharacters: Number.NaN }]])("refuses %j", (options) => {
    expect(() => modelSource(says("a"), options)).toThrow(expect.objectContaining({ code: "INVALID_OPTION" }));
  });

  it.each([
    ["UNKNOWN", []],
    ["不知道。", []],
    ["I don’t know who designed it.", []],
    ["<think>It may be Mira.</think>\nMira Tolland.", ["Mira Tolland."]],
    ["<think>It may be Mira.", []],
    ["• One.\n\n* Two.\n3) Three.\n---\nOne.", ["One.", "Two.", "Three."]],
  ])("reads %j", (reply, statements) => {
    expect(readStatements(reply)).toEqual(statements);
  });
});

describe("a chain with a model as a source", () => {
  const ask = async (writes: string, sources: readonly FixedSource[], options = {}) => {
    const writer = says(writes);
    const big = modelSource(says(SAID), { name: "big-1", version: "1" });
    const chain = createAnswerChain({ model: writer, sources: [big, ...sources], cache: false, plan: false, ...options });
    return { answer: await chain.invoke(QUESTION), prompt: writer.asked[0]?.at(-1)?.text };
  };
  const documents = (): FixedSource => new FixedSource("documents", () => [evidence("A heron is grey."), evidence(FACT)]);

  it("offers it after all that documents say, as what it is", async () => {
    const { answer, prompt = "" } = await ask("The Grey Heron bridge was designed by Mira Tolland.", [documents()]);
    expect(prompt.indexOf(FACT)).toBeLessThan(prompt.indexOf("What the model big-1 says (unverified)"));
    expect(answer).toMatchObject({ served: "model", citations: [{ source: "documents" }] });
    expect(answer.text).not.toContain("big-1");
  });

  it("says so where an answer rests on it alone: written, quoted, streamed and kept", async () => {
    const cache = new AnswerCache({ store: new Map() });
    const { answer } = await ask("The Grey Heron bridge was designed by Oskar Venn.", [], { cache });
    const note = "(Only the model big-1 says so; no other source confirms it.)";
    expect(answer.text).toBe(`The Grey Heron bridge was designed by Oskar Venn [1]. ${note}`);
    expect(answer.citations).toMatchObject([{ source: "big-1", unverified: true }]);
    const kept = (await ask("anything", [], { cache, model: says("The Grey Heron bridge was designed by Oskar Venn.") })).answer;
    expect(kept).toMatchObject({ served: "cache", text: answer.text, citations: answer.citations });
    const quoted = (await ask("It was Mira Tolland.", [])).answer;
    expect(quoted).toMatchObject({ served: "quotation", text: `The model big-1 says: “${SAID}” [1]. ${note}` });
  });

  it("is answered without if the model fails", async () => {
    const broken = modelSource(new RecordingChatModel({ failAfter: 0 }), { name: "big-1" });
    const sources = [broken, documents()];
    const model = says("The Grey Heron bridge was designed by Mira Tolland.");
    const answer = await createAnswerChain({ model, sources, cache: false, plan: false }).invoke(QUESTION);
    expect(answer).toMatchObject({ served: "model", sources: [{ name: "big-1", status: "failed" }, { status: "ok" }] });
  });
});
