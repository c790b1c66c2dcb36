import type { Citation } from "../asking/protocol.js";

/** A statement of a graph, as its evidence tells it: `林月 — 老师 → 陈柏舟`. */
export interface Triple {
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
  /** Whether the answer cites the evidence that holds it. */
  readonly cited: boolean;
}

const mostTriples = 400;

/** The statements that evidence tells, each once; what isn't told as one is passed over. Pure. */
export function triplesOf(citations: readonly Citation[]): Triple[] {
  const found = new Map<string, Triple>();
  for (const { text, cited } of citations) {
    for (const line of text.split("\n")) {
      const [, subject, predicate, object] = /^(.{1,200}?) — (.{1,120}?) → (.{1,500})$/u.exec(line.trim()) ?? [];
      if (subject === undefined || predicate === undefined || object === undefined) continue;
      const key = `${subject}\0${predicate}\0${object}`;
      if (found.get(key)?.cited !== true) found.set(key, { subject, predicate, object, cited });
      if (found.size >= mostTriples) return [...found.values()];
    }
  }
  return [...found.values()];
}
