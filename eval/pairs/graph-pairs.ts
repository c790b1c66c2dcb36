import { readFile } from "node:fs/promises";
import { Parser } from "n3";
import { evalFolder } from "../question.js";
import type { LabelledPair } from "./labelled-pair.js";

/** Ways to ask for a property of the world's things. */
const WORDINGS: Readonly<Record<string, Readonly<Record<"en" | "zh", readonly string[]>>>> = {
  "lives#bornIn": {
    en: ["Where was {s} born?", "What is {s}'s birthplace?", "What is the place of birth of {s}?"],
    zh: ["{s}出生在哪里？", "{s}的出生地是哪里？", "{s}是在哪里出生的？"],
  },
  "lives#bornOn": {
    en: ["When was {s} born?", "What is {s}'s date of birth?", "What is the date of birth of {s}?"],
    zh: ["{s}是什么时候出生的？", "{s}的出生日期是什么？", "{s}的生日是哪天？"],
  },
  "lives#diedOn": {
    en: ["When did {s} die?", "What is {s}'s date of death?", "What is the date of death of {s}?"],
    zh: ["{s}是什么时候去世的？", "{s}的逝世日期是什么？", "{s}什么时候去世？"],
  },
  "lives#spouse": {
    en: ["Who is {s}'s spouse?", "Who is the spouse of {s}?", "Who is {s} married to?"],
    zh: ["{s}的配偶是谁？", "谁是{s}的配偶？", "{s}跟谁结了婚？"],
  },
  "lives#teacher": {
    en: ["Who is {s}'s teacher?", "Who is the teacher of {s}?", "Who taught {s}?"],
    zh: ["{s}的老师是谁？", "谁是{s}的老师？", "谁教过{s}？"],
  },
  "lives#studiedAt": {
    en: ["Where did {s} study?", "What is {s}'s alma mater?", "Where was {s} educated?"],
    zh: ["{s}在哪里上的学？", "{s}的毕业院校是哪里？", "{s}的母校是哪里？"],
  },
  "works#author": {
    en: ["Who wrote {s}?", "Who is the author of {s}?", "By whom was {s} written?"],
    zh: ["谁写了{s}？", "{s}的作者是谁？", "{s}是谁写的？"],
  },
  "works#composer": {
    en: ["Who composed {s}?", "Who is the composer of {s}?", "By whom was {s} composed?"],
    zh: ["谁创作了{s}？", "{s}的作曲者是谁？", "{s}是谁作曲的？"],
  },
  "organisations#founder": {
    en: ["Who founded {s}?", "Who is the founder of {s}?", "By whom was {s} founded?"],
    zh: ["谁创办了{s}？", "{s}的创办人是谁？", "{s}是谁创办的？"],
  },
  "organisations#founded": {
    en: ["When was {s} founded?", "In which year was {s} founded?", "What year was {s} established?"],
    zh: ["{s}是什么时候创办的？", "{s}成立于哪年？", "{s}是哪一年成立的？"],
  },
  "organisations#head": {
    en: ["Who heads {s}?", "Who is the head of {s}?", "Who is {s}'s head?"],
    zh: ["{s}的负责人是谁？", "谁是{s}的负责人？", "{s}现在由谁负责？"],
  },
  "geography#architect": {
    en: ["Who designed {s}?", "Who is the architect of {s}?", "By whom was {s} designed?"],
    zh: ["谁设计了{s}？", "{s}的设计者是谁？", "{s}是谁设计的？"],
  },
};
const THINGS_PER_PROPERTY = 8;

/** Questions that the world's graph answers: the same in other words, and of another thing or property. */
export async function graphPairs(): Promise<LabelledPair[]> {
  const quads = new Parser().parse(await readFile(new URL("world/graph.ttl", evalFolder), "utf8"));
  const names = new Map<string, Map<string, string>>();
  const things = new Map<string, Set<string>>();
  for (const { subject, predicate, object } of quads) {
    if (/#prefLabel$|#label$|schema\.org\/name$/u.test(predicate.value) && "language" in object) {
      const known = names.get(subject.value) ?? new Map<string, string>();
      names.set(subject.value, known.set(object.language, object.value));
    }
    const property = predicate.value.replace("https://example.org/", "");
    if (property in WORDINGS) things.set(property, (things.get(property) ?? new Set()).add(subject.value));
  }
  const pairs: LabelledPair[] = [];
  for (const [property, wordings] of Object.entries(WORDINGS)) {
    const some = [...(things.get(property) ?? [])].filter((thing) => isNamedAlone(thing, names)).slice(0, THINGS_PER_PROPERTY);
    for (const language of ["en", "zh"] as const) {
      for (const [index, thing] of some.entries()) {
        const ask = (wording = "", of: string | undefined = thing): string =>
          wording.replace("{s}", names.get(of ?? "")?.get(language) ?? "");
        const [first, ...others] = wordings[language];
        const pair = (kind: string, other: string, same: boolean): void =>
          void pairs.push({ kind, language, one: ask(first), other, same, by: "rule" });
        for (const other of others) {
          pair("graph", ask(other), true);
          const neighbour = some[(index + 1) % some.length];
          if (neighbour !== thing) pair("graph name", ask(other, neighbour), false);
        }
        for (const [next, ways] of Object.entries(WORDINGS)) {
          if (next !== property && things.get(next)?.has(thing)) pair("graph relation", ask(ways[language][1]), false);
        }
      }
    }
  }
  return pairs;
}

/** Whether a thing has a name in each language that no other thing has. */
function isNamedAlone(thing: string, names: ReadonlyMap<string, ReadonlyMap<string, string>>): boolean {
  const own = names.get(thing);
  if (own?.size !== 2) return false;
  return [...own].every(([language, name]) => [...names].every(([other, its]) => other === thing || its.get(language) !== name));
}
