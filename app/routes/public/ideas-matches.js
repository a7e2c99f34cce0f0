// Shows similar ideas while somebody types. The page works without it: sending the form finds the same.
const field = document.querySelector("[data-ideas-field]");
const list = document.querySelector("[data-ideas-matches]");
const count = document.querySelector("[data-ideas-count]");
const pause = 180;
let waiting = 0;
let asked = "";
let asking = new AbortController();

if (field && list && count) {
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, pause);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") show("", []);
  });
}

async function look() {
  const typed = field.value.trim();
  if (typed === asked) return;
  asked = typed;
  asking.abort();
  if (typed.length < 3) return show("", []);
  asking = new AbortController();
  try {
    const answer = await fetch(`/ideas/matches?q=${encodeURIComponent(typed)}`, { signal: asking.signal });
    if (answer.ok && typed === asked) show(typed, (await answer.json()).ideas);
  } catch {
    // Typed on, or offline: the form still finds.
  }
}

function show(typed, ideas) {
  list.replaceChildren(...ideas.map(itemOf));
  list.hidden = ideas.length === 0;
  if (typed === "") count.textContent = "";
  else if (ideas.length === 0) count.textContent = "Nobody said this before. Press Enter to share it.";
  else
    count.textContent =
      ideas.length === 1 ? "One idea is close to yours." : `${ideas.length} ideas are close to yours.`;
}

function itemOf(idea) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `/ideas/${idea.id}`;
  link.className =
    "flex min-h-10 items-center justify-between gap-4 rounded-control border border-line bg-raised px-4 py-2 hover:border-brand";
  link.append(
    textOf(idea.title, "min-w-0 font-medium"),
    textOf(idea.votes, "shrink-0 text-14 text-ink-quiet"),
  );
  item.append(link);
  return item;
}

function textOf(text, className) {
  const span = document.createElement("span");
  span.textContent = text;
  span.className = className;
  span.dir = "auto";
  return span;
}
