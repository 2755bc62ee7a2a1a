import sharp, { type Sharp } from "sharp";
import type { MediaType } from "./media-types";

// About 150 MB while it is decoded; a phone's largest photograph of today fits.
const MAX_PIXELS = 50_000_000;
// A server with 2 cores also answers visitors, and libvips would keep what it decoded last.
sharp.concurrency(1);
sharp.cache(false);

const ENCODERS: Partial<Record<MediaType, (image: Sharp) => Sharp>> = {
  "image/jpeg": (image) => image.jpeg({ quality: 88 }),
  "image/png": (image) => image.png({ compressionLevel: 9 }),
  "image/webp": (image) => image.webp({ quality: 88 }),
};

/**
 * The picture drawn anew, upright, without anything that was written beside it: place, device, time, and whatever a
 * polyglot file hid behind its last pixel. Null where it cannot be drawn.
 */
export async function redraw(bytes: Uint8Array, type: MediaType): Promise<Buffer | null> {
  const encode = ENCODERS[type];
  if (!encode) return null;
  try {
    return await encode(sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" }).autoOrient()).toBuffer();
  } catch {
    return null;
  }
}
