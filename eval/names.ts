import { readFile } from "node:fs/promises";
import { Parser } from "n3";
import { normalise } from "./normalise.js";
import type { NeededEvidence } from "./question.js";
import { type EvalWorld, evalWorld } from "./worlds.js";

const NAMING = /(?:#label|#prefLabel|#altLabel|schema\.org\/name|foaf\/0\.1\/name)$/;

/** The names that the graph gives its things and properties, by CURIE. */
export interface Names {
  of(curie: string): readonly string[];
  /** The graph's IRI of a CURIE. */
  iri(curie: string): string;
  /** Every name of a thing, normalised. */
  readonly things: readonly string[];
  /** Things of the same class, this one left out. */
  siblings(curie: string): readonly string[];
}

export async function loadNames({ graph, thingMark }: EvalWorld = evalWorld()): Promise<Names> {
  const turtle = await readFile(graph, "utf8");
  const prefixes = new Map(
    Array.from(turtle.matchAll(/^@prefix (\S*?): <(.*?)> \.$/gm), ([, prefix = "", iri = ""]) => [prefix, iri]),
  );
  const names = new Map<string, string[]>();
  const classes = new Map<string, string>();
  for (const { subject, predicate, object } of new Parser().parse(turtle)) {
    if (predicate.value.endsWith("#type")) classes.set(subject.value, object.value);
    if (!NAMING.test(predicate.value)) continue;
    const known = names.get(subject.value) ?? [];
    known.push(object.value, object.value.replace(/^《(.*)》$/, "$1"));
    names.set(subject.value, known);
  }
  const iri = (curie: string): string => {
    const colon = curie.indexOf(":");
    const prefix = prefixes.get(curie.slice(0, colon));
    return prefix === undefined ? curie : `${prefix}${curie.slice(colon + 1)}`;
  };
  const things = [...names].filter(([id]) => id.includes(thingMark)).flatMap(([, known]) => known.map(normalise));
  return {
    of: (curie) => names.get(iri(curie)) ?? [],
    iri,
    things: [...new Set(things)].filter((name) => name !== ""),
    siblings: (curie) =>
      [...classes].flatMap(([id, type]) => (id !== iri(curie) && type === classes.get(iri(curie)) ? [id] : [])),
  };
}

/** The location of a piece that may come from any document: prompts don't say. */
export const ANY_DOCUMENT = "*";

export interface Piece {
  readonly text: string;
  readonly title?: string | undefined;
  readonly location: string;
}

/** Whether a piece of evidence says what is needed: the words of a document, or subject, property and object of a triple. */
export function holds({ text, title = "", location }: Piece, needed: NeededEvidence, names: Names): boolean {
  const from = (document: string): boolean => location === ANY_DOCUMENT || location.includes(document);
  if ("sentence" in needed) {
    const words = /\.(?:csv|json|html?)$/u.test(needed.document) ? bare : flat;
    return from(needed.document) && words(text).includes(words(needed.sentence));
  }
  const heading = normalise(title);
  return text.split("\n").some((line) => {
    const said = normalise(line);
    const says = (forms: readonly string[]): boolean => forms.some((form) => said.includes(normalise(form)));
    const subject = names.of(needed.subject);
    if (!says(subject) && !subject.some((form) => heading.includes(normalise(form)))) return false;
    return says(propertyNames(needed.predicate, names)) && says(needed.object.flatMap((form) => [form, ...names.of(form)]));
  });
}

/** A property without labels goes by its name: foundedBy, "founded by"; founded_by. */
function propertyNames(curie: string, names: Names): readonly string[] {
  const labels = names.of(curie);
  if (labels.length > 0) return labels;
  const own = curie.slice(curie.indexOf(":") + 1);
  return [own, own.replace(/(?<=[a-z])(?=[A-Z])|_/g, " ").replace(/\s+/g, " ")];
}

function flat(text: string): string {
  return text.normalize("NFKC").replace(/[\s|*]+/gu, "");
}

/** The words of a table, of fields or of a page's source, however they are set off from each other. */
function bare(text: string): string {
  return flat(text.replace(/<[^>]*>/gu, " ")).replace(/[^\p{L}\p{N}.]+/gu, "");
}
