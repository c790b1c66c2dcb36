import { DataFactory } from "n3";

/** Long enough for any IRI people write; a prefix that expands to more is an attack or an accident. */
const LONGEST_IRI = 4_096;
/** Characters that all IRIs of one file may expand to, beside what its own size allows. */
const EXPANSION_ALLOWANCE = 64 * 2 ** 20;
const MOST_EXPANSION = 32;

export interface BoundedTerms {
  readonly factory: typeof DataFactory;
  /** Tells how much of the file has been read: the bound on what its IRIs expand to grows with it. */
  read(bytes: number): void;
}

/**
 * Makes the terms of one file. IRIs are bounded one by one and together, since a prefix of a megabyte may be used a million times; blank
 * nodes are numbered per file, so that those of two files never meet and a reload gives them the same ids.
 *
 * @param fail makes the error to throw.
 */
export function boundedTerms(file: number, fail: (problem: string) => Error): BoundedTerms {
  let blanks = 0;
  let expanded = 0;
  let allowed = EXPANSION_ALLOWANCE;
  const namedNode: typeof DataFactory.namedNode = (value) => {
    expanded += value.length;
    if (value.length > LONGEST_IRI) throw fail(`an IRI expands to ${value.length} characters (the most is ${LONGEST_IRI}).`);
    if (expanded > allowed) throw fail(`its IRIs expand to more than ${allowed} characters.`);
    return DataFactory.namedNode(value);
  };
  const blankNode: typeof DataFactory.blankNode = (name) => {
    blanks += name === undefined ? 1 : 0;
    return DataFactory.blankNode(name === undefined ? `f${file}-${blanks}` : `f${file}_${name}`);
  };
  return {
    factory: { ...DataFactory, namedNode, blankNode },
    read: (bytes) => {
      allowed = EXPANSION_ALLOWANCE + MOST_EXPANSION * bytes;
    },
  };
}
