// Keys: j and k walk through rows, Enter opens, n and p turn pages, / searches, g goes somewhere, ? tells all.
const PLACES = { t: "/", c: "/claims", d: "/documents", e: "/events", l: "/tolls", o: "/control", s: "/sources", a: "/add" };
let going = false;

export function keys() {
  document.addEventListener("keydown", pressed);
}

function pressed(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
  if (going) {
    going = false;
    if (PLACES[event.key]) return go(event, PLACES[event.key]);
  }
  const dialog = document.querySelector("#keys");
  if (event.key === "?") {
    event.preventDefault();
    dialog.open ? dialog.close() : dialog.showModal();
  } else if (dialog.open) {
    return;
  } else if (event.key === "/") {
    event.preventDefault();
    const field = document.querySelector("#finder");
    field.focus();
    field.select();
  } else if (event.key === "j" || event.key === "k") {
    event.preventDefault();
    step(event.key === "j" ? 1 : -1);
  } else if (event.key === "n" || event.key === "p") {
    const link = document.querySelector(`a[rel=${event.key === "n" ? "next" : "prev"}]`);
    if (link) go(event, link.href);
  } else if (event.key === "g") {
    going = true;
    setTimeout(() => (going = false), 1500);
  } else if (event.key === "Enter" && event.target.matches?.("[data-row]")) {
    const link = event.target.querySelector("a.opens, a[href]");
    if (link) go(event, link.href);
  }
}

function step(by) {
  const rows = [...document.querySelectorAll("[data-row]")];
  if (!rows.length) return;
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const row = rows[here < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(here + by, 0), rows.length - 1)];
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  row.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
}

function go(event, address) {
  event.preventDefault();
  location.assign(address);
}

function isWriting(element) {
  return element.matches?.("input, textarea, select, [contenteditable]");
}
