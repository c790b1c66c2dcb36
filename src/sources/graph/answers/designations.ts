import type { Meaning } from "./chart.js";
import { ANYTHING } from "./class-ref.js";
import type { SetQuery } from "./query.js";
import { inverse } from "./relation.js";

/** Names that set things of one kind apart: "Which model is the heaviest?" asks for the model of the heaviest one. */
const DESIGNATIONS = new Set(["model"]);

export function isDesignation({ relation }: Meaning): boolean {
  return relation?.kinds.some((kind) => DESIGNATIONS.has(kind)) === true;
}

/** Whatever has one. */
export function havingA({ relation }: Meaning): SetQuery | undefined {
  if (relation === undefined) return undefined;
  const { id, paths } = inverse(relation);
  return { op: "class", noun: { ...ANYTHING, id: `having:${id}`, ranges: paths, word: undefined }, key: `having:${id}` };
}
