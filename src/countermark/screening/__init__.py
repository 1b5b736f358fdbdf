"""Many items at once: batches that keep their order, use all cores and go on after a stop."""

from countermark.screening.output import StoppedError, Terms, terms_of_run
from countermark.screening.pool import Prepare, Work
from countermark.screening.runner import Done, Job, LineForm, run
from countermark.screening.searches import searches

__all__ = [
    "Done",
    "Job",
    "LineForm",
    "Prepare",
    "StoppedError",
    "Terms",
    "Work",
    "run",
    "searches",
    "terms_of_run",
]
