"use client";

/** Stands in when the root layout itself fails; no messages can be loaded then, so both languages are written here. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="id">
      <body>
        <main>
          <h1>Enam Pilar</h1>
          <p>Halaman ini gagal ditampilkan. Data yang sudah tersimpan tidak berubah. Muat ulang halaman.</p>
          <p lang="en">This page could not be shown. What had been saved is unchanged. Reload the page.</p>
          <p>{error.digest}</p>
        </main>
      </body>
    </html>
  );
}
