import { crc32, deflateSync } from "node:zlib";
import { ChatGLMError, loadPicture } from "langchain-chatglm";
import sharp from "sharp";
import { worstLateness } from "../test/support/worst-lateness.js";
import type { Attack, AttackOptions, Try } from "./attack.js";
import { Chance } from "./support/chance.js";

/** Milliseconds that one picture may take, on a machine that does much else. */
const LONGEST = 30_000;
/** Milliseconds that this thread may be kept from other work. */
const LONGEST_BLOCK = 1_000;
/** MiB that the process may grow by. */
const MOST_GROWTH = 1_024;

interface Hostile {
  readonly what: string;
  readonly bytes: Uint8Array;
  /** Undefined where it may be read or refused. */
  readonly isRead?: boolean;
}

/** A PNG of one colour and one bit whose header says what it likes. */
function png(width: number, height: number, rows: number, more: readonly Uint8Array[] = []): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const data = deflateSync(Buffer.alloc(Math.ceil(width / 8 + 1) * rows), { level: 1 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", header), ...more, chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** What a GIF says of its size counts for nothing: its frames have their own. */
function gif(width: number, height: number, frames: number): Buffer {
  const header = Buffer.from("GIF89a\0\0\0\0\x80\0\0\0\0\0\xff\xff\xff", "latin1");
  header.writeUInt16LE(width, 6);
  header.writeUInt16LE(height, 8);
  const frame = Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]);
  return Buffer.concat([header, ...Array.from({ length: frames }, () => frame), Buffer.from([0x3b])]);
}

async function* hostile({ short, seed }: AttackOptions): AsyncGenerator<Hostile> {
  const drawn = new Chance(seed);
  const noise = {
    create: {
      width: 300,
      height: 200,
      channels: 3 as const,
      background: "#888",
      noise: { type: "gaussian" as const, mean: 128, sigma: 60 },
    },
  };
  const formats = ["png", "jpeg", "webp", "gif"] as const;
  const whole = await Promise.all(formats.map((format) => sharp(noise).toFormat(format).toBuffer()));
  for (const [index, format] of formats.entries()) {
    const bytes = whole[index] ?? Buffer.alloc(0);
    yield { what: `a whole ${format}`, bytes, isRead: true };
    for (let at = 0; at < (short ? 5 : 20); at += 1) {
      const length = drawn.below(Math.floor(bytes.length * 0.95));
      yield {
        what: `${format} cut off after ${length} bytes`,
        bytes: bytes.subarray(0, length),
        ...(format === "gif" ? {} : { isRead: false }),
      };
    }
    for (let at = 0; at < (short ? 5 : 20); at += 1) {
      const damaged = Buffer.from(bytes);
      for (let flips = 0; flips < 20; flips += 1) damaged[drawn.below(damaged.length)] = drawn.below(256);
      yield { what: `${format} with 20 bytes changed`, bytes: damaged };
    }
  }
  const sides = [30_000, 65_000, 2 ** 31 - 1];
  for (const side of sides) {
    yield { what: `a PNG that says it has ${side} × ${side} pixels`, bytes: png(side, side, 1), isRead: false };
    yield { what: `a PNG that says it is ${side} wide`, bytes: png(side, 1, 1), isRead: false };
    yield {
      what: `a GIF that says it has ${side % 65_536} × ${side % 65_536} pixels`,
      bytes: gif(side % 65_536, side % 65_536, 1),
    };
  }
  yield { what: "a whole PNG of 30,000 × 30,000 pixels in 0.5 MB", bytes: png(30_000, 30_000, 30_000), isRead: false };
  yield { what: "a PNG without pixels", bytes: png(0, 0, 1), isRead: false };
  yield { what: "a PNG of 6,000 × 6,000 pixels", bytes: png(6_000, 6_000, 6_000), isRead: true };
  yield { what: "a GIF of 20,000 frames", bytes: gif(64, 64, 20_000) };
  const bomb = Buffer.concat([Buffer.from("Comment\0\0"), deflateSync(Buffer.alloc(100 * 2 ** 20))]);
  yield { what: "a PNG whose comment unpacks to 100 MiB", bytes: png(8, 8, 8, [chunk("zTXt", bomb)]) };
  yield { what: "a PNG whose colour profile unpacks to 100 MiB", bytes: png(8, 8, 8, [chunk("iCCP", bomb)]) };
  yield {
    what: "a PNG with 10,000 comments",
    bytes: png(
      8,
      8,
      8,
      Array.from({ length: 10_000 }, () => chunk("tEXt", Buffer.from("a\0b"))),
    ),
  };
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">';
  const texts = [
    "",
    "words",
    `${svg}<script>process.exit(1)</script></svg>`,
    `${svg}<image href="file:///etc/passwd"/></svg>`,
    `<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${svg}&b;</svg>`,
    `<?xml version="1.0"?><!-- ${"-".repeat(5_000)} -->${svg}</svg>`,
    "%PDF-1.7\n%%EOF",
    "%!PS-Adobe-3.0 EPSF-3.0",
    "II*\0\x08\0\0\0",
    "BM\0\0\0\0",
    "\0\0\0\x18ftypheic\0\0\0\0",
    "\0\0\0\x0cjP  \r\n\x87\n",
    "PK\x03\x04",
    "RIFF\xff\xff\xff\xffWEBPVP8X",
    "GIF89a",
    "\xff\xd8\xff",
    "\x89PNG\r\n\x1a\n",
    "P6\n9 9\n255\n",
    "#?RADIANCE\n",
    "SIMPLE  =                    T",
  ];
  for (const text of texts)
    yield { what: `text: ${JSON.stringify(text.slice(0, 40))}`, bytes: Buffer.from(text, "latin1"), isRead: false };
  for (const [index, bytes] of whole.entries()) {
    const tail = Buffer.concat([bytes, Buffer.from(`${svg}<script/></svg>`)]);
    yield { what: `${formats[index]} with an SVG behind it`, bytes: tail };
  }
  yield { what: "21 MiB", bytes: Buffer.concat([whole[0] ?? Buffer.alloc(0), Buffer.alloc(21 * 2 ** 20)]), isRead: false };
}

/** Resolves to what became of one picture. */
async function tried({ what, bytes, isRead }: Hostile): Promise<Try> {
  const begun = performance.now();
  const outcome = await loadPicture({ data: bytes, name: "hostile" }).then(
    ({ width, height, pixels }) =>
      pixels.length === width * height * 3 && width * height <= 4_096 ** 2 ? "read" : "read wrongly",
    (error: unknown) => (error instanceof ChatGLMError && error.code === "PICTURE_INVALID" ? "refused" : String(error)),
  );
  const ms = performance.now() - begun;
  const wanted = isRead === undefined ? ["read", "refused"] : [isRead ? "read" : "refused"];
  const held = wanted.includes(outcome) && ms < LONGEST;
  return { held, what: `${what}: ${outcome} after ${ms.toFixed(0)} ms` };
}

export const attack: Attack = {
  name: "hostile-pictures",
  title:
    "Pictures cut off, damaged, of another kind, with scripts, bombs of 30,000 × 30,000 pixels: each is read or refused as PICTURE_INVALID, within its time and memory, and nobody else waits",
  async *run(options) {
    const before = process.memoryUsage().rss;
    let most = before;
    for await (const one of hostile(options)) {
      let outcome: Try | undefined;
      const { worst: late } = await worstLateness(async () => {
        outcome = await tried(one);
      });
      most = Math.max(most, process.memoryUsage().rss);
      if (outcome === undefined) continue;
      yield { held: outcome.held && late < LONGEST_BLOCK, what: `${outcome.what}, others waited ${late.toFixed(0)} ms` };
    }
    const growth = Math.round((most - before) / 2 ** 20);
    yield { held: growth < MOST_GROWTH, what: `the process grew by ${growth} MiB` };
  },
};
