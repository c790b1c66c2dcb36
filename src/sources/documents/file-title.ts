const FILE = /^(?:.*?[\\/])?([^\\/]*?)\.[\p{L}\p{N}]{1,10}(?=[:#,]|$)/u;

const NO_NAME = /^(?:img|dsc|dscn|pict?|scan|doc|docs|document|file|files|untitled|copy|new|page|output|data|tmp|temp)$/iu;

/** What a file's name says of it, where the document has no heading: `price-list_2024.csv` is the `price list 2024`. Pure. */
export function fileTitle(location: string): string | undefined {
  const [, name = ""] = FILE.exec(location) ?? [];
  const words = name.replace(/[-_.\s]+/gu, " ").trim();
  // `IMG_20240612`, a hash: nothing that anybody called it.
  const says = words.split(" ").some((word) => /^\p{Script=Han}{2}|^\p{L}{3,}$/u.test(word) && !NO_NAME.test(word));
  return says && words.length <= 80 ? words : undefined;
}
