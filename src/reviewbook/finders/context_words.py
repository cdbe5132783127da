"""Words that the cues of a context are made of, as patterns in match form."""

from __future__ import annotations

WORD = r"[\w']+"
_ADVERB = r"(?: (?:\w+ly|also|often|always|even|just|yet|ever|been|be))?"
_VERBS = "do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|may|might|must|need"
AUXILIARY = rf"(?:{_VERBS})"
NOT = (
    rf"(?:{AUXILIARY}(?: not| never|n't)|(?:ca|wo)n't|cannot|not|never"
    rf"|(?:{AUXILIARY} )?no longer|unable to|ha(?:s|d|ve) yet to)"
) + _ADVERB
BE = (
    r"(?:is|are|w(?:as|ere)|be(?:en|ing)?|ha(?:s|ve|d) been|remain(?:s|ed)?"
    r"|turn(?:s|ed) out(?: to be)?|prove[sd]?(?: to be)?)"
) + _ADVERB

# To have a thing, and to let somebody have it.
USE = (
    r"(?:receiv\w+|tak\w+|took|us(?:e|es|ed|ing)|ha(?:d|ve|ving)(?! \w+ed\b| been)|get\w*|got"
    r"|giv(?:en?|ing)|tr(?:y|ied|ying)|want\w*|need\w*|require\w*|involv\w+|includ\w+|undergo\w*"
    r"|offer\w*|prescrib\w+|provid\w+|sell|start\w*|mention\w*|contain\w*|find|found|afford|access"
    r"|recommend\w*|suggest\w*|advis\w+|choose|chosen|treated (?:with|by)|tolerat\w+|combin\w+"
    r"|reach|call for|pay for|allow\w*|bother(?:s|ed)? with)"
)
USED = (
    r"(?:us|giv|offer|prescrib|tri|recommend|includ|receiv|provid|chos|mention|allow|need|tak|start"
    r"|list|cover|approv|licen[sc]|permit|found|requir|available|part|an option|on)(?:i?ed|en|ted)?"
)
STOPPED = (
    r"(?:(?:declin|refus|reject|withheld|withhold|stopp|discontinu|withdr[ae]w|bann|exclud|abandon"
    r"|denied|skipp|forgo|omit|cancel|scrapp|waiv|ruled out|left out|turn\w* down|discouraged"
    r"|shunn|forb[ai]d)\w*"
    r"|avoid(?:s|ed|ing)?)"
)
STOP = rf"(?:{STOPPED}|stop|quit|withdraw|g[ai]v(?:e|en|ing) up|ceas(?:e|ed))"
GIVEN = (
    r"(?:(?:and|then|were|was|are|is|been)(?: \w+ly| then| later| first)? (?:given|offered|moved"
    r"|switched|transferred|enrolled|put|prescribed|referred|treated|started|admitted|assigned|allowed)"
    r"|receiv(?:ed?|es)|began|begin|started (?:on|with)|got|took up|tried|went (?:on|over) to"
    r"|moved|switched|transferred|turned to)"
)
"""How a sentence goes on to what was given after all, where something before it had failed."""

# To be of worth, or not.
WORKS = (
    r"(?:work|help|improv|cur|fix|resolv|address|reliev|reduc|chang|suffic|heal|mend|provid|produc"
    r"|solv|br(?:ing|ought)|eas|treat|target|touch|last|lift|mak"
    r"|seem to work|do enough)(?:e?[sd]?|ing)?"
)
GAIN = (
    r"(?:evidence|proof|support|benefit|effect|relief|improvement|response|success|gain|advantage"
    r"|remission|change|result)s?"
)
LITTLE = (
    r"(?:(?:little|few) (?:to|or) no|no|little|insufficient|inadequate|weak|scant|poor|limited"
    r"|mixed|partial|not enough)"
)
FEEBLE = (
    r"(?:not enough|(?:no|not any) (?:better|more)|insufficient|ineffective|useless|unproven|weak"
    r"|limited|thin|questionable|doubtful|dubious|(?:open to|in) (?:question|doubt)"
    r"|controversial|debated|disputed|contested|critici[sz]ed|questioned|inadequate"
    r"|(?:a )?disappoint\w+|unsuccessful|unhelpful|lacking|scarce|dismissed|worthless"
    r"|futile|pointless|a waste|outdated|harmful|negligible"
    r"|\w+ at best|exaggerated|over ?(?:rated|used|prescribed|sold|hyped|stated|blown))"
)
CURE = (
    r"(?:cures?|cure alls?|panaceas?|solutions?|magic|magic bullets?|silver bullets?|miracles?"
    r"|quick fix|answers?|guarantees?)"
)
GOOD = rf"(?:enough|sufficient|effective|successful|helpful|useful|beneficial|worth|{CURE})"
TESTED = (
    r"(?:established|shown|demonstrated|proven|supported|tested|studied|confirmed"
    r"|reproduced|replicated|for everyone|for all)"
)
CRITICAL = (
    r"(?:s[ck]eptic\w*|doubt\w*|wary|suspicious|unconvinced|disappointed|dissatisfied|frustrated)"
    r"(?: of| about| by| with| over| on| dismiss)?"
)
PREVENTS = (
    r"(?:prevent|reduc|stop|halt|lower|avoid|avert|delay|cut|limit|fewer"
    r"|(?:protect|guard)\w* against|keep\w* off|ward\w* off)\w*"
)
WORTH = r"(?:value|use|worth|benefits?|effect\w*|efficacy|role|place|evidence|need)"

# To be measured against something else.
INSTEAD = r"(?:replacements? for|substitutes? for|alternatives? to|replac(?:e|es|ed|ing))"
BESIDE = (
    rf"(?:{INSTEAD}|superior to|inferior to|(?:similar|identical) to|equivalent to|comparable to"
    r"|as (?!well|soon|long|far|much)\w+ as)"
)
REPLACED = r"(?:replaced|superseded|supplanted|displaced|swapped|exchanged|out(?:performed|done))"
RIVALS = (
    r"(?:beat(?:s|en)?|match(?:es|ed)|rival(?:s|led)|compare[sd]? (?:with|to)|c[ao]mes? close to"
    r"|(?:works?|worked|helps|helped|is|was) (?:as \w+ as|better than))"
)
"""What only that can do which is better than the rest; of *nothing* it is said to praise."""
PREFER = r"(?:prefer|cho[so]|opt|favou?r|pick|select|valu|rank|emphasi[sz])\w*"

# What nobody denies is affirmed.
NOBODY = (
    r"(?:nobody|no one|none|few(?: \w+)?|hardly any(?:one|body)?)(?: (?:would|could|can|will))?"
)
UN = r"un(?:common|usual|successful|helpful|rewarding|likely|important|pleasant|reasonable|welcome)"
DENIES = r"(?:(?:doubt|disput|question|regret|challeng|contest)\w*|den(?:y(?:ing)?|ie[sd]))"

# Those who say something, and what they do.
PEOPLE = (
    r"(?:proponents|advocates|supporters|fans|champions|followers|defenders|enthusiasts|believers"
    r"|(?:those|people|many|some) who (?:favou?r|support|believe in|advocate|champion))"
)
SAYS = (
    r"(?:say|says|said|claim(?:s|ed)?|argue[sd]?|reports?|reported|believe[sd]?|suggest(?:s|ed)?"
    r"|think|thinks|thought|recommend(?:s|ed)?|insist(?:s|ed)?|contend(?:s|ed)?|emphasi[sz]e[sd]?"
    r"|advise[sd]?|advertise[sd]?|promote[sd]?|tout(?:s|ed)?|endorse[sd]?|praise[sd]?|urge[sd]?"
    r"|propose[sd]?|describe[sd]?|call(?:s|ed))"
)
SAYING = (
    rf"(?:{SAYS}|say|claim|argu|report|suggest|stat|not|maintain|assert|h[oe]ld|t[eo]l[dl]|wr[oi]t"
    r"|conclud|propos|stress|highlight|hop|add|warn|impl|promis|swear|swore|declar)(?:e[sd]?|s|ed|ies|ied|y|ing|ten)?"
)
TOLD = r"(?:says?|said|writes?|wrote|(?:argue|claim|insist|explain|report|warn|add)(?:s|e[sd]|ed))"
SEEN = r"(?:said|thought|believed|claimed|reported|alleged|considered|regarded|seen|viewed|touted)"
PRAISED = r"(?:described|hailed|marketed|sold|billed|advertised|promoted|praised|presented)"

# The verb, not the month.
MAY = (
    r"(?<!\bin )(?<!\bof )(?<!\bearly )(?<!\blate )(?<!\blast )(?<!\bnext )(?<!\bmid )"
    r"(?<!\bsince )(?<!\buntil )(?<!\bevery )(?<!\beach )(?<!\bapril to )(?<!\bmarch to )"
    r"may(?! \d| is| was| has| had| (?:and|to) (?:april|june|july|august))"
)

# To look into what is not known.
STUDY = r"(?:study|test|examine|compare|explore|investigate|evaluate)"
STUDYING = r"(?:test|explor|study|investigat|examin|trial|evaluat)l?ing"
STUDIED = (
    r"(?:studied|tested|explored|investigated|planned|trialled|researched|evaluated|announced"
    r"|(?<=being )considered)"
)
RESEARCH = r"(?:trials?|study|studies|research|work|evidence|data)"
