"""Units of doses and of time: how they are written, and the name that each is given."""

from __future__ import annotations

MASS = (
    r"milligram|microgram|nanogram|gram|mmol|mEq|ng|mg|mcg|µg|μg|ug|mL|IU|kHz|Hz|(?-i:mA)|lux|pulse"
    r"|(?-i:g)"
)
OF_WHAT = r"(?:day|kg|dose|session|week|wk|night|hour|hr|min|mL|dL|m2|m²|(?-i:[Llhd]))(?![\w²])"
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
    "gram": "g", "ml": "mL", "dl": "dL", "l": "L", "iu": "IU", "hz": "Hz", "khz": "kHz",
    "m²": "m2", "min": "minute", "sec": "second", "s": "second", "hr": "hour", "h": "hour",
    "d": "day", "wk": "week", "yr": "year", "morning": "day", "afternoon": "day", "evening": "day",
}  # fmt: skip


def unit_name(written: str) -> str:
    """Return the name of a unit: "mcg" is "µg", and a "morning" comes once a day."""
    return PERIODS.get(written.lower()) or _NAMES.get(written.lower(), written)
