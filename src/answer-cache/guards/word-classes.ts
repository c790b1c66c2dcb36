import { madeOnce } from "../../language/made-once.js";
import type { GuardedQuestion } from "./guarded-question.js";

/** Classes of words: the name of a class, then a pattern of its Chinese and one of its English words. */
export type WordClasses = readonly (readonly [name: string, chinese: string, english: string])[];

/** Tells which of the classes a question has words of. Patterns are alternatives; English ones match whole words. */
export function classReader(classes: WordClasses): (question: GuardedQuestion) => string[] {
  const compiled = madeOnce(() =>
    classes.map(([name, chinese, english]) => ({
      name,
      zh: chinese === "" ? undefined : new RegExp(chinese, "u"),
      en: english === "" ? undefined : new RegExp(`(?<![\\p{L}\\p{N}])(?:${english})(?![\\p{L}\\p{N}])`, "u"),
    })),
  );
  return ({ folded }) =>
    compiled()
      .filter(({ zh, en }) => zh?.test(folded) === true || en?.test(folded) === true)
      .map(({ name }) => name);
}
