import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { BodyForm } from "@/components/follow-up/council-members/council-forms";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Missing } from "@/components/ui/missing";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { canKeepCouncil } from "@/lib/follow-up/council-members/policy";
import { listCouncil } from "@/lib/follow-up/council-members/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { formatDate } from "@/lib/platform/format/date";
import { oneOf } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ tersimpan?: string | string[] }>;
};
type Body = Awaited<ReturnType<typeof listCouncil>>[number];

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "CouncilMembers" });
  return { title: t("title") };
}

export default async function CouncilMembersPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const bodies = await listCouncil(actor);
  const t = await getTranslations("CouncilMembers");
  const keeps = canKeepCouncil(actor);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        breadcrumbs={[{ href: route("/dewan"), label: t("council") }]}
        actions={
          keeps && bodies.length > 0 ? <ButtonLink href={route("/dewan/anggota/baru")}>{t("add")}</ButtonLink> : null
        }
      />
      <div className="flex flex-col gap-6">
        <SavedNotice act={oneOf((await searchParams).tersimpan)} />
        {bodies.length === 0 ? <EmptyState title={t("noneTitle")}>{t("noneBody")}</EmptyState> : null}
        {bodies.map((body) => (
          <BodySection key={body.id} body={body} keeps={keeps} />
        ))}
        {keeps ? (
          <BodyForm
            key={bodies.length}
            summary={t("addBody")}
            isOpen={bodies.length === 0}
            body={null}
            sending={crypto.randomUUID()}
            values={{ kind: "", name: "" }}
          />
        ) : null}
      </div>
    </>
  );
}

async function BodySection({ body, keeps }: { body: Body; keeps: boolean }) {
  const t = await getTranslations("CouncilMembers");
  const kinds = await getTranslations("CouncilForms.kinds");
  return (
    <PageSection
      id={`unsur-${body.id}`}
      title={<span lang="id">{body.name}</span>}
      lead={kinds(body.kind)}
      actions={
        keeps ? (
          <Link href={route("/dewan/unsur/[id]", { id: body.id })} className="text-link">
            {t("editBody")}
          </Link>
        ) : null
      }
    >
      {body.members.length === 0 ? (
        <p className="text-muted">{t("noMembers")}</p>
      ) : (
        <Members caption={<span lang="id">{body.name}</span>} members={body.members} keeps={keeps} />
      )}
      {body.former.length > 0 ? (
        <Disclosure summary={t("former", { count: body.former.length })}>
          <Members
            caption={t.rich("formerOf", { body: body.name, id: (name) => <span lang="id">{name}</span> })}
            members={body.former}
            keeps={keeps}
          />
        </Disclosure>
      ) : null}
    </PageSection>
  );
}

async function Members({ caption, members, keeps }: { caption: ReactNode; members: Body["members"]; keeps: boolean }) {
  const t = await getTranslations("CouncilMembers");
  const roles = await getTranslations("CouncilForms.roles");
  const locale = await getLocale();
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={members}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "name",
          header: t("name"),
          heading: true,
          cell: ({ id, name }) =>
            keeps ? (
              <Link href={route("/dewan/anggota/[id]", { id })} className="text-link" lang="id">
                {name}
              </Link>
            ) : (
              <span lang="id">{name}</span>
            ),
        },
        { key: "role", header: t("role"), cell: ({ role }) => roles(role) },
        {
          key: "position",
          header: t("position"),
          cell: ({ position }) => (position ? <span lang="id">{position}</span> : <Missing />),
        },
        {
          key: "term",
          header: t("term"),
          cell: ({ from, to }) =>
            to
              ? t("fromTo", { from: formatDate(from, locale), to: formatDate(to, locale) })
              : t("since", { from: formatDate(from, locale) }),
        },
        {
          key: "source",
          header: t("source"),
          cell: ({ source }) => (source ? <span lang="id">{source}</span> : <Missing />),
        },
      ]}
    />
  );
}
