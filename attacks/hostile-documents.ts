import { execFileSync } from "node:child_process";
import { chmod, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { ChatGLMError, DocumentSource } from "langchain-chatglm";
import { worstLateness } from "../test/support/worst-lateness.js";
import type { Attack, AttackOptions, Try } from "./attack.js";

/** Milliseconds that reading may keep this thread from other work: the worst table takes about half as long. */
const LONGEST_BLOCK = 400;
const KEEPER = "The keeper of the lighthouse is Lin Qing.";
const QUESTION = "Who keeps the lighthouse?";

/** Deterministic numbers from 0 to below 1 (mulberry32). */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Hostile {
  readonly what: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

const MARKS = [
  "#",
  "-",
  ">",
  "*",
  "_",
  "`",
  "```",
  "~~~",
  "|",
  "[",
  "]",
  "(",
  ")",
  "<",
  "!",
  "\\",
  "---",
  "===",
  "1.",
  "\n",
  "\n\n",
  " ",
  "\t",
  "&",
  "茶",
  "a",
];
const REPEATED = [
  "[",
  "*",
  ">",
  "> ",
  "- ",
  "- a\n",
  "`",
  "```\n",
  "|",
  "| a | b |\n",
  "<div>\n",
  "<!--\n",
  "a\n=\n",
  "[a]: b\n",
  "# a\n",
  "#",
  "\n",
  "\r",
  " ",
  "\t",
  "茶",
  "茶 ",
  "a-",
  "1.",
  "西\n",
  "\u200b",
  "e\u0301",
  "&amp;",
  "a'",
];

/** Files of four kinds, in turn: noise, damaged text, markup thrown together, and one thing over and over. */
function* hostileFiles(random: () => number, tries: number, largest: number): Generator<Hostile> {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const upTo = (most: number): number => 1 + Math.floor(random() * most);
  const text = "灯塔建于1887年，用来照亮港口。The lighthouse was built in 1887.\n".repeat(40);
  for (let index = 0; index < tries; index += 1) {
    const name = pick(["hostile.md", "hostile.txt"]);
    if (index % 4 === 0) {
      yield { what: `noise ${index}`, name, bytes: Uint8Array.from({ length: upTo(4_096) }, () => random() * 256) };
    } else if (index % 4 === 1) {
      const bytes = pick([
        Buffer.from(text),
        Buffer.from(text, "utf16le"),
        Buffer.from(text, "utf16le").swap16(),
        Buffer.from(text, "latin1"),
      ]);
      for (let flips = upTo(30); flips > 0; flips -= 1) bytes[Math.floor(random() * bytes.length)] = random() * 256;
      yield { what: `damaged text ${index}`, name, bytes: bytes.subarray(0, upTo(bytes.length)) };
    } else if (index % 4 === 2) {
      yield {
        what: `markup ${index}`,
        name,
        bytes: Buffer.from(Array.from({ length: upTo(3_000) }, () => pick(MARKS)).join(pick(["", " ", "\n"]))),
      };
    } else {
      const unit = REPEATED[(index >> 2) % REPEATED.length] ?? "[";
      const front = pick(["", "---\n", "# T\n\n", "```\n", "| a | b |\n| - | - |\n"]);
      const bytes = Buffer.from(front + unit.repeat(Math.floor(largest / Buffer.byteLength(unit))));
      yield {
        what: `${JSON.stringify(unit)} over and over after ${JSON.stringify(front)}`,
        name,
        bytes: bytes.subarray(0, largest),
      };
    }
  }
}

/** The hostile file is read or told, the good one beside it found, and the thread never kept for long. */
async function beside(folder: string, { what, name, bytes }: Hostile): Promise<Try> {
  await writeFile(path.join(folder, name), bytes);
  const source = new DocumentSource({ path: folder });
  let found: string[] = [];
  const { worst } = await worstLateness(async () => {
    found = (await source.find(QUESTION, { limit: 50 })).map(({ text }) => text);
  });
  const named = await new DocumentSource({ path: path.join(folder, name) }).find(QUESTION, { limit: 1 }).then(
    () => "read",
    (error: unknown) =>
      error instanceof ChatGLMError && error.code === "DOCUMENT_INVALID" && error.message.includes(name)
        ? "refused"
        : String(error),
  );
  await rm(path.join(folder, name));
  const told = source.skipped.some((file) => file.name === name);
  const problems = [
    found.includes(KEEPER) ? "" : "the good file was not found",
    worst <= LONGEST_BLOCK ? "" : `the thread was kept for ${worst.toFixed(0)} ms`,
    named === (told ? "refused" : "read") ? "" : `in the folder it was ${told ? "left out" : "read"}, by its name: ${named}`,
  ].filter((problem) => problem !== "");
  return { held: problems.length === 0, what: `${what}: ${problems.join("; ")}` };
}

/** Things in a folder that are no readable files. */
const OBSTACLES: Readonly<Record<string, (folder: string) => Promise<unknown>>> = {
  "a pipe": async (folder) => execFileSync("mkfifo", [path.join(folder, "pipe.md")]),
  "a folder that links to itself": async (folder) => symlink(folder, path.join(folder, "loop")),
  "two links to each other": async (folder) => {
    await symlink(path.join(folder, "b.md"), path.join(folder, "a.md"));
    await symlink(path.join(folder, "a.md"), path.join(folder, "b.md"));
  },
  "a link to the root of the disk": async (folder) => symlink("/", path.join(folder, "root")),
  "a file that may not be read": async (folder) => {
    await writeFile(path.join(folder, "locked.md"), "secret");
    await chmod(path.join(folder, "locked.md"), 0);
  },
  "a folder named like a file": async (folder) => mkdir(path.join(folder, "folder.md")),
  "folders a hundred deep": async (folder) =>
    mkdir(path.join(folder, ...Array.from({ length: 100 }, () => "d")), { recursive: true }),
  "two thousand broken links": async (folder) => {
    for (let index = 0; index < 2_000; index += 1) await symlink("/nowhere", path.join(folder, `${index}.md`));
  },
};

async function behindObstacle(folder: string, what: string, place: (folder: string) => Promise<unknown>): Promise<Try> {
  await place(folder);
  const source = new DocumentSource({ path: folder });
  const found = await source.find(QUESTION, { limit: 5 }).then(
    (evidence) => evidence.map(({ text }) => text).join(),
    (error: unknown) => String(error),
  );
  return { held: found === KEEPER, what: `${what}: ${found}` };
}

/** Files that change, come and go while they are read. */
async function whileChanging(folder: string, random: () => number): Promise<Try> {
  const source = new DocumentSource({ path: folder, revalidate: 0 });
  const searches = Array.from({ length: 8 }, () => source.find(QUESTION, { limit: 5 }));
  for (let index = 0; index < 40; index += 1) {
    const file = path.join(folder, `changing${Math.floor(random() * 4)}.md`);
    if (random() < 0.5) await rm(file, { force: true });
    else await writeFile(file, "# a\n\n".repeat(1 + Math.floor(random() * 2_000)));
  }
  const results = await Promise.allSettled(searches);
  const failed = results.find((result) => result.status === "rejected" || !result.value.some(({ text }) => text === KEEPER));
  return { held: failed === undefined, what: `files that change while they are read: ${JSON.stringify(failed)}` };
}

export const attack: Attack = {
  name: "hostile-documents",
  title:
    "Noise, damaged encodings, nested and endless Markdown of up to 1 MiB, pipes, loops, locked and changing files beside a good one: the good one is found, the rest is read or told, and nothing else waits for long",
  async *run({ short, seed, folder }: AttackOptions): AsyncIterable<Try> {
    const random = chance(seed);
    await writeFile(path.join(folder, "keeper.txt"), KEEPER);
    await new DocumentSource({ path: folder }).find(QUESTION, { limit: 1 });
    const files = hostileFiles(random, short ? 24 : 232, short ? 65_536 : 2 ** 20);
    for (const hostile of files) yield await beside(folder, hostile);
    for (const [what, place] of Object.entries(OBSTACLES)) {
      const own = path.join(folder, "obstacle");
      await mkdir(own);
      await writeFile(path.join(own, "keeper.txt"), KEEPER);
      yield await behindObstacle(own, what, place);
      await rm(own, { recursive: true, force: true });
    }
    for (let round = short ? 2 : 10; round > 0; round -= 1) yield await whileChanging(folder, random);
  },
};
