import "server-only";
import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import { parseConnectionUrl } from "nodemailer/lib/shared";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { env } from "@/lib/platform/config/env";
import { returnAddress } from "./return-address";

export type Letter = {
  to: string;
  subject: string;
  text: string;
  messageId: string;
  date: Date;
  headers?: Record<string, string>;
};

/**
 * What became of a letter. `later`: the server took nothing and may take it another time. `refused`: it said no for good, of
 * the address itself (`ofAddress`) or of the letter. `unknown`: the line broke after the text was on its way.
 */
export type Delivery = {
  outcome: "sent" | "later" | "refused" | "unknown";
  /** The server's number, or what the line broke with: never a sentence, which names people. */
  code: string;
  ofAddress: boolean;
};

const CONNECT_MS = 10_000;
const SILENT_MS = 20_000;

type Failure = { code?: string; responseCode?: number; command?: string };

/**
 * One letter over a connection of its own. `beforeText` runs when the server has taken sender and recipient and waits for
 * the text, before its first byte goes out: what fails earlier was certainly not sent. Where it throws, nothing is sent.
 */
export async function deliver(letter: Letter, beforeText: () => Promise<void>): Promise<Delivery> {
  const { SMTP_URL, MAIL_FROM, MAIL_RETURN, NEXTAUTH_SECRET } = env();
  if (!SMTP_URL || !MAIL_FROM) return { outcome: "later", code: "no server", ofAddress: false };
  const text = await new MailComposer({
    ...letter,
    from: MAIL_FROM,
    // Absences are not answered to a program.
    headers: { "Auto-Submitted": "auto-generated", ...letter.headers },
  })
    .compile()
    .build();
  const envelopeFrom = MAIL_RETURN ? returnAddress(MAIL_RETURN, NEXTAUTH_SECRET, letter.to) : MAIL_FROM;
  let isOnItsWay = false;
  async function* content() {
    await beforeText();
    isOnItsWay = true;
    yield text;
  }
  const options = parseConnectionUrl(SMTP_URL) as SMTPConnection.Options & { auth?: SMTPConnection.Credentials };
  const connection = new SMTPConnection({
    ...options,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENT_MS,
  });
  try {
    await connected(connection, options.auth);
    await new Promise<void>((done, fail) =>
      connection.send({ from: envelopeFrom, to: [letter.to] }, Readable.from(content()), (error) =>
        error ? fail(error) : done(),
      ),
    );
    return { outcome: "sent", code: "250", ofAddress: false };
  } catch (error) {
    return failed(error as Failure, isOnItsWay);
  } finally {
    connection.close();
  }
}

function connected(connection: SMTPConnection, auth: SMTPConnection.Credentials | undefined): Promise<void> {
  return new Promise((done, fail) => {
    connection.once("error", fail);
    connection.connect(() => {
      if (auth) connection.login(auth, (error) => (error ? fail(error) : done()));
      else done();
    });
  });
}

function failed({ code = "", responseCode, command = "" }: Failure, isOnItsWay: boolean): Delivery {
  const said = responseCode ? String(responseCode) : /^E[A-Z]+$/.test(code) ? code : "no code";
  if (isOnItsWay && !responseCode) return { outcome: "unknown", code: said, ofAddress: false };
  const isFinal = responseCode !== undefined && responseCode >= 500;
  return { outcome: isFinal ? "refused" : "later", code: said, ofAddress: isFinal && command.startsWith("RCPT") };
}
