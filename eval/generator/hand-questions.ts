import type { Kind, NeededEvidence, Question } from "../question.js";
import { type QueryResult, runQuery } from "./query.js";
import { type Fact, rows, type World, writtenForms } from "./world.js";

type Gold = Pick<Question, "answers" | "evidence" | "names"> & Partial<Pick<Question, "polarity" | "count" | "others" | "query">>;

/** Reads `questions.txt`; the answers come from running its queries, or stand there where documents hold them. */
export function readHandQuestions(table: string, world: World): Question[] {
  const counts = new Map<string, number>();
  return Array.from(rows(table), ([number, line]) => {
    const [kind = "", split = "", language = "", asked = "", ...rest] = line.split("|").map((cell) => cell.trim());
    const key = `${kind}-${split}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    try {
      return {
        id: `${key}-${count}`,
        kind: kind as Kind,
        split: split === "test" ? "test" : "dev",
        language: language === "zh" ? "zh" : "en",
        by: "hand",
        ...readTurns(asked),
        ...readGold(rest.join(" | "), kind, world),
      };
    } catch (error) {
      throw new Error(`questions.txt:${number}: ${asked}`, { cause: error });
    }
  });
}

function readTurns(asked: string): Pick<Question, "question" | "history"> {
  const turns = asked.split(" >> ");
  const question = turns.at(-1) ?? "";
  if (turns.length === 1) return { question };
  const history = turns.slice(0, -1).map((turn, index) => ({
    role: index % 2 === 0 ? ("user" as const) : ("assistant" as const),
    content: turn.replace(/^[UA]: /, ""),
  }));
  return { question, history };
}

function readGold(text: string, kind: string, world: World): Gold {
  if (text === "none") return { answers: [], evidence: [], names: [] };
  const [, how, what = ""] = /^(q\+d|q|d): (.*)$/.exec(text) ?? [];
  if (how === "q") return fromQueries(what, kind, world);
  if (how === "d") return fromDocuments(what);
  if (how !== "q+d") throw new Error(`what is ${text}?`);
  const [query = "", documents = ""] = what.split(" + ");
  const graph = fromQueries(query, kind, world);
  const { answers, evidence, names } = fromDocuments(documents);
  return { answers, evidence: [...graph.evidence, ...evidence], names: [...graph.names, ...names] };
}

function fromQueries(query: string, kind: string, world: World): Gold {
  const results = query.split(" ;; ").map((part) => runQuery(part, world));
  const [first] = results;
  const others = kind === "filter" ? leftOut(query, results, world) : results.flatMap((result) => result.others);
  return {
    answers: results.flatMap((result) => result.answers.map((value) => writtenForms(value, world))),
    ...(first?.polarity === undefined ? {} : { polarity: first.polarity }),
    ...(first?.count === undefined ? {} : { count: first.count }),
    ...(others.length === 0 ? {} : { others: others.map((value) => writtenForms(value, world)) }),
    evidence: results.flatMap((result) => result.evidence.map((fact) => needed(fact))),
    names: [...new Set(results.flatMap((result) => result.anchors))],
    query,
  };
}

/** What the same question would find without its conditions. */
function leftOut(query: string, results: readonly QueryResult[], world: World): QueryResult["answers"] {
  const wide = (query.split(" & ")[0] ?? "").replaceAll(/ \[(?!a=)[^\]]*\]/g, "");
  const kept = new Set(results.flatMap(({ answers }) => answers).map((value) => JSON.stringify(value)));
  return runQuery(wide, world).answers.filter((value) => !kept.has(JSON.stringify(value)));
}

function fromDocuments(text: string): Gold {
  const [places = "", answers = ""] = text.split(" => ");
  const evidence = places.split(" && ").map((place) => {
    const [document = "", sentence = ""] = place.trim().split("#");
    return { document, sentence };
  });
  return {
    answers: answers.split(" ;; ").map((part) => part.split("/").map((form) => form.trim())),
    evidence,
    names: evidence.map(({ document }) => document),
  };
}

export function needed({ subject, property, value }: Fact): NeededEvidence {
  return { subject, predicate: property, object: "thing" in value ? [value.thing] : [...value.written] };
}
