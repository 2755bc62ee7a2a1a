import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { LanguageSwitch } from "./language-switch";
import { ThemeSwitch } from "./theme-switch";

/** Language and appearance, with their words put in on the server. */
export function Preferences() {
  const nav = useTranslations("Nav");
  const theme = useTranslations("Theme");
  return (
    <div className="flex items-center gap-3" data-print="no">
      <LanguageSwitch label={nav("language")} />
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
