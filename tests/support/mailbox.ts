// A mail server of the tests' own: what arrives, as a reader would see it.
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export type Arrived = { to: string; text: string; headers: string };
type Answer = (done: (error?: Error) => void) => void;

export class Mailbox {
  readonly arrived: Arrived[] = [];
  /** What the server says of the next recipients and texts; yes where nothing is set. */
  at: { rcpt?: Answer; text?: Answer } = {};
  private constructor(private readonly server: SMTPServer) {}

  static async open(): Promise<Mailbox> {
    const server: SMTPServer = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      closeTimeout: 100,
      onRcptTo: (_address, _session, done) => (box.at.rcpt ?? ((go) => go()))(done),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const raw = Buffer.concat(chunks).toString();
          const at = raw.indexOf("\r\n\r\n");
          box.arrived.push({
            to: session.envelope.rcptTo[0]?.address ?? "",
            headers: raw.slice(0, at).replaceAll(/\r\n[ \t]+/g, " "),
            text: plain(raw.slice(at + 4)),
          });
          (box.at.text ?? ((go) => go()))(done);
        });
      },
    });
    server.on("error", () => {});
    const box = new Mailbox(server);
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    return box;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  of(email: string): Arrived[] {
    return this.arrived.filter(({ to }) => to === email);
  }

  close(): Promise<void> {
    return new Promise((done) => this.server.close(() => done()));
  }
}

/** Quoted-printable, as long lines go out. */
const plain = (text: string) =>
  Buffer.from(
    text
      .replaceAll("=\r\n", "")
      .replace(/=([0-9A-F]{2})/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    "latin1",
  ).toString();
