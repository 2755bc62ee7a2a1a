import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DueWords } from "@/components/ui/due-words";
import type { Tone } from "@/components/ui/status-badge";
import { Timeline } from "@/components/ui/timeline";
import { type MilestoneStanding, milestoneStanding } from "@/lib/city/programme-parts/milestone-standing";
import type { MilestoneState } from "@/lib/platform/db/generated/enums";
import { formatDate } from "@/lib/platform/format/date";
import { useZone } from "@/lib/platform/i18n/use-zone";

const TONES: Record<MilestoneStanding, Tone> = {
  PLANNED: "waiting",
  DONE: "success",
  DROPPED: "neutral",
  LATE: "danger",
  NOT_DONE: "neutral",
};

export type ShownMilestone = {
  key: string;
  titleId: string;
  titleEn: string;
  /** 'YYYY-MM-DD' */
  dueOn: string;
  state: MilestoneState;
  doneOn: string | null;
  droppedReason: string;
  /** The title as a link, and what else stands beside it. */
  title?: ReactNode;
  aside?: ReactNode;
};

type MilestoneListProps = {
  milestones: ShownMilestone[];
  /** Null on pages that are kept for long: there the reader's own day says whether a planned one is late. */
  today: string | null;
  /** Whether the programme is over. */
  hasEnded: boolean;
};

/** The milestones in the order of their days, as a line with a sign and words for each. */
export function MilestoneList({ milestones, today, hasEnded }: MilestoneListProps) {
  const t = useTranslations("ProgrammeParts");
  const zone = useZone();
  const locale = useLocale();
  return (
    <Timeline
      items={milestones.map((milestone) => {
        const { key, titleId, titleEn, dueOn, doneOn, droppedReason, title, aside } = milestone;
        const standing = milestoneStanding(milestone, { today, hasEnded });
        const due = formatDate(dueOn, locale);
        const isEnglish = locale === "en" && titleEn !== "";
        return {
          id: key,
          dateTime: doneOn ?? dueOn,
          when: doneOn ? t("doneWas", { date: formatDate(doneOn, locale), date2: due }) : t("dueWas", { date: due }),
          title: title ?? <span lang={isEnglish ? "en" : "id"}>{isEnglish ? titleEn : titleId}</span>,
          who:
            today === null && standing === "PLANNED" ? (
              <DueWords
                dueOn={dueOn}
                zone={zone}
                planned={<> · {t("milestoneStates.PLANNED")}</>}
                late={
                  <>
                    {" · "}
                    <span className="font-medium text-danger">{t("milestoneStates.LATE")}</span>
                  </>
                }
              />
            ) : (
              t(`milestoneStates.${standing}`)
            ),
          tone: TONES[standing],
          children:
            droppedReason || aside ? (
              <>
                {droppedReason ? <p lang="id">{droppedReason}</p> : null}
                {aside}
              </>
            ) : null,
        };
      })}
    />
  );
}
