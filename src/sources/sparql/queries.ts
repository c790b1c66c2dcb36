import { DataFactory, type Literal, type NamedNode, type Variable } from "n3";
import { Generator, type Pattern, type SelectQuery, type Triple } from "sparqljs";
import { isIri, type StatementQuery } from "../remote-graph/statement-query.js";

/** A SELECT query. */
interface Select {
  readonly variables: readonly string[];
  readonly where: readonly Pattern[];
  readonly isDistinct?: boolean | undefined;
}

const { namedNode, literal, variable } = DataFactory;
const [S, P, O] = [variable("s"), variable("p"), variable("o")];
const STATEMENT = ["s", "p", "o"];
/** What a language tag is made of. */
const LANGUAGE = /^[a-z]{1,8}(?:-[a-z0-9]{1,8}){0,4}$/i;

/** The query's text. Values become terms by the library that knows how they are written, never text put together. */
export function written(asked: StatementQuery): string {
  const { variables, where, isDistinct = false } = selectOf(asked);
  const query = {
    type: "query",
    queryType: "SELECT",
    distinct: isDistinct,
    variables: variables.map((name) => variable(name)),
    where: [...where],
    limit: asked.limit,
    ...(asked.asks === "anything" ? { offset: asked.offset } : {}),
    prefixes: {},
  };
  return new Generator().stringify(query as unknown as SelectQuery);
}

function selectOf(asked: StatementQuery): Select {
  switch (asked.asks) {
    case "texts":
      return { variables: STATEMENT, where: [ends(asked), bgp(S, P, O)] };
    case "about":
      return { variables: STATEMENT, where: [oneOf("?s", asked.nodes), bgp(S, P, O)] };
    case "to":
      return { variables: STATEMENT, where: [oneOf("?o", asked.nodes), bgp(S, P, O)] };
    case "of":
      return { variables: STATEMENT, where: [oneOf("?p", [asked.predicate]), bgp(S, P, O)] };
    case "said": {
      // Pairs, so that each is looked up: two lists may be joined by reading everything.
      const by = asked.predicates.filter(isIri).map((p) => namedNode(p));
      const values = asked.nodes.filter(isIri).flatMap((s) => by.map((p) => ({ "?s": namedNode(s), "?p": p })));
      return { variables: STATEMENT, where: [{ type: "values", values }, bgp(S, P, O)] };
    }
    case "predicates":
      return { variables: ["p"], where: [bgp(S, P, O)], isDistinct: true };
    case "objects":
      return { variables: ["o"], where: [bgp(S, namedNode(asked.predicate), O)], isDistinct: true };
    case "anything":
      return { variables: ["s"], where: [bgp(S, P, O)] };
  }
}

function ends({ texts, languages, by = [] }: StatementQuery & { readonly asks: "texts" }): Pattern {
  const literals = texts.flatMap((text) => languages.map((language) => textIn(text, language)));
  const values =
    by.length === 0
      ? literals.map((o) => ({ "?o": o }))
      : literals.flatMap((o) => by.filter(isIri).map((p) => ({ "?p": namedNode(p), "?o": o })));
  return { type: "values", values };
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
