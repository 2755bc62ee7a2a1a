import { useTranslations } from "next-intl";
import { FilterLinks } from "@/components/ui/filter-links";
import { Notice } from "@/components/ui/notice";
import { PageSection } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import type { Preview } from "@/lib/city/loading/queries";
import { addressOf } from "@/lib/city/loading/rows";
import type { Table } from "@/lib/city/loading/tables";
import { route } from "@/lib/platform/pages/routes";
import { ApplyForm, DropForm } from "./apply-form";
import { MappingForm } from "./mapping-form";
import { ChangesTable, FaultsTable } from "./preview-tables";
import { QuestionForm } from "./question-form";

type LoadPreviewProps = { id: string; version: number; preview: Preview; table: Table | undefined };

/** What was read, what is asked, what is wrong, what would change; then the one press that writes it. */
export function LoadPreview({ id, version, preview, table }: LoadPreviewProps) {
  const t = useTranslations("Loading");
  const { questions, faults, tables, doubts } = preview;
  const changing = tables.filter(({ made, changed }) => made + changed > 0);
  const isReady = questions.total === 0 && faults.total === 0;
  return (
    <>
      <Standing preview={preview} />
      <PageSection id="lembar" title={t("sheets")} lead={t("sheetsLead")}>
        <MappingForm id={id} version={version} sheets={preview.sheets} key={`mapping ${version}`} />
      </PageSection>
      {questions.total > 0 ? (
        <PageSection id="nama" title={t("questions", { count: questions.total })} lead={t("questionsLead")}>
          <QuestionForm id={id} version={version} questions={questions.shown} choices={preview.choices} key={version} />
          {questions.total > questions.shown.length ? (
            <p className="pt-3">{t("moreQuestions", { count: questions.total - questions.shown.length })}</p>
          ) : null}
        </PageSection>
      ) : null}
      {faults.total > 0 ? (
        <PageSection id="salah" title={t("faultCount", { count: faults.total })} lead={t("faultsLead")}>
          <FaultsTable faults={faults.shown} />
          {faults.total > faults.shown.length ? (
            <p className="pt-3">{t("moreFaults", { count: faults.total - faults.shown.length })}</p>
          ) : null}
        </PageSection>
      ) : null}
      {doubts.length > 0 ? (
        <PageSection id="ragu" title={t("doubts", { count: doubts.length })} lead={t("shareForPercent")}>
          <p className="break-words">{doubts.map((one) => `${one.sheet} ${addressOf(one)}`).join(" · ")}</p>
        </PageSection>
      ) : null}
      <PageSection id="perubahan" title={t("changes")} lead={t("changesLead")}>
        <div className="flex flex-col gap-6">
          {changing.length > 0 ? (
            <FilterLinks
              label={t("changes")}
              links={changing.map((one) => ({
                href: `${route("/kelola/muat/[id]", { id }, { query: { isi: one.table } })}#perubahan`,
                label: t(`tables.${one.table}`),
                current: one.table === table,
                count: one.made + one.changed,
              }))}
            />
          ) : null}
          {preview.rows.length > 0 ? <ChangesTable rows={preview.rows} /> : null}
          <Pagination
            page={preview.page}
            pages={preview.pages}
            hrefFor={(hal) => `${route("/kelola/muat/[id]", { id }, { query: { isi: table, hal } })}#perubahan`}
          />
        </div>
      </PageSection>
      <PageSection id="muat" title={t("apply")}>
        <div className="flex flex-col items-start gap-6">
          {isReady && changing.length > 0 ? (
            <ApplyForm
              id={id}
              version={version}
              digest={preview.digest}
              tables={changing}
              asksPublish={changing.some((one) => one.made > 0 && ["programmes", "indicators"].includes(one.table))}
            />
          ) : (
            <p>{isReady ? t(preview.tables.length > 0 ? "noChanges" : "nothingRecognised") : t("notReady")}</p>
          )}
          <DropForm id={id} version={version} />
        </div>
      </PageSection>
    </>
  );
}

/** The whole in one look: how much is new, changed and as it was. */
function Standing({ preview: { tables, leftOut, questions, faults } }: { preview: Preview }) {
  const t = useTranslations("Loading");
  const sum = (of: "made" | "changed" | "same") => tables.reduce((total, one) => total + one[of], 0);
  const isReady = questions.total === 0 && faults.total === 0;
  return (
    <Notice tone={isReady ? "success" : "warning"} title={t("changeCount", { count: sum("made") + sum("changed") })}>
      <ul>
        {tables.map(({ table, made, changed, same }) => (
          <li key={table}>{t("tableStanding", { table: t(`tables.${table}`), made, changed, same })}</li>
        ))}
        {leftOut > 0 ? <li>{t("leftOut", { count: leftOut })}</li> : null}
        {questions.total > 0 ? (
          <li>
            <a href="#nama" className="text-link">
              {t("questions", { count: questions.total })}
            </a>
          </li>
        ) : null}
        {faults.total > 0 ? (
          <li>
            <a href="#salah" className="text-link">
              {t("faultCount", { count: faults.total })}
            </a>
          </li>
        ) : null}
      </ul>
    </Notice>
  );
}
