import { describe, expect, test } from "vitest";
import { deviceOf } from "@/lib/platform/auth/device";
import { gateOf } from "@/lib/platform/auth/gate";

const standing = { passwordChangeRequired: false, needsFactor: false, hasFactor: false, way: "PASSWORD" as const };

describe("what stands before everything else", () => {
  test.each([
    ["nothing for whoever owes nothing", {}, null],
    ["a first password", { passwordChangeRequired: true }, "PASSWORD"],
    ["a first password before a second factor", { passwordChangeRequired: true, needsFactor: true }, "PASSWORD"],
    ["a second factor where the role must have one", { needsFactor: true }, "FACTOR"],
    ["nothing once the factor was shown", { needsFactor: true, hasFactor: true, way: "SECOND_FACTOR" }, null],
    ["nothing after a passkey alone", { needsFactor: true, hasFactor: true, way: "PASSKEY" }, null],
    ["nothing of ours for the city's own account", { needsFactor: true, way: "SINGLE_SIGN_ON" }, null],
    ["the end of a session by password alone, once a factor was set up elsewhere", { hasFactor: true }, "ENDED"],
  ] as const)("%s", (_title, given, gate) => {
    expect(gateOf({ ...standing, ...given })).toBe(gate);
  });
});

describe("the name of a device", () => {
  test.each([
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
      "Edge, Windows",
    ],
    [
      "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36",
      "Chrome, Android",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
      "Safari, iPhone",
    ],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"],
    ["curl/8.0", ""],
    [null, ""],
  ])("%s", (agent, name) => {
    expect(deviceOf(agent)).toBe(name);
  });
});
