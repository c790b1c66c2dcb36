import type { QuestionLanguage } from "../../../language/question-language.js";
import { nameSpans } from "./chain-spans.js";
import type { ClassRef } from "./class-ref.js";
import type { Lexed } from "./lex.js";

/** A stretch of a question that describes a thing, and the question what that is. */
export interface DescribedClause {
  readonly from: number;
  readonly to: number;
  readonly question: string;
  /** What it calls the thing. */
  readonly noun: ClassRef;
}

const DESCRIBED = /的(?:[那这]一?\p{Script=Han})?\p{Script=Han}{0,2}$/u;
const CLAUSE_END = /^\s*[,，:：;；–—-]/u;
const THAT = /^(?:that|which|who)$/u;
const MOST_CLAUSES = 3;

/**
 * Stretches that begin a question, hold one name and end in a class: 唐明德管的那个食堂 of `…，外来访客吃一份套餐多少钱`, `the workshop that supplies the team`
 * up to its comma. The longest first. Pure.
 */
export function describedClauses(lexed: Lexed, language: QuestionLanguage): DescribedClause[] {
  const { atoms, text, pieces } = lexed;
  const [name, ...others] = nameSpans(lexed);
  if (name === undefined || others.length > 0) return [];
  const clause = (to: number): string => text.slice(0, atoms[to - 1]?.end ?? 0);
  const classes = pieces.flatMap(({ category, from, to, meaning: { noun } }) =>
    category === "C" && noun !== undefined ? [{ from, to, noun }] : [],
  );
  if (language === "en") {
    const to = atoms.findIndex((atom, at) => at >= name.to - 1 && CLAUSE_END.test(text.slice(atom.end))) + 1;
    const head = classes.find(({ from, to: end }) => from === 0 && THAT.test(atoms[end]?.text ?? ""));
    const isClause = head !== undefined && to > name.to - 1 && to < atoms.length;
    return isClause ? [{ from: 0, to, noun: head.noun, question: `which is ${clause(to)}?` }] : [];
  }
  return classes
    .filter(({ from, to }) => from >= name.to && to < atoms.length && DESCRIBED.test(text.slice(0, atoms[from]?.start ?? 0)))
    .sort((a, b) => b.to - a.to)
    .slice(0, MOST_CLAUSES)
    .map(({ to, noun }) => ({ from: 0, to, noun, question: `${clause(to)}是哪个?` }));
}
