"""Attribution: what each sum of money is, and whose.

roles     what a sum is        votes: of the cues near it; meanings: in such a decision; cells: of its column
                               acts, past, movements: of its clause; peers: of other sums
                               signs: of what weights decide where these say little (and `extractors.encoder`)
rates     whether it is a total, or for each year or item
years     for which years      year_places: those near it; year_links: of sums beside it; paper_year: of the whole paper
                               year_anaphora: of the sum that the sentence before spoke of
earlier   money of years before is context
parties   who pays and gets    claims: what sentences say; bearings: payer or payee; reach: of which sums
                               tellings: under which name; sole: what the only one pays or gets
                               sketch: a sentence in marks; vague: nobody in particular
                               bystanders: bodies that do neither; leads: lines that speak for a list
                               anaphora: of the sentence before; pronouns: its bodies
                               outgoing: what is paid to somebody was granted, if nothing else tells what it is
                               hearing: whom the encoder names; book: the sums while parties are written into them
carry     what one mention tells, others have too; shares: parts, and mentions of the same money
"""

from extractors.attribution import carry, earlier, parties, rates, roles, years
from pipeline.extract import Reading


def extract(reading: Reading) -> None:
    """Write role, rate, years, funder and recipient into the amounts."""
    for rule in (roles, rates, years, earlier, parties, carry):
        rule.extract(reading)
