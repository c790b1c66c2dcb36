import { expectedAnswer } from "../../quoting/expected-answer.js";
import type { CheckContext } from "../check-context.js";
import type { Place } from "./place.js";
import { StatementWays, statementOf } from "./statement-ways.js";
import { textPlaces } from "./text-places.js";

const kept = new WeakMap<CheckContext, readonly Place[]>();

/** All places, best first. Pure; kept with the context. */
export function weighedPlaces(context: CheckContext): readonly Place[] {
  const known = kept.get(context);
  if (known !== undefined) return known;
  const expected = expectedAnswer(context.question.text);
  const statements = context.units.flatMap((unit) => statementOf(unit, context.groups));
  const ways = new StatementWays(context, expected, statements);
  const told = ways.places();
  const found = [...told, ...textPlaces(context, expected, ways.reached)].sort((a, b) => b.score - a.score);
  kept.set(context, found);
  return found;
}
