import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { ChatGLMError, GraphSource } from "../dist/index.js";
import type { Attack, AttackOptions, Try } from "./attack.js";

const QUESTIONS = [
  "Who is the teacher of Ann?",
  "哪座城市人口最多？",
  `${"the population of ".repeat(40)}Ann`,
  "谁的老师的".repeat(80),
  "的".repeat(300),
  "which which which which of of of of the the",
];
/** Far above what any file here may block the loop for, in milliseconds; a bomb blocked it for a minute. */
const LATE = 3_000;

const long = "x".repeat(300_000);
const ann = "<http://e/ann> <http://e/teacher> <http://e/bob> .\n";
const FILES: Readonly<Record<string, string>> = {
  "prefix-bomb.ttl": `@prefix p: <http://e/${long}> .\n${'p:a p:b "c" .\n'.repeat(50_000)}`,
  "base-bomb.ttl": `@base <http://e/${long}/> .\n${'<a> <b> "c" .\n'.repeat(50_000)}`,
  "prefix-below-limit.ttl": `@prefix p: <http://e/${"x".repeat(4_000)}> .\n${Array.from({ length: 30_000 }, (_, index) => `p:a${index} p:b "c" .`).join("\n")}`,
  "endless-literal.ttl": `<http://e/a> <http://e/b> """${"x".repeat(12 * 2 ** 20)}`,
  "deep-blanks.ttl": `<http://e/a> <http://e/b> ${"[ <http://e/b> ".repeat(20_000)}1${" ]".repeat(20_000)} .`,
  "deep-lists.ttl": `<http://e/a> <http://e/b> ${"( ".repeat(20_000)}1${" )".repeat(20_000)} .`,
  "list-of-itself.ttl":
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . <http://e/a> <http://e/b> _:l . _:l rdf:first _:l ; rdf:rest _:l .",
  "hub.nt": Array.from({ length: 60_000 }, (_, index) => `<http://e/ann> <http://e/teacher> <http://e/t${index}> .`).join("\n"),
  "many-predicates.nt": Array.from(
    { length: 30_000 },
    (_, index) => `<http://e/ann> <http://e/p${index}/teacher> <http://e/t> .`,
  ).join("\n"),
  "one-name.ttl": Array.from(
    { length: 30_000 },
    (_, index) =>
      `<http://e/${index}> <http://www.w3.org/2000/01/rdf-schema#label> "Ann" ; <http://e/teacher> <http://e/${index + 1}> .`,
  ).join("\n"),
  "many-classes.nt": Array.from(
    { length: 30_000 },
    (_, index) => `<http://e/a${index}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://e/City${index}> .`,
  ).join("\n"),
  "class-loop.ttl":
    "@prefix s: <http://www.w3.org/2000/01/rdf-schema#> . <http://e/A> s:subClassOf <http://e/B> . <http://e/B> s:subClassOf <http://e/A> . <http://e/ann> a <http://e/A> .",
  "numbers.ttl": `<http://e/city> <http://e/population> "${"9".repeat(500)}", "-1e999", "1,,,2", "NaN" .`,
  "not-utf8.nt": `${ann}<\ud800>`,
  "half.nq": ann.slice(0, 20),
};

export const attack: Attack = {
  name: "hostile-graphs",
  title:
    "Graph files made to exhaust, loop or mislead, and questions made to explode: an answer, none, or GRAPH_INVALID that names the file; the loop stays free.",
  async *run({ short, seed, folder }: AttackOptions): AsyncGenerator<Try> {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of Object.entries({ ...FILES, ...mutations(short ? 20 : 400, seed) })) {
      const path = join(folder, name);
      await writeFile(path, text);
      const delay = monitorEventLoopDelay({ resolution: 10 });
      delay.enable();
      let fault = "";
      const source = new GraphSource({ path });
      for (const question of QUESTIONS) {
        try {
          const answer = await source.answer(question, {});
          if (answer !== undefined && answer.evidence.length === 0) fault ||= `answered ${question} without evidence`;
          await source.find(question, { limit: 5 });
        } catch (error) {
          if (!(error instanceof ChatGLMError && error.code === "GRAPH_INVALID" && error.message.startsWith(name)))
            fault ||= `${question}: ${String(error).slice(0, 200)}`;
        }
      }
      delay.disable();
      if (delay.max / 1e6 > LATE) fault ||= `the loop was late by ${Math.round(delay.max / 1e6)} ms`;
      yield { held: fault === "", what: `${name}: ${fault}` };
    }
  },
};

/** A small good file with characters changed, left out and doubled. */
function mutations(count: number, seed: number): Record<string, string> {
  const good = `@prefix : <http://e/> . :ann a :Person ; :teacher :bob, [ :name "x" ] ; :stops ( :a "b" 3 ) ; :born "1990-01-01"^^<http://www.w3.org/2001/XMLSchema#date> .`;
  let state = seed;
  const draw = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state % below;
  };
  const marks = ["<", ">", '"', "[", "]", "(", ")", ".", ";", "@", "^", "\\", "\n", "\u0000", "_:", "#", "“"];
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      let text = good;
      for (let change = 0; change <= draw(4); change += 1) {
        const at = draw(text.length);
        text = text.slice(0, at) + (draw(3) === 0 ? "" : (marks[draw(marks.length)] ?? "")) + text.slice(at + draw(3));
      }
      return [`mutation-${index}.ttl`, text];
    }),
  );
}
