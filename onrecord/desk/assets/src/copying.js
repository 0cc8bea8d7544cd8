// "Copy as citation": shown only where copying can work.
export function copying() {
  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const label = button.textContent;
      try {
        await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent);
        button.textContent = "Copied";
      } catch {
        button.textContent = "Select the text above and copy it";
      }
      setTimeout(() => (button.textContent = label), 2000);
    });
  }
}
