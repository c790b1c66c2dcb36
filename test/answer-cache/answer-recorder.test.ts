import { appendFileSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { AnswerCache } from "../../src/answer-cache/answer-cache.js";
import type { AnswerParts } from "../../src/answer-cache/answer-parts.js";
import { AnswerRecorder } from "../../src/answer-cache/answer-recorder.js";
import type { KeptAnswer } from "../../src/answer-cache/kept-answer.js";
import { temporaryFolder } from "../sources/temporary-folder.js";

const prompt = [
  { role: "system", content: "Be brief." },
  { role: "user", content: "姚明出生在哪里？\n第二行" },
] as const;
const answer: KeptAnswer = { text: "上海[1]。", citations: [], origin: "model", values: [] };
const asked = (question: string): AnswerParts => ({ question, history: [], scope: { model: "m", prompt: "p", sources: [] } });
const lines = (file: string): unknown[] =>
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("recording answers", () => {
  it("appends what is kept, with its prompt, as data that a student learns from", async () => {
    const file = path.join(temporaryFolder(), "deep", "recorded.jsonl");
    const cache = new AnswerCache({ store: new Map(), recordTo: file });
    expect(await cache.keep(asked("a"), answer, { prompt })).toBeUndefined();
    expect(await cache.keep(asked("b"), answer)).toBeUndefined();
    await Promise.all(Array.from({ length: 20 }, (_, i) => cache.keep(asked(`c${i}`), { ...answer, text: `${i}` }, { prompt })));
    const recorded = lines(file);
    expect(recorded).toHaveLength(21);
    expect(recorded[0]).toEqual({ messages: [...prompt, { role: "assistant", content: "上海[1]。" }] });
    if (process.platform !== "win32") expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("records nothing unless told to, and nothing that the store lost", async () => {
    const file = path.join(temporaryFolder(), "recorded.jsonl");
    await new AnswerCache({ store: new Map() }).keep(asked("a"), answer, { prompt });
    const failing = { get: () => undefined, set: () => Promise.reject(new Error("full")), delete: () => true };
    await new AnswerCache({ store: failing, recordTo: file }).keep(asked("a"), answer, { prompt });
    expect(() => statSync(file)).toThrow("ENOENT");
  });

  it("leaves a line that a killed process began to itself", async () => {
    const file = path.join(temporaryFolder(), "recorded.jsonl");
    appendFileSync(file, '{"messages": [{"role": "us');
    await new AnswerRecorder(file).record(prompt, "x");
    const [broken, whole] = readFileSync(file, "utf8").split("\n");
    expect(broken).toBe('{"messages": [{"role": "us');
    expect(JSON.parse(whole ?? "")).toHaveProperty("messages");
  });

  it("never fails an answer: a file that can't be written or is full is a warning", async () => {
    const folder = temporaryFolder();
    const cache = new AnswerCache({ store: new Map(), recordTo: folder });
    expect(await cache.keep(asked("a"), answer, { prompt })).toMatchObject({
      message: expect.stringContaining("could not record an answer"),
    });
    expect(await cache.lookup(asked("a"))).toMatchObject({ status: "hit" });
    const full = new AnswerRecorder(path.join(folder, "recorded.jsonl"), 200);
    await full.record(prompt, "x");
    await expect(full.record(prompt, "x".repeat(200))).rejects.toThrow("has reached 200 bytes");
  });
});
