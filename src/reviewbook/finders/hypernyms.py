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
    ability abnormality acceptance account ache acid act action activist activity actor
    adherence adolescent adult advocate agency agent agreement aid aircraft alga algae algorithm
    alkali allele allergy alliance allowance alloy amount amphibian ancestor angle animal anion
    annuity antibody antigen ape app apparatus appeal appliance apprentice approach aqueduct
    arachnid arch area argument aristocracy aristocrat armistice army arousal arrangement array
    art artery arthropod article artisan artist ash aspect assembly assessment assistance
    association assumption atom attempt attendance attitude attorney attribute auction autotroph
    average avoidance axiom axis axle bacteria bacteriophage bacterium badge bag ballad ballot
    ban band bank bankruptcy bar bargaining barrel barrier barrister basin basket bat battery
    bay beach beam bean bed bee beer beetle behavior behaviour belief believer belt bench berry
    bias bicycle bill bin biologist biopsy bird bite blade blend bloc block blockage blood board
    boat body bolt bomb bond bone bonus book boom boot borough borrower bottle boundary bout
    bowl box boycott bracelet brain branch bread break breed bribe brick broker brush bud budget
    buffer bug building bulb bump bunch bundle bureau bureaucracy bureaucrat burst bus bush
    business butter butterfly button buyer cabin cabinet cable cake camera camp campaign canal
    cancer candidate candle capacity capillary capital capsule car carbohydrate card caregiver
    carnivore cart cartel cartilage carving cask caste castle cat catalyst cathedral cation
    cattle caucus cave cavity ceasefire ceiling cell center centre cereal ceremony certificate
    chain chair chamber change channel chapel character charge charity chart charter checklist
    cheese chemical chemist child children chord chromosome chunk church circuit citizen city
    civilian claim clan clash class clause clearance cliff climate climb clinic clip clock clot
    cloth clothing club clump cluster coalition coast coat coating cocktail code coefficient
    coffee cohort coil coin collection collision colonist colony color colour column coma
    combination comedy comet command committee commodity community company compartment
    compliance component composition compound computation computer concentration concept
    condition cone confederation configuration conflict congress conjecture connection constant
    constituency consumer container content contest continent contract contractor control
    convention conversion conviction cookie cooperative cord corridor cost costume cottage
    council country county coupon course court cover covering crack craft craftsman craftswoman
    crane crater creature credit creditor creed crew crime criminal crop crowd crusade crust
    crustacean crystal cube cue cult culture cup currency current curve cushion custom cut
    cutting cycle cylinder cyst dam dance data database dealer debt debtor decline decomposer
    decrease decree defect defendant deference deficiency deficit definition degree delegate
    demand democracy department dependence deposit depression descendant description design
    dessert device diagram dialect dictionary diet difference digit diplomat discount disease
    dish disorder display dispute distance district disturbance ditch dive dividend division
    doctor doctrine document dome dominance donor dose dough downturn drawing dress drill drink
    drop drought drug drum duct dust duty dwelling dyad dynasty economist economy edge edict
    effort egg electron element elite ellipse embargo emblem embryo emergence emotion emperor
    empire employee employer energy engine engineer enterprise entity entrepreneur envelope
    environment envoy enzyme epic epidemic episode equation era error essay estate estimate
    event exam exchange exercise expectation expenditure expense experiment expert explanation
    expression extract fable fabric facility faction factory failure faith fall fallacy family
    farm farmer fastener fat fault feast feature federation fee feeling fence festival fiber
    fibre field figure filament file film filter filtrate finding fine firm fish flag flap
    flavor flavour fleet flesh flight flood floor flour flow flower fluid flux fold follicle
    font food footwear force forecast forest form format formation formula fort fortress fossil
    fraction fracture frame framework freight frog fruit fuel function fund fungi fungus fur
    furniture furrow fuse game gamete gang ganglion gap garment gas gate gathering gel gem gene
    generalisation generalization generator genome genre glacier gland glass glove glut god
    goddess goods government governor grade gradient grain grammar grant graph grasp grass grave
    gravy grid grief grievance groove ground group grove growth guarantee guardian guerrilla
    guide guideline guild guilt gulf gun gut habit habitat hall hammer handle harbor harbour
    harm hat headache headgear heap hearing heat hedge height helmet herb herbivore herd
    heterotroph heuristic hierarchy hill hindrance historian hive hole hook hormone horse
    hospital hotel house household hull human hurricane husk hut hymn hypothesis idea identity
    ideology image immigrant implement impression impulse incentive income increase index
    individual industry infant infection inference inflammation information ingredient
    inheritance injury inlet inn input insect insomnia institution instruction instrument
    insulator insurance integer interaction interest interface interference intermediary
    interpretation interval inventory invertebrate investigation investor invoice ion island
    isomer isotope item jacket jar jelly job joint journal judge judgement judgment juice jump
    juror jury kernel kick kingdom knife knob knot knowledge label labor laboratory laborer
    labour lack lake lamp land landlord landowner lane language larva larvae laser lattice lava
    law lawmaker lawsuit lawyer layer layout leader leaf league learner lease leather
    legislature legume lender length lens letter level lever levy library licence license lid
    lifestyle ligament limb limit line lineage lipid liqueur liquid list lizard loaf loan lock log
    longing loop lorry loss lottery lump lung machine machinery macromolecule magazine magistrate
    magma magnet maintenance mammal mandate mania manor mantle manual manufacturer manure manuscript
    map margin mark market marriage marsh mass mat material matter mattress maxim maximum meal
    meaning measure measurement mechanism medal medication medicine medium melody member
    membrane men menu merchant merger message metabolite metal method microbe microphone
    middleman migrant mill mind mindset mineral minimum minister ministry mite mix mixture
    mobile mode model module mold molecule mollusk moment monarch monarchy monastery money monk
    monomer monopoly monument mood moon morpheme mortgage mosque moth motif motion motive motor
    motorcycle mould mound mountain move movement mud mug municipality muscle museum mushroom
    musician nail name narrative nation navy need needle negligence neighborhood neighbourhood
    nerve nest net network neuron neutron newborn newspaper newt noble nobleman nomad nonprofit
    noodle norm notation note notebook notice noun novel nucleotide nucleus number nun nurse nut
    nutrient oath object obligation occupation occurrence ocean odor odour offence offense
    office officer official offspring oil ointment oligarchy omnivore opening operation operator
    opponent orbit orchard orchestra order ordinance ore organ organelle organisation organism
    organization ornament oscillation outbreak outfit outgrowth outlet output oven owner oxide
    package packet pact paddle page paint painting pair palace pamphlet pan panel paper
    paragraph parasite parent parish parliament part particle partner partnership party pass
    passage passport password paste pastry patch path pathogen pathway pattern pause payment
    peasant peel peer pellet penalty peninsula pension people peptide percentage performance
    perfume period permission permit person personality perspective pest petal petition phase
    phenomenon philosopher philosophy phobia phone phoneme photo photograph photon phrase physician
    physicist picture piece pigment pile pill pillow pin pipe place plain plaintiff plan plane
    plant plastic plate plateau platelet platform player plea pledge plot pocket pod poem poet
    point pole policy politician poll pollutant polygon polymer pond pool population porch pore port
    portion portrait pose position posture pot potion pottery pouch powder power practice
    practise precedent predator preference prefix prejudice premium preparation president
    pressure price priest primate principle printer probability probe procedure process producer
    product production professional profit program programme project pronoun proof property
    proportion proposition prose prosecutor protein protest protester protist protocol proton
    province psychologist psychotherapy pudding puddle pulse pump punishment pupa pupil purchase
    purse pyramid quality quantity quarter quota race radiation radical raid rail railway ramp
    range rash rate ratio ration ray razor reaction reader realm rebate rebellion receipt
    receptor recipe recollection record rectangle reef reference referendum reflex reform
    reformer refugee refund regime region register regulator relation relationship reliance
    religion reluctance remark remedy reminder remittance report representation reptile republic
    request research reserve residence resident residue resin resistance resource response rest
    restaurant result retailer revenue revolt rhizome rhythm ribbon ride ridge rind ring riot
    rise risk ritual river road rock rod rodent role roll roof room root rope route row rubber
    rule ruler ruling sac sadness sail salad salamander salary sale saliva salt sample sandal
    sandwich satellite satire sauce scale scan scar scarf scavenger scent schedule schema scheme
    scholar school science scientist score script sculpture sea seal seam seat secretion sect
    section sector security sediment seed seedling segment seizure seller semiconductor senate
    sense sensor sentence sepal sequence serf series sermon servant server service set setting
    settler shaft shape share shareholder shark sheath sheet shell shelter shift ship shirt shoe
    shoot shop shortage shortcut shot shrine shrub sibling siege sign signal skeleton sketch
    skill skin skirt slab slang slave slice slope slot slump smell snack snail snake soap
    society sociologist sock sofa software soil soldier solid solute solution solvent song
    sonnet sound soup space spacecraft spasm speaker specialist species speech spell sperm
    sphere spice spider spike spine spiral spirit sponge spoon spore sport spot spouse sprain
    spread spring squad square stadium staff stage stalk stall stamp standard star starch state
    statement statistic statue status statute steel stem step stereotype stew stick stimuli
    stimulus stipend stitch stock stockholder stone stool stop store story stove strain strait
    strand strap strategy stratum straw stream street stressor stretch string strip stripe
    stroke structure student study stuff style subject subordinate subpoena subset subsidy
    substance subtype suburb suffix sugar suit sum summons supplement supplier supply surcharge
    surface surge surgeon surgery surplus surveillance survey suspect swamp sweater swelling
    switch sword syllable symbol symphony syndrome syntax system table tablet tactic tag tail
    tale tank tape tariff taste tax tea teacher team technique technology temperature temple
    tempo tenancy tenant tendency tendon tenet tension tent tenure term terminal terrace
    territory test testimony text textile theorem theorist theory therapist therapy thing
    thinker thought thread throw ticket timber tin tissue title token tolerance toll tomb tone
    tool tooth tornado tour tower town toxin toy track tract tractor trade trader tradesman
    tradition trail train training trait trajectory trance transaction transfer transformation
    transition tray treatise treatment treaty tree trellis trench trespass triad trial triangle
    tribe tribunal trough truce truck trust tube tuber tubule tumor tumour tune turbine turtle
    twig type ulcer uniform union unit university uprising use user utensil utterance vacuole
    valley value valve van vapor vapour variable variant variation variety vat vault vector
    vegetable vehicle vein venue verb verdict verse vertebrate vesicle vessel vest veto
    vibration village vine violence virus visa vitamin volcano voltage vote voter voucher vowel
    voyage wage wagon walk wall warehouse warrant warrior wasp waste water wave wavelength wax
    way weapon website weed weight whale wheel whistle willingness wind wine wing wire witness
    woman women wool word work worker workout workshop worldview worm wound writ writer writing
    wrong yarn yeast yield zone zygote
    """.split()
)
