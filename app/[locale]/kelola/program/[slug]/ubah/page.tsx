import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProgrammeForm } from "@/components/city/programme-register/programme-form";
import { DeleteStep } from "@/components/city/programme-register/register-steps";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { stepProgrammeAction } from "@/lib/city/programme-register/actions";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import { isDeletable, listRegisterChoices } from "@/lib/city/programme-register/queries";
import { getProgramme } from "@/lib/city/programmes/queries";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "ProgrammeForm" });
  return { title: t("editTitle") };
}

export default async function EditProgrammePage({ params }: PageProps) {
  await pageLocale(params);
  const { slug } = await params;
  const actor = await requireActor();
  if (!canKeepRegister(actor)) refuse(actor);
  const programme = await getProgramme(actor, slug);
  const t = await getTranslations("ProgrammeForm");
  const status = await getTranslations("ProgrammeStatus");
  const held = {
    agencies: [programme.agency.code, ...programme.supports.map(({ agency }) => agency.code)],
    kelurahan: programme.kelurahan.map(({ kelurahan }) => kelurahan.id),
  };
  const [choices, mayDelete] = await Promise.all([listRegisterChoices(actor, held), isDeletable(actor, programme)]);
  const { id, version, name, subDimension, quickWin, descriptionId, descriptionEn, benefitId, benefitEn } = programme;
  // A closed one keeps its status until another is chosen; closing has a form of its own.
  const closed = programme.status === "STOPPED" || programme.status === "FINISHED" ? [programme.status] : [];
  return (
    <>
      <PageHeader
        title={t("editTitle")}
        breadcrumbs={[{ href: route("/kelola/program/[slug]", { slug }), label: name, lang: "id" }]}
      />
      <ProgrammeForm
        programme={{ id, version }}
        choices={choices}
        statuses={[...(["PLANNED", "RUNNING"] as const), ...closed].map((value) => ({ value, label: status(value) }))}
        storageKey={`${actor.id}:programme:${id}`}
        values={{
          ...{ name, descriptionId, descriptionEn, benefitId, benefitEn, source: programme.source },
          code: programme.code ?? "",
          pillarCode: programme.pillar.code,
          subDimension: subDimension ?? "",
          agencyCode: programme.agency.code,
          supports: programme.supports.map(({ agency }) => agency.code).join(","),
          quickWin: quickWin ? "true" : "",
          status: programme.status ?? "",
          startedPeriod: programme.startedPeriod ?? "",
          endedPeriod: programme.endedPeriod ?? "",
          masterplanFrom: `${programme.masterplanFrom ?? ""}`,
          masterplanTo: `${programme.masterplanTo ?? ""}`,
          kelurahan: programme.kelurahan.map(({ kelurahan }) => kelurahan.id).join(","),
        }}
      />
      <PageSection id="hapus" title={t("deleteTitle")}>
        {mayDelete ? (
          <DeleteStep action={stepProgrammeAction} hidden={{ id, version }} what="programme" />
        ) : (
          <p className="max-w-prose text-muted">{t("notDeletable")}</p>
        )}
      </PageSection>
    </>
  );
}
