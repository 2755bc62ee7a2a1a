import { getLocale, getTranslations } from "next-intl/server";
import { PageSection } from "@/components/ui/page-header";
import type { listDecisionsAbout } from "@/lib/follow-up/decisions/queries";
import { formatDate } from "@/lib/platform/format/date";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

/** What the council decided about a thing; nothing where it decided nothing or the reader does not read its work. */
export async function LinkedDecisions({ decisions }: { decisions: Awaited<ReturnType<typeof listDecisionsAbout>> }) {
  if (decisions.length === 0) return null;
  const t = await getTranslations("Decisions");
  const locale = await getLocale();
  return (
    <PageSection id="keputusan-dewan" title={t("ofCouncil")}>
      <ul className="flex flex-col gap-3">
        {decisions.map(({ id, text, meeting }) => (
          <li key={id}>
            <span lang="id" className="block max-w-prose">
              {text}
            </span>
            <Link
              href={route("/dewan/rapat/[id]", { id: meeting.id }, { hash: "keputusan" })}
              className="text-link text-sm"
            >
              <span lang="id">{meeting.title}</span>, {formatDate(meeting.heldOn, locale)}
            </Link>
          </li>
        ))}
      </ul>
    </PageSection>
  );
}
