import type { Language } from "./names.js";
import { relations } from "./relations.js";

/** Function words, punctuation, question words and what is said where nothing is told; learnt from every example. */
const common: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    ..."的 是 在 于 由 了 为 有 到 和 与 也 就 都".split(" "),
    ..."谁 什么 多少 哪里 何时 什么时候 为什么 多久 怎么".split(" "),
    ..."， 。 、 ； ：".split(" "),
    "资料中没有提到",
    "资料中没有提到。",
    "，但资料中没有提到",
  ],
  en: [
    ..."the The of is are was were in on at to by for from and a an has have it its who what when where why how many much long does not that 's".split(
      " ",
    ),
    ..."needs owns holds keeps makes".split(" "),
    "comes with",
    ...", . ; : ( )".split(" "),
    "The evidence does not say.",
    "the evidence does not say",
    ", but the evidence does not say",
  ],
};

/**
 * What the model may write beside what it copies: the words above, and of each relation's statements what says it by a verb. Nouns for relations
 * stand in question or evidence, so that none that was learnt takes the place of one that wasn't.
 */
export function copyingFrame(): readonly string[] {
  const languages = Object.keys(common) as Language[];
  const verbs = languages.flatMap((language) =>
    relations.flatMap(({ words }) => {
      const { noun, statement, unsaid } = words[language];
      return [statement, unsaid].filter((text) => !text.includes(noun)).flatMap((text) => text.split(/\{[SO]\}/));
    }),
  );
  const pieces = [...languages.flatMap((language) => common[language]), ...verbs.map((text) => text.trim())];
  return [...new Set(pieces)].filter((piece) => piece !== "");
}
