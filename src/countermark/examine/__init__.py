"""One case at a time: a folder of exhibits becomes findings, and findings a report."""

from countermark.examine.dossier import Dossier
from countermark.examine.flow import Request, examine_folder, provisional_reference
from countermark.examine.measure import Measure

__all__ = ["Dossier", "Measure", "Request", "examine_folder", "provisional_reference"]
