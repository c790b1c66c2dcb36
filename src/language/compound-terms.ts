/** A longer whole is no word. */
const LONGEST_WHOLE = 40;
const MOST_PARTS = 6;

/**
 * The terms of a run of letters and digits with signs in it, lower case: the whole where it says more than its parts, and the parts.
 * 1.2.3 → 1.2.3, 1.2; 10:30 → 10:30, 10, 30; photo-synthesis → photosynthesis, photo, synthesis; Node.js → node.js, node, js; C++ → c++; U.S. → us; 1,000 → 1000.
 */
export function compoundTerms(compound: string): string[] {
  const text = compound
    .toLowerCase()
    .replace(/-\s+>?\s*/g, "-")
    .replace(/(?<=\d),(?=\d{3})/g, "");
  const pieces = text.split(/[-_/&:@]|\+(?=[^+#])/).filter((piece) => piece !== "");
  const terms = pieces.flatMap(pieceTerms);
  // A time of day, a score, a fraction.
  if (/^\d+[:/]\d+$/.test(text)) return [text, ...terms];
  const joinsWords = pieces.length > 1 && pieces.length <= MOST_PARTS && text.length <= LONGEST_WHOLE && !/[/:@+]/.test(text);
  return joinsWords ? [stem(pieces.join("")), ...terms] : terms;
}

function pieceTerms(piece: string): string[] {
  const number = /^v?(\d+(?:\.\d+)*)$/.exec(piece)?.[1];
  if (number !== undefined) return numberTerms(number);
  const parts = piece.split(".");
  const bare = /^(\p{L}{3,})[+#]+$/u.exec(piece)?.[1];
  if (bare !== undefined) return [piece, stem(bare)];
  if (parts.length === 1) return [stem(piece), ...elided(stem(piece))];
  if (parts.every((part) => part.length === 1)) return [parts.join("")];
  const whole = piece.length <= LONGEST_WHOLE ? [piece] : [];
  return [...whole, ...parts.filter((part) => part !== "").map(stem)];
}

/** l'été → été, Istanbul'da → Istanbul; nothing of a contraction: don't. */
function elided(piece: string): string[] {
  if (!piece.includes("'") || /'(?:s|t|d|m|ll|re|ve)?$/u.test(piece)) return [];
  return piece
    .split("'")
    .filter((part) => part.length > 2)
    .map(stem);
}

/** A version is found by what it begins with, too. */
function numberTerms(number: string): string[] {
  const parts = number.split(".");
  return parts
    .slice(0, MOST_PARTS)
    .map((_, index) => parts.slice(0, parts.length - index).join("."))
    .filter((prefix, index) => index === 0 || prefix.includes("."));
}

/** Drops the possessive and the plural ending: the part of English inflection that is cheap and almost never wrong. */
function stem(word: string): string {
  const bare = word.replace(/'s?$/u, "");
  if (bare.length > 4 && bare.endsWith("ies")) return `${bare.slice(0, -3)}y`;
  if (bare.length > 3 && bare.endsWith("s") && !/(?:ss|us|is)$/u.test(bare)) return bare.slice(0, -1);
  return bare;
}
