import "server-only";
import type { AnyDataset } from "@/lib/platform/areas/publication";
import { absolute } from "@/lib/platform/datasets/dataset";
import { licenceAddress } from "@/lib/site/api/terms";
import { columnType, xsdOf } from "./column-types";
import { headingOf, WORDS, wordsOf } from "./every-dataset";

/** Metadata of a CSV for programs (CSV on the Web, W3C): what each column is called, and what it holds. */
export async function csvwOf(dataset: AnyDataset, url: string = absolute(`${dataset.at}?format=csv`)) {
  const [id, en] = await Promise.all([WORDS.id(), WORDS.en()]);
  const [told, english] = [wordsOf(dataset, id), wordsOf(dataset, en)];
  return {
    "@context": ["http://www.w3.org/ns/csvw", { "@language": "id" }],
    url,
    "dc:title": [
      { "@value": told.title, "@language": "id" },
      { "@value": english.title, "@language": "en" },
    ],
    "dc:description": { "@value": told.description, "@language": "id" },
    "dc:license": { "@id": licenceAddress() },
    dialect: { encoding: "utf-8", delimiter: ",", lineTerminators: ["\r\n"], header: true, doubleQuote: true },
    tableSchema: {
      columns: Object.keys(dataset.columns).map((name) => ({
        name,
        titles: [name],
        "dc:description": [
          { "@value": headingOf(name, id), "@language": "id" },
          { "@value": headingOf(name, en), "@language": "en" },
        ],
        datatype: xsdOf(columnType(name)),
        null: "",
      })),
    },
  };
}
