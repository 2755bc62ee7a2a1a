import { getLocale, getTranslations } from "next-intl/server";
import { buttonClasses } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { siteEnv } from "@/lib/platform/config/env";
import { getPathname } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import type { PictureKind } from "@/lib/site/pictures/published";

type PictureProps = {
  kind: PictureKind;
  /** Of the thing in its address. */
  thing: string;
};
type TakeAlongProps = PictureProps & {
  title: string;
  /** Where the drawing stands alone, for other sites. */
  embed: string;
};

/** The chart as a picture, and for other sites: the same drawing with its title, source and date inside. */
export async function TakeAlong({ kind, thing, title, embed }: TakeAlongProps) {
  const [t, locale] = await Promise.all([getTranslations("Pictures"), getLocale()]);
  const address = `${siteEnv().NEXTAUTH_URL ?? ""}${getPathname({ locale, href: embed })}`;
  const safe = title.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const id = `embed-${kind}`;
  return (
    <div className="mt-2" data-print="no">
      <Disclosure summary={t("take")}>
        <PictureFiles kind={kind} thing={thing} />
        <p className="mt-2 font-medium">{t("embed")}</p>
        <p className="text-muted">{t("embedLead")}</p>
        <code
          id={id}
          className="my-2 block rounded-md border border-hairline bg-sunken p-3 text-sm break-all select-all"
        >
          {`<iframe src="${address}" title="${safe}" width="100%" height="560" loading="lazy" style="border:0"></iframe>`}
        </code>
        <p className="flex flex-wrap items-center gap-x-5 gap-y-2">
          <CopyText source={id} label={t("copyCode")} copied={t("copied")} failed={t("copyFailed")} />
          <a
            href={getPathname({ locale, href: embed })}
            className="text-link inline-flex min-h-11 items-center md:min-h-8"
          >
            {t("embedSee")}
          </a>
        </p>
      </Disclosure>
    </div>
  );
}

/** The chart as a picture alone, where nothing of it stands on other sites. */
export async function TakePicture(props: PictureProps) {
  const t = await getTranslations("Pictures");
  return (
    <div className="mt-2" data-print="no">
      <Disclosure summary={t("take")}>
        <PictureFiles {...props} />
      </Disclosure>
    </div>
  );
}

async function PictureFiles({ kind, thing }: PictureProps) {
  const [t, locale] = await Promise.all([getTranslations("Pictures"), getLocale()]);
  const file = (name: "chart.svg" | "chart.png") =>
    route("/api/pictures/[language]/[kind]/[key]/[file]", { language: locale, kind, key: thing, file: name });
  return (
    <>
      <p>{t("takeLead")}</p>
      <p className="flex flex-wrap gap-x-5">
        <a href={file("chart.png")} download className="text-link inline-flex min-h-11 items-center md:min-h-8">
          {t("png")}
        </a>
        <a href={file("chart.svg")} download className="text-link inline-flex min-h-11 items-center md:min-h-8">
          {t("svg")}
        </a>
      </p>
    </>
  );
}

type CopyTextProps = { source: string; label: string; copied: string; failed: string };

/** Copied by /site.js; without scripts the text stands there to be marked. */
export function CopyText({ source, label, copied, failed }: CopyTextProps) {
  return (
    <span data-needs-js="" className="inline-flex flex-wrap items-center gap-2">
      <button
        type="button"
        data-copy={source}
        data-copied={copied}
        data-failed={failed}
        className={buttonClasses("secondary")}
      >
        {label}
      </button>
      <span id={`${source}-status`} role="status" className="text-sm font-medium" />
    </span>
  );
}
