import { getLocale, getTranslations } from "next-intl/server";
import { buttonClasses } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { siteEnv } from "@/lib/platform/config/env";
import { getPathname } from "@/lib/platform/i18n/navigation";
import type { PictureFacts } from "@/lib/site/pictures/published";
import { pictureContents } from "./contents";
import { CopyText } from "./take-along";

type ShareSummaryProps = {
  /** Null where there is nothing to sum up. */
  facts: PictureFacts | null;
  /** The page that the summary leads to. */
  path: string;
  /** What else is to be said of it, in sentences. */
  more?: string[];
};

const ID = "ringkasan-bagikan";
const ended = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** A page in a few lines, to be pasted into a chat: made from what is published, with the page's address. */
export async function ShareSummary({ facts, path, more = [] }: ShareSummaryProps) {
  const locale = await getLocale();
  if (!facts) return null;
  const [t, contents] = await Promise.all([getTranslations("Pictures"), pictureContents(facts, locale)]);
  if (!contents.card) return null;
  const { title, figure, period, direction } = contents.card;
  const address = `${siteEnv().NEXTAUTH_URL ?? ""}${getPathname({ locale, href: path })}`;
  const isFigureKnown = figure !== t("noFigure");
  const first = period ? t("figure", { title, figure, period }) : ended(isFigureKnown ? `${title}: ${figure}` : title);
  const text = [first, direction && ended(direction), ...more, address].filter(Boolean).join("\n");
  return (
    <div className="mt-10" data-print="no">
      <Disclosure summary={t("share")}>
        <p className="text-muted">{t("shareLead")}</p>
        <p id={ID} className="my-2 rounded-md border border-hairline bg-sunken p-3 whitespace-pre-line">
          {text}
        </p>
        <p className="flex flex-wrap items-center gap-3">
          <a
            href={`https://wa.me/?text=${encodeURIComponent(text)}`}
            rel="noreferrer"
            className={buttonClasses("secondary")}
          >
            {t("whatsapp")}
          </a>
          <CopyText source={ID} label={t("copyText")} copied={t("copied")} failed={t("copyFailed")} />
        </p>
      </Disclosure>
    </div>
  );
}
