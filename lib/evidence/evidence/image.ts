import sharp, { type Sharp } from "sharp";
import type { MediaType } from "@/lib/city/shown-evidence/media-types";
import { decodeHeic } from "./heic";
import { LONGEST_SIDE } from "./limits";

/** Of phones in 2026: 200 million. A JPEG is made smaller while it is decoded, so a large one takes no more room. */
const MOST_PIXELS = { jpeg: 220_000_000, others: 50_000_000 };

// A server with 2 cores also answers visitors, and libvips would keep what it decoded last.
sharp.concurrency(1);
sharp.cache(false);

const ENCODERS: Partial<Record<MediaType, (image: Sharp) => Sharp>> = {
  "image/jpeg": (image) => image.jpeg({ quality: 88 }),
  "image/png": (image) => image.png({ compressionLevel: 9 }),
  "image/webp": (image) => image.webp({ quality: 88 }),
};

/**
 * The picture drawn anew, upright, no longer than 4,600 pixels, without anything that was written beside it: place,
 * device, time, and whatever a polyglot file hid behind its last pixel. Why not, where it cannot be drawn.
 */
export async function redraw(bytes: Uint8Array, type: MediaType): Promise<Buffer | "damagedImage" | "tooManyPixels"> {
  const encode = ENCODERS[type];
  if (!encode) return "damagedImage";
  const limit = type === "image/jpeg" ? MOST_PIXELS.jpeg : MOST_PIXELS.others;
  try {
    // What the file says of its size costs nothing to read.
    const { width = 0, height = 0 } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > limit) return "tooManyPixels";
    const upright = sharp(bytes, { limitInputPixels: limit, failOn: "error" }).autoOrient();
    return await encode(notLonger(upright)).toBuffer();
  } catch {
    return "damagedImage";
  }
}

/** An iPhone's picture as a JPEG; what it decodes to holds pixels only. */
export async function redrawHeic(bytes: Uint8Array): Promise<Buffer | "damagedImage" | "tooManyPixels"> {
  const pixels = await decodeHeic(bytes, MOST_PIXELS.others);
  if (pixels === null) return "damagedImage";
  if (pixels === "tooLarge") return "tooManyPixels";
  const { width, height, data } = pixels;
  const image = sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha();
  return notLonger(image).jpeg({ quality: 88 }).toBuffer();
}

const notLonger = (image: Sharp) =>
  image.resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true });
