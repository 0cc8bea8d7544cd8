// Builds src/ into built/ (or the folder that is named): one script, one style sheet, two fonts, one icon.
import { build } from "esbuild";
import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "built");
mkdirSync(out, { recursive: true });

await build({
  absWorkingDir: here,
  entryPoints: { desk: "src/desk.js" },
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022"],
  legalComments: "none",
});
await build({
  absWorkingDir: here,
  entryPoints: { desk: "src/desk.css" },
  outdir: out,
  bundle: true,
  minify: true,
  target: ["chrome110", "firefox110", "safari16"],
  external: ["*.woff2"],
});

const font = (family) => join(here, "node_modules/@fontsource-variable", family, "files", `${family}-latin-wght-normal.woff2`);
copyFileSync(font("source-serif-4"), join(out, "serif.woff2"));
copyFileSync(font("source-sans-3"), join(out, "sans.woff2"));
for (const name of ["icon.svg", "early.js"]) copyFileSync(join(here, "src", name), join(out, name));
