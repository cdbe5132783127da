"""Nouns that definitions begin with: "a *device* that", "a *layer* of".

A metaphor takes its noun from elsewhere: "a bridge that takes years to build". The nouns are those
that stand high in any hierarchy of things: whole kinds of persons, things, places, stuff, doings,
states, signs and measures.
"""

from __future__ import annotations

# Kinds of drugs and other agents, by how their names begin or end.
AGENT = (
    r"(?:anti(?!climax|path|thes|hero|cipat|qu)[a-z]{4,20}|[a-z]{0,20}(?:inhibitor|blocker|agonist"
    r"|stimulant|depressant|relaxant|diuretic|sedative|steroid|statin|esthetic|algesic|delic|olytic"
    r"|oleptic|phonate|azepine|amine|cannabinoid|opioid|biotic|vaccine|laxative|hypnotic|painkiller|icide|tranquilli[sz]er"
    r"|fertili[sz]er))s?"
)

HYPERNYMS = frozenset(
    """
    account ache act action activity adult agency agent agreement aid algorithm alloy amount animal
    apparatus appliance approach area argument arrangement array art article artist aspect
    assessment association attempt attitude attribute average bacterium bag band bar barrier
    behavior behaviour belief bill bird blend boat body bond book boundary box branch break brush
    building business cable capacity cell center centre ceremony chain chamber change channel
    character charge chart chemical child circuit claim class cloth code collection color colour
    combination command committee community company component composition compound computation
    concept condition configuration connection constant container content contract control
    convention conversion cord cost country course court cover covering craft creature credit crime
    crop current custom cut cycle dance data database defect deficiency definition degree demand
    department deposit depression description design device diagram diet difference disease dish
    disorder display dispute distance district disturbance ditch division doctrine document dose
    drawing drink drug economy edge effort electron element emotion employee energy engine entity
    environment enzyme equation error estimate event exchange exercise expenditure experiment expert
    explanation expression fabric facility failure family fat feature fee feeling fiber fibre field
    figure file film firm fish flow fluid fold food force form format formation formula fraction
    frame framework fruit fuel function fund fungus game gap gas gathering gene genre gland glass
    goods government grade grain grant graph grass ground group growth guide habit habitat handle
    harm headache heat height herb hole hormone house human idea image implement individual industry
    infection inflammation information injury insect institution instruction instrument insurance
    interaction interface interpretation interval investigation ion island item job judgement
    judgment knowledge label lack land language layer leader leaf learner legislature length letter
    level library line liquid list loan loss machine machinery map mark market mass material matter
    meal meaning measure measurement mechanism medication medicine medium member message metal
    method microbe mind mineral mix mixture mode model module mold molecule moment money mood motion
    mould mountain movement muscle name narrative nation need nerve network norm notation note
    notebook noun number nutrient object obligation occupation office officer official oil opening
    operation operator order ore organ organisation organism organization oven page painting pair
    paper parasite parent part particle partner party passage path pathway pattern payment pellet
    percentage performance period permission person personality perspective phase phenomenon phrase
    picture piece pigment pipe place plan plane plant plate platform poem point policy pollutant
    population portion position power practice practise preparation pressure price principle printer
    probability procedure process product production professional program programme project pronoun
    property proportion proposition protein protocol psychotherapy punishment quality quantity race
    radiation range rate ratio reaction receptor recipe record reference regime region relation
    relationship religion remedy reminder report representation request research reserve residence
    resin resource response rest result ridge ring rise risk ritual river road rock role room root
    rope route row rule salt sample sauce scale school science score sculpture seat section seed
    segment sense sentence sequence series service set setting shape share sheet shelter shift ship
    shoot shop shortage shrub sign signal skill society software soil solid solution song sound soup
    space specialist species speech spell spirit stage standard star state statement statistic
    statute step stone store story strategy stream street stretch string strip structure student
    study stuff style subject substance sum surface surgery syllable symbol syndrome syntax system
    table tale tax technique technology temperature tendency tension term territory test text theory
    therapist therapy thing thought tissue title tool toxin tract trade tradition training trait
    transaction transfer transformation transition treatment tree trial tube tumor tumour type unit
    use value variable variant variation variety vector vegetable vehicle verb verse vessel virus
    vitamin vowel wall water wave way weapon weight wind wire woman word work worker writer writing
    zone
    """.split()
)
