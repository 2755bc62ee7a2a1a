import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { useUnitChange } from "@/components/city/indicators/figure-words";
import en from "@/messages/en.json";
import id from "@/messages/id.json";

const definitions = [{ unit: "orang" }, { unit: "orang" }, { unit: "%" }];

function Definitions() {
  const unitChange = useUnitChange();
  return definitions.map((_, index) => `[${unitChange(definitions, index)}]`).join("");
}

test("a definition says that its unit is another one than that of the definition before it, and nothing otherwise", () => {
  const told = (locale: "id" | "en") =>
    renderToStaticMarkup(
      <NextIntlClientProvider locale={locale} messages={locale === "id" ? id : en} timeZone="Asia/Jakarta">
        <Definitions />
      </NextIntlClientProvider>,
    );
  expect(told("id")).toBe("[][ (satuan berubah dari persen menjadi orang)][]");
  expect(told("en")).toBe("[][ (unit changed from per cent to people)][]");
});
