"""How may seized goods be disposed of, safely and outside commerce?

From what the goods are made of and which hazards are known to the codes of the waste, the
operations in the order of the waste hierarchy, what must be tested first and what is never done.

>>> from datetime import date
>>> lot = Goods(category="perfume", materials=("ethanol", "glass"), hazard_known=False)
>>> ladder = options(lot, date(2026, 11, 23))
>>> [one.treatment.operation for one in ladder.options if one.allowed]
['D15']
>>> ladder.options[-1].codes.ewc_candidates
('160305*', '160306')
>>> lot = Goods(category="perfume", materials=("ethanol", "glass"), measured={"flash_point_c": 17})
>>> ladder = options(lot, date(2026, 11, 23))
>>> [one.treatment.operation for one in ladder.options if one.allowed]
['R2', 'R12', 'R1', 'D10', 'D15']
"""

from countermark.disposal.assessment import Answer, Assessment, Question, assess
from countermark.disposal.codes import Codes, WasteCode, hp_code, list_of_waste, waste_code
from countermark.disposal.examining import data_version, examine
from countermark.disposal.goods import DisposalFacts, Goods, State
from countermark.disposal.materials import categories, category_of_hs, hazards, materials
from countermark.disposal.options import Ladder, Option, Outcome, options
from countermark.disposal.reading import Reading, facts_from, goods_from
from countermark.disposal.rules import Treatment, treatments
from countermark.disposal.writing import case_data, name_of, option_list

__all__ = [
    "Answer",
    "Assessment",
    "Codes",
    "DisposalFacts",
    "Goods",
    "Ladder",
    "Option",
    "Outcome",
    "Question",
    "Reading",
    "State",
    "Treatment",
    "WasteCode",
    "assess",
    "case_data",
    "categories",
    "category_of_hs",
    "data_version",
    "examine",
    "facts_from",
    "goods_from",
    "hazards",
    "hp_code",
    "list_of_waste",
    "materials",
    "name_of",
    "option_list",
    "options",
    "treatments",
    "waste_code",
]
