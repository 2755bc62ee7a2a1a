import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WaitingList } from "@/components/platform/device/waiting-list";
import { PageHeader } from "@/components/ui/page-header";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Device" });
  return { title: t("title") };
}

/** Opens without a line too: what it shows is read from the device alone. */
export default async function WaitingPage({ params }: PageProps) {
  await pageLocale(params);
  const t = await getTranslations("Device");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <WaitingList />
    </>
  );
}
