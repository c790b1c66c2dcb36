import type { Evidence } from "../../../sources/knowledge-source.js";
import { type EvidenceUnit, evidenceUnits } from "../reading/evidence-units.js";
import { fold, type Reading, readText } from "../reading/reading.js";
import { withShortNames } from "../reading/short-names.js";

export interface CheckInput {
  readonly question: string;
  readonly evidence: readonly Pick<Evidence, "text" | "title" | "isAside">[];
  /** Groups of names of one thing, in any language: a name of a group may stand for another. */
  readonly sameNames?: readonly (readonly string[])[] | undefined;
  /** What a name, as written, is the name of, where it is known. */
  readonly kinds?: ReadonlyMap<string, "person" | "place"> | undefined;
  /** What a word, in any form, may be in the other language. */
  readonly translate?: ((word: string) => readonly string[]) | undefined;
}

/** Everything about a question and its evidence that every sentence's check needs: read once. */
export interface CheckContext {
  readonly question: Reading;
  readonly units: readonly EvidenceUnit[];
  /** Numbers of pieces that nothing is quoted from. */
  readonly asides: ReadonlySet<number>;
  /** Names that the evidence itself shows to be names, folded. */
  readonly knownNames: readonly string[];
  /** Names of one thing, folded. */
  readonly groups: readonly (readonly string[])[];
  /** By folded name. */
  readonly kinds: ReadonlyMap<string, "person" | "place">;
  readonly translate: (word: string) => readonly string[];
}

/** Pure. */
export function checkContext({
  question,
  evidence,
  sameNames = [],
  kinds = new Map(),
  translate = () => [],
}: CheckInput): CheckContext {
  const texts = evidence.flatMap(({ title, text }) => [title ?? "", text]);
  const named = withShortNames(sameNames, { question, texts, kinds, translate });
  const units = evidenceUnits(evidence, named);
  const names = new Set<string>();
  for (const { title } of evidence) for (const part of (title ?? "").split(" › ")) names.add(fold(part).trim());
  for (const unit of units) {
    if (unit.kind !== "sentence") names.add(unit.subject.trim());
    if (unit.kind === "fact") names.add((unit.object ?? "").trim());
  }
  for (const name of sameNames.flat()) names.add(fold(name));
  const knownNames = [...names].filter((name) => name.length > 1 && name.length <= 40 && !/^\P{L}+$/u.test(name));
  const groups = named.map((group) => group.map((name) => fold(name).trim()));
  const folded = new Map([...kinds].map(([name, kind]) => [fold(name).trim(), kind]));
  const asides = new Set(evidence.flatMap(({ isAside }, index) => (isAside === true ? [index + 1] : [])));
  return { question: readText(question), units, asides, knownNames, groups, kinds: folded, translate };
}
