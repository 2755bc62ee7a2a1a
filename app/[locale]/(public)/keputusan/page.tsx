import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DecisionItem } from "@/components/follow-up/decisions/decision-item";
import { EmptyLine } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { AskedHere } from "@/components/voices/public-questions/asked-here";
import { listPublishedDecisions } from "@/lib/follow-up/decisions/published";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { listPublishedQuestions } from "@/lib/voices/public-questions/published";

type PageProps = { params: Promise<{ locale: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

/** A council meets four times a year and decides a handful of things: its decisions of ten years stand on one page. */
const ALL = 500;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations("PublicDecisions");
  return { title: t("title"), description: t("lead"), alternates: await alternatesFor(locale, route("/keputusan")) };
}

export default async function DecisionsPage({ params }: PageProps) {
  await pageLocale(params);
  const [t, words, { items }] = await Promise.all([
    getTranslations("PublicDecisions"),
    getTranslations("Public"),
    listPublishedDecisions({ pageSize: ALL }),
  ]);
  return (
    <>
      <PageHeader breadcrumbs={[{ href: "/", label: words("home") }]} title={t("title")} lead={t("lead")} />
      {items.length === 0 ? (
        <EmptyLine title={t("none")}>{t("noneBody")}</EmptyLine>
      ) : (
        <ul className="flex flex-col gap-6">
          {items.map((decision) => (
            <DecisionItem key={decision.id} decision={decision} />
          ))}
        </ul>
      )}
      <AskedHere
        {...(await listPublishedQuestions({ about: [{ halaman: "keputusan" }], pageSize: 5 }))}
        about={{ halaman: "keputusan" }}
      />
    </>
  );
}
