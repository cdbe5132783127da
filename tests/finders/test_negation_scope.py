"""Where a negation ends, on sentences of our own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.quality.context_sentences import context_given

from reviewbook.ledger.tables import AFFIRMED

OF_ANOTHER = [
    "Without mulch the [beds] dry out by June.",
    "Without a cover these [worms] leave the soil.",
    "Gardeners who had no straw used [compost].",
    "Growers with no shed kept [straw] outdoors.",
    "Those who did not dig used [mulch].",
    "Plots without hoses relied on [mulch].",
    "People who never water choose [gravel].",
    "A plot that got no rain needed [compost].",
    "With no spade she spread [leaf mould] by hand.",
    "Because there was no manure they bought [compost].",
    "Without fences our [hens] wander off.",
    "The gardener who had no barrow carried [compost] in buckets.",
    "Beds left without cover need [mulch] in spring.",
    "Families without a garden got [seed] from the council.",
    "Those who were not members received [compost] at cost.",
    "Having no lime he added [ash].",
    "Plots that are not dug hold more [worms].",
    "With nowhere to store it and no cart they left the [straw] behind.",
    "Without any rain at all most [mulch] blows away.",
    "A heap with no lid needs [straw] on top.",
    "Growers who lacked a shed kept [straw] outdoors.",
    "Those who avoided digging used [mulch].",
    "Those who gave up on the hoe laid [mulch] instead.",
    "Clinics without a machine sent people to [lamp sessions] elsewhere.",
    "Adults who had no sleep trouble took [lamp sessions] at noon.",
    "People who had not improved received [lamp sessions] next.",
    "Those who never slept preferred [humming therapy].",
    "Without time to rest his [humming therapy] took longer.",
    "Wards with no window offered [lamp sessions] twice a day.",
    "Persons who were not asleep got [lamp sessions].",
    "Those lacking a tutor chose [humming therapy] at home.",
]
OF_IT = [
    "No gardener used [compost].",
    "They grew beans without any [compost].",
    "Without the [compost] nothing grew.",
    "She planted without a trial of [compost].",
    "He went without the benefit of [compost].",
    "The plot has no [compost].",
    "The plot has no bought [compost].",
    "No member of the club used the [compost].",
    "Without using the [compost] they grew beans.",
    "Without buying any [compost] they grew beans.",
    "Plots without straw or [compost] failed.",
    "They did not use the [compost].",
    "The heap was built without straw, lime or [ash].",
    "None of the growers took the [compost].",
    "No plot received [compost].",
    "It was grown without its usual [compost].",
    "There was no sign of the [compost].",
    "The club had no use for [compost].",
    "Beds with no added [compost] did well.",
    "We had no money for the [compost].",
    "They did not get round to the [compost].",
    "Without access to the [compost] they failed.",
    "He had never used [compost].",
    "Not one grower tried [compost].",
    "Neither grower had [compost].",
    "Without having tried [compost] he wrote it off.",
    "Those who had not used [compost] lost.",
    "Those who had no [compost] used straw.",
    "Growers without [compost] used straw.",
    "Members who were never offered [compost] left.",
    "Plots that received no [compost] or lime stayed bare.",
    "She avoided all use of the [compost].",
    "The ward had no room for [lamp sessions].",
    "She had never been offered [lamp sessions].",
    "The trial did not include [humming therapy] arms.",
    "They went home without the promised [lamp sessions].",
    "No clinic in the county offered [lamp sessions].",
    "Nobody in the group had [humming therapy].",
    "He could not afford the [lamp sessions].",
    "The review makes no mention of [humming therapy].",
    "Few had no [humming therapy] at all.",
    "Without ever trying the [lamp sessions] they left.",
    "The plan does not always cover [lamp sessions].",
    "Patients were not then given [lamp sessions].",
]


@pytest.mark.parametrize("sentence", OF_ANOTHER)
def test_what_is_denied_of_another_thing_is_not_denied_of_this(sentence: str) -> None:
    assert context_given(sentence) == AFFIRMED


@pytest.mark.parametrize("sentence", OF_IT)
def test_what_is_denied_of_it_stays_denied(sentence: str) -> None:
    assert context_given(sentence) == "negated"
