import { useLocale, useTranslations } from "next-intl";
import { LinkedWords, SourceText } from "@/components/city/fact-sources/source-text";
import { DescriptionList } from "@/components/ui/description-list";
import { Fold } from "@/components/ui/fold";
import { Indonesian } from "@/components/ui/indonesian";
import { Missing } from "@/components/ui/missing";
import { Stat } from "@/components/ui/stat";
import type { PublicRound } from "@/lib/evaluation/rounds/published";
import { formatScore } from "@/lib/evaluation/rounds/score-text";
import { formatDate, formatPartialDate } from "@/lib/platform/format/date";
import { asSentence } from "@/lib/platform/format/sentence";
import { ReasonsLink } from "./reasons-link";
import { bearsOutInstrument, useScoreChange } from "./round-words";
import { TargetVerdict } from "./target-verdict";

/** The round's result as published, and where it comes from. */
export function RoundSummary({ round }: { round: PublicRound }) {
  const t = useTranslations("Rounds");
  const words = useTranslations("Public");
  const locale = useLocale();
  const moved = useScoreChange()(round.change);
  const { final, target, instrument, letter, heldOn, band } = round;
  return (
    <div className="mt-8 grid gap-8 lg:grid-cols-[2fr_3fr]">
      <div className="flex flex-col gap-4">
        <Stat
          large
          label={t("final")}
          value={final ? formatScore(final.value, locale) : null}
          unit={instrument ? words("ofScale", { max: instrument.scaleMax }) : undefined}
          change={"change" in moved ? moved.change : undefined}
        >
          {"words" in moved && final ? <p className="text-sm text-muted">{moved.words}</p> : null}
        </Stat>
        {final ? (
          <TargetVerdict
            year={round.year}
            final={final.value}
            target={target?.value ?? null}
            percent={round.targetPercent}
            met={round.targetMet}
          />
        ) : null}
        <ReasonsLink round={round} />
        {band ? <p className="text-sm text-muted">{t("band", { band: band.label[locale] })}</p> : null}
      </div>
      <Fold onlyOnPhone summary={t("about")}>
        <DescriptionList
          items={[
            { term: t("held"), details: heldOn ? formatPartialDate(heldOn, locale) : <Missing /> },
            { term: t("phase"), details: t(`phases.${round.phase}`) },
            {
              term: t("letter"),
              details: letter.number ? (
                t("letterValue", {
                  number: letter.number,
                  date: letter.date ? formatDate(letter.date, locale) : t("letterUnknown"),
                })
              ) : (
                <Missing />
              ),
            },
            {
              term: t("instrument"),
              details: instrument ? (
                <>
                  {instrument.name[locale]}
                  {/* A round worked on here has no published source: its instrument was chosen, not read out of one. */}
                  {round.source === "" ? null : (
                    <span className="block text-sm text-muted">
                      {t(bearsOutInstrument(round) ? "instrumentMatching" : "instrumentAssigned")}
                    </span>
                  )}
                </>
              ) : (
                t("instrumentUnknown")
              ),
            },
            { term: t("rank"), details: <Ranks ranks={round.ranks} /> },
            ...(target
              ? [
                  {
                    term: t("target"),
                    details: (
                      <>
                        {formatScore(target.value, locale)} · <Indonesian>{target.plan}</Indonesian> ·{" "}
                        <SourceText text={target.source} />
                      </>
                    ),
                  },
                ]
              : []),
            ...(round.note[locale]
              ? [{ term: words("note"), details: <LinkedWords text={asSentence(round.note[locale])} /> }]
              : []),
            { term: words("source"), details: <SourceText text={final?.source ?? round.source} /> },
          ]}
        />
      </Fold>
    </div>
  );
}

function Ranks({ ranks }: Pick<PublicRound, "ranks">) {
  const t = useTranslations("Rounds");
  if (ranks.length === 0) return <Missing />;
  return (
    <ul>
      {ranks.map(({ scope, rank, outOf }) => {
        const about = { rank, scope: t(`scopes.${scope}`) };
        return <li key={scope}>{outOf === null ? t("rankUnknown", about) : t("rankText", { ...about, outOf })}</li>;
      })}
    </ul>
  );
}
