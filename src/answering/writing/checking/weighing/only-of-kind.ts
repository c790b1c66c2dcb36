import { RELATIONS } from "../../../../language/relation-words.js";
import type { ExpectedAnswer } from "../../quoting/expected-answer.js";
import type { EvidenceUnit } from "../../reading/evidence-units.js";
import { type Reading, readText } from "../../reading/reading.js";
import { sensesIn } from "../../reading/senses.js";
import type { CheckContext } from "../check-context.js";
import { inOtherWords } from "./other-words.js";
import { askedOf, FILLERS } from "./place.js";
import { type Statement, saysTerm } from "./statement-ways.js";

/**
 * What a thing has that is of the kind asked for, if that is one thing only: asked 谁坐头把交椅, the one person that is stated of it. Only where no word of the
 * question says a relation, known or stated: "who founded it" isn't answered by who chairs it. Pure.
 */
export function onlyOfKind(
  context: CheckContext,
  expected: ExpectedAnswer,
  statements: readonly Statement[],
): { readonly value: string; readonly unit: EvidenceUnit } | undefined {
  const { question, kinds } = context;
  const names = askedOf(context).names.filter((name) => name.length > 1);
  const [name] = names;
  if (name === undefined || names.length > 1 || !isOpenWording(name, context, statements)) return undefined;
  const fits = (statement: Statement): boolean => {
    const { type, dimensions } = expected;
    if (type === "person" || type === "place") return statement.object.split("\n").some((one) => kinds.get(one) === type);
    if (type !== "number" || dimensions.length === 0) return false;
    return readText(statement.unit.own.folded.split("\n")[0] ?? "").quantities.some(
      (one) => one.kind === "number" && one.dimension !== undefined && dimensions.includes(one.dimension),
    );
  };
  const own = statements.filter(({ subject }) => subject.split("\n").includes(name));
  const leading = statements.filter(({ object }) => object.split("\n").includes(name));
  const found = own.filter(fits);
  const [first] = found;
  if (first === undefined || found.some(({ object }) => object !== first.object)) return undefined;
  // Of whom a person is what the thing is to them: the pupil of a teacher.
  if (leading.some(({ subject }) => subject.split("\n").some((one) => kinds.get(one) === expected.type))) return undefined;
  return question.folded.includes(first.object) ? undefined : { value: first.object, unit: first.unit };
}

/** No word of the question, but for the name, is one of a relation that is known, or that something among the evidence has. */
function isOpenWording(name: string, context: CheckContext, statements: readonly Statement[]): boolean {
  const bare = readText(context.question.folded.replaceAll(name, " "));
  const isStrong = RELATIONS.some(({ name: relation, isWeak }) => !isWeak && bare.relations.has(relation));
  if (isStrong || sensesIn(bare).length > 0) return false;
  const predicates = new Map<string, Reading>(statements.map(({ predicate }) => [predicate.folded, predicate]));
  return [...predicates.values()].every(
    (predicate) =>
      inOtherWords(predicate, context).length === 0 &&
      askedOf(context).terms.every((one) => FILLERS.has(one.term.text) || saysTerm(one, predicate) < 0.8),
  );
}
