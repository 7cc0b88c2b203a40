"""Attribution: what each sum of money is, and whose.

`roles` says what it is, `rates` whether it is a total, `years` for which financial years, `parties` who pays and who is
paid, and `carry` gives to other mentions of the same money what one of them tells.
"""

from extractors.attribution import carry, earlier, parties, rates, roles, years
from pipeline.extract import Reading


def extract(reading: Reading) -> None:
    """Write role, rate, years, funder and recipient into the amounts."""
    for rule in (roles, rates, years, earlier, parties, carry):
        rule.extract(reading)
