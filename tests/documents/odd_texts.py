"""Texts of odd shapes, and what only is called a text: each by what it is."""

# ruff: noqa: E501
from __future__ import annotations

import base64

_SENTENCES = "The beans came up late. We had rain for a week, and then none at all.\n"

RIGHT = {
    "a glossary with dashes": "BED - a stretch of soil\nROW - a line of plants\nACT - a law on plots\n"
    "TIN - a can for water\nPOT - what a seed is put in\nRIM - the edge of it\n",
    "a glossary with padded dashes": "AB  - absent\nBC  - beyond count\nCD  - can do\nDE  - dead\n"
    "EF  - early frost\nFG  - full growth\n",
    "a focus group": "P1 - I sowed in May.\nP2 - So did I.\nP3 - I never did.\nP4 - Why?\n"
    "P5 - No time.\nP1 - Ah.\nP6 - Nor had I.\n",
    "a focus group with padded dashes": "P1  - I sowed in May.\nP2  - So did I.\nP3  - I never.\n"
    "P4  - Why?\nP5  - No time.\nM1  - Shall we go on?\n",
    "an interview with tags": "<I> When did you sow?\n<P> In May, I think.\n<I> And peas?\n"
    "<P> Later.\n<I> Why so?\n<P> The frost.\n",
    "an interview that ends with a tag": "<I> When did you sow? </I>\n<P> In May. </P>\n"
    "<I> And the peas? </I>\n<P> Later, I think. </P>\n",
    "a head is": "<head> is where the title of a page stands. Below it comes <body>.\n\nMore.\n",
    "an html is": "<html> is the first tag of a page, and </html> the last.\n\nNow you know it.\n",
    "a doctype is": "<!doctype html> is the first line of each page. It says little.\n",
    "a paragraph tag": "<p> opens a paragraph, and it is closed by </p>\n",
    "an xml is": "<?xml is how such a file begins. Nothing may stand before it.\n",
    "a PDF is": "%PDF-1.7 is how such a file begins. The rest is not for eyes.\n",
    "an RTF is": "{\\rtf1 is how such a file begins. The rest is not for eyes.\n",
    "a PostScript is": "%!PS-Adobe-3.0 is how such a file begins. The rest draws.\n",
    "a GIF is": "GIF89a is how such a file begins. The rest is a picture.\n",
    "a php is": "<?php is the mark of the language. We do without it.\n",
    "Chinese with commas": "今年春天,豆子发芽很晚,我们等了很久\n后来下了一周的雨,土地湿了,大家很高兴\n"
    "到了夏天,没有雨水,叶子都黄了\n",
    "Chinese": "豆子发芽很晚。我们等了很久,才看到第一片叶子。\n\n后来下雨了。\n",
    "a poem of lists": "Beans,peas,leeks\nKale,chard,cress\nOnions,garlic,chives\nRain,rain,rain\n",
    "a poem of lists with blanks": "Beans, peas, leeks\nkale, chard, cress\nonions, garlic, chives\n",
    "a first line of names": "Title, author, year\n\nThese three are asked of each book.\n",
    "names of columns alone": "title,author,year\n",
    "names of columns, then prose": "Title,author,year\nThese three are asked, of each book, here.\n"
    "And one more, if there is one, at the end.\n",
    "contents with tabs": "1\tBeans\t3\n2\tPeas\t14\n3\tLeeks\t25\n4\tRain\t31\n5\tFrost\t44\n",
    "contents with names": "Chapter\tTitle\tPage\nI\tBeans\t3\nII\tPeas\t14\nIII\tLeeks\t25\n",
    "contents with dots": "Beans ........ 3\nPeas ......... 14\nLeeks ........ 25\n",
    "a list of works with tabs": "Title\tAuthor\tYear\nOn Beans\tMoss\t1901\nOn Peas\tBed\t1902\n",
    "brands in brackets": "compost(Blackbed)\nfeed(Redbed)\nwash(Suds)\nslug bait(Slugs)\n",
    "formulae": "H2O + CO2 = H2CO3\nx = (a + b)\ny = f(x)\nz = g(y);\nSo it is.\n",
    "chemistry": "CaCO3 + 2 HCl -> CaCl2 + H2O + CO2\nNH4NO3 -> N2O + 2 H2O\nK2O(s)\n",
    "matrices": "[[1 2]\n [3 4]]\nis a matrix.\n",
    "a bracket with a name": '["Sleep": the first word of the song]\n\nWe sang it in the garden.\n',
    "a brace with a name": '{"Beans": so the sign said}\n\nThe sign was wrong.\n',
    "a number of a paper": "PMID-1 is how the number is written there.\n\nWe write it so too.\n",
    "a first tag of an export": "TY  - JOUR is the first line of such a record.\nER  - ends it.\n",
    "the head of an article": "Title: On Beans\n\nAuthors: Moss A, Bed B\n\nAbstract: Beans grow.\n\n"
    "Keywords: beans, peas\n\nBeans grow where they are sown.\n",
    "percent signs": "%0 of the beans came.\n%A few of the peas did.\nAnd so on to the end.\n",
    "a handle": "@beans: a handle begins this text.\n@peas too.\n\nMore of it.\n",
    "an entry is": "@article{key, title = {Beans}} is how an entry is written, as all know.\n",
    "an entry on lines is": "@article{moss,\n  title = {Beans}\n}\nis how an entry is written.\n\n"
    "It may be long or short.\n",
    "how to cite": "Cite this text as\n\n@article{moss,\n title={Beans}, year={2019}\n}\n",
    "a mail copied": "From: Ann\nTo: Bo\nSubject: Beans\nDate: Monday\n\nDear Bo, they came up.\n",
    "a letter from": "From a@example.org Mon was all that stood there. It was no help.\n",
    "a chat log": "[12/03/20, 10:15:33] Ann: Are they up?\n[12/03/20, 10:15:40] Bo: No.\n"
    "[12/03/20, 10:16:02] Ann: Oh dear!\n[12/03/20, 10:17:00] Bo: Wait.\n",
    "another chat log": "2020-03-12 10:15 - Ann: Are they up?\n2020-03-12 10:16 - Bo: No.\n"
    "2020-03-12 10:17 - Ann: Oh dear!\n",
    "a transcript with times": "[00:00:01] Interviewer: When did you sow?\n[00:00:04] Ann: In May.\n"
    "[00:00:09] Interviewer: And peas?\n[00:00:12] Ann: Later.\n",
    "a transcript with ranges": "00:00:01 --> 00:00:04 Ann says that she sowed in May.\n"
    "00:00:04 --> 00:00:09 Bo says that he did not.\n",
    "a dialogue": "Ann: Did you sow?\nBo: I did.\nAnn: And?\nBo: Nothing.\nAnn: Well.\n",
    "a recipe": "Ingredients:\n- 3 cups of beans\n- 1 onion\n- salt\nMethod:\n- Soak the beans.\n"
    "- Boil them.\nServes: 4\n",
    "minutes": "Present: Ann, Bo, Cy\nAbsent: Di\nDate: 3 May\n\n1. Beans\nBo reports; all agree.\n"
    "2. Peas\nPut off.\n",
    "an FAQ": "Q: When to sow?\nA: In May.\nQ: How deep?\nA: Two inches.\nQ: And water?\nA: Little.\n",
    "numbered questions": "1) When to sow?\n2) How deep?\n3) How much water?\n",
    "addresses": "Ann Moss\n3, Bean Row\nBedford\n\nBo Bed\n4, Pea Lane\nLeek\n",
    "addresses with semicolons": "Ann Moss;3 Bean Row;Bedford\nBo Bed;4 Pea Lane;Leek\n"
    "Cy Plot;5 Kale Way;Chard\n",
    "a tutorial with code": "We count the beds by a program.\n\nimport beds\nprint(beds.count())\n\n"
    "It prints three. Each of them had been dug.\nThe next line weighs them.\n\nbeds.weigh()\n\n"
    "We then looked at each by hand.\nFour had been sown with peas.\n",
    "a shebang is": "#!/bin/sh is the first line of a script. The rest are commands.\n",
    "a tutorial that begins with code": "SELECT is how a question begins.\nIt names columns;\n"
    "then comes FROM;\nthen the table.\n",
    "a class": "class Beans: those that climb\nclass Peas: those that do not\nclass Leeks: neither\n",
    "imports": "import duties\nimport quotas\nimport bans\nAll three have been tried.\n",
    "functions": "The function of the fence {as we see it}\nis to keep out deer;\nnot us.\n",
    "German": "Titel: Bohnen; Ort: Garten; Jahr: früh\n\nDie Bohnen kamen spät, die Erbsen nie.\n",
    "Arabic": "تأخرت الفاصوليا هذا العام، ثم هطل المطر.\n\nانتظرنا طويلا؛ ثم فرحنا.\n",
    "Russian": "Бобы взошли поздно.\n\n- Когда сеяли?\n- В мае.\n",
    "headings with numbers": "1 Beans\n1.1 Sowing\n1.2 Picking\n2 Peas\n2.1 Sowing\n",
    "a list with semicolons": "They were:\n- two sowings;\n- dry soil;\n- a bed;\n- no frost.\n",
    "a bullet list": "* Beans\n* Peas\n* Leeks\n* Kale\n",
    "a paper": "Beans in a dry year\n\nAnn Moss, Bo Bed\n\nAbstract\n\n" + _SENTENCES * 3
    + "\nKeywords: beans; rain\n\nIntroduction\n\n" + _SENTENCES * 9 + "\nMethods\n\n" + _SENTENCES,
    "front matter by hand": "Title: Beans\nAuthor: Moss\nDate: 2019\n\n" + _SENTENCES,
    "references": "Moss A. On beans. Gard J. 1901;3:4-5.\nBed B. On peas. Gard J. 1902;4:1-9.\n",
    "a hash line": "# of beds: 3\n# of rows: 12\n# of beans: 90\nThat is all we have.\n",
    "letters apart": "A-B-C\nA - B - C\n--- a row of marks\n+++ another row\n@@ and a third\n",
    "a long word": "Aaaaaaah" + "a" * 300 + "\n",
    "Thai without blanks": "ถั่วงอกช้าปีนี้และฝนตกหนึ่งสัปดาห์" * 20 + "\n",
    "equations with tabs": "a\t=\tb + c\nd\t=\te + f\ng\t=\th + i\n",
    "scores": "Bean Row 3 : Pea Lane 1\nLeek 2 : Chard 2\nKale 0 : Cress 4\n",
    "a drama": "ANN. Did they come?\nBO. {aside} They did not.\n[Exit ANN.]\nBO. {weeping} No.\n",
    "a begin": "BEGIN: we sowed in May.\nEND: we picked in June.\nAnd then came the frost.\n",
    "a screenplay": "INT. SHED - DAY\n\nANN\nWhere are they?\n\nBO\nUnder the soil.\n\nEXT. BED - DAY\n",
    "a quiz": "1. Beans are:\na) green; b) red; c) blue\n2. Peas are:\na) round; b) flat; c) long\n",
    "record numbers": "Record 1 of the dig: a bean.\nRecord 2 of the dig: a pea.\nNo more.\n",
}  # fmt: skip

_RECORD = "Beans in a dry year"
WRONG = {
    "Cochrane": "Record #1 of 2\nID: CN-1\nAU: Moss A\nTI: Beans\nSO: Gardens\nYR: 2019\nAB: They came.\n\n"
    "Record #2 of 2\nID: CN-2\nAU: Bed B\nTI: Peas\nSO: Gardens\nYR: 2020\nAB: They did not.\n",
    "Ovid": "Database: Ovid Gardens <1946 to May 2019>\nSearch Strategy:\n----\n1  beans (3)\n2  peas (4)\n----\n\n"
    "<1>\nUnique Identifier\n  1\nTitle\n  Beans\nSource\n  Gardens. 3, 2019\nAuthors\n  Moss A\nAbstract\n  They came.\n",
    "Ovid tagged": "<1>\nUI - 1\nTI - Beans\nSO - Gardens. 3, 2019\nAU - Moss A\nAB - They came.\n\n"
    "<2>\nUI - 2\nTI - Peas\nSO - Gardens. 4, 2019\nAU - Bed B\nAB - They did not.\n",
    "EBSCO": "Record: 1\nTitle:\nBeans\nAuthors:\nMoss A\nSource:\nGardens, 2019\nDocument Type:\nArticle\n"
    "Abstract:\nThey came.\nAccession Number:\n1\nDatabase:\nGardens\n",
    "ProQuest": "____________________________\n\nDocument 1 of 2\n\nBeans\n\nAuthor: Moss, Ann\n\nPublication info: Gardens 3 (2019)\n\n"
    "Abstract: They came.\n\nPublication year: 2019\n\nDocument type: Journal Article\n\nProQuest document ID: 1\n\nDatabase: Gardens\n",
    "Scopus": "Scopus\nEXPORT DATE: 12 March 2020\n\nMoss A., Bed B.\nBeans\n(2019) Gardens, 3, pp. 4-5.\n\n"
    "DOI: 10.5555/1\nABSTRACT: They came.\nAUTHOR KEYWORDS: beans\nDOCUMENT TYPE: Article\nSOURCE: Scopus\n",
    "Embase": "RECORD 1\n\nTITLE\nBeans\n\nAUTHOR NAMES\nMoss A.\n\nSOURCE\nGardens (2019) 3\n\nPUBLICATION YEAR\n2019\n\nABSTRACT\nThey came.\n",
    "PubMed abstracts, spaced": "1. J Beans. 2019 May;3(2):1-9. doi: 10.1000/b.\n\nBeans.\n\nMoss A(1).\n\n"
    "Author information:\n(1)Bed.\n\nBeans grow.\n\nPMID: 12345678  [Indexed for MEDLINE]\n",
    "PubMed summary": "1: Moss A, Bed B. On beans and how they grow. J Beans. 2019 May;1(2):1-9. PMID: "
    "12345671.\n\n2: Bed B. Peas. J Beans. 2020 May;1(2):1-9. PMID: 12345672.\n",
    "PubMed abstracts": "1. Gard J. 2019;3:4-5.\n\nBeans.\n\nMoss A.\n\nThey came.\n\nPMID: 1 [Indexed for MEDLINE]\n\n"
    "2. Gard J. 2019;3:6-7.\n\nPeas.\n\nBed B.\n\nThey did not.\n\nPMID: 2\n",
    "RIS": "TY  - JOUR\nAU  - Moss, A\nTI  - Beans\nPY  - 2019\nER  - \n",
    "RIS with a preface": "Database: Beans\n\nTY  - JOUR\nAU  - Moss, A\nTI  - Beans\nPY  - 2019\nJO  - G\nER  - \n",
    "RIS with narrow tags": "TY - JOUR\nAU - Moss, A\nTI - Beans\nPY - 2019\nER -\n",
    "PubMed": "PMID- 1\nOWN - NLM\nSTAT- MEDLINE\nDCOM- 20190101\nTI  - Beans\nFAU - Moss, Ann\nAB  - They\n      came.\n",
    "EndNote": "%0 Journal Article\n%T Beans\n%A Moss, Ann\n%D 2019\n%J Gardens\n",
    "Web of Science": "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Moss, A\nTI Beans\nPY 2019\nER\n\nEF\n",
    "CSV of records": "id,title,abstract\n1,Beans,They came up.\n2,Peas,They did not.\n",
    "CSV": "bed,beans,weight\n1,20,3.5\n2,30,4.5\n3,40,5.5\n",
    "ragged CSV": "bed,beans,weight\n1,20,3.5\n2,30\n3,40,5.5,late\n4,10,1.5\n",
    "CSV with quotes": '"Title","Abstract"\n"Beans","They came up, late."\n"Peas","No ""peas"" came"\n',
    "CSV with semicolons": "Titel;Jahr;Text\nBohnen;2019;Sie kamen.\nErbsen;2020;Sie nicht.\n",
    "TSV": "Name\tCount\tNote\nbeans\t3\tgood\npeas\t4\tbad\n",
    "table with bars": "id|title|abstract\n1|Beans|They came\n2|Peas|They did not\n",
    "table that names its sign": "sep=;\na;b\n1;2\n",
    "BibTeX": "@article{moss2019, title={Beans}, author={Moss, Ann}}\n",
    "BibTeX with a remark": "% Encoding: UTF-8\n\n@article{moss2019,\n title={Beans}\n}\n",
    "BibTeX with brackets": '@Article(moss, title = "Beans")\n',
    "BibTeX cut": "@article{moss,\n title = {Beans},\n year = {2019}\n}\n\n@article{bed,\n title = {Pe",
    "HTML": "<!doctype html>\n<html><head><title>Beans</title></head><body><p>They came.</p></body></html>\n",
    "HTML cut": "<html>\n<head><title>Beans</title></head>\n<body>\n<p>They came.</p>\n<p>The",
    "a piece of HTML": "<div class='x'><h1>Beans</h1>\n<p>They came up.</p>\n<p>Late.</p>\n</div>\n",
    "XML": "<?xml version='1.0'?>\n<records>\n<record id='1'>x</record>\n</records>\n",
    "XML without its first line": "<records>\n<record id='1'>x</record>\n<record>y</record>\n</records>\n",
    "SVG": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>\n<path d='M0 0L9 9'/>\n</svg>\n",
    "RTF": "{\\rtf1\\ansi Beans}",
    "LaTeX": "\\documentclass{article}\n\\begin{document}\nBeans\n\\end{document}\n",
    "a chapter in LaTeX": "\\chapter{Beans}\n\\label{beans}\nThey came \\emph{late}~\\cite{moss}.\n\\section{Peas}\n\\begin{itemize}\n\\item none\n\\end{itemize}\n",
    "JSON": '{"id": 1,\n "title": "Beans"}\n',
    "JSON by lines": '{"id": 1, "title": "Beans"}\n{"id": 2, "title": "Peas"}\n',
    "JSON list": "[[1,2],[3,4]]",
    "JSON cut": '{"id": 1, "title": "Beans", "rows": [{"a": 1}, {"a": 2}, {"a"',
    "JSON with a comma": '{\n "id": 1,\n "title": "Beans",\n}\n',
    "YAML": "---\ntitle: Beans\nbeds:\n  - name: north\n    rows: 3\n  - name: south\n    rows: 4\n",
    "YAML without a mark": "on: push\njobs:\n  dig:\n    runs-on: north\n    steps:\n      - uses: spade\n",
    "TOML": '[garden]\nname = "Beans"\nrows = 3\n\n[garden.bed]\ndug = true\n',
    "INI": "[garden]\nname=Beans\nrows=3\n\n[bed]\ndug=yes\nsize=4\n",
    "SQL": "CREATE TABLE beds (id INT, name TEXT);\nINSERT INTO beds VALUES (1, 'north');\nSELECT * FROM beds;\n",
    "CSS": "body {\n  margin: 0;\n  color: red;\n}\n.bed > p {\n  float: left;\n}\n",
    "JavaScript": "function dig(a) {\n  let y = a + 1;\n  return y;\n}\nmodule.exports = dig;\n",
    "Python": "import os\nfrom a import b\n\ndef dig(bed):\n    return bed.dig()\n\nx = dig(3)\n",
    "R": "library(beans)\nx <- read.csv('a.csv')\nprint(x)\n",
    "C": "#include <stdio.h>\n\nint main(void) {\n  printf(\"beans\\n\");\n  return 0;\n}\n",
    "Java": "package beds;\n\nimport java.util.List;\n\npublic class Bed {\n  private int rows;\n\n  public int rows() {\n    return rows;\n  }\n}\n",
    "a shell script": "#!/bin/sh\necho beans\n",
    "PHP": "<?php\n$a = 3;\necho $a;\n?>\n",
    "diff": "diff --git a/bed.txt b/bed.txt\nindex 1..2 100644\n--- a/bed.txt\n+++ b/bed.txt\n@@ -1,2 +1,2 @@\n-Beans\n+Peas\n Rain\n",
    "a plain diff": "--- bed.txt\n+++ bed2.txt\n@@ -1,2 +1,2 @@\n-Beans\n+Peas\n Rain\n",
    "iCal": "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:Dig\nEND:VEVENT\nEND:VCALENDAR\n",
    "vCard": "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Moss\nEND:VCARD\n",
    "base64": "\n".join(
        base64.b64encode(bytes(range(n, n + 57))).decode() for n in range(0, 190, 19)
    ),
    "a key": "-----BEGIN CERTIFICATE-----\nMIIBbeans\n-----END CERTIFICATE-----\n",
    "a pointer": "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
    "a mail": "Received: from x\n by y\nFrom: a@example.org\nMIME-Version: 1.0\n\nBeans came up.\n",
    "a mailbox": "From a@example.org Mon Jan  5 10:00:00 2026\nFrom: a@example.org\nSubject: Hi\n\nHi\n",
    "subtitles": "1\n00:00:01,000 --> 00:00:02,000\nBeans\n\n2\n00:00:03,000 --> 00:00:04,000\nPeas\n",
    "subtitles of the web": "WEBVTT\n\n00:01.000 --> 00:02.000\nBeans\n",
    "a playlist": "#EXTM3U\n#EXTINF:123,Beans\nbeans.mp3\n",
    "a log": "2020-01-01 10:00:00,123 INFO dig started\n2020-01-01 10:00:01,003 WARNING no beans\n"
    "2020-01-01 10:00:02,003 ERROR no peas\n2020-01-01 10:00:03,003 INFO dig ended\n",
    "a log of a server": '127.0.0.1 - - [01/Jan/2020:10:00:00 +0000] "GET /beans HTTP/1.1" 200 3\n'
    '127.0.0.1 - - [01/Jan/2020:10:00:01 +0000] "GET /peas HTTP/1.1" 404 3\n' * 2,
    "a log of a system": "Jan  1 10:00:00 bed digd[12]: started\nJan  1 10:00:01 bed digd[12]: no beans\n"
    "Jan  1 10:00:02 bed digd[12]: ended\n",
    "properties": "garden.name=Beans\ngarden.rows=3\ngarden.dug=true\ngarden.size=4\n",
    "a traceback": 'Traceback (most recent call last):\n  File "dig.py", line 3, in <module>\n    dig()\nValueError: no beans\n',
    "a notebook": '{\n "cells": [],\n "metadata": {},\n "nbformat": 4,\n "nbformat_minor": 5\n}\n',
    "a Makefile": "dig: beds\n\tspade beds\n\nbeds: soil\n\trake soil\n\n.PHONY: dig beds\n",
    "PostScript": "%!PS-Adobe-3.0\n/beans 3 def\n",
    "FASTA": ">bean1 north\nACGTACGTACGTACGT\nACGTACGT\n>bean2 south\nTTGACGTACGTACGTA\n",
}  # fmt: skip
