import { type Block, isBlank } from "./block.js";

/** Lines looked at before other work gets its turn. */
const LINES_AT_ONCE = 5_000;

/** The paragraphs of plain text: what stands between blank lines. */
export function* plainBlocks(lines: readonly string[]): Generator<readonly Block[], void, undefined> {
  let blocks: Block[] = [];
  let first: number | undefined;
  for (let at = 0; at <= lines.length; at += 1) {
    if (!isBlank(lines[at])) first ??= at;
    else if (first !== undefined) {
      blocks.push({ kind: "text", first, last: at - 1 });
      first = undefined;
    }
    if (at % LINES_AT_ONCE !== LINES_AT_ONCE - 1) continue;
    yield blocks;
    blocks = [];
  }
  yield blocks;
}
