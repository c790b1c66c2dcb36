import { type KnowledgeGraph, RDF_TYPE } from "../knowledge-graph.js";
import type { Finding } from "./evaluate.js";
import type { Membership } from "./membership.js";
import { relationsOf } from "./relations-in.js";
import type { Variant } from "./variants.js";

/** What belongs to something may be owned by it, a part of it, or in it: a word of so many kinds says little. */
const VAGUE = 3;

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
  graph: KnowledgeGraph,
): WorkedOut | Shared {
  const isAsLikely = (node: string, other: string): boolean => membership.alike(node, other) || leadsToSuch(other, first, graph);
  const rival = first.variant.chosen.find(
    ({ name, node, isPlaced }) =>
      !isPlaced &&
      name.nodes.some(
        (other) =>
          other !== node && all.some(({ chosen }) => chosen.some((choice) => choice.node === other)) && isAsLikely(node, other),
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

/** The circus that Half Moon belongs to is the tent's owner, or where the act is shown: another thing of the name leads to such a thing by a relation that the words may mean. */
function leadsToSuch(other: string, { variant, finding }: WorkedOut, graph: KnowledgeGraph): boolean {
  if (finding.kind !== "rows") return false;
  const values = finding.rows.flatMap(({ value }) => (value.kind === "node" ? [value.id] : []));
  const isVague = relationsOf(variant.query).some(({ kinds }) => kinds.length >= VAGUE);
  if (values.length === 0 || !isVague) return false;
  const typesOf = (node: string): string[] =>
    graph
      .outgoing(node)
      .flatMap(({ predicate, object }) => (predicate === RDF_TYPE && object.kind === "node" ? [object.id] : []));
  const types = new Set(values.flatMap(typesOf));
  return graph
    .outgoing(other)
    .some(
      ({ object }) => object.kind === "node" && !values.includes(object.id) && typesOf(object.id).some((type) => types.has(type)),
    );
}
