import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { env } from "@/lib/platform/config/env";
import { isMailOffered, MailRefused, sendMail } from "@/lib/platform/mail/transport";

vi.mock("@/lib/platform/config/env", () => ({ env: vi.fn() }));

const received: string[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onRcptTo: ({ address }, _session, callback) =>
    address.startsWith("penuh@")
      ? callback(Object.assign(new Error(`${address}: mailbox full`), { responseCode: 552 }))
      : callback(),
  onData: async (stream, _session, callback) => {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    received.push(Buffer.concat(chunks).toString());
    callback();
  },
});
let url = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  url = `smtp://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

const set = (given: object) => vi.mocked(env).mockReturnValue(given as ReturnType<typeof env>);
const LETTER = { to: "sumarni@contoh.id", subject: "Jawaban atas pertanyaan 7", text: "Sudah, setiap hari Selasa." };

beforeEach(() => {
  received.length = 0;
  set({ SMTP_URL: url, MAIL_FROM: "Kota Uji <balasan@kota.go.id>" });
});

describe("mail", () => {
  it("is offered where both a server and a sender are set, and nowhere else", () => {
    expect(isMailOffered()).toBe(true);
    for (const given of [{}, { SMTP_URL: url }, { MAIL_FROM: "balasan@kota.go.id" }]) {
      set(given);
      expect(isMailOffered()).toBe(false);
    }
  });

  it("is not sent without them", async () => {
    set({});
    await expect(sendMail(LETTER)).rejects.toThrow("SMTP_URL");
  });

  it("goes out as one plain letter from the city's own address", async () => {
    await sendMail(LETTER);
    expect(received).toHaveLength(1);
    expect(received[0]).toMatch(/^From: Kota Uji <balasan@kota\.go\.id>\r$/m);
    expect(received[0]).toMatch(/^To: sumarni@contoh\.id\r$/m);
    expect(received[0]).toMatch(/^Subject: Jawaban atas pertanyaan 7\r$/m);
    expect(received[0]).toMatch(/^Content-Type: text\/plain/m);
    expect(received[0]).toContain("Sudah, setiap hari Selasa.");
  });

  it("keeps a subject of two lines one line: nobody adds a receiver", async () => {
    await sendMail({ ...LETTER, subject: "Jawaban\r\nBcc: orang@lain.id" });
    expect(received[0]).not.toMatch(/^Bcc:/m);
  });

  it("that is refused is told by the server's number, and the address that its sentence names by nobody", async () => {
    const refused = await sendMail({ ...LETTER, to: "penuh@contoh.id" }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(MailRefused);
    expect(String(refused)).toMatch(/552/);
    expect(String((refused as Error).stack) + JSON.stringify(refused)).not.toContain("contoh.id");
    expect((refused as Error).cause).toBeUndefined();
  });

  it("to a server that is away is refused too", async () => {
    set({ SMTP_URL: "smtp://127.0.0.1:1", MAIL_FROM: "balasan@kota.go.id" });
    await expect(sendMail(LETTER)).rejects.toThrow("ESOCKET");
  });
});

it.each([
  [undefined, "no code"],
  [{ code: "ESOCKET; rm -rf" }, "no code"],
  [{ code: "EENVELOPE", responseCode: 550, response: "550 sumarni@contoh.id unknown" }, "EENVELOPE, 550"],
])("of the failure %j only the code is told: %s", (error, told) => {
  expect(new MailRefused(error).message).toBe(`The mail server did not take a letter (${told})`);
});
