import type { ChatForm } from "./chat-form.js";

/** In what a checkpoint's `chat_template` differs from the form of conversation that was chosen. */
export type TemplateDifference =
  /** The form writes this mark, the template doesn't; or the other way round. */
  | { readonly kind: "missing-mark" | "other-mark"; readonly text: string }
  /** The template begins conversations that have no system turn with this one; the form doesn't. */
  | { readonly kind: "system-prompt"; readonly text: string }
  /** The form shows tools, the template knows none: the model was hardly trained to call them. */
  | { readonly kind: "no-tools" };

/** A longer one is not looked into; Llama 3.1's has 4 kB. */
const longestTemplate = 256 * 1024;

/**
 * The template in the text of a tokenizer_config.json: a string, or the one named `default` of several. Undefined when there is none that can be read.
 */
export function templateOfConfig(text: string): string | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof json !== "object" || json === null || !("chat_template" in json)) return undefined;
  const { chat_template: given } = json;
  const templates: readonly unknown[] = Array.isArray(given) ? given : [{ name: "default", template: given }];
  for (const one of templates) {
    if (typeof one !== "object" || one === null || !("name" in one) || !("template" in one)) continue;
    if (one.name === "default" && typeof one.template === "string") return one.template;
  }
  return undefined;
}

/**
 * Holds a template against a form: its marks, its own system prompt, its tools. It is searched, never run, so that what it does with a
 * conversation is not known. Empty where nothing speaks against the form, or the form has no marks to look for.
 */
export function templateDifferences(
  template: string,
  form: ChatForm,
  others: readonly ChatForm[],
): readonly TemplateDifference[] {
  const { templateMarks: marks = [], defaultSystemPrompt, toolCalling, templatesShowTools = true } = form;
  if (marks.length === 0 || template.length > longestTemplate) return [];
  const foreign = new Set(others.flatMap(({ templateMarks = [] }) => templateMarks).filter((mark) => !marks.includes(mark)));
  const differences: TemplateDifference[] = [
    ...marks.filter((mark) => !template.includes(mark)).map((text) => ({ kind: "missing-mark", text }) as const),
    ...[...foreign].filter((mark) => template.includes(mark)).map((text) => ({ kind: "other-mark", text }) as const),
  ];
  const system = systemPromptOf(template);
  if (system !== undefined && system !== defaultSystemPrompt) differences.push({ kind: "system-prompt", text: system });
  if (toolCalling && templatesShowTools && !template.includes("tool")) differences.push({ kind: "no-tools" });
  return differences;
}

/** ChatML's templates write it out, in one literal with the marks around it. */
function systemPromptOf(template: string): string | undefined {
  return /<\|im_start\|>system(?:\\n|\n)([^<>{}'"]{1,1000})<\|im_end\|>/.exec(template)?.[1]?.trim();
}
