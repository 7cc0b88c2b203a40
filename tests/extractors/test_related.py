"""The numbers of decisions: every way of writing them, and what merely looks like one."""

import pytest

from pipeline.references import find_references, leading_reference, parse_reference, reference_of_address


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("PCD 898", ["PCD 898"]),
        ("as PCD-956 says", ["PCD 956"]),
        ("[PCD583 and PCD986]", ["PCD 583", "PCD 986"]),
        ("PCDs 1149, 1147 & 1263", ["PCD 1149", "PCD 1147", "PCD 1263"]),
        ("PCD references 545, 867, 914 and 1215.", ["PCD 545", "PCD 867", "PCD 914", "PCD 1215"]),
        ("DMPC decisions (PCD 890 and 1561) approved", ["PCD 890", "PCD 1561"]),
        ("PCDs 545 to 548", ["PCD 545", "PCD 546", "PCD 547", "PCD 548"]),
        ("DMPC Decision – PCD 623", ["PCD 623"]),
        ("DMPCD (112)", ["PCD 112"]),
        ("PCD (1010)", ["PCD 1010"]),
        ("PCD’s 545 and 867 ran", ["PCD 545", "PCD 867"]),
        ("PCD545/867.", ["PCD 545", "PCD 867"]),
        ("PCD 26/27", []),
        ("DMPCD 2015 46, DMPCD 2015/47", ["DMPCD 2015 46", "DMPCD 2015 47"]),
        ("DMPCD 46 in 2015 and DMPCD 47", ["DMPCD 2015 46", "PCD 47"]),
        ("PCD 1042, 1095,1063 and CEOD 9/23", ["PCD 1042", "PCD 1095", "PCD 1063"]),
        ("“DMPCD 2015 115 Award of a £1,250,000 grant”", ["DMPCD 2015 115"]),
        ("PCD 1456 2023/24 revised budget", ["PCD 1456"]),
        ("PCD 881 and 23 projects", ["PCD 881"]),
        ("PCD 640, £5,000", ["PCD 640"]),
        ("PCD 90001 and 90002.", ["PCD 90001", "PCD 90002"]),
        ("PCD545/867/914 refer", ["PCD 545", "PCD 867", "PCD 914"]),
        ("PCD545, 867 & 960 (Boats)", ["PCD 545", "PCD 867", "PCD 960"]),
        ("PCD No 12, PCD/13 and PCD#14", ["PCD 12", "PCD 13", "PCD 14"]),
        ("PCD 1,234", ["PCD 1234"]),
        ("Decision 1683 seeks", ["PCD 1683"]),
        ("Decision 2020", []),
        ("DMPCD 2014", []),
        ("2026/27 PCDX 12", []),
        ("the decision 12 of the board", []),
    ],
)
def test_references_are_found(text: str, references: list[str]) -> None:
    assert [mention.reference for mention in find_references(text)] == references


@pytest.mark.parametrize(
    ("value", "reference"),
    [("PD 1599", "PCD 1599"), ("DMPCD 453", "PCD 453"), ("DMPCD 2014 04", "DMPCD 2014 4"), ("tbc", None), ("", None)],
)
def test_a_code_line_gives_its_number_also_with_a_slip(value: str, reference: str | None) -> None:
    assert parse_reference(value) == reference


def test_a_line_begins_with_its_own_number_or_not() -> None:
    own = leading_reference("PCD 1267    Ten more weeks, after PCD 1156")
    assert own is not None
    assert own.reference == "PCD 1267"
    assert leading_reference("Ten more weeks, after PCD 1156") is None


@pytest.mark.parametrize(
    ("address", "reference"),
    [
        ("https://example.org/pcd-1215-home-office-funding", "PCD 1215"),
        ("https://example.org/sites/default/files/pcd_1008_signed.pdf", "PCD 1008"),
        ("https://example.org/decisions/dmpcd-2015-80-a-title?page=2", "DMPCD 2015 80"),
        ("https://example.org/mopac-decisions-0/home-office-grip-funding-2022-0", None),
        ("https://example.org/mopac-decisions--62", None),
    ],
)
def test_an_address_gives_a_number_only_where_its_last_part_begins_with_one(
    address: str, reference: str | None
) -> None:
    assert reference_of_address(address) == reference
