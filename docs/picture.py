"""Makes the README's picture: a page of a sample beside the rows that are read from it.

    python -m docs.picture

A Chromium must be installed. It is run only by who changes the picture.
"""

from __future__ import annotations

import base64
import shutil
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path

import pypdfium2
from markupsafe import Markup

from councilplans import extract

HERE = Path(__file__).parent
PAPER = HERE.parent / "samples" / "papers" / "northmarsh_column_plan.pdf"
_ROWS = 6
_COLUMNS = ("ref", "action", "leads", "due_raw", "due_date", "status", "page")


def main() -> None:
    """Write ``docs/picture.png``."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        message = "No Chromium is installed."
        raise SystemExit(message)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "picture.html"
        page.write_text(_page(), encoding="utf-8")
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        command += ["--window-size=1600,570", "--force-device-scale-factor=1.5"]
        command += [f"--screenshot={HERE / 'picture.png'}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own page


def _page() -> str:
    found = extract(PAPER, isolation=False).actions[:_ROWS]
    head = Markup("").join(Markup("<th>{}</th>").format(name) for name in _COLUMNS)
    body = Markup("").join(
        Markup("<tr>{}</tr>").format(Markup("").join(Markup("<td>{}</td>").format(cell) for cell in cells))
        for cells in (
            (
                action.recommendation_ref or "",
                action.action,
                "; ".join(lead.name or lead.role or lead.initials or "" for lead in action.leads),
                action.due_raw or "",
                action.due_date or "",
                action.status or "",
                action.page,
            )
            for action in found
        )
    )
    return Markup(_TEMPLATE).format(picture=_picture(), head=head, body=body)  # noqa: S704 - our own page


def _picture() -> str:
    """The sample's plan page as a PNG in the page itself."""
    document = pypdfium2.PdfDocument(PAPER)
    image = BytesIO()
    document[0].render(scale=2).to_pil().save(image, "PNG")
    return base64.b64encode(image.getvalue()).decode("ascii")


_TEMPLATE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 24px; font: 13px/1.45 "DejaVu Sans", sans-serif; color: #1d2733; background: #fff;
        display: grid; grid-template-columns: 690px 1fr; gap: 28px; align-items: start; }}
h2 {{ font-size: 14px; margin: 0 0 8px; color: #51606f; font-weight: normal; }}
img {{ width: 690px; border: 1px solid #c9d1d9; box-shadow: 0 2px 8px #0002; }}
table {{ border-collapse: collapse; width: 100%; font-size: 12px; }}
th {{ text-align: left; padding: 6px 8px; border-bottom: 2px solid #1d2733; font-family: monospace; }}
td {{ padding: 6px 8px; border-bottom: 1px solid #dde3e8; vertical-align: top; }}
td:nth-child(5), td:nth-child(6) {{ white-space: nowrap; }}
</style><div><h2>A page of a report</h2><img src="data:image/png;base64,{picture}"></div>
<div><h2>actions.csv: a row an action, each value beside its words and its place</h2>
<table><tr>{head}</tr>{body}</table></div>"""


if __name__ == "__main__":
    main()
