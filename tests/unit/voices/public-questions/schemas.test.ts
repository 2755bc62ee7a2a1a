import { describe, expect, test } from "vitest";
import { answerSchema, questionSchema } from "@/lib/voices/public-questions/schemas";

const faultOf = (result: { success: boolean; error?: { issues: { message: string }[] } }) =>
  result.error?.issues[0]?.message ?? null;

describe("what may stand in a text that the public reads", () => {
  test.each([
    ["Hubungi kami di dlhkp@kedirikota.go.id pada jam kerja.", "personalData-email", null],
    ["WhatsApp kantor 0812-3456-7890 pada jam kerja.", "personalData-phone", null],
    ["Surel dlhkp@kedirikota.go.id, warga dengan NIK 3571010101900001.", "personalData-email", "personalData-nik"],
  ])("%s: of a resident %s, of an agency %s", (text, ofResident, ofAgency) => {
    expect(faultOf(questionSchema.safeParse({ text }))).toBe(ofResident);
    expect(faultOf(answerSchema.safeParse({ answer: text }))).toBe(ofAgency);
  });
});
