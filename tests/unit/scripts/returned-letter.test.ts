import { expect, test } from "vitest";
import { cameBackTo } from "../../../scripts/returned-letter";

const MARK = "+0123456789abcdef01234567@";
const BACK = `kembali${MARK}kota.go.id`;
const report = ({
  to = BACK,
  type = 'multipart/report; report-type=delivery-status;\n boundary="x"',
  action = "failed",
  status = "5.1.1",
} = {}) =>
  `From: MAILER-DAEMON@mx.kota.go.id\nTo: ${to}\nContent-Type: ${type}\n\n--x\nContent-Type: text/plain\n\nMaaf.\n--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.kota.go.id\n\nFinal-Recipient: rfc822; a@b.go.id\nAction: ${action}\nStatus: ${status}\n--x--\n`;

test.each([
  ["as it stands", report(), MARK],
  ["with the lines of the internet", report().replaceAll("\n", "\r\n"), MARK],
  [
    "where the mail server names the address apart",
    `X-Original-To: <${BACK}>\n${report({ to: "undisclosed-recipients:;" })}`,
    MARK,
  ],
  ["of a delay", report({ action: "delayed", status: "4.4.1" }), null],
  ["of a failure that passes", report({ status: "4.2.2" }), null],
  ["that was read", report({ type: "multipart/report; report-type=disposition-notification" }), null],
  [
    "that a machine answered",
    `To: ${BACK}\nContent-Type: text/plain\n\nSaya cuti.\nAction: failed\nStatus: 5.1.1\n`,
    null,
  ],
  ["without our mark", report({ to: "kembali@kota.go.id" }), null],
  ["whose mark stands in its text alone", report({ to: "kembali@kota.go.id" }) + BACK, null],
  ["of a quarter of a million letters without a space", report({ to: "a".repeat(250_000) }), null],
  ["that is empty", "", null],
])("a letter %s is told apart from one that will never arrive", (_, letter, address) => {
  expect(cameBackTo(letter)).toBe(address);
});
