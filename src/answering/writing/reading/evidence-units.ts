import { patternOf } from "../../../language/pattern-of.js";
import { withCsvAsRows } from "./csv-lines.js";
import { fold, nameRuns, type Reading, readText } from "./reading.js";
import { splitSentences } from "./sentences.js";
import { unitNamed } from "./units.js";

interface Piece {
  readonly text: string;
  readonly title?: string | undefined;
}

/** The smallest part of evidence that says something whole: a sentence, a graph's statement, a table's row, a labelled field, a heading with a date. */
export interface EvidenceUnit {
  readonly kind: "sentence" | "fact" | "row" | "field" | "heading";
  /** Number of the piece, from 1. */
  readonly piece: number;
  /** Of the piece, from 0: what no empty line parts. */
  readonly paragraph: number;
  /** Of the piece, from 0: what a number parts, as in `2.` or `二、`. */
  readonly item: number;
  /** Place among the piece's units, from 0. */
  readonly order: number;
  /** That the text named last before. */
  readonly years: readonly number[];
  /** As it is quoted. */
  readonly text: string;
  readonly own: Reading;
  /** Title, headings, what a pronoun refers to, other names of what is named: says what the unit is about. */
  readonly about: Reading;
  readonly clauses: readonly Reading[];
  /** The heading right above it. */
  readonly heading: Reading | undefined;
  /** What it is about, folded: a statement's subject, a row's first cell, the title's last part. */
  readonly subject: string;
  /** A statement's object, a field's value; folded. */
  readonly object: string | undefined;
}

const FACT = /^\s*(.{1,300}?) — (.{1,300}?) → (.+)$/u;
const ROW = /^\s*\|(.*)\|\s*$/u;
const RULE = /^\s*\|[\s:|-]+\|\s*$/u;
const FIELD = /^\s*(?:[-*•]\s+)?([^:：。.|]{1,40})[:：]\s*(\S.*)$/u;
const ITEM = /^\s*(?:[-*•]|\d{1,2}[.)、])\s+/u;
const NUMBERED = /^\s*(?:\d{1,2}[.)、]|[一二三四五六七八九十]{1,3}[、.．])\s*(?=\D)/u;
/** What is asked and replied in a list of questions is no field of that name. */
const ASKED_OR_REPLIED = /^\s*(?:Q|A|Question|Answer|问|答|问题|回答)\s*[:：]/iu;
const SUBJECT_LINE = /^(?:subject|re|topic|title|主题|标题|事由|题目)\s*[:：]/iu;
const EMPHASIS = /(\*\*|__)(?=\S)([^*_\n]+?)(?<=\S)\1/gu;
const MOST_UNITS = 400;

type Draft = Pick<EvidenceUnit, "kind" | "text" | "subject" | "object" | "paragraph" | "item"> & {
  readonly said: string;
  readonly clauses: readonly string[];
};

/** The units of all pieces, in order. `sameNames`: groups of names of one thing. Pure. */
export function evidenceUnits(evidence: readonly Piece[], sameNames: readonly (readonly string[])[] = []): EvidenceUnit[] {
  const groups = sameNames.map((group) => group.map(fold));
  return evidence
    .flatMap((piece, index) => {
      const title = piece.title ?? "";
      const heading = title === "" ? undefined : readText(title.split(" › ").at(-1) ?? "");
      let topic = "";
      let subject = "";
      let years: readonly number[] = yearsIn(readText(title));
      return [...draftsOf(piece), ...datedHeadings(title)].map((draft, order): EvidenceUnit => {
        const bare = readText(draft.said);
        const own = withOtherNames(draft.said, bare, groups);
        const inherits = draft.kind !== "sentence" || inheritsSubject(bare.text);
        const about = [title, subject, draft.kind === "sentence" ? "" : draft.subject, inherits ? topic : ""].join("\n");
        if (draft.kind === "sentence" && (topic === "" || !inherits)) topic = subjectOf(bare).replace(YEAR, " ");
        const unit = {
          ...draft,
          piece: index + 1,
          order,
          years,
          own,
          heading,
          about: withOtherNames(about, readText(about), groups),
          clauses: draft.clauses.map((clause) => withOtherNames(clause, readText(clause), groups)),
          subject: fold(draft.subject !== "" ? draft.subject : (title.split(" › ").at(-1) ?? "")),
          object: draft.object === undefined ? undefined : fold(draft.object),
        };
        // What a letter or a notice says it is about.
        if (draft.kind === "field" && SUBJECT_LINE.test(draft.text)) subject = draft.object ?? "";
        years = [...yearsIn(bare), ...years].slice(0, 1);
        return unit;
      });
    })
    .slice(0, MOST_UNITS);
}

/** What the date of a heading may be the date of. */
const DATED = "(date, dated, released, published, held, written, 日期, 发布, 发行, 举行, 召开, 写于)";

/** "3.1.2 (2 August 2024)", "Minutes of 14 May": a heading may tell when. After the text, so that no sentence's neighbours change. */
function datedHeadings(title: string): Draft[] {
  const parts = title.split(" › ").filter((part) => readText(part).quantities.some(({ kind }) => kind === "date"));
  return parts.map((part) => ({
    kind: "heading",
    paragraph: Number.MAX_SAFE_INTEGER,
    item: 0,
    text: part,
    said: `${part}\n${DATED}`,
    clauses: [part],
    subject: "",
    object: undefined,
  }));
}

function yearsIn({ quantities }: Reading): number[] {
  return quantities
    .flatMap((quantity) => {
      if (quantity.kind === "date") return quantity.year ?? [];
      if (quantity.kind !== "number" || quantity.dimension !== undefined) return [];
      return Number.isInteger(quantity.value) && quantity.value >= 1000 && quantity.value <= 2100 ? quantity.value : [];
    })
    .slice(-1);
}

/** When it was is no part of what a sentence is about. */
const YEAR = /(?:\d{3,4}|[〇零一二三四五六七八九]{4}) ?年.*$|\b\d{4}\b/u;

/** A line that ends within a sentence was wrapped. */
function isOpen(paragraph: string): boolean {
  return paragraph !== "" && !/[。！？.!?:：]["'”’)）]?\s*$/u.test(paragraph);
}

/** Whether a line with a colon in it only goes on with the sentence before: `The name means` / `"listening": the workers …`. */
function goesOn(paragraph: string, line: string): boolean {
  return isOpen(paragraph) && /^\s*(?:["“'‘]|\p{Ll})/u.test(line);
}

function draftsOf({ text }: Piece): Draft[] {
  const drafts: Draft[] = [];
  let number = 0;
  let item = 0;
  let header: string[] | undefined;
  let paragraph = "";
  const endParagraph = (): void => {
    for (const sentence of splitSentences(paragraph))
      if (/[\p{L}\p{N}]/u.test(sentence)) drafts.push({ ...sentenceDraft(sentence.trim()), paragraph: number, item });
    paragraph = "";
  };
  for (const line of withCsvAsRows(text.replace(EMPHASIS, "$2")).split("\n")) {
    const fact = FACT.exec(line);
    const row = ROW.exec(line);
    const field = FIELD.exec(line);
    if (row === null) header = undefined;
    if (NUMBERED.test(line)) {
      endParagraph();
      item += 1;
    }
    if (fact !== null) {
      endParagraph();
      const [, subject = "", predicate = "", object = ""] = fact;
      drafts.push({
        kind: "fact",
        paragraph: number,
        item,
        text: line.trim(),
        said: withUnit(line, predicate, object),
        clauses: [withUnit(line, predicate, object)],
        subject,
        object: `${object.trim()}`,
        ...{ predicate },
      });
    } else if (row !== null) {
      endParagraph();
      const cells = (row[1] ?? "").split("|").map((cell) => cell.trim());
      if (header === undefined) header = cells;
      else if (!RULE.test(line)) drafts.push({ ...rowDraft(header, cells), paragraph: number, item });
    } else if (
      field !== null &&
      !ASKED_OR_REPLIED.test(line) &&
      !/[。.!?！？]\s*\S/u.test(field[2] ?? "") &&
      !goesOn(paragraph, line)
    ) {
      endParagraph();
      const value = (field[2] ?? "").trim();
      drafts.push({
        kind: "field",
        paragraph: number,
        item,
        text: line.replace(ITEM, "").trim(),
        said: line.replace(ITEM, ""),
        clauses: [line],
        subject: "",
        object: value,
      });
    } else if (line.trim() === "" || ITEM.test(line)) {
      endParagraph();
      if (line.trim() === "") number += 1;
      paragraph = line.replace(ITEM, "");
    } else {
      const open = isOpen(paragraph);
      if (!open) endParagraph();
      paragraph += open && !/\p{Script=Han}\s*$/u.test(paragraph) ? ` ${line.trim()}` : line.trim();
    }
  }
  endParagraph();
  return drafts;
}

const PARENTHESES = /[(（]\s*([^()（）]*?\d{3,4}[^()（）]*?)\s*[—–~～至-]\s*([^()（）]*?\d{3,4}[^()（）]*?)\s*[)）]/u;

function sentenceDraft(text: string): Omit<Draft, "paragraph" | "item"> {
  // "Lu (1502–1571)": the years of a life.
  const [, from, to] = PARENTHESES.exec(text) ?? [];
  const life = from === undefined ? [] : [`born 出生 生于 ${from}`, `died 去世 ${to}`];
  const said = [text, ...life].join("\n");
  const clauses = (from === undefined ? text : text.replace(PARENTHESES, ","))
    .split(/[,，;；、]\s?(?!\d{3}(?!\d))|\sand\s|[)）]/u)
    .filter((clause) => clause.trim() !== "");
  return { kind: "sentence", text, said, clauses: [...clauses, ...life], subject: "", object: undefined };
}

/** `height (m) → 1288`, `duration days → 97`: the unit goes to the number. */
function withUnit(line: string, predicate: string, object: string): string {
  if (!/^\s*[-+−]?[\d.,]+\s*$/u.test(object)) return line;
  const [, last = ""] = /\s(\p{Script=Latin}+\d?)\s*$/u.exec(predicate) ?? [];
  const unit =
    /[(（]([^()（）]{1,30})[)）]\s*$/u.exec(predicate)?.[1] ?? (unitNamed(last.toLowerCase()) === undefined ? undefined : last);
  return unit === undefined ? line : `${line.trimEnd()} ${unit}`;
}

/** `header: cell` for each cell; a header's unit, as in `height (m)`, goes to its numbers. */
function rowDraft(header: readonly string[], cells: readonly string[]): Omit<Draft, "paragraph" | "item"> {
  const fields = cells.map((cell, column) => [header[column] ?? "", cell] as const).filter(([, cell]) => cell !== "");
  const clauses = fields.map(([name, cell]) => {
    const unit = /[(（]([^()（）]{1,30})[)）]\s*$/u.exec(name)?.[1] ?? "";
    return `${name}: ${/^[-+]?[\d.,]+$/u.test(cell) ? `${cell.replace(/^[-+]/u, "")} ${unit}` : cell}`;
  });
  const isHan = /\p{Script=Han}/u.test(cells.join(""));
  const text = fields.map(([name, cell]) => (isHan ? `${name}：${cell}` : `${name}: ${cell}`)).join(isHan ? "；" : "; ");
  return { kind: "row", text, said: clauses.join("\n"), clauses, subject: cells[0] ?? "", object: undefined };
}

const REFERS =
  /^["“'(]?(?:It|Its|He|His|She|Her|They|Their|This|That|These|Those|The|There|Here|In|On|At|By|Since|Until|After|Before|During|Today|Now|From|For|With|Later|Currently|Among|Both|Late|A|An|\p{Ll}|\d)/u;

/** Whether a sentence may speak of what the one before it spoke of. Chinese drops subjects, so it may always. */
function inheritsSubject(text: string): boolean {
  return /^\P{L}*\p{Script=Han}/u.test(text) || new RegExp(`${REFERS.source}(?![\\p{L}])|^\\p{Ll}`, "u").test(text);
}

/** What a sentence is about, roughly: its first name; in Chinese what stands before its first verb or comma. */
function subjectOf(reading: Reading): string {
  if (/^\P{L}*\p{Script=Han}/u.test(reading.text)) {
    return (
      /^[\P{L}]*(.{1,16}?)(?=[,，(（]|是|在|于|由|有|为|始建|建于|位|出生|的|每|现|毕业|生于|全长|面积|体长|主要|—|$)/u.exec(
        reading.text,
      )?.[1] ?? ""
    );
  }
  return nameRuns(reading)[0] ?? /^(?:The |A |An )?([\p{L}-]+)/u.exec(reading.text)?.[1] ?? "";
}

/** The other names of what the text names count as said by it. */
function withOtherNames(text: string, reading: Reading, groups: readonly (readonly string[])[]): Reading {
  const others = groups.filter((group) => group.some((name) => name !== "" && isNamedIn(name, reading.folded))).flat();
  return others.length === 0 ? reading : readText(`${text}\n${others.map(capitalised).join("\n")}`);
}

/** A handover names no Dove. */
function isNamedIn(name: string, folded: string): boolean {
  if (!folded.includes(name)) return false;
  return (
    !/\p{Script=Latin}/u.test(name) ||
    new RegExp(`(?<![\\p{Script=Latin}\\d])${patternOf(name)}(?![\\p{Script=Latin}\\d])`, "u").test(folded)
  );
}

function capitalised(name: string): string {
  return name.replace(/(?<![\p{L}])\p{Ll}/gu, (letter) => letter.toUpperCase());
}
