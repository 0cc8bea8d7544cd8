// What a page gains with scripts. Everything can be read without.
import htmx from "htmx.org";
import { copying } from "./copying.js";
import { dropping } from "./dropping.js";
import { keys } from "./keys.js";
import { lighting } from "./lighting.js";
import { revealing } from "./revealing.js";

// Empty fields have no place in an address.
document.body.addEventListener("htmx:configRequest", (event) => {
  const given = event.detail.formData ?? event.detail.parameters;
  for (const [name, value] of [...(given.entries?.() ?? Object.entries(given))]) {
    if (value === "" && event.detail.verb === "get") given.delete ? given.delete(name) : delete given[name];
  }
});
window.htmx = htmx;
keys();
copying();
dropping();
revealing();
lighting();
document.body.addEventListener("htmx:afterSettle", lighting);
