// A claim beside the text and its words in the text light each other up.
export function lighting() {
  for (const row of document.querySelectorAll("[data-mark]")) {
    const number = row.dataset.mark.slice(1);
    const pieces = document.querySelectorAll(`mark[data-marks~="${number}"]`);
    const light = (is) => pieces.forEach((piece) => piece.classList.toggle("lit", is));
    row.addEventListener("mouseenter", () => light(true));
    row.addEventListener("mouseleave", () => light(false));
    row.addEventListener("focusin", () => {
      light(true);
      pieces[0]?.scrollIntoView({ block: "nearest" });
    });
    row.addEventListener("focusout", () => light(false));
  }
}
