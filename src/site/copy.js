for (const button of document.querySelectorAll(".cl-copy")) {
  if (!navigator.clipboard) break;
  const { copy, copied } = button.dataset, said = button.textContent;
  button.hidden = false;
  button.ariaLive = "polite";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(copy);
    button.textContent = copied;
    setTimeout(() => { button.textContent = said; }, 2000);
  });
}
