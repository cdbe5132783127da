"""What a work is: the words of databases and reference managers for it, and BibTeX's."""

from __future__ import annotations

import re

_KINDS = {
    "article": "jour ejour mgzn news j journalarticle journalarticles articlejournal article "
    "magazinearticle newspaperarticle review articlemagazine articlenewspaper journal inpr "
    "articleinpress",
    "book": "book ebook b edbook editedbook electronicbook monograph whole",
    "incollection": "chap echap s booksection chapter electronicbooksection bookchapter "
    "incollection inbook encyc dict entry entryencyclopedia entrydictionary",
    "inproceedings": "conf cpaper c conferencepaper conferenceproceedings paperconference "
    "proceedingsarticle inproceedings proceedingspaper conferenceproceeding",
    "proceedings": "proceedings",
    "phdthesis": "thes thesis dissertation phdthesis dissertationthesis",
    "mastersthesis": "mastersthesis",
    "techreport": "rprt report govdoc std standard governmentdocument techreport reportcomponent",
    "online": "elec webpage web blog icomm post postweblog online electronic",
    "unpublished": "unpb manscpt manuscript unpublishedwork unpublished preprint postedcontent",
    "dataset": "data dataset aggregateddatabase",
    "software": "comp computerprogram software",
    "patent": "pat p patent",
}  # fmt: skip
_KNOWN = {word: kind for kind, words in _KINDS.items() for word in words.split()}


def entry_type(written: str) -> str:
    """Return the type of entry that BibTeX has for a word such as JOUR; else nothing."""
    return _KNOWN.get(re.sub(r"[^a-z]", "", written.lower()), "")
