/** The largest logo we keep, in bytes. */
export const largestLogo = 256 * 1024;

export type LogoFault = "empty" | "too-large" | "not-an-image";

/** What kind of picture the bytes are, told by how they begin; null for everything but PNG, JPEG and WebP. SVG can carry script and is refused. */
export function mediaTypeOf(bytes: Uint8Array): "image/png" | "image/jpeg" | "image/webp" | null {
  if (startsWith(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
  if (startsWith(bytes, 0, [0xff, 0xd8, 0xff])) return "image/jpeg";
  if (startsWith(bytes, 0, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes, 8, [0x57, 0x45, 0x42, 0x50]))
    return "image/webp";
  return null;
}

/** What is wrong with a logo, or null. */
export function faultOfLogo(bytes: Uint8Array): LogoFault | null {
  if (bytes.length === 0) return "empty";
  if (bytes.length > largestLogo) return "too-large";
  return mediaTypeOf(bytes) === null ? "not-an-image" : null;
}

function startsWith(bytes: Uint8Array, at: number, expected: readonly number[]): boolean {
  return expected.every((byte, index) => bytes[at + index] === byte);
}
