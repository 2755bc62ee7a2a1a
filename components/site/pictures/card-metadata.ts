import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CARD } from "@/components/charts/share-card";
import type { Locale } from "@/lib/platform/format/locale";
import { route } from "@/lib/platform/pages/routes";
import { cityName } from "@/lib/platform/settings/published";
import type { PictureKind } from "@/lib/site/pictures/published";

type Shared = { kind: PictureKind; key: string; title: string; description?: string | undefined };

/** What a chat or a network shows beside a link to a page: the thing's own card. A page's words replace the layout's. */
export async function cardMetadata(locale: Locale, { kind, key, title, description }: Shared): Promise<Metadata> {
  const [t, common] = await Promise.all([getTranslations("Pictures"), getTranslations("Common")]);
  const image = {
    url: route("/api/pictures/[language]/[kind]/[key]/[file]", { language: locale, kind, key, file: "card.png" }),
    ...CARD,
    alt: t("alt", { title }),
  };
  return {
    openGraph: {
      siteName: `${common("appName")} ${await cityName()}`,
      locale: locale === "id" ? "id_ID" : "en_GB",
      type: "website",
      title,
      description,
      images: image,
    },
    twitter: { card: "summary_large_image", title, description, images: image },
  };
}
