"""Units of doses and of time: how they are written, and the name that each is given."""

from __future__ import annotations

import re

# How strong a stimulus or an effort is, beside what a person can bear or do.
_OF_MOST = (
    r"(?:%|per\s?cent)\s?(?:of\s)?(?:(?:the|their|each|every|an?)\s)?"
    r"(?:(?:(?:resting|active|individual|individual's|patient's)\s)?"
    r"(?:(?:motor|seizure|sensory|lactate|ventilatory)\sthreshold"
    r"|(?:maximum|maximal|peak)\s(?:heart\srate|stimulator\soutput|machine\soutput))"
    r"|(?-i:[ar]?MT|[AR]MT|HRmax|VO2max|1RM))"
)
# A share is a dose where it is the strength of what is applied or drunk: "a 1% cream".
_PREPARED = (
    r"(?:creams?|gels?|ointments?|lotions?|solutions?|saline|sprays?|drops|shampoos?|pastes?|foams?"
    r"|mouthwash(?:es)?|rinses?|syrups?|emulsions?|suspensions?|drips?|w/[wv])"
)
STRENGTH = (
    r"(?:%|per\s?cent)\s(?:(?!in\s|of\s)[a-z]{2,16}(?:al|ic|ous|[aio]ne|ide|ate|ium|ole|yl|ol|cin|lin|ucose|xtrose)"
    rf"\s)?{_PREPARED}(?![\w-])"
    r"(?!\s(?:to|rates?|shares?|sales|markets?|users?|use|prices?|makers?|scores?)\b)"
)
MASS = (
    r"milligram|microgram|nanogram|gram|millilit(?:re|er)|lit(?:re|er)|mmol|mEq|ng|mg|mcg|µg|μg|ug|mL|IU|kHz|Hz|(?-i:mA)|lux|pulse"
    rf"|international\sunit|unit|(?-i:g|U)|{_OF_MOST}|{STRENGTH}"
)
OF_WHAT = (
    r"(?:day|kg|kilogram|kilo|dose|session|week|wk|month|year|night|hour|hr|min|mL|dL|m2|m²|(?-i:[Llhd]))"
    r"(?![\w²])"
)
WHOLE_TIME = r"minute|hour|day|night|week|fortnight|month|year"
_SHORT = r"min|sec|hr|wk"
SHORT_TIME = rf"{_SHORT}|(?-i:h)"
TIME = rf"{WHOLE_TIME}|second|yr|{SHORT_TIME}|(?-i:[sd])"
# The same by their first letters, for a first look.
TIME_BEGINS = (*f"{WHOLE_TIME}|second|yr|{_SHORT}".split("|"), *"h ,hs ,s ,ss ,d ,ds ".split(","))
TIME_OF_DAY = r"morning|afternoon|evening"
PERIODS = {
    "hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week",
    "fortnightly": "fortnight", "monthly": "month", "yearly": "year",
}  # fmt: skip
_NAMES = {
    "mg": "mg", "ng": "ng",
    "milligram": "mg", "microgram": "µg", "nanogram": "ng", "mcg": "µg", "μg": "µg", "ug": "µg",
    "gram": "g", "international unit": "IU", "u": "unit",
    "millilitre": "mL", "milliliter": "mL", "litre": "L", "liter": "L", "kilogram": "kg",
    "kilo": "kg", "ml": "mL", "dl": "dL", "l": "L", "iu": "IU", "hz": "Hz", "khz": "kHz",
    "m²": "m2", "min": "minute", "sec": "second", "s": "second", "hr": "hour", "h": "hour",
    "d": "day", "wk": "week", "yr": "year", "morning": "day", "afternoon": "day", "evening": "day",
}  # fmt: skip
_WHAT_OF = re.compile(r"[a-z]+\s(?:threshold|heart\srate|output)\Z|\w+\Z")
_IS_STRENGTH = re.compile(STRENGTH)
_LONG = {"mt": "motor threshold", "hrmax": "maximum heart rate", "vo2max": "VO2max", "1rm": "1RM"}


def unit_name(written: str) -> str:
    """Return the name of a unit: "mcg" is "µg", and a "morning" comes once a day."""
    small = written.lower()
    if small.startswith(("%", "per")):
        if _IS_STRENGTH.fullmatch(small):
            return "%"
        if most := _WHAT_OF.search(small):
            short = most[0].removeprefix("r").removeprefix("a")
            return f"% of {_LONG.get(short, most[0])}"
    return PERIODS.get(small) or _NAMES.get(small, written)
