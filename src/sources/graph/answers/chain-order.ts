import type { QuestionLanguage } from "../../../language/question-language.js";
import type { ChainWords } from "./chain-spans.js";
import type { Lexed } from "./lex.js";

const PARTS = new Set(["of", "that", "which", "who", "whose"]);
const BREAK = /[,，;；:：.。!！?？—]/u;

/**
 * In which order nouns are stepped to, by their places: the nearer to the name the sooner (`X的导师的奖`; `the prize of the mentor of X`, where those before the name come
 * last), clause by clause.
 */
export function stepOrder(
  { atoms, text }: Lexed,
  { from, to }: Pick<ChainWords, "from" | "to">,
  language: QuestionLanguage,
): (at: number) => number {
  const clauseOf: number[] = [];
  let clause = 0;
  for (const [index, atom] of atoms.entries()) {
    const before = index === 0 ? "" : text.slice(atoms[index - 1]?.end ?? 0, atom.start);
    if (BREAK.test(before)) clause += 1;
    clauseOf.push(clause);
  }
  const home = clauseOf[from] ?? 0;
  const size = atoms.length + 1;
  // `the number of the clinic that the department sits in`: what stands behind `of` comes first, and so on.
  const partOf = atoms.map((_, index) =>
    language === "en" ? atoms.slice(0, index).filter(({ text: word }) => PARTS.has(word)).length : 0,
  );
  return (at) => {
    const away = Math.abs((clauseOf[at] ?? 0) - home) * size * size * 2;
    if (away > 0) return away + (size - (partOf[at] ?? 0)) * size + at;
    return at >= to ? at : size + (size - at);
  };
}
