import type { Evidence } from "../../../src/sources/knowledge-source.js";
import { assembledFiller } from "../fillers.js";
import { capital, type Draws, fill } from "./draws.js";
import { naturalFillers as chinese } from "./natural-chinese.js";
import { naturalFillers as english } from "./natural-english.js";
import type { OpenFact, ReadingWorld } from "./reading-world.js";
import type { Thing } from "./subjects.js";

/** Where a fact is told, by the number of the evidence from 1, and how an answer says it. */
export interface Told {
  readonly fact: OpenFact;
  readonly number: number;
  readonly says: string;
  /** Prose, or lines. */
  readonly inProse: boolean;
}

export interface LaidOut {
  readonly evidence: readonly Evidence[];
  readonly told: readonly Told[];
}

interface Piece {
  readonly evidence: Evidence;
  readonly told: readonly Omit<Told, "number">[];
}

const naturalFillers = { zh: chinese.trim().split("\n"), en: english.trim().split("\n") } as const;

/** Passages, lines of a graph, of tables and of forms that tell the world's facts among sentences that tell nothing. */
export function layOut(world: ReadingWorld): LaidOut {
  const { draws } = world;
  const pieces: Piece[] = [];
  const bySubject = new Map<Thing, OpenFact[]>();
  for (const fact of world.facts) bySubject.set(fact.subject, [...(bySubject.get(fact.subject) ?? []), fact]);
  let groups: OpenFact[][] = draws.random.shuffle([...bySubject.values()]);
  if (groups.length > 1 && draws.chance(45)) {
    const count = draws.between(2, Math.min(4, groups.length));
    pieces.push(draws.chance(30) ? table(draws, groups.slice(0, count)) : prose(draws, groups.slice(0, count)));
    groups = groups.slice(count);
  }
  for (const facts of groups) {
    const style = draws.between(0, 99);
    if (facts.length > 2 && draws.chance(15)) {
      pieces.push(prose(draws, [facts.slice(0, 1)]), triples(draws, facts.slice(1)));
    } else {
      pieces.push(
        style < 56
          ? prose(draws, [facts])
          : style < 76
            ? triples(draws, facts)
            : style < 93
              ? form(draws, facts)
              : table(draws, [facts]),
      );
    }
  }
  if (draws.chance(25))
    pieces.push({
      evidence: evidenceOf("documents", draws.chance(50) ? topic(draws) : undefined, fillers(draws, draws.between(1, 3))),
      told: [],
    });
  if (draws.chance(14)) {
    const other = otherAccount(world);
    if (other !== undefined) pieces.push(draws.pick([prose, prose, apart(triples), apart(form)])(draws, [[other]]));
  }
  draws.random.shuffle(pieces);
  return {
    evidence: pieces.map(({ evidence }) => evidence),
    told: pieces.flatMap(({ told }, index) => told.map((one) => ({ ...one, number: index + 1 }))),
  };
}

/** Another value of what is told, which another source gives. */
function otherAccount(world: ReadingWorld): OpenFact | undefined {
  const told = world.draws.pick(world.facts);
  const other = world.invent(told.subject, told.relation);
  return other.value === told.value ? undefined : other;
}

function apart(write: (draws: Draws, facts: readonly OpenFact[]) => Piece): typeof prose {
  return (draws, groups) => write(draws, groups.flat());
}

function evidenceOf(source: string, title: string | undefined, text: string): Evidence {
  return { source, text, title, location: source, score: 1 };
}

function fillers(draws: Draws, count: number): string {
  return Array.from({ length: count }, () => filler(draws)).join(draws.isChinese ? "" : " ");
}

function filler(draws: Draws): string {
  const share = draws.between(0, 99);
  if (share < 45) return draws.pick(naturalFillers[draws.language]);
  if (share < 80) return assembledFiller(draws);
  return draws.isChinese
    ? `${draws.characters(draws.between(4, 12))}，${draws.characters(draws.between(3, 8))}。`
    : `${capital(Array.from({ length: draws.between(4, 9) }, () => (draws.chance(50) ? draws.word(1, 2) : draws.pick(["the", "of", "and", "in", "with", "for", "was", "not"]))).join(" "))}.`;
}

function topic(draws: Draws): string {
  return draws.isChinese
    ? draws.pick([
        `${draws.characters(2)}简介`,
        `${draws.characters(2)}记录 › ${draws.characters(2)}`,
        `关于${draws.characters(3)}`,
        `${draws.characters(2)}.md`,
        "常见问题",
        "说明",
      ])
    : draws.pick([
        `About ${draws.capitalWord()}`,
        `${draws.capitalWord()} notes`,
        `${draws.word()}.md`,
        `${draws.capitalWord()} › ${draws.capitalWord()}`,
        "FAQ",
        "Overview",
      ]);
}

function titleOf(draws: Draws, { name }: Thing): string {
  const bare = name.replace(/^《(.*)》$/u, "$1").replace(/^"(.*)"$/u, "$1");
  return draws.pick(
    draws.isChinese
      ? [name, name, bare, `${bare}简介`, `${bare} › ${draws.pick(["概况", "历史", "参数", "其他"])}`]
      : [name, name, bare, `About ${bare}`, `${bare} › ${draws.pick(["Overview", "History", "Details", "Facts"])}`],
  );
}

const befores = {
  zh: ["据记载，", "目前，", "当时，", "众所周知，", "另外，", "值得一提的是，", "按规定，", "根据公告，", "如今，", "据了解，"],
  en: [
    "According to the records, ",
    "Today ",
    "At that time ",
    "As is well known, ",
    "Besides, ",
    "By the rules, ",
    "Officially, ",
    "In fact, ",
    "These days ",
    "As far as is known, ",
  ],
} as const;
const afters = {
  zh: [
    "，至今未变",
    "，当地人都知道",
    "，后来再没有变过",
    "，这在档案里可以查到",
    "，令人意外",
    "，有两个人不同意",
    "，比往年晚一些",
  ],
  en: [
    ", which has not changed since",
    ", as a plaque recalls",
    ", to everybody's surprise",
    ", after a long debate",
    ", as the papers reported",
    ", though two people disagreed",
    ", later than in other years",
  ],
} as const;

/** Sentences about one thing after another, each named where it begins. */
function prose(draws: Draws, groups: readonly (readonly OpenFact[])[]): Piece {
  const told: Omit<Told, "number">[] = [];
  const sentences: string[] = [];
  const [first] = groups;
  const only = groups.length === 1 ? first?.[0]?.subject : undefined;
  const title = draws.chance(65) ? (only === undefined ? topic(draws) : titleOf(draws, only)) : undefined;
  for (const facts of groups) {
    const subject = facts[0]?.subject;
    if (subject === undefined) continue;
    // What a title names may go unnamed below it.
    let named = only !== undefined && title?.startsWith(only.name) === true && draws.chance(30);
    if (draws.chance(25)) sentences.push(filler(draws));
    const pronoun = pronouns(draws, subject);
    for (let i = 0; i < facts.length; i++) {
      const fact = facts[i] as OpenFact;
      const goesOn = named && draws.chance(60);
      const telling = draws.pick(goesOn ? fact.relation.continues : fact.relation.tells);
      let text = fill(withPreposition(telling.text, fact.value), { S: subject.name, O: fact.value, ...pronoun });
      told.push(toldBy(fact, telling.says, true));
      const next = facts[i + 1];
      if (next !== undefined && draws.chance(22)) {
        // Two facts in one sentence; the second is about the same thing, or the first is put in between.
        const more = draws.pick(next.relation.continues);
        const between = fill(withPreposition(more.text, next.value), { S: subject.name, O: next.value, ...pronoun });
        if (!draws.isChinese && draws.chance(40) && between.startsWith(`${pronoun.H} `) && text.startsWith(`${subject.name} `))
          text = `${subject.name}, ${subject.kind === "person" ? "who" : "which"}${between.slice(pronoun.H.length)},${text.slice(subject.name.length)}`;
        else
          text += `${draws.isChinese ? draws.pick(["，", "；", "，而"]) : draws.pick([", and ", "; ", ", while "])}${fill(withPreposition(more.text, next.value), { S: subject.name, O: next.value, ...pronoun })}`;
        told.push(toldBy(next, more.says, true));
        i++;
      } else if (only === undefined || draws.chance(30)) text = contrasted(draws, text, groups, fact, told);
      const before = draws.chance(15) ? draws.pick(befores[draws.language]) : "";
      const after = draws.chance(15) ? draws.pick(afters[draws.language]) : "";
      sentences.push(`${capital(before + text)}${after}${draws.isChinese ? "。" : "."}`);
      named = true;
      if (draws.chance(18)) {
        sentences.push(filler(draws));
        named = draws.chance(50);
      }
    }
  }
  const separator = draws.chance(12) ? "\n" : draws.isChinese ? "" : " ";
  return { evidence: evidenceOf("documents", title, sentences.join(separator)), told };
}

/** Now and then with what is told of another thing by the same relation before it. */
function contrasted(
  draws: Draws,
  text: string,
  groups: readonly (readonly OpenFact[])[],
  { subject, relation }: OpenFact,
  told: Omit<Told, "number">[],
): string {
  const others = groups.flat().filter((fact) => fact.subject !== subject && fact.relation.key === relation.key);
  if (others.length === 0 || !draws.chance(30)) return text;
  const other = draws.pick(others);
  const telling = draws.pick(relation.tells);
  const said = fill(withPreposition(telling.text, other.value), { S: other.subject.name, O: other.value });
  if (!told.some(({ fact }) => fact === other)) told.push(toldBy(other, telling.says, true));
  return draws.isChinese
    ? `${said}，${draws.pick(["而", "不过", "但", ""])}${text}`
    : `${draws.pick(["while ", "although ", "whereas "])}${said}, ${text}`;
}

function toldBy(fact: OpenFact, says: string, inProse: boolean): Omit<Told, "number"> {
  return { fact, says: fill(withPreposition(says, fact.value), { S: fact.subject.name, O: fact.value }), inProse };
}

/** "on 3 May", but "in May" and "in 1987". */
function withPreposition(text: string, value: string): string {
  if (!/^(?:[A-Z][a-z]+ )?\d{4}$/.test(value)) return text;
  return text.replace("on {O}", "in {O}");
}

function pronouns(draws: Draws, { kind }: Thing): { P: string; H: string; M: string } {
  const isPerson = kind === "person";
  if (draws.isChinese) {
    const one = isPerson ? draws.pick(["他", "她"]) : draws.pick(["它", "它", "该处", "这里"]);
    return { P: `${one}的`, H: one, M: one };
  }
  const [H, P, M] = isPerson ? (draws.chance(50) ? ["he", "his", "him"] : ["she", "her", "her"]) : ["it", "its", "it"];
  return { P: P as string, H: H as string, M: M as string };
}

function triples(draws: Draws, facts: readonly OpenFact[]): Piece {
  const subject = facts[0]?.subject.name ?? "";
  const lines = facts.map(({ relation, value }) => `${subject} — ${relation.label} → ${value}`);
  return {
    evidence: evidenceOf("graph", draws.chance(90) ? subject : undefined, lines.join("\n")),
    told: facts.map((fact) => toldBy(fact, fact.relation.says, false)),
  };
}

/** A line for each fact, below the name. */
function form(draws: Draws, facts: readonly OpenFact[]): Piece {
  const subject = facts[0]?.subject.name ?? "";
  const colon = draws.isChinese ? draws.pick(["：", "：", ": "]) : ": ";
  const [open, close] = draws.pick([
    ["", ""],
    ["- ", ""],
    ["* ", ""],
    ["", draws.isChinese ? "。" : "."],
  ]) as [string, string];
  const line = draws.chance(20)
    ? (label: string, value: string): string => `| ${label} | ${value} |`
    : (label: string, value: string): string => `${open}${draws.isChinese ? label : capital(label)}${colon}${value}${close}`;
  const lines = facts.map(({ relation, value }) => line(relation.label, value));
  const titled = draws.chance(75);
  return {
    evidence: evidenceOf("documents", titled ? subject : undefined, [...(titled ? [] : [subject]), ...lines].join("\n")),
    told: facts.map((fact) => toldBy(fact, fact.relation.says, false)),
  };
}

/** A row for each thing, a column for each relation. */
function table(draws: Draws, groups: readonly (readonly OpenFact[])[]): Piece {
  const relations = [...new Map(groups.flat().map(({ relation }) => [relation.key, relation])).values()].slice(0, 4);
  const cells = (values: readonly string[]): string => `| ${values.join(" | ")} |`;
  const told: Omit<Told, "number">[] = [];
  const rows = groups.map((facts) => {
    const values = relations.map((relation) => {
      const fact = facts.find((one) => one.relation.key === relation.key);
      if (fact === undefined) return draws.pick(["-", "", "—"]);
      told.push(toldBy(fact, relation.says, false));
      return fact.value;
    });
    return cells([facts[0]?.subject.name ?? "", ...values]);
  });
  const head = cells([
    draws.isChinese ? draws.pick(["名称", "名字", "项目"]) : draws.pick(["Name", "Item", "name"]),
    ...relations.map(({ label }) => label),
  ]);
  const rule = draws.chance(60) ? [cells(Array<string>(relations.length + 1).fill("---"))] : [];
  return {
    evidence: evidenceOf("documents", draws.chance(60) ? topic(draws) : undefined, [head, ...rule, ...rows].join("\n")),
    told,
  };
}
