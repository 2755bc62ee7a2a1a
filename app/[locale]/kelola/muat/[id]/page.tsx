import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { TakeBackForm } from "@/components/city/loading/apply-form";
import { LoadPreview } from "@/components/city/loading/load-preview";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { Notice } from "@/components/ui/notice";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { getLoad } from "@/lib/city/loading/queries";
import { TABLES } from "@/lib/city/loading/tables";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Loading" });
  return { title: t("one") };
}

export default async function LoadPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const search = await searchParams;
  const actor = await requireActor();
  const table = TABLES.find((one) => one === oneOf(search.isi));
  const load = await getLoad(actor, id, { table, page: pageNumberSchema.parse(search.hal) });
  const t = await getTranslations("Loading");
  const revisions = await getTranslations("Revisions");
  return (
    <>
      <PageHeader
        title={load.fileNames.join(", ")}
        lead={t("oneLead")}
        eyebrow={t(`statuses.${load.status}`)}
        breadcrumbs={[{ href: route("/kelola/muat"), label: t("title") }]}
      />
      <div className="flex flex-col gap-6">
        <SavedNotice act={oneOf(search.tersimpan)} />
        {load.preview ? (
          <LoadPreview id={id} version={load.version} preview={load.preview} table={table} />
        ) : (
          <Notice tone={load.status === "APPLIED" ? "success" : "info"} title={t(`statuses.${load.status}`)}>
            {load.result ? (
              <ul>
                {TABLES.flatMap((one) => {
                  const own = load.result?.[one];
                  return own ? [<li key={one}>{t("tableCount", { table: t(`tables.${one}`), ...own })}</li>] : [];
                })}
              </ul>
            ) : (
              t("nothingWritten")
            )}
          </Notice>
        )}
      </div>
      {load.undo ? (
        <PageSection id="batal" title={t("undo")} lead={t("undoLead")}>
          {load.undo.prevented.length === 0 ? (
            <TakeBackForm id={id} version={load.version} />
          ) : (
            <Notice title={t("undoPrevented")}>
              <ul className="flex list-disc flex-col gap-1 ps-5">
                {load.undo.prevented.map(({ entity, entityId, name }) => (
                  <li key={entityId}>
                    <Link
                      href={route("/kelola/riwayat/[jenis]/[id]", { jenis: entity, id: entityId })}
                      className="text-link"
                    >
                      {revisions(`kinds.${entity}` as "kinds.programme")}: <span lang="id">{name}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </Notice>
          )}
        </PageSection>
      ) : null}
    </>
  );
}
