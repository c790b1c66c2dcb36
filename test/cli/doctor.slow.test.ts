import { expect, it } from "vitest";
import type { Diagnosis } from "../../src/diagnosis/diagnosis.js";
import { runCli } from "./run-cli.js";

it("examines the machine and the model in the box, as JSON", async () => {
  const { code, stdout } = await runCli(["doctor", "--json", "--no-bandwidth", "--openvino", "/nowhere/plugin.so"]);
  expect(code).toBe(0);
  const { providers, model, runtime, machine, bandwidth } = JSON.parse(stdout) as Diagnosis;
  expect(providers.find(({ name }) => name === "cpu")?.works).toBe(true);
  const openvino = providers.find(({ name }) => name === "openvino");
  expect(openvino?.works).toBe(false);
  expect(openvino?.reason).toContain("/nowhere/plugin.so");
  expect(model?.needs).toMatchObject({ precision: "int8", contextLength: 2048, maxSequencesPerStep: 16 });
  expect(machine.platform).toBe(process.platform);
  expect(bandwidth).toBeUndefined();
  if (process.platform === "linux") expect(runtime.binding).toBe("c-api");
});

it("says the same in words, in both languages, with what it measured", async () => {
  const [english, chinese] = [await runCli(["doctor"]), await runCli(["doctor", "--lang", "zh"])];
  expect(english.stdout).toMatch(/memory bandwidth: \d+\.\d GB\/s/);
  expect(english.stdout).toContain("✓ cpu");
  expect(english.stdout).toMatch(/threads: \d+/);
  expect(chinese.stdout).toContain("✓ cpu");
  expect(chinese.stdout).toContain("建议");
  expect(english.stdout).toContain("5.1 million weights");
  expect(chinese.stdout).toContain("509 万参数");
  // What no processor of this system will ever have says nothing of it.
  if (process.platform === "linux") expect(english.stdout).not.toMatch(/coreml|dml/);
});

it("says which folder is no model's", async () => {
  const { code, stderr } = await runCli(["doctor", "--model", "./no-such-model"]);
  expect(code).toBe(1);
  expect(stderr).toContain("no-such-model");
});
