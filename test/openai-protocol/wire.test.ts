import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GenerationOptions } from "../../src/chat/generation-options.js";
import { readSampling, writeSampling } from "../../src/openai-protocol/wire-sampling.js";
import { readTool, readToolChoice, writeTool, writeToolChoice } from "../../src/openai-protocol/wire-tool.js";
import { readUsage, writeUsage } from "../../src/openai-protocol/wire-usage.js";

const options: fc.Arbitrary<GenerationOptions> = fc.record(
  {
    temperature: fc.double({ min: 0, max: 2, noNaN: true }),
    topP: fc.double({ min: 0.01, max: 1, noNaN: true }),
    topK: fc.nat(100),
    maxTokens: fc.integer({ min: 1, max: 9_999 }),
    repetitionPenalty: fc.double({ min: 1, max: 2, noNaN: true }),
    seed: fc.nat(),
    stop: fc.array(fc.string({ minLength: 1 }), { minLength: 1 }),
  },
  { requiredKeys: [] },
);

describe("OpenAI's words", () => {
  it("say the same there and back: options, tools, choices, usage", () => {
    fc.assert(fc.property(options, (given) => void expect(readSampling(writeSampling(given))).toEqual(given)));
    const tool = { name: "a", description: "b", parameters: { type: "object", properties: { c: { type: "string" } } } };
    expect(readTool(writeTool(tool))).toEqual(tool);
    for (const choice of ["auto", "none", "any", { name: "a" }] as const) {
      expect(readToolChoice(writeToolChoice(choice))).toEqual(choice);
    }
    for (const usage of [
      { promptTokens: 1, outputTokens: 2 },
      { promptTokens: 1, outputTokens: 2, cachedTokens: 0 },
    ]) {
      expect(readUsage(writeUsage(usage))).toEqual(usage);
    }
  });

  it("tell all candidates by −1, where we have 0", () => {
    expect(writeSampling({ topK: 0 })).toEqual({ top_k: -1 });
    expect(readSampling({ top_k: -1 })).toEqual({ topK: 0 });
    expect(writeSampling({ maxThinkingTokens: 64 })).toEqual({ thinking_budget: 64 });
    expect(readSampling({ thinking_budget: 64 })).toEqual({ maxThinkingTokens: 64 });
  });
});
