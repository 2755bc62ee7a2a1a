"use client";

import { useLocale } from "next-intl";
import { getPathname, usePathname } from "@/lib/platform/i18n/navigation";
import type { Locale } from "@/lib/platform/i18n/routing";

const names = { id: "Bahasa Indonesia", en: "English" } as const;

/** The same page in the other language. Plain links: the document's language changes, so the document is loaded anew. */
export function LanguageSwitch({ label, languages }: { label: string; languages: readonly Locale[] }) {
  const current = useLocale();
  const path = usePathname();
  return (
    <ul aria-label={label} className="flex text-sm">
      {languages.map((locale) => (
        <li key={locale}>
          <a
            href={getPathname({ locale, href: path })}
            hrefLang={locale}
            lang={locale}
            aria-label={`${locale.toUpperCase()}: ${names[locale]}`}
            aria-current={locale === current ? "true" : undefined}
            className="inline-flex min-h-11 min-w-11 items-center justify-center rounded-md font-medium text-muted uppercase hover:text-ink aria-current:text-ink aria-current:underline aria-current:decoration-2 aria-current:underline-offset-8 md:min-h-9 md:min-w-9"
            // /site.js adds the query: filters live there, and a kept page cannot know it when it is written.
            data-keeps-query=""
          >
            {locale}
          </a>
        </li>
      ))}
    </ul>
  );
}
