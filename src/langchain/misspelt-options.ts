import { generationOptionNames } from "../chat/generation-options.js";

/** Options of this package that other packages' users write in another way. */
const otherNames: Readonly<Record<string, string>> = {
  maxoutputtokens: "maxTokens",
  maxnewtokens: "maxTokens",
  maxcompletiontokens: "maxTokens",
  maxlength: "maxTokens",
  thinkingbudget: "maxThinkingTokens",
  budgettokens: "maxThinkingTokens",
  numpredict: "maxTokens",
  stopsequences: "stop",
  stoptokens: "stop",
  repeatpenalty: "repetitionPenalty",
  modelname: "model",
  modelpath: "model",
  modelid: "model",
  basepath: "baseUrl",
  openaiapikey: "apiKey",
  numthread: "threads",
  numthreads: "threads",
  threadcount: "threads",
  systemmessage: "systemPrompt",
};
const ownNames = [
  ...generationOptionNames,
  ...["model", "baseUrl", "apiKey", "systemPrompt", "threads", "kvCacheBytes", "prefixFolder", "speculation", "deterministic"],
];
const meant: ReadonlyMap<string, string> = new Map([
  ...Object.entries(otherNames),
  ...ownNames.map((name) => [letters(name), name] as const),
]);
const warned = new Set<string>();

/**
 * Options that are ignored because they are written in another way: `[given, meant]`.
 *
 * @example
 * misspeltOptions({ max_tokens: 100 }); // [["max_tokens", "maxTokens"]]
 */
export function misspeltOptions(given: object): [given: string, meant: string][] {
  return Object.keys(given).flatMap((name) => {
    const own = meant.get(letters(name));
    return own === undefined || own === name ? [] : [[name, own] as [string, string]];
  });
}

/** A process warning for each of them, once. */
export function warnOfMisspeltOptions(className: string, given: object): void {
  for (const [name, own] of misspeltOptions(given)) {
    const text = `${className} ignores ${name}: did you mean ${own}?`;
    if (warned.has(text)) continue;
    warned.add(text);
    process.emitWarning(text, { code: "CHATGLM_OPTION" });
  }
}

function letters(name: string): string {
  return name.replace(/[_-]/g, "").toLowerCase();
}
