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

/** A workbook is a zip archive; its table as CSV under its own name and its sheet's, or the file as it is. */
export async function asTable(name, bytes) {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b || bytes[2] !== 0x03 || bytes[3] !== 0x04) return [name, bytes];
  try {
    const sheet = (await loaded("book")).sheet(bytes);
    return sheet ? [sheet.name ? `${name} – ${sheet.name}` : name, sheet.csv] : [name, bytes];
  } catch {
    return [name, bytes];
  }
}
