import { useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import { Fold } from "@/components/ui/fold";
import { columnType } from "@/lib/site/data/column-types";
import type { Operation } from "@/lib/site/data/openapi";

/** One address of the open data: what it answers, what it can be asked, what stands in a row. */
export function OperationSection({ operation }: { operation: Operation }) {
  const t = useTranslations("DataReference");
  const { path, name, title, description, parameters, columns, types } = operation;
  return (
    <section id={name} aria-labelledby={`${name}-judul`} className="md:border-t md:border-hairline md:py-3">
      <Fold
        summary={
          <h2 id={`${name}-judul`} className="text-base font-semibold">
            {title}
          </h2>
        }
      >
        <div className="py-2 md:py-0">
          <p className="my-1 break-words">
            <code>GET {path}</code>
          </p>
          <p className="max-w-prose text-muted">{description}</p>
          <p className="text-sm text-muted">{t("answers", { types: types.join(", ") })}</p>
          {parameters.length > 0 ? (
            <Disclosure summary={`${t("parameterTable")} (${parameters.length})`}>
              <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[12rem_1fr]">
                {parameters.map((parameter) => (
                  <div key={`${parameter.in} ${parameter.name}`} className="contents">
                    <dt>
                      <code>{parameter.in === "path" ? `{${parameter.name}}` : parameter.name}</code>
                    </dt>
                    <dd className="mb-1">
                      {parameter.description}
                      <Choices schema={parameter.schema} />
                    </dd>
                  </div>
                ))}
              </dl>
            </Disclosure>
          ) : null}
          {columns ? (
            <Disclosure summary={`${t("columnTable")} (${columns.length})`}>
              <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[12rem_1fr]">
                {columns.map((column) => (
                  <div key={column.name} className="contents">
                    <dt>
                      <code>{column.name}</code>
                    </dt>
                    <dd className="mb-1">
                      {column.heading} <span className="text-muted">({t(`types.${columnType(column.name)}`)})</span>
                    </dd>
                  </div>
                ))}
              </dl>
            </Disclosure>
          ) : null}
        </div>
      </Fold>
    </section>
  );
}

function Choices({ schema }: { schema: object }) {
  const choices = "enum" in schema && Array.isArray(schema.enum) ? schema.enum : [];
  return choices.length > 0 ? <span className="block text-muted">{choices.join(", ")}</span> : null;
}
