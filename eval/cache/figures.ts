import { ALL_GUARDS } from "../../src/answer-cache/guards/all-guards.js";
import { wilson } from "../pairs/wilson.js";
import type { Probed } from "./ask-cache.js";
import { BUILT_IN, type Encoder } from "./encoders.js";

/** How many of how many, with the interval that holds the share with 95 % confidence. */
export interface Share {
  readonly hits: number;
  readonly of: number;
  readonly interval: readonly [low: number, high: number];
}

/** What one way to serve came to. */
export interface Row {
  readonly name: string;
  /** Of paraphrases whose question is answered in the cache, those served with that answer. */
  readonly all: Share;
  /** Of those that a graph had answered. */
  readonly graph: Share;
  /** Of those that the model had answered, or that were quoted. */
  readonly documents: Share;
  /** Of different questions, and of paraphrases served with the answer to another one. */
  readonly wrong: Share;
}

type Served = (probed: Probed) => { readonly isRight: boolean } | undefined;

function rowOf(name: string, probed: readonly Probed[], served: Served): Row {
  const paraphrases = probed.filter(
    ({ probe, origin }) => probe.kind === "paraphrase" && origin !== undefined && origin !== "unknown",
  );
  const rightOf = (some: readonly Probed[]): Share =>
    share(some.filter((one) => served(one)?.isRight === true).length, some.length);
  const wrong = probed.filter((one) => served(one)?.isRight === false).length;
  return {
    name,
    all: rightOf(paraphrases),
    graph: rightOf(paraphrases.filter(({ origin }) => origin === "graph")),
    documents: rightOf(paraphrases.filter(({ origin }) => origin !== "graph")),
    wrong: share(wrong, probed.length),
  };
}

const BY_DEFAULT: readonly string[] = ["exact", "wording", "meaning"];

/**
 * The tiers one after another; the last one without each of its parts, and with candidates that a real encoder finds; and what similarity alone would
 * do, by each encoder.
 */
export function rowsOf(probed: readonly Probed[], encoders: readonly Pick<Encoder, "name" | "thresholds">[]): Row[] {
  const upTo =
    (...tiers: readonly string[]): Served =>
    (one) =>
      tiers.includes(one.tier ?? "") ? one : undefined;
  const byDefault = upTo(...BY_DEFAULT);
  const similar =
    (allows: (considered: Probed["considered"][number]) => boolean, by: string = BUILT_IN): Served =>
    (one) =>
      byDefault(one) ?? foundBy(by, one).find(allows);
  const isProven = ({ guards, evidence }: Probed["considered"][number]): boolean => guards.length + evidence.length === 0;
  const without = ALL_GUARDS.map(({ name }) =>
    rowOf(
      `similar without ${name}`,
      probed,
      similar(({ guards, evidence }) => evidence.length === 0 && guards.every((guard) => guard === name)),
    ),
  );
  return [
    rowOf("exact", probed, upTo("exact")),
    rowOf("+ wording", probed, upTo("exact", "wording")),
    rowOf("+ meaning (default)", probed, byDefault),
    rowOf("+ similar", probed, upTo(...BY_DEFAULT, "similar")),
    ...encoders
      .filter(({ name }) => name !== BUILT_IN)
      .map(({ name }) => rowOf(`similar, found by ${name}`, probed, similar(isProven, name))),
    ...without,
    rowOf(
      "similar without guards",
      probed,
      similar(({ evidence }) => evidence.length === 0),
    ),
    rowOf(
      "similar without evidence",
      probed,
      similar(({ guards }) => guards.length === 0),
    ),
    ...encoders.flatMap(({ name, thresholds }) =>
      thresholds.map((threshold) =>
        rowOf(`${name} ≥ ${threshold} alone`, probed, (one) => {
          const [nearest] = foundBy(name, one);
          return nearest !== undefined && (nearest.similarity[name] ?? 0) >= threshold ? nearest : undefined;
        }),
      ),
    ),
  ];
}

/** The nearest first. */
export function foundBy(encoder: string, { considered }: Probed): Probed["considered"][number][] {
  const of = ({ similarity }: Probed["considered"][number]): number | undefined => similarity[encoder];
  return considered.filter((one) => of(one) !== undefined).sort((a, b) => (of(b) ?? 0) - (of(a) ?? 0));
}

/**
 * What GPTCache's authors publish of it (examples/README.md of zilliztech/GPTCache, "Benchmark": SQLite, Faiss, ONNX embeddings): 999 questions kept, a
 * paraphrase of each asked, right and wrong hits by threshold. Nothing different was asked: their wrong hits are paraphrases that got another's answer.
 */
export const PUBLISHED: readonly Row[] = (
  [
    [0.95, 425, 25],
    [0.9, 804, 77],
    [0.8, 904, 92],
  ] as const
).map(([threshold, right, wrong]) => ({
  name: `GPTCache's own figures, ${threshold}`,
  all: share(right, 999),
  graph: share(0, 0),
  documents: share(0, 0),
  wrong: share(wrong, 999),
}));

export function share(hits: number, of: number): Share {
  return { hits, of, interval: wilson(hits, of) };
}

export function told({ hits, of, interval: [low, high] }: Share): string {
  const percent = (value: number): string => (value * 100).toFixed(1);
  return of === 0 ? "" : `${hits} of ${of} = ${percent(hits / of)} % (${percent(low)}–${percent(high)})`;
}
