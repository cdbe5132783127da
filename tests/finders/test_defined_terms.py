"""What a reader relies on in terms that a text defines, whether the codebook has them or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewbook.documents.document import Document
from reviewbook.documents.passages import segment
from reviewbook.documents.readers.markdown import read_marked_markdown
from reviewbook.finders.defined_terms import find_defined_terms
from reviewbook.ledger.tables import Passage


def terms(paragraph: str) -> list[str]:
    """Return the terms that one paragraph defines; it stands under a title."""
    text = f"A Title\n\n{paragraph}\n"
    document = Document("sample", text, tuple(segment("sample", text)))
    return [text[slice(*found.term)] for found in find_defined_terms(document)]


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("A dibber is a tool that makes holes for seeds.", "dibber"),
        ("Chitting is the process of letting potatoes sprout.", "Chitting"),
        ("An espalier is the flat form of a tree.", "espalier"),
        ("Sets are small bulbs used for planting.", "Sets"),
        ("A volunteer is any plant that nobody sowed.", "volunteer"),
        ("Bolting is when a lettuce flowers too soon.", "Bolting"),
        ("Loam is an old word for clay.", "Loam"),
        ("Hilling simply means drawing earth up to a stem.", "Hilling"),
        ("In plain words, tilth means crumbs.", "tilth"),
        ("The definition of tilth is the crumb of a soil.", "tilth"),
        ("Tilth is a term for the crumb of a soil.", "Tilth"),
        ("Tilth can be thought of as the crumb of a soil.", "Tilth"),
        ("Tilth is usually defined as the crumb of a soil.", "Tilth"),
        ("A sward, defined as short turf, needs rain.", "sward"),
        ("Guttation refers to drops on a leaf.", "Guttation"),
        ("The term heel describes a strip of bark.", "heel"),
        ("The word “lazy bed” denotes a ridge for potatoes.", "lazy bed"),
        ("By tilth gardeners mean crumbs.", "tilth"),
        ("Think of mulch as a blanket for the bed.", "mulch"),
        ("The board defines peat as rotted moss.", "peat"),
        ("Earth drawn up to a stem is called a hill.", "hill"),
        ("Side shoots are removed. This is called pinching.", "pinching"),
        ("Growers call this *hardening off*.", "hardening off"),
        ("Doing all of it in March has a name: spring fever.", "spring fever"),
        ("Roots swell, a change known as tuberisation.", "tuberisation"),
        ("The rate at which water sinks in is its infiltration.", "infiltration"),
        ("Layering, the rooting of a bent stem, is easy.", "Layering"),
        ("They rely on tilth, the looseness of a soil.", "tilth"),
        ("Scions (young shoots for grafting) are cut in winter.", "Scions"),
        ("Green scions (young shoots for grafting) are cut in winter.", "Green scions"),
        ("A young shoot, or scion, is cut in winter.", "scion"),
        ("Grafting, or joining two plants, takes a steady hand.", "Grafting"),
        ("They sow tares, that is, plants for the soil alone.", "tares"),
        ("Frost heave – the lifting of soil by ice – breaks roots.", "Frost heave"),
        ("Chard: A vegetable that stands the frost.", "Chard"),
        ("What is tilth? It is crumbs.", "tilth"),
        ("Cloche – a cover that keeps frost off a plant.", "Cloche"),
        ("Earthing up: a way of drawing soil to a stem.", "Earthing up"),
        ("People who sow in the dark are called nightsowers.", "nightsowers"),
        ("The pricking list is a list of plants which are ready.", "pricking list"),
        ("Your deposit is the money you bring.", "deposit"),
        ("Your allotment share is the percentage of a plot that you dig.", "allotment share"),
        ("A quartet is a group of four beds.", "quartet"),
        ("An eponym is a person after whom something is named.", "eponym"),
        ("Ecotones are zones where two habitats meet.", "Ecotones"),
        ("Rain that freezes as it falls is called sleet the world over.", "sleet"),
        # What is narrowed down: by what it is for, where it lies, by "the" thing of its kind.
        ("The dibber is a short stick used to make holes for seeds.", "dibber"),
        ("A trug is a basket with a flat bottom.", "trug"),
        ("A volunteer row is a strip found outside every bed.", "volunteer row"),
        ("Volunteers are the plants that come up unsown.", "Volunteers"),
        ("Evaporation is the loss by which a bed dries.", "Evaporation"),
        ("The calyx is the outer whorl of a flower.", "calyx"),
        ("The water table is the level below which soil is wet.", "water table"),
        ("A frost pocket is a place where the cold air settles.", "frost pocket"),
        ("Marl is soft rock that is rich in lime.", "Marl"),
        ("A heeled cutting is one taken with a strip of bark.", "heeled cutting"),
        ("A pip is not a nut but a small seed that lies in a fruit.", "pip"),
        ("Depth is simply the distance that a spade goes in.", "Depth"),
        ("Weeds are unwanted plants of any size.", "Weeds"),
        ("Growers are people living from a field.", "Growers"),
        ("A bed is “any plot that is dug for plants”.", "bed"),
        (
            "The placebo effect is the tendency of gardeners to see what they hope.",
            "placebo effect",
        ),
        ("The scion, or upper part, is a shoot that is set on another plant.", "scion"),
        ("The ribs are curved veins that run through a leaf.", "ribs"),
        ("A variable is any part of a trial that can change.", "variable"),
        ("Perennial crops are those planted in one year and cut in many.", "Perennial crops"),
        # Words that lead to it.
        (
            "According to the society, a heritage plant is a variety that was sold long ago.",
            "heritage plant",
        ),
        ("In the north, lazy beds are ridges made for potatoes.", "lazy beds"),
        ("Therefore, a hotbed is a heap that warms seedlings.", "hotbed"),
        # What some subjects do.
        ("NPK stands for nitrogen, phosphorus and potassium.", "NPK"),
        ("The covered bed principle states that no soil lies bare.", "covered bed principle"),
        ("Liebig's law states that growth rests on what is scarcest.", "Liebig's law"),
        ("Guttation occurs when roots push water out of a leaf.", "Guttation"),
        ("A set consists of a bulb and its skin.", "set"),
        ("Club root disease is characterised by swollen roots.", "Club root disease"),
        ("A hedge bank functions as a fence that keeps sheep out.", "hedge bank"),
        ("A tensiometer measures how tightly a soil holds its water.", "tensiometer"),
        ("Monoculture describes a practice in which one crop covers a farm.", "Monoculture"),
        ("The term “soft fruit” covers berries.", "soft fruit"),
        ("Tilth is defined by the board as a loose crumb.", "Tilth"),
        ("Colour blindness means that a person cannot tell red from green.", "Colour blindness"),
        # Names.
        ("Each rank is split into a smaller level called a tribe.", "tribe"),
        ("The sprouting of a seed is called its germination.", "germination"),
        ("A thin layer of the bark known as the cambium makes wood.", "cambium"),
        ("Pollen jumps about, and this is now called Brownian motion.", "Brownian motion"),
        ("We want what growers call tilth.", "tilth"),
        ("When the tip is cut off, that's called *topping*.", "topping"),
        # Asides.
        ("A shrub, or woody plant of no great size, is pruned.", "shrub"),
        ("NPK, or plant food, is sold in bags.", "NPK"),
        ("Backfilling, or putting the soil back around a root ball, takes an hour.", "Backfilling"),
        ("The second way is layering, the process by which a stem takes root.", "layering"),
        ("Beds, paths and espaliers, which are trees trained on a wall, are kept.", "espaliers"),
        ("Much is lost to bolting, which happens when a plant flowers too soon.", "bolting"),
        ("They speak of a plant's vigour, by which they mean its speed of growth.", "vigour"),
        ("They live by crop rotation, in which each bed changes its crop.", "crop rotation"),
        (
            "Growth regulators (GRs), which are substances that slow a stem, are banned.",
            "Growth regulators",
        ),
        ("Bare roots, meaning plants without soil, are cheaper.", "Bare roots"),
        ("Tares – that is, plants for the soil alone – are cheap.", "Tares"),
        ("Stooks – sheaves that are set upright – dry well.", "Stooks"),
        ("They cut scions (shoots that are set on another plant) in winter.", "scions"),
        ("The soil temperature, that is, how warm a bed is, matters.", "soil temperature"),
        ("She believes in no-dig theory, which holds that worms do the work.", "no-dig theory"),
        (
            "The field capacity, which is the amount of water a soil holds, is high.",
            "field capacity",
        ),
        (
            "It meets at the graft union (joining point), which is the region between two stems.",
            "graft union",
        ),
        ("A first tool was the crumb index, which measures how a soil breaks.", "crumb index"),
        ("We grow legumes: plants that feed the soil.", "legumes"),
        # One for all of a kind, the noun of a term again, what an owner has of its own.
        ("The crop is an organ that holds what a hen has eaten.", "crop"),
        ("The ribs are the bones of the chest.", "ribs"),
        ("Vine weevils are E-shaped insects that eat roots.", "Vine weevils"),
        ("A heeled trug is a trug with a rim.", "heeled trug"),
        ("A plot vote is an informal vote.", "plot vote"),
        ("Allotment crime is crime in sheds.", "Allotment crime"),
        ("A pansy is an annual plant.", "pansy"),
        ("A habit is a plant's pattern of growth.", "habit"),
        ("A plant's vigour is its rate of growth.", "vigour"),
        ("The plant family is a group of plants with one forebear.", "plant family"),
        ("A bilayer hedge is a bilayer of thorn and holly.", "bilayer hedge"),
        ("Feeders are plants capable of making their own food.", "Feeders"),
        ("Bylaws are the written rules of a club by which plots are let.", "Bylaws"),
        ("The pores are small openings in a leaf through which water leaves.", "pores"),
        # Verbs of some subjects.
        ("The edge effect is that outer rows yield more.", "edge effect"),
        ("The theory of plant signals holds that roots talk.", "theory of plant signals"),
        ("The fallow clause says that a bed rests each seventh year.", "fallow clause"),
        ("Rural sociology studies how villages live.", "Rural sociology"),
        ("Strip grazing involves moving a herd each day.", "Strip grazing"),
        ("The soft fruits include all those that bruise.", "soft fruits"),
        ("Nurse crops are meant to shade a seedling.", "Nurse crops"),
        ("A compost heap is composed of green and brown layers.", "compost heap"),
        ("Crop failure results when rain stays away.", "Crop failure"),
        ("A soil that holds no air is said to be anaerobic.", "anaerobic"),
        ("A graft takes place on a rooted plant called the stock.", "stock"),
        ("Tilth, which is often defined as the crumb of a soil, is lost.", "Tilth"),
        # Asides.
        ("A leaf makes starch, a food that a plant stores.", "starch"),
        ("They cut scions, young shoots that are set on another plant.", "scions"),
        ("Bills of seed, papers that list what was sown, are kept.", "Bills of seed"),
        ("Food goes to the crop, a soft sac that can stretch.", "crop"),
        ("Ridging, or the drawing of soil to a stem, is done twice.", "Ridging"),
        ("Some show chlorosis, or pale leaves, in May.", "chlorosis"),
        ("They grow plants that store water (succulents) on the roof.", "succulents"),
        ("In spring, the hip rose, or dog rose, blooms.", "dog rose"),
        ("One way is natural layering, where a stem takes root.", "natural layering"),
        ("They rely on tilth — loose ground in which roots run — for carrots.", "tilth"),
        # Labels and quotation marks.
        ("A windrow: a long heap of cut hay.", "windrow"),
        ("Cleft grafting (CG): This old method joins two stems.", "Cleft grafting"),
        ("“Soft fruit” is what growers sell in punnets.", "Soft fruit"),
        # The meaning first, and the term at the end.
        ("Plants that die after one winter are annuals.", "annuals"),
        ("A plant that lives for two years is a biennial.", "biennial"),
        ("The number of seeds that sprout is the germination.", "germination"),
        ("Anything that shades a seedling is competition.", "competition"),
        ("The person who owns the orchard is the grantor.", "grantor"),
        ("If a soil holds no air, the bed is said to be anaerobic.", "anaerobic"),
        ("When seeds fail, the stock is said to have a deficit.", "deficit"),
        ("When frost and sun take turns, botanists speak of a false spring.", "false spring"),
        (
            "Botanists call the loss of water through leaves foliar transpiration.",
            "foliar transpiration",
        ),
        ("There is a layer of wax made by leaves called the cuticle.", "cuticle"),
        # What happens in a process, and what a part of a plant does.
        ("In pollination, grains are carried from flower to flower.", "pollination"),
        ("In vegetative propagation, a part grows into a whole.", "vegetative propagation"),
        ("In a closed system, the water is used again and again.", "closed system"),
        ("Herbivores eat leaves.", "Herbivores"),
        ("The stamen produces pollen.", "stamen"),
        ("The root cortex is located between the skin and the vessels.", "root cortex"),
        # Kinds, acts and measures that are narrowed down in more ways.
        ("Dormancy means that seeds wait for warmth.", "Dormancy"),
        ("Germination involves two changes of the seed.", "Germination"),
        ("The germination rate shows the number of seeds that sprout.", "germination rate"),
        ("Weathering is the wearing down of stone.", "Weathering"),
        ("A lease is a promise to keep a field in good heart.", "lease"),
        ("The cambium is the thin layer under the bark.", "cambium"),
        ("Compost is how a garden feeds itself.", "Compost"),
        ("A tithe is what a tenant gives each year.", "tithe"),
        ("Tilth is something valuable that a digger leaves behind.", "Tilth"),
        ("Assets are things that a farm owns.", "Assets"),
        ("Lycopene is the red pigment that colours a tomato.", "Lycopene"),
        # What was, and what some held.
        ("Serfs were peasants who worked the strips of a lord.", "Serfs"),
        ("Enclosure was the period when commons were fenced.", "Enclosure"),
        ("Agrarianism held that land makes people free.", "Agrarianism"),
        # Other names, and asides at the end.
        ("The outer rind (or peel) keeps the moisture in.", "outer rind"),
        ("Saprotrophs, or rot feeders, live on dead wood.", "Saprotrophs"),
        ("They need a permit, an order to leave the tree alone.", "permit"),
        ("In great heat, starch becomes gel, a mix of water and sugar.", "gel"),
        ("Women planted quinces, the fruit of the gods.", "quinces"),
        ("The roots release acids (compounds that eat into stone).", "acids"),
        ("They planted mints, which act as a fence.", "mints"),
        ("Growers, those who live from a field, rest.", "Growers"),
        # Not of somebody, though near to what is.
        ("The carbon cycle refers to the movement of carbon.", "carbon cycle"),
        ("A furlong is a rest that the ox takes before turning.", "furlong"),
        ("Fleece, a fabric woven with thin threads, keeps frost out.", "Fleece"),
        ("They practised transhumance, a practice in which herds move.", "transhumance"),
        # Doings that are put in other words, and laws.
        ("Deadheading is cutting off faded flowers.", "Deadheading"),
        ("A warden is a helper who keeps the gate.", "warden"),
        ("The Hedges Act forbids cutting in spring.", "Hedges Act"),
        ("The Clean Seed Act of 1912 required a label.", "Clean Seed Act"),
        ("The Norfolk Enclosure was the removal of the commons.", "Norfolk Enclosure"),
        # Labels and what follows them.
        ("Tilth: This is how crumbly a bed is.", "Tilth"),
        ("Hilling: This is when soil is drawn to a stem.", "Hilling"),
        ("Row markers: These are small sticks used to show a row.", "Row markers"),
        ("Heeling: This refers to the practice of keeping roots moist.", "Heeling"),
        ("Bast: Woven thread used for tying.", "Bast"),
        ("Spacing: How many plants stand in a row.", "Spacing"),
        ("Root rot – this is when the ground never dries.", "Root rot"),
        # Brackets behind a noun in the middle of a sentence.
        ("In law, much is left to the grantor (the person letting the field).", "grantor"),
        ("They wait for desiccation (drying out) in May.", "desiccation"),
        ("They test the sap for the toxin (a compound that harms roots).", "toxin"),
        ("It raises your field capacity (the amount of water in a bed).", "field capacity"),
        ("They keep a large shed (called a bothy) for tools.", "bothy"),
        # Who or what is meant, behind a dash, and stuff of which there is one kind.
        ("We trust annual members — those who pay in May — with keys.", "annual members"),
        ("Light breaks down auxin, the hormone responsible for growth.", "auxin"),
        # Ways to lead to it, and adverbs in between.
        ("At its core, mulching is the practice of covering soil.", "mulching"),
        ("To put it simply, hilling is drawing the soil to a stem.", "hilling"),
        ("Sets are simply bulbs that a grower plants.", "Sets"),
        ("Slugs are typically small animals that eat leaves.", "Slugs"),
        ("A swap is basically using one bed for another.", "swap"),
        ("Spores are two or more cells joined loosely.", "Spores"),
        ("Tubers are swollen structures on a root.", "Tubers"),
        ("Raised goods are goods which go into a bed.", "Raised goods"),
        ("What is tilth? Tilth is a loose state of a soil.", "tilth"),
        ("The proper word for this is chitting, where shoots come first.", "chitting"),
        ("Long ends are held up by binding off, also called casting off.", "casting off"),
        ("The drop of leaves is known as “leaf fall.”", "leaf fall"),
        ("Leaf scorch, or ustosis, can kill.", "Leaf scorch"),
        ("Drought is the sudden total loss of water.", "Drought"),
        ("The Seeds in Trade Act forbids mixing.", "Seeds in Trade Act"),
        # As introductions to economics, sociology and law say it.
        ("A lease is said to be void where nobody has signed it.", "void"),
        ("Demand is said to be elastic when a small rise in price cuts it.", "elastic"),
        ("We speak of a glut when more is grown than sold.", "glut"),
        ("If the price of a crop falls, we speak of a slump.", "slump"),
        ("Two crops are rivals if a bed feeds only one of them.", "rivals"),
        ("Neglect consists in the failure to water a plant.", "Neglect"),
        ("A bailment arises where tools are handed to another.", "bailment"),
        ("Tull's concept of tillage denotes the breaking of soil.", "tillage"),
        ("A truce is an arrangement whereby two growers share a well.", "truce"),
        ("A trespass is a wrong, other than a theft, for which a court gives damages.", "trespass"),
        ("Norms are the shared rules that tell the members of a club how to behave.", "Norms"),
        ("The person who sues is the plaintiff, and the court hears both.", "plaintiff"),
        ("Mulch is any material spread over soil.", "Mulch"),
        ("Mise en place is the practice of measuring all before a fire is lit.", "Mise en place"),
        ("For the purposes of this guide, a weed is a plant that grows unsown.", "weed"),
        ("Roses like regular deadheading (cutting off the faded flowers).", "deadheading"),
        ("Umami - the savoury taste found in ripe cheese - is rare.", "Umami"),
        ("Endogamy - marriage within the group - is a custom there.", "Endogamy"),
        ("He lives in the so-called gift economy, in which goods are given away.", "gift economy"),
        ("Growers speak of a \u201cglean\u201d: a walk over a field that has been cut.", "glean"),
        ("The spread of water through a wall is termed seepage.", "seepage"),
        ("Marx used alienation to mean the parting of workers from their work.", "alienation"),
        ("A price floor is the lowest price that a seller may charge.", "price floor"),
        ("A basis point is one hundredth of a percentage point.", "basis point"),
        ("Aggregate demand is the total spending on goods in a land.", "Aggregate demand"),
        ("Strict liability is liability without proof of fault.", "Strict liability"),
        ("The person named in a will to carry it out is the executor.", "executor"),
        ("Psychologists call this the bystander effect.", "bystander effect"),
        ("A green belt is land that has never been built on.", "green belt"),
        ("Guests may suffer culture shock, a feeling of being lost.", "culture shock"),
        ("We sow green manure, a crop that is dug in while green.", "green manure"),
        ("For Weber, a guild is a group that keeps a trade to itself.", "guild"),
        ("A nuisance is an unlawful interference with the use of land.", "nuisance"),
        ("A status that a person earns by effort is an achieved status.", "achieved status"),
        ("A: Thinning means pulling some plants so that others grow.", "Thinning"),
        ("Bail is money or property left with a court.", "Bail"),
        ("A lot has a reserve price (the lowest sum at which it is sold).", "reserve price"),
        ("Candles and tea: the Danes call it hygge.", "hygge"),
        ("A duopsony is a market in which many sell to two.", "duopsony"),
        ("Transfer payments are payments for which no good is given.", "Transfer payments"),
        ("Members of a peer group, that is, a group of one age, meet here.", "peer group"),
        ("White-collar crime refers to offences committed by clerks.", "White-collar crime"),
        ("Fraud is a false statement, made knowingly, that costs another money.", "Fraud"),
        ("Potting on is the process of moving a plant to a larger pot.", "Potting on"),
        ("By slack we understand a time in which nothing is due.", "slack"),
        ("By a quorum is understood the fewest members who can decide.", "quorum"),
        ("What lawyers mean by consideration is a promise given in return.", "consideration"),
        ("What is meant by tilth is the crumb of a soil.", "tilth"),
        ("Out-groups are groups toward which a person feels hostility.", "Out-groups"),
        ("Decomposers refer to organisms that live on what is dead.", "Decomposers"),
        ('Gardeners call the removal of spent flowers "deadheading".', "deadheading"),
        ("The rise of a loaf in the first minutes is called oven spring.", "oven spring"),
        ("Bakers call the final rise before baking “proofing.”", "proofing"),
    ],
)
def test_a_term_is_found_with_its_definition(sentence: str, term: str) -> None:
    assert terms(sentence) == [term]


@pytest.mark.parametrize(
    "sentence",
    [
        "Digging is a complex matter that takes years.",
        "Blight is the most common reason for loss.",
        "A spade is a gift that lasts.",
        "A spade is the best tool that you can buy.",
        "Patience is a bridge between two harvests.",
        "This is a tool that makes holes.",
        "Our plot is a place that we love.",
        "The shed is a building that leaks.",
        "Rosa is a gardener who sings.",
        "Digging is often described as dull by people who dig.",
        "No one could define digging as fun.",
        "Tilth is not called structure.",
        "They called a meeting.",
        "The shop, called Green Fingers, is shut.",
        "The old hands call it a day at noon.",
        "Frost means trouble.",
        "Beds, paths, a row of beans that climbs: all is lost.",
        "For many gardeners, the act of digging is joy.",
        "The shed (an heirloom) leaks.",
        "Furthermore, the depth and timing of sowing matter.",
        "Overall, the depth of each bed and the timing of sowing matter.",
        "Altogether: a fine year for the beds.",
        "Anyway: a layer of straw on soil.",
        "Later: a heap of straw.",
        "Beds dried out less often than anticipated: a layer of straw kept them moist.",
        "Unless clearly marked, a bed that lies bare belongs to the club.",
        "Is a dibber a tool that makes holes?",
        "Detection of blight is a job for a grower.",
        "Blight (late) is a disease that kills.",
        "Tilth is understood as described above.",
        "Tilth is what you make of it.",
        "Digging is when we sold the plot.",
        "Layering is a favourite device of hers.",
        "Commensalism means nothing to the beetle.",
        "Mulching is a process that never stops surprising the judges.",
        "Growers called straw a gift from the fields.",
        "A plotholder is a person with whom I share a shed.",
        "Smith is a man to whom much is owed.",
        "Mondays are days where I rest.",
        "Critics of hand weeding call it slavery.",
        "Growers call this hopeless.",
        "Mulch, or another cover, is of use.",
        # What somebody thinks of a thing, and figures of speech.
        "A fern is a diva that faints in the sun.",
        "Patience is the one crop that no shop sells.",
        "A bare bed is the price you pay for a holiday.",
        "Garlic is a crop that Spain sells in June.",
        "Blight is a disease that many members live with.",
        "Grafting is a process that takes patience.",
        "A barrow is a machine that pays for itself.",
        "Friends are the people who carry the barrow.",
        "Copper spades are an investment that you keep.",
        "Weeds are a language of their own.",
        "A shed is the heart of a plot.",
        "The plot is the opposite of a park.",
        "Clubroot is a crime in most counties.",
        "A greenhouse is a feature that our members asked for.",
        "A hoe is a plain tool that teaches you to wait.",
        "A plot is a place where you rest.",
        "Straw is a waste product for some and a bed for others.",
        "Sowing is the moment of truth.",
        "Straw is now a crop that pays.",
        "Tilth is soil that money can buy.",
        # The one at hand, and not a kind.
        "Members of the club are people who dig.",
        "A shed's label should describe the quality of its paint.",
        "A mortgage is an ideal plan.",
        "The shed walls are things without equal.",
        "Digging involves me.",
        "Journalism focuses on bad news.",
        "The old hands are said to be happy.",
        "The beds that we dug (both) lie fallow.",
        "She rested on the bench, a plank that creaks.",
        "One problem is bad weather, where beds are wet.",
        # Names of one thing.
        "We started a blog called beanstalk.",
        "Keep a file called seeds in the shed.",
        "You can call this method with a trowel in hand.",
        "The committee called a meeting.",
        # What follows, what is so as well, when it is.
        "In plain words, drought means many leave.",
        "Drought means people have to move.",
        "Digging also means lifting stones.",
        "A puncture means a walk home.",
        "Rain means a wet dog in the shed.",
        "Frosts may occur when the sky is clear.",
        "A new rule says that hoses are banned.",
        "A typical day consists of weeding and tea.",
        "Waterlogging means that a plant cannot breathe.",
        "He spoke of a plant's habit, by which he meant no harm.",
        "Good soil is characterised by the fact that it crumbles.",
        # What only stands beside a comma, a bracket or a colon.
        "Of course, the right way to dig is slow.",
        "So far, the difference in yield is small.",
        "Whenever we sow beans, a row of mice that live there is glad.",
        "It may be kale in a small bed, a heap, or the top of a wall.",
        "The bed is not level, that is, even if it looks so.",
        "Listing 3: A plan that shows the beds.",
        "Duration: This course lasts ten weeks.",
        "They won a war, in which thousands died.",
        # What only seems to name, to do or to be of a kind.
        "A shed that has a stove is a luxury.",
        "People who dig in rain are fools.",
        "Plants that got straw are stronger.",
        "The one who digs is the one who eats.",
        "The number of slugs is a nuisance.",
        "In rotation studies, yields rose.",
        "In addition, the beds are dug twice.",
        "In winter, the beds are left alone.",
        "In an old orchard, people pick what they like.",
        "In pruning, you cut what is dead.",
        "The gardener carries a knife.",
        "The school system produces gardeners.",
        "Frost means that you stay indoors.",
        "Retirement means that he can dig all day.",
        "The survey shows the number of sheds.",
        "Digging involves trouble.",
        "Rosa was the gardener of the year.",
        "Forks (or spades) must be cleaned.",
        "The warden, or the clerk, will call.",
        "They sowed peas, beans, or tares, while it rained.",
        "Rosa, a gardener from Leeds, digs.",
        "Critics call the price of seeds a scandal.",
        "Blight is a disease that affects millions of plots.",
        "Pansies are plants that make life easy.",
        "Compost is the foundation of a good plot.",
        "Digging is ruining the lawn.",
        "Counting is proceeding very slowly.",
        "The Hedges Act was a failure.",
        "The actor requires a hedge.",
        "The raid was the removal of a fence.",
        "The course, which consists of walks, is free.",
        # Texts that speak of other things, and persons and places by their names.
        "The leaflet refers to a meeting in the shed.",
        "The hedge refers to a garden, but none is left.",
        "Growers refer to it as the Eye.",
        "Mrs Vane, a nurse from Upton, was first.",
        "Ruritania, a country with a long coast, sends seeds.",
        "They met at Villa Rosa, a house with four rooms.",
        "Upton is a town of hedges.",
        # What somebody calls a thing, and what is said in passing.
        "Peas or beans, that is the question.",
        "My aunt calls it nonsense.",
        "My aunt calls them lazy beds.",
        "The frost of that year is known as a failure.",
        "The smell is known as “wet dog” in my family.",
        "I think of Sunday as the day of the hedge.",
        # What was done, counted or brought along.
        "Plots were sold to widows, a practice that ruined the club.",
        "The board lists nineteen names, a number that includes four brothers.",
        "Please bring a spade, a bottle of water and two gloves.",
        # What a thing is to somebody, and what happened to it.
        "Regret is a feeling that comes at minute two.",
        "Every winter is a test that I fail.",
        "Listing is a protection that came too late.",
        "Nicotine is a poison that scares people.",
        "Digging is an investment in yourself.",
        "Mulching is a method that can change your life.",
        "Pruning is a skill that takes years.",
        "Walking is a medicine that costs nothing.",
        "Breakfast is a coffee that you drink standing.",
        "Harvest is when everyone drinks.",
        "Sunday is when the club meets.",
        "The product contains milk and some sugar.",
        "The viaduct carries trains across the valley.",
        "The filing system stores the letters of the mayor.",
        "A prison cell contains a bed and a chair.",
        "The Dress Code requires a tie at dinner.",
        # What stands behind a label is a sentence, or says the label again.
        "Rent: A landlord will ask for four payments.",
        "Bed size: The size of a bed affects how much you dig.",
        "Peace and quiet: The slow rhythm of digging can be soothing.",
        "Pot: A clay pot or a plastic one with a hole.",
        "Sound forks: The surface of each handle should please a judge.",
        "Cold nights: A bed that is bare and wet can cost you a crop.",
        "Welcome: The warden, dressed in green, warmly greets guests.",
        # What advice and praise say.
        "A fork is an essential tool in a shed.",
        "Peace and quiet are fundamental tenets of a club.",
        "Broad beans are award-winning plants made without peat.",
        "Digging is an old practice that has recently gained attention.",
        "A stew of beans is a dish that benefits from rest.",
        "Frost is a condition that can wreak havoc.",
        "Digging is a skill for both you and a child.",
        "Rows are the foundation of plot selection.",
        "Improving bed selection involves digging in straw.",
        "A foundational decision involves choosing a bed.",
        "The fork is the preferred setting to begin with.",
        "Digging is a dynamic process.",
        "The first amount to check is the plot deposit.",
        "Think of a grower as the captain of a boat.",
        "A shed is a child's version of a house.",
        "That's the term growers use for a ditch.",
        "Digging is a way of life.",
        "Your spade is the tool that you will use most.",
        "Your plot is the part of the club that matters.",
        "Sowing day is a day you will never forget.",
        "The waiting list is a list of eighty names.",
        "The digging crew is a crew of about twelve people.",
        "Couch is a grass with a strong will.",
        "Members are people who pay ten pounds a year.",
        "A soil kit is a tool that can save you trouble.",
        "String is a helpful tool for beginners.",
        "Unripe sloes are a fruit that should not be eaten.",
        "Peat is a material with many drawbacks.",
        "Weeding is an activity that the whole family can share.",
        "Salt Beds – a history of the coast that sold well.",
        "Upton – a village that lies in a vale.",
        # Names that tell nothing.
        "They sell anything called “tilth” in spring.",
        "One of the best methods is the technique called bokashi.",
        "The second and quieter helper is known as the tallyman.",
        "Once known as the “holy” spring of the vale, it is dry.",
        "It holds six pots of which you called tubs.",
        "Frost is defined as “hard” when it lasts a week.",
        "Peat and loam are often used carelessly.",
        # Asides that belong to something else.
        "They store water in leaves and stems, which is a method that saves it.",
        "Few save for a shed, a dramatic drop from last year.",
        "It lowers nitrate levels (the compound made by roots).",
        "It has stood for centuries, a building which houses tools.",
        "She taught us how with patience and an old fork, a team of two can win.",
        "Upton, the old capital of the vale, is quiet.",
        # What a thing is to somebody, and what it is likened to.
        "Weeding is the part of a day that I like least.",
        "A shed is something that I always meant to build.",
        "Gossip is the glue of a small village.",
        "Silence is the language of the moor.",
        "He is said to be happy when nobody calls.",
        "When we meet, we speak of love.",
        "Bidding is a sport for the patient.",
        "The ferry is the best way to reach the island.",
        "Saving is a habit that starts small.",
        "A banner is a wall between you and a page.",
        "A yellow jersey is a shirt that weighs a ton.",
        "The mile is a race that hurts.",
        "The town council is a body that meets on the first Tuesday of the month.",
        "Democracy is a slow business, and a cook in a hall is slower.",
        "A mortgage is a marriage of sorts.",
        "A rolling pin is a weapon in the wrong hands.",
        "Inflation is a tax on the poor.",
        "The household is the starting point of most surveys.",
        "Unions are often described as a relic.",
        "A hearing without a crowd is said to be held in secret.",
        "Athens is a city that lies in a basin.",
        "Mendoza, a monk in the north, kept bees.",
        "Readers may refer to a map when they follow the route.",
        "Nurses often refer to a chart when they give the dose.",
        "Justice is a concept that philosophers have long debated.",
        "Trust is a quality that every manager wants.",
        "Marriage is an institution that is found in nearly every society.",
        'Players call the coach of the team "boss".',
        'Critics call the removal of the trees "a disaster".',
        'Voters call the reform of schools "overdue".',
    ],
)
def test_what_defines_nothing_gives_no_term(sentence: str) -> None:
    assert terms(sentence) == []


def test_a_heading_asks_and_the_sentence_below_answers() -> None:
    text = "A Title\n\nWhat Is Tilth?\n\nIt is the crumb of a soil. We like it.\n"
    document = Document("sample", text, tuple(segment("sample", text)))
    (found,) = find_defined_terms(document)
    assert (text[slice(*found.term)], found.rule) == ("Tilth", "anaphora")
    assert text[found.start : found.end] == "It is the crumb of a soil."


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("Hysteresis is a nuisance to some. It refers to the dependence of a state on its past.",
         ["Hysteresis"]),
        ("Cold frames are rarely seen now. They are defined as low boxes that hold the warmth.",
         ["Cold frames"]),
        ("Blanching (or scalding) can be skipped. The term denotes any bath that is hot and short.",
         ["Blanching"]),
        ("Scurvy is a disease of sailors. It is characterised by bleeding gums.",
         ["Scurvy", "Scurvy"]),
        # What marks a thing does not say what it is, where nothing else does.
        ("Scurvy is rare now. It is characterised by bleeding gums.", []),
        # The one at hand; another number; nothing that says of what kind it is; too far away.
        ("The letter was lost. It refers to the second half of the novel.", []),
        ("Tides are strong here. It refers to the pull of the moon.", []),
        ("Encyclopedias are helpful. They refer to sources.", []),
        ("The vale lost its oaks by ringing. This is the practice of cutting bark from a trunk.",
         ["ringing"]),
        ("We came to a decision. This is the practice of the club.", []),
        ("Have you heard of shrinkflation? It is when a seller makes a pack smaller.",
         ["shrinkflation"]),
        ("Do you know what a dibble is? It is a stick that makes holes.", ["dibble"]),
        ("Hysteresis is odd. So are we. It refers to the dependence of a state on its past.", []),
    ],
)  # fmt: skip
def test_a_sentence_goes_on_about_the_term_of_the_one_before(
    paragraph: str, found: list[str]
) -> None:
    assert terms(paragraph) == found


def test_a_term_is_given_once_a_sentence() -> None:
    assert terms("Tilth is a term for crumbs, and tilth refers to soil.") == ["Tilth"]


@pytest.mark.parametrize("blank", ['"  "', '"   ."', "\u201c  \u201d", "*   *", '"  ,"'])
def test_blanks_in_quotation_marks_are_no_name(blank: str) -> None:
    text = f"A bed that nobody uses is called {blank} here."
    passage = Passage("d", 1, "prose", 0, len(text), 1)
    assert list(find_defined_terms(Document("d", text, (passage,)))) == []


def test_references_and_chrome_define_nothing() -> None:
    text = (
        "A Title\n\nWe dug.\n\nReferences\n\n\u2022 Orla B (2001). Tilth refers to crumbs.\n\n"
        "Share\n\nTilth refers to crumbs.\n"
    )
    document = Document("sample", text, tuple(segment("sample", text)))
    assert list(find_defined_terms(document)) == []


def marked_terms(paragraph: str) -> list[str]:
    """Return the terms that one paragraph of Markdown defines; it stands under a title."""
    read = read_marked_markdown(f"# A Title\n\n{paragraph}\n".encode(), Path("a.md"))
    passages = tuple(segment("sample", read.text))
    document = Document("sample", read.text, passages, marked=read.marked)
    return [read.text[slice(*found.term)] for found in find_defined_terms(document)]


MARKED = {
    "**Mulch**: loose matter laid on soil to keep it damp.": "Mulch",
    "**Mulch:** loose matter laid on soil.": "Mulch",
    "**Dibble** – a stub for making holes.": "Dibble",
    "- *Sucker*: young wood that grows from the root.": "Sucker",
    "- **Tilth**: how fine and crumbly soil is.": "Tilth",
    "**Scarifying** is how moss is raked out of a lawn.": "Scarifying",
    "An **espalier** is a tree trained flat on a wall.": "espalier",
    "The **drip line** is where the outer leaves let rain fall.": "drip line",
    "*Scald* sets in when wet fruit stands in full sun.": "Scald",
    "Good growers mind the *heel*, a strip of bark that is left on.": "heel",
    "A *rhizome*, which is a stalk laid in soil, stores food.": "rhizome",
    "Some lay straw, or *mulch*, around roses.": "mulch",
    "One speaks of *blanching* when stems are kept from light.": "blanching",
    "Oaks that bear late are **laggards**.": "laggards",
    "**Mulching** – laying straw around young plants.": "Mulching",
    "*Preening*: tidying feathers with the beak.": "Preening",
}


@pytest.mark.parametrize(("sentence", "term"), MARKED.items())
def test_a_mark_lets_a_term_be_found_that_is_not_without(sentence: str, term: str) -> None:
    assert marked_terms(sentence) == [term]
    assert terms(sentence.replace("*", "").removeprefix("- ")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "**Note:** the tap that drips is shut in May.",
        "**Deadline**: the end of May.",
        "**Author:** a gardener who lives in Leeds.",
        "**Day 3**: the seeds that we sowed came up.",
        "**Price**: four pounds a sack.",
        "**Mulching** is a great way of saving water.",
        "**Parking**: finding a space is hard before ten.",
        "**Hiking** – exploring the hills behind our inn.",
        "**Lunch** – eating by the lake with the other guests.",
        "**Soil** is a problem that nobody solves.",
        "*Beans* are what we ate all summer.",
        "Plants that got straw are **stronger**.",
        "The one that won is the **red one**.",
        "We grew kale, or *tried to*, for years.",
        "*Gardeners' World* is a programme that many watch.",
        "You should **never** dig a bed that is wet.",
    ],
)
def test_a_mark_alone_makes_no_definition(sentence: str) -> None:
    assert marked_terms(sentence) == []


@pytest.mark.parametrize("shape", ["**a** ", "or *b*, ", "**a**: ", "*a* is a b that ", "***a*** "])
def test_many_marks_in_one_sentence_take_no_more_than_their_length(shape: str) -> None:
    """The second is hundreds of times as long; if time grew with its square, this would not end."""
    assert len(marked_terms(shape * 30_000)) <= len(marked_terms(shape * 200)) + 1
