// Fields that name another thing of the case (`data-suggest` is where to ask) offer what may be meant while somebody types.
for (const field of document.querySelectorAll("[data-suggest]")) {
  const list = document.getElementById(field.getAttribute("list"));
  let waiting = 0, asked = "";
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const words = field.value.trim();
      if (words.length < 2 || words === asked || [...list.options].some((option) => option.value === words)) return;
      asked = words;
      const address = new URL(field.dataset.suggest, location.href);
      address.searchParams.set("q", words);
      const answer = await fetch(address);
      if (!answer.ok || field.value.trim() !== words) return;
      list.replaceChildren(...(await answer.json()).map((partner) => {
        const option = document.createElement("option");
        option.value = partner.words;
        option.label = partner.facts;
        return option;
      }));
    }, 200);
  });
}
