/** How many commands a model-based test runs at least, and the seed it begins with: KITH_MODEL_COMMANDS and KITH_MODEL_SEED choose others. */
export function fuzzing(usual: number): { commands: number; seed: number } {
  const chosen = (name: string) => Number(process.env[name] ?? "") || null;
  return {
    commands: chosen("KITH_MODEL_COMMANDS") ?? usual,
    seed: chosen("KITH_MODEL_SEED") ?? Math.floor(Math.random() * 2 ** 31),
  };
}
