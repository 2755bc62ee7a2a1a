import { createHash } from "node:crypto";
import { hasLocale } from "next-intl";
import { isPictureKind } from "@/components/site/pictures/contents";
import { drawnPicture, PICTURE_FILES, type PictureFile } from "@/components/site/pictures/drawn";
import { routing } from "@/lib/platform/i18n/routing";
import { getCity } from "@/lib/platform/settings/published";

// Drawn at the first request and kept until the next publication, as pages are (docs/decisions/0030).
export const dynamic = "force-static";

export function generateStaticParams() {
  return [];
}

type Context = { params: Promise<{ locale: string; kind: string; key: string; file: string }> };

const isFile = (file: string): file is PictureFile => PICTURE_FILES.some((one) => one === file);

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale, kind, key, file } = await params;
  const isOffered = hasLocale(routing.locales, locale) && (await getCity()).languages.includes(locale);
  const drawn =
    isOffered && isPictureKind(kind) && isFile(file) ? await drawnPicture({ kind, key, locale, file }) : null;
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
