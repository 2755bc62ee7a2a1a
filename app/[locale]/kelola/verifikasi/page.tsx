import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ListFilter } from "@/components/city/programme-register/list-filter";
import { QueueForm } from "@/components/city/verification/queue-form";
import { QueueTable } from "@/components/city/verification/queue-table";
import { ClientMessages } from "@/components/layout/client-messages";
import { ButtonLink, buttonClasses } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TabLinks } from "@/components/ui/filter-links";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { ENTRY_KINDS } from "@/lib/city/entries/kinds";
import { canVerifyAtAll } from "@/lib/city/entries/policy";
import { listRegisterChoices } from "@/lib/city/programme-register/queries";
import { countHolding } from "@/lib/city/unpublished/queries";
import { countQueue, listQueue, listQueueYears } from "@/lib/city/verification/queries";
import {
  LEFT_FOR,
  type QueueState,
  queueQuery,
  readQueueQuery,
  TOGETHER_ACTS,
  TOGETHER_AT_MOST,
} from "@/lib/city/verification/schemas";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { getPathname, Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type Search = Record<string, string | string[] | undefined>;
type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Queue" });
  return { title: t("title") };
}

export default async function QueuePage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  if (!canVerifyAtAll(actor)) refuse(actor);
  const given = await searchParams;
  const of = (name: string) => oneOf(given[name]) || undefined;
  const filter = readQueueQuery(of);
  const [t, words, locale, counts, queue, choices, years, holding] = await Promise.all([
    getTranslations("Queue"),
    getTranslations("ListFilter"),
    getLocale(),
    countQueue(actor),
    listQueue(actor, { ...filter, page: pageNumberSchema.parse(of("hal")) }),
    listRegisterChoices(actor),
    listQueueYears(actor),
    countHolding(actor),
  ]);
  const query = queueQuery(filter);
  const mine = queue.total - queue.own;
  const tab = (name: QueueState) => route("/kelola/verifikasi", {}, { query: { ...query, status: name } });
  const all = route("/kelola/verifikasi", {}, { query: { status: filter.state } });
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <TabLinks
        label={t("title")}
        links={(["SUBMITTED", "VERIFIED"] as const).map((name) => ({
          href: tab(name),
          label: t(`states.${name}`),
          current: name === filter.state,
          count: counts[name],
        }))}
      />
      <div className="flex flex-col gap-6 pt-6">
        <Decided given={given} />
        {holding > 0 ? (
          <Notice
            tone="warning"
            title={t("holding", { count: holding })}
            actions={
              <ButtonLink href={route("/kelola/publikasi/belum-terbit")} variant="secondary">
                {t("holdingShow")}
              </ButtonLink>
            }
          >
            {t("holdingBody")}
          </Notice>
        ) : null}
        {of("habis") ? <Notice tone="success" announce title={t("finished")} /> : null}
        <ListFilter
          action={getPathname({ locale, href: route("/kelola/verifikasi") })}
          plain={all}
          also={{ status: filter.state }}
          q={filter.q}
          selects={[
            {
              ...{ name: "jenis", label: t("kind"), value: filter.kind ?? "" },
              choices: ENTRY_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })),
            },
            {
              ...{ name: "pilar", label: words("pillar"), value: filter.pillar ?? "" },
              choices: choices.pillars.map(({ code, name }) => ({ value: code, label: name })),
            },
            {
              ...{ name: "opd", label: words("agency"), value: filter.agency ?? "" },
              choices: choices.agencies.map(({ code, shortName }) => ({ value: code, label: shortName })),
            },
            {
              ...{ name: "tahun", label: t("year"), value: filter.year ?? "" },
              choices: years.map(({ year, rounds }) => ({
                value: year,
                label: rounds.length > 0 ? t("yearOfRounds", { year, rounds: rounds.join(", ") }) : year,
              })),
            },
          ]}
        />
        {queue.items.length > 0 ? (
          <>
            <div className="flex flex-wrap gap-3">
              {mine > 0 ? (
                <Link href={route("/kelola/verifikasi/semua", {}, { query })} className={buttonClasses("primary")}>
                  {t(`${mine > TOGETHER_AT_MOST ? "first" : "all"}.${filter.state}`, {
                    count: Math.min(mine, TOGETHER_AT_MOST),
                  })}
                </Link>
              ) : null}
              <Link href={route("/kelola/verifikasi/berikut", {}, { query })} className={buttonClasses("secondary")}>
                {t("oneByOne")}
              </Link>
              {filter.state === "VERIFIED" ? (
                <Link href={route("/kelola/publikasi/baru", {}, { query })} className={buttonClasses("secondary")}>
                  {t("preparePublication")}
                </Link>
              ) : null}
            </div>
            <ClientMessages namespaces={["Queue", "Decide", "Forms", "Fields", "Problems"]}>
              <QueueForm filter={filter} key={`${filter.state} ${queue.page} ${queue.total}`}>
                <QueueTable items={queue.items} caption={t(`states.${filter.state}`)} ticks="none" />
              </QueueForm>
            </ClientMessages>
          </>
        ) : (
          <EmptyState title={t("emptyTitle")}>{t("emptyBody")}</EmptyState>
        )}
        <Pagination
          page={queue.page}
          pages={queue.pages}
          hrefFor={(hal) => route("/kelola/verifikasi", {}, { query: { ...query, hal } })}
        />
      </div>
    </>
  );
}

/** What the press did, and what it left for somebody to look at alone. */
async function Decided({ given }: { given: Search }) {
  const t = await getTranslations("Queue");
  const act = TOGETHER_ACTS.find((one) => one === oneOf(given.sekaligus));
  if (!act) return null;
  const count = (name: string) => Math.min(TOGETHER_AT_MOST, Math.max(0, Math.trunc(Number(oneOf(given[name])) || 0)));
  const left = LEFT_FOR.filter((why) => count(why) > 0);
  return (
    <Notice tone={left.length > 0 ? "warning" : "success"} announce title={t(`did.${act}`, { count: count("jumlah") })}>
      {left.length > 0 ? (
        <ul className="list-disc ps-5">
          {left.map((why) => (
            <li key={why}>{t(`left.${why}`, { count: count(why) })}</li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}
