import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { HexagonMark } from "@/components/ui/hexagon-mark";
import { SiteName } from "@/components/ui/site-name";
import { siteEnv } from "@/lib/platform/config/env";
import { PageAddress } from "./page-address";

/** What a sheet of paper says of where it comes from; on a screen the page's head does. */
export function PrintHead({ lastPublished }: { lastPublished?: ReactNode }) {
  const t = useTranslations("Footer");
  return (
    <div className="page-width hidden items-center gap-3 border-b border-control pb-2 text-sm print:flex">
      <HexagonMark size={28} />
      <div>
        <p className="font-semibold">
          <SiteName />
        </p>
        <p>
          <PageAddress origin={siteEnv().NEXTAUTH_URL ?? ""} />
          {lastPublished ? (
            <>
              {" · "}
              {t("lastPublished")}: {lastPublished}
            </>
          ) : null}
        </p>
      </div>
    </div>
  );
}
