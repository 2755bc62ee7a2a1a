import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

/** Kelurahan in a row, each a link to its page. */
export function KelurahanLinks({ kelurahan }: { kelurahan: readonly { name: string; slug: string }[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {kelurahan.map(({ name, slug }) => (
        <li key={slug}>
          <Link
            href={route("/kelurahan/[nama]", { nama: slug })}
            className="text-link inline-block min-h-11 py-2 md:min-h-6 md:py-0"
          >
            {name}
          </Link>
        </li>
      ))}
    </ul>
  );
}
