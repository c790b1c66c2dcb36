/** Quoted text and titles are what they are, letter by letter. */
const QUOTED = /`[^`]*`|"[^"]*"|《[^》]*》|〈[^〉]*〉|「[^」]*」|『[^』]*』|(?<![\p{L}\p{N}])'[^']*'(?![\p{L}\p{N}])/gu;
/** A word beside one of these is part of a name, a path or a command. */
const GLUE = "_\\-/\\\\=@#&+*~^$%";

/** Rewrites what stands outside quotation marks and title marks. */
export function rewriteOpenText(text: string, rewrite: (open: string) => string): string {
  let rewritten = "";
  let from = 0;
  for (const { 0: quoted, index } of text.matchAll(QUOTED)) {
    rewritten += rewrite(text.slice(from, index)) + quoted;
    from = index + quoted.length;
  }
  return rewritten + rewrite(text.slice(from));
}

/** A pattern of whole words: nothing that is joined to more by a letter, a sign, or a dot. */
export function wholeWords(pattern: string): RegExp {
  return new RegExp(
    `(?<![\\p{L}\\p{N}'${GLUE}]|[\\p{L}\\p{N}]\\.)(?:${pattern})(?![\\p{L}\\p{N}'${GLUE}]|\\.[\\p{L}\\p{N}])`,
    "gu",
  );
}
