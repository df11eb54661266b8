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
const { worker } = document.currentScript.dataset, plain = { createScriptURL: (url) => url };
if (worker && navigator.serviceWorker) {
  const address = (globalThis.trustedTypes?.createPolicy("carbon-label-worker", plain) ?? plain).createScriptURL(worker);
  navigator.serviceWorker.register(address, { updateViaCache: "none" }).catch(() => {});
}
