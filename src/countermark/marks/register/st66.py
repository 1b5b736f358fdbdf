"""Trade marks in WIPO ST.66 (TM-XML): EUIPO's files, other offices', the USPTO's TSDR records.

Source: WIPO Standard ST.66; element names as they stand in files of the EUIPO and the USPTO, those
of other offices as public code reads them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from countermark.findings import BadInputError
from countermark.marks.register.entry import Entry, mark_in
from countermark.marks.register.fields import nice_class
from countermark.marks.register.mark import Mark
from countermark.marks.register.xml_records import Piece
from countermark.marks.register.xml_tree import Node, parse, prefix_of, without

_OWN_LANGUAGE: Final = re.compile(rb"ApplicationLanguageCode>\s*([A-Za-z]{2})\s*</")
_NOT_READ: Final = (
    b"MarkEventDetails",
    b"OppositionDetails",
    b"MarkRecordDetails",
    b"PublicationDetails",
    b"RepresentativeDetails",
    b"SeniorityDetails",
    b"PriorityDetails",
)
_APPLICANTS: Final = re.compile(rb"<((?:[\w.-]+:)?ApplicantDetails)\s*>.*?</\1\s*>", re.DOTALL)


def mark_of(piece: Piece, remarks: list[str]) -> Mark:
    """Read one record.

    Args:
        piece: an element `TradeMark` and what stands around it: the USPTO writes the applicants
            behind the record, in the same `TransactionData`.
        remarks: where remarks on what was left out go.

    Errors: `BadInputError` if it is no record that names a mark.
    """
    record = parse(_shortened(piece))
    if record.attribute("operationCode").casefold() == "delete":
        problem = "the office took this record out of its register (Delete); nothing was changed"
        raise BadInputError(problem)
    return mark_in(_entry(record, piece), remarks)


def _shortened(piece: Piece) -> bytes:
    if not piece.plain:
        return piece.content
    return without(_in_one_language(piece.content), _NOT_READ)


def _in_one_language(content: bytes) -> bytes:
    """Leave out goods in languages that nobody will look at: they are most of an EU record.

    English is kept, or else the language of the application; if a class has words in neither,
    everything is kept.
    """
    name = prefix_of(content) + b"GoodsServicesDescription"
    start = content.find(b"<" + name)
    own = _OWN_LANGUAGE.search(content, 0, start) if start >= 0 else None
    for language in (b"en", own[1].lower() if own else b""):
        shorter = _only_in(content, name, language)
        classes = shorter.count(b"ClassNumber>") // 2
        described = re.findall(rb"<" + re.escape(name) + rb"[^>]*>\s*[^<\s]", shorter)
        if len(described) >= classes:
            return shorter
    return content


def _only_in(content: bytes, name: bytes, language: bytes) -> bytes:
    """Leave out the descriptions in other languages that hold nothing but words."""
    return _in_others(name, language).sub(b"", content)


@lru_cache(maxsize=1 << 10)
def _in_others(name: bytes, language: bytes) -> re.Pattern[bytes]:
    own = rb"(?!(?i:" + re.escape(language) + rb")[\"'])" if language else b""
    start = rb"<" + re.escape(name) + rb"\s+languageCode=[\"']" + own + rb"[A-Za-z]{2}[\"']\s*>"
    return re.compile(start + rb"[^<]*</" + re.escape(name) + rb">")


def _entry(record: Node, piece: Piece) -> Entry:
    office = (record.word("RegistrationOfficeCode") or record.word("ReceivingOfficeCode")).upper()
    sign = "WordMarkSpecification"
    images = record.all("MarkImageDetails", "MarkImage")
    described = record.all(
        "GoodsServicesDetails", "GoodsServices", "ClassDescriptionDetails", "ClassDescription"
    )
    language = record.word("ApplicationLanguageCode").lower()
    return Entry(
        office=office,
        number=record.word("ApplicationNumber"),
        registration=record.word("RegistrationNumber"),
        words=_words(record.all(sign, "MarkVerbalElementText")),
        features=record.words("MarkFeature"),
        images=[_image_name(one) for one in images if one.children],
        owners=_owners(_applicants(record, piece), office),
        classes=[number for one in described for number in one.words("ClassNumber")],
        goods=[(nice_class(one.word("ClassNumber")), _goods(one, language)) for one in described],
        status=record.word("MarkCurrentStatusCode"),
        status_described=record.word("TradeMarkExt", "MarkCurrentStatusExternalDescriptionText"),
        status_on=record.word("MarkCurrentStatusDate"),
        filed=record.word("ApplicationDate"),
        registered=record.word("RegistrationDate"),
        expires=record.word("ExpiryDate"),
        ended=record.word("TerminationDate"),
        designs=[
            code
            for one in images
            for code in one.words("MarkImageCategory", "CategoryCodeDetails", "CategoryCode")
        ],
        transliterations=record.words(sign, "MarkTransliteration"),
        translations=record.words(sign, "MarkTranslation"),
        designated=record.words(
            "DesignatedCountryDetails", "DesignatedCountry", "DesignatedCountryCode"
        ),
    )


def _words(elements: list[Node]) -> list[tuple[str, str]]:
    return [(node.attribute("languageCode"), node.text) for node in elements if node.text]


def _image_name(image: Node) -> str:
    return image.word("MarkImageFilename") or image.word("MarkImageURI").removeprefix("file://")


def _goods(described: Node, language: str) -> str:
    by_language: dict[str, str] = {}
    for node in described.all("GoodsServicesDescription"):
        if node.text:
            by_language.setdefault(node.attribute("languageCode").lower(), node.text)
    wanted = (code for code in ("en", language, "", *by_language) if code in by_language)
    return by_language.get(next(wanted, ""), "")


def _applicants(record: Node, piece: Piece) -> list[Node]:
    """List the holders: in the record, else behind it if it stands alone in its transaction."""
    inside = record.all("ApplicantDetails", "Applicant") + record.all("HolderDetails", "Holder")
    behind = piece.after.partition(b"TransactionData>")[0]
    match = _APPLICANTS.search(behind)
    if inside or not match or b"TransactionData" not in piece.before:
        return inside or record.all("ApplicantDetails", "ApplicantKey")
    return parse(match[0]).all("Applicant")


def _owners(applicants: list[Node], office: str) -> list[str]:
    """Name the holders; of those that the USPTO lists one after the other, the last."""
    stages = [one.word("ApplicantExt", "PartyTypeCode") for one in applicants]
    latest = max(stages, default="")
    return [
        _owner(one, office)
        for one, stage in zip(applicants, stages, strict=True)
        if stage == latest
    ]


def _owner(applicant: Node, office: str) -> str:
    if applicant.name == "ApplicantKey":
        return f"applicant {applicant.word('Identifier')} of {office}"
    book = f"{applicant.name}AddressBook"
    name = ("FormattedNameAddress", "Name")
    free = applicant.words(
        book, *name, "FreeFormatName", "FreeFormatNameDetails", "FreeFormatNameLine"
    )
    formatted = applicant.all(book, *name, "FormattedName")
    names = [
        one.word("OrganizationName") or " ".join([*one.words("FirstName"), *one.words("LastName")])
        for one in formatted
    ]
    return ", ".join(free or names) or applicant.word(f"{applicant.name}Name", "FullName")
