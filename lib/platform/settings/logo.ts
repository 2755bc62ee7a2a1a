import "server-only";
import sharp from "sharp";

/** A logo is a small picture: larger ones are photographs of something. */
export const LOGO_BYTES = 1024 * 1024;
const MOST_PIXELS = 16_000_000;
const SIDE = 512;

export type LogoFault = "required" | "logoSize" | "logoKind" | "logoDamaged";

/**
 * What a file is by its content, drawn anew: nothing of it but its pixels comes in. SVG may hold programs and is asked for
 * as PNG or WebP instead.
 */
export async function readLogo(file: Buffer): Promise<{ content: Buffer } | { fault: LogoFault }> {
  if (file.length === 0) return { fault: "required" };
  if (file.length > LOGO_BYTES) return { fault: "logoSize" };
  if (!isPng(file) && !isWebp(file)) return { fault: "logoKind" };
  try {
    const picture = sharp(file, { limitInputPixels: MOST_PIXELS, failOn: "error" });
    const content = await picture.resize(SIDE, SIDE, { fit: "inside", withoutEnlargement: true }).png().toBuffer();
    return { content };
  } catch {
    return { fault: "logoDamaged" };
  }
}

const isPng = (file: Buffer) => file.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xd, 0xa, 0x1a, 0xa]));
const isWebp = (file: Buffer) =>
  file.subarray(0, 4).toString("latin1") === "RIFF" && file.subarray(8, 12).toString("latin1") === "WEBP";
