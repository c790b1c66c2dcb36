import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeInitialCheckpoint } from "../../src/training/initial-checkpoint.js";
import { writeSeededCheckpoint } from "../support/seeded-model.js";
import { runCli } from "./run-cli.js";

let folder: string;
let checkpoint: string;
let model: string;
const inFolder = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "langchain-chatglm-cli-"));
  checkpoint = inFolder("checkpoint");
  model = inFolder("model");
  await writeSeededCheckpoint(checkpoint);
  const converted = await runCli(["convert", checkpoint, "--out", model, "--precision", "int4", "--block-size", "64"]);
  expect(converted).toMatchObject({ code: 0, stdout: expect.stringContaining(`${model}: `) });
  // Nobody watches: plain lines.
  expect(converted.stderr).toMatch(/100% {2}/);
  expect(converted.stderr).not.toContain("\r");
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe("convert", () => {
  it("writes what its manifest says", async () => {
    const manifest = JSON.parse(await readFile(path.join(model, "manifest.json"), "utf8"));
    expect(manifest).toMatchObject({ precision: "int4", blockSize: 64, chatFormat: "chatglm3", maxSequencesPerStep: 16 });
    expect((await readdir(model)).sort()).toEqual(["manifest.json", ...Object.keys(manifest.files)].sort());
  });

  it("leaves a finished folder alone unless told otherwise", async () => {
    const before = await readFile(path.join(model, "manifest.json"), "utf8");
    const again = await runCli(["convert", checkpoint, "--out", model, "--precision", "fp32"]);
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining("overwrite") });
    expect(await readFile(path.join(model, "manifest.json"), "utf8")).toBe(before);
    const out = inFolder("replaced");
    for (const precision of ["int8", "fp32"]) {
      const argv = ["convert", checkpoint, "--out", out, "--precision", precision, "--sequences", "4", "--overwrite"];
      expect(await runCli(argv)).toMatchObject({ code: 0 });
    }
    const manifest: unknown = JSON.parse(await readFile(path.join(out, "manifest.json"), "utf8"));
    expect(manifest).toMatchObject({ precision: "fp32", maxSequencesPerStep: 4 });
  });

  it("calibrates by a text, within a size, and says what is missing for it", async () => {
    const text = fileURLToPath(new URL("../../README.md", import.meta.url));
    const argv = ["convert", checkpoint, "--out", inFolder("calibrated"), "--precision", "int4", "--max-size", "3"];
    expect(await runCli(argv)).toMatchObject({ code: 1, stderr: expect.stringContaining("--calibrate FILE") });
    const told = await runCli([...argv, "--calibrate", text]);
    expect(told).toMatchObject({ code: 0, stderr: expect.stringContaining(`reading ${text} with the model at 8 bits`) });
    const manifest: unknown = JSON.parse(await readFile(path.join(inFolder("calibrated"), "manifest.json"), "utf8"));
    expect(manifest).toMatchObject({ calibrated: true, eightBitMatrices: expect.any(Number) });
    const missing = await runCli([...argv, "--overwrite", "--calibrate", inFolder("nothing.txt")]);
    expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining("nothing.txt") });
    const wrong = await runCli(["convert", checkpoint, "--out", inFolder("x"), "--precision", "int8", "--calibrate", text]);
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining("--precision int4") });
  });

  it("says which prompt format it chose and why, and takes another", async () => {
    const argv = ["convert", checkpoint, "--out", inFolder("format"), "--precision", "int4", "--overwrite"];
    expect((await runCli(argv)).stderr).toMatch(/^prompt format chatglm3: no name .* \(--chat-format chooses another\)\n/);
    const told = await runCli([...argv, "--chat-format", "completion"]);
    expect(told.stderr).toMatch(/^prompt format completion: as --chat-format says\n/);
    const manifest: unknown = JSON.parse(await readFile(path.join(inFolder("format"), "manifest.json"), "utf8"));
    expect(manifest).toMatchObject({ chatFormat: "completion" });
  });

  it("says when there is no tokenizer", async () => {
    const bare = inFolder("bare");
    await writeInitialCheckpoint(bare, { dtype: "float16", config: { padded_vocab_size: 300 } });
    const argv = ["convert", bare, "--out", inFolder("bare-model"), "--precision", "int4"];
    expect(await runCli(argv)).toMatchObject({ code: 0, stderr: expect.stringContaining("no tokenizer") });
  });

  it("stopped by Ctrl-C, leaves nothing", async () => {
    const large = inFolder("large");
    await writeInitialCheckpoint(large, { dtype: "float16", config: { hidden_size: 512, padded_vocab_size: 65_024 } });
    const out = inFolder("stopped");
    const before = await readdir(folder);
    const result = await runCli(["convert", large, "--out", out, "--precision", "fp32", "--chat-format", "chatglm3"], {
      started: (child) => void child.stderr.once("data", () => child.kill("SIGINT")),
      input: "",
    });
    expect(result).toMatchObject({ code: 130, stdout: "", stderr: expect.stringMatching(/cancelled\n$/) });
    expect(await readdir(folder)).toEqual(before);
  });
});

describe("verify", () => {
  it("finds a whole folder whole", async () => {
    const { code, stdout } = await runCli(["verify", model]);
    expect(code).toBe(0);
    expect(stdout).toContain("✓ model.onnx\n");
  });

  it("names a file that has changed", async () => {
    const damaged = inFolder("damaged");
    await runCli(["convert", checkpoint, "--out", damaged, "--precision", "int4"]);
    const file = path.join(damaged, "model.onnx.data");
    const bytes = await readFile(file);
    bytes[1000] = (bytes[1000] ?? 0) ^ 1;
    await writeFile(file, bytes);
    expect(await runCli(["verify", damaged])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/model\.onnx\.data.*sha256/),
    });
  });
});

describe("tokenize", () => {
  const texts = ["龙井茶产自杭州。", "Longjing tea", "", "😀 <|user|>\n  two  spaces"];

  it("turns texts to ids and back", async () => {
    const encoded = await runCli(["tokenize", "--model", model], { input: JSON.stringify(texts) });
    expect(encoded).toMatchObject({ code: 0, stderr: "" });
    const ids: unknown = JSON.parse(encoded.stdout);
    expect(ids).toEqual([expect.any(Array), expect.any(Array), [], expect.any(Array)]);
    const decoded = await runCli(["tokenize", "--model", model, "--decode"], { input: encoded.stdout });
    expect(JSON.parse(decoded.stdout)).toEqual(texts);
  });

  it.each([
    ["no JSON", "[1,", /not JSON/],
    ["no array", '"text"', /Standard input/],
    ["a wrong item", '["a", 1]', /Standard input at \[1\]/],
  ])("refuses %s", async (_what, input, message) => {
    expect(await runCli(["tokenize", "--model", model], { input })).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(message),
    });
  });

  it("refuses ids the tokenizer has not", async () => {
    const { code, stderr } = await runCli(["tokenize", "--model", model, "--decode"], { input: "[[999999]]" });
    expect(code).toBe(1);
    expect(stderr).toContain("[0][0]");
  });
});

describe("perplexity", () => {
  const score = async (argv: string[]): Promise<{ tokens: number; meanNll: number; perplexity: number }> => {
    const { code, stdout, stderr } = await runCli(["perplexity", "--model", model, "--json", ...argv]);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    return JSON.parse(stdout);
  };

  it("scores ids as one sequence", async () => {
    const file = inFolder("ids.json");
    await writeFile(file, JSON.stringify(Array.from({ length: 50 }, (_, index) => 300 + index)));
    const { tokens, meanNll, perplexity } = await score(["--ids", file]);
    expect(tokens).toBe(49);
    expect(perplexity).toBeCloseTo(Math.exp(meanNll), 6);
    // Random weights know nothing: about the vocabulary's size.
    expect(perplexity).toBeGreaterThan(200);
  });

  it("counts every token of a long text once, and hardly differently behind less context", async () => {
    const file = inFolder("text.md");
    const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
    await writeFile(file, readme.slice(0, 1500));
    const whole = await score(["--text", file]);
    const cut = await score(["--text", file, "--window", "128"]);
    const { stdout } = await runCli(["tokenize", "--model", model], { input: JSON.stringify([await readFile(file, "utf8")]) });
    const [ids]: number[][] = JSON.parse(stdout);
    expect(whole.tokens).toBe(ids?.length);
    expect(cut.tokens).toBe(whole.tokens);
    expect(Math.abs(cut.meanNll - whole.meanNll)).toBeLessThan(0.05 * whole.meanNll);
  });

  it("refuses a text of nothing", async () => {
    const file = inFolder("empty.txt");
    await writeFile(file, "");
    expect(await runCli(["perplexity", "--model", model, "--text", file])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(file),
    });
  });

  it("scores ids of a model without a tokenizer", async ({ skip }) => {
    const golden = fileURLToPath(new URL("../../../shared/golden/chatglm-micro-bin/", import.meta.url));
    if (!existsSync(golden)) skip("the golden checkpoints are not beside this checkout");
    const micro = inFolder("micro");
    expect(await runCli(["convert", golden, "--out", micro, "--precision", "fp32"])).toMatchObject({ code: 0 });
    const file = inFolder("micro-ids.json");
    await writeFile(file, "[1, 5, 9, 100, 200]");
    const { code, stdout } = await runCli(["perplexity", "--model", micro, "--ids", file, "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ tokens: 4 });
  });

  it.each([
    ["no ids", "[]"],
    ["one id, which nothing precedes", "[5]"],
    ["an id that is no number", '[1, "2"]'],
  ])("refuses %s", async (_what, ids) => {
    const file = inFolder("wrong-ids.json");
    await writeFile(file, ids);
    expect(await runCli(["perplexity", "--model", model, "--ids", file])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(file),
    });
  });
});

describe("chat", () => {
  it("answers line after line from a pipe", async () => {
    const input = "你好\n\n/clear\nhello\n/exit\nnever asked\n";
    const argv = ["chat", "--model", model, "--max-tokens", "5", "--temperature", "0"];
    const { code, stdout, stderr } = await runCli(argv, { input });
    expect(code).toBe(0);
    expect(stderr).toBe("(conversation forgotten)\n");
    const first = await runCli(argv, { input: "你好\n" });
    expect(stdout.startsWith(first.stdout)).toBe(true);
    expect(stdout.length).toBeGreaterThan(first.stdout.length);
  });

  it("stops an answer at Ctrl-C and leaves at the next", async () => {
    const argv = ["chat", "--model", model, "--seed", "1"];
    const result = await runCli(argv, {
      started: (child) => {
        child.stdin.write("讲一个很长的故事\n");
        child.stdout.once("data", () => child.kill("SIGINT"));
        child.stderr.once("data", () => child.kill("SIGINT"));
      },
    });
    expect(result).toMatchObject({ code: 0, stderr: "(stopped)\n" });
  });
});

describe("ask", () => {
  const corpus = fileURLToPath(new URL("../../examples/corpus/", import.meta.url));
  const argv = (): string[] => [
    ...[
      "ask",
      "林月的老师出生在哪里？",
      "--model",
      model,
      "--max-tokens",
      "4",
      "--seed",
      "1",
      "--cache-folder",
      inFolder("answers"),
      // A busy machine may take more than the default.
      "--timeout",
      "600",
    ],
    ...["--documents", path.join(corpus, "documents"), "--graph", path.join(corpus, "facts.ttl")],
  ];

  it("is greedy unless told otherwise", async () => {
    const answer = async (...options: string[]): Promise<string> => {
      // Thanks are for the model to return: no source is asked.
      const [command = "", , ...rest] = argv();
      const { stdout } = await runCli([command, "谢谢！", ...rest, "--no-cache", "--json", ...options]);
      return (JSON.parse(stdout) as { text: string }).text;
    };
    const greedy = await answer("--temperature", "0");
    expect(await answer("--seed", "2")).toBe(greedy);
    expect(await answer("--seed", "3")).toBe(greedy);
    expect(await answer("--temperature", "50", "--top-p", "1")).not.toBe(greedy);
  });

  it("answers with sources, and the next process from the cache", async () => {
    const first = await runCli(argv());
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toMatch(/Sources\n {2}\[1\] /);
    expect(first.stdout).toContain("facts.ttl");
    expect(first.stdout).toMatch(/took [^:]+: cache .*direct /);
    const again = await runCli([...argv(), "--lang", "zh"]);
    expect(again.stdout).toContain("来自缓存");
    const text = first.stdout.split("\n\nSources")[0] ?? "";
    expect(again.stdout.startsWith(`${text}\n\n来源`)).toBe(true);
  });

  it("gives everything as JSON", async () => {
    const { code, stdout } = await runCli([...argv(), "--json", "--no-cache"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      served: "graph",
      citations: [{ source: "graph" }, { source: "graph" }],
      derivation: "林月 → 老师 → ? → 出生地",
    });
  });

  it("writes a page that shows how the question was answered", async () => {
    const file = inFolder("trace.html");
    const { code, stderr } = await runCli([...argv(), "--no-cache", "--trace", file]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: `trace: ${file}\n` });
    const page = await readFile(file, "utf8");
    expect(page).toContain("林月的老师出生在哪里？");
    expect(page).not.toContain("<script");
  });

  it("tells the files it left out: on standard error, and in the JSON", async () => {
    await mkdir(inFolder("mixed"));
    await writeFile(path.join(inFolder("mixed"), "灯塔.txt"), "白鹭灯塔建于1887年。");
    await writeFile(path.join(inFolder("mixed"), "photo.md"), Uint8Array.from([0xff, 0xd8, 0xff, 0, 0x10]));
    const { code, stdout, stderr } = await runCli([...argv().slice(0, -3), inFolder("mixed"), "--no-cache", "--json"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "photo.md was left out: by its content it is a picture\n" });
    expect(JSON.parse(stdout)).toMatchObject({
      sources: [{ name: "documents", skipped: [{ name: "photo.md", reason: "by its content it is a picture" }] }],
    });
    const named = await runCli([...argv().slice(0, -3), path.join(inFolder("mixed"), "photo.md"), "--no-cache"]);
    // The only source there is: the command fails.
    expect(named.code).toBe(1);
    expect(named.stderr).toMatch(/source documents did not answer: Can't read .*photo\.md: by its content it is a picture/);
  });

  it("answers without a source that fails, and names it", async () => {
    const broken = inFolder("broken.ttl");
    await writeFile(broken, "<a> <b> .");
    const { code, stdout, stderr } = await runCli([...argv().slice(0, -1), broken, "--no-cache", "--no-plan"]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/source graph did not answer: .*broken\.ttl/);
    expect(stdout).toContain("people.zh.md");
    const missing = await runCli([...argv().slice(0, -1), inFolder("no-such.ttl"), "--no-cache"]);
    expect(missing).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(/--graph .*no-such\.ttl: there is no/) });
  });
});
