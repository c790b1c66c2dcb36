import { nameRuns } from "../reading/reading.js";
import type { CheckContext } from "./check-context.js";
import type { Scope } from "./claims.js";

/**
 * "The Copper Ladle in Marrowdene": where nothing in the text that a sentence rests on says Marrowdene, it may be about the Copper Ladle of another town. What of
 * the question's names is missing. Pure.
 */
export function placedElsewhere({ units }: Scope, { question, knownNames, groups, units: all }: CheckContext): string[] {
  const names = [...new Set([...knownNames.filter((name) => question.folded.includes(name)), ...nameRuns(question)])];
  const aliases = (name: string): readonly string[] => [name, ...groups.filter((group) => group.includes(name)).flat()];
  const pieces = new Set(units.map(({ piece }) => piece));
  const around = all.filter(({ piece }) => pieces.has(piece));
  const isSaid = (name: string): boolean =>
    around.some(({ own, about }) => aliases(name).some((one) => own.folded.includes(one) || about.folded.includes(one)));
  return names.flatMap((thing) =>
    names.filter((place) => place !== thing && isPlaced(question.folded, thing, place) && isSaid(thing) && !isSaid(place)),
  );
}

function isPlaced(question: string, thing: string, place: string): boolean {
  return [
    `${thing} in ${place}`,
    `${thing} at ${place}`,
    `${thing}, ${place}`,
    `${thing} of ${place}`,
    `${place}的${thing}`,
    `${place}${thing}`,
  ].some((both) => question.includes(both));
}
