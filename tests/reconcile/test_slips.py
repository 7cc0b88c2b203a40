"""Slips: one wrong digit of a sum, a product or a share is found in whatever words the paper tells it."""

from __future__ import annotations

import pytest

from tests.reconcile.test_prose_stretches import checked

# what the paper says, with a gap for the figure; the right figure; one with a slip; the code of the check
TOLD = [
    ("We pay for 14 first aid kits at £2,700 apiece, which is {}.", "£37,800", "£73,800", "unit_times_count"),
    ("There are 9 drama days, priced at £7,400 each and {} together.", "£66,600", "£66,670", "unit_times_count"),
    ("The fee is {}, which is 3% of the grant budget of £170,000.", "£5,100", "£1,500", "percentage_of"),
    ("Evaluation is fixed at 7% of the pot of £61,000, making {}.", "£4,270", "£2,470", "percentage_of"),
    ("A lead is needed for three years. At £92,300 a year that is {}.", "£276,900", "£876,900", "annual_times_years"),
    ("A lead at {} per year is needed for three years, at £286,200.", "£95,400", "£94,500", "annual_times_years"),
    ("Grants come to £41,206, so that {} of the £55,000 is not placed.", "£13,794", "£31,794", "parts_sum_to_whole"),
    ("It is paid as 2031/32: {}, 2032/33: £218,000; in all £521,000.", "£303,000", "£303,004", "parts_sum_to_whole"),
    ("We receive {} and spend £485,000 on grants, £72,000 on staff and £21,000 on rent.", "£578,000", "£578,006",
     "parts_sum_to_whole"),
    ("Six tutors are taken on. One tutor costs £38,150, so {} is set aside.", "£228,900", "£229,800",
     "unit_times_count"),
    ("A tutor costs {}. We want six of them and set aside £228,900.", "£38,150", "£31,850", "unit_times_count"),
    ("Tutors (6 x {}) take £228,900.", "£38,150", "£38,510", "unit_times_count"),
    ("Chairs are quoted at £1,265 per unit. The order for 24 of them is worth {}.", "£30,360", "£80,360",
     "unit_times_count"),
    ("The day rate is {} and 64 days are foreseen, hence £30,400.", "£475", "£745", "unit_times_count"),
    ("Each of the 15 clubs gets £12,450. This takes {}.", "£186,750", "£168,750", "unit_times_count"),
    ("We shall pay the lead £46,300 yearly. The three-year bill is {}.", "£138,900", "£183,900",
     "annual_times_years"),
    ("An annual sum of £85,000 is needed for a lead; for two years this amounts to {}.", "£170,000", "£710,000",
     "annual_times_years"),
    ("A monthly fee of {} is payable for 18 months, so the contract is worth £248,400.", "£13,800", "£18,300",
     "unit_times_count"),
    ("The desk costs £13,800 a month. Over the 18 months this means {}.", "£248,400", "£284,400", "unit_times_count"),
    ("We expect 45 days; the rate is £695 and the sum {}.", "£31,275", "£81,275", "unit_times_count"),
    ("Days: £695 x 45, or {}.", "£31,275", "£31,725", "unit_times_count"),
    ("10% of the award of £463,800 is kept. The retention is {}.", "£46,380", "£43,680", "percentage_of"),
    ("The first payment is {}, the second £148,900 and the third £163,400. The three payments make £437,600.",
     "£125,300", "£152,300", "parts_sum_to_whole"),
    ("The lead costs {} in each of three years and so £138,900 for the whole term.", "£46,300", "£43,600",
     "annual_times_years"),
    ("The fund is £12,650. A levy of 4% on it pays for advice and yields {}.", "£506", "£586", "percentage_of"),
    ("Six per cent of the fund of £31,850, i.e. {}, is kept for advice.", "£1,911", "£1,991", "percentage_of"),
    ("We are offered {}. £264,500 goes to clubs. A lead accounts for £87,300. That leaves £42,600 for advice.",
     "£394,400", "£349,400", "parts_sum_to_whole"),
    ("Our {} splits three ways. Clubs get £264,500, a lead £87,300 and advice £42,600.", "£394,400", "£394,900",
     "parts_sum_to_whole"),
    ("The {} from the Home Office is used up by £264,500 for clubs, £87,300 for a lead and £42,600 for advice.",
     "£394,400", "£399,400", "parts_sum_to_whole"),
    ("Costs of £318,450 are shared between one force ({}) and another (£134,250).", "£184,200", "£148,200",
     "parts_sum_to_whole"),
    ("The fund stands at £340,000. Awards of {} leave £52,640 for later.", "£287,360", "£278,360",
     "parts_sum_to_whole"),
    ("The balance brought forward was £96,300. We added £54,200 and spent £83,750, so {} is carried forward.",
     "£66,750", "£76,750", "running_balance"),
    ("From £88.4m, £51.7m is bound by contract and £24.2m by grants. The free part is {}.", "£12.5m", "£13.5m",
     "parts_sum_to_whole"),
    ("Our £534,000 is drawn on for £187,000 of rent and £203,000 of pay, and {} stays unspent.", "£144,000", "£134,000",
     "parts_sum_to_whole"),
    ("Stage one takes £1.24m, stage two £0.86m. A third one of £0.47m follows. The job as a whole is priced at {}.",
     "£2.57m", "£2.47m", "parts_sum_to_whole"),
    ("There are four strands. The first has £231,000, the second £187,500, the third £142,000 and the fourth £96,500."
     " We are asked for {}.", "£657,000", "£667,000", "parts_sum_to_whole"),
    ("Outturn on the estates line was £31.7m, which beats the budget of £34.2m by {}.", "£2.5m", "£2.9m",
     "committed_plus_remaining"),
    ("A set of bollards is £2,480. Since sixteen sets are called for, {} has to be found.", "£39,680", "£36,980",
     "unit_times_count"),
    ("As £2.46m of the £3.15m is taken, {} can be offered again.", "£0.69m", "£0.79m", "parts_sum_to_whole"),
    ("There are 27 stations, and a new sign for one costs £3,150. We ask for {}.", "£85,050", "£58,050",
     "unit_times_count"),
    ("The Met gives £540,000, the City £165,000. TfL adds £92,000. There is {} in the pool.", "£797,000", "£787,000",
     "parts_sum_to_whole"),
    ("Two fifths of the £735,000 has been matched, i.e. {}.", "£294,000", "£249,000", "percentage_of"),
    ("We want thirty-two radios. They are £1,485 a piece and thus {} for the lot.", "£47,520", "£45,720",
     "unit_times_count"),
    ("For every one of the fourteen schools £6,750 is put by, {} for all.", "£94,500", "£84,500", "unit_times_count"),
    ("At {} the settlement is £0.7m below last year's £7.1m.", "£6.4m", "£6.2m", "committed_plus_remaining"),
]  # fmt: skip
# Figures that differ in one digit, and nothing says that one is made of the other.
APART = [
    "Bids lay between £10,000 and £25,000, those above with 50% match funding.",
    "Ten grants of £5,000 each are made from a fund of £60,000.",
    "The 12 clubs bid for £4,000 each; £52,000 is in the fund.",
    "Staff cost £41,000, rent £12,000 and heat £8,000.",
    "Four posts at £50,000 a year for three years cost £600,000.",
    "The retainer is £4,500 a month for 12 months. With call-outs the total is £64,000.",
    "The lead is paid £47,900 a year for three years, with on-costs in all £153,700.",
    "The grant is £218,400 in 2031/32 and £225,100 in 2032/33. This is more than the £443,400 that was bid for.",
    "The 60 homes cost £15,900,000 and £1.2m was spent on repairs, the budget being £18m.",
    "Debt interest was below budget at £6.4m. Total borrowing reduced from £143m to £116.6m by March.",
    "Supplies, £14.8m over, and income, £17.4m short, weigh most. Pay, with an underspend of £3.3m, eases it.",
    "Seventeen hubs receive up to £24,800 each; the total award is £412,600.",
    "The force forecasts an underspend of £6.35m, MOPAC one of £1.12m. At Quarter 2 the whole underspend was £7.74m.",
    "The overall forecast is £18.3m against a budget of £17.9m: pay is over by £0.9m and supplies are under by £0.5m.",
    "A revised budget of £18.6m, up from £17.8m, reflects a transfer of £0.5m from the office and new burdens.",
    "The overall cost is £18.62m against an estimate of £17.9m, and rents are £0.52m of the change.",
    "The contract is for four years at £250,000 a year, save that the first is £195,000; its total value is £945,000.",
    "The letter gives £1.64m for 2031/32 and £1.66m for 2032/33. The board's paper quoted £3.25m for the two years.",
    "The agreements of £318,000 with Ash and £297,000 with Elm end in March. The new agreements total £645,000.",
    "The cost is £12.6m, against £11.9m in the plan, because rents are £0.9m higher and energy £0.2m lower.",
    "Bids came from Ash (£48,700), Elm (£36,100) and Fir (£84,900). All were good.",
]


@pytest.mark.parametrize(("text", "right", "wrong", "code"), TOLD, ids=[case[0] for case in TOLD])
def test_one_slip_is_found_and_the_right_figure_holds(text: str, right: str, wrong: str, code: str) -> None:
    assert "exact" in {verdict for _, verdict, _ in checked(text.format(right))}
    assert "inconsistent" not in {verdict for _, verdict, _ in checked(text.format(right))}
    assert (code, "inconsistent") in {found[:2] for found in checked(text.format(wrong))}


@pytest.mark.parametrize("text", APART)
def test_figures_that_are_alike_accuse_nobody(text: str) -> None:
    assert not [found for found in checked(text) if found[1] == "inconsistent"]


@pytest.mark.parametrize(
    "text", ["Bids lay at £100,000 and £50,000, with 50% match funding.", "30% came: £10,000, not £3,000."]
)
def test_round_figures_that_happen_to_be_a_share_of_each_other_are_none(text: str) -> None:
    assert not [found for found in checked(text) if found[0] == "percentage_of"]
