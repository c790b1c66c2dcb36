/**
 * Where learned pieces may not reach across, as in ChatGLM's vocabulary: scripts (Chinese and Japanese count as one), single digits, runs of
 * other visible characters, and spaces, of which the last one belongs to what follows.
 */
const segmentPattern: RegExp =
  /▁+(?=▁)|▁?(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])[\p{L}\p{M}])+|[^\p{L}\p{M}\p{N}\p{C}▁]+)|▁|\p{N}/gu;

/** A text has at most so many characters per segment: unbroken scripts have no other natural limit. */
const longestSegment = 256;

/**
 * Cuts texts into the segments a vocabulary is learned from, and counts them. Spaces are written ▁, each line has one put in front as the
 * encoder will do, and control characters are left out: they are written as bytes.
 */
export function countSegments(texts: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const line of text.split(/[\r\n]+/)) {
      if (line === "") continue;
      for (const [match] of ` ${line}`.replaceAll(" ", "▁").matchAll(segmentPattern)) {
        for (const segment of pieces(match)) counts.set(segment, (counts.get(segment) ?? 0) + 1);
      }
    }
  }
  return counts;
}

function pieces(segment: string): readonly string[] {
  if (segment.length <= longestSegment) return [segment];
  const characters = Array.from(segment);
  const parts: string[] = [];
  for (let i = 0; i < characters.length; i += longestSegment) parts.push(characters.slice(i, i + longestSegment).join(""));
  return parts;
}
