import { createHash } from "node:crypto";
import { hasLocale } from "next-intl";
import { drawnPicture, PICTURE_FILES, type PictureFile } from "@/components/site/pictures/drawn";
import { type Locale, routing } from "@/lib/platform/i18n/routing";
import { getCity } from "@/lib/platform/settings/published";
import { isPictureKind, readPictureFacts } from "@/lib/site/pictures/published";
import { lastPublishedAt } from "@/lib/site/publication/published";

// Drawn at the first request and kept until the next publication, as pages are (docs/decisions/0030).
export const dynamic = "force-static";

export function generateStaticParams() {
  return [];
}

type Context = { params: Promise<{ language: string; kind: string; key: string; file: string }> };

const isFile = (file: string): file is PictureFile => PICTURE_FILES.some((one) => one === file);

async function drawnIn(locale: Locale, kind: string, key: string, file: PictureFile) {
  if (!isPictureKind(kind) || !(await getCity()).languages.includes(locale)) return null;
  const [facts, published] = await Promise.all([readPictureFacts(kind, key), lastPublishedAt()]);
  return facts && drawnPicture({ facts, locale, file, published });
}

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { language, kind, key, file } = await params;
  const drawn = hasLocale(routing.locales, language) && isFile(file) ? await drawnIn(language, kind, key, file) : null;
  if (drawn === null) return new Response("Not found", { status: 404 });
  const hash = createHash("sha256").update(drawn).digest("base64url").slice(0, 22);
  return new Response(typeof drawn === "string" ? drawn : new Uint8Array(drawn), {
    headers: {
      "content-type": file.endsWith(".svg") ? "image/svg+xml; charset=utf-8" : "image/png",
      "content-disposition": `inline; filename="${key.replace(/[^\w~-]/g, "")}-${file}"`,
      etag: `"${hash}"`,
      "x-content-type-options": "nosniff",
      // Pictures are made to be shown elsewhere.
      "cross-origin-resource-policy": "cross-origin",
      "access-control-allow-origin": "*",
    },
  });
}
