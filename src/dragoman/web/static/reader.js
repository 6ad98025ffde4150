// The text of a document: a click or Enter on marked words shows their item beside the text, without loading the page again.
const panel = document.getElementById("panel"), text = document.querySelector(".text");

const choose = async (address, ids) => {
  const asked = new URL(address, location.href);
  const item = asked.searchParams.get("item");
  asked.searchParams.set("only", "item");
  asked.hash = "";
  const answer = await fetch(asked, { headers: { Accept: "text/html" } });
  if (!answer.ok) { location.assign(address); return; }
  panel.innerHTML = await answer.text();
  panel.scrollTop = 0;
  show(item);
  const kept = new URL(location.href);
  kept.searchParams.set("item", item);
  kept.searchParams.delete("at");
  kept.hash = "";
  history.replaceState(null, "", kept);
};

const show = (item) => {
  for (const marked of text.querySelectorAll(".chosen")) marked.classList.remove("chosen");
  if (!item) return;
  const marks = text.querySelectorAll(`[data-i~="${CSS.escape(item)}"]`);
  for (const marked of marks) marked.classList.add("chosen");
  const first = marks[0]?.getBoundingClientRect(), sheet = panel.getBoundingClientRect();
  // on a narrow screen the panel lies over the lower part of the text
  const lowest = sheet.left < first?.right && sheet.top > 0 ? Math.min(innerHeight, sheet.top) : innerHeight;
  if (first && (first.top < 120 || first.bottom > lowest - 20)) scrollBy({ top: first.top - 160 });
};

if (panel && text) {
  text.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || String(getSelection())) return;
    const link = event.target.closest("a[href]"), marked = event.target.closest("[data-i]");
    if (!link && !marked) return;
    event.preventDefault();
    const address = new URL(link ? link.href : location.href);
    if (!link) address.searchParams.set("item", marked.dataset.i.split(" ")[0]);
    choose(address.href);
  });
  panel.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a[data-choose]");
    if (!link) return;
    event.preventDefault();
    choose(link.href);
    panel.focus({ preventScroll: true });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") panel.querySelector("[data-close]")?.click();
  });
  // Layers that were switched off stay off for this visit, unless the address says which to show.
  const boxes = [...document.querySelectorAll(".layers > .show")];
  if (!new URL(location.href).searchParams.has("layers"))
    for (const box of boxes) if (sessionStorage.getItem(box.id) === "off") box.checked = false;
  for (const box of boxes) box.addEventListener("change", () => sessionStorage.setItem(box.id, box.checked ? "on" : "off"));
}
