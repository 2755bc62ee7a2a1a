import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { PageHeader } from "@/components/ui/page-header";
import { ContactForm } from "@/components/work/reminders/contact-form";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { getContact } from "@/lib/work/reminders/queries";
import { SEKDA } from "@/lib/work/reminders/schemas";

type PageProps = { params: Promise<{ locale: string; kode: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "ReminderOffice" });
  return { title: t("contacts") };
}

/** Who is told when an agency's work is long overdue. */
export default async function ContactPage({ params }: PageProps) {
  await pageLocale(params);
  const { kode } = await params;
  const code = kode === SEKDA ? null : kode;
  const found = await getContact(await requireActor(), code);
  if (!found) notFound();
  const t = await getTranslations("ReminderOffice");
  const { contact, agency } = found;
  return (
    <>
      <PageHeader
        title={agency ? t("headOf", { agency }) : t("sekda")}
        lead={t("contactsLead")}
        breadcrumbs={[{ href: route("/kelola/pengaturan/pengingat"), label: t("title") }]}
        actions={contact ? <RevisionsLink entity="escalationContact" id={contact.id} /> : null}
      />
      <ContactForm code={kode} contact={contact} />
    </>
  );
}
