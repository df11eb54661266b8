// The reader of other people's documents, beside the page: bytes in, what they say as JSON out, or nothing where the
// program does not load. Loaded only when such a document is held up.
addEventListener("message", async ({ data: { bytes, lang } }) => {
  try {
    const { default: start, read } = await import("./documents.js");
    await start({ module_or_path: new URL("documents_bg.wasm", import.meta.url) });
    postMessage({ read: read(bytes, lang) });
  } catch {
    postMessage({});
  }
});
