import { checkContext } from "../checking/check-context.js";
import { type Quantity, supportsQuantity } from "../reading/quantities.js";
import { readText } from "../reading/reading.js";
import { otherValue } from "./conflicting-values.js";
import { aboutItsCodes } from "./exact-codes.js";
import { type ExpectedAnswer, expectedAnswer } from "./expected-answer.js";
import { shorten } from "./quoted-parts.js";

interface Piece {
  readonly text: string;
  readonly title?: string | undefined;
}

/** An answer that rests on one statement. */
export interface StatedAnswer {
  readonly question: string;
  readonly values: readonly string[];
  readonly statement: Piece;
}

export interface SecondAccount {
  /** Index among the pieces. */
  readonly index: number;
  /** What it says, as it is quoted. */
  readonly quoted: string;
}

/**
 * What one of the pieces says of the same thing in the same words with another number or date than the answer. Undefined where none clearly does.
 * Pure.
 */
export function secondAccount(
  { question, values, statement }: StatedAnswer,
  pieces: readonly Piece[],
  sameNames: readonly (readonly string[])[],
  translate?: (word: string) => readonly string[],
): SecondAccount | undefined {
  const asked = expectedAnswer(question);
  if (values.length !== 1 || !isMeasure(asked, values[0] ?? "")) return undefined;
  const context = aboutItsCodes(checkContext({ question, evidence: [statement, ...pieces], sameNames, translate }));
  const [unit, ...more] = context?.units.filter(({ piece }) => piece === 1) ?? [];
  if (context === undefined || unit?.kind !== "fact" || more.length > 0) return undefined;
  const object = unit.text.slice(unit.text.lastIndexOf("→"));
  const stated = unit.own.quantities.filter((quantity) => {
    const digits = unit.own.text.slice(quantity.start, quantity.end);
    return object.includes(digits.split(" ")[0] ?? digits);
  });
  // "Opening hours → Mon-Fri 08:00-17:30" tells when it closes, too.
  const said = readText(values[0] ?? "").quantities;
  const isSaid = (quantity: Quantity): boolean => said.some((one) => supportsQuantity(one, quantity, true));
  const [value, ...others] = stated.length > 1 ? stated.filter(isSaid) : stated;
  if (value === undefined || others.length > 0) return undefined;
  const other = otherValue({ unit, value }, context, asMeasured(asked, value));
  if (other === undefined) return undefined;
  // A piece that says both speaks of two times, or of a correction that it makes itself.
  const isBoth = other.unit.own.quantities.some((quantity) => supportsQuantity(quantity, value, false));
  if (isBoth) return undefined;
  return { index: other.unit.piece - 2, quoted: shorten(other.unit.text) };
}

/** Whether a number or a date was asked for, as the question says or else the answer: "What is the maximum dose?" */
export function isMeasure({ type }: ExpectedAnswer, value: string): boolean {
  return type === "number" || type === "time" || (type === "thing" && /^\s*[-+−]?[\d.,]+\s*$|^\d{4}-\d\d/u.test(value));
}

/** What was asked for, measured as the answer is. */
function asMeasured(asked: ExpectedAnswer, value: Quantity): ExpectedAnswer {
  if (value.kind === "date") return asked.type === "time" ? asked : { ...asked, type: "time", dimensions: [] };
  const dimension = value.kind === "number" ? (value.dimension ?? "") : "";
  if (asked.type === "time") return asked;
  return { ...asked, type: "number", dimensions: dimension === "" ? asked.dimensions : [dimension] };
}
