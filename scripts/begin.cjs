// `npm start`, `npm run dev`: says first what is missing (in JavaScript that an old Node understands), then runs start.ts as it
// is written, without a compiler before it (docs/decisions/0001).
"use strict";
require("./ready.cjs");

import("./typescript.mjs")
  .then(() => import("./start.ts"))
  .catch((error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  });
