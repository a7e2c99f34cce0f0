/** What became of all that somebody gave, as one sentence: facts, not points. */
export function factsSentence(facts: { gifts: number; ideasReal: number; peopleCame: number }): string {
  const { gifts, ideasReal, peopleCame } = facts;
  const ideas = ideasReal === 1 ? "one of your ideas became real" : `${ideasReal} of your ideas became real`;
  const people =
    peopleCame === 1 ? "one person came because of you" : `${peopleCame} people came because of you`;
  if (ideasReal > 0 && peopleCame > 0) return `Since you joined, ${ideas} and ${people}.`;
  if (ideasReal > 0) return `Since you joined, ${ideas}.`;
  if (peopleCame > 0) return `Since you joined, ${people}.`;
  if (gifts > 0)
    return "Below is what you gave us. As soon as something comes of it, you read it here first.";
  return "What you tell us and whom you bring is remembered here, with what became of it.";
}
