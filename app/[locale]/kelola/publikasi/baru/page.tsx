import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PrepareForm } from "@/components/city/publications/prepare-form";
import { QueueTable } from "@/components/city/verification/queue-table";
import { ClientMessages } from "@/components/layout/client-messages";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { canPreparePublications } from "@/lib/city/publications/policy";
import { listPreparable } from "@/lib/city/publications/queries";
import { readQueueQuery } from "@/lib/city/verification/schemas";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Publications" });
  return { title: t("new") };
}

/** Everything verified that the filter of the queue leaves, ticked, to go out as one. */
export default async function PreparePage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  if (!canPreparePublications(actor)) refuse(actor);
  const given = await searchParams;
  const [t, items] = await Promise.all([
    getTranslations("Publications"),
    listPreparable(
      actor,
      readQueueQuery((name) => oneOf(given[name]) || undefined),
    ),
  ]);
  return (
    <>
      <PageHeader
        title={t("new")}
        lead={t("newLead")}
        breadcrumbs={[{ href: route("/kelola/publikasi"), label: t("title") }]}
      />
      {items.length > 0 ? (
        <ClientMessages namespaces={["PublicationForms", "Forms", "Fields", "Problems"]}>
          <PrepareForm>
            <QueueTable items={items} caption={t("verified")} ticks="all" />
          </PrepareForm>
        </ClientMessages>
      ) : (
        <EmptyState title={t("nothingVerified")}>{t("nothingVerifiedBody")}</EmptyState>
      )}
    </>
  );
}
