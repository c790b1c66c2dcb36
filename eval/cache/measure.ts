import { writeFile } from "node:fs/promises";
import { upperErrorBound } from "../../src/answer-cache/similar/error-bound.js";
import { askCache, type Probed } from "./ask-cache.js";
import { cacheChart } from "./chart.js";
import { BUILT_IN, openEncoders } from "./encoders.js";
import { foundBy, PUBLISHED, type Row, rowsOf, type Share, share, told } from "./figures.js";
import { cachePlaces } from "./places.js";
import type { Batch } from "./probes.js";

const ABOUT = {
  fresh: "what the rules weren't worked on with",
  kinds: "each kind of difference",
  everyday: "small worlds, asked when the rules were done",
} as const;

interface Options {
  readonly worlds?: readonly string[];
  readonly json?: string;
  readonly svg?: string;
  readonly showFailures: boolean;
}

/** Fills a cache per world, asks it paraphrases and neighbours, and prints what is served, rightly and wrongly. */
export async function measureCache({ worlds, json, svg, showFailures }: Options): Promise<void> {
  const probed: Probed[] = [];
  const encoders = openEncoders();
  const places = (await cachePlaces()).filter(({ name }) => worlds?.includes(name) ?? true);
  for (const place of places) {
    const { probed: some } = await askCache(place, encoders, (progress) => console.error(progress));
    probed.push(...some);
  }
  for (const encoder of encoders) await encoder[Symbol.asyncDispose]();
  if (showFailures) for (const one of probed) tellFailure(one);
  const of = (batch: Batch): Probed[] => probed.filter(({ probe }) => probe.batch === batch);
  const rows = rowsOf(of("worked"), encoders);
  const kinds = new Map<string, Probed[]>();
  for (const one of probed) kinds.set(one.probe.kind, [...(kinds.get(one.probe.kind) ?? []), one]);
  console.log(`${probed.length} questions: ${[...kinds].map(([kind, some]) => `${some.length} ${kind}`).join(", ")}\n`);
  console.log(table([...rows, ...PUBLISHED]));
  const [freshRows, kindRows, everydayRows] = (["fresh", "kinds", "everyday"] as const).map((batch) => {
    const some = rowsOf(of(batch), encoders).filter(({ name }) => !name.startsWith("similar without "));
    console.log(`\n${ABOUT[batch]}:\n\n${table(some)}`);
    return some;
  });
  const together = rowsOf(probed, encoders);
  console.log(`\nall together:\n\n${table(together)}`);
  const likeness = probed.filter(({ tier }) => tier === "similar");
  const errors = likeness.filter(({ isRight }) => !isRight).length;
  console.log(
    `\nserved by likeness: ${likeness.length}, wrongly ${errors}; upper bound of the error ${(upperErrorBound(errors, likeness.length) * 100).toFixed(2)} % (Clopper–Pearson, 95 %)`,
  );
  // What the last tier would serve were it asked first: what "observe" compares where the others are off.
  const alone = probed.flatMap(
    (one) => foundBy(BUILT_IN, one).find(({ guards, evidence }) => guards.length + evidence.length === 0) ?? [],
  );
  const wrong = alone.filter(({ isRight }) => !isRight).length;
  console.log(
    `it alone, asked all of these: would serve ${alone.length}, wrongly ${wrong}; upper bound of the error ${(upperErrorBound(wrong, alone.length) * 100).toFixed(2)} %`,
  );
  for (const [kind, some] of kinds) {
    if (kind === "paraphrase") continue;
    console.log(`  ${kind}: served wrongly ${told(servedWrongly(some))}`);
  }
  const differences = new Set(of("kinds").map(({ probe }) => probe.difference));
  for (const difference of differences) {
    if (difference === undefined) continue;
    const some = of("kinds").filter(({ probe }) => probe.difference === difference);
    console.log(`  ${difference}: served wrongly ${told(servedWrongly(some))}`);
  }
  if (json !== undefined)
    await writeFile(
      json,
      `${JSON.stringify({ rows, freshRows, kindRows, everydayRows, together, probed: probed.map(plain) }, undefined, 1)}\n`,
    );
  if (svg !== undefined) await writeFile(svg, cacheChart([...together, ...PUBLISHED]));
}

function servedWrongly(some: readonly Probed[]): Share {
  return share(some.filter(({ tier, isRight }) => tier !== undefined && !isRight).length, some.length);
}

function tellFailure({ probe, tier, servedFor, isRight, origin, considered }: Probed): void {
  if (tier !== undefined && !isRight) console.log(`wrong (${tier}, ${probe.kind}): ${probe.text}\n  answered as: ${servedFor}`);
  if (probe.kind !== "paraphrase" || tier !== undefined || origin === undefined || origin === "unknown") return;
  const own = considered.find((one) => one.entry.question === probe.of.question);
  const why = own === undefined ? "not near" : [...own.guards, ...own.evidence].join(", ");
  console.log(`missed (${origin}: ${why}): ${probe.text}\n  kept: ${probe.of.question}`);
}

function table(rows: readonly Row[]): string {
  const head = ["", "paraphrases served", "of the graph's", "of documents'", "served wrongly"];
  const cells = rows.map(({ name, all, graph, documents, wrong }) => [name, ...[all, graph, documents, wrong].map(told)]);
  const widths = head.map((title, at) => Math.max(title.length, ...cells.map((row) => row[at]?.length ?? 0)));
  return [head, ...cells]
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function plain({ probe, considered, ...rest }: Probed): object {
  const { of, ...asked } = probe;
  const near = considered.map(({ entry, ...one }) => ({ question: entry.question, ...one }));
  return { ...rest, ...asked, id: of.id, near };
}
