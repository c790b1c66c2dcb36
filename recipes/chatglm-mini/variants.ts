import type { Language } from "./names.js";
import type { ObjectKind } from "./relations.js";

/** A part of a question template, and words that mean the same there; asked of anything unless told of what. */
type Swap = readonly [part: RegExp, instead: readonly string[], of?: ObjectKind];

const swaps: Readonly<Record<Language, readonly Swap[]>> = {
  zh: [
    [
      /^谁(..)了\{S\}？$/,
      ["是谁$1了{S}？", "{S}是哪位$1的？", "{S}由哪个人$1？", "$1{S}的是谁？", "{S}是由谁$1的？", "$1了{S}的人叫什么？"],
    ],
    [
      /^谁(写)了\{S\}？$/,
      ["是谁$1了{S}？", "{S}是哪位$1的？", "$1{S}的人是谁？", "{S}是什么人$1的？", "{S}究竟是谁$1的？", "$1了{S}的是哪位？"],
    ],
    [/^\{S\}(是谁|由谁)(..)(的?)？$/, ["{S}是由哪个人$2的？", "{S}到底$1$2$3？", "$2{S}的人是谁？", "{S}当初$1$2$3？"]],
    [
      /^谁在\{S\}当馆长？$/,
      ["担任{S}馆长的是谁？", "哪位担任{S}的馆长？", "谁是{S}现在的馆长？", "{S}由谁担任馆长？", "在{S}当馆长的人是谁？"],
    ],
    [
      /^\{S\}(?:现在)?住在(?:哪里|哪儿)？$/,
      ["{S}定居在哪儿？", "{S}现在定居在什么地方？", "{S}居住在哪里？", "{S}定居何处？", "{S}家住哪里？", "{S}现在定居哪里？"],
    ],
    [
      /^\{S\}收藏(?:着|了)什么？$/,
      ["{S}里藏有什么？", "{S}藏着什么？", "{S}藏有哪样东西？", "{S}里收藏的是什么？", "{S}的馆里藏有什么？"],
    ],
    [
      /^\{S\}(?:创办于|是)哪一年(?:创办的)?？$/,
      ["{S}成立于哪一年？", "{S}何年成立？", "{S}什么时候成立？", "{S}是哪年成立的？", "{S}哪一年开办？", "哪一年成立了{S}？"],
    ],
    [
      /^\{S\}(?:是哪一年出生的|生于哪一年)？$/,
      ["{S}出生于哪一年？", "{S}何年出生？", "{S}什么时候出生？", "{S}是哪年出生的？", "{S}哪一年出生？", "哪一年{S}出生？"],
    ],
    [
      /^\{S\}(?:有多少人|住着多少人)？$/,
      ["{S}一共有多少人？", "多少人住在{S}？", "住在{S}的有多少人？", "{S}里有多少人住？", "在{S}住的有多少人？"],
    ],
    [
      /^\{S\}(?:是什么种类|是一种什么)？$/,
      ["{S}属于哪一种？", "{S}是哪个种类？", "{S}属于哪个种类？", "{S}属于什么？", "什么种类是{S}？"],
    ],
    [/^\{S\}有什么特产？$/, ["{S}因什么闻名？", "{S}以哪种特产闻名？", "{S}闻名的是什么？", "什么让{S}闻名？"]],
    [
      /^\{S\}(?:在哪里工作|在哪家单位工作)？$/,
      ["{S}上班的单位是哪家？", "{S}每天到哪家单位上班？", "{S}在哪家上班？", "{S}的单位是哪家？"],
    ],
    [
      /^\{S\}(?:在哪里|坐落在哪里|位于哪里)？$/,
      ["{S}位于何处？", "{S}的位置在什么地方？", "{S}坐落于什么地方？", "什么地方有{S}？"],
    ],
    [/^\{S\}(?:出生在哪里|生在哪里)？$/, ["{S}生于什么地方？", "{S}在哪儿出生？", "{S}出生于何处？", "{S}出生的地方是哪里？"]],
    [/哪里/, ["哪儿", "什么地方", "何处", "哪个地方"]],
    [/谁/, ["哪位", "什么人", "哪个人"], "person"],
    [/哪一年/, ["哪年", "何年", "什么年份", "什么时候"]],
    [/什么(?!时候|地方|年份|人|名字)/, ["啥", "些什么"]],
    [/是(?=谁|哪|什么|\{Q\})/, ["究竟是", "到底是", "应该是"]],
    [/(?<!\{[A-Z]\})？$/, ["呢？", "呀？", "来着？", "啊？", ""]],
    [/^\{S\}的\{N\}/, ["{S}，{N}", "{S}那边的{N}"]],
  ],
  en: [
    [/^Where (?=is|was|does|did)/, ["In what place ", "In which place ", "In which town "], "place"],
    [/^Where (?=is|was|does|did)/, ["Where exactly "]],
    [/^When (?=is|was|did)/, ["In which year ", "In what year ", "What year "]],
    [/^Who (?!is |was |does |did )/, ["Tell me who it is: who ", "I wonder, who ", "Remind me: who "]],
    [/^Who (?!is |was |does |did )/, ["Which person "], "person"],
    [
      /^Who (?!is |was |does |did )/,
      ["Tell me who ", "Can you tell me who ", "I wonder who ", "Do you know who ", "Any idea who "],
    ],
    [
      /^Which firm (?!is |was |does |did )/,
      ["Tell me which firm ", "What firm ", "I wonder which firm ", "Do you know which firm "],
    ],
    [/^What is /, ["What's ", "What exactly is ", "What was "]],
    [/^\{Q\} is /, ["{Q}'s ", "{Q} exactly is ", "{Q} was "]],
    [/^Tell me (?!who)/, ["Give me ", "Please tell me ", "Name ", "Could you tell me ", "Let me know "]],
    [/^Find /, ["Search for ", "Please look up ", "Could you find "]],
    [/^Can you /, ["Could you ", "Would you "]],
    [/\?$/, ["", " exactly?", ", please?"]],
  ],
};

/** A template and others that ask for the same kind of thing in other known words. */
export function variantsOf(template: string, object: ObjectKind, language: Language): readonly string[] {
  const others = swaps[language].flatMap(([part, instead, of = object]) =>
    of === object && part.test(template) ? instead.map((words) => template.replace(part, words)) : [],
  );
  return [template, ...others];
}
