import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { UnpublishedForm } from "@/components/city/unpublished/unpublished-form";
import messages from "@/messages/id.json";

vi.mock("@/lib/city/unpublished/actions", () => ({ publishTogetherAction: vi.fn() }));
const form = vi.hoisted(() => ({ state: {} as { reply?: { initialValue: Record<string, string> } } }));
vi.mock("@/components/platform/forms/use-form-action", () => ({ useFormAction: () => [form.state, () => {}] }));
vi.mock("@/lib/platform/i18n/navigation", () => ({}));

const ITEMS = ["a", "b"].map((id) => ({ kind: "programme" as const, id, version: 1, name: id, about: "Dinkes" }));

const ticked = (areTicked: boolean) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="id" timeZone="Asia/Jakarta" messages={messages}>
      <UnpublishedForm items={ITEMS} areTicked={areTicked} />
    </NextIntlClientProvider>,
  )
    .match(/<input[^>]*name="tick-[^>]*>/g)
    ?.map((box) => box.includes("checked"));

test("what is not published yet is ticked at first, and never again by itself once somebody held it back", () => {
  expect(ticked(true)).toEqual([true, true]);
  expect(ticked(false)).toEqual([false, false]);
  // Refused without scripts: the page is drawn anew with what was sent.
  form.state = { reply: { initialValue: { "tick-a": "programme:a:1" } } };
  expect(ticked(true)).toEqual([true, false]);
});
