/**
 * `npm run attack [-- NAME ...] [--short] [--write]`: runs every attack of this folder, prints what held, and with `--write` puts the table
 * into docs/reliability.md. Exits with 1 if any try failed.
 */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Attack } from "./attack.js";

const { values, positionals } = parseArgs({
  options: {
    short: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
  },
  allowPositionals: true,
});
const here = fileURLToPath(new URL(".", import.meta.url));
const page = fileURLToPath(new URL("../docs/reliability.md", import.meta.url));
const rows: string[] = [];
let allFailures = 0;

for (const attack of await attacks()) {
  if (positionals.length > 0 && !positionals.includes(attack.name)) continue;
  const folder = await mkdtemp(path.join(tmpdir(), `attack-${attack.name}-`));
  const begun = performance.now();
  let tries = 0;
  const failures: string[] = [];
  try {
    for await (const { held, what } of attack.run({ short: values.short, seed: Number(values.seed), folder })) {
      tries += 1;
      if (!held) failures.push(what);
      if (process.stdout.isTTY) process.stdout.write(`\r${attack.name}: ${tries} tries, ${failures.length} failed`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const result = `${attack.name}: ${tries} tries, ${failures.length} failed, ${seconds} s`;
  console.log(`${process.stdout.isTTY ? "\r" : ""}${result}`);
  for (const failure of failures.slice(0, 10)) console.log(`  failed: ${failure}`);
  allFailures += failures.length;
  rows.push(`| ${attack.name} | ${attack.title} | ${tries} | ${failures.length} |`);
}

if (values.write) {
  const head = ["| attack | what is done, and what must hold | tries | failed |", "| --- | --- | ---: | ---: |"];
  const [start, end] = ["<!-- attacks -->", "<!-- /attacks -->"];
  const [before, rest = ""] = (await readFile(page, "utf8")).split(start);
  const [table = "", after] = rest.split(end);
  if (after === undefined) throw new Error(`${page} lacks ${start} or ${end}.`);
  // Rows of attacks that weren't run this time stay.
  const kept = table
    .split("\n")
    .filter((row) => row.startsWith("| ") && !head.includes(row) && !rows.some((own) => sameAttack(own, row)));
  const written = [...kept, ...rows].sort();
  await writeFile(page, `${before}${start}\n\n${[...head, ...written].join("\n")}\n\n${end}${after}`);
}
process.exitCode = allFailures === 0 ? 0 : 1;

async function attacks(): Promise<Attack[]> {
  const names = (await readdir(here)).filter((name) => name.endsWith(".ts") && !["attack.ts", "main.ts"].includes(name)).sort();
  const modules: unknown[] = await Promise.all(names.map((name) => import(new URL(name, import.meta.url).href)));
  return modules.map((module) => (module as { readonly attack: Attack }).attack);
}

function sameAttack(row: string, other: string): boolean {
  return row.split("|")[1]?.trim() === other.split("|")[1]?.trim();
}
