import { useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import { DownloadLinks } from "@/components/ui/download-links";
import { Fold } from "@/components/ui/fold";
import { route } from "@/lib/platform/pages/routes";

type DatasetCardProps = {
  name: string;
  title: string;
  description: string;
  href: string;
  item: string | null;
  columns: { name: string; heading: string }[];
};

/** One list: what it holds, every form in which it leaves, its columns. A phone shows the names of all of them first. */
export function DatasetCard({ name, title, description, href, item, columns }: DatasetCardProps) {
  const t = useTranslations("DataPage");
  return (
    <article id={name} className="md:border-t md:border-hairline md:py-2">
      <Fold summary={<h3 className="font-semibold">{title}</h3>}>
        <div className="flex flex-col gap-2 py-3 md:py-0">
          <p className="max-w-prose text-muted">{description}</p>
          <DownloadLinks href={href} withJson />
          <Disclosure summary={t("columns", { count: columns.length })}>
            <ul className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2 lg:grid-cols-3">
              {columns.map((column) => (
                <li key={column.name}>
                  {column.heading} <code className="text-muted">{column.name}</code>
                </li>
              ))}
            </ul>
            {item ? (
              <p className="mt-3 text-sm break-words">
                {t("one")} <code>{item}</code>
              </p>
            ) : null}
            <p className="mt-1 text-sm">
              <a
                href={route("/api/v1/csvw/[name]", { name })}
                className="text-link inline-flex min-h-11 items-center md:min-h-6"
              >
                {t("schema")}
              </a>
            </p>
          </Disclosure>
        </div>
      </Fold>
    </article>
  );
}
