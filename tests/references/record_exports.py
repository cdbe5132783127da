"""One invented work, as each database or reference manager would export it."""

from __future__ import annotations

RIS = """\
Provider: A Library of Moss

TY  - JOUR
TI  - Moss on north walls: a survey
AU  - Fern, Ada B.
AU  - van der Stein, Bo
T2  - Annals of Moss
PY  - 2019
DA  - 2019/03/05/
VL  - 12
IS  - 4
SP  - 101
EP  - 109
DO  - https://doi.org/10.1234/moss.2019.7
SN  - 1234-5679
AB  - Walls were looked at. MOSS - as it is
 called - grew on most of them.

A second paragraph.
KW  - moss
KW  - walls, north
N1  - shelf 7
N1  - damp
ER  -
"""
NBIB = """\
PMID- 9999991
OWN - NLM
TI  - Moss on north walls: a
      survey
FAU - Fern, Ada B
AU  - Fern AB
FAU - van der Stein, Bo
AU  - van der Stein B
JT  - Annals of Moss
DP  - 2019 Mar 5
VI  - 12
IP  - 4
PG  - 101-109
LID - 10.1234/moss.2019.7 [doi]
IS  - 1234-5679 (Print)
AB  - Walls were looked at.
MH  - Bryophyta/*growth
PT  - Journal Article
"""
ENW = """\
%0 Journal Article
%T Moss on north walls: a survey
%A Fern, Ada B.
%A van der Stein, Bo
%J Annals of Moss
%D 2019
%8 March 5
%V 12
%N 4
%P 101-109
%R 10.1234/moss.2019.7
%@ 1234-5679
%X Walls were looked at.
%K moss
walls
%Z shelf 7
"""
WOS = """\
FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Fern, AB
   van der Stein, B
AF Fern, Ada B.
   van der Stein, Bo
TI Moss on north walls: a
   survey
SO ANNALS OF MOSS
DE moss; walls
CR Stone A, 1901, WALLS, V1, P2
   Brick B, 1902, WALLS, V2, P3
PD MAR 5
PY 2019
VL 12
IS 4
BP 101
EP 109
DI 10.1234/moss.2019.7
SN 1234-5679
ER

EF
"""
WOS_TABLE = (
    "PT\tAU\tAF\tTI\tSO\tPY\tVL\tIS\tBP\tEP\tDI\tSN\tDE\n"
    "J\tFern, AB; van der Stein, B\tFern, Ada B.; van der Stein, Bo\tMoss on north walls: a survey"
    "\tANNALS OF MOSS\t2019\t12\t4\t101\t109\t10.1234/moss.2019.7\t1234-5679\tmoss; walls\n"
)
BIBTEX = """\
@article{moss,
  author = {Fern, Ada B. and van der Stein, Bo},
  title = {Moss on north walls: a survey},
  journal = {Annals of Moss},
  year = {2019},
  month = mar,
  volume = {12}, number = {4}, pages = {101--109},
  doi = {10.1234/moss.2019.7}, issn = {1234-5679},
  shelf = {seven},
}
"""
CSL = """\
[{"type": "article-journal", "title": "Moss on north walls: a survey",
  "author": [{"family": "Fern", "given": "Ada B."},
             {"family": "Stein", "given": "Bo", "non-dropping-particle": "van der"}],
  "issued": {"date-parts": [[2019, 3, 5]]}, "container-title": "Annals of Moss",
  "volume": 12, "issue": "4", "page": "101-109", "DOI": "10.1234/moss.2019.7",
  "ISSN": "1234-5679", "custom": {"shelf": ["seven", "eight"]}}]
"""
SCOPUS = """\
"Authors","Title","Year","Source title","Volume","Issue","Page start","Page end","DOI","Link",\
"Abstract","Author Keywords","ISSN","Document Type","EID"
"Fern A.B., van der Stein B.","Moss on north walls: a survey","2019","Annals of Moss","12","4",\
"101","109","10.1234/moss.2019.7","https://example.org/moss","Walls were
looked at.","moss; walls","12345679","Article","2-s2.0-7"
"""
EMBASE = """\
Title,Author Names,Source,Abstract,Emtree Medical Index Terms,Open URL Link
Moss on north walls: a survey,"Fern A.B., van der Stein B.",\
Annals of Moss (2019) 12:4 (101-109). Date of Publication: 5 Mar 2019,Walls.,"moss, wall",\
http://example.org/?id=7
"""
ZOTERO = """\
"Key","Item Type","Publication Year","Author","Title","Publication Title","ISSN","DOI","Url",\
"Abstract Note","Date","Pages","Issue","Volume","Manual Tags","Call Number"
"AB12","journalArticle","2019","Fern, Ada B.; van der Stein, Bo","Moss on north walls: a survey",\
"Annals of Moss","1234-5679","10.1234/moss.2019.7","","Walls.","2019-03-05","101-109","4","12",\
"moss; walls","shelf 7"
"""
PUBMED_CSV = """\
PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,DOI
9999991,Moss on north walls: a survey,"Fern AB, van der Stein B",\
Annals of Moss. 2019 Mar 5;12(4):101-109. doi: 10.1234/moss.2019.7.,Fern AB,Annals of Moss,2019,\
2019/03/06,PMC000,10.1234/moss.2019.7
"""
SPRINGER = """\
Item Title,Publication Title,Journal Volume,Journal Issue,Item DOI,Authors,Publication Year,URL,\
Content Type
Moss on north walls: a survey,Annals of Moss,12,4,10.1234/moss.2019.7,Ada B. FernBo van der Stein,\
2019,http://example.org/moss,Article
"""
ENDNOTE_XML = """\
<?xml version="1.0" encoding="UTF-8"?>
<xml><records><record><database name="walls.enl" path="C:\\walls.enl">walls.enl</database>
<ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style face="normal">Fern, Ada B.</style></author>
<author>van der Stein, Bo</author></authors></contributors>
<titles><title><style>Moss on north walls: </style><style face="italic">a survey</style></title>
<secondary-title>Annals of Moss</secondary-title></titles>
<pages>101-109</pages><volume>12</volume><number>4</number>
<keywords><keyword>moss</keyword><keyword>walls</keyword></keywords>
<dates><year>2019</year><pub-dates><date>Mar 5</date></pub-dates></dates>
<isbn>1234-5679</isbn><electronic-resource-num>10.1234/moss.2019.7</electronic-resource-num>
<custom1>shelf 7</custom1></record></records></xml>
"""
PUBMED_XML = """\
<?xml version="1.0"?>
<PubmedArticleSet><PubmedArticle><MedlineCitation Status="X"><PMID Version="1">9999991</PMID>
<Article><Journal><ISSN IssnType="Print">1234-5679</ISSN><JournalIssue><Volume>12</Volume>
<Issue>4</Issue><PubDate><Year>2019</Year><Month>Mar</Month><Day>5</Day></PubDate></JournalIssue>
<Title>Annals of Moss</Title></Journal>
<ArticleTitle>Moss on <i>north</i> walls: a survey</ArticleTitle>
<Pagination><MedlinePgn>101-109</MedlinePgn></Pagination>
<ELocationID EIdType="doi">10.1234/moss.2019.7</ELocationID>
<Abstract><AbstractText Label="AIM">Walls.</AbstractText>
<AbstractText Label="END">Moss.</AbstractText>
</Abstract><AuthorList><Author><LastName>Fern</LastName><ForeName>Ada B.</ForeName>
<Initials>AB</Initials></Author><Author><LastName>van der Stein</LastName><ForeName>Bo</ForeName>
</Author></AuthorList></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>
"""
EXPORTS = {
    "RIS": RIS, "PubMed (nbib)": NBIB, "EndNote (tagged)": ENW, "Web of Science (tagged)": WOS,
    "Web of Science (table)": WOS_TABLE, "BibTeX": BIBTEX, "CSL-JSON": CSL, "Scopus": SCOPUS,
    "Embase": EMBASE, "Zotero": ZOTERO, "PubMed (CSV)": PUBMED_CSV, "Springer": SPRINGER,
    "EndNote (XML)": ENDNOTE_XML, "PubMed (XML)": PUBMED_XML,
}  # fmt: skip
# What an export says beside what all of them say: tag, and value as it stands there.
FURTHER = {
    "RIS": [("N1", "shelf 7"), ("N1", "damp"), ("TY", "JOUR")],
    "PubMed (nbib)": [("OWN", "NLM"), ("AU, short", "Fern AB"), ("IS", "1234-5679 (Print)")],
    "EndNote (tagged)": [("%Z", "shelf 7"), ("day", "March 5")],
    "Web of Science (tagged)": [
        ("CR", "Stone A, 1901, WALLS, V1, P2"),
        ("CR", "Brick B, 1902, WALLS, V2, P3"),
        ("AU, short", "Fern, AB"),
    ],
    "Web of Science (table)": [("AU, short", "Fern, AB; van der Stein, B")],
    "BibTeX": [("shelf", "seven"), ("key of entry", "moss")],
    "CSL-JSON": [("custom", "shelf: seven"), ("custom", "shelf: eight")],
    "Scopus": [("EID", "2-s2.0-7")],
    "Embase": [
        ("Source", "Annals of Moss (2019) 12:4 (101-109). Date of Publication: 5 Mar 2019"),
        ("Emtree Medical Index Terms", "moss, wall"),
    ],
    "Zotero": [("Key", "AB12"), ("Call Number", "shelf 7")],
    "PubMed (CSV)": [("PMCID", "PMC000"), ("Create Date", "2019/03/06")],
    "Springer": [("Content Type", "Article")],
    "EndNote (XML)": [
        ("database@path", "C:\\walls.enl"), ("database", "walls.enl"), ("custom1", "shelf 7"),
        ("ref-type", "17"),
    ],
    "PubMed (XML)": [
        ("MedlineCitation@Status", "X"),
        ("MedlineCitation/Article/AuthorList/Author/Initials", "AB"),
    ],
}  # fmt: skip
