import { DataFactory, type Literal, type NamedNode, type Term, type Variable } from "n3";
import { Generator, type Pattern, type SelectQuery, type Triple } from "sparqljs";

/** A SELECT query, written by {@link written} alone. */
export interface Select {
  readonly variables: readonly string[];
  readonly where: readonly Pattern[];
  readonly limit: number;
  readonly offset?: number | undefined;
  readonly isDistinct?: boolean | undefined;
}

const { namedNode, literal, variable } = DataFactory;
const [S, P, O] = [variable("s"), variable("p"), variable("o")];
/** What an IRI may hold between its brackets (SPARQL 1.1, IRIREF). */
const IRI = /^[a-z][a-z0-9+.-]*:[^\0-\x20<>"{}|^`\\]*$/iu;
const LONGEST_IRI = 2_048;
/** What a language tag is made of. */
const LANGUAGE = /^[a-z]{1,8}(?:-[a-z0-9]{1,8}){0,4}$/i;

/** Whether a query can name it. */
export function isIri(text: string): boolean {
  return text.length <= LONGEST_IRI && IRI.test(text);
}

/** The query's text. Values become terms by the library that knows how they are written, never text put together. */
export function written({ variables, where, limit, offset, isDistinct = false }: Select): string {
  const query = {
    type: "query",
    queryType: "SELECT",
    distinct: isDistinct,
    variables: variables.map((name) => variable(name)),
    where: [...where],
    limit,
    ...(offset === undefined ? {} : { offset }),
    prefixes: {},
  };
  return new Generator().stringify(query as unknown as SelectQuery);
}

/**
 * Statements that end in one of these texts, in one of these languages ("" for none): what is called so, among others.
 *
 * @param by only statements of these predicates
 */
export function statementsOfTexts(
  texts: readonly string[],
  languages: readonly string[],
  limit: number,
  by: readonly string[] = [],
): Select {
  const literals = texts.flatMap((text) => languages.map((language) => textIn(text, language)));
  const values =
    by.length === 0
      ? literals.map((o) => ({ "?o": o }))
      : literals.flatMap((o) => by.filter(isIri).map((p) => ({ "?p": namedNode(p), "?o": o })));
  return { variables: ["s", "p", "o"], where: [{ type: "values", values }, bgp(S, P, O)], limit };
}

/** Statements about these. */
export function statementsAbout(subjects: readonly string[], limit: number): Select {
  return { variables: ["s", "p", "o"], where: [oneOf("?s", subjects), bgp(S, P, O)], limit };
}

/** Statements that lead to these. */
export function statementsTo(objects: readonly string[], limit: number): Select {
  return { variables: ["s", "p", "o"], where: [oneOf("?o", objects), bgp(S, P, O)], limit };
}

/** Statements of one predicate. */
export function statementsOf(predicate: string, limit: number): Select {
  return { variables: ["s", "p", "o"], where: [oneOf("?p", [predicate]), bgp(S, P, O)], limit };
}

/** What these say by those predicates: their names. Pairs, so that each is looked up: two lists may be joined by reading everything. */
export function saidBy(subjects: readonly string[], predicates: readonly string[], limit: number): Select {
  const by = predicates.filter(isIri).map((p) => namedNode(p));
  const values = subjects.filter(isIri).flatMap((s) => by.map((p) => ({ "?s": namedNode(s), "?p": p })));
  return { variables: ["s", "p", "o"], where: [{ type: "values", values }, bgp(S, P, O)], limit };
}

/** Any statements at all. */
export function anything(limit: number, offset: number): Select {
  return { variables: ["s"], where: [bgp(S, P, O)], limit, offset };
}

export function predicates(limit: number): Select {
  return { variables: ["p"], where: [bgp(S, P, O)], limit, isDistinct: true };
}

/** Everything that something is said to be by that predicate. */
export function objectsOf(predicate: string, limit: number): Select {
  return { variables: ["o"], where: [bgp(S, namedNode(predicate), O)], limit, isDistinct: true };
}

function oneOf(name: string, iris: readonly string[]): Pattern {
  return { type: "values", values: iris.filter(isIri).map((iri) => ({ [name]: namedNode(iri) })) };
}

function bgp(subject: Variable, predicate: Variable | NamedNode, object: Variable): Pattern {
  return { type: "bgp", triples: [{ subject, predicate, object } as Triple] };
}

function textIn(text: string, language: string): Literal {
  return language !== "" && LANGUAGE.test(language) ? literal(text, language) : literal(text);
}

/** A row's terms by their variables. */
export type Binding = Readonly<Record<string, Term>>;
