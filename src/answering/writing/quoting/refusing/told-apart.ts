import type { CheckContext } from "../../checking/check-context.js";
import { nearNameTest } from "./near-names.js";
import { otherRecordTest } from "./other-records.js";
import { otherTitleTest } from "./other-titles.js";
import { otherVariantTest } from "./other-variants.js";
import { isOfOtherEnd } from "./turned-statement.js";

/** The context without what tells of another thing than the one asked about. Undefined if nothing is left. Pure. */
export function toldApart(context: CheckContext): CheckContext | undefined {
  const tests = [nearNameTest, otherRecordTest, otherTitleTest, otherVariantTest].map((test) => test(context));
  const units = context.units.filter((unit) => !isOfOtherEnd(unit, context) && !tests.some((isOther) => isOther(unit)));
  if (units.length === 0) return undefined;
  return units.length === context.units.length ? context : { ...context, units };
}
