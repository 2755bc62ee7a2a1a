import type { ReactNode } from "react";
import { PublicShell } from "@/components/layout/public-shell";
import { pageLocale } from "@/lib/i18n/page-locale";

// Written at the first request and served from the cache; the build has no database to render from (docs/decisions/0004).
export const dynamic = "force-static";

export default async function PublicLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}) {
  await pageLocale(params);
  return <PublicShell>{children}</PublicShell>;
}
