import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { TargetForm } from "@/components/city/targets/target-form";
import { ReasonForm } from "@/components/platform/forms/reason-form";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { PageHeader } from "@/components/ui/page-header";
import { definitionFor } from "@/lib/city/indicators/definition-for";
import { getIndicator } from "@/lib/city/indicators/queries";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import { withdrawTargetAction } from "@/lib/city/targets/actions";
import { getTarget } from "@/lib/city/targets/queries";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { asTyped } from "@/lib/platform/format/parse-number";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; kode: string; tahun: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "TargetForm" });
  return { title: t("editTitle", { year: (await params).tahun }) };
}

export default async function TargetPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const { kode, tahun } = await params;
  const actor = await requireActor();
  if (!canKeepRegister(actor)) refuse(actor);
  if (!/^\d{4}$/.test(tahun)) notFound();
  const target = await getTarget(actor, kode, Number(tahun));
  if (target.withdrawnAt) notFound();
  const { definition: present, definitions } = await getIndicator(actor, kode);
  const { unit, states } = definitionFor(definitions, tahun) ?? present;
  const t = await getTranslations("TargetForm");
  const typed = (given: string | null) => (given === null ? "" : asTyped(given, locale));
  const { id, version, kind, plan, source } = target;
  return (
    <>
      <PageHeader
        title={t("editTitle", { year: tahun })}
        breadcrumbs={[
          { href: route("/kelola/indikator/[kode]", { kode }), label: kode },
          { href: route("/kelola/indikator/[kode]/target", { kode }), label: t("title") },
        ]}
        actions={<RevisionsLink entity="indicatorTarget" id={target.id} />}
      />
      <div className="flex flex-col gap-8">
        <TargetForm
          indicatorCode={kode}
          target={{ id, version }}
          unit={unit}
          states={states}
          values={{
            ...{ kind, plan, source, reason: "", state: target.state ?? "" },
            ...{ value: typed(target.value), low: typed(target.low), high: typed(target.high) },
          }}
        />
        <ReasonForm
          action={withdrawTargetAction}
          hidden={{ id, version }}
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
