"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { recordAttendanceAction } from "@/lib/follow-up/meetings/actions";
import { ATTENDANCES } from "@/lib/follow-up/meetings/schemas";

type Member = { id: string; name: string; position: string; body: string; attendance: string; representative: string };
type AttendanceFormProps = { id: string; version: number; members: Member[] };

/** Everybody on one screen, one tap each. */
export function AttendanceForm({ id, version, members }: AttendanceFormProps) {
  const t = useTranslations("AttendanceForm");
  const forms = useTranslations("Forms");
  const form = useForm(recordAttendanceAction);
  const { state, messages, typed } = form;
  const errors = members.flatMap((member) =>
    messages(`representative-${member.id}`).map((message) => ({
      fieldId: `representative-${member.id}`,
      message: `${member.name}: ${message}`,
    })),
  );
  const words = Object.fromEntries(ATTENDANCES.map((value) => [value, t(value)]));
  const compared = members.flatMap(({ id: memberId, name, attendance, representative }) => [
    { name: `attendance-${memberId}`, label: name, typed: typed(`attendance-${memberId}`, attendance), words },
    {
      name: `representative-${memberId}`,
      label: `${name}, ${t("representative")}`,
      typed: typed(`representative-${memberId}`, representative),
    },
  ]);
  // After a stale answer both lists are on the page, so the next press goes on from the newer one.
  const basis = state.problem?.version ?? version;
  const bodies = [...Map.groupBy(members, ({ body }) => body)];
  return (
    <Form of={form} hidden={{ id, version: basis }} compared={compared} className="flex flex-col gap-8">
      <ErrorSummary title={forms("summary")} errors={errors} />
      {bodies.map(([body, own], index) => (
        <section key={body} aria-labelledby={`body-${index}`} className="flex flex-col gap-4">
          <h2 id={`body-${index}`} className="text-base font-semibold" lang="id">
            {body}
          </h2>
          {own.map((member) => (
            <MemberRow
              key={`${member.id} ${typed(`attendance-${member.id}`, member.attendance)}`}
              member={member}
              attendance={typed(`attendance-${member.id}`, member.attendance)}
              representative={typed(`representative-${member.id}`, member.representative)}
              error={messages(`representative-${member.id}`)}
            />
          ))}
        </section>
      ))}
      <div>
        <SubmitButton pendingLabel={forms("saving")}>{t("save")}</SubmitButton>
      </div>
    </Form>
  );
}

type MemberRowProps = { member: Member; attendance: string; representative: string; error: string[] };

function MemberRow({ member, attendance, representative, error }: MemberRowProps) {
  const t = useTranslations("AttendanceForm");
  return (
    <fieldset className="border-t border-hairline pt-3">
      <legend lang="id" className="float-left w-full font-medium">
        {member.name}
        {member.position ? <span className="block text-sm font-normal text-muted">{member.position}</span> : null}
      </legend>
      <div className="clear-both flex flex-wrap gap-2 pt-2">
        {ATTENDANCES.map((value) => (
          <label
            key={value}
            className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-md border border-control px-3 has-checked:border-accent has-checked:bg-accent-tint has-focus-visible:outline-2"
          >
            <input
              type="radio"
              name={`attendance-${member.id}`}
              value={value}
              defaultChecked={attendance === value}
              className="size-4 accent-accent"
            />
            {t(value)}
          </label>
        ))}
      </div>
      <div className="pt-2">
        <TextInput
          name={`representative-${member.id}`}
          label={t("representative")}
          defaultValue={representative}
          error={error}
          optionalLabel={t("ifRepresented")}
          autoComplete="off"
        />
      </div>
    </fieldset>
  );
}
