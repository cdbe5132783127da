"""Words by which a text judges a thing, where it might say of what kind the thing is."""

from __future__ import annotations

import re

NO_GENUS = frozenset(
    """advantage aim alternative answer area aspect asset barrier basis battle benefit best bit
    blessing burden case cause challenge chance choice commonplace component concern
    consequence contributor crisis curse danger deal debate decision difference difficulty
    disadvantage drawback driver effect element example exception experience fact factor
    first focus given goal good help hope hurdle idea issue journey key lesson limitation
    link lot majority minority misconception most must mysteries mystery myth necessity
    need norm obstacle one opportunity option outcome part piece pity place possibility
    predictor priority problem question reality reason reminder requirement result right
    risk role same secret shame sign start step story struggle subject success surprise
    target tenet theme thing threat time topic trend truth version violation winner wish
    worry""".split()
)
BROAD_GENUS = frozenset(
    """approach condition diagnosis disease disorder experience illness intervention method
    phenomenon practice procedure process state technique therapy tool treatment way""".split()
)
WHAT_IT_IS_LIKE = frozenset(
    """acclaimed adorable all-consuming amazing award-winning awesome bad beautiful beloved big
    bold breathtaking brilliant bustling celebrated challenging charming classic comforting
    common compelling complex complicated costly cosy cozy crucial cutting-edge dangerous
    daunting debilitating delicious delightful devastating difficult distressing dramatic
    effective enjoyable excellent exceptional exciting exclusive exhilarating expensive
    extraordinary fabulous fantastic fascinating favored favorite favoured favourite frequent
    frightening fulfilling fun glorious go-to good gorgeous great gripping growing handsome
    handy hard heartwarming hearty helpful huge humble iconic ideal idyllic important
    impressive incredible infamous innovative inspiring interesting intimidating legendary
    lifelong lovely lucrative magnificent major memorable misunderstood mouthwatering
    must-have must-see new nice notorious old outstanding overwhelming painful picturesque
    popular possible powerful preferred premier prestigious promising proven quaint
    quintessential rare real recommended refreshing relaxing remarkable renowned rewarding
    safe satisfying scary scenic serious severe significant simple smart special splendid
    state-of-the-art stressful stunning stylish sublime superb tasty tedious terrible terrific
    thankless timeless treatable tremendous trendy true trusted ultimate unforgettable unique
    unparalleled unsung useful valid valuable very vibrant well-known widespread wonderful
    world-class worrying""".split()
)
# How handy it is, and what no kind of thing is.
PRAISES = frozenset(
    """cheap clever convenient easy effortless excellent fun good great handy ideal neat
    nice perfect practical proven quick sensible simple smart wonderful""".split()
)
# "An architectural element that": parts of a whole, behind a word for which.
KINDS_OF_PARTS = frozenset("component element".split())
FIGURATIVE = frozenset("growing hidden looming mounting pressing quiet silent".split())
# What things are likened to by those who suffer or love them.
LIKENED_TO = frozenset(
    """abyss agony anchor backbone bargain beast brother bully burden catastrophe cloud
    circus comfort companion cornerstone cousin crutch dark darkness delight demon devil dinosaur
    disaster dynamite fortress goldmine magnet robot sponge zombie
    dog door dream enemy engine face father favorite favourite fight foe fog foundation
    friend gamble game-changer gamechanger ghost gift godsend hassle headache heart heaven
    hell hole insult investment jewel joke joy jungle killer king legend lie lifeline
    lifesaver luxury magic marathon marvel maze mess minefield miracle mirror misery mistake
    monster mother nightmare nuisance ocean pain pillar pit plague pleasure poison price
    prison promise punishment queen relief revelation rip-off roller-coaster rollercoaster
    scandal scourge sea shadow silence sister soul source staple storm temptation thief
    ticket torment torture tragedy trap treasure treat triumph tunnel twin victory war
    weight window wolf wonder worst""".split()
)
# What somebody calls a thing that they praise or blame: no name of it.
VERDICTS = frozenset(
    """absurd betrayal blackmail blasphemy bliss brilliant bunk cheating cruelty disgrace failure
    fiasco folly fool fraud genius greed hero heresy home housekeeping hype hysteria idiocy
    injustice insanity justice laziness liar lunacy luck madness masterpiece nonsense nothing
    paradise perfection play progress propaganda punishment robbery rubbish sabotage saint scam sin
    stealing stupidity suicide theatre theft torture trash treason vandalism villain waste
    work""".split()
)
# How much or which part of a thing is meant: "compost (a bag)".
AMOUNTS = frozenset(
    """amount average bag band bar body book box bundle combination course department dose
    edge fraction height layer length letter load loss measure note number pair part
    percentage period piece portion price range rate record result row sample section series
    set share sheet sign sum table test tube type unit use value variety volume weight""".split()
)
# How needed it is, which a clause may follow that tells its kind.
HOW_NEEDED = frozenset("essential fundamental indispensable invaluable key must-have vital".split())
RANK = frozenset("best biggest first greatest largest last leading least main most only".split())
HOW_COMMON = frozenset(
    "big common frequent huge new old popular rare simple special well-known widespread".split()
)
SUPERLATIVE = re.compile(
    r"(?!(?:(?:dis|in)?(?:hon|mod|earn)|for|harv|inter|gu|t|r|w|ch|n|p|prot|cont|arr|qu|requ|prie"
    r"|manif|cr|v|z|beh|conqu|unr)est\Z)[a-z]{2,}est\Z"
)
# Words that say how a thing is judged, in front of what is no term then: "a good day consists of".
JUDGED = frozenset(
    """average balanced decent foundational full healthy normal perfect proper standard successful
    typical usual""".split()
)
