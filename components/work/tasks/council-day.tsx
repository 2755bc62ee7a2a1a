import { getLocale, getTranslations } from "next-intl/server";
import { RhythmTable } from "@/components/follow-up/meetings/rhythm-table";
import { FilterLinks } from "@/components/ui/filter-links";
import type { listOpenDecisionActions } from "@/lib/follow-up/actions/queries";
import type { findNextMeeting, getRhythm } from "@/lib/follow-up/meetings/queries";
import { formatDate } from "@/lib/platform/format/date";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import type { listWaiting } from "@/lib/work/tasks/queries";

type CouncilDayProps = {
  next: Awaited<ReturnType<typeof findNextMeeting>>;
  decisions: Awaited<ReturnType<typeof listOpenDecisionActions>>;
  waiting: Awaited<ReturnType<typeof listWaiting>>;
  years: Awaited<ReturnType<typeof getRhythm>>["years"];
};

/** What the council has before it: what waits for its word, its next meeting, its open decisions, its rhythm. */
export async function CouncilDay({ next, decisions, waiting, years }: CouncilDayProps) {
  const t = await getTranslations("Meetings");
  const tasks = await getTranslations("Tasks");
  const locale = await getLocale();
  return (
    <div className="mb-8 flex flex-col gap-4">
      {waiting.length > 0 ? (
        <FilterLinks
          label={tasks("waitingLabel")}
          links={waiting.map(({ key, count, address }) => ({
            href: address,
            label: tasks(`waiting.${key}`, { round: "" }),
            current: false,
            count,
          }))}
        />
      ) : null}
      <p>
        {t("next")}:{" "}
        {next ? (
          <Link href={route("/dewan/rapat/[id]", { id: next.id })} className="text-link">
            <span lang="id">{next.title}</span>, {formatDate(next.heldOn, locale, { weekday: true })}
          </Link>
        ) : (
          <span className="text-muted">{t("noNext")}</span>
        )}
      </p>
      {decisions.open > 0 ? (
        <p>
          <Link href={route("/dewan/keputusan")} className="text-link">
            {t("openDecisions", { open: decisions.open, late: decisions.late })}
          </Link>
        </p>
      ) : null}
      <p className="flex flex-wrap gap-x-6 gap-y-2">
        <Link href={route("/dewan/rapat")} className="text-link">
          {t("title")}
        </Link>
        <Link href={route("/dewan/anggota")} className="text-link">
          {t("members")}
        </Link>
      </p>
      <RhythmTable years={years.slice(0, 3)} />
    </div>
  );
}
