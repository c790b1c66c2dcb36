import { comparing, type Guard, readOnce } from "./guard.js";
import type { GuardedQuestion } from "./guarded-question.js";

const TITLE = /《([^》]*)》|"([^"]*)"|「([^」]*)」|『([^』]*)』|`([^`]*)`/gu;
const CAPITALISED =
  /(?<![\p{L}\p{N}])(?=[\p{Script=Latin}\p{N}'’.-]*\p{Lu})[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}'’.-]*|(?<=\p{Script=Han})\p{Lu}[\p{Script=Latin}\p{N}'’.-]*/gu;
/** Capitals of these say where a sentence begins. */
const OPENS =
  /^(?:what|who|whom|whose|which|where|when|why|how|is|are|was|were|do|does|did|can|could|may|has|have|had|will|would|should|must|the|a|an|in|on|at|of|for|from|by|to|with|under|since|name|list|tell|give|i|and|or|if|please|whether|there|many|much|number|during|after|before|any|all|of|out|between|among|as|it|its|his|her|that|this|by|until|through|into|only|about|asteroid|price|date|year|population|age|height|length|author|founder|director)(?:'\p{L}+)?$/u;
/** Names that look like words are two names where the rest is equal. */
const POSSESSIVE = /['’]s?$/u;

/** The names of a question: titles in marks, and what is written with a capital. Lower case, in no order. */
export const namesIn: (question: GuardedQuestion) => readonly string[] = readOnce(readNames);

function readNames({ text }: GuardedQuestion): string[] {
  const names: string[] = [];
  for (const found of text.matchAll(TITLE)) names.push((found.slice(1).find((title) => title !== undefined) ?? "").toLowerCase());
  const open = text.replace(TITLE, " ");
  for (const { 0: word } of open.matchAll(CAPITALISED)) {
    const name = word.replace(POSSESSIVE, "").replace(/[.-]+$/u, "");
    if (!OPENS.test(name.toLowerCase())) names.push(name.toLowerCase());
  }
  return names;
}

/**
 * Names by their writing: titles in marks, capitals. A thing named in another way than before passes for another thing; Chinese names
 * without marks are left to the sources.
 */
export const namesGuard: Guard = {
  name: "names",
  differs(one, other) {
    const has = (question: GuardedQuestion, name: string): boolean => question.folded.includes(name);
    return namesIn(one).some((name) => !has(other, name)) || namesIn(other).some((name) => !has(one, name));
  },
};

const LATIN = /(?=[\p{Script=Latin}\p{N}]*\p{Script=Latin})[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}'._+#-]*/gu;
const CODE =
  /(?=\S*\d)(?=\S*\p{L})[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}._+/-]*|(?<!\p{L})\p{Lu}{2,}(?!\p{L})|\p{L}[+#]+|(?<=\s)--?\p{L}[\p{L}\p{N}-]*|[$€£¥&@!]+(?=\S|\s)/gu;

/**
 * Words in Latin letters inside a Chinese question, and codes such as KX-204, C++ or MIT in any: as written, since `ls -r` is not `ls -R`.
 */
export const latinWordsGuard: Guard = comparing("latin words", ({ language, text }) => {
  const words = language === "zh" ? [...text.matchAll(LATIN)] : [...text.matchAll(CODE)];
  return words.map(([word]) => word);
});
