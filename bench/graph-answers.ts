import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GraphSource } from "../dist/index.js";
import type { BenchOptions } from "./bench-options.js";
import type { Measurements } from "./measurements.js";
import { clearProgress, progress } from "./progress.js";

const SYLLABLES = "ka lo mi ren sa tu vel dor an fi ga hul ist jo nim par quo ru shi tam".split(" ");
const HAN = [..."林海山月江云溪石青柳文远松风雪白梅兰秋晨宁安和平川岩"];

/**
 * Graph answers at about 100,000 triples. Prints load time and the processor
 * time that answers take: on a busy machine the clock shows the others, too.
 */
export async function benchGraphAnswers(_options: BenchOptions, figures: Measurements): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "graph-answers-"));
  try {
    const { turtle, questions, triples } = world(14_000);
    const path = join(folder, "world.ttl");
    await writeFile(path, turtle);
    const source = new GraphSource({ path });
    const begun = performance.now();
    let late = 0;
    let before = performance.now();
    const watch = setInterval(() => {
      late = Math.max(late, performance.now() - before - 10);
      before = performance.now();
    }, 10);
    progress(`loading ${triples} triples`);
    await source.answer("warm up", {});
    clearInterval(watch);
    figures.add(`load, ${triples} triples`, "ms", performance.now() - begun);
    clearProgress();
    console.log(
      `${triples} triples loaded in ${Math.round(performance.now() - begun)} ms; the loop was late by ${Math.round(late)} ms at most`,
    );
    const times: number[] = [];
    let answered = 0;
    const slowest: { ms: number; question: string } = { ms: 0, question: "" };
    for (let round = 0; round < 3; round += 1) {
      for (const question of questions) {
        const start = process.cpuUsage();
        if ((await source.answer(question, {})) !== undefined) answered += 1;
        const used = process.cpuUsage(start);
        const ms = (used.user + used.system) / 1000;
        if (round === 0) continue;
        times.push(ms);
        figures.add("answer, processor time", "ms", ms);
        if (ms > slowest.ms) Object.assign(slowest, { ms, question });
      }
    }
    clearProgress();
    times.sort((a, b) => a - b);
    const at = (share: number): string => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1);
    console.log(
      `${times.length} questions (${answered / 3} of ${questions.length} answered): p50 ${at(0.5)} ms, p90 ${at(0.9)} ms, p99 ${at(0.99)} ms; slowest ${slowest.ms.toFixed(1)} ms: ${slowest.question}`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function world(people: number): { turtle: string; questions: string[]; triples: number } {
  let seed = 7;
  const draw = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed % below;
  };
  const word = (): string => {
    const name = Array.from({ length: 2 + draw(3) }, () => SYLLABLES[draw(SYLLABLES.length)]).join("");
    return name.charAt(0).toUpperCase() + name.slice(1);
  };
  const han = (length: number): string => Array.from({ length }, () => HAN[draw(HAN.length)]).join("");
  const lines = [
    "@prefix : <http://bench.example/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .",
    ':birthPlace rdfs:label "出生地"@zh, "place of birth"@en . :birthDate rdfs:label "出生日期"@zh, "date of birth"@en . :author rdfs:label "作者"@zh, "author"@en .',
    ':population rdfs:label "人口"@zh, "population"@en . :country rdfs:label "国家"@zh, "country"@en . :capital rdfs:label "首都"@zh, "capital"@en . :height rdfs:label "身高"@zh, "height"@en .',
    ':City rdfs:label "城市"@zh, "city"@en . :Person rdfs:label "人物"@zh, "person"@en . :Book rdfs:label "书"@zh, "book"@en . :Country rdfs:label "国家"@zh, "country"@en . :teacher rdfs:label "老师"@zh, "teacher"@en .',
  ];
  let triples = 0;
  const cities = Math.ceil(people / 20);
  const countries = 60;
  const names: { zh: string; en: string }[] = [];
  const add = (line: string, count: number): void => {
    lines.push(line);
    triples += count;
  };
  for (let index = 0; index < countries; index += 1)
    add(`:n${index} a :Country ; rdfs:label "${word()}ia${index}"@en, "${han(3)}国${index}"@zh ; :capital :c${index} .`, 2);
  for (let index = 0; index < cities; index += 1)
    add(
      `:c${index} a :City ; rdfs:label "${word()} Town ${index}"@en, "${han(2)}城${index}"@zh ; :population ${1000 + draw(5_000_000)} ; :country :n${draw(countries)} .`,
      3,
    );
  for (let index = 0; index < people; index += 1) {
    const name = { zh: `${han(3)}${index % 97}`, en: `${word()} ${word()}` };
    names.push(name);
    add(
      `:p${index} a :Person ; rdfs:label "${name.en}"@en, "${name.zh}"@zh ; :birthPlace :c${draw(cities)} ; :birthDate "${1850 + draw(150)}-0${1 + draw(9)}-1${draw(9)}"^^xsd:date ; :height "${150 + draw(50)} cm" ; :teacher :p${draw(people)} .`,
      5,
    );
    add(
      `:b${index} a :Book ; rdfs:label "The ${word()} of ${word()} ${index}"@en, "${han(4)}记${index}"@zh ; :author :p${index} .`,
      2,
    );
  }
  const questions: string[] = [];
  for (let index = 0; index < 60; index += 1) {
    const [a, b] = [names[draw(people)], names[draw(people)]];
    questions.push(
      `Where was ${a?.en} born?`,
      `${a?.zh}出生在哪里？`,
      `What is the population of the city where ${a?.en} was born?`,
      `${a?.zh}的老师的出生地的人口是多少？`,
      `Who is the teacher of ${b?.en}'s teacher?`,
      `Which books did ${a?.en} write?`,
      `${a?.zh}写了几本书？`,
      `Is ${a?.en} taller than ${b?.en}?`,
      `${a?.zh}和${b?.zh}谁更高？`,
      `Were ${a?.en} and ${b?.en} born in the same city?`,
      `What is the currency of the country where ${a?.en} was born?`,
      `Who was the first person that ${a?.en} met after the war, and why did it matter so much to the people around them?`,
    );
  }
  questions.push(
    "Which city has the largest population?",
    "哪座城市人口最多？",
    "Which cities have more than 4,900,000 inhabitants?",
    "How many people were born after 1990?",
    "Which country has the most cities?",
    "Who is the oldest person?",
    "身高超过198厘米的人物有哪些？",
  );
  return { turtle: lines.join("\n"), questions, triples };
}
