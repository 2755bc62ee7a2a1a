"use client";

import { type ReactNode, useEffect, useId, useSyncExternalStore } from "react";

const themes = ["light", "system", "dark"] as const;
type Theme = (typeof themes)[number];

const changed = "themechange";

function subscribe(notify: () => void): () => void {
  window.addEventListener(changed, notify);
  return () => window.removeEventListener(changed, notify);
}

function read(): Theme {
  const theme = document.documentElement.dataset.theme;
  return theme === "light" || theme === "dark" ? theme : "system";
}

function choose(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === "system") localStorage.removeItem("theme");
    else localStorage.setItem("theme", theme);
  } catch {
    // Storage may be switched off; the choice then lasts for this page only.
  }
  window.dispatchEvent(new Event(changed));
}

/** Next's error pages rebuild <html> in the browser, and with it goes what /theme.js had set. */
function restore(): void {
  const root = document.documentElement;
  if (root.dataset.js !== undefined) return;
  root.dataset.js = "";
  try {
    const stored = localStorage.getItem("theme");
    if (stored === "light" || stored === "dark") root.dataset.theme = stored;
  } catch {
    // Storage may be switched off; the system's scheme then stands.
  }
  window.dispatchEvent(new Event(changed));
}

type ThemeSwitchProps = { label: string; options: Record<Theme, { label: string; icon: ReactNode }> };

/** Reads what /theme.js set before the first paint. */
export function ThemeSwitch({ label, options }: ThemeSwitchProps) {
  const current = useSyncExternalStore<Theme>(subscribe, read, () => "system");
  useEffect(restore, []);
  // The switch stands twice in a page, for desk and phone; under one name only one of the two could be checked.
  const name = useId();
  return (
    <fieldset data-needs-js="" className="flex rounded-md border border-hairline p-0.5">
      <legend className="sr-only">{label}</legend>
      {themes.map((theme) => (
        <label
          key={theme}
          title={options[theme].label}
          className="flex size-11 cursor-pointer items-center justify-center rounded-sm text-muted hover:text-ink has-checked:bg-sunken has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent md:size-8"
        >
          <input
            type="radio"
            name={name}
            value={theme}
            checked={theme === current}
            onChange={() => choose(theme)}
            className="sr-only"
          />
          {options[theme].icon}
          <span className="sr-only">{options[theme].label}</span>
        </label>
      ))}
    </fieldset>
  );
}
