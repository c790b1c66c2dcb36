import { describe, expect, it } from "vitest";
import type { ChatFormatName } from "../../src/families/chat-format.js";
import { templateDifferences, templateOfConfig } from "../../src/families/chat-template.js";
import { chatForms } from "../../src/families/known-families.js";

const differences = (template: string, format: ChatFormatName): unknown =>
  templateDifferences(template, chatForms[format], Object.values(chatForms));

/** As Qwen2.5's is: line breaks escaped in Jinja's literals. */
const qwen = String.raw`{% if tools %}…{% endif %}{{- '<|im_start|>system\nYou are Qwen, created by Alibaba Cloud. You are a helpful assistant.<|im_end|>\n' }}{{- '<|im_start|>assistant\n' }}`;
/** As SmolLM2's is: with real line breaks, and no tools. */
const smollm = "{{ '<|im_start|>system\nYou are a helpful AI assistant named SmolLM, trained by Hugging Face<|im_end|>\n' }}";
const glm4 =
  "[gMASK]<sop>{% for item in messages %}{{ '<|' + item['role'] + '|>' }}{% if item['tools'] %}{% endif %}{% endfor %}{{ '<|assistant|>' }}";

describe("a checkpoint's chat_template", () => {
  it("agrees with the format it is for", () => {
    expect(differences(qwen, "qwen2.5")).toEqual([]);
    expect(differences(glm4, "glm4")).toEqual([]);
    expect(differences(`${glm4}\n<think>`, "glm-z1")).toEqual([]);
  });

  it("speaks against another format by the marks of either", () => {
    expect(differences(qwen, "llama3")).toContainEqual({ kind: "missing-mark", text: "<|eot_id|>" });
    expect(differences(qwen, "llama3")).toContainEqual({ kind: "other-mark", text: "<|im_start|>" });
    expect(differences(`${glm4}\n<think>`, "glm4-0414")).toEqual([{ kind: "other-mark", text: "<think>" }]);
    expect(differences(glm4.replace("[gMASK]", ""), "glm4")).toEqual([{ kind: "missing-mark", text: "[gMASK]" }]);
  });

  it("has a system prompt of its own, or no tools", () => {
    expect(differences(smollm, "chatml")).toEqual([
      { kind: "system-prompt", text: "You are a helpful AI assistant named SmolLM, trained by Hugging Face" },
      { kind: "no-tools" },
    ]);
    expect(differences(qwen, "chatml")).toMatchObject([{ kind: "system-prompt" }]);
  });

  it("is not asked where a format has no turns, nor when it is endless", () => {
    expect(differences(qwen, "completion")).toEqual([]);
    expect(differences("x".repeat(300_000), "chatml")).toEqual([]);
  });

  it("stands in tokenizer_config.json, alone or under a name", () => {
    expect(templateOfConfig(JSON.stringify({ chat_template: "one" }))).toBe("one");
    const several = [
      { name: "tool_use", template: "two" },
      { name: "default", template: "one" },
    ];
    expect(templateOfConfig(JSON.stringify({ chat_template: several }))).toBe("one");
    for (const none of ["{}", "[]", "no JSON", '{"chat_template": 3}', '{"chat_template": [{"name": "default"}, null]}'])
      expect(templateOfConfig(none)).toBeUndefined();
  });
});
