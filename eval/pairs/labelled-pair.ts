import { readFile } from "node:fs/promises";

/** Two questions, and whether the answer to one is the answer to the other. */
export interface LabelledPair {
  readonly kind: string;
  readonly language: "en" | "zh";
  readonly one: string;
  readonly other: string;
  readonly same: boolean;
  /** Written by hand, or by a rule of `by-rule.ts`. */
  readonly by: "hand" | "rule";
}

const FILES = ["same-words", "same-meaning", "different"] as const;

/** The pairs of this folder that were written by hand: a line each, `kind|question|question`. */
export async function pairsByHand(): Promise<LabelledPair[]> {
  const pairs: LabelledPair[] = [];
  for (const name of FILES) {
    for (const language of ["en", "zh"] as const) {
      const text = await readFile(new URL(`${name}.${language}.txt`, import.meta.url), "utf8");
      for (const line of text.trim().split("\n")) {
        const [kind = "", one = "", other = ""] = line.split("|");
        pairs.push({
          kind: name === "same-meaning" ? "rewording" : kind,
          language,
          one,
          other,
          same: name !== "different",
          by: "hand",
        });
      }
    }
  }
  return pairs;
}
