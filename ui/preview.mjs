// Prints every template with its example (ui/examples/<template>[.variant].json) to build/preview/<language>/*.html: to look
// at pages and to run axe on them without a server. Fails when a template prints a name that its example lacks.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Words } from "./preview/po.mjs";
import { loader, Printer } from "./preview/template.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "build", "preview");
const examples = readdirSync(join(here, "examples")).filter((file) => file.endsWith(".json"));
rmSync(out, { recursive: true, force: true });

const nav = ["Acts", "Gaps", "Positions", "Concepts"];
let printed = 0;
for (const language of ["ro", "en"]) {
  const words = new Words(language, readFileSync(join(here, "locales", `${language}.po`), "utf8"));
  mkdirSync(join(out, language), { recursive: true });
  for (const file of examples) {
    const name = file.replace(/\.json$/, "");
    const model = JSON.parse(readFileSync(join(here, "examples", file), "utf8"));
    const frame = {
      title: model.title,
      language,
      languages: [["ro", "română"], ["en", "English"]].map(([code, text]) => ({
        code, name: text, href: `../${code}/${name}.html`, current: code === language,
      })),
      path: "/",
      json_href: `/${name}.json`, feed_href: "", table_csv: `/${name}?format=csv&table=`, table_xlsx: `/${name}?format=xlsx&table=`,
      nav: nav.map((label, i) => ({ label: words.message(label, () => ""), href: "#content", current: i === 0 })),
      account: name === "sign_in" ? false : { name: "Ana D.", role_label: "expert", href: "/account", may_moderate: true, may_edit: true, may_administer: false },
      sign_in_href: "/sign-in",
      csrf: "token",
      flash: name === "gap_show" ? { text: words.message("Saved.", () => ""), kind: "done" } : false,
      contact: "",
    };
    const printer = new Printer({ load: loader(join(here, "templates")), frame, words });
    const html = printer.page(name.split(".")[0], model);
    writeFileSync(join(out, language, `${name}.html`), html);
    printed += 1;
  }
}
console.log(`build/preview: ${printed} pages`);
