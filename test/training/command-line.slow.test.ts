import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { runCli } from "../cli/run-cli.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import { writeCopyingTask } from "./support/copying-task.js";

it("trains and distils from the command line, naming bad lines", async () => {
  const folder = await temporaryFolder();
  await writeCopyingTask(folder, 200);
  const at = (name: string): string => path.join(folder, name);
  await writeFile(at("bad.jsonl"), '{"prompt": "a"}\nnot JSON\n\n{"text": "a b c"}\n');
  const common = ["--length", "32", "--batch-tokens", "256", "--threads", "1", "--steps", "10", "--learning-rate", "0.005"];
  const data = ["--data", at("data.jsonl"), at("bad.jsonl")];
  const start = ["--config", at("config.json"), "--tokenizer", at("tokenizer.model")];

  const trained = await runCli(["train", ...data, ...start, "--out", at("model"), ...common]);
  expect(trained).toMatchObject({ code: 0, stdout: expect.stringMatching(/model: 10 steps, loss \d/) });
  expect(trained.stderr).toContain(`${at("bad.jsonl")}:1 skipped: it is neither`);
  expect(trained.stderr).toContain(`${at("bad.jsonl")}:2 skipped: it is not JSON`);
  expect(trained.stderr).toMatch(/step 10\/10 {2}loss \d.* tokens\/s {2}left 0:00/);
  expect((await readdir(at("model"))).sort()).toEqual([
    "config.json",
    "model.safetensors",
    "tokenizer.model",
    "training-log.jsonl",
  ]);

  const again = await runCli(["train", ...data, ...start, "--out", at("model"), ...common]);
  expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining("already exists") });
  const strict = await runCli(["train", ...data, ...start, "--out", at("strict"), "--max-skipped", "1", ...common]);
  expect(strict).toMatchObject({ code: 1, stderr: expect.stringContaining("bad.jsonl:2: it is not JSON; that is bad line 2") });

  const student = ["--teacher", at("model"), "--student", at("config.json"), "--data", at("data.jsonl")];
  const distilled = await runCli(["distill", ...student, "--out", at("student"), ...common]);
  expect(distilled).toMatchObject({ code: 0, stdout: expect.stringMatching(/student: 10 steps, loss \d/) });
});
