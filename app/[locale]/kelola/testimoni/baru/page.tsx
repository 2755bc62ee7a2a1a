import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { TestimonyForm } from "@/components/voices/testimonies/testimony-form";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { listTestimonyProgrammes } from "@/lib/voices/testimonies/queries";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ program?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Testimonies" });
  return { title: t("add") };
}

export default async function NewTestimonyPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const programmes = await listTestimonyProgrammes(await requireActor());
  const t = await getTranslations("Testimonies");
  const asked = oneOf((await searchParams).program);
  const chosen = programmes.find(({ slug }) => slug === asked) ?? (programmes.length === 1 ? programmes[0] : undefined);
  return (
    <>
      <PageHeader
        title={t("add")}
        lead={t("addLead")}
        breadcrumbs={[{ href: route("/kelola/testimoni"), label: t("title") }]}
      />
      <TestimonyForm
        testimony={null}
        sending={crypto.randomUUID()}
        programmes={programmes.map(({ slug, name, agency }) => ({
          value: slug,
          label: `${name} (${agency.shortName})`,
        }))}
        programme={chosen?.slug ?? ""}
        values={{
          text: "",
          pseudonym: "",
          toldOn: "",
          personName: "",
          guardianName: "",
          purpose: t("usualPurpose"),
          channel: "",
          givenOn: "",
          isMinor: false,
          showName: false,
          consented: false,
        }}
      />
    </>
  );
}
