import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { SignedIn } from "@/components/layout/signed-in";
import { requireActor } from "@/lib/auth/session";
import { pageLocale } from "@/lib/i18n/page-locale";

export const dynamic = "force-dynamic";

type LayoutProps = { children: ReactNode; params: Promise<{ locale: string }> };

export default async function Layout({ children, params }: LayoutProps) {
  await pageLocale(params);
  const actor = await requireActor();
  if (actor.role !== "ASSESSOR") notFound();
  return <SignedIn actor={actor}>{children}</SignedIn>;
}
