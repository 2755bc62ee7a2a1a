// A web server is begun while `npm start` still looks at everything: to load its program takes most of a start. Whatever it does
// besides that waits here until everything was found right, and goes by the settings as they stand then (docs/decisions/0034).

/** Settles once with the settings, when whoever began this process opens it; at once where nobody did. */
export const opened = process.send
  ? new Promise((resolve) => {
      // Whoever began it has died: there is nothing yet that would have to be ended in order.
      const end = () => process.exit(0);
      const hear = ({ settings }) => {
        if (!settings) return;
        process.off("message", hear).off("disconnect", end);
        resolve(Object.assign(process.env, settings));
      };
      process.on("message", hear).once("disconnect", end);
    })
  : Promise.resolve(process.env);
