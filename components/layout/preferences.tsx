import { Monitor, Moon, Sun } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { getCity } from "@/lib/platform/settings/published";
import { LanguageSwitch } from "./language-switch";
import { ThemeSwitch } from "./theme-switch";

/** Language and appearance, with their words put in on the server. */
export async function Preferences() {
  const [nav, theme, { languages }] = await Promise.all([getTranslations("Nav"), getTranslations("Theme"), getCity()]);
  return (
    <div className="flex items-center gap-3" data-print="no">
      {languages.length > 1 ? <LanguageSwitch label={nav("language")} languages={languages} /> : null}
      <ThemeSwitch
        label={theme("label")}
        options={{
          light: { label: theme("light"), icon: <Sun aria-hidden className="size-4" /> },
          system: { label: theme("system"), icon: <Monitor aria-hidden className="size-4" /> },
          dark: { label: theme("dark"), icon: <Moon aria-hidden className="size-4" /> },
        }}
      />
    </div>
  );
}
