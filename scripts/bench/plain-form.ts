// A form as a browser without JavaScript sends it: the hidden fields of the page, and what the person typed.
import { OperatorError } from "../operator";

const decode = (text: string) =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

/** The hidden fields of the page's form that has a field of this name. */
export function hiddenFields(html: string, fieldName: string): Record<string, string> {
  const form = (html.match(/<form[\s\S]*?<\/form>/g) ?? []).find((one) => one.includes(`name="${fieldName}"`));
  if (!form) throw new OperatorError(`The page has no form with a field ${fieldName}.`);
  const inputs = (form.match(/<input[^>]*type="hidden"[^>]*>/g) ?? []).map((input) => {
    const attribute = (name: string) => decode(new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1] ?? "");
    return [attribute("name"), attribute("value")] as const;
  });
  return Object.fromEntries(inputs);
}

export interface Multipart {
  contentType: string;
  body: Buffer;
}

const BOUNDARY = "----enam-pilar-form";

export function multipart(fields: Record<string, string>): Multipart {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    contentType: `multipart/form-data; boundary=${BOUNDARY}`,
    body: Buffer.from(`${parts.join("")}--${BOUNDARY}--\r\n`),
  };
}

async function getPage(url: string, cookie: string): Promise<string> {
  const response = await fetch(url, { headers: { cookie }, redirect: "manual" });
  if (response.status !== 200) throw new OperatorError(`${url} answered ${response.status}.`);
  return response.text();
}

/** The hidden fields of a form on a page. */
export async function readForm(url: string, fieldName: string, cookie = ""): Promise<Record<string, string>> {
  return hiddenFields(await getPage(url, cookie), fieldName);
}

/** Signs in through the sign-in page and returns the session's cookie, or null when it was refused. */
export async function signInByForm(
  origin: string,
  account: { email: string; password: string },
  headers: Record<string, string> = {},
): Promise<{ cookie: string | null; html: string }> {
  const page = `${origin}/masuk`;
  const { contentType, body } = multipart({ ...(await readForm(page, "password")), ...account });
  const response = await fetch(page, {
    method: "POST",
    headers: { ...headers, "content-type": contentType, origin },
    body: new Uint8Array(body),
    redirect: "manual",
  });
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(";")[0] ?? "")
    .find((one) => one.includes("session-token="));
  return { cookie: cookie ?? null, html: await response.text() };
}
