import { useLocale, useTranslations } from "next-intl";
import { buttonClasses } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Timeline } from "@/components/ui/timeline";
import { dayIn, formatDate, formatTime } from "@/lib/platform/format/date";
import { useZone } from "@/lib/platform/i18n/use-zone";
import type { compareRevisions, Revisions } from "@/lib/work/revisions/queries";
import { BEFORE_ALL, differences } from "@/lib/work/revisions/states";
import { RestoreForm } from "./restore-form";
import { useValueWords } from "./value-words";

type Revision = Revisions["revisions"][number];

function useRevisionWords({ revisions }: Revisions) {
  const t = useTranslations("Revisions");
  const locale = useLocale();
  const zone = useZone();
  const minuteOf = ({ at }: Revision) => at.toISOString().slice(0, 16);
  const within = Map.groupBy(revisions, minuteOf);
  /** To the second where another change was made within the same minute. */
  const precision = (one: Revision) => ((within.get(minuteOf(one))?.length ?? 0) > 1 ? "second" : "minute");
  return {
    action: ({ id, action }: Revision) =>
      id === BEFORE_ALL
        ? t("firstKnown")
        : t.has(`actions.${action as "create"}`)
          ? t(`actions.${action as "create"}`)
          : action,
    when: (one: Revision) =>
      one.id === BEFORE_ALL
        ? t("beforeAll")
        : `${formatDate(dayIn(zone, one.at), locale)} ${formatTime(one.at, locale, zone, precision(one))}`,
    who: ({ by }: Revision) => by ?? t("system"),
  };
}

/** What a field is called, where a kind of row calls it otherwise than the rest. */
function useFieldLabel(kind: Revisions["kind"]) {
  const t = useTranslations("Revisions");
  return (field: string) =>
    t((t.has(`own.${kind}.${field}` as never) ? `own.${kind}.${field}` : `fields.${field}`) as never);
}

/** Whether putting it back would change nothing. */
function isSame({ fields, apart }: Revisions, one: Revision, newest: Revision | undefined) {
  const restored = Object.keys(fields).filter((field) => !(apart as readonly string[]).includes(field));
  return newest !== undefined && differences(one.state, newest.state, restored).length === 0;
}

/** Every change in words, the newest first: who, when, what and why, and the way back to each state. */
export function RevisionList({ history, id }: { history: Revisions; id: string }) {
  const t = useTranslations("Revisions");
  const words = useRevisionWords(history);
  const say = useValueWords(history);
  const label = useFieldLabel(history.kind);
  const labels = Object.fromEntries(Object.keys(history.fields).map((field) => [field, label(field)]));
  const [newest] = history.revisions;
  const first = history.revisions.at(-1);
  return (
    <Timeline
      items={history.revisions.map((revision) => ({
        id: revision.id,
        dateTime: revision.at.toISOString(),
        when: words.when(revision),
        title: words.action(revision),
        who: words.who(revision),
        children: (
          <div className="flex flex-col gap-2">
            {revision.reason ? <p>{t("reason", { reason: revision.reason })}</p> : null}
            {revision.changes.length > 0 ? (
              <ul className="flex flex-col gap-1 text-sm">
                {revision.changes.map(({ field, from, to }) => (
                  <li key={field} className="break-words">
                    <span className="font-medium">{label(field)}</span>:{" "}
                    {/* What was there from the beginning came from nothing. */}
                    {revision === first && from === null ? say(field, to) : `${say(field, from)} → ${say(field, to)}`}
                  </li>
                ))}
              </ul>
            ) : null}
            {history.row.mayRestore && !isSame(history, revision, newest) && Object.keys(revision.state).length > 0 ? (
              <RestoreForm
                entity={history.kind}
                rowId={id}
                revision={revision.id}
                version={history.row.version}
                when={words.when(revision)}
                asksReason={history.row.asksReason ?? false}
                labels={labels}
              />
            ) : null}
          </div>
        ),
      }))}
    />
  );
}

/** Any two of them; a plain form, so that it works without scripts and has an address. */
export function CompareForm({ history, from, to }: { history: Revisions; from: string; to: string }) {
  const t = useTranslations("Revisions");
  const words = useRevisionWords(history);
  const choice = (name: "dari" | "sampai", label: string, value: string) => (
    <label className="flex min-w-0 flex-1 basis-64 flex-col gap-1 font-medium">
      {label}
      <select name={name} defaultValue={value} className="min-h-11 rounded-md border border-control bg-surface px-3">
        {history.revisions.map((revision) => (
          <option key={revision.id} value={revision.id}>
            {words.when(revision)} · {words.action(revision)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <form className="flex flex-wrap items-end gap-4">
      {choice("dari", t("from"), from)}
      {choice("sampai", t("to"), to)}
      <button type="submit" className={buttonClasses("secondary")}>
        {t("compare")}
      </button>
    </form>
  );
}

/** Two states beside each other, what differs alone. */
export function Comparison({
  history,
  compared,
}: {
  history: Revisions;
  compared: NonNullable<ReturnType<typeof compareRevisions>>;
}) {
  const t = useTranslations("Revisions");
  const words = useRevisionWords(history);
  const say = useValueWords(history);
  const label = useFieldLabel(history.kind);
  if (compared.changes.length === 0) return <p>{t("same")}</p>;
  return (
    <DataTable
      caption={t("difference")}
      captionHidden
      rows={compared.changes}
      rowKey={({ field }) => field}
      columns={[
        { key: "field", header: t("field"), heading: true, cell: ({ field }) => label(field) },
        { key: "from", header: words.when(compared.from), cell: ({ field, from }) => say(field, from) },
        { key: "to", header: words.when(compared.to), cell: ({ field, to }) => say(field, to) },
      ]}
    />
  );
}
