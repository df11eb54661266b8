// Loads the program that the page names, and says so when that fails: the page's own sentence, in its language.
const app = document.getElementById("app");

function give_up(sentence) {
  const notice = document.createElement("p");
  notice.className = "app-alert";
  notice.setAttribute("role", "alert");
  notice.textContent = sentence;
  app.replaceChildren(notice);
}

// A panic ends the app: what the page shows from then on would be no longer true.
const is_panic = (error) => error instanceof WebAssembly.RuntimeError;
addEventListener("error", (event) => is_panic(event.error) && give_up(app.dataset.stopped));
addEventListener("unhandledrejection", (event) => is_panic(event.reason) && give_up(app.dataset.stopped));

try {
  const { default: start } = await import(`./${app.dataset.page}.js`);
  await start({ module_or_path: new URL(`${app.dataset.page}_bg.wasm`, import.meta.url) });
} catch (error) {
  give_up(error.message === "trust" ? app.dataset.notTrusted : app.dataset.notLoaded);
}
