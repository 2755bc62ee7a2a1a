import "server-only";
import { absolute } from "@/lib/platform/datasets/dataset";
import { route } from "@/lib/platform/pages/routes";
import { getCity } from "@/lib/platform/settings/published";

/** Under which terms the data may be used, as a link in the header of every answer: a file has no other place for it. */
export const licenceAddress = () => absolute(route("/tentang", {}, { hash: "data" }));

/** Who gave it out and how to reach them, in every answer that has room for it. */
export async function termsOfUse() {
  const { name, ppid, address } = await getCity();
  return {
    publisher: name,
    license: licenceAddress(),
    contact: {
      name: ppid.name || name,
      email: ppid.email || null,
      telephone: ppid.phone || null,
      address: address || null,
      url: absolute(route("/tentang", {}, { hash: "penanggung-jawab" })),
    },
  };
}
