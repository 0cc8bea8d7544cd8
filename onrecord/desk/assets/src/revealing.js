// Filters of a narrow window: closed until they are asked for.
export function revealing() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-reveal]");
    if (!button) return;
    const is = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(is));
  });
}
