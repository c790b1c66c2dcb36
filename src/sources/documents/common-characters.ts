/** Of the characters beyond ASCII, the share that `common` holds. */
export function shareOf(text: string, common: ReadonlySet<string>): number {
  let known = 0;
  let all = 0;
  for (const character of text) {
    if (character <= "\x7f") continue;
    all += 1;
    if (common.has(character) || /[\u2010-\u2027\u3000-\u3017\uff00-\uff60]/.test(character)) known += 1;
  }
  return all === 0 ? 0 : known / all;
}

interface CommonHan {
  readonly simplified: ReadonlySet<string>;
  readonly traditional: ReadonlySet<string>;
  readonly either: ReadonlySet<string>;
}

let commonSets: CommonHan | undefined;

/** The characters that GB 2312 (rows B0–D7) and Big5 (rows A4–C6) put first because they are common: 3,755 and 5,401. */
export function commonHan(): CommonHan {
  if (commonSets === undefined) {
    const simplified = plane("gb18030", 0xb0, 0xd7, [[0xa1, 0xfe]]);
    const traditional = plane("big5", 0xa4, 0xc6, [
      [0x40, 0x7e],
      [0xa1, 0xfe],
    ]);
    commonSets = { simplified, traditional, either: new Set([...simplified, ...traditional]) };
  }
  return commonSets;
}

function plane(
  encoding: string,
  first: number,
  last: number,
  trails: readonly (readonly [number, number])[],
): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let lead = first; lead <= last; lead += 1)
    for (const [from, to] of trails) for (let trail = from; trail <= to; trail += 1) bytes.push(lead, trail);
  return new Set(new TextDecoder(encoding).decode(Uint8Array.from(bytes)).match(/\p{Script=Han}/gu));
}
