// What workers share: programs that only some files take, and what turns such a file into the table it is.

/** Loads a program. A failed load is remembered by its address: each try has its own. */
const loads = {};
export async function loaded(name) {
  const tries = (loads[name] ??= { failed: 0 });
  try {
    const program = await import(`./${name}.js${tries.failed > 0 ? `?${tries.failed}` : ""}`);
    await program.default({ module_or_path: new URL(`${name}_bg.wasm`, import.meta.url) });
    return program;
  } catch (error) {
    tries.failed += 1;
    throw error;
  }
}

/** Decodes GB18030 strictly; nothing where it is none. */
export function gb18030(bytes) {
  try {
    return new TextDecoder("gb18030", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A file as the table it is, of a workbook, which is a zip archive, its table as CSV; and where it has several sheets,
 * the name of the one that was read, and those of the others. */
export async function asTable(file) {
  if (file[0] !== 0x50 || file[1] !== 0x4b || file[2] !== 0x03 || file[3] !== 0x04) return { table: file };
  try {
    const sheet = (await loaded("book")).sheet(file);
    return sheet ? { table: sheet.csv, sheet: sheet.name, left: sheet.left } : { table: file };
  } catch {
    return { table: file };
  }
}
