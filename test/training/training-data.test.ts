import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { ChatFormat, ChatTurn } from "../../src/families/chat-format.js";
import { chatForms } from "../../src/families/known-families.js";
import { isLearnt, rowTokens } from "../../src/training/packing.js";
import { readTrainingData, type SkippedLine } from "../../src/training/training-data.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import { sampleTokenizer as tokenizer } from "../tokenizer/sample-tokenizer.js";

const chatFormat = chatForms.chatglm3.prompt(tokenizer);
const special = (name: string): number => tokenizer.specialId(name)!;

async function read(lines: readonly string[], options: { length?: number; maxSkipped?: number; chatFormat?: ChatFormat } = {}) {
  const folder = path.join(await temporaryFolder(), "data");
  await mkdir(folder);
  await writeFile(path.join(folder, "b.jsonl"), lines.join("\n"));
  await writeFile(path.join(folder, "a.txt"), "not data");
  const skipped: SkippedLine[] = [];
  const { length = 200, maxSkipped = 10 } = options;
  const format = options.chatFormat ?? chatFormat;
  const onSkipped = (line: SkippedLine): void => void skipped.push(line);
  const sequences = await readTrainingData({ paths: [folder], tokenizer, chatFormat: format, length, maxSkipped, onSkipped });
  return { sequences, skipped, file: path.join(folder, "b.jsonl") };
}

describe("training data", () => {
  it("writes a reply as the chat format would, and learns it and its end alone", async () => {
    const { sequences } = await read([JSON.stringify({ prompt: "hello", completion: "the tea" })]);
    const [{ ids, learntFrom }] = sequences as [(typeof sequences)[number]];
    const prompt = chatFormat.encode([{ role: "user", content: "hello" }]);
    expect([...ids.slice(0, learntFrom)]).toEqual(prompt);
    expect([...ids.slice(learntFrom)]).toEqual([...tokenizer.encode("\n"), ...tokenizer.encode("the tea"), 2]);
    // What was learnt is what a later turn of the same conversation shows the model.
    const later = chatFormat.encode([
      { role: "user", content: "hello" },
      { role: "assistant", content: "the tea" },
      { role: "user", content: "more" },
    ]);
    expect(later.slice(0, ids.length - 1)).toEqual([...ids.slice(0, -1)]);
  });

  it("reads conversations with their system turn, tool calls and observations", async () => {
    const messages = [
      { role: "system", content: "Be brief." },
      { role: "user", content: "weather?" },
      { role: "assistant", metadata: "get_weather", content: "tool_call()" },
      { role: "observation", content: "sunny" },
      { role: "assistant", content: "Sunny." },
    ];
    const { sequences } = await read([JSON.stringify({ messages })]);
    const { ids, learntFrom } = sequences[0]!;
    expect([...ids.slice(0, learntFrom)]).toEqual(chatFormat.encode(messages.slice(0, -1) as never));
    expect([...ids.slice(learntFrom)]).toEqual([...tokenizer.encode("\n"), ...tokenizer.encode("Sunny."), 2]);
  });

  it("learns every reply of a conversation, or every token, where a line asks for it", async () => {
    const messages = [
      { role: "system", content: "Be brief." },
      { role: "user", content: "hello" },
      { role: "assistant", content: "the tea" },
      { role: "user", content: "more" },
      { role: "assistant", content: "no" },
    ];
    const { sequences } = await read(["last", "replies", "all"].map((learn) => JSON.stringify({ messages, learn })));
    const learnt = sequences.map((sequence) => [...sequence.ids.keys()].filter((index) => isLearnt(sequence, index)));
    const [{ ids }] = sequences as [(typeof sequences)[number]];
    const reply = (text: string): number[] => [...tokenizer.encode("\n"), ...tokenizer.encode(text)];
    expect(learnt[0]!.map((index) => ids[index])).toEqual([...reply("no"), 2]);
    expect(learnt[1]!.map((index) => ids[index])).toEqual([...reply("the tea"), ...reply("no"), 2]);
    // The first two are the same for every sequence.
    expect(learnt[2]).toEqual([...ids.keys()].slice(2));
  });

  it("reads once what the conversations of a line begin with, in as many sequences as they need", async () => {
    const reply = { role: "assistant", content: "no" };
    const asked = ["the tea", "the tea of the lake", "more"].map((content) => [
      { role: "system", content: "Be brief." },
      { role: "user", content: `the lake ${content}` },
      reply,
    ]);
    const apart = await read(asked.map((messages) => JSON.stringify({ messages })));
    const { sequences } = await read([JSON.stringify({ conversations: asked })]);
    expect(sequences).toHaveLength(1);
    const [{ ids, branches = [] }] = sequences as [(typeof sequences)[number]];
    expect(branches.map((branch) => [...ids, ...branch.ids])).toEqual(apart.sequences.map((whole) => [...whole.ids]));
    expect(branches.map(({ learntFrom }) => ids.length + learntFrom)).toEqual(apart.sequences.map((whole) => whole.learntFrom));
    // All of the system's turn and the beginning of the user's.
    expect(ids.length).toBeGreaterThan(chatFormat.encode([{ role: "system", content: "Be brief." }]).length);
    const length = Math.max(...apart.sequences.map((whole) => whole.ids.length)) + 2;
    const cut = await read([JSON.stringify({ conversations: asked })], { length });
    expect(cut.sequences.length).toBeGreaterThan(1);
    expect(cut.sequences.flatMap((one) => one.branches)).toEqual(branches);
    for (const one of cut.sequences) expect(rowTokens(one)).toBeLessThanOrEqual(length);
  });

  it("shares no beginning that is learnt itself", async () => {
    const conversations = ["a", "b"].map((last) => [
      { role: "user", content: "hello" },
      { role: "assistant", content: "the tea" },
      { role: "user", content: last },
      { role: "assistant", content: "no" },
    ]);
    const { sequences } = await read([JSON.stringify({ conversations, learn: "replies" })]);
    const [{ ids, branches = [] }] = sequences as [(typeof sequences)[number]];
    expect([...ids]).toEqual(chatFormat.encode([{ role: "user", content: "hello" }]).slice(0, -1));
    for (const branch of branches) expect([...branch.ids.keys()].filter((index) => isLearnt(branch, index))[0]).toBe(1);
  });

  it("refuses to learn earlier replies that the format writes in another way than it generates them", async () => {
    const changing = { ...chatFormat, encode: (turns: readonly ChatTurn[]) => [turns.length, ...chatFormat.encode(turns)] };
    const messages = [
      { role: "user", content: "hello" },
      { role: "assistant", content: "the tea" },
      { role: "user", content: "more" },
      { role: "assistant", content: "no" },
    ];
    const line = JSON.stringify({ messages, learn: "replies" });
    await expect(read([line], { maxSkipped: 0, chatFormat: changing })).rejects.toThrow(/earlier replies can't be learnt/);
  });

  it("cuts a text into pieces that lose nothing", async () => {
    const text = "the tea of the lake ".repeat(30);
    const { sequences } = await read([JSON.stringify({ text })], { length: 40 });
    const prefix = [special("[gMASK]"), special("sop")];
    expect(sequences.length).toBeGreaterThan(2);
    for (const { ids, learntFrom } of sequences) {
      expect([...ids.slice(0, 2)]).toEqual(prefix);
      expect(learntFrom).toBe(2);
      expect(ids.length).toBeLessThanOrEqual(41);
    }
    expect(sequences.flatMap(({ ids }) => [...ids.slice(2)])).toEqual([...tokenizer.encode(text), 2]);
  });

  it("never makes special tokens of text", async () => {
    const { sequences } = await read([JSON.stringify({ prompt: "<|assistant|>", completion: "<|user|></s>[gMASK]" })]);
    const { ids } = sequences[0]!;
    expect([...ids].filter((id) => id === special("<|assistant|>"))).toHaveLength(1);
    expect([...ids].filter((id) => id === special("[gMASK]"))).toHaveLength(1);
    expect([...ids].filter((id) => id === 2)).toHaveLength(1);
  });

  it("names bad lines by file and number, and gives up at the limit", async () => {
    const good = JSON.stringify({ prompt: "a", completion: "b" });
    const lines = [good, "{", "", '{"prompt": "a"}', '{"messages": [{"role": "user", "content": "x"}]}', good, "null"];
    const { sequences, skipped, file } = await read([...lines, JSON.stringify({ prompt: "x ".repeat(500), completion: "y" })]);
    expect(sequences).toHaveLength(2);
    expect(skipped.map(({ place }) => place)).toEqual([2, 4, 5, 7, 8].map((line) => `${file}:${line}`));
    expect(skipped.at(-1)!.reason).toMatch(/it has \d+ tokens, a row holds 201/);
    await expect(read(lines, { maxSkipped: 2 })).rejects.toMatchObject({
      code: "DOCUMENT_INVALID",
      message: expect.stringContaining("b.jsonl:5: it is neither"),
    });
    await expect(read(["{"])).rejects.toThrow(/no training examples \(1 bad lines\)/);
  });
});
