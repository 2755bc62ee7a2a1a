import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import type { getMeeting } from "@/lib/follow-up/meetings/queries";

type Attendances = Awaited<ReturnType<typeof getMeeting>>["attendances"];

/** Who was there, by body. */
export function AttendanceList({ attendances }: { attendances: Attendances }) {
  const t = useTranslations("Meetings");
  const words = useTranslations("AttendanceForm");
  const present = attendances.filter(({ attendance }) => attendance === "PRESENT" || attendance === "REPRESENTED");
  return (
    <>
      <p className="mb-3">{t("presentOf", { present: present.length, total: attendances.length })}</p>
      <DataTable
        caption={t("attendance")}
        captionHidden
        rows={attendances}
        rowKey={({ memberId }) => memberId}
        columns={[
          {
            key: "name",
            header: t("member"),
            heading: true,
            cell: ({ member }) => <span lang="id">{member.name}</span>,
          },
          { key: "body", header: t("body"), cell: ({ member }) => <span lang="id">{member.body.name}</span> },
          {
            key: "attendance",
            header: t("attendance"),
            cell: ({ attendance, representative }) =>
              attendance === "REPRESENTED"
                ? t.rich("representedBy", { name: representative, id: (name) => <span lang="id">{name}</span> })
                : words(attendance),
          },
        ]}
      />
    </>
  );
}
