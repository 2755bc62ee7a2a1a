import { Menu, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SkipLink } from "@/components/ui/skip-link";
import { Brand } from "./brand";
import { NavLinks } from "./nav-links";
import { Preferences } from "./preferences";
import { PrintHead } from "./print-head";
import { PublicFooter } from "./public-footer";
import { publicNavigation } from "./public-navigation";
import { SearchForm } from "./search-form";

type PublicShellProps = { children: ReactNode; sources?: ReactNode; lastPublished?: ReactNode };

export function PublicShell({ children, sources, lastPublished }: PublicShellProps) {
  const t = useTranslations("Nav");
  const common = useTranslations("Common");
  const items = publicNavigation.map(({ href, key }) => ({ href, label: t(key) }));
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink label={common("skipToContent")} />
      <header className="border-b border-hairline" data-print="no">
        <div className="page-width flex min-h-16 items-center justify-between gap-4 py-2">
          <Brand />
          <div className="hidden min-w-0 items-center gap-4 md:flex">
            <SearchForm id="cari-atas" className="w-48 lg:w-64" />
            <Preferences />
          </div>
          <button
            type="button"
            popoverTarget="menu"
            className="inline-flex min-h-11 items-center gap-2 rounded-md px-3 font-medium hover:bg-sunken md:hidden"
          >
            <Menu aria-hidden className="size-5" />
            {t("menu")}
          </button>
        </div>
        {/* On a phone in a line of its own: nobody opens a menu to look for something. */}
        <div className="page-width pb-3 md:hidden">
          <SearchForm id="cari-atas-kecil" />
        </div>
        <nav aria-label={t("main")} className="page-width hidden md:block">
          <NavLinks
            items={items}
            className="-mb-px flex flex-wrap gap-x-3 lg:gap-x-8"
            linkClassName="inline-flex min-h-11 items-center border-b-2 border-transparent text-sm font-medium text-muted hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
          />
        </nav>
        <div
          id="menu"
          popover="auto"
          className="fixed inset-x-0 top-0 bottom-auto m-0 w-full max-w-none border-b border-hairline bg-raised px-4 py-2 text-ink shadow-xl"
        >
          <div className="flex justify-end">
            <button
              type="button"
              popoverTarget="menu"
              popoverTargetAction="hide"
              className="inline-flex min-h-11 items-center gap-2 rounded-md px-3 font-medium hover:bg-sunken"
            >
              <X aria-hidden className="size-5" />
              {t("closeMenu")}
            </button>
          </div>
          <nav aria-label={t("menu")}>
            <NavLinks
              items={items}
              className="flex flex-col divide-y divide-hairline"
              linkClassName="flex min-h-12 items-center text-base font-medium aria-[current=page]:text-accent"
            />
          </nav>
          <div className="mt-4 flex justify-end">
            <Preferences />
          </div>
        </div>
      </header>
      <PrintHead lastPublished={lastPublished} />
      <main id="content" tabIndex={-1} className="page-width grow py-8 outline-none md:py-12">
        {children}
      </main>
      <PublicFooter sources={sources} lastPublished={lastPublished} />
    </div>
  );
}
