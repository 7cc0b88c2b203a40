"""Rates: what a sum is for, a year, a piece or all, by the words around it."""

from __future__ import annotations

import pytest

from tests.extractors.test_attribution import attributed


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("The firm asked for an hourly fee of £27.40, against a going rate of £33.", ["per_item", "per_item"]),
        ("A guard is charged at £61.20 an hour in 2031/32, a sergeant at £84.10.", ["per_item", "per_item"]),
        ("A swab, with its envelope, costs between £19 and £46.", ["per_item", "per_item"]),
        ("A kit, vest and helmet, is priced at £318.50.", ["per_item"]),
        ("One post is put at £38,700.", ["per_item"]),
        ("No force pays more than £2m for any one claim.", ["per_item"]),
        ("There are few appeals, each one of which costs upwards of £70,000.", ["per_item"]),
        ("They ask for £84,000.00, which is £28,000.00 for each of the officers.", ["total", "per_item"]),
        ("Guests may have up to £110 per night, with lunch at not more than £19 a head.", ["per_item", "per_item"]),
        ("Accept yearly payments of £410,000 from the port and £95,000 from the ferry.", ["per_year", "per_year"]),
        ("The annual cost of the squad, vans aside, is £4.2m.", ["per_year"]),
        ("Give £60,000 for each of 2031/32 and 2032/33.", ["per_year"]),
        ("Give £60,000 for each of the three years.", ["per_year"]),
        ("A licence costs £12 per head, £960 in all for 80 officers.", ["per_item", "total"]),
        ("A licence costs £12 per head, £960 in all.", ["per_item", "total"]),
        ("For 80 seats at £9 each, £720 is asked.", ["per_item", "total"]),
        ("A bed at £110 per night, at £660 for six nights.", ["per_item", "total"]),
        ("Officers cost £31 an hour and a fine of £400 is due.", ["per_item", "total"]),
        ("A claimant was paid £900 in damages.", ["total"]),
        ("One vehicle was sold for £30,000.", ["total"]),
        ("The unit takes 200 calls daily at a cost of £3m.", ["total"]),
        ("The club pays annual fees of £5,000, £15,000 over three years.", ["per_year", "total"]),
        ("There are annual fees of £5m, and £2m of late costs.", ["per_year", "total"]),
        # A whole, although it is small, stands in a claim, or beside a yearly sum.
        ("An interim payment of £190,000 in a claim for damages.", ["total"]),
        ("A new boathouse costs £5m.", ["total"]),
        ("The yearly rent of £41,000, and a premium of £90,000, are due.", ["per_year", "total"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_rate_is_what_the_words_say(text: str, rates: list[str]) -> None:
    assert [amount.rate for amount in attributed("other", text).facts.amounts] == rates
