"""English words that are part of no term: articles, pronouns, prepositions, verbs of all trades."""

from __future__ import annotations

FUNCTION_WORDS = frozenset(
    """
    a about above across after again against all almost alone along already also although always am
    among an and another any anyone anything are around as at away back be became because become
    becomes been before being below best better between both but by came can cannot come comes could
    did do does doing done down during each either else enough even ever every everyone everything
    few find finds first five for found four from further gave get gets getting give given gives go
    goes going gone got had has have having he help helped helps her here hers him his how however i
    if in indeed instead into is it its itself just keep kept know known knows last least less let
    like likely made make makes making many may maybe me mean means might mine more most much must
    my need needed needs neither never new next no nobody none nor not nothing now of off often on
    once one only onto or other others our ours out over own per perhaps put quite rather really
    said same saw say says second see seem seems seen she should show shown shows since six so some
    someone something sometimes soon still such take taken takes taking ten than that the their
    theirs them themselves then there these they thing things third this those three through thus to
    together too took toward towards try trying turn two under unless until up upon us use used uses
    using usually very want wants was way ways we well went were what whatever when whenever where
    wherever whether which while who whoever whom whose why will with within without work works
    would yet you your yours able common different good great important large little long main major
    particular possible several similar small certain various so-called e.g i.e etc et al vs
    """.split()
)
