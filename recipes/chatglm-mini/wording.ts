import type { Evidence } from "../../src/sources/knowledge-source.js";
import { corpusPassages } from "./corpus.js";
import { assembledFiller } from "./fillers.js";
import type { Language, Split } from "./names.js";
import { paraphrases } from "./paraphrases.js";
import { fillers, frames, questionWord, type Relation, wrappings } from "./relations.js";
import { unseenQuestions } from "./unseen-questions.js";
import { variantsOf } from "./variants.js";
import type { Entity, Fact, World } from "./world.js";

/** What trainings see of a list of templates, and what is kept for tests. */
export function templates(list: readonly string[], kept: number, split: Split): readonly string[] {
  if (list.length < 3) return list;
  return split === "test" ? list.slice(-kept) : list.slice(0, -kept);
}

/** What a question is about: a name, or words instead of one; with the words to put before "'s", since "the son of X's father" is two people. */
export interface Asked {
  readonly subject: string;
  readonly owner: string;
}

/** A question about a relation of its subject. */
export function askAbout(world: World, relation: Relation, { subject, owner }: Asked, split: Split): string {
  const { noun } = relation.words[world.language];
  const words = { S: "{S}", N: noun, Q: questionWord(relation.object, world.language) };
  const kept = new Set(keptWays(relation, world.language).map((way) => bare(fill(way, words))));
  for (;;) {
    const template = wrapped(world, sentence(drawnTemplate(world, relation, split), words), split);
    // "Please, find …" and "Please find …" are one wording.
    if (split === "test" || !kept.has(bare(template)))
      return sentence(template, { S: template.includes("{S}'s") ? owner : subject });
  }
}

function drawnTemplate(world: World, relation: Relation, split: Split): string {
  const { language } = world;
  if (world.unseenQuestions) return world.pick(unseenQuestions[relation.id]?.[language] ?? []);
  const { asks = [] } = relation.words[language];
  const { asks: reworded = [] } = paraphrases[language][relation.id] ?? {};
  if (split === "train" && world.wrapping && reworded.length > 0 && world.chance(45)) return world.pick(reworded);
  const general = frames[language];
  const framed = [
    ...templates(general.asks, 2, split),
    ...(relation.object === "person" ? templates(general.askedPerson, 1, split) : []),
  ];
  const own = split === "test" && asks.length < 3 ? [] : templates(asks, 1, split);
  const plain = own.length > 0 && world.chance(50) ? world.pick(own) : world.pick(framed);
  const varied = split === "train" && world.wrapping && world.chance(40);
  return varied ? world.pick(waysToAsk(plain, relation, language)) : plain;
}

/** A training's question in this and other words, none of which are kept for tests. */
export function waysToAsk(template: string, relation: Relation, language: Language): readonly string[] {
  const kept = keptWays(relation, language);
  return variantsOf(template, relation.object, language).filter((way) => !kept.includes(way));
}

function keptWays(relation: Relation, language: Language): readonly string[] {
  const { asks: own = [] } = relation.words[language];
  const { asks, askedPerson } = frames[language];
  return [
    ...(own.length < 3 ? [] : templates(own, 1, "test")),
    ...templates(asks, 2, "test"),
    ...templates(askedPerson, 1, "test"),
  ];
}

function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}{}]/gu, "");
}

/** With some words around the question, as people write: in training also two phrases in a row, though none of those kept for tests. */
function wrapped(world: World, question: string, split: Split): string {
  if (!world.wrapping) return question;
  let text = question;
  if (world.chance(30)) text = text.replace(/[？?。.]$/, phrases(world, "after", split));
  if (!world.chance(50)) return text;
  const words =
    world.nonsensical && world.chance(split === "train" ? 12 : 5) ? nonsenseBefore(world) : phrases(world, "before", split);
  return words + (world.language === "en" ? text.charAt(0).toLowerCase() + text.slice(1) : text);
}

function phrases(world: World, place: "before" | "after", split: Split): string {
  const list = wrappings[world.language][place];
  const kept = templates(list, 4, "test");
  const known = templates(list, 4, "train");
  if (split === "test") return world.pick(kept);
  for (;;) {
    const [first, second] = [world.pick(known), world.pick(known)];
    const joined = world.chance(60) ? first : joinedPhrases(world, place, first, second);
    if (!kept.includes(joined)) return joined;
  }
}

/** "Hello, " and "Tell me, " as "Hello, tell me, "; "? Thank you." and "? Be brief." as "? Thank you. Be brief." */
function joinedPhrases({ language }: World, place: "before" | "after", first: string, second: string): string {
  if (place === "after") return first + second.replace(/^[？?]+ ?/, language === "en" ? " " : "");
  return language === "en" ? first + second.charAt(0).toLowerCase() + second.slice(1) : first + second;
}

function nonsenseBefore(world: World): string {
  const words = world.nonsense(world.between(1, 4));
  return world.language === "zh" ? `${words}，` : `${words.charAt(0).toUpperCase()}${words.slice(1)}, `;
}

/** The plainest question: what a sub-question looks like. */
export function plainQuestion(world: World, relation: Relation, subject: string): string {
  const { noun, asks = [] } = relation.words[world.language];
  return sentence(asks[0] ?? frames[world.language].asks[0] ?? "", {
    S: subject,
    N: noun,
    Q: questionWord(relation.object, world.language),
  });
}

/** "林月的老师", "the teacher of Lin Yue". */
export function nounPhrase(world: World, relation: Relation, subject: string): Asked {
  const { noun } = relation.words[world.language];
  if (world.language === "zh") return byName(`${subject}的${noun}`);
  const owner = `${subject}'s ${noun}`;
  return { subject: world.chance(70) ? `the ${noun} of ${subject}` : owner, owner };
}

export function byName(subject: string): Asked {
  return { subject, owner: subject };
}

/** An institution's name in a question or a document may have an article. */
export function mention(world: World, { kind, name }: Entity): string {
  const article = world.language === "en" && (kind === "hall" || kind === "firm") && world.chance(50);
  return article ? `the ${name}` : name;
}

/** How an answer tells a fact, without its end. */
export function statement(world: World, { relation, subject, object }: Fact): string {
  return fill(relation.words[world.language].statement, { S: subject.name, O: object.name });
}

/** What an answer misses that knows the relation's subject alone. */
export function unsaid(world: World, { relation, subject }: Fact): string {
  return fill(relation.words[world.language].unsaid, { S: subject.name });
}

/** Evidence as a graph source gives it. */
export function graphPiece(world: World, subject: Entity, facts: readonly Fact[]): Evidence {
  const lines = facts.map(({ relation, object }) => {
    const { noun, labels = [noun] } = relation.words[world.language];
    return `${subject.name} — ${world.pick(labels)} → ${object.name}`;
  });
  return piece("graph", subject.name, lines.join("\n"));
}

/** Evidence as a document has it: sentences about a subject, some of them with a pronoun, some that answer nothing. */
export function prosePiece(world: World, subject: Entity, facts: readonly Fact[], split: Split): Evidence {
  const title = world.chance(70) ? documentTitle(world, subject.name) : undefined;
  const { language } = world;
  const general = frames[language].prose;
  const sentences: string[] = [];
  for (const [index, { relation, object }] of facts.entries()) {
    if (world.chance(25)) sentences.push(filler(world, split));
    const { noun, prose = [] } = relation.words[language];
    const own = [...templates(prose, 1, "train"), ...(split === "test" ? templates(prose, 1, "test") : [])];
    const common = [...templates(general, 1, "train"), ...(split === "test" ? templates(general, 1, "test") : [])];
    const { prose: reworded = [] } = paraphrases[language][relation.id] ?? {};
    const template =
      split === "train" && world.wrapping && reworded.length > 0 && world.chance(45)
        ? world.pick(reworded)
        : own.length > 0 && world.chance(65)
          ? world.pick(own)
          : world.pick(common);
    const pronoun = index > 0 && template.startsWith("{S}") && world.chance(20);
    sentences.push(
      sentence(template, { S: pronoun ? pronounOf(world, subject) : mention(world, subject), N: noun, O: object.name }),
    );
  }
  if (world.chance(25)) sentences.push(filler(world, split));
  return piece("documents", title, sentences.join(world.language === "zh" ? "" : " "));
}

/** A document that tells nothing about anybody. */
export function fillerPiece(world: World, split: Split): Evidence {
  const sentences = Array.from({ length: world.between(1, 3) }, () => filler(world, split));
  const title = world.chance(50) ? documentTitle(world, world.entity(world.pick(["place", "hall", "product"])).name) : undefined;
  return piece("documents", title, sentences.join(world.language === "zh" ? "" : " "));
}

/** A passage of the repository's documents; training alone sees any. */
export function corpusPiece(world: World): Evidence {
  const { title, text } = world.pick(corpusPassages[world.language]);
  return piece("documents", title, text);
}

function piece(source: string, title: string | undefined, text: string): Evidence {
  return { source, text, title, location: source, score: 1 };
}

const sections = {
  zh: ["介绍", "人物", "历史", "参观", "馆里的人", "地方", "藏品", "制作"],
  en: ["What it is", "People", "History", "Visiting", "Places", "Collection", "Making"],
} as const;

function documentTitle(world: World, name: string): string {
  const section = world.pick(sections[world.language]);
  return world.pick([name, name, `${section} › ${name}`, `${name} › ${section}`]);
}

function filler(world: World, split: Split): string {
  if (world.nonsensical && world.chance(15)) return gibberish(world);
  if (split === "train" && world.chance(65)) return assembledFiller(world);
  const list = fillers[world.language];
  return world.pick(split === "test" ? list.slice(-5) : list.slice(0, -5));
}

/** What is not known beforehand must not confuse: words that mean nothing. */
function gibberish(world: World): string {
  const { language } = world;
  const clauses = Array.from({ length: world.between(1, 2) }, () =>
    world.nonsense(language === "zh" ? world.between(4, 12) : world.between(3, 8)),
  );
  return language === "zh" ? `${clauses.join("，")}。` : `${clauses.join(", ").replace(/^./, (first) => first.toUpperCase())}.`;
}

function pronounOf(world: World, { kind }: Entity): string {
  const zh = kind === "person" ? ["他", "她"] : kind === "place" ? ["这里", "那里"] : ["它"];
  const en = kind === "person" ? ["he", "she"] : ["it"];
  return world.pick(world.language === "zh" ? zh : en);
}

function sentence(template: string, words: Readonly<Record<string, string>>): string {
  const filled = fill(template, words);
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}

function fill(template: string, words: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{([SOQN])\}/g, (_, key: string) => words[key] ?? "");
}
