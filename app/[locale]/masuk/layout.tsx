import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Brand } from "@/components/layout/brand";
import { Preferences } from "@/components/layout/preferences";
import { SkipLink } from "@/components/ui/skip-link";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

export const dynamic = "force-dynamic";

export default async function SignInLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}) {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "Common" });
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink label={t("skipToContent")} />
      <header className="page-width flex min-h-16 flex-wrap items-center justify-between gap-4 py-2">
        <Brand />
        <Preferences />
      </header>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-md grow px-4 py-10 outline-none md:py-20">
        {children}
      </main>
    </div>
  );
}
