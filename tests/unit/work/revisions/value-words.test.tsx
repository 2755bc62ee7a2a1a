import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { useValueWords } from "@/components/work/revisions/value-words";
import en from "@/messages/en.json";
import id from "@/messages/id.json";

function Bands() {
  const say = useValueWords({ kind: "citySettings", fields: { bands: "text" }, names: new Map() });
  const bands = [{ labelEn: "Fair", labelId: "Cukup", minimum: "2.00" }];
  return <p>{say("bands", bands)}</p>;
}

test("a category of a score is told in the reader's language and way of writing numbers", () => {
  const told = (locale: "id" | "en") =>
    renderToStaticMarkup(
      <NextIntlClientProvider locale={locale} messages={locale === "id" ? id : en} timeZone="Asia/Makassar">
        <Bands />
      </NextIntlClientProvider>,
    );
  expect(told("id")).toBe("<p>Cukup mulai 2,00</p>");
  expect(told("en")).toBe("<p>Fair from 2.00</p>");
});
