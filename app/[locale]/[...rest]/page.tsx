import { notFound } from "next/navigation";
import { pageLocale } from "@/lib/i18n/page-locale";

// Dynamic, because a static page is written to disk for every address somebody makes up.
export const dynamic = "force-dynamic";

export default async function UnknownPage({ params }: { params: Promise<{ locale: string }> }) {
  await pageLocale(params);
  notFound();
}
