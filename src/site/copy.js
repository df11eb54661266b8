for (const button of document.querySelectorAll("[data-copied]")) {
  if (!navigator.clipboard) break;
  const { copy = button.previousElementSibling.textContent, copied } = button.dataset, said = button.textContent;
  button.hidden = false;
  button.ariaLive = "polite";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(copy);
    button.textContent = copied;
    setTimeout(() => { button.textContent = said; }, 2000);
  });
}
