import type { Finding } from "./evaluate.js";
import type { Membership } from "./membership.js";
import type { Variant } from "./variants.js";

/** Things of one name, where it depends on which of them is meant. */
export interface Shared {
  readonly name: string;
  readonly nodes: readonly string[];
  readonly findings: readonly Finding[];
}

/** A query with its names settled, and what it comes to. */
export interface WorkedOut {
  readonly variant: Variant;
  readonly finding: Finding;
  readonly doubt: number;
}

/** The only way to settle a name that comes to anything; the things of that name, where others are as likely. */
export function settledName(
  found: readonly WorkedOut[],
  first: WorkedOut,
  all: readonly Variant[],
  membership: Membership,
): WorkedOut | Shared {
  const rival = first.variant.chosen.find(
    ({ name, node, isPlaced }) =>
      !isPlaced &&
      name.nodes.some(
        (other) =>
          other !== node &&
          all.some(({ chosen }) => chosen.some((choice) => choice.node === other)) &&
          membership.alike(node, other),
      ),
  );
  if (found.length === 1 && rival === undefined) return first;
  const choice = rival ?? first.variant.chosen[0];
  if (choice === undefined) return first;
  const nodes = [
    ...new Set(all.flatMap(({ chosen }) => chosen.filter(({ name }) => name.key === choice.name.key).map(({ node }) => node))),
  ];
  return { name: choice.name.name, nodes, findings: found.map(({ finding }) => finding) };
}
