import type { Finding } from "../../vision/vision-model.js";
import { AnsweringGraph } from "../graph/answering-graph.js";
import { isCodeColumn, isNameColumn } from "../tables/rows/column-words.js";
import type { TableRows } from "../tables/rows/read-rows.js";
import { fillFromRows } from "../tables/rows/rows-graph.js";
import type { TableColumn } from "../tables/table-schema.js";

/** A table that was read, and the findings that its rows are. */
export interface PictureTable extends TableRows {
  readonly header: number;
  /** Index of each row's finding. */
  readonly lines: readonly number[];
}

const NUMBER = /^-?\d{1,15}(?:\.\d+)?$/;
const HAN = /\p{Script=Han}/u;

/** Tables among what was read in one picture. Pure. */
export function pictureTables(findings: readonly Finding[], name: string): readonly PictureTable[] {
  const numbers = new Set(findings.flatMap(({ table }) => (table === undefined ? [] : [table.number])));
  return [...numbers].flatMap((number) => {
    const places = findings.flatMap(({ table }, index) => (table?.number === number ? [{ index, cells: table.cells }] : []));
    const [head, ...body] = places;
    if (head === undefined || body.length === 0 || new Set(head.cells).size < head.cells.length) return [];
    const rows = body.map(({ cells }) => cells);
    const title = findings[head.index - 1];
    const called = title !== undefined && title.table === undefined && title.text.length <= 30 ? title.text : name;
    const columns = namedColumns(head.cells, rows);
    return [
      {
        table: { name: `${called} ${number}`, path: [called], columns, key: [] },
        columns,
        rows,
        header: head.index,
        lines: body.map(({ index }) => index),
      },
    ];
  });
}

/** The first column of texts that differ in every row names the rows, if no column does by its heading. */
function namedColumns(header: readonly string[], rows: readonly (readonly string[])[]): readonly TableColumn[] {
  const columns = header.map((name, place): TableColumn => {
    const cells = rows.map((row) => row[place] ?? "");
    return { name, kind: cells.every((cell) => NUMBER.test(cell)) ? "number" : "text" };
  });
  if (columns.some((column) => isNameColumn(column) || isCodeColumn(column))) return columns;
  const naming = columns.findIndex(
    ({ kind }, place) => kind === "text" && new Set(rows.map((row) => row[place])).size === rows.length,
  );
  return columns.map((column, place) =>
    place === naming ? { ...column, name: HAN.test(column.name) ? `${column.name}名称` : `${column.name} name` } : column,
  );
}

/** What answers questions from the tables. */
export async function graphOfTables(
  tables: readonly PictureTable[],
  source: string,
  signal: AbortSignal,
): Promise<AnsweringGraph> {
  const byNumber = new Set<string>();
  return await AnsweringGraph.build(
    source,
    (graph) => fillFromRows(graph, tables, {}, "picture", byNumber, signal),
    signal,
    byNumber,
  );
}
