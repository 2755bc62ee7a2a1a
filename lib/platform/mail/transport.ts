import "server-only";
import { createTransport } from "nodemailer";
import { env } from "@/lib/platform/config/env";
import { returnAddress } from "./return-address";

/** False where the city has set no mail server: then nobody is asked for an address. */
export function isMailOffered(): boolean {
  const { SMTP_URL, MAIL_FROM } = env();
  return SMTP_URL !== undefined && MAIL_FROM !== undefined;
}

/** The mail server's answer by its number alone: its sentences name the address that they are about. */
export class MailRefused extends Error {
  override name = "MailRefused";
  /** The server's number, where it refused the recipient's address for good; null for any other failure. */
  readonly addressCode: number | null;
  constructor(error: unknown) {
    const { responseCode, code, command } = (typeof error === "object" && error !== null ? error : {}) as Record<
      string,
      unknown
    >;
    const known = [code, responseCode].filter((one) => typeof one === "number" || /^E[A-Z]+$/.test(String(one)));
    super(`The mail server did not take a letter (${known.join(", ") || "no code"})`);
    const isFinal = typeof responseCode === "number" && responseCode >= 500;
    this.addressCode = isFinal && String(command).startsWith("RCPT") ? responseCode : null;
  }
}

/** Sends one plain letter through the city's own mail server; throws MailRefused, which names nobody, where that fails. */
export async function sendMail(letter: { to: string; subject: string; text: string }): Promise<void> {
  const { SMTP_URL, MAIL_FROM, MAIL_RETURN, NEXTAUTH_SECRET } = env();
  if (!SMTP_URL || !MAIL_FROM) throw new Error("No mail server is set (SMTP_URL, MAIL_FROM)");
  const transport = createTransport({ url: SMTP_URL, connectionTimeout: 10_000, socketTimeout: 20_000 });
  try {
    const envelope = MAIL_RETURN
      ? { envelope: { from: returnAddress(MAIL_RETURN, NEXTAUTH_SECRET, letter.to), to: [letter.to] } }
      : {};
    await transport.sendMail({ ...letter, ...envelope, from: MAIL_FROM });
  } catch (error) {
    // Not as its cause: whoever stores or prints an error prints that too (pg-boss keeps a job's for days).
    throw new MailRefused(error);
  } finally {
    transport.close();
  }
}
