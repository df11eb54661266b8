// The reader of QR codes, beside the page: pictures in, the text of a code out, or nothing. The browser's own
// reader where there is one; else ours, which is loaded only then.
import start, { read } from "./scan.js";

/** Longest side that is looked at: finer pictures are no easier to read. */
const LONGEST = 1280;

let own, ready;

async function native() {
  try {
    const formats = await BarcodeDetector.getSupportedFormats();
    return formats.includes("qr_code") ? new BarcodeDetector({ formats: ["qr_code"] }) : null;
  } catch {
    return null;
  }
}

async function text(picture) {
  own ??= { detector: await native() };
  if (own.detector) {
    const [code] = await own.detector.detect(picture);
    if (code) return code.rawValue;
  }
  ready ??= start({ module_or_path: new URL("scan_bg.wasm", import.meta.url) });
  await ready;
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const [width, height] = [picture.width, picture.height].map((side) => Math.max(1, Math.round(side * scale)));
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  context.drawImage(picture, 0, 0, width, height);
  return read(context.getImageData(0, 0, width, height).data, width);
}

addEventListener("message", async ({ data: picture }) => {
  let found;
  try {
    found = await text(picture);
  } catch {
    // A picture that cannot be read has no code.
  }
  picture.close();
  postMessage({ text: found ?? null });
});
