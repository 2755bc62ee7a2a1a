"use client";
import { useTranslations } from "next-intl";
import type { FieldState } from "@/components/platform/forms/entry-form";
import { Select } from "@/components/ui/text-input";

export type ActingAgency = { code: string; name: string; officers: { id: string; name: string }[] };

type WhoActsProps = { field: (name: string) => FieldState; agencies: ActingAgency[] };

/** The agency that acts and, where one is named, its officer: fields agencyCode and officerId. */
export function WhoActs({ field, agencies }: WhoActsProps) {
  const t = useTranslations("FollowUpForms");
  const forms = useTranslations("Forms");
  const select = (name: "agencyCode" | "officerId") => ({
    ...field(name),
    label: t(name),
  });
  const officers = agencies.flatMap((agency) =>
    agency.officers.map(({ id, name }) => ({ value: id, label: `${name} (${agency.name})` })),
  );
  return (
    <>
      <Select
        {...select("agencyCode")}
        choices={agencies.map(({ code, name }) => ({ value: code, label: name }))}
        emptyLabel={t("choose")}
      />
      <Select
        {...select("officerId")}
        help={t("officerHelp")}
        optionalLabel={forms("optional")}
        choices={officers}
        emptyLabel={t("nobody")}
      />
    </>
  );
}
