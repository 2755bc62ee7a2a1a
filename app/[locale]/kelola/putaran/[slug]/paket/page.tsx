import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PackList } from "@/components/evidence/packs/pack-list";
import { RequestPackForm } from "@/components/evidence/packs/request-form";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { getPackPage } from "@/lib/evidence/packs/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "EvidencePack" });
  return { title: t("title") };
}

export default async function PackPage({ params }: PageProps) {
  await pageLocale(params);
  const { slug } = await params;
  const actor = await requireActor();
  const t = await getTranslations("EvidencePack");
  const { round, files, links, packs } = await getPackPage(actor, slug);
  const open = packs.some(({ status }) => status === "QUEUED" || status === "RUNNING");
  const stage = round.stage ?? 0;
  return (
    <>
      <PageHeader
        breadcrumbs={[
          {
            href: route("/kelola/putaran/[slug]", { slug: round.slug }),
            label: t("round", { year: `${round.year}`, stage }),
          },
        ]}
        title={t("title")}
        lead={t("lead")}
      />
      <div className="flex max-w-prose flex-col gap-4">
        <p>{t(actor.role === "COUNCIL" ? "holdsCouncil" : "holds", { files, links })}</p>
        {open ? (
          <Button disabledReasons={[{ text: t("openAlready") }]}>{t("request")}</Button>
        ) : (
          <RequestPackForm roundSlug={round.slug} />
        )}
      </div>
      <PageSection id="daftar-paket" title={t("list")}>
        {packs.length > 0 ? <PackList packs={packs} /> : <EmptyState title={t("none")}>{t("noneBody")}</EmptyState>}
      </PageSection>
    </>
  );
}
