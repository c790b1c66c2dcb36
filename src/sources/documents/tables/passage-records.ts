import type { IndexedPassage } from "../indexing/passage-index.js";
import type { DocumentRow, DocumentTable } from "./passage-tables.js";

const RECORDS = /\.(?:json|jsonl|ndjson|geojson)$/iu;
const FIELD = /^([^:\n]{1,60}): (.{1,300})$/u;
const MOST_RECORDS = 2_000;
const MOST_FIELDS = 30;

/** Whether a passage is of a file that records may stand in. */
export function isRecord({ file, headings }: IndexedPassage): boolean {
  return headings.length > 0 && RECORDS.test(file);
}

/**
 * Records of JSON as tables: those that stand beside each other below their own names, each field a column, those that only some have among them.
 * A record that is more than a passage isn't one of them.
 */
export function recordsOf(passages: Iterable<IndexedPassage>): DocumentTable[] {
  const groups = new Map<
    string,
    { readonly first: IndexedPassage; readonly records: Map<string, string>[]; readonly rows: IndexedPassage[] }
  >();
  let count = 0;
  for (const passage of passages) {
    const { file, headings, text } = passage;
    const fields = fieldsOf(text, headings.at(-1) ?? "");
    if (fields === undefined) continue;
    count += 1;
    if (count > MOST_RECORDS) break;
    const key = JSON.stringify([file, headings.slice(0, -1)]);
    const group = groups.get(key) ?? { first: passage, records: [], rows: [] };
    groups.set(key, group);
    group.records.push(fields);
    group.rows.push(passage);
  }
  return [...groups.values()]
    .filter(({ records }) => records.length > 1)
    .map(({ first, records, rows }): DocumentTable => {
      const columns = [...new Set(records.flatMap((fields) => [...fields.keys()]))].slice(0, MOST_FIELDS - 1);
      const header = ["", ...columns.map((column) => column.replaceAll(" › ", " "))];
      const read = rows.map(({ headings, location }, index): DocumentRow => {
        const cells = [headings.at(-1) ?? "", ...columns.map((column) => records[index]?.get(column) ?? "")];
        return { cells, location };
      });
      return { file: first.file, headings: first.headings.slice(0, -1), header, rows: read };
    });
}

/** Undefined for a passage that is anything but fields of one record, each once. The field that names the record is left out. */
function fieldsOf(text: string, name: string): Map<string, string> | undefined {
  const fields = new Map<string, string>();
  for (const line of text.split("\n")) {
    const [, field, value] = FIELD.exec(line) ?? [];
    if (field === undefined || value === undefined || fields.has(field) || / \d+(?: |$)/u.test(field)) return undefined;
    fields.set(field, value);
  }
  for (const [field, value] of fields) if (value === name) fields.delete(field);
  return fields.size === 0 ? undefined : fields;
}
