import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { IndexTargetForm } from "@/components/city/targets/index-target-form";
import { ReasonForm } from "@/components/platform/forms/reason-form";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { PageHeader } from "@/components/ui/page-header";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import { withdrawIndexTargetAction } from "@/lib/city/targets/actions";
import { getIndexTarget } from "@/lib/city/targets/queries";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { asTyped } from "@/lib/platform/format/parse-number";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; tahun: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "TargetForm" });
  return { title: t("editTitle", { year: (await params).tahun }) };
}

export default async function IndexTargetPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const { tahun } = await params;
  const actor = await requireActor();
  if (!canKeepRegister(actor)) refuse(actor);
  const target = await getIndexTarget(actor, Number(tahun));
  if (target.withdrawnAt) notFound();
  const t = await getTranslations("TargetForm");
  const { year, version, plan, source } = target;
  return (
    <>
      <PageHeader
        title={t("editTitle", { year: tahun })}
        breadcrumbs={[{ href: route("/kelola/target-indeks"), label: t("indexTitle") }]}
        actions={<RevisionsLink entity="indexTarget" id={tahun} />}
      />
      <div className="flex flex-col gap-8">
        <IndexTargetForm
          target={{ year, version }}
          values={{ value: asTyped(target.value, locale), plan, source, reason: "" }}
        />
        <ReasonForm
          action={withdrawIndexTargetAction}
          hidden={{ ofYear: year, version }}
          summary={t("withdraw")}
          intent="withdraw"
          label={t("withdrawReason")}
          help={t("withdrawHelp")}
          submitLabel={t("withdrawYes")}
          pendingLabel={t("working")}
        />
      </div>
    </>
  );
}
