"""Nouns that definitions begin with: "a *device* that", "a *layer* of".

A metaphor takes its noun from elsewhere: "a bridge that takes years to build". The nouns are those
that stand high in any hierarchy of things: whole kinds of persons, living and made things, places,
stuff, doings, states, signs and measures.
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
    ability abnormality account ache act action activity adult agency agent agreement aid aircraft
    algorithm allele alliance allowance alloy amount amphibian angle animal antibody antigen ape
    apparatus appliance approach arch area argument army arrangement array art artery arthropod
    article artist aspect assessment association atom attempt attitude attribute auction average
    axis axle bacteria bacterium bag ballot ban band bank bar barrel barrier basin basket battery
    bay beach beam bean bed bee beer behavior behaviour belief belt bench berry bicycle bill bin
    bird bite blade blend block blood board boat body bolt bomb bond bone book boot bottle boundary
    bowl box bracelet brain branch bread break breed brick broker brush bud bug building bulb bunch
    bundle bureau bureaucracy bus bush business butter button buyer cabin cabinet cable cake camera
    camp campaign canal candidate candle capacity car card cart cartilage cask caste castle cat
    cattle cave cavity ceiling cell center centre cereal ceremony certificate chain chair chamber
    change channel chapel character charge charity chart cheese chemical child children chromosome
    church circuit citizen city claim clan class clause cliff climate climb clinic clip clock cloth
    clothing club cluster coalition coast coat cocktail code coffee cohort coil coin collection
    colony color colour column combination comet command committee commodity community company
    compartment component composition compound computation computer concept condition confederation
    configuration conflict congress connection constant constituency consumer container content
    contest contract contractor control convention conversion cookie cooperative cord corridor cost
    costume cottage country coupon course court cover covering crack craft craftsman craftswoman
    crane crater creature credit crew crime crop crust crustacean crystal cube cup currency current
    curve cushion custom cut cycle cylinder dam dance data database dealer debt defect deficiency
    deficit definition degree demand department deposit depression description design device diagram
    dialect dictionary diet difference disease dish disorder display dispute distance district
    disturbance ditch dive division doctor doctrine document dome donor dose dough drawing dress
    drink drug drum duct dust dwelling dynasty economy edge effort egg electron element elite embryo
    emotion empire employee employer energy engine engineer entity envelope environment enzyme
    epidemic equation era error estate estimate event exam exchange exercise expenditure expense
    experiment expert explanation expression extract fabric facility faction factory failure fallacy
    family farm fastener fat feast feature federation fee feeling fence festival fiber fibre field
    figure filament file film filter firm fish flag flap flavor flavour fleet flesh flight floor
    flour flow flower fluid fold font food footwear force forest form format formation formula fort
    fortress fossil fraction frame framework freight fruit fuel function fund fungi fungus fur
    furniture game gang ganglion gap garment gas gate gathering gel gem gene generalisation
    generalization generator genome genre glacier gland glass goods government grade grain grammar
    grant graph grass grave gravy grid ground group grove growth guarantee guide guideline guild gun
    gut habit habitat hall hammer handle harbor harbour harm hat headache headgear heap hearing heat
    hedge height helmet herb herd hierarchy hill hive hole hook hormone horse hospital hotel house
    household hull human hut hypothesis idea identity ideology image implement impulse incentive
    income index individual industry infection inflammation information ingredient injury inlet inn
    insect institution instruction instrument insulator insurance interaction interface
    interpretation interval inventory invertebrate investigation investor ion island isotope item
    jacket jar jelly job joint journal judge judgement judgment juice jump jury kernel knife knob
    knot knowledge label laboratory lack lamp land lane language larva larvae laser lattice law
    lawmaker lawsuit lawyer layer layout leader leaf league learner lease leather legislature legume
    lender length lens letter level lever library licence license lid ligament limb limit line lipid
    liquid list loaf loan lock log loop lorry loss lottery lump lung machine machinery magazine
    magistrate magnet mammal mandate mantle manual manufacturer manuscript map margin mark market
    marriage marsh mass mat material matter meal meaning measure measurement mechanism medal
    medication medicine medium melody member membrane men menu merchant merger message metabolite
    metal method microbe microphone mill mind mindset mineral minister ministry mite mix mixture
    mobile mode model module mold molecule moment monarchy money monopoly monument mood moon
    morpheme mosque motif motion motor motorcycle mould mound mountain move movement mud mug muscle
    mushroom musician nail name narrative nation navy need needle nerve nest net network neuron
    newspaper nomad nonprofit noodle norm notation note notebook noun novel nucleotide nucleus
    number nurse nut nutrient oath object obligation occupation odor odour offence offense office
    officer official oil ointment opening operation operator orbit orchard orchestra order ore organ
    organelle organisation organism organization ornament outbreak outfit outlet oven owner oxide
    package packet paddle page paint painting pair pan panel paper paragraph parasite parent part
    particle partner party pass passage paste pastry patch path pathogen pathway pattern payment
    pellet peninsula people peptide percentage performance perfume period permission permit person
    personality perspective pest petition phase phenomenon phone phoneme photo photograph phrase
    physician physicist picture piece pigment pile pill pin pipe place plan plane plant plastic
    plate platelet platform player pledge plot pocket poem poet point pole policy poll pollutant
    polygon polymer pond pool population porch port portion portrait pose position posture pot
    potion pottery powder power practice practise precedent predator prefix prejudice premium
    preparation pressure price priest primate principle printer probability probe procedure process
    producer product production professional profit program programme project pronoun proof property
    proportion proposition prose protein protocol province psychotherapy pudding puddle pulse pump
    punishment pupil purse quality quantity quarter race radiation rail railway ramp range rash rate
    ratio ration ray razor reaction reader rebate rebellion receipt receptor recipe record reference
    reflex reform refund regime region register regulator relation relationship religion remedy
    reminder report representation reptile republic request research reserve residence resident
    residue resin resource response rest restaurant result retailer revenue revolt rhythm ribbon
    ride ridge ring rise risk ritual river road rock rod rodent role roll roof room root rope route
    row rubber rule ruler ruling sac sail salad salary saliva salt sample sandwich satellite sauce
    scale scar scarf scent schedule scheme scholar school science scientist score sculpture seal
    seam seat sect section sector security sediment seed seedling segment seizure seller
    semiconductor sense sensor sentence sequence series server service set setting shaft shape share
    sheet shell shelter shift ship shirt shoe shoot shop shortage shrine shrub sign signal skeleton
    sketch skill skin skirt slab slang slice slope slot snack snail snake soap society sofa software
    soil soldier solid solution song sound soup space spacecraft spasm speaker specialist species
    speech spell spice spike spine spiral spirit sponge spoon spore sport spot spouse spring squad
    square stadium staff stage stalk stall stamp standard star starch state statement statistic
    statue statute steel stem step stereotype stew stick stimuli stimulus stipend stitch stock stone
    stool store story strain strait strand strap strategy straw stream street stretch string strip
    stripe stroke structure student study stuff style subject subset subsidy substance subtype
    suburb suffix sugar suit sum supplement supplier surcharge surface surgeon surgery surplus
    survey swamp sweater swelling sword syllable symbol symphony syndrome syntax system table tablet
    tactic tail tale tank tape tariff tax tea teacher team technique technology temperature tempo
    tenant tendency tendon tenet tension tent term terminal terrace territory test text textile
    theorem theorist theory therapist therapy thing thought thread throw timber tin tissue title
    toll tomb tone tool tooth tower town toxin toy track tract tractor trade trader tradesman
    tradition trail train training trait trajectory transaction transfer transformation transition
    tray treatment treaty tree trial tribe tribunal trough truck trust tube tuber tumor tumour tune
    turbine twig type uniform union unit university use user utensil valley value valve van vapor
    vapour variable variant variation variety vat vault vector vegetable vehicle vein venue verb
    verse vertebrate vessel vest veto village vine virus visa vitamin volcano voltage voter voucher
    vowel voyage wage wagon walk wall warehouse warrant warrior wasp waste water wave wavelength wax
    way weapon weed weight wheel whistle wind wine wing wire woman women wool word work worker
    workshop worldview worm writ writer writing yarn yeast yield zone
    """.split()
)
