import "server-only";
import { createTransport } from "nodemailer";
import { env } from "@/lib/config/env";

/** False where the city has set no mail server: then nobody is asked for an address. */
export function isMailOffered(): boolean {
  const { SMTP_URL, MAIL_FROM } = env();
  return SMTP_URL !== undefined && MAIL_FROM !== undefined;
}

/** Sends one plain letter through the city's own mail server; throws where that refuses it. */
export async function sendMail(letter: { to: string; subject: string; text: string }): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env();
  if (!SMTP_URL || !MAIL_FROM) throw new Error("No mail server is set (SMTP_URL, MAIL_FROM)");
  const transport = createTransport({ url: SMTP_URL, connectionTimeout: 10_000, socketTimeout: 20_000 });
  try {
    await transport.sendMail({ ...letter, from: MAIL_FROM });
  } finally {
    transport.close();
  }
}
