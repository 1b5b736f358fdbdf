"""Trade marks in WIPO ST.96: the USPTO's TSDR records (2.2.1 too), and other offices' files.

Source: WIPO Standard ST.96, Trademark component; element names as they stand in records of the
USPTO, those of other offices as public code reads them.
"""

from __future__ import annotations

from typing import Final

from countermark.findings import BadInputError
from countermark.marks.register.entry import Entry, mark_in
from countermark.marks.register.fields import nice_class
from countermark.marks.register.mark import Mark
from countermark.marks.register.xml_records import Piece
from countermark.marks.register.xml_tree import Node, parse, without

_NOT_READ: Final = (b"MarkEventBag", b"PublicationBag", b"AssignmentBag")
_NO_IMAGE: Final = "no image available"


def mark_of(piece: Piece, remarks: list[str]) -> Mark:
    """Read one record.

    Args:
        piece: an element `Trademark`.
        remarks: where remarks on what was left out go.

    Errors: `BadInputError` if it is no record that names a mark.
    """
    record = parse(without(piece.content, _NOT_READ) if piece.plain else piece.content)
    if record.attribute("operationCategory").casefold() == "delete":
        problem = "the office took this record out of its register (Delete); nothing was changed"
        raise BadInputError(problem)
    return mark_in(_entry(record), remarks)


def _entry(record: Node) -> Entry:
    office = _office(record)
    shown = record.all("MarkRepresentation", "MarkReproduction") or record.all("MarkRepresentation")
    signs = [sign for one in shown for sign in one.all("WordMarkSpecification")]
    images = [image for one in shown for image in one.all("MarkImageBag", "MarkImage")]
    national = "NationalTrademarkInformation"
    bags = record.all("GoodsServicesBag", "GoodsServices")
    return Entry(
        office=office,
        number=_number(record, office),
        registration=record.word("RegistrationNumber"),
        words=_words(signs),
        features=_features(record),
        images=_image_names(images),
        owners=_owners(record, office),
        classes=[number for bag in bags for number in _classes(bag)],
        goods=[
            term for bag in bags for term in _terms(bag, record.word("ApplicationLanguageCode"))
        ],
        status=record.word("MarkCurrentStatusCode"),
        status_described=record.word(national, "MarkCurrentStatusExternalDescriptionText")
        or record.word(national, "MarkCurrentStatusInternalDescriptionText"),
        status_on=record.word("MarkCurrentStatusDate"),
        filed=record.word("ApplicationDate"),
        registered=record.word("RegistrationDate"),
        expires=record.word("ExpiryDate"),
        ended=record.word("TerminationDate") or record.word(national, "ApplicationAbandonedDate"),
        designs=[code for image in images for code in _designs(image)],
        transliterations=[word for sign in signs for word in sign.words("MarkTransliteration")],
        translations=[word for sign in signs for word in sign.words("MarkTranslationText")],
        designated=record.words(
            "DesignatedCountryBag", "DesignatedCountry", "DesignatedCountryCode"
        ),
    )


def _office(record: Node) -> str:
    places = (("RegistrationOfficeCode",), ("ApplicationNumber", "IPOfficeCode"))
    return next(filter(None, (record.word(*place) for place in places)), "").upper()


def _number(record: Node, office: str) -> str:
    number = record.word("ApplicationNumber", "ApplicationNumberText")
    # An ST.13 number begins with the office already.
    standard = record.word("ApplicationNumber", "ST13ApplicationNumber").removeprefix(office)
    return number or standard or record.word("ApplicationNumber")


def _words(signs: list[Node]) -> list[tuple[str, str]]:
    elements = [node for sign in signs for node in sign.all("MarkVerbalElementText")]
    if not any(node.text for node in elements):
        elements = [node for sign in signs for node in sign.all("MarkSignificantVerbalElementText")]
    return [(node.attribute("languageCode"), node.text) for node in elements if node.text]


def _features(record: Node) -> list[str]:
    return (
        record.words("MarkRepresentation", "MarkFeatureCategory")
        or record.words(
            "NationalTrademarkInformation", "MarkFeatureCategoryBag", "MarkFeatureCategory"
        )
        or record.words(
            "MarkRepresentation", "MarkDescriptionBag", "NationalMarkDescription", "MarkFeatureCode"
        )
    )


def _image_names(images: list[Node]) -> list[str]:
    names = [image.word("FileName") for image in images if image.children]
    return [name for name in names if name.casefold() != _NO_IMAGE]


def _designs(image: Node) -> list[str]:
    figures = image.all(
        "MarkImageClassification",
        "FigurativeElementClassificationBag",
        "ViennaClassificationBag",
        "ViennaClassification",
    )
    parts = ("ViennaCategory", "ViennaDivision", "ViennaSection")
    codes = [".".join(filter(None, (one.word(part) for part in parts))) for one in figures]
    national = image.all("NationalDesignSearchCodeBag", "NationalDesignSearchCode")
    return codes + [one.word("NationalDesignCode") or one.text for one in national]


def _classes(bag: Node) -> list[str]:
    """List the Nice classes of a bag; older records of the USPTO have the national one beside."""
    kinds = bag.all("GoodsServicesClassificationBag", "GoodsServicesClassification")
    nice = [
        number
        for one in kinds
        for number in one.words("ClassNumber")
        if one.word("ClassificationKindCode").casefold() in {"nice", ""}
    ]
    return nice or bag.words("ClassDescriptionBag", "ClassDescription", "ClassNumber")


def _terms(bag: Node, language: str) -> list[tuple[int, str]]:
    classes = [nice_class(number) for number in _classes(bag)]
    only = classes[0] if len(set(classes)) == 1 else 0
    terms = []
    for described in bag.all("ClassDescriptionBag", "ClassDescription"):
        number = nice_class(described.word("ClassNumber"))
        text = _in_language(described.all("GoodsServicesDescriptionText"), language)
        terms.append((number if number in classes else only, text))
    return terms


def _in_language(nodes: list[Node], language: str) -> str:
    texts: dict[str, list[str]] = {}
    for node in nodes:
        texts.setdefault(node.attribute("languageCode").lower(), []).append(node.text)
    wanted = (code for code in ("en", language.lower(), "", *texts) if any(texts.get(code, ())))
    return "; ".join(filter(None, texts.get(next(wanted, ""), ())))


def _owners(record: Node, office: str) -> list[str]:
    """Name the holders; of those that the USPTO lists one after the other, the last."""
    holders = record.all("ApplicantBag", "Applicant") or record.all("HolderBag", "Holder")
    if office == "US":
        stages = [one.attribute("sequenceNumber") for one in holders]
        latest = max(stages, default="", key=lambda stage: (len(stage), stage))
        holders = [one for one, at in zip(holders, stages, strict=True) if at == latest]
    return [_owner(one, office) for one in holders]


def _owner(holder: Node, office: str) -> str:
    for name in [*holder.all("Contact", "Name"), *holder.all("PublicationContact", "Name")]:
        person = name.all("PersonName")
        parts = [word for one in person for word in one.words("FirstName") + one.words("LastName")]
        found = (
            name.word("EntityName")
            or name.word("OrganizationName", "OrganizationStandardName")
            or name.word("PersonName", "PersonFullName")
            or " ".join(parts)
        )
        if found:
            return found
    # The USPTO writes the legal form there, other offices the name.
    return "" if office == "US" else holder.word("LegalEntityName")
