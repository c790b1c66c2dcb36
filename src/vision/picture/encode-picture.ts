import { loadSharp } from "./load-sharp.js";
import type { Picture } from "./picture.js";

/**
 * A picture as a `data:` URL for a server: JPEG, at most `side` pixels a side, without metadata. It is encoded anew, so that nothing but its pixels
 * leaves.
 */
export async function pictureDataUrl({ width, height, pixels }: Picture, side: number): Promise<string> {
  const sharp = await loadSharp();
  const jpeg = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
    .jpeg({ quality: 90 })
    .toBuffer();
  return `data:image/jpeg;base64,${jpeg.toString("base64")}`;
}
