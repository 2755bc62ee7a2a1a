"use client";
import { useTranslations } from "next-intl";
import { type RowColumn, RowsForm } from "@/components/platform/forms/rows-form";
import type { Choice } from "@/components/ui/text-input";
import {
  saveBandsAction,
  saveLevelsAction,
  savePillarsAction,
  saveSectionsAction,
  saveSubDimensionsAction,
} from "@/lib/evaluation/instruments/actions";
import { WeightSum } from "./weight-sum";

type PartProps = { code: string; version: number; rows: Record<string, string>[] };

function useColumns() {
  const t = useTranslations("InstrumentForms");
  return (name: string, kind: RowColumn["kind"], given: Partial<RowColumn> = {}): RowColumn => ({
    name,
    kind,
    label: t(name as "code"),
    ...given,
  });
}

export function SectionsForm({ code, version, rows, savedSum }: PartProps & { savedSum: string }) {
  const t = useTranslations("InstrumentForms");
  const column = useColumns();
  const choices = [
    { value: "tidak", label: t("no") },
    { value: "ya", label: t("yes") },
  ];
  return (
    <RowsForm
      action={saveSectionsAction}
      hidden={{ code }}
      version={version}
      rows={rows}
      columns={[
        column("code", "text", { help: t("codeHelp") }),
        column("weight", "number", { help: t("weightHelp") }),
        column("nameId", "text"),
        column("nameEn", "text"),
        column("pillarScores", "select", { choices, help: t("pillarScoresHelp") }),
        column("source", "text", { isOptional: true, help: t("sourceHelp") }),
      ]}
      legend={t("section")}
      addLabel={t("addSection")}
      saveLabel={t("saveSections")}
      below={() => <WeightSum saved={savedSum} />}
    />
  );
}

export function PillarsForm({ code, version, rows, choices }: PartProps & { choices: Choice[] }) {
  const t = useTranslations("InstrumentForms");
  return (
    <RowsForm
      action={savePillarsAction}
      hidden={{ code }}
      version={version}
      rows={rows}
      columns={[{ name: "pillarId", kind: "select", label: t("pillar"), choices, emptyLabel: t("choose") }]}
      legend={t("pillar")}
      addLabel={t("addPillar")}
      saveLabel={t("savePillars")}
    />
  );
}

export function SubDimensionsForm({ code, version, rows, pillarSlug }: PartProps & { pillarSlug: string }) {
  const t = useTranslations("InstrumentForms");
  const column = useColumns();
  return (
    <RowsForm
      action={saveSubDimensionsAction}
      hidden={{ code, pillarSlug }}
      version={version}
      rows={rows}
      columns={[column("code", "text", { help: t("codeHelp") }), column("nameId", "text"), column("nameEn", "text")]}
      legend={t("subDimension")}
      addLabel={t("addSubDimension")}
      saveLabel={t("saveSubDimensions")}
    />
  );
}

export function BandsForm({ code, version, rows }: PartProps) {
  const t = useTranslations("InstrumentForms");
  const column = useColumns();
  return (
    <RowsForm
      action={saveBandsAction}
      hidden={{ code }}
      version={version}
      rows={rows}
      columns={[
        column("minimum", "number", { help: t("minimumHelp") }),
        column("labelId", "text"),
        column("labelEn", "text"),
      ]}
      legend={t("band")}
      addLabel={t("addBand")}
      saveLabel={t("saveBands")}
    />
  );
}

export function LevelsForm({ code, version, rows }: PartProps) {
  const t = useTranslations("InstrumentForms");
  const column = useColumns();
  return (
    <RowsForm
      action={saveLevelsAction}
      hidden={{ code }}
      version={version}
      rows={rows}
      columns={[
        column("value", "number"),
        column("labelId", "text"),
        column("labelEn", "text"),
        column("descriptionId", "text", { isOptional: true, help: t("descriptionHelp") }),
        column("descriptionEn", "text", { isOptional: true }),
      ]}
      legend={t("level")}
      addLabel={t("addLevel")}
      saveLabel={t("saveLevels")}
    />
  );
}
