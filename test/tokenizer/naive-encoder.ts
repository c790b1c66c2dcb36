import { type Piece, PieceType } from "../../src/tokenizer/sentencepiece-model.js";

/**
 * SentencePiece's BPE written as plainly as its definition: split into characters, then again and again join the two neighbours that
 * spell the piece with the best score, leftmost first. Quadratic, and shares no code with the encoder it checks. Knows normal, byte and
 * user-defined pieces.
 */
export function naiveEncode(pieces: readonly Piece[], text: string): number[] {
  if (text === "") return [];
  const normal = new Map<string, number>();
  const userDefined = new Map<string, number>();
  const bytes = new Map<string, number>();
  for (const [id, { text: piece, type }] of pieces.entries()) {
    if (type === PieceType.normal) normal.set(piece, id);
    if (type === PieceType.userDefined) userDefined.set(piece, id);
    if (type === PieceType.byte) bytes.set(piece, id);
  }
  const symbols: { text: string; frozen: boolean }[] = [];
  for (let rest = `▁${text.replaceAll(" ", "▁")}`; rest !== ""; ) {
    const whole = [...userDefined.keys()].filter((piece) => rest.startsWith(piece)).sort((a, b) => b.length - a.length)[0];
    const symbol = whole ?? String.fromCodePoint(rest.codePointAt(0) as number);
    symbols.push({ text: symbol, frozen: whole !== undefined });
    rest = rest.slice(symbol.length);
  }
  for (;;) {
    let best = -1;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let i = 0; i + 1 < symbols.length; i++) {
      const [left, right] = [symbols[i], symbols[i + 1]];
      if (left === undefined || right === undefined || left.frozen || right.frozen) continue;
      const id = normal.get(left.text + right.text);
      const score = id === undefined ? Number.NEGATIVE_INFINITY : (pieces[id]?.score ?? 0);
      if (score > bestScore) [best, bestScore] = [i, score];
    }
    if (best === -1) break;
    const merged = `${symbols[best]?.text}${symbols[best + 1]?.text}`;
    symbols.splice(best, 2, { text: merged, frozen: false });
  }
  return symbols.flatMap(({ text: symbol, frozen }) => {
    const id = frozen ? userDefined.get(symbol) : normal.get(symbol);
    if (id !== undefined) return [id];
    return Array.from(
      new TextEncoder().encode(symbol),
      (byte) => bytes.get(`<0x${byte.toString(16).toUpperCase().padStart(2, "0")}>`) ?? -1,
    );
  });
}
