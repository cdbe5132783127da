"""CSL styles to train on, and others that are kept from it, by name."""

STYLES = """
    apa apa-6th-edition elsevier-vancouver springer-vancouver nature-publishing-group-vancouver
    harvard-anglia-ruskin-university elsevier-harvard sage-harvard chicago-author-date-16th-edition
    chicago-notes-bibliography-17th-edition copernicus-publications
    modern-language-association ieee association-for-computing-machinery acm-sig-proceedings
    springer-lecture-notes-in-computer-science american-medical-association nature-no-et-al science
    plos cell pnas american-chemical-society american-institute-of-physics oscola
    bluebook-law-review taylor-and-francis-council-of-science-editors-numeric
    american-sociological-association
    american-political-science-association mhra-notes generic-style-rules-for-linguistics
    unified-style-sheet-for-linguistics springer-basic-author-date springer-socpsych-author-date
    multidisciplinary-digital-publishing-institute frontiers biomed-central
    instituto-brasileiro-de-informacao-em-ciencia-e-tecnologia-abnt iso690-author-date-en
    din-1505-2 gost-r-7-0-5-2008 association-for-computational-linguistics
    the-quarterly-journal-of-economics the-astrophysical-journal
    reviews-of-modern-physics-with-titles taylor-and-francis-chicago-author-date cse-name-year
    journal-of-linguistics
""".split()
HELD_OUT_STYLES = """
    apa-no-ampersand harvard-cite-them-right chicago-author-date modern-language-association-notes
    sage-vancouver nature-neuroscience-brief-communications the-lancet
    american-society-of-civil-engineers royal-society-of-chemistry-with-titles emerald-harvard
    springer-basic-brackets bluebook-inline mhra-author-date cse-citation-sequence
    the-journal-of-neuroscience geophysics american-society-for-microbiology
    annual-review-of-linguistics
""".split()
