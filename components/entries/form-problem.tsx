"use client";
import { useTranslations } from "next-intl";
import { buttonClasses } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { FormProblem } from "@/lib/forms/state";
import { Link } from "@/lib/i18n/navigation";

type Compared = { name: string; label: string; typed: string };

type FormProblemProps = {
  problem: FormProblem | undefined;
  /** The fields of the form with what the person typed, to stand beside what is saved now. */
  compared?: Compared[];
  /** Where an entry of this kind is edited, for one that is already under way. */
  entryAddress?: string;
};

/** What stands in the way of the whole form: said in a sentence, with both versions where two people edited at once. */
export function FormProblemNotice({ problem, compared = [], entryAddress }: FormProblemProps) {
  const t = useTranslations("Problems");
  if (!problem) return null;
  const conflict = problem.code === "STALE" || problem.code === "WRONG_STATE";
  const tone = problem.code === "CONFIRMATION_NEEDED" ? "warning" : "danger";
  return (
    <Notice
      tone={tone}
      announce
      title={t(`${problem.code}.title`)}
      actions={<Actions problem={problem} entryAddress={entryAddress} />}
    >
      <p>{t(`${problem.code}.body`)}</p>
      {conflict && problem.current ? <BothVersions current={problem.current} compared={compared} /> : null}
    </Notice>
  );
}

function Actions({ problem, entryAddress }: { problem: FormProblem; entryAddress: string | undefined }) {
  const t = useTranslations("Problems");
  if (problem.code === "ALREADY_OPEN" && problem.entryId && entryAddress) {
    return (
      <Link href={`${entryAddress}/${problem.entryId}`} className={buttonClasses("secondary")}>
        {t("openExisting")}
      </Link>
    );
  }
  if (problem.code === "SIGNED_OUT") {
    return (
      <a href="/masuk" target="_blank" rel="noreferrer" className={buttonClasses("secondary")}>
        {t("signInElsewhere")}
      </a>
    );
  }
  return null;
}

function BothVersions({ current, compared }: { current: Record<string, string>; compared: Compared[] }) {
  const t = useTranslations("Problems");
  const different = compared.filter(({ name, typed }) => (current[name] ?? "") !== typed);
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
        {different.map(({ name, label, typed }) => (
          <tr key={name} className="border-b border-hairline align-top">
            <th scope="row" className="py-1 pe-3 text-start font-medium">
              {label}
            </th>
            <td className="py-1 pe-3 break-words">{typed || t("empty")}</td>
            <td className="py-1 break-words">{current[name] || t("empty")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
