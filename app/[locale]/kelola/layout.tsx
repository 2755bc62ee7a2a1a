import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { SignedIn } from "@/components/layout/signed-in";
import { findTrial } from "@/lib/platform/accounts/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { GROUND } from "@/lib/platform/settings/colours";
import { getCity } from "@/lib/platform/settings/published";

export const dynamic = "force-dynamic";

type LayoutProps = { children: ReactNode; params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Pick<LayoutProps, "params">): Promise<Metadata> {
  return { manifest: route("/api/city/manifest", {}, { query: { bahasa: await pageLocale(params) } }) };
}

export async function generateViewport(): Promise<Viewport> {
  const { accent } = await getCity();
  const colour = (theme: "light" | "dark") => ({
    media: `(prefers-color-scheme: ${theme})`,
    color: accent?.[theme] ?? GROUND[theme],
  });
  return { themeColor: [colour("light"), colour("dark")] };
}

export default async function Layout({ children, params }: LayoutProps) {
  await pageLocale(params);
  const actor = await requireActor();
  return (
    <SignedIn actor={actor} trial={await findTrial(actor)}>
      {children}
    </SignedIn>
  );
}
