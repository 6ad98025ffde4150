"""Screenshots, and whether a page looks as it looked when somebody last looked at it.

What is kept is a thumbnail, 64 pixels wide and grey: it shows the layout and no letter. Where letters are of another font or
browser than when it was kept, nothing is compared. `DRAGOMAN_SCREENSHOTS=write python -m pytest tests/browser` keeps the present
looks.
"""

import io
import json
import os
from pathlib import Path
from typing import Any

import pytest

KEPT = Path(__file__).parent / "looks"
WRITING = os.environ.get("DRAGOMAN_SCREENSHOTS") == "write"
WIDE = 64
TALLEST = 160  # of a thumbnail: two and a half screens of a desk, a bit more of a telephone
_DIFFERS = 9.0  # of 255, on the mean: a paragraph more moves it by 1 to 3, a column that fell down by 15 and more
_TALLER = 0.2

MEASURE = """() => {
  const canvas = document.createElement("canvas").getContext("2d");
  return ["system-ui", "sans-serif", "Georgia, serif", "monospace"].map((family) => {
    canvas.font = `40px ${family}`;
    return Math.round(canvas.measureText("Halden Tribune \u0627\u0644\u0645\u0631\u0635\u062f").width);
  });
}"""


def thumbnail(png: bytes) -> Any:
    """The upper part of a screenshot, small and grey."""
    from PIL import Image

    image = Image.open(io.BytesIO(png)).convert("L")
    small = image.resize((WIDE, max(1, round(image.height * WIDE / image.width))), Image.Resampling.BOX)
    return small.crop((0, 0, WIDE, min(small.height, TALLEST)))


def differs(kept: Any, now: Any) -> str | None:
    """How much two thumbnails differ, if that is much."""
    from PIL import ImageChops, ImageStat

    if abs(kept.height - now.height) > max(6, _TALLER * kept.height):
        return f"it was {kept.height} pixels tall and is {now.height}"
    box = (0, 0, WIDE, min(kept.height, now.height))
    by = ImageStat.Stat(ImageChops.difference(kept.crop(box), now.crop(box))).mean[0]
    return f"it differs by {by:.1f} of 255" if by > _DIFFERS else None


def machine(browser: Any, page: Any) -> dict[str, Any]:
    """What thumbnails depend on besides the page."""
    return {"chromium": browser.version.split(".")[0], "letters": page.evaluate(MEASURE)}


def compare(shots: dict[str, bytes], now: dict[str, Any], artifacts: Path) -> None:
    """Compare the screenshots with those that were kept; fails with the names of the artifacts."""
    from PIL import Image

    known = KEPT / "machine.json"
    if WRITING:
        KEPT.mkdir(exist_ok=True)
        known.write_text(json.dumps(now) + "\n", encoding="utf-8")
        for name, png in shots.items():
            thumbnail(png).quantize(32).save(KEPT / f"{name}.png", optimize=True)
        return
    if not known.exists() or json.loads(known.read_text(encoding="utf-8")) != now:
        pytest.skip(f"looks were kept with another Chromium or other fonts than {now}")
    changed = {}
    for name, png in shots.items():
        kept = KEPT / f"{name}.png"
        if not kept.exists():
            changed[name] = "none is kept"
        elif (how := differs(Image.open(kept).convert("L"), thumbnail(png))) is not None:
            changed[name] = f"{how}: {artifacts / name}.png"
    assert not changed, f"{changed}; if that is meant, DRAGOMAN_SCREENSHOTS=write python -m pytest tests/browser"
