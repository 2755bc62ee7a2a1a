import { type ReactNode, useId } from "react";

const themes = ["light", "system", "dark"] as const;
type Theme = (typeof themes)[number];

type ThemeSwitchProps = { label: string; options: Record<Theme, { label: string; icon: ReactNode }> };

/** /site.js ticks what /theme.js set before the first paint, and keeps what is chosen. */
export function ThemeSwitch({ label, options }: ThemeSwitchProps) {
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
            defaultChecked={theme === "system"}
            data-theme-choice=""
            className="sr-only"
          />
          {options[theme].icon}
          <span className="sr-only">{options[theme].label}</span>
        </label>
      ))}
    </fieldset>
  );
}
