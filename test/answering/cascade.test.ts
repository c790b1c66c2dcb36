import { describe, expect, it } from "vitest";
import { AnswerCache } from "../../src/answer-cache/answer-cache.js";
import type { AnswerChunk } from "../../src/answering/answer.js";
import { type AnswerChainOptions, createAnswerChain } from "../../src/answering/answer-chain.js";
import { AnswerTrace } from "../../src/answering/trace/answer-trace.js";
import { renderTrace } from "../../src/answering/trace/render-trace.js";
import { quotedLinesPrompt } from "../../src/answering/writing/prompts/quoted-lines-prompt.js";
import { LocalExecutor } from "../../src/fan-out/local-executor.js";
import { evidence, FixedSource } from "./fixed-source.js";
import { RecordingChatModel } from "./recording-chat-model.js";

const FACT = "The Grey Heron bridge was designed by Mira Tolland in 1931.";
const QUESTION = "Who designed the Grey Heron bridge?";
const RIGHT = "The Grey Heron bridge was designed by Mira Tolland.";
const WRONG = "The Grey Heron bridge was designed by Oskar Venn.";

const source = (): FixedSource => new FixedSource("bridges", () => [evidence(FACT)]);
const says = (...pieces: string[]): RecordingChatModel => new RecordingChatModel({ pieces, id: pieces.join("") });
const breaks = (failAfter = 0, ...pieces: string[]): RecordingChatModel =>
  new RecordingChatModel({ pieces: [...pieces, "more"], failAfter, id: "breaks" });

function chain(fast: RecordingChatModel, strong: RecordingChatModel, options: Partial<AnswerChainOptions> = {}) {
  return createAnswerChain({ models: { fast, strong }, sources: [source()], cache: false, plan: false, ...options });
}

describe("models: { fast, strong }", () => {
  it("lets the fast model's answer stand if it holds, and never asks the strong one", async () => {
    const strong = says(RIGHT);
    const answer = await chain(says(RIGHT), strong).invoke(QUESTION);
    expect(answer).toMatchObject({ served: "model", writtenBy: "fast", usage: { total_tokens: 11 } });
    expect(strong.asked).toEqual([]);
  });

  it("has the strong model write if nothing of the fast one's text holds; both are counted", async () => {
    const fast = says(WRONG);
    const answer = await chain(fast, says("The Grey Heron bridge ", "was designed by Mira Tolland.")).invoke(QUESTION);
    expect(answer).toMatchObject({ served: "model", writtenBy: "strong", usage: { input_tokens: 20, output_tokens: 3 } });
    expect(answer.text).toBe("The Grey Heron bridge was designed by Mira Tolland [1].");
    expect(answer.checks?.map(({ text, released }) => [text, released])).toEqual([
      [WRONG, false],
      [RIGHT, true],
    ]);
    expect(fast.asked).toHaveLength(1);
  });

  it("streams nothing of what was refused, nor what would have stood in for it", async () => {
    for (const refused of [
      [WRONG],
      ["The Grey Heron ", "bridge was designed", " by Oskar Venn. It", " stands."],
      ["I don't know."],
    ]) {
      const chunks: AnswerChunk[] = [];
      for await (const chunk of await chain(says(...refused), says(RIGHT)).stream(QUESTION)) chunks.push(chunk);
      const text = chunks.map((chunk) => chunk.text).join("");
      expect(text).toBe("The Grey Heron bridge was designed by Mira Tolland [1].");
      expect(chunks.at(-1)).toMatchObject({ writtenBy: "strong" });
    }
  });

  it("keeps what has left of the fast model's text, though a later sentence falls", async () => {
    const strong = says(RIGHT);
    const answer = await chain(says(`${RIGHT} `, "It was opened by Oskar Venn in 1802."), strong).invoke(QUESTION);
    expect(answer).toMatchObject({ text: "The Grey Heron bridge was designed by Mira Tolland [1]. ", writtenBy: "fast" });
    expect(strong.asked).toEqual([]);
  });

  it("quotes the evidence if both are refused", async () => {
    const answer = await chain(says(WRONG), says("It was Oskar Venn.")).invoke(QUESTION);
    expect(answer).toMatchObject({ served: "quotation", text: expect.stringContaining(FACT) });
    expect(answer.writtenBy).toBeUndefined();
  });

  it("asks neither if there is no evidence", async () => {
    const [fast, strong] = [says(RIGHT), says(RIGHT)];
    const answer = await chain(fast, strong, { sources: [new FixedSource("none", () => [])] }).invoke(QUESTION);
    expect(answer.served).toBe("unknown");
    expect([fast.asked, strong.asked]).toEqual([[], []]);
  });

  it("asks the strong model in place of one whose form is to quote", async () => {
    const fast = Object.assign(says(WRONG), { promptForm: "quoted-lines" });
    const answer = await chain(fast, says(RIGHT)).invoke(QUESTION);
    expect(answer).toMatchObject({ writtenBy: "strong", served: "model" });
    expect(fast.asked).toEqual([]);
  });

  it("goes on with the strong model if the fast one fails before anything has left, and with the fast one's if the strong one fails", async () => {
    const trace = new AnswerTrace(QUESTION);
    expect(await chain(breaks(), says(RIGHT)).invoke(QUESTION, { callbacks: [trace] })).toMatchObject({ writtenBy: "strong" });
    expect(trace.events.map(({ event }) => event)).toContainEqual({
      type: "answer-warning",
      data: { message: "The fast model failed: the model broke" },
    });
    expect(await chain(says(WRONG), breaks()).invoke(QUESTION)).toMatchObject({ served: "quotation" });
    await expect(chain(breaks(), breaks()).invoke(QUESTION)).rejects.toThrow("the model broke");
    await expect(chain(breaks(2, `${RIGHT} `, "It "), says(RIGHT)).invoke(QUESTION)).rejects.toThrow("the model broke");
  });

  it("stops when the caller does", async () => {
    const stop = new AbortController();
    const fast = new RecordingChatModel({ gate: () => stop.abort() });
    const strong = says(RIGHT);
    await expect(chain(fast, strong).invoke(QUESTION, { signal: stop.signal })).rejects.toThrow();
    expect(strong.asked).toEqual([]);
  });

  it("tells in events and on the trace's page which model wrote", async () => {
    const trace = new AnswerTrace(QUESTION);
    const answer = await chain(says(WRONG), says(RIGHT)).invoke(QUESTION, { callbacks: [trace] });
    const models = trace.events.flatMap(({ event }) => (event.type === "answer-model" ? [event.data] : []));
    expect(models).toEqual([
      { model: "fast", outcome: "refused", ms: expect.any(Number) },
      { model: "strong", outcome: "accepted", ms: expect.any(Number) },
    ]);
    const page = renderTrace(trace, answer);
    for (const told of ["Fast model", "Strong model", "refused", "accepted", "Written by"]) expect(page).toContain(told);
  });

  it("keeps answers for both models and both prompts", async () => {
    const cache = new AnswerCache({ store: new Map() });
    const served = async (fast: RecordingChatModel, strong: RecordingChatModel, options = {}) =>
      (await chain(fast, strong, { cache, ...options }).invoke(QUESTION)).served;
    const other = says("Mira Tolland designed the Grey Heron bridge.");
    expect(await served(says(RIGHT), says(RIGHT))).toBe("model");
    expect(await served(says(RIGHT), says(RIGHT))).toBe("cache");
    expect(await served(says(RIGHT), other)).toBe("model");
    expect(await served(other, says(RIGHT))).toBe("model");
    expect(await served(says(RIGHT), Object.assign(says(RIGHT), { promptForm: "quoted-lines" }))).toBe("model");
    expect(await served(says(RIGHT), says(RIGHT), { prompt: quotedLinesPrompt })).not.toBe("cache");
  });

  it("sends each model's replies through an executor, to a chain of the same models", async () => {
    const [fast, strong] = [says(WRONG), says(RIGHT)];
    const { generate } = chain(fast, strong).jobHandlers;
    const executor = new LocalExecutor({ handlers: generate === undefined ? {} : { generate } });
    const [here, there] = [says(WRONG), says(RIGHT)];
    const answer = await chain(here, there, { executor }).invoke(QUESTION);
    expect(answer).toMatchObject({ writtenBy: "strong", usage: { input_tokens: 20 } });
    expect([fast, strong, here, there].map(({ asked }) => asked.length)).toEqual([1, 1, 0, 0]);
    const foreign = chain(here, says("other"), { executor }).invoke(QUESTION);
    expect((await foreign).served).toBe("quotation");
  });

  it.each([
    [{ model: says("a"), models: { fast: says("a"), strong: says("b") } }, "Both `model` and `models`"],
    [{}, "neither a model nor a source"],
    [{ sources: [new FixedSource("notes", () => [])], check: false as const }, "Without a model evidence is quoted"],
    [{ models: { fast: says("a") } as never }, "`models` needs two LangChain models"],
    [{ models: null as never }, "neither a model nor a source"],
    [{ models: { fast: says("a"), strong: says("b") }, check: "mark" as const }, "would never write"],
    [{ models: { fast: says("a"), strong: says("b") }, check: false as const }, "would never write"],
  ])("refuses options that can't be meant (%#)", (options, message) => {
    expect(() => createAnswerChain({ cache: false, ...options })).toThrow(
      expect.objectContaining({ code: "INVALID_OPTION", message: expect.stringContaining(message) }),
    );
  });
});
