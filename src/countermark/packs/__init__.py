"""Is this medicine pack what it says? Codes are read, taken apart, explained and looked up.

>>> from datetime import date
>>> code = parse("0109506003395637" "17270331" "10LOT21SER", on=date(2026, 11, 23))
>>> [problem.code for problem in code.problems]
['serial-missing', 'separator-lost']
>>> print(code.readings[0].identity)
(01) 09506003395637 (21) SER (10) LOT (17) 2027-03-31

`read_image` reads photos, `SqliteStore` and `load` keep known packs, `verify` asks a store, and
`examine` does all of it for the exhibits of a case. A hit is not authenticity, an alert no verdict.
"""

from countermark.packs.code import PackCode, parse
from countermark.packs.examination import PacksFacts, examine
from countermark.packs.explanations import Explanation
from countermark.packs.labels import Label
from countermark.packs.likely import Identity, Reading
from countermark.packs.loading import Loaded, Rejected, load
from countermark.packs.problems import Problem
from countermark.packs.public_alerts import PublicAlert, alerts_for
from countermark.packs.reading import ImageCodes, read_file, read_image
from countermark.packs.store import SqliteStore, Store, StoredPack
from countermark.packs.trade_item import check_digit
from countermark.packs.verification import Question, Verification, verify

__all__ = [
    "Explanation",
    "Identity",
    "ImageCodes",
    "Label",
    "Loaded",
    "PackCode",
    "PacksFacts",
    "Problem",
    "PublicAlert",
    "Question",
    "Reading",
    "Rejected",
    "SqliteStore",
    "Store",
    "StoredPack",
    "Verification",
    "alerts_for",
    "check_digit",
    "examine",
    "load",
    "parse",
    "read_file",
    "read_image",
    "verify",
]
