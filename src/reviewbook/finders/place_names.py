"""Names of places, folded: before a year they say where something was, "(Leeds, 2015)".

An author may bear one of them: where the list of references has the author, that is who is meant.
"""

from __future__ import annotations

_PLACES = """
africa america asia australasia europe antarctica afghanistan albania algeria angola argentina
armenia australia austria azerbaijan bahrain bangladesh belarus belgium bolivia bosnia botswana
brazil britain bulgaria burma cambodia cameroon canada chile china colombia congo croatia cuba
cyprus czechia czechoslovakia denmark ecuador egypt england eritrea estonia ethiopia fiji finland
france gambia germany ghana greece greenland guatemala guinea haiti honduras hungary iceland india
indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya korea kosovo kuwait
laos latvia lebanon lesotho liberia libya lithuania luxembourg macedonia madagascar malawi
malaysia mali malta mauritius mexico moldova mongolia montenegro morocco mozambique myanmar
namibia nepal netherlands nicaragua niger nigeria norway oman pakistan palestine panama paraguay
peru philippines poland portugal prussia qatar romania russia rwanda scotland senegal serbia
singapore slovakia slovenia somalia spain sudan sweden switzerland syria taiwan tanzania thailand
tibet togo tunisia turkey uganda uk ukraine uruguay us usa ussr uzbekistan venezuela vietnam wales
yemen yugoslavia zambia zimbabwe alabama alaska arizona arkansas california colorado connecticut
delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine
maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio
oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming alberta
manitoba ontario quebec tasmania queensland amsterdam ankara antwerp athens atlanta auckland
baghdad baltimore bangkok barcelona basel bath beijing beirut belfast belgrade bergen berlin bern
birmingham bogota bologna bombay bonn bordeaux boston bratislava brighton brisbane bristol
brussels bucharest budapest cairo calcutta calgary cambridge canberra cardiff chelsea chicago
cleveland cologne copenhagen cork coventry damascus dallas delhi denver detroit dortmund dresden
dublin dundee durham edinburgh exeter florence frankfurt galway geneva genoa ghent glasgow
gothenburg granada graz hamburg hannover hanoi havana helsinki hiroshima honolulu houston istanbul
jakarta jerusalem johannesburg kabul karachi kiev kolkata krakow kyiv kyoto lagos lahore lausanne
leeds leicester leiden leipzig lille lima limerick lisbon liverpool ljubljana london lucerne lyon
maastricht madrid malaga manchester manila marseille melbourne memphis miami milan milwaukee
minneapolis minsk montreal moscow mumbai munich nagasaki nairobi nantes naples newcastle nice
norwich nottingham odense oslo ottawa oxford palermo paris perth philadelphia phoenix pittsburgh
plymouth porto portsmouth prague reykjavik riga rome rotterdam salzburg seattle seoul seville
shanghai sheffield sofia southampton stockholm strasbourg stuttgart sydney tallinn tampere tehran
tokyo toronto toulouse trieste tunis turin uppsala utrecht valencia vancouver venice verona vienna
vilnius warsaw wellington wembley winnipeg york zagreb zurich aarhus abidjan abuja accra albuquerque
aleppo algiers almaty amman anchorage avignon baku bamako bandung bangalore basra beirut bilbao
blackpool boise bournemouth braga brasilia bremen brno bruges busan cadiz caracas casablanca chengdu
chennai chisinau cincinnati coimbra curitiba dakar dhaka dijon dodoma doha doncaster dubai dunedin
durban fortaleza freiburg fresno fukuoka gaborone galveston gdansk gottingen grenoble guadalajara
guangzhou guayaquil haifa harare harrogate heidelberg hobart huddersfield hyderabad ibadan incheon
indianapolis innsbruck inverness ipswich isfahan izmir jaipur jeddah jena kampala karlsruhe kassel
kathmandu kaunas kazan kew kharkiv khartoum kigali kilkenny leuven linz lodz louisville luanda
lusaka luton lviv madras mainz mallaig malmo mannheim maputo marburg marrakesh medellin metz
middlesbrough minsk mogadishu mombasa monterrey montevideo montpellier mosul muscat nagoya nanjing
nashville nassau novosibirsk nuremberg oaxaca oban odessa omaha orlando osaka oxfordshire padua
penang plovdiv poznan pretoria pune quito rabat rangoon recife reims rennes riyadh rostock
rotherham sacramento saigon sapporo sarajevo scarborough shenzhen shiraz shrewsbury skopje soweto
spokane sunderland surabaya suva swansea swindon syracuse tabriz tacoma taipei tampa tartu tashkent
tbilisi thessaloniki tianjin tijuana tirana torquay trondheim tripoli tucson tulsa turku
valparaiso weimar wexford whitby windhoek wisley wolverhampton wroclaw wuhan yangon yerevan
zanzibar zaragoza berkshire cambridgeshire cheshire cornwall cumbria derbyshire devon dorset essex
hampshire hertfordshire lancashire leicestershire lincolnshire norfolk northumberland shropshire
somerset suffolk surrey sussex wiltshire yorkshire
""".split()
_OF_TWO_WORDS = (
    "buenos aires", "cape town", "costa rica", "czech republic", "el salvador", "great britain",
    "hong kong", "las vegas", "los angeles", "new delhi", "new jersey", "new mexico",
    "new orleans", "new york", "new zealand", "north america", "north carolina", "north dakota",
    "northern ireland", "puerto rico", "rhode island", "rio de janeiro", "san diego",
    "san francisco", "sao paulo", "saudi arabia", "south africa", "south america",
    "south carolina", "south dakota", "soviet union", "sri lanka", "st petersburg", "tel aviv",
    "united kingdom", "united states", "washington dc", "west virginia",
)  # fmt: skip
PLACES = frozenset((*_PLACES, *_OF_TWO_WORDS))
