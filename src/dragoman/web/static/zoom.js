// Pictures (`data-zoom`): buttons, Ctrl with the wheel, + - 0 on the keyboard make them larger; dragging moves them.
const STEP = 1.25, LEAST = 0.25, MOST = 6, LEGIBLE = 0.7;

for (const canvas of document.querySelectorAll("[data-zoom]")) {
  const svg = canvas.querySelector("svg");
  if (!svg) continue;
  const width = Number(svg.getAttribute("width")), height = Number(svg.getAttribute("height"));
  if (!width || !height) continue;
  if (!svg.hasAttribute("viewBox")) svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const fitting = () => Math.min(1, (canvas.clientWidth - 2) / width);
  let scale = 1;

  const show = (wanted, x = canvas.clientWidth / 2, y = canvas.clientHeight / 2) => {
    const next = Math.min(MOST, Math.max(LEAST, wanted)), by = next / scale;
    const left = (canvas.scrollLeft + x) * by - x, top = (canvas.scrollTop + y) * by - y;
    scale = next;
    svg.setAttribute("width", width * scale);
    svg.setAttribute("height", height * scale);
    canvas.scrollTo(left, top);
  };

  const zoomers = document.createElement("div");
  zoomers.className = "zoomers";
  const button = (words, label, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    zoomers.append(made);
  };
  button("−", "− smaller", () => show(scale / STEP));
  button("+", "+ larger", () => show(scale * STEP));
  button("1:1", "1:1, as drawn", () => show(1));
  button("Fit", "Fit the width", () => show(fitting()));
  canvas.before(zoomers);
  if (fitting() >= LEGIBLE) show(fitting()); // a little too wide: whole, rather than cut at its edge

  else canvas.scrollLeft = Math.max(0, (Number(canvas.dataset.start) || 0) - 8); // past the labels, where the drawing begins

  canvas.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const box = canvas.getBoundingClientRect();
    show(scale * (event.deltaY < 0 ? STEP : 1 / STEP), event.clientX - box.left, event.clientY - box.top);
  }, { passive: false });
  canvas.addEventListener("keydown", (event) => {
    const factor = { "+": STEP, "=": STEP, "-": 1 / STEP }[event.key];
    if (factor) show(scale * factor);
    else if (event.key === "0") show(fitting());
    else return;
    event.preventDefault();
  });
  let from = null;
  canvas.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse" && event.button === 0 && !event.target.closest("a")) {
      from = { x: event.clientX + canvas.scrollLeft, y: event.clientY + canvas.scrollTop };
      canvas.setPointerCapture(event.pointerId);
    }
  });
  canvas.addEventListener("pointermove", (event) => from && canvas.scrollTo(from.x - event.clientX, from.y - event.clientY));
  canvas.addEventListener("pointerup", () => { from = null; });
}
