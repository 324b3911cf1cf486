"""What a benchmark found: a figure beside its reference's, their ratio, and the budget."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sample:
    """One thing measured several times, in one unit."""

    values: Sequence[float]
    unit: str

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    def __str__(self) -> str:
        if len(self.values) == 1:
            return f"{self.median:.2f} {self.unit}"
        ordered = sorted(self.values)
        low, high = ordered[len(ordered) // 10], ordered[-1 - len(ordered) // 10]
        return f"{self.median:.2f} {self.unit} ({low:.2f} to {high:.2f})"


@dataclass(frozen=True, slots=True)
class Row:
    """`budget` is in words, of the ratio or of the amount; `is_kept` says whether it is."""

    what: str
    ours: Sample
    reference: Sample | None
    reference_name: str
    budget: str
    is_kept: bool

    @property
    def ratio(self) -> str:
        if self.reference is None or not self.reference.median:
            return "–"
        return f"{self.ours.median / self.reference.median:.2f}"


def table(rows: Sequence[Row]) -> str:
    """All rows as a Markdown table."""
    lines = [
        "| what | Checkout Desk | reference | which | ratio | budget | kept |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        reference = "–" if row.reference is None else str(row.reference)
        cells = (
            row.what, str(row.ours), reference, row.reference_name, row.ratio, row.budget,
            "yes" if row.is_kept else "NO",
        )  # fmt: skip
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)
