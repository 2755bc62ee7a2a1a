import "server-only";
import sharp from "sharp";

/** As dense as a telephone shows it. */
const SHARPNESS = 2;

/** A drawing whose letters are shapes already, as PNG; `factor` of its own size. */
export const pngOf = (svg: string, factor: 1 | typeof SHARPNESS): Promise<Buffer> =>
  sharp(Buffer.from(svg), { density: 72 * factor })
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
