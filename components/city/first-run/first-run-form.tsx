"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { Select, TextInput } from "@/components/ui/text-input";
import { createFirstAdminAction } from "@/lib/city/first-run/actions";
import { FIRST_ZONE, ZONE_NAMES, ZONES } from "@/lib/platform/format/zone";

const CITY = ["city", "timeZone", "stewardName", "stewardShortName", "stewardCode"] as const;
const ADMIN = ["name", "email", "newPassword", "newPasswordAgain"] as const;
/** What most cities will say; every one of them can say otherwise. */
const USUAL: Readonly<Record<string, string>> = { timeZone: FIRST_ZONE, stewardCode: "DISKOMINFO" };

/** The city, where it is new, and the one who administers it from now on. */
export function FirstRunForm({ token, isNewCity }: { token: string; isNewCity: boolean }) {
  const t = useTranslations("FirstRun");
  const words = useTranslations("PasswordForms");
  const settings = useTranslations("CitySettings");
  const labels = {
    ...{ city: settings("fields.name"), timeZone: settings("fields.timeZone"), stewardName: t("stewardName") },
    ...{ stewardShortName: t("stewardShortName"), stewardCode: t("stewardCode"), name: t("name"), email: t("email") },
    ...{ newPassword: words("newPassword"), newPasswordAgain: words("newPasswordAgain") },
  };
  const names = isNewCity ? [...CITY, ...ADMIN] : ADMIN;
  return (
    <EntryForm
      action={createFirstAdminAction}
      fields={names.map((name) => ({ name, label: labels[name], saved: USUAL[name] ?? "" }))}
      hidden={{ token }}
      basis={null}
    >
      {(field) => {
        const of = (name: keyof typeof labels) => ({ ...field(name), label: labels[name] });
        return (
          <>
            {isNewCity ? (
              <fieldset className="flex flex-col gap-6">
                <legend className="mb-4 font-semibold">{t("theCity")}</legend>
                <TextInput {...of("city")} help={settings("nameHelp")} autoComplete="off" />
                <Select
                  {...of("timeZone")}
                  choices={ZONES.map((value) => ({ value, label: settings(`zones.${ZONE_NAMES[value]}`) }))}
                />
                <TextInput {...of("stewardName")} help={t("stewardHelp")} autoComplete="off" />
                <TextInput {...of("stewardShortName")} help={t("stewardShortNameHelp")} autoComplete="off" />
                <TextInput {...of("stewardCode")} help={t("stewardCodeHelp")} autoComplete="off" />
              </fieldset>
            ) : null}
            <fieldset className="flex flex-col gap-6">
              <legend className="mb-4 font-semibold">{t("theAdmin")}</legend>
              <TextInput {...of("name")} autoComplete="name" />
              <TextInput {...of("email")} type="email" autoComplete="username" />
              <TextInput
                {...of("newPassword")}
                help={words("newPasswordHelp")}
                type="password"
                autoComplete="new-password"
              />
              <TextInput {...of("newPasswordAgain")} type="password" autoComplete="new-password" />
            </fieldset>
            <div>
              <SubmitButton pendingLabel={t("making")}>{t("make")}</SubmitButton>
            </div>
          </>
        );
      }}
    </EntryForm>
  );
}
