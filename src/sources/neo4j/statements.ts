import { DataFactory, type Literal, type NamedNode } from "n3";
import { RDF_TYPE } from "../graph/knowledge-graph.js";

/**
 * A property graph as statements. A node is a thing, each of its labels a class of it, each property a statement with a value (a list, one for
 * each item), each relationship a statement between two things. Properties of relationships are no statements.
 */
export type GraphName =
  | { readonly is: "node"; readonly id: string }
  | { readonly is: "label"; readonly name: string }
  | { readonly is: "property"; readonly name: string }
  | { readonly is: "relationship"; readonly name: string };

export const LABEL = "http://www.w3.org/2000/01/rdf-schema#label";
const XSD = "http://www.w3.org/2001/XMLSchema#";
const BASE = "urn:neo4j:";
const FORM = /^urn:neo4j:(node|label|property|relationship)\/([^/#]+)$/;
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;
/** Neo4j's own classes of values, by the names of their constructors, and the datatypes of what they are written as. */
const DATATYPES: Readonly<Record<string, string>> = {
  Integer: "integer",
  Date: "date",
  DateTime: "dateTime",
  LocalDateTime: "dateTime",
  Time: "time",
  LocalTime: "time",
  Duration: "duration",
};

/** The IRI that stands for it here. */
export function iriOf(name: GraphName): string {
  return `${BASE}${name.is}/${encodeURIComponent(name.is === "node" ? name.id : name.name).replaceAll("%3A", ":")}`;
}

/** What the IRI stands for; undefined for `rdf:type`, `rdfs:label` and every other one. */
export function graphNameOf(iri: string): GraphName | undefined {
  const [, is, written = ""] = FORM.exec(iri) ?? [];
  if (is === undefined) return undefined;
  try {
    const name = decodeURIComponent(written);
    return is === "node" ? { is, id: name } : { is: is as "label", name };
  } catch {
    return undefined;
  }
}

export const TYPE: NamedNode = DataFactory.namedNode(RDF_TYPE);

/** What a relationship is called in running text: `BORN_IN` → `born in`. Undefined where its type is written so itself. */
export function spokenType(type: string): string | undefined {
  return /\p{Lu}/u.test(type) && !/\p{Ll}/u.test(type)
    ? type
        .replace(/[_\s]+/gu, " ")
        .trim()
        .toLowerCase()
    : undefined;
}

/** A text; Neo4j's have no language, so that those with Chinese characters count as Chinese. */
export function textOf(text: string): Literal {
  return /\p{Script=Han}/u.test(text) ? DataFactory.literal(text, "zh") : DataFactory.literal(text);
}

/** A property's value, or each of a list's. What no text can tell (bytes, points) is left out. */
export function literalsOf(value: unknown): Literal[] {
  return [value].flat().flatMap((one) => literalOf(one) ?? []);
}

function literalOf(value: unknown): Literal | undefined {
  switch (typeof value) {
    case "string":
      return textOf(value);
    case "boolean":
      return typed(String(value), "boolean");
    case "number":
      return typed(String(value), PLAIN_NUMBER.test(String(value)) ? "decimal" : "double");
    case "bigint":
      return typed(String(value), "integer");
    default: {
      if (typeof value !== "object" || value === null) return undefined;
      const datatype = DATATYPES[value.constructor.name];
      // Behind a time, Neo4j names the zone: 2026-11-29T13:00+01:00[Europe/Oslo].
      return datatype === undefined ? undefined : typed(String(value).replace(/\[[^\]]*\]$/, ""), datatype);
    }
  }
}

function typed(text: string, datatype: string): Literal {
  return DataFactory.literal(text, DataFactory.namedNode(`${XSD}${datatype}`));
}
