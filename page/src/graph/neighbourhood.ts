import type { Triple } from "./triples.js";

export interface GraphNode {
  readonly name: string;
  /** Steps from the first thing asked about. */
  readonly depth: number;
  /** What the question names, what the answer is, or what lies between and around. */
  readonly role: "asked" | "goal" | "other";
}

export interface GraphEdge {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly cited: boolean;
}

/** A few things and how they hang together. */
export interface Neighbourhood {
  readonly nodes: readonly GraphNode[];
  /** By the nodes' places. */
  readonly edges: readonly GraphEdge[];
  /** Statements there was no room for. */
  readonly left: number;
}

/**
 * The statements nearest to what was asked about, cited ones first. Two statements between the same two things are one edge with both labels. Pure.
 *
 * @param mostNodes what can be told apart in a small drawing
 */
export function neighbourhood(
  triples: readonly Triple[],
  question: string,
  values: readonly string[],
  mostNodes = 10,
): Neighbourhood {
  const asked = question.toLowerCase();
  const names = new Set(triples.flatMap(({ subject, object }) => [subject, object]));
  const isAsked = (name: string): boolean => name.length > 1 && asked.includes(name.toLowerCase());
  const answers = new Set(values);
  const starts = [...names].filter(isAsked);
  const [first] = triples;
  const depths = depthsFrom(starts.length > 0 ? starts : first === undefined ? [] : [first.subject], triples);
  const depth = (name: string): number => depths.get(name) ?? 9;
  const nearness = ({ subject, object }: Triple): number => Math.min(depth(subject), depth(object));
  const ordered = triples
    .map((triple, place) => ({ triple, place }))
    .sort(
      (a, b) => Number(b.triple.cited) - Number(a.triple.cited) || nearness(a.triple) - nearness(b.triple) || a.place - b.place,
    );
  const places = new Map<string, number>();
  const edges = new Map<string, { from: number; to: number; labels: string[]; cited: boolean }>();
  let left = 0;
  for (const { triple } of ordered) {
    const added = [...new Set([triple.subject, triple.object])].filter((name) => !places.has(name));
    if (places.size + added.length > mostNodes) {
      left += 1;
      continue;
    }
    for (const name of added) places.set(name, places.size);
    const [from = 0, to = 0] = [places.get(triple.subject), places.get(triple.object)];
    const key = `${from} ${to}`;
    const edge = edges.get(key) ?? { from, to, labels: [], cited: false };
    edge.labels.push(triple.predicate);
    edge.cited ||= triple.cited;
    edges.set(key, edge);
  }
  const nodes = [...places.keys()].map((name): GraphNode => {
    const role = answers.has(name) ? "goal" : isAsked(name) ? "asked" : "other";
    return { name, depth: depth(name), role };
  });
  return {
    nodes,
    edges: [...edges.values()].map(({ from, to, labels, cited }) => ({ from, to, cited, label: labels.join(" · ") })),
    left,
  };
}

/** Steps from any of the starts, along statements in either direction. */
function depthsFrom(starts: readonly string[], triples: readonly Triple[]): Map<string, number> {
  const depths = new Map<string, number>(starts.map((name) => [name, 0]));
  const neighbours = new Map<string, string[]>();
  for (const { subject, object } of triples) {
    neighbours.set(subject, [...(neighbours.get(subject) ?? []), object]);
    neighbours.set(object, [...(neighbours.get(object) ?? []), subject]);
  }
  const queue = [...starts];
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    for (const next of neighbours.get(name) ?? []) {
      if (depths.has(next)) continue;
      depths.set(next, (depths.get(name) ?? 0) + 1);
      queue.push(next);
    }
  }
  return depths;
}
