import { useTranslations } from "next-intl";
import { ButtonLink, buttonClasses } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Select, TextInput } from "@/components/ui/text-input";
import { ALL_ROLES, type AccountFilter as Filter } from "@/lib/platform/accounts/schemas";
import { ACCOUNT_STATES } from "@/lib/platform/accounts/state";
import { route } from "@/lib/platform/pages/routes";

type AccountFilterProps = { filter: Filter; agencies: { code: string; name: string }[] };

/** A plain form: it works without scripts, and the address says what is shown. */
export function AccountFilter({ filter, agencies }: AccountFilterProps) {
  const t = useTranslations("Accounts");
  const office = useTranslations("Office");
  const isOn = Object.values(filter).some(Boolean);
  return (
    <Disclosure summary={t("find")} open={isOn}>
      <form method="get" className="grid items-end gap-4 pt-2 sm:grid-cols-2" data-print="no">
        <TextInput name="cari" label={t("search")} defaultValue={filter.search ?? ""} type="search" />
        <Select
          name="peran"
          label={t("filterRole")}
          defaultValue={filter.role ?? ""}
          emptyLabel={t("all")}
          choices={ALL_ROLES.map((value) => ({ value, label: office(`roles.${value}`) }))}
        />
        <Select
          name="opd"
          label={t("filterAgency")}
          defaultValue={filter.agency ?? ""}
          emptyLabel={t("all")}
          choices={agencies.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <Select
          name="keadaan"
          label={t("filterState")}
          defaultValue={filter.state ?? ""}
          emptyLabel={t("all")}
          choices={ACCOUNT_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
        />
        <div className="flex flex-wrap gap-3">
          <button type="submit" className={buttonClasses("secondary")}>
            {t("apply")}
          </button>
          {isOn ? (
            <ButtonLink href={route("/kelola/pengguna")} variant="quiet">
              {t("reset")}
            </ButtonLink>
          ) : null}
        </div>
      </form>
    </Disclosure>
  );
}
