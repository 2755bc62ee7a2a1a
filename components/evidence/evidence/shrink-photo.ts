import { LONGEST_SIDE } from "@/lib/evidence/evidence/limits";

/** Where nobody sees the difference and a bad line carries half. */
const QUALITY = 0.85;

/**
 * A photograph as small as it may be: no longer than the server keeps it, as a JPEG. What this browser cannot draw, such as
 * most do with HEIC, goes as it came and is converted by the server; so does what would only grow.
 */
export async function shrinkPhoto(file: File): Promise<File> {
  try {
    const image = await createImageBitmap(file, { imageOrientation: "from-image" });
    const factor = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(image.width * factor);
    canvas.height = Math.round(image.height * factor);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
    if (!blob || blob.size === 0 || blob.size >= file.size) return file;
    const name = `${file.name.replace(/\.[^.]+$/, "")}.jpg`;
    return new File([blob], name, { type: "image/jpeg", lastModified: file.lastModified });
  } catch {
    return file;
  }
}
