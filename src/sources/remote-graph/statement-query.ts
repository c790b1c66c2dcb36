import type { Term } from "n3";

/**
 * What is asked of a graph elsewhere, whatever language it speaks: statements, as RDF has them, at most `limit` of them. Rows hold `s`, `p` and
 * `o`; those of `predicates` only `p`, of `objects` only `o`.
 */
export type StatementQuery = { readonly limit: number } & (
  | {
      /** Statements that end in one of these texts, in one of these languages ("" for none): what is called so, among others. */
      readonly asks: "texts";
      readonly texts: readonly string[];
      readonly languages: readonly string[];
      /** Only statements of these predicates. Defaults to those of all. */
      readonly by?: readonly string[] | undefined;
    }
  /** Statements about these. */
  | { readonly asks: "about"; readonly nodes: readonly string[] }
  /** Statements that lead to these. */
  | { readonly asks: "to"; readonly nodes: readonly string[] }
  /** Statements of one predicate. */
  | { readonly asks: "of"; readonly predicate: string }
  /** What these say by those predicates: their names. */
  | { readonly asks: "said"; readonly nodes: readonly string[]; readonly predicates: readonly string[] }
  /** Every predicate that there is, once. */
  | { readonly asks: "predicates" }
  /** Everything that something is said to be by that predicate, once. */
  | { readonly asks: "objects"; readonly predicate: string }
  /** Any statements at all, behind so many. */
  | { readonly asks: "anything"; readonly offset: number }
);

/** A row's terms by their variables. */
export type Binding = Readonly<Record<string, Term>>;

/** What an IRI may hold between its brackets (SPARQL 1.1, IRIREF). */
const IRI = /^[a-z][a-z0-9+.-]*:[^\0-\x20<>"{}|^`\\]*$/iu;
const LONGEST_IRI = 2_048;

/** Whether a query can name it. */
export function isIri(text: string): boolean {
  return text.length <= LONGEST_IRI && IRI.test(text);
}
