import { describe, expect, it } from "vitest";
import { AnswerCache } from "../../src/answer-cache/answer-cache.js";
import { createAnswerChain } from "../../src/answering/answer-chain.js";
import { BoxedMatcher } from "../../src/answering/boxed-matcher.js";
import { choosePossible } from "../../src/answering/likely-by-meaning.js";
import type { AnswerMatcher } from "../../src/answering/writing/quoting/answer-matcher.js";
import { OnnxAnswerMatcher } from "../../src/embeddings/onnx-answer-matcher.js";
import { LocalExecutor } from "../../src/fan-out/local-executor.js";
import { GraphSource } from "../../src/sources/graph/graph-source.js";
import type { KnowledgeSource } from "../../src/sources/knowledge-source.js";
import { evidence, FixedSource } from "./fixed-source.js";

const TOLD = "Tollan Weir — keeper → Ruth Amsel\nTollan Weir — colour of the gates → green";
const sources = () => [new FixedSource("notes", () => [evidence(TOLD, { title: "Tollan Weir" })])];
const question = "Tollan Weir: in whose hands?";

function matcherOf(match: AnswerMatcher["match"], version = "test"): AnswerMatcher & { calls: number } {
  const matcher = {
    version,
    calls: 0,
    match: (...given: Parameters<AnswerMatcher["match"]>) => {
      matcher.calls += 1;
      return match(...given);
    },
  };
  return matcher;
}
const knowing = (version?: string) =>
  matcherOf(async (_, statements) => statements.map((text) => (text.includes("keeper") ? 5 : -5)), version);

describe("a chain with a matcher", () => {
  it("quotes what answers by its meaning, where it wouldn't know without", async () => {
    const without = await createAnswerChain({ sources: sources(), cache: false, matcher: false }).invoke({ question });
    expect(without.served).toBe("unknown");
    const answer = await createAnswerChain({ sources: sources(), cache: false, matcher: knowing() }).invoke({ question });
    expect(answer).toMatchObject({ served: "quotation", text: "The documents say: “Tollan Weir — keeper → Ruth Amsel” [1]." });
    expect(answer.citations.filter(({ cited }) => cited)).toHaveLength(1);
  });

  it("streams the same text as it invokes", async () => {
    const chain = createAnswerChain({ sources: sources(), cache: false, matcher: knowing() });
    let text = "";
    for await (const chunk of await chain.stream({ question })) text += chunk.text;
    expect(text).toBe((await chain.invoke({ question })).text);
  });

  it("asks it of what rules find, which stands if it is anything like an answer", async () => {
    const matcher = knowing();
    const chain = createAnswerChain({ sources: sources(), cache: false, matcher });
    expect((await chain.invoke({ question: "Who is the keeper of Tollan Weir?" })).text).toContain("Ruth Amsel");
    expect(matcher.calls).toBe(1);
  });

  it("doesn't quote what rules find if it is nothing like an answer, but what is, if anything", async () => {
    const ask = async (fits: (text: string) => number): Promise<string> => {
      const matcher = matcherOf(async (_, statements) => statements.map(fits));
      const chain = createAnswerChain({ sources: sources(), cache: false, matcher });
      return (await chain.invoke({ question: "Who is the keeper of Tollan Weir?" })).text;
    };
    expect(await ask(() => -9)).toMatch(/^The evidence does not/u);
    expect(await ask((text) => (text.includes("green") ? 5 : -9))).not.toContain("Ruth Amsel");
    expect(await ask(() => -2)).toContain("Ruth Amsel");
  });

  it.each<[string, AnswerMatcher["match"]]>([
    ["throws", () => Promise.reject(new Error("no model"))],
    ["never ends", () => new Promise(() => undefined)],
    ["gives nothing", async () => undefined as unknown as number[]],
  ])("doesn't know, and warns, where the matcher %s", async (_what, match) => {
    const failing = matcherOf(match);
    const chain = createAnswerChain({ sources: sources(), cache: false, matcher: failing, fanOut: { timeout: 300 } });
    const warnings: unknown[] = [];
    const callbacks = [
      { handleCustomEvent: (name: string, data: unknown) => void (name === "answer-warning" && warnings.push(data)) },
    ];
    expect((await chain.invoke({ question }, { callbacks })).served).toBe("unknown");
    expect(failing.calls).toBe(1);
    expect(warnings).toEqual([{ message: expect.stringContaining("Nothing was matched") }]);
  });

  it.each([[[]], [[Number.NaN, Number.NaN]], [["9", "9"]]])("doesn't know where it gives %j", async (fits) => {
    const lying = matcherOf(async () => fits as number[]);
    const answer = await createAnswerChain({ sources: sources(), cache: false, matcher: lying }).invoke({ question });
    expect(answer.served).toBe("unknown");
  });

  it("is cancelled with its question", async () => {
    const controller = new AbortController();
    const waiting = matcherOf(async (_question, _statements, { signal } = {}) => {
      controller.abort(new Error("left"));
      await new Promise((_, reject) => {
        if (signal?.aborted === true) reject(signal.reason);
        signal?.addEventListener("abort", () => reject(signal.reason));
      });
      return [];
    });
    const chain = createAnswerChain({ sources: sources(), cache: false, matcher: waiting });
    await expect(chain.invoke({ question }, { signal: controller.signal })).rejects.toThrow();
  });

  it("keeps what it finds for itself and its version alone", async () => {
    const cache = new AnswerCache({ store: new Map() });
    const ask = async (matcher: AnswerMatcher | false) =>
      (await createAnswerChain({ sources: sources(), cache, matcher }).invoke({ question })).served;
    expect(await ask(knowing())).toBe("quotation");
    expect(await ask(knowing())).toBe("cache");
    expect(await ask(knowing("another"))).toBe("quotation");
    expect(await ask(false)).toBe("unknown");
  });

  it("is by default the one that comes with the package, whose version its folder has too", async () => {
    const weir = [
      new FixedSource("notes", () => [
        evidence(`${TOLD}\nTollan Weir — mooringFee → 9 crowns a night`, { title: "Tollan Weir" }),
      ]),
    ];
    const answer = await createAnswerChain({ sources: weir, cache: false }).invoke({
      question: "What do they ask of you for tying up overnight at Tollan Weir?",
    });
    expect(answer).toMatchObject({ served: "quotation", text: expect.stringContaining("9 crowns a night") });
    expect(BoxedMatcher.shared.version).toBe(new OnnxAnswerMatcher().version);
  });

  it("can be opened before it is asked, unless that is given up", async () => {
    await using matcher = new BoxedMatcher(1);
    await expect(matcher.prepare(AbortSignal.abort())).rejects.toMatchObject({ code: "ABORTED" });
    await matcher.prepare();
    const [told = 0, beside = 0] = await matcher.match(question, [TOLD, "The weir is made of oak."]);
    expect(told).toBeGreaterThan(beside);
  });
});

describe("a chain with a matcher over a graph", () => {
  const graph = () => new GraphSource({ path: "test/sources/graph/worlds/mills.ttl" });
  const asked = "Which mill feeds the most mouths?";
  const meaning = (relation: string, beside = -9): AnswerMatcher =>
    matcherOf(async (_, statements) => statements.map((text) => (text.includes(relation) ? 2 : beside)));

  it("answers by the measure that the matcher is sure is meant, and says that it is only near", async () => {
    const ask = async (matcher: AnswerMatcher) =>
      createAnswerChain({ sources: [graph()], cache: false, matcher }).invoke({ question: asked });
    const answer = await ask(meaning("number of staff"));
    expect(answer.text).toMatch(/^The nearest that the sources say: Ash Mill has the greatest number of staff: 14 \[\d\]\.$/u);
    expect(answer.citations.filter(({ cited }) => cited)).toHaveLength(1);
    expect((await ask(meaning("daily grind"))).text).toContain("Beck Mill");
    expect((await ask(meaning("number of staff", 1.5))).text).not.toContain("nearest");
    expect((await ask(meaning("owner"))).text).not.toContain("nearest");
  });

  it("asks it where sources are elsewhere, and survives what a stranger's source says is possible", async () => {
    const chain = createAnswerChain({ sources: [graph()], cache: false });
    const executor = new LocalExecutor({ handlers: chain.jobHandlers });
    const through = createAnswerChain({ sources: [graph()], cache: false, matcher: meaning("number of staff"), executor });
    expect((await through.invoke({ question: asked })).text).toContain("Ash Mill");
    for (const said of [null, "x", [{ statement: "" }], [{ statement: "a number of staff", answer: { kind: "answer" } }], [7]]) {
      const strange: KnowledgeSource = { name: "strange", find: async () => [], possible: async () => said as never };
      const strangers = createAnswerChain({ sources: [strange], cache: false, matcher: meaning("number of staff") });
      expect((await strangers.invoke({ question: asked })).served).toBe("unknown");
    }
  });

  it.each([
    [[0, -2, -5], 0],
    [[-4, -9], undefined],
    [[2, 1.5], undefined],
    [[Number.NaN, 3, "4"], 1],
    [[], undefined],
  ])("of %j chooses %s", (fits, chosen) => {
    expect(choosePossible(fits)).toBe(chosen);
  });
});
