import type { ChatFormatName } from "../chat-format.js";

/** What a name says about the prompt format. */
export interface NamedFormat {
  readonly format: ChatFormatName;
  /** `base-name`: it ends in "-base"; `completion-name`: a family without turns; `generation-name`: its generation. */
  readonly because: "base-name" | "completion-name" | "generation-name";
}

/** How a copy differs from the repository it was made of: precision, size, context. Nothing here tells base from chat. */
const variant =
  /^(?:\d+(?:\.\d+)?[bmk]?|(?:u?int|bf|fp|f|q|w)\d{1,2}(?:a\d{1,2})?|\d{1,2}bits?|gptq|awq|gguf|ggml|onnx|openvino|mlx|safetensors|sharded|hf|pt|k|m|s|v\d+)$/;

/** Words that make another thing of "base": a knowledge base is no base model. */
const compounds: ReadonlySet<string> = new Set(
  "knowledge data code case rule fact customer user client vector document doc docs faq qa kb".split(" "),
);

const families: readonly (readonly [pattern: RegExp, format: ChatFormatName, because: NamedFormat["because"]])[] = [
  [/codegeex-?2/, "completion", "completion-name"],
  [/chatglm-?2/, "chatglm2", "generation-name"],
  [/chatglm-?3/, "chatglm3", "generation-name"],
  [/^glm-?4-9b(?:-hf)?$/, "completion", "completion-name"],
  [/glm-?(?:4|edge)|codegeex-?4/, "glm4", "generation-name"],
];

/** A name's words, without those at its end that say how a copy differs. */
export function wordsOfName(name: string): string[] {
  const words = name.split(/[-_. ]+/).filter(Boolean);
  while (words.length > 1 && variant.test(words.at(-1) ?? "")) words.pop();
  return words;
}

/**
 * What a repository's name says: "-base" at its end, once sizes and precisions are taken off (`chatglm3-6b-base`,
 * `chatglm3-6b-base-int4`), means a base model; else its generation counts. A "base" elsewhere (`knowledge-base-qa`) means nothing.
 * @param name as `checkpointNames` gives it; an owner before a slash is ignored
 */
export function formatOfName(name: string): NamedFormat | undefined {
  const own = name.toLowerCase().split(/[\\/]/).filter(Boolean).at(-1) ?? "";
  const family = families.find(([pattern]) => pattern.test(own));
  const words = wordsOfName(own);
  const before = words.at(-2);
  // Without a generation the word before must be a size: "acme-6b-base" is a model, "customer-base" is not.
  const named = family !== undefined || (before !== undefined && /^\d+b$/.test(before));
  if (named && words.at(-1) === "base" && before !== undefined && !compounds.has(before)) {
    return { format: "completion", because: "base-name" };
  }
  return family === undefined ? undefined : { format: family[1], because: family[2] };
}
