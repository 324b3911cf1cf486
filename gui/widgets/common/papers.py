"""Papers: which one is usual, and what they are called."""

from PySide6.QtCore import QLocale

from gui.core.handover.print_order import Paper
from gui.presenters.translation import translate


def usual_paper() -> Paper:
    """Return Letter where inches are used, A4 elsewhere."""
    metric = QLocale.MeasurementSystem.MetricSystem
    return Paper.A4 if QLocale.system().measurementSystem() == metric else Paper.LETTER


def paper_name(paper: Paper) -> str:
    """Return what a paper is called."""
    return translate("files", "Letter") if paper is Paper.LETTER else str(paper.value)
