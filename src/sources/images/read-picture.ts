import type { Finding } from "../../vision/vision-model.js";
import type { Evidence } from "../knowledge-source.js";
import { type FormField, formFields } from "./form-fields.js";
import { type PictureTable, pictureTables } from "./picture-tables.js";

/** What a model saw in one picture, and what that holds. */
export interface ReadPicture {
  readonly name: string;
  readonly findings: readonly Finding[];
  readonly fields: readonly FormField[];
  readonly tables: readonly PictureTable[];
}

/** Most characters of a picture that are told as one piece. */
const LONGEST_WHOLE = 1_500;

/** Pure. */
export function readPicture(name: string, findings: readonly Finding[]): ReadPicture {
  return { name, findings, fields: formFields(findings), tables: pictureTables(findings, name) };
}

/** A finding as evidence: a row of a table with the table's header. What a model says to see, and nobody can read, is unverified. Pure. */
export function lineEvidence({ name, findings, tables }: ReadPicture, line: number, source: string, score: number): Evidence {
  const finding = findings[line];
  const table = tables.find(({ lines }) => lines.includes(line));
  const header = table === undefined ? undefined : findings[table.header]?.table?.cells;
  const cells = finding?.table?.cells;
  const text =
    header === undefined || cells === undefined ? (finding?.text ?? "") : pipes([header, header.map(() => "---"), cells]);
  return {
    source,
    text,
    title: table?.table.path[0] ?? name,
    location: placeOf(name, findings, line),
    score,
    ...(finding?.kind === "text" ? {} : { unverified: true }),
  };
}

/** All that can be read in a picture as one piece, cut where it is long; undefined where that is a single line. Pure. */
export function wholeEvidence({ name, findings }: ReadPicture, source: string, score: number): Evidence | undefined {
  const texts: string[] = [];
  let [first, last, length] = [0, 0, 0];
  for (const [index, { kind, text, table }] of findings.entries()) {
    if (kind !== "text") continue;
    const isHeader = table !== undefined && findings[index - 1]?.table?.number !== table.number;
    const told = table === undefined ? text : pipes(isHeader ? [table.cells, table.cells.map(() => "---")] : [table.cells]);
    length += told.length + 2;
    if (length > LONGEST_WHOLE) break;
    // Lines stand for themselves, as on a sign; those of a table stand together.
    texts.push(table === undefined || isHeader ? `\n${told}` : told);
    if (first === 0) first = index + 1;
    last = index + 1;
  }
  if (first === last) return undefined;
  return { source, text: texts.join("\n").trim(), title: name, location: `${name}, lines ${first}-${last}`, score };
}

function pipes(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/**
 * Where a person finds a finding: `photo.png, line 3 (xywh=30,85,412,34)`, the place as media fragments write it (W3C Media Fragments URI 1.0):
 * left, top, width and height in pixels.
 */
export function placeOf(name: string, findings: readonly Finding[], line: number): string {
  const finding = findings[line];
  const at = finding?.kind === "text" ? `${name}, line ${line + 1}` : name;
  if (finding?.box === undefined) return at;
  const { x, y, width, height } = finding.box;
  return `${at} (xywh=${x},${y},${width},${height})`;
}
