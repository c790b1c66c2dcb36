/** A picture that goes along with a question. */
export interface AskedPicture {
  readonly name: string;
  /** Its bytes in base64. */
  readonly data: string;
  /** Small, to be drawn. */
  readonly preview: ImageBitmap;
}

/** Most pictures of a question: together they stay below what servers take of a request. */
export const mostPictures = 4;
const mostBytes = 640_000;
const previewHeight = 96;
/** Kinds that the server reads as they are. */
const read = /^image\/(?:png|jpeg|webp|gif)$/;
/** Longest sides, pixels, and JPEG's quality, until the picture is small enough. */
const sizes = [
  [2_400, 0.9],
  [2_000, 0.85],
  [1_600, 0.75],
  [1_200, 0.6],
  [800, 0.5],
] as const;

/** Reads a file, made smaller where it is large. Rejects if the browser can't show it as a picture. */
export async function readPicture(file: File): Promise<AskedPicture> {
  const whole = await createImageBitmap(file);
  try {
    const preview = await createImageBitmap(whole, {
      resizeHeight: Math.min(previewHeight, whole.height),
      resizeQuality: "medium",
    });
    const bytes = read.test(file.type) && file.size <= mostBytes ? file : await smaller(whole);
    // Names of files may hold anything.
    const name = file.name.replace(/\p{Cc}/gu, "").slice(-100) || "picture";
    return { name, data: await base64(bytes), preview };
  } finally {
    whole.close();
  }
}

async function smaller(picture: ImageBitmap): Promise<Blob> {
  let blob: Blob | undefined;
  for (const [side, quality] of sizes) {
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(picture.width * scale)),
      Math.max(1, Math.round(picture.height * scale)),
    );
    const brush = canvas.getContext("2d");
    if (brush === null) break;
    brush.fillStyle = "#fff";
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
    blob = await canvas.convertToBlob({ type: "image/jpeg", quality });
    if (blob.size <= mostBytes) return blob;
  }
  throw new Error("too large");
}

function base64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error ?? new Error("unreadable"));
    reader.onload = () => {
      const url = String(reader.result);
      resolve(url.slice(url.indexOf(",") + 1));
    };
    reader.readAsDataURL(blob);
  });
}
