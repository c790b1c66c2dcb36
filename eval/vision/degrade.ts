import sharp from "sharp";

/** What happens to pictures on their way. */
export type Degradation = "clean" | "tilt" | "blur" | "jpeg" | "dark" | "turned";

/** `turned`, upside down, is told apart. */
export const DEGRADATIONS: readonly Degradation[] = ["tilt", "blur", "jpeg", "dark"];

/** Draws a picture; the same bytes each time, for one font. */
export async function draw(svg: string, degradation: Degradation, index: number): Promise<Buffer> {
  const picture = sharp(Buffer.from(svg)).flatten({ background: "#ffffff" }).removeAlpha();
  const { width, height } = await picture.metadata();
  const background = "#d8d4cc";
  switch (degradation) {
    case "clean":
      return await picture.png().toBuffer();
    case "tilt": {
      const angle = [2.5, -2, 4, -3.5, 1.5][index % 5] ?? 2;
      return await sharp(await picture.png().toBuffer())
        .rotate(angle, { background })
        .jpeg({ quality: 60 })
        .toBuffer();
    }
    case "turned":
      return await sharp(await picture.png().toBuffer())
        .rotate(180)
        .png()
        .toBuffer();
    case "blur":
      return await picture.blur(1.2).jpeg({ quality: 70 }).toBuffer();
    case "jpeg": {
      const small = await picture
        .resize({ width: Math.round(width * 0.7) })
        .png()
        .toBuffer();
      return await sharp(small).jpeg({ quality: 40 }).toBuffer();
    }
    case "dark": {
      const noise = await sharp({
        create: { width, height, channels: 3, background: "#000", noise: { type: "gaussian", mean: 24, sigma: 9 } },
      })
        .png()
        .toBuffer();
      const dim = await picture.linear(0.32, 6).png().toBuffer();
      return await sharp(dim)
        .composite([{ input: noise, blend: "add" }])
        .removeAlpha()
        .jpeg({ quality: 80 })
        .toBuffer();
    }
  }
}
