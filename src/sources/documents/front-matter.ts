import { isMap, isScalar, parseDocument } from "yaml";

export interface FrontMatter {
  readonly title: string | undefined;
  /** The line that the document begins at. */
  readonly end: number;
  /** Whether it says more than the title. */
  readonly saysMore: boolean;
}

/** Longer is no front matter. */
const MOST_LINES = 200;
const MOST_CHARACTERS = 16_384;
const MOST_NESTING = 200;

/**
 * YAML between two `---` lines at the top. It must be fields with values: a document that merely begins with a rule has none.
 */
export function readFrontMatter(lines: readonly string[]): FrontMatter | undefined {
  if (lines[0]?.trimEnd() !== "---") return undefined;
  const end = lines.slice(1, MOST_LINES).findIndex((line) => /^(?:---|\.\.\.)\s*$/.test(line));
  const yaml = lines.slice(1, end + 1).join("\n");
  if (end < 0 || yaml.length > MOST_CHARACTERS || nesting(yaml) > MOST_NESTING) return undefined;
  const { contents, errors } = parseDocument(yaml, { logLevel: "silent", uniqueKeys: false });
  if (errors.length > 0 || !isMap(contents)) return undefined;
  const isTitle = ({ key }: { readonly key: unknown }): boolean => isScalar(key) && String(key.value).toLowerCase() === "title";
  const value: unknown = contents.items.find(isTitle)?.value;
  const title = isScalar(value) && value.value !== null ? String(value.value).trim() : "";
  return {
    title: title === "" ? undefined : title,
    end: end + 2,
    saysMore: contents.items.some((item) => !isTitle(item)) || title === "",
  };
}

/** At least as many levels as the YAML nests in brackets or in marks on one line. */
function nesting(yaml: string): number {
  return yaml.match(/[[{]|[-?:] (?=[-?:] )/g)?.length ?? 0;
}
