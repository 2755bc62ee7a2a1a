import type { ReactNode } from "react";
import { SignedIn } from "@/components/layout/signed-in";
import { findTrial } from "@/lib/platform/accounts/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

export const dynamic = "force-dynamic";

type LayoutProps = { children: ReactNode; params: Promise<{ locale: string }> };

export default async function Layout({ children, params }: LayoutProps) {
  await pageLocale(params);
  const actor = await requireActor();
  return (
    <SignedIn actor={actor} trial={await findTrial(actor)}>
      {children}
    </SignedIn>
  );
}
