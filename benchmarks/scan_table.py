"""How well scans are read, each figure beside its bar, as the table of the documentation.

    OMP_THREAD_LIMIT=1 python -m benchmarks.scan_table [--pages 2] [--only clean fax]

Plans are scanned in every way that has a bar or may be met in an archive, and held against gold, or against
the reading of their born-digital pages. Of several plans the lowest figure is printed. ``--pages`` are the
first so many of each plan in the ways that are not measured on the whole.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path

from numpy.random import default_rng
from PIL import Image
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from benchmarks.scan_maker import KINDS, made_scan, scanned_pages
from benchmarks.scans import FIELDS, PLANS, SETTINGS, Measured, measured, opened
from councilplans.pipeline import extract_document
from councilplans.reading import read_layout
from extractors.options import Ocr
from ingest.codes import IssueCode
from output.codec import to_row

SAMPLES = Path(__file__).parents[1] / "samples"
WHOLE = ("clean", "grey_150", "noise_jpeg", "fax")
"""The ways that are measured on whole plans."""

_BARS = {"clean": "0.96; Merton 0.85", "grey_150": "0.92", "noise_jpeg": "0.88", "fax": "0.85"}
_ALL = 1000


def by_kind(corpus: Path, kinds: Sequence[str], pages: int) -> Iterator[str]:
    """A line for each way of scanning the corpus's plans."""
    for kind in kinds:
        most = _ALL if kind in WHOLE else pages
        found = {plan: measured(corpus / "seeds" / f"{plan}.pdf", kind, corpus, most) for plan in PLANS}
        yield _line(kind, found, _BARS.get(kind, ""))


def _line(name: str, found: dict[str, Measured], bar: str) -> str:
    rows = {plan: each.scores.found["rows"] or 0.0 for plan, each in found.items()}
    merton = rows.pop("merton", None)
    lowest = f"{min(rows.values()):.3f}" + ("" if merton is None else f"; Merton {merton:.3f}")
    others = (_lowest(found, field) for field in FIELDS)
    unsaid = sum(len(each.scores.unsaid) for each in found.values())
    values = sum(each.scores.values for each in found.values())
    wrong = max(each.wrong for each in found.values())
    seconds = max(each.seconds for each in found.values())
    cells = (name, lowest, bar, *others, f"{unsaid} of {values:,}", f"{wrong:.2%}", f"{seconds:.1f}")
    return f"| {' | '.join(cells)} |"


def _lowest(found: dict[str, Measured], field: str) -> str:
    values = [value for each in found.values() if (value := each.scores.found[field]) is not None]
    return f"{min(values):.3f}" if values else ""


def strangers(folder: Path) -> Iterator[str]:
    """A line for the samples' plans that were born as PDFs, scanned."""
    papers = sorted(folder.glob("unseen/plans*/papers/*.pdf"))
    found: dict[str, Measured] = {}
    for paper in papers:
        each = measured(paper, "clean", SAMPLES, _ALL)
        if each.scores.values:
            found[paper.stem] = each
    yield _line("strangers' plans of the samples", found, "")


def made(corpus: Path) -> Iterator[str]:
    """Lines for the made plans: without upright rules, without any, and rated by colour."""
    for name, kind, bar in (
        ("hlines", "clean", "0.90"),
        ("unruled", "clean", "0.90"),
        ("ruled", "colour", ""),
    ):
        found = measured(corpus / "made_plans" / f"{name}.pdf", kind, corpus, _ALL)
        yield _line(f"made_plans/{name}, {kind}", {name: found}, bar)
        if kind == "colour":
            right, wanted = found.scores.rated
            yield f"ratings by colour of made_plans/{name}: {right} of {wanted} (bar 43 of 45)"


def rows_of(content: bytes, name: str, ocr: Ocr = Ocr.AUTO) -> tuple[list[dict[str, object]], set[str]]:
    """The actions of a file, without what a file's own bytes give, and the codes of its issues."""
    settings = replace(SETTINGS, ocr=ocr)
    source = opened(content, name, settings)
    read = extract_document(source, read_layout(source, settings), settings)
    own = ("action_id", "document_id", "extractor", "source", "recommendation_id")
    rows = [
        {column: value for column, value in to_row(action).items() if column not in own}
        for action in read.actions
    ]
    return rows, {str(issue.code) for issue in read.issues}


def hidden_layer(corpus: Path) -> str:
    """Whether a poor layer of hidden text over a scan changes nothing, and is told."""
    content = (corpus / "seeds" / "derbyshire.pdf").read_bytes()
    pages = list(scanned_pages(content, KINDS["clean"], default_rng(0), 2))
    texts = ("", "Aetian rlan tor thc Ccuncil, rnatters t0 be d0ne")
    bare, layered = (rows_of(_drawn(pages, text), "scan.pdf") for text in texts)
    told = IssueCode.HIDDEN_TEXT_NOT_USED.value in layered[1]
    return f"a poor hidden layer: {_same(bare[0], layered[0])}, {'told' if told else 'NOT told'}"


def _drawn(pages: Sequence[Image.Image], text: str) -> bytes:
    """Pictures as the pages of a PDF, a text hidden behind each."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=(842, 595))
    for page in pages:
        canvas.drawImage(ImageReader(page), 0, 0, 842, 595)
        if text:
            hidden = canvas.beginText(50, 500)
            hidden.setTextRenderMode(3)
            hidden.textLine(text)
            canvas.drawText(hidden)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def tiff(corpus: Path) -> str:
    """Whether a fax of several pages in one picture file gives what the same pages in a PDF do."""
    content = (corpus / "seeds" / "derbyshire.pdf").read_bytes()
    first, *others = scanned_pages(content, KINDS["fax"], default_rng(0), 3)
    target = BytesIO()
    first.save(target, "TIFF", compression="group4", save_all=True, append_images=others, dpi=(200, 200))
    of_pdf, _ = rows_of(made_scan(content, KINDS["fax"], most_pages=3), "fax.pdf")
    of_tiff, _ = rows_of(target.getvalue(), "fax.tif")
    return f"a fax (G4) of 3 pages as .tif: {len(of_tiff)} actions, {len(of_pdf)} as a PDF"


def digital() -> str:
    """Whether born-digital files give the same with and without a look for scans."""
    papers = sorted((SAMPLES / "papers").glob("*.pdf"))
    same = sum(
        rows_of(paper.read_bytes(), paper.name, Ocr.AUTO)
        == rows_of(paper.read_bytes(), paper.name, Ocr.NEVER)
        for paper in papers
    )
    return f"born-digital PDFs of the samples, the same under --ocr auto as never: {same} of {len(papers)}"


def _same(one: object, other: object) -> str:
    return "as the bare picture" if one == other else "NOT as the bare picture"


def address_space(corpus: Path) -> str:
    """The most that a process maps, in gigabytes, which reads one scanned plan and nothing else."""
    content = made_scan((corpus / "seeds" / "derbyshire.pdf").read_bytes(), KINDS["clean"])
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
        peak = fresh.submit(_peak, content).result()
    return f"address space: {peak / 1e6:.2f} GB (bar 1)"


def _peak(content: bytes) -> int:
    """The kilobytes that this process has mapped at most, once it has read a scan."""
    rows_of(content, "scan.pdf")
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmPeak"))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=Path("../shared/corpus"))
    parser.add_argument("--pages", type=int, default=2)
    parser.add_argument("--only", nargs="*", choices=KINDS, default=list(KINDS), help="ways of scanning")
    given = parser.parse_args(arguments)
    heads = (
        "scan",
        "rows",
        "bar",
        "due",
        "status",
        "refs",
        "leads",
        "wrong, no flag",
        "wrong words",
        "s a page",
    )
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}", flush=True)
    for line in by_kind(given.corpus, given.only, given.pages):
        print(line, flush=True)
    for line in (*strangers(SAMPLES), *made(given.corpus)):
        print(line, flush=True)
    single: tuple[Callable[[], str], ...] = (
        lambda: hidden_layer(given.corpus),
        lambda: tiff(given.corpus),
        digital,
        lambda: address_space(given.corpus),
    )
    for line_of in single:
        print(line_of(), flush=True)


if __name__ == "__main__":
    main()
