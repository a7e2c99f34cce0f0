import { expect, test } from "vitest";
import { faultOfLogo, largestLogo, mediaTypeOf } from "./logo.ts";

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const webp = [...Buffer.from("RIFF\x10\x00\x00\x00WEBPVP8 ", "latin1")];

test.each([
  ["image/png", Uint8Array.from([...png, 1, 2, 3])],
  ["image/jpeg", Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])],
  ["image/webp", Uint8Array.from(webp)],
  [null, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  [null, Buffer.from("GIF89a")],
  [null, Buffer.from("RIFF\x10\x00\x00\x00WAVE", "latin1")],
  [null, Buffer.from("<html><script>")],
])("%s", (mediaType, bytes) => {
  expect(mediaTypeOf(bytes)).toBe(mediaType);
});

test("faults", () => {
  expect(faultOfLogo(new Uint8Array())).toBe("empty");
  expect(faultOfLogo(Uint8Array.from(png.concat(Array(largestLogo).fill(0))))).toBe("too-large");
  expect(faultOfLogo(Buffer.from("<svg/>"))).toBe("not-an-image");
  expect(faultOfLogo(Uint8Array.from(png))).toBeNull();
});
