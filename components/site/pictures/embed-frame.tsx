import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SiteName } from "@/components/ui/site-name";
import type { Locale } from "@/lib/platform/format/locale";
import { getPathname } from "@/lib/platform/i18n/navigation";

type EmbedFrameProps = { locale: Locale; title: string; source: string; page: string; children: ReactNode };

/** A drawing alone, as another site shows it: what it is, from where, and the way to the page. */
export async function EmbedFrame({ locale, title, source, page, children }: EmbedFrameProps) {
  const t = await getTranslations("Pictures");
  return (
    <main className="flex flex-col gap-2 p-3">
      <h1 className="sr-only">{title}</h1>
      {children}
      <p className="text-sm text-muted">{t("source", { source })}</p>
      <p className="text-sm">
        <a href={getPathname({ locale, href: page })} target="_blank" rel="noopener" className="text-link">
          <SiteName />
        </a>
      </p>
    </main>
  );
}
