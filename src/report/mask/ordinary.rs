//! Words that are names as well: what a surname may mean besides, and what around it says that
//! this is meant. The list is for reading ease only. A name that is not on it is always hidden.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::words::fold;

type Set = LazyLock<HashSet<String>>;

fn set(words: &str) -> HashSet<String> {
    words.split_whitespace().map(fold::key).collect()
}

/// Nouns and adjectives, German and English, that are surnames or first names too.
static ORDINARY: Set = LazyLock::new(|| {
    set("abend abt acker adel adler alt amsel anger apfel arm arzt ast august \
    bach bader bär baer balken ball band bank bär barth bauch bauer baum baumeister bayer becher \
    beck becker beer beere berg berger beutel biber biene bier binder birke birne bischof blank blau \
    blume blum bock boden bogen bohne böhme born bote brand brandt braun brauer braut breit bremer \
    brot bruch brücke brückner bruder brunnen brunner buch buche buchner buchholz bunt burg burger \
    bürger busch butter bäcker christ dach dachs deutsch dick dicke dorn dorf draht dreher drechsler \
    dreier drescher dunkel dürr eber eberhard ecke edel ehrlich eiche eisen eis engel ente erbe erde \
    ernst esche esel essen eule ewig fach falk falke fallen farbe fasching fass faust feder feier \
    feige fein feind feld felder fels fest feuer fichte finger fink finke fisch fischer flach flamme \
    fleischer fleming fluss förster forst frank franke franz frei freitag fremd freund friede \
    friedrich froh fröhlich frisch fromm frosch frost früh fuchs fuhrmann funke fürst fuß gabel gabler \
    gans garten gärtner gast geiger geist geier gerber gerecht gerste glas glaser glocke glück gold \
    goldschmied gott grab graben graf gras grau greif grimm groß grosse große grube grün grund gut \
    haag haar haas habicht hafen hafer hafner hagel hagen hahn hammer hand handwerker hardt hart \
    hase haupt haus hauser haut hecht hecke heide heil heiland heilig heim heinrich heiß held hell \
    hengst henne herbst herd herde herr herz herzog heu himmel hirsch hirt hirte hitze hoch hof \
    hoffmann holz honig hopf hopfen horn hübsch huber hufschmied huhn hummel hund hut hütte igel \
    jahn jäger januar juli jung junge junker kahl kaiser kalb kalt kamm kammer kant kanzler kasten \
    kater katz katze kaufmann kegel keil keller kern kessel kette kind kirche kirsch kirsche klang \
    klar klee klein kleine kloster klug knabe knecht knoll knopf knorr koch kohl kohle köhler kolb \
    komm könig kopf korb korn kraft krämer kramer kranich kranz kraus krause kraut krebs kreis kreuz \
    krieg krieger krone krüger krug krumm küche kugel kuh kühl kühn kunst kunz kupfer kurz küster \
    lachs lack lamm lampe land lang lange langer laub lauf laut leben leder lehmann lehrer leicht \
    lerche lieb liebe liebig lied linde linden link linke linse löffel lohn lorenz löwe luchs luft \
    lustig mai maier maler mann mantel mark markt marsch martin maurer maus mayer meer mehl mehr \
    meise meister melzer mensch merk messer metzger milch mild mohr möhre mond montag moor moos \
    morgen moser most mücke müller münch münster mut mutter mutz nacht nadel nagel nase natter nebel \
    nest neu neue neumann nord norden nuss ober ochs ochse offen ofen oppel orth ost osten oster \
    ostern pabst papst paul pech peter pfaff pfanne pfarrer pfau pfeffer pfeifer pfeil pferd pflug \
    pfund pilz platz poet pohl pracht prinz probst propst puls quelle rabe rad rainer rapp rasch \
    rast rat raub rauch rauh raum rebe rech recht regen reger reh reich reif reim rein reis reiter \
    renner rettich richter riedel riese riegel rind ring ritter rock roggen rohr rohrer rose rosen \
    ross rot roth rübe ruder ruf ruhe rund rupp sack säger salz sand sander sang satt sattler sauber \
    sauer schäfer schaf schall scharf schatz schaub scherer scherz schick schild schilling schimmel \
    schlag schlange schlecht schlosser schloss schlüssel schmal schmid schmidt schmied schmitz \
    schnabel schnee schneider schnell scholz schön schöne schrank schreiber schreiner schröder schuh \
    schuhmacher schuld schüler schulz schulze schuster schütz schütze schwab schwaben schwabe schwalbe \
    schwan schwarz schwein schwert see seele seidel seide seiler selig senf sommer sonne sonnenschein \
    sonntag sorge spatz specht speck speer sperling spiegel spiel spieß spitz spitzer spring springer \
    sprung stadler stahl stall stamm stange stark staub steffen steiger steil stein steiner stern \
    stier still stock stoll stolz storch straub strauß streit strom strube stück stumm sturm süß süss \
    tag talk tanne tanz taube taucher teich teufel thal thema tief tier tisch tod topf träger traub \
    traube trommler treu trost trunk tuch turm uhl uhr ulm ulmer ungar unger unruh vater veil vogel \
    vogt voigt volk voll wachs wachter wächter wagen wagner wahl wald walter wand wanderer warm weber \
    wechsler weg weide weigel wein weinberg weis weise weiß weiss weit weizen welle welt wende wendt \
    werk werner wert west westen wetter wiese wiesel wild wind winkel winkler winter wirt wirth witz \
    wohl wolf wolff wolke wolle wonne wort wunder wunderlich wurm wurst wurz zahn zander zange zeiger \
    zeit zelle zeller zelt zeuge ziegel ziegler ziel zimmer zimmermann zinn zoll zorn zucker zug zweig \
    adams baker banks bell best bishop black blue book brook brooks brown bush butler carpenter carter \
    chance church clark clay cliff coffee cole cook cooper cross day dean drew duke dean english faith \
    farmer field fields fisher flower ford forest fox french gardener glass gold good grace grant gray \
    green grey hall harper heart hill holiday hood hope house hunter iris ivy jade jasmine joy joyce \
    june june king knight lake lamb land lane law lee lily little long love major may miller moon \
    moore mason nelson noble north page park parker penny piper poole pope porter power price prince \
    queen rain ray read reed rich rivers robin rose ruby rush sage savage sharp shepherd short silver \
    singer small smith snow south speed spencer spring star stone street strong summer sweet taylor \
    temple turner violet wall ward waters weaver well wells west white wise wood woods young april \
    mag will viola victor pia mia mina rosa flora linda felix clemens leo lea aurora gloria stella")
});

/// Words that hold a sentence together. As a name (`An`, `Do`) they count only where something
/// says so: a form of address, or a capital in the middle of a sentence.
static FUNCTION: Set = LazyLock::new(|| {
    set(
        "ab aber alle allem allen aller alles als also am an ander andere anderen andern anders andre \
    auch auf aus bald bei beide beiden beim bin bis bist da dabei damit danach dann daran darauf darum \
    das dass davon dazu dein dem den denn der des dich die dies diese diesem diesen dieser dieses dir do \
    doch dort du durch ein eine einem einen einer eines er erst es etwa etwas euch euer ihr fast für gab \
    ganz gar ge gegen gern gibt ging habe haben hat hatte her hier hin ich ihm ihn ihnen ihre ihrem ihren \
    ihrer im immer in ins ist ja je jede jedem jeden jeder jedes jene jetzt kam kann kein keine keinen \
    lag la las le man mein mehr mich mir mit nach nah nein nicht nie noch nun nur ob oben oder ohne oft \
    rund sah sehr sei sein seine seinem seinen seiner seit sich sie sind so sogar soll sondern sonst so \
    tat tun über um und uns unser unter viel vom von vor wann war waren warum was weg weil wem wen wenig \
    wenn wer werden wie wieder wir wird wo wohl wurde würde zu zum zur zwar zwei zwischen \
    a about after all am an and any are as at be been but by can did do for from go had has have he her \
    his how i if in into is it its just me more my no not now of off on one or our out over own \
    see she so some such than that the their them then there these they this to too two up us was we \
    went were what when which who with you your",
    )
});

/// Behind these a word is the thing, not the person: `im Winter`, `der Berg`, `in the field`.
static ARTICLES: Set = LazyLock::new(|| {
    set(
        "im am vom zum zur beim ins ans aufs der den dem des ein einen einem einer eines eine kein \
    keinen keinem keiner keines dieser diesen diesem dieses diese jeder jeden jedem jedes jede jener jenen \
    jenem jenes mein meinen meinem sein seinen seinem seiner ihr ihren ihrem ihrer unser unseren unserem \
    unserer euer euren eurem nächsten nächster nächstem nächstes letzten letzter letztem letztes vorigen \
    vergangenen kommenden ganzen halben welcher welchen mancher manchen the this that each every last next",
    )
});

/// Seasons, months and days.
static TIMES: Set = LazyLock::new(|| {
    set(
        "winter sommer herbst frühling frühjahr januar februar märz april mai juni juli august september \
    oktober november dezember montag dienstag mittwoch donnerstag freitag samstag sonntag ostern \
    abend morgen nacht spring summer january february march may june july october december",
    )
});

/// Behind these a time is meant.
static BEFORE_TIMES: Set = LazyLock::new(|| {
    set(
        "anfang mitte ende seit bis ab spätestens frühestens heute gestern since until early late mid",
    )
});

/// Behind these a person is meant, even before a year.
static BEFORE_PEOPLE: Set = LazyLock::new(|| {
    set("mit von bei durch für an laut und oder gegenüber neben with by from for and or")
});

static ADDRESSES: Set =
    LazyLock::new(|| set("frau herr herrn herren hr hrn fr familie eheleute mr mrs ms miss"));

static TITLES: Set = LazyLock::new(|| set("dr dres prof pd dipl mag"));

/// What follows a title and is no name yet.
static FACULTIES: Set = LazyLock::new(|| {
    set("med phil jur iur rer nat pol oec habil ing h c mult theol vet päd psych soz univ")
});

/// Offices that stand between the form of address and the name; also with `-in`.
static OFFICES: Set = LazyLock::new(|| {
    set("minister ministerpräsident staatsminister staatssekretär ministerialrat regierungsrat \
    ministerialdirigent bürgermeister oberbürgermeister altbürgermeister landrat landrät stadtrat stadträt \
    bezirksrat regierungspräsident präsident vizepräsident vorsitzende vorsitzender direktor professor \
    doktor abgeordnete abgeordneter beauftragte beauftragter kollege kolleg rektor dekan richter anwalt \
    anwält rechtsanwalt rechtsanwält pfarrer bischof konsul generalkonsul botschafter leiter amtsleiter \
    geschäftsführer referent hauptmann kommissar president minister professor mayor doctor")
});

/// Particles of noble and foreign surnames.
static PARTICLES: Set = LazyLock::new(|| {
    set(
        "von vom zu zur zum van der den de del della dem di da dos do das du des la las le los lo el al \
    ten ter te bin ibn ben abu y e und af av st san y",
    )
});

/// Parts of the names in a list that are none.
static NO_NAMES: Set =
    LazyLock::new(|| set("jun jr sen sr junior senior geb geborene verh verw mdl mdb mdep"));

/// Last parts of compounds that are named after people of long ago: `Anne-Frank-Schule`.
static INSTITUTIONS: Set = LazyLock::new(|| {
    set(
        "schule grundschule mittelschule realschule gesamtschule berufsschule hochschule universität \
    gymnasium kolleg akademie institut stiftung straße strasse platz allee weg ring ufer brücke haus \
    saal zentrum klinik klinikum krankenhaus kirche preis medaille heim werk gesellschaft verein bibliothek",
    )
});

/// Letters that shorten something else.
static SHORT: Set = LazyLock::new(|| set("ba ma ps nn us ad ia iv la nb sd ua ag eu gb bw"));

pub(super) fn is_ordinary(key: &str) -> bool {
    ORDINARY.contains(key) || TIMES.contains(key)
}

pub(super) fn is_function(key: &str) -> bool {
    FUNCTION.contains(key)
}

pub(super) fn is_article(key: &str) -> bool {
    ARTICLES.contains(key)
}

pub(super) fn is_time(key: &str) -> bool {
    TIMES.contains(key)
}

pub(super) fn is_before_time(key: &str) -> bool {
    BEFORE_TIMES.contains(key)
}

pub(super) fn is_before_people(key: &str) -> bool {
    BEFORE_PEOPLE.contains(key) || is_address(key)
}

pub(super) fn is_address(key: &str) -> bool {
    ADDRESSES.contains(key)
}

pub(super) fn is_title(key: &str) -> bool {
    TITLES.contains(key)
}

pub(super) fn is_faculty(key: &str) -> bool {
    FACULTIES.contains(key)
}

pub(super) fn is_office(key: &str) -> bool {
    OFFICES.contains(key) || key.strip_suffix("in").is_some_and(|key| OFFICES.contains(key))
}

pub(super) fn is_particle(key: &str) -> bool {
    PARTICLES.contains(key)
}

pub(super) fn is_institution(key: &str) -> bool {
    INSTITUTIONS.contains(key)
}

pub(super) fn is_short_form(initials: &str) -> bool {
    SHORT.contains(initials)
}

/// True for words in the name of a contact that are no part of the name.
pub(super) fn is_beside(key: &str) -> bool {
    is_address(key) || is_title(key) || NO_NAMES.contains(key)
}
