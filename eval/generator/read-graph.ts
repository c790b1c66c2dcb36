import { Parser, type Term } from "n3";
import { type Fact, groupBy, type Property, type Thing, type Value, type World } from "./world.js";

const NAMING = /(?:#label|#prefLabel|#altLabel|schema\.org\/name|foaf\/0\.1\/name)$/;

/** A hand-written graph as the world that queries run on. What has no properties but labels is a class or a property, not a thing. */
export function readGraph(turtle: string): World {
  const prefixes = Array.from(turtle.matchAll(/^@prefix (\S*?): <(.*?)> \.$/gm), ([, prefix = "", iri = ""]) => ({
    prefix,
    iri,
  }));
  const curie = (iri: string): string => {
    const found = prefixes.find((known) => iri.startsWith(known.iri));
    return found === undefined ? iri : `${found.prefix}:${iri.slice(found.iri.length)}`;
  };
  const quads = new Parser().parse(turtle);
  const classes = new Map<string, { zh: string; en: string }>();
  const properties = new Map<string, Property>();
  const things = new Map<string, Thing>();
  const facts: Fact[] = [];
  for (const [iri, own] of groupBy(quads, ({ subject }) => subject.value)) {
    const labels = own.filter(({ predicate }) => NAMING.test(predicate.value)).map(({ object }) => object);
    const [zh = "", en = zh, ...furtherNames] = new Set(labels.map(({ value }) => value));
    const told = own.filter(({ predicate }) => !NAMING.test(predicate.value));
    if (told.length === 0) {
      classes.set(curie(iri), { zh, en });
      continue;
    }
    const type = told.find(({ predicate }) => predicate.value.endsWith("#type"))?.object.value;
    const typed = type !== undefined;
    things.set(curie(iri), { id: curie(iri), zh, en, furtherNames, class: curie(type ?? ""), typed, split: "dev" });
    const said = groupBy(
      told.filter(({ predicate }) => !predicate.value.endsWith("#type")),
      ({ predicate }) => curie(predicate.value),
    );
    for (const [id, held] of said) {
      properties.set(id, { id, kind: "str", zh: "", en: "", furtherNames: [] });
      const objects = held.map(({ object }) => object);
      facts.push(...values(objects, curie).map((value) => ({ subject: curie(iri), property: id, value })));
    }
  }
  for (const { iri } of quads.map(({ object }) => ({ iri: curie(object.value) }))) {
    const bare = classes.get(iri);
    if (!iri.startsWith("ex:") || bare === undefined) continue;
    things.set(iri, { id: iri, ...bare, furtherNames: [], class: "", typed: false, split: "dev" });
  }
  return { properties, classes, things, facts };
}

/** One text in two languages is one value; of a number with its unit, the number alone is a way to write it too. */
function values(objects: readonly Term[], curie: (iri: string) => string): Value[] {
  const tagged = objects.filter((object) => object.termType === "Literal" && object.language !== "");
  const others = objects.filter((object) => !tagged.includes(object));
  return [
    ...(tagged.length === 0 ? [] : [{ written: tagged.map(({ value }) => value) }]),
    ...others.map((object): Value => {
      if (object.termType === "NamedNode") return { thing: curie(object.value) };
      const number = /^(\d[\d.]*) \p{L}+$/u.exec(object.value)?.[1];
      return { written: number === undefined ? [object.value] : [number, object.value] };
    }),
  ];
}
