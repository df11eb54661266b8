// The reader of other people's documents and tables, beside the page: bytes in, what they say as JSON out, or nothing
// where the program does not load. Loaded only when such a document is held up.
import { asTable, gb18030, loaded } from "./programs.js";

addEventListener("message", async ({ data: { bytes, lang } }) => {
  try {
    const { read } = await loaded("documents");
    const { table, sheet, left } = await asTable(bytes);
    postMessage({ read: read(table, lang, gb18030, sheet, left) });
  } catch {
    postMessage({});
  }
});
