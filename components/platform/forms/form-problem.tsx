"use client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { PersonalDataStays } from "@/components/platform/forms/personal-data-stays";
import { buttonClasses } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { parseLocalNumber } from "@/lib/platform/format/parse-number";
import type { FormProblem } from "@/lib/platform/forms/state";
import { getPathname, Link, useRouter } from "@/lib/platform/i18n/navigation";
import { type RowPage, route } from "@/lib/platform/pages/routes";

type Compared = {
  name: string;
  label: string;
  typed: string;
  /** What a stored word is called, for a choice. */
  words?: Record<string, string> | undefined;
  /** A stored value as people read it, where it is more than one word. */
  say?: (value: string) => string;
};

const shownOf = ({ words, say }: Compared, value: string) => say?.(value) ?? words?.[value] ?? value;

export type FormProblemProps = {
  problem: FormProblem | undefined;
  /** The fields of the form with what the person typed, to stand beside what is saved now. */
  compared?: Compared[];
  /** Where an entry of this kind is edited, for one that is already under way. */
  entryPage?: RowPage;
  /** A decision has nothing to compare: it is taken anew on the page as it is now. */
  isDecision?: boolean;
  /** The version that the page shows, of a decision with words of its own: the page is read anew and the words stay. */
  shown?: number | undefined;
};

/** What stands in the way of the whole form: said in a sentence, with both versions where two people edited at once. */
export function FormProblemNotice({ problem, compared = [], entryPage, isDecision, shown }: FormProblemProps) {
  const t = useTranslations("Problems");
  // The version for which the page was read anew; without scripts the answer comes with a page that is new already.
  const [readAnew, setReadAnew] = useState(-1);
  if (!problem) return null;
  const { version } = problem;
  if (version !== undefined && version <= readAnew && version <= (shown ?? -1)) return null;
  const words = isDecision && problem.code === "STALE" ? "STALE_DECISION" : problem.code;
  const conflict = problem.code === "STALE" || problem.code === "WRONG_STATE";
  const tone = problem.code === "CONFIRMATION_NEEDED" || problem.code === "PERSONAL_DATA" ? "warning" : "danger";
  return (
    // biome-ignore lint/a11y/noAutofocus: without scripts the page, which is made anew, begins at its answer
    <div tabIndex={-1} autoFocus className="scroll-mb-40">
      <Notice
        tone={tone}
        announce
        title={t(`${words}.title`)}
        actions={
          <Actions
            problem={problem}
            entryPage={entryPage}
            isDecision={isDecision}
            readAnew={shown === undefined ? undefined : () => setReadAnew(version ?? -1)}
          />
        }
      >
        <p>{t(`${words}.body`)}</p>
        {problem.personalData ? <PersonalDataStays {...problem.personalData} /> : null}
        {conflict && problem.current ? <BothVersions current={problem.current} compared={compared} /> : null}
      </Notice>
    </div>
  );
}

type ActionsProps = {
  problem: FormProblem;
  entryPage: RowPage | undefined;
  isDecision: boolean | undefined;
  /** Where the words of the form outlive it: called as the page is read anew. */
  readAnew: (() => void) | undefined;
};

function Actions({ problem, entryPage, isDecision, readAnew }: ActionsProps) {
  const t = useTranslations("Problems");
  const locale = useLocale();
  const router = useRouter();
  if (problem.code === "WRONG_STATE" || (problem.code === "STALE" && isDecision)) {
    return (
      <button
        type="button"
        className={buttonClasses("secondary")}
        onClick={() => {
          if (!readAnew || problem.code !== "STALE") return window.location.reload();
          readAnew();
          router.refresh();
        }}
      >
        {t("reload")}
      </button>
    );
  }
  if (problem.code === "ALREADY_OPEN" && problem.entryId && entryPage) {
    return (
      <Link href={route(entryPage, { id: problem.entryId })} className={buttonClasses("secondary")}>
        {t("openExisting")}
      </Link>
    );
  }
  if (problem.code === "SIGNED_OUT") {
    return (
      <a
        href={getPathname({ locale, href: route("/masuk") })}
        target="_blank"
        rel="noreferrer"
        className={buttonClasses("secondary")}
      >
        {t("signInElsewhere")}
      </a>
    );
  }
  return null;
}

/** "45,5" and "45.5" are one figure, however it was typed. */
function isSame(saved: string, typed: string): boolean {
  if (saved === typed.trim()) return true;
  const [a, b] = [parseLocalNumber(saved), parseLocalNumber(typed)];
  return a.kind === "ok" && b.kind === "ok" && Number(a.value) === Number(b.value);
}

function BothVersions({ current, compared }: { current: Record<string, string>; compared: Compared[] }) {
  const t = useTranslations("Problems");
  const different = compared
    .filter(({ name }) => name in current)
    .map((field) => {
      const [yours, now] = [shownOf(field, field.typed), shownOf(field, current[field.name] ?? "")];
      return { name: field.name, label: field.label, yours, now };
    })
    .filter(({ yours, now }) => !isSame(now, yours));
  if (different.length === 0) return null;
  return (
    <table className="mt-3 w-full border-collapse text-sm">
      <caption className="sr-only">{t("bothVersions")}</caption>
      <thead>
        <tr className="border-b border-hairline text-start">
          <th scope="col" className="py-1 pe-3 text-start">
            {t("field")}
          </th>
          <th scope="col" className="py-1 pe-3 text-start">
            {t("yours")}
          </th>
          <th scope="col" className="py-1 text-start">
            {t("savedNow")}
          </th>
        </tr>
      </thead>
      <tbody>
        {different.map(({ name, label, yours, now }) => (
          <tr key={name} className="border-b border-hairline align-top">
            <th scope="row" className="py-1 pe-3 text-start font-medium">
              {label}
            </th>
            <td className="py-1 pe-3 break-words">{yours || t("empty")}</td>
            <td className="py-1 break-words">{now || t("empty")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
