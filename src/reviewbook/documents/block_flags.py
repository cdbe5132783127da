"""What is told about a block: flags, one number per block."""

from __future__ import annotations

# TITLED: it is the title. SITE_BEGINS: the article ends before it. SITE_LINE: it is the site's.
# SHORT: it looks like a heading. HEADING: it is one. MARKED: it has a list marker. NUMBERED: that
# is a number. LABELLED: it begins with a label and a colon. ANNOUNCES: it ends with a colon.
# BYLINE: it names the author. LISTED: in a list of references it is an entry or stands among
# them, however short. MAY_LIST: it is a heading such as "Notes", above a list or a text.
# NAMES_WORKS: a heading of other words that may stand above a list too.
# NOTE: it is a footnote that names a work. BEHIND: it stands behind the entries of a list.
(
    TITLED,
    SITE_BEGINS,
    SITE_LINE,
    REFERENCES,
    SHORT,
    HEADING,
    MARKED,
    NUMBERED,
    LABELLED,
    ANNOUNCES,
    BYLINE,
    LISTED,
    MAY_LIST,
    NOTE,
    BEHIND,
    NAMES_WORKS,
) = (1 << bit for bit in range(16))
# With any of these the zone of a block depends on those before it.
IN_ORDER = TITLED | SITE_BEGINS | SITE_LINE | REFERENCES | NUMBERED | LABELLED | BYLINE | NOTE
