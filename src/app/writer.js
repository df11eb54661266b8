// The writer of workbooks, beside the page: a workbook as data in, its file out, or nothing when it cannot be made.
// Loaded only when one is asked for.
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

addEventListener("message", async ({ data: book }) => {
  try {
    const { default: start, workbook } = await import("./sheet.js");
    await start({ module_or_path: new URL("sheet_bg.wasm", import.meta.url) });
    const bytes = workbook(book);
    postMessage({ file: bytes && new Blob([bytes], { type: TYPE }) });
  } catch {
    postMessage({});
  }
});
