import { describe, expect, test } from "vitest";
import { leakedPasswords } from "@/lib/platform/passwords/leaked";
import { passwordFault } from "@/lib/platform/passwords/rules";

const isLeaked = await leakedPasswords();
const fault = (password: string, given: { email?: string; name?: string } = {}) =>
  passwordFault(password, { email: "siti.aminah@kota.go.id", name: "Siti Aminah", isLeaked, ...given });

describe("a new password", () => {
  test.each([
    "kuda hijau minum teh",
    "sungai brantas 1926 mengalir",
    "correct horse battery staple",
    "タイガースは今日も負けた夜",
    "x9$Lq!tR0zWm",
  ])("%j will do: length counts, and no rule about its signs", (password) => {
    expect(fault(password)).toBeNull();
  });

  test.each([
    ["pendek", "passwordShort:12"],
    ["sebelas hur", "passwordShort:12"],
    ["x".repeat(201), "tooLong"],
    ["password1234", "passwordLeaked"],
    ["!!password!!", "passwordLeaked"],
    ["qwertyqwerty", "passwordLeaked"],
    ["iloveyouiloveyou", "passwordLeaked"],
    ["aaaaaaaaaaaa", "passwordLeaked"],
    ["121212121212", "passwordLeaked"],
    ["sitiaminah2026", "passwordOwn"],
    ["siti.aminah@kota.go.id", "passwordOwn"],
  ])("%j is refused: %s", (password, why) => {
    expect(fault(password)).toBe(why);
  });

  test("letters beyond our alphabet count as one each", () => {
    expect(fault("🐎🍵🌾🏔🚲🎋🛶🪁🥁🌋🦜")).toBe("passwordShort:12");
  });
});
