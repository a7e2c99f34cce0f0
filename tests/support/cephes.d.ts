/** The package's own types are out of reach: its exports do not name them. Only what the tests use. */
declare module "cephes" {
  /** Settles once the functions can be called. */
  export const compiled: Promise<void>;
  export function lgam(x: number): number;
  export function psi(x: number): number;
  export function hyp2f1(a: number, b: number, c: number, x: number): number;
  export function incbet(a: number, b: number, x: number): number;
  export function incbi(a: number, b: number, probability: number): number;
  export function igam(a: number, x: number): number;
}
