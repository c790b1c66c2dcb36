import { createHash } from "node:crypto";

/** Text at a place on a page of 612 × 792 points, counted from its lower left corner. */
export interface PlacedRun {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Defaults to 10. */
  readonly size?: number;
  /** Counter-clockwise, a quarter turn. */
  readonly isTurned?: boolean;
}

export interface PdfOptions {
  /** Encrypts it (PDF 1.7, 7.6, algorithm 2, 40 bits). */
  readonly password?: string;
  /** Raw content of a page's stream instead of runs, by page from 0, with its filter. */
  readonly streams?: Readonly<Record<number, { readonly bytes: Buffer; readonly filter: string }>>;
}

const PADDING = Buffer.from("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A", "hex");

/** A PDF of pages of placed text, Latin in Helvetica and Chinese in a font that isn't embedded. */
export function pdfFile(pages: readonly (readonly PlacedRun[])[], { password, streams = {} }: PdfOptions = {}): Buffer {
  const id = Buffer.alloc(16, 7);
  const lock = password === undefined ? undefined : lockOf(password, id);
  const objects: Buffer[] = [];
  const add = (number: number, text: string): void => {
    objects[number] = Buffer.from(text, "latin1");
  };
  const pageNumber = (index: number): number => 10 + index * 2;
  add(1, "<< /Type /Catalog /Pages 2 0 R >>");
  add(2, `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${pageNumber(index)} 0 R`).join(" ")}] >>`);
  add(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  add(4, "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>");
  add(
    5,
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /CIDSystemInfo << /Registry 6 0 R /Ordering 7 0 R /Supplement 2 >> /FontDescriptor 8 0 R >>",
  );
  const string = (text: string, number: number): string => {
    const bytes = lock === undefined ? Buffer.from(text) : lock.encrypt(Buffer.from(text), number);
    return `<${bytes.toString("hex")}>`;
  };
  add(6, string("Adobe", 6));
  add(7, string("GB1", 7));
  add(
    8,
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
  );
  for (const [index, runs] of pages.entries()) {
    const number = pageNumber(index);
    const resources = "<< /Font << /F1 3 0 R /F2 4 0 R >> >>";
    add(number, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources ${resources} /Contents ${number + 1} 0 R >>`);
    const given = streams[index];
    const plain = given?.bytes ?? Buffer.from(runs.map(shown).join("\n"), "latin1");
    const content = lock === undefined ? plain : lock.encrypt(plain, number + 1);
    const filter = given === undefined || given.filter === "" ? "" : ` /Filter ${given.filter}`;
    objects[number + 1] = Buffer.concat([
      Buffer.from(`<< /Length ${content.length}${filter} >>\nstream\n`),
      content,
      Buffer.from("\nendstream"),
    ]);
  }
  return written(objects, id, lock?.dictionary);
}

function shown({ x, y, text, size = 10, isTurned = false }: PlacedRun): string {
  const isChinese = /\p{Script=Han}/u.test(text);
  const string = isChinese
    ? `<${Buffer.from(text, "utf16le").swap16().toString("hex")}>`
    : `(${text.replace(/[\\()]/g, "\\$&").replace(/[\u2010-\u2027]/g, "-")})`;
  const matrix = isTurned ? `0 1 -1 0 ${x} ${y}` : `1 0 0 1 ${x} ${y}`;
  return `BT /${isChinese ? "F2" : "F1"} ${size} Tf ${matrix} Tm ${string} Tj ET`;
}

function written(objects: readonly Buffer[], id: Buffer, encryption: string | undefined): Buffer {
  const pieces: Buffer[] = [Buffer.from("%PDF-1.5\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  const offsets: string[] = [];
  let length = pieces[0]?.length ?? 0;
  for (let number = 0; number < objects.length; number += 1) {
    const object = objects[number];
    offsets.push(object === undefined ? "0000000000 65535 f " : `${String(length).padStart(10, "0")} 00000 n `);
    if (object === undefined) continue;
    const piece = Buffer.concat([Buffer.from(`${number} 0 obj\n`), object, Buffer.from("\nendobj\n")]);
    pieces.push(piece);
    length += piece.length;
  }
  const encrypt = encryption === undefined ? "" : ` /Encrypt ${encryption}`;
  const hex = id.toString("hex");
  const trailer = `trailer\n<< /Size ${objects.length} /Root 1 0 R /ID [<${hex}> <${hex}>]${encrypt} >>`;
  pieces.push(Buffer.from(`xref\n0 ${objects.length}\n${offsets.join("\n")}\n${trailer}\nstartxref\n${length}\n%%EOF\n`));
  return Buffer.concat(pieces);
}

interface Lock {
  readonly dictionary: string;
  readonly encrypt: (bytes: Buffer, object: number) => Buffer;
}

function lockOf(password: string, id: Buffer): Lock {
  const padded = Buffer.concat([Buffer.from(password, "latin1"), PADDING]).subarray(0, 32);
  const owner = rc4(md5(padded).subarray(0, 5), padded);
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
  const key = md5(Buffer.concat([padded, owner, permissions, id])).subarray(0, 5);
  const user = rc4(key, PADDING);
  return {
    dictionary: `<< /Filter /Standard /V 1 /R 2 /O <${owner.toString("hex")}> /U <${user.toString("hex")}> /P -4 >>`,
    encrypt: (bytes, object) => {
      const salted = Buffer.concat([key, Buffer.from([object & 0xff, (object >> 8) & 0xff, object >> 16, 0, 0])]);
      return rc4(md5(salted).subarray(0, 10), bytes);
    },
  };
}

function md5(bytes: Buffer): Buffer {
  return createHash("md5").update(bytes).digest();
}

/** RC4, which OpenSSL no longer has. */
function rc4(key: Buffer, bytes: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, index) => index);
  const swap = (a: number, b: number): void => {
    [state[a], state[b]] = [state[b] ?? 0, state[a] ?? 0];
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  return Buffer.from(bytes).map((byte) => {
    i = (i + 1) & 255;
    j = (j + (state[i] ?? 0)) & 255;
    swap(i, j);
    return byte ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 255] ?? 0);
  }) as Buffer;
}
