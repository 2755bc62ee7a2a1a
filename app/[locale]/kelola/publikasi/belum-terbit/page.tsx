import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UnpublishedForm } from "@/components/city/unpublished/unpublished-form";
import { ClientMessages } from "@/components/layout/client-messages";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import { listUnpublished } from "@/lib/city/unpublished/queries";
import { NOT_SHOWN, SHOW_AT_ONCE } from "@/lib/city/unpublished/schemas";
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
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Unpublished" });
  return { title: t("title") };
}

/** Programmes and indicators that the public does not see, such as after they were loaded from a file; shown in one press. */
export default async function UnpublishedPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  if (!canKeepRegister(actor)) refuse(actor);
  const given = await searchParams;
  const count = (name: string) => Math.min(SHOW_AT_ONCE, Math.max(0, Math.trunc(Number(oneOf(given[name])) || 0)));
  const [t, publications, { total, items }] = await Promise.all([
    getTranslations("Unpublished"),
    getTranslations("Publications"),
    listUnpublished(actor),
  ]);
  const done = count("terbit");
  const left = NOT_SHOWN.filter((why) => count(why) > 0);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        breadcrumbs={[{ href: route("/kelola/publikasi"), label: publications("title") }]}
      />
      <div className="flex flex-col gap-6">
        {done + left.length > 0 ? (
          <Notice tone={left.length > 0 ? "warning" : "success"} announce title={t("done", { count: done })}>
            {left.map((why) => (
              <p key={why}>{t(`left.${why}`, { count: count(why) })}</p>
            ))}
          </Notice>
        ) : null}
        {items.length < total ? <p>{t("first", { count: items.length, total })}</p> : null}
        {items.length > 0 ? (
          <ClientMessages namespaces={["Unpublished", "Forms", "Fields", "Problems"]}>
            <UnpublishedForm
              items={items}
              areTicked={done + left.length === 0}
              key={items.map(({ id, version }) => `${id}${version}`).join()}
            />
          </ClientMessages>
        ) : (
          <EmptyState title={t("none")}>{t("noneBody")}</EmptyState>
        )}
      </div>
    </>
  );
}
