// Files that are dropped are taken as if they had been chosen; a page whose job goes on is brought up to date.
for (const zone of document.querySelectorAll("[data-drop]")) {
  const input = zone.querySelector("input[type=file]"), told = zone.querySelector("[data-chosen]");
  const before = told.textContent;
  const tell = () => {
    const names = [...input.files].map((file) => file.name);
    const more = names.length > 8 ? ` and ${names.length - 8} more` : "";
    told.textContent = names.length ? names.slice(0, 8).join(", ") + more : before;
  };
  input.addEventListener("change", tell);
  zone.addEventListener("dragover", (event) => { event.preventDefault(); zone.classList.add("over"); });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    if (event.dataTransfer.files.length) { input.files = event.dataTransfer.files; tell(); }
  });
}

const follow = async (live) => {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(live.id), heading = page.querySelector("h1");
    if (!fresh) return;
    live.replaceWith(fresh);
    document.querySelector("h1").replaceWith(heading);
    document.title = page.title;
    if (fresh.dataset.live) setTimeout(follow, Number(fresh.dataset.live), fresh);
  } catch { setTimeout(follow, 5000, live); }
};
for (const live of document.querySelectorAll("[data-live]")) setTimeout(follow, Number(live.dataset.live), live);
