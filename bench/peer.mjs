// What jose does in the bench, on Node and in a page alike: the key is imported beforehand; the clock covers
// `compactVerify` (header, signature) and `JSON.parse` of the payload. No trust list, no content, no dates.

/** A verification of the case by jose; null where it knows no such algorithm. */
export async function peer(jose, { name, token, jwk }) {
  const decoder = new TextDecoder();
  const key = await jose.importJWK(jwk, name).catch(() => null);
  if (!key) return null;
  const verify = async () => JSON.parse(decoder.decode((await jose.compactVerify(token, key)).payload));
  if (!(await verify()).credentialSubject) throw new Error(`jose read no label out of ${name}`);
  return verify;
}
