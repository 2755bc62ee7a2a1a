import { OperatorError } from "../operator";
import { countWritten, type Filling } from "./filling";
import { type Load, measureLoad } from "./load";
import { multipart, readForm, signInByForm } from "./plain-form";

const TYPED = {
  physicalPercent: "42,5",
  done: "Bangku uji: pengukuran kecepatan pengajuan laporan.",
  obstacles: "",
  nextStep: "Bangku uji.",
  evidenceUrl: "",
  intent: "submit",
};

export interface Submissions extends Load {
  written: number;
}

/** Progress reports through the form that the officer uses, each of another programme or month. */
export async function measureSubmissions(origin: string, filling: Filling): Promise<Submissions> {
  const { cookie } = await signInByForm(origin, filling.officer);
  if (!cookie) throw new OperatorError("The benchmark's account could not sign in.");
  const formPath = (slug: string) => `/kelola/program/${slug}/lapor`;
  const hidden = await readForm(`${origin}${formPath(filling.reports[0]?.slug ?? "")}`, "physicalPercent", cookie);

  let sent = 0;
  const load = await measureLoad(
    origin,
    () => {
      const report = filling.reports[sent++];
      if (!report) throw new OperatorError(`The benchmark prepared too few reports: ${filling.reports.length}.`);
      const { slug, period } = report;
      const { contentType, body } = multipart({ ...hidden, ...TYPED, programmeSlug: slug, period });
      const headers = { "content-type": contentType, cookie, origin };
      return { path: formPath(slug), method: "POST" as const, headers, body };
    },
    303,
  );
  return { ...load, written: await confirmWritten(load.answered, sent) };
}

/** Every answer that was counted must have left a report and its audit event; those cut off at the end may have. */
async function confirmWritten(answered: number, sent: number): Promise<number> {
  const { reports, auditEvents } = await countWritten();
  if (reports !== auditEvents || reports < answered || reports > sent) {
    throw new OperatorError(
      `${answered} submissions were answered, of ${sent} sent; ${reports} reports and ${auditEvents} audit events are there.`,
    );
  }
  return reports;
}
