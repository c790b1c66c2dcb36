import type { Language } from "./names.js";

/** A part of a question template, and words that mean the same there. */
type Swap = readonly [part: RegExp, instead: readonly string[]];

const swaps: Readonly<Record<Language, readonly Swap[]>> = {
  zh: [
    [/哪里/, ["哪儿", "什么地方", "何处", "哪个地方"]],
    [/谁/, ["哪位", "什么人", "哪个人"]],
    [/哪一年/, ["哪年", "何年", "什么年份", "什么时候"]],
    [/什么(?!时候|地方|年份|人|名字)/, ["啥", "些什么"]],
    [/是(?=谁|哪|什么|\{Q\})/, ["究竟是", "到底是", "应该是"]],
    [/(?<!\{[A-Z]\})？$/, ["呢？", "呀？", "来着？", "啊？", ""]],
    [/^\{S\}的\{N\}/, ["{S}，{N}", "{S}那边的{N}"]],
  ],
  en: [
    [/^Where (?=is|was|does|did)/, ["In what place ", "In which place ", "In which town ", "Where exactly "]],
    [/^When (?=is|was|did)/, ["In which year ", "In what year ", "What year "]],
    [/^(?=(Who|Which firm|Which place) (?!is |was |does |did ))/, ["Tell me who it is: ", "I wonder, ", "Remind me: "]],
    [
      /^Who (?!is |was |does |did )/,
      ["Which person ", "Tell me who ", "Can you tell me who ", "I wonder who ", "Do you know who ", "Any idea who "],
    ],
    [
      /^Which firm (?!is |was |does |did )/,
      ["Tell me which firm ", "What firm ", "I wonder which firm ", "Do you know which firm "],
    ],
    [/^What is /, ["What's ", "What exactly is ", "What was "]],
    [/^\{Q\} is /, ["{Q}'s ", "{Q} exactly is ", "{Q} was "]],
    [/^Tell me /, ["Give me ", "Please tell me ", "Name ", "Could you tell me ", "Let me know "]],
    [/^Find /, ["Search for ", "Please look up ", "Could you find "]],
    [/^(Can|Do) you /, ["Could you ", "Would you "]],
    [/\?$/, ["", " exactly?", ", please?"]],
  ],
};

/** A template and others that ask the same in other known words. */
export function variantsOf(template: string, language: Language): readonly string[] {
  const others = swaps[language].flatMap(([part, instead]) =>
    part.test(template) ? instead.map((words) => template.replace(part, () => words)) : [],
  );
  return [template, ...others];
}
