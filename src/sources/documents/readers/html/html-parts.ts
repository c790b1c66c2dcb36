import { Parser } from "htmlparser2";
import type { DocumentPart, Position } from "../document-reader.js";
import { superscript } from "../superscript.js";
import { UnreadableError } from "../unreadable-error.js";
import { BLOCKS, isUnread } from "./html-elements.js";
import { type HtmlCell, type HtmlRow, htmlTableParts, spanOf } from "./html-table.js";

/** Where a part of the page belongs: only the innermost zone that says enough is kept. */
type Zone = "main" | "article" | "page";

export interface ZonedPart {
  readonly part: DocumentPart;
  readonly zone: Zone;
}

interface OpenTable {
  readonly rows: HtmlRow[];
  readonly zone: Zone;
  cells: HtmlCell[];
  at: Position;
  cell: { text: string; isHeader: boolean; columns: number; rows: number } | undefined;
  inHead: boolean;
  /** It holds headings or other tables: a way to lay out the page. */
  isLayout: boolean;
}

interface OpenList {
  readonly isOrdered: boolean;
  items: number;
}

interface OpenElement {
  readonly name: string;
  readonly unread: boolean;
  readonly zone: Zone;
  /** Length of the text before it. */
  readonly start: number;
}

const DEEPEST = 2_000;
/** Lines of a list that make one text. */
const LIST_LINES = 50;

/** Turns HTML into parts as it is parsed. Nothing recurses, so no nesting is too deep for the stack. */
export class HtmlParts {
  title = "";
  readonly #parser: Parser;
  readonly #position: (index: number) => Position;
  readonly #elements: OpenElement[] = [];
  readonly #tables: OpenTable[] = [];
  readonly #lists: OpenList[] = [];
  #parts: ZonedPart[] = [];
  #unread = 0;
  #preformatted = 0;
  #text = "";
  #at: Position | undefined;
  #last: Position = 1;
  #marker = "";
  #term = "";
  /** A raised mark that links to a note: it is no part of the sentence, and [1] would be taken for a citation. */
  #isNoteMark = false;
  #listLines: string[] = [];
  #listAt: Position = 1;
  #listLast: Position = 1;

  /** @param position where the character of an index stands; asked in order. */
  constructor(position: (index: number) => Position) {
    this.#position = position;
    this.#parser = new Parser(
      {
        onopentag: (name, attributes) => this.#open(name, attributes),
        onclosetag: (name) => this.#close(name),
        ontext: (text) => this.#addText(text),
      },
      { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
    );
  }

  write(html: string): readonly ZonedPart[] {
    this.#parser.write(html);
    return this.#take();
  }

  end(): readonly ZonedPart[] {
    this.#parser.end();
    this.#flush();
    this.#flushList();
    return this.#take();
  }

  #take(): readonly ZonedPart[] {
    const parts = this.#parts;
    this.#parts = [];
    return parts;
  }

  get #zone(): Zone {
    return this.#elements.at(-1)?.zone ?? "page";
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#elements.length >= DEEPEST) throw new UnreadableError(`elements nested deeper than ${DEEPEST}`);
    const unread = isUnread(name, attributes);
    if (BLOCKS.has(name) && this.#unread === 0) this.#flush();
    const outer = this.#zone;
    const isMain = name === "main" || attributes["role"] === "main";
    const zone = isMain || outer === "main" ? "main" : name === "article" ? "article" : outer;
    this.#elements.push({ name, unread, zone, start: this.#text.length });
    if (unread) this.#unread += 1;
    if (this.#unread > 0) return;
    const table = this.#tables.at(-1);
    if (name === "br") this.#text += "\n";
    else if (name === "a" && attributes["href"]?.startsWith("#")) this.#isNoteMark = this.#elements.at(-2)?.name === "sup";
    else if (name === "img" && attributes["alt"]) this.#addText(` ${attributes["alt"]} `);
    else if (name === "pre") this.#preformatted += 1;
    else if (name === "ul" || name === "ol" || name === "dl") this.#openList(name === "ol", attributes["start"]);
    else if (name === "li") this.#openItem();
    else if (name === "dt") this.#term = "";
    else if (name === "table") this.#openTable();
    else if (name === "thead" && table !== undefined) table.inHead = true;
    else if (name === "tr" && table !== undefined) this.#endRow(table);
    else if ((name === "td" || name === "th") && table !== undefined) {
      this.#endCell(table);
      const columns = spanOf(attributes["colspan"], "columns");
      table.cell = { text: "", isHeader: name === "th", columns, rows: spanOf(attributes["rowspan"], "rows") };
    } else if (/^h[1-6]$/.test(name) && table !== undefined) this.#makeLayout(table);
  }

  #close(name: string): void {
    const element = this.#elements.pop();
    if (element?.unread === true) {
      this.#unread -= 1;
      return;
    }
    if (this.#unread > 0) return;
    const table = this.#tables.at(-1);
    if (name === "title" || /^h[1-6]$/.test(name)) {
      this.#endHeading(name, element?.zone ?? "page");
      return;
    }
    if (BLOCKS.has(name)) this.#flush(element?.zone);
    else if (name === "sup") this.#endSuperscript(element?.start ?? 0);
    if (name === "pre") this.#preformatted = Math.max(0, this.#preformatted - 1);
    else if (name === "dt" && this.#tables.length === 0) this.#term = (this.#listLines.pop() ?? "").trim();
    else if (name === "ul" || name === "ol" || name === "dl") this.#closeList();
    else if (name === "hr") this.#put({ kind: "rule" });
    else if ((name === "td" || name === "th") && table !== undefined) this.#endCell(table);
    else if (name === "tr" && table !== undefined) this.#endRow(table);
    else if (name === "thead" && table !== undefined) {
      this.#endRow(table);
      table.inHead = false;
    } else if (name === "table" && table !== undefined) this.#closeTable(table);
  }

  #addText(text: string): void {
    if (this.#unread > 0) return;
    if (/\S/.test(text)) {
      const start = this.#parser.startIndex;
      this.#at ??= this.#position(start + text.search(/\S/));
      this.#last = this.#position(start + text.trimEnd().length - 1);
    }
    this.#text += this.#preformatted > 0 ? text : text.replace(/[ \t\n\r\f]+/g, " ");
  }

  #endSuperscript(start: number): void {
    const raised = this.#isNoteMark ? "" : superscript(this.#text.slice(start));
    this.#text = this.#text.slice(0, start) + raised;
    this.#isNoteMark = false;
  }

  #takeText(): string {
    const text = this.#text;
    this.#text = "";
    if (this.#preformatted > 0) return text.replace(/^\s*\n/, "").trimEnd();
    return text
      .replace(/[^\S\n]+/g, " ")
      .replace(/ ?\n ?/g, "\n")
      .trim();
  }

  #flush(zone: Zone = this.#zone): void {
    const text = this.#takeText();
    const at = this.#at;
    this.#at = undefined;
    if (text === "" || at === undefined) return;
    const table = this.#tables.at(-1);
    if (table !== undefined && !table.isLayout && table.cell !== undefined) {
      if (table.cells.length === 0 && table.cell.text === "") table.at = at;
      table.cell.text += table.cell.text === "" ? text : ` ${text}`;
      return;
    }
    if (this.#lists.length > 0) {
      this.#addListLine(text, at);
      return;
    }
    this.#parts.push({ part: { kind: "text", text, at, last: this.#last }, zone });
  }

  #put(part: DocumentPart, zone: Zone = this.#zone): void {
    this.#flushList();
    this.#parts.push({ part, zone });
  }

  #endHeading(name: string, zone: Zone): void {
    // Behind a heading many generators put a link to it.
    const text = this.#takeText()
      .replace(/\s+/g, " ")
      .replace(/\s*[¶§#🔗]$/u, "");
    const at = this.#at ?? 1;
    this.#at = undefined;
    if (text === "") return;
    if (name === "title") {
      if (this.title === "") this.title = text;
    } else this.#put({ kind: "heading", level: Number(name[1]) + 1, text, at }, zone);
  }

  #openList(isOrdered: boolean, start: string | undefined): void {
    const first = Number.parseInt(start ?? "1", 10);
    this.#lists.push({ isOrdered, items: (Number.isSafeInteger(first) ? first : 1) - 1 });
  }

  #openItem(): void {
    const list = this.#lists.at(-1);
    if (list === undefined) return;
    list.items += 1;
    this.#marker = list.isOrdered ? `${list.items}. ` : "- ";
  }

  #addListLine(text: string, at: Position): void {
    if (this.#listLines.length === 0) this.#listAt = at;
    this.#listLast = this.#last;
    const indent = "  ".repeat(Math.min(this.#lists.length - 1, 6));
    const head = this.#term === "" ? this.#marker : `${this.#term}: `;
    this.#listLines.push(`${indent}${head}${text.replace(/\n/g, " ")}`);
    this.#marker = this.#marker === "" ? "" : "  ";
    if (this.#listLines.length >= LIST_LINES && this.#lists.length === 1 && this.#term === "") this.#flushList();
  }

  #closeList(): void {
    this.#lists.pop();
    this.#term = "";
    this.#marker = "";
    if (this.#lists.length === 0) this.#flushList();
  }

  #flushList(): void {
    if (this.#listLines.length === 0) return;
    const part: DocumentPart = { kind: "text", text: this.#listLines.join("\n"), at: this.#listAt, last: this.#listLast };
    this.#listLines = [];
    this.#parts.push({ part, zone: this.#zone });
  }

  #openTable(): void {
    const outer = this.#tables.at(-1);
    if (outer !== undefined) this.#makeLayout(outer);
    this.#flushList();
    this.#tables.push({ rows: [], zone: this.#zone, cells: [], at: 1, cell: undefined, inHead: false, isLayout: false });
  }

  /** What was gathered as a table is text. */
  #makeLayout(table: OpenTable): void {
    if (table.isLayout) return;
    const started = table.cell?.text ?? "";
    const cells = [...table.rows.flatMap((row) => row.cells), ...table.cells].map((cell) => cell.text);
    table.isLayout = true;
    const at = table.rows[0]?.at ?? table.at;
    for (const text of [...cells, started]) if (text !== "") this.#put({ kind: "text", text, at, last: at }, table.zone);
  }

  #endCell(table: OpenTable): void {
    this.#flush();
    if (table.cell !== undefined && !table.isLayout) table.cells.push(table.cell);
    table.cell = undefined;
  }

  #endRow(table: OpenTable): void {
    this.#endCell(table);
    if (table.cells.length > 0) table.rows.push({ cells: table.cells, at: table.at, inHead: table.inHead });
    table.cells = [];
  }

  #closeTable(table: OpenTable): void {
    this.#endRow(table);
    this.#tables.pop();
    if (table.isLayout) return;
    for (const part of htmlTableParts(table.rows)) this.#put(part, table.zone);
  }
}
