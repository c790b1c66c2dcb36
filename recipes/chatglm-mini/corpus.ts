import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { formatOf, splitDocument } from "../../src/sources/documents/split-document.js";
import type { Language } from "./names.js";

const folder = fileURLToPath(new URL("../../examples/corpus/documents/", import.meta.url));

/** Passages are cut as the main job's document source cuts them. */
const longestPassage = 160;

export interface CorpusPassage {
  readonly title: string | undefined;
  readonly text: string;
}

/** The repository's own documents: among invented evidence they are what answers nothing, as written by people. */
export const corpusPassages: Readonly<Record<Language, readonly CorpusPassage[]>> = { zh: read("zh"), en: read("en") };

function read(language: Language): CorpusPassage[] {
  const names = readdirSync(folder).filter((name) => name.includes(`.${language}.`));
  return names
    .sort()
    .flatMap((name) =>
      [...splitDocument(readFileSync(folder + name, "utf8"), { format: formatOf(name), longest: longestPassage })]
        .flat()
        .map(({ text, headings }) => ({ text, title: headings.length > 0 ? headings.join(" › ") : undefined })),
    );
}
