import MarkdownIt, { type Token } from "markdown-it";
import { type Block, isBlank } from "./block.js";

/** CommonMark with tables. */
const markdown = new MarkdownIt("commonmark").enable("table");

/** Characters parsed in one go. The parser takes about 1 ms for 1,000 of them, and ten times as long for the worst. */
const WINDOW = 4_096;
/** A block that is longer is parsed in pieces of this many characters. */
const LARGEST_WINDOW = 16_384;
/** Of a longer line the parser sees the beginning, which decides what it is. */
const LONGEST_LINE = 4_096;
const SEEN_OF_LONG_LINE = 256;
/** A longer heading is text. Characters. */
const LONGEST_HEADING = 300;
const BLANK_LINES_AT_ONCE = 20_000;
/** Longer text is searched with its markup. Characters. */
const LONGEST_INLINE = 8_192;

/**
 * The blocks of a Markdown document, a window at a time, so that a document of any size or nesting stops other work for a few
 * milliseconds only. No line with text is left out.
 *
 * @param start line to begin at, behind the front matter.
 */
export function* markdownBlocks(lines: readonly string[], start: number): Generator<readonly Block[], void, undefined> {
  let opening: readonly string[] = [];
  for (let at = start; at < lines.length; ) {
    if (opening.length === 0 && isBlank(lines[at])) {
      at += 1;
      if (at % BLANK_LINES_AT_ONCE === 0) yield [];
      continue;
    }
    const window = parseWindow(lines, at, opening);
    yield window.blocks;
    at = window.end;
    opening = window.opening;
  }
}

interface Window {
  readonly blocks: readonly Block[];
  /** The line that the next window begins at. */
  readonly end: number;
  /** Lines to put before the next window, because a block goes on in it: a table's header, a fence. */
  readonly opening: readonly string[];
}

/** Parses as many whole blocks as a window holds: what comes after a block doesn't change it. */
function parseWindow(lines: readonly string[], start: number, opening: readonly string[]): Window {
  for (let size = WINDOW; ; size *= 2) {
    const end = windowEnd(lines, start, size);
    const seen = [...opening, ...lines.slice(start, end).map(seenOf)];
    const tokens: Token[] = [];
    markdown.block.parse(seen.join("\n"), markdown, {}, tokens);
    const parsed: ParsedWindow = { tokens, seen, lines, start, offset: start - opening.length };
    if (end === lines.length) return { blocks: blocksOf(parsed, end), end, opening: [] };
    const last = (tokens.findLast(({ level, map }) => level === 0 && map !== null)?.map?.[0] ?? -1) + parsed.offset;
    if (last > start) return { blocks: blocksOf(parsed, last), end: last, opening: [] };
    if (last < parsed.offset) return { blocks: blocksOf(parsed, end), end, opening: [] };
    if (size < LARGEST_WINDOW) continue;
    const leaf = blocksOf(parsed, end).at(-1);
    if (leaf !== undefined && leaf.first > start) return { blocks: blocksOf(parsed, leaf.first), end: leaf.first, opening: [] };
    return { blocks: blocksOf(parsed, end), end, opening: openingOf(tokens, seen) };
  }
}

function windowEnd(lines: readonly string[], start: number, size: number): number {
  let end = start;
  for (let left = size; end < lines.length && (left > 0 || end === start); end += 1) left -= seenOf(lines[end] ?? "").length + 1;
  return end;
}

function seenOf(line: string): string {
  return line.length > LONGEST_LINE ? line.slice(0, SEEN_OF_LONG_LINE) : line;
}

function openingOf(tokens: readonly Token[], seen: readonly string[]): readonly string[] {
  for (const { type, map } of tokens) {
    if (type === "table_open") return seen.slice(map?.[0], (map?.[0] ?? 0) + 2);
    if (type === "fence") return seen.slice(map?.[0], (map?.[0] ?? 0) + 1);
  }
  return [];
}

interface ParsedWindow {
  readonly tokens: readonly Token[];
  /** What was parsed. */
  readonly seen: readonly string[];
  readonly lines: readonly string[];
  /** First line of the window. */
  readonly start: number;
  /** What a token's line is counted from. */
  readonly offset: number;
}

const LEAVES = new Set(["heading_open", "paragraph_open", "fence", "code_block", "html_block", "hr", "table_open"]);

/** The innermost blocks before line `end`, and what the parser took for no block (definitions of links) as text. */
function blocksOf({ tokens, seen, lines, start, offset }: ParsedWindow, end: number): Block[] {
  const blocks: Block[] = [];
  let next = start;
  const addRest = (until: number): void => {
    for (let first = next; first < until; first += 1) {
      if (isBlank(lines[first])) continue;
      let last = first;
      while (last + 1 < until && !isBlank(lines[last + 1])) last += 1;
      blocks.push({ kind: "text", first, last });
      first = last;
    }
    next = Math.max(next, until);
  };
  for (const [index, token] of tokens.entries()) {
    if (token.map === null || !LEAVES.has(token.type)) continue;
    const first = Math.max(next, token.map[0] + offset);
    let last = Math.min(end, token.map[1] + offset) - 1;
    while (last > first && isBlank(lines[last])) last -= 1;
    if (last < first) continue;
    addRest(first);
    blocks.push(blockOf(token, tokens[index + 1], seen, { first, last, tokenFirst: token.map[0] + offset }));
    next = last + 1;
  }
  addRest(end);
  return blocks;
}

function blockOf(
  token: Token,
  inside: Token | undefined,
  seen: readonly string[],
  { first, last, tokenFirst }: { readonly first: number; readonly last: number; readonly tokenFirst: number },
): Block {
  if (token.type === "hr") return { kind: "rule", first, last };
  if (token.type === "heading_open" && token.level === 0 && (inside?.content.length ?? 0) <= LONGEST_HEADING) {
    return { kind: "heading", level: Number(token.tag.slice(1)), text: inlineText(inside?.content ?? ""), first, last };
  }
  if (token.type !== "table_open") return { kind: "text", first, last };
  return {
    kind: "table",
    header: seen.slice(token.map?.[0], (token.map?.[0] ?? 0) + 2),
    firstRow: Math.max(first, tokenFirst + 2),
    first,
    last,
  };
}

/** Text without emphasis, tags, escapes and entities. A link's address stands behind its text. */
export function withoutMarkup(text: string): string {
  if (text.length > LONGEST_INLINE) return text;
  let plain = "";
  let address = "";
  for (const token of inlineTokens(text)) {
    if (token.type === "link_open") address = String(token.attrGet("href"));
    else if (token.type === "link_close") plain += plain.endsWith(address) ? "" : ` ${address} `;
    else if (token.type === "image") plain += ` ${token.content} ${token.attrGet("src")} `;
    else plain += shown(token);
  }
  return plain;
}

/** What a line of text shows: no marks, no addresses. */
export function inlineText(markup: string): string {
  return inlineTokens(markup).map(shown).join("").replace(/\s+/g, " ").trim();
}

function inlineTokens(text: string): readonly Token[] {
  return markdown.parseInline(text, {})[0]?.children ?? [];
}

function shown({ type, content }: Token): string {
  if (type === "softbreak" || type === "hardbreak") return "\n";
  return type === "html_inline" ? textOfTag(content) : content;
}

/** Tags that stand within words. */
const WITHIN_WORDS = /^<\/?(?:a|abbr|b|big|code|del|em|font|i|ins|mark|s|small|span|strong|sub|sup|u|wbr)\b/i;

/** What a tag says: a comment, the addresses and texts of its attributes. */
function textOfTag(tag: string): string {
  if (tag.startsWith("<!--")) return ` ${tag.slice(4, -3)} `;
  const said = [...tag.matchAll(/\s(?:alt|title|href|src)\s*=\s*["']?([^"'>]*)/gi)].map(([, value]) => ` ${value} `).join("");
  return said === "" && WITHIN_WORDS.test(tag) ? "" : ` ${said}`;
}
