//! Operations.

use super::column::Column;
use super::field::Shape::{Date as Partial, Integer, Link, List, Object, Text, Word as OneOf};
use super::field::{Field, Trace, Vocabulary, Word};
use super::shared::{
    ACRONYM, ALIASES, CITATIONS, FIGURES, ID, KIND as KIND_FIELD, LAYER, NAME, SUMMARY, WHO, flag,
    orgs,
};
use super::{Compared, History, Kind, When};

pub const KIND: Kind = Kind {
    name: "mission",
    plural: "missions",
    list: "missions",
    aliases: &["operations"],
    about: "missions and operations, also those of partners",
    prefix: "",
    compared: Some(Compared {
        uncertain: "missions that may have run",
        leveled: Some(("missions_with_poc_mandate", "missions with a POC mandate")),
        ..Compared::new("missions", "missions").present("missions running, with their POC mandate")
    }),
    search_boost: 110,
    asked_by: &["where", "which force"],
    fields: &[
        ID,
        KIND_FIELD,
        NAME,
        SUMMARY,
        orgs("Who runs it, not who authorizes it. A national operation has none: its lead is the state."),
        ACRONYM,
        ALIASES,
        Field::new("type", OneOf(&TYPES), "the type of operation")
            .rule("By its main task: a force that keeps or stabilizes a peace is `peace-support`, one sent for another executive or combat task `military-operation`. Where both would be possible (Concordia, the EUFOR operations), the coders decided.")
            .example("peacekeeping")
            .judged()
            .filter("type").selects("of a type")
            .searched(1),
        Field::new("countries", List(&Link(&["actor"])), "the states or territories where it was deployed").reads("Countries", "Missions there").asked_by(&["country", "located", "location", "territory", "deployed"])
            .rule("The state or states of the time and those there today: Operation Allied Force has the Federal Republic of Yugoslavia, Serbia, Montenegro and Kosovo. Each is an actor of type `state` or `territory`.")
            .example("[\"chad\", \"central-african-republic\"]")
            .only(&["state", "territory"])
            .by_region("regions")
            .filter("country").selects("in a country or region")
            .searched(5),
        Field::new("lead", List(&Link(WHO)), "the framework nation or command").reads("Led by", "Missions that it led").asked_by(&["lead", "leader", "in charge", "command", "framework nation", "run", "ran"]).example("[\"france\"]").filter("lead").selects("led by a framework nation or command").searched(3),
        Field::new("partners", List(&Link(super::shared::ANY)), "others that run or join it").reads("Partners", "Missions that it joined")
            .rule("Whoever runs it or carries out the same task with it. Those that it only supports are not partners.")
            .example("[\"nato\"]")
            .filter("partner").selects("joined by a partner")
            .searched(1),
        Field::new("start", Partial, "when it began").asked_by(&["start", "began", "begin", "launch", "set up", "established", "since", "date", "opened"])
            .or_null()
            .rule("UN: the establishing resolution, or the first day where it takes over from another mission. EU and NATO: the launch. Months and days are never guessed.")
            .example("2003-06-12")
            .searched(1),
        Field::new("end", Partial, "when its mandate ended").asked_by(&["end", "ended", "closed", "close", "finish", "finished", "left", "leave", "withdrew", "terminate", "until", "expire", "date", "stop", "over now"])
            .or_null()
            .rule("The end of the mandate, not of the withdrawal. `status` shows whether null means that it is ongoing or that the end is not known.")
            .example("2003-09-01"),
        Field::new("status", OneOf(&STATUSES), "whether it is ongoing").asked_by(&["still running", "running", "still", "still there", "ongoing", "active", "today", "exist", "until", "finished"])
            .rule("`ongoing` is as of `last_seen`; what happened later is not known.")
            .example("ended")
            .filter("status").selects("with a status"),
        Field::new("last_seen", Partial, "the date at which a source last shows it running")
            .or_null()
            .rule("The date of the evidence, not of the reading. Null where its end is known.")
            .example("2025-11-13"),
        Field::new("mandate", Object(MANDATE), "its mandate to protect civilians"),
        Field::new("predecessors", List(&Link(&["mission"])), "the operations that it took over from").reads("Took over from", "Succeeded by").asked_by(&["before", "predecessor", "replace", "took over", "succeed", "successor", "after", "came after", "hand over"])
            .rule("Recorded only on the later operation.")
            .example("[\"monuc\"]")
            .traced(Trace::Earlier("succeeded-by"))
            .ties("sequence")
            .one_way(),
        Field::new("parallel", List(&Link(&["mission"])), "operations of others that ran alongside it").reads("Alongside", "Alongside")
            .rule("Recorded only on the later operation.")
            .example("[\"unprofor\"]")
            .traced(Trace::Earlier("ran-beside"))
            .ties("parallel")
            .one_way(),
        Field::new("part_of", Link(&["mission"]), "the operation that it is part of").reads("Part of", "Parts of it").or_null().example("monusco").traced(Trace::Earlier("included")).one_way(),
        Field::new("terms", List(&Object(TERM)), "the decisions on how long it may run, in the order of adoption").asked_by(&["until", "expire", "expiry", "extend", "extension", "renew", "renewal", "lapse", "run out", "mandate expires", "how long", "long", "vote", "vote against", "abstain", "abstention", "against", "veto", "ceiling", "how many troops", "troop numbers", "strength", "valid", "authorisation"])
            .rule("Every decision adopted since 1 January 2022, the one then in force, and the one that established it. The decision adopted last counts, even where it shortens the term; `end`, where known, overrides all of them."),
        Field::new("terms_complete_from", Partial, "the date from which `terms` has no gap").reads("Terms without gaps from", "")
            .or_null()
            .rule("Null where no such date is known.")
            .example("2022-01-01"),
        Field::new("outcomes", List(&Object(OUTCOME)), "assessments of its performance")
            .rule("Statements that judge the operation. A single failure or friction that Annex 2 lists is only a milestone."),
        FIGURES,
        LAYER,
        CITATIONS,
    ],
    columns: &[
        Column::first("mission", &["acronym", "name"]),
        Column::labels("org", &["orgs"]),
        Column::names("country", &["countries"]).rank(1),
        Column::years("years", &["start", "end", "status"], &["ongoing"], &["never-launched", "authorized"]),
        Column::plain("status", &["status"]).rank(2),
        Column::since("mandate", &["mandate.level", "mandate.since", "mandate.history"]),
    ],
    order: &["start"],
    tally: &[("status", "ongoing", "ongoing when last seen")],
    drawn: Some(super::Drawn::Spans),
    when: Some(When { seen: Some("last_seen"), terms: Some("terms"), ..When::lasting("start", "end") }),
    history: Some(History { level: "mandate.level", changes: "mandate.history", group: "poc" }),
    events: &[("start", "launched"), ("end", "ended")],
    linked_from: &[("tool", "tool")],
    examples: &[
        ("--mandate poc", "missions with a POC mandate, explicit or for training"),
        ("--active 2006 --org eu,un", "EU and UN missions active in 2006"),
        ("--country drc --sort start", "missions in the DRC, by start"),
        ("--tool joint-protection-teams", "missions that used joint protection teams"),
        ("--mandate poc --json | jq -r '.[].name'", "names for a script"),
    ],
    ..Kind::NEW
};

const MANDATE: &[Field] = &[
    Field::new(
        "level",
        OneOf(&LEVELS),
        "the strongest mandate to protect that it has had",
    ).asked_by(&["mandate"])
    .answered_by(&["explicit", "training", "implicit"], "mandate.since")
    .rule("What decides is whether protection is given as a task. `explicit`: the mandate, or a source on it, says to protect civilians or people at risk. `implicit`: its words stop at a secure environment, public safety, free movement, rights, or adding to people's safety, even where protection could be read into them. Failure to use a mandate does not lower it.")
    .example("explicit")
    .judged()
    .filter("mandate").selects("with a POC mandate of a level")
    .searched(1),
    Field::new("since", Partial, "when it first had that level")
        .or_null()
        .rule("The date of the act that first gave that level, never before `start`. Null, with a doubt, where no source dates it; a date at which the wording was merely first seen is `history.seen_by`.")
        .example("2006-08-11"),
    Field::new(
        "judged",
        OneOf(&JUDGED),
        "whether a source says so or the coders infer it",
    )
    .rule("`stated` where a source says whether there is a protection task, or quotes it. `implicit` is always `inferred`.")
    .example("stated")
    .filter("judged").selects("whose mandate level is stated or inferred"),
    Field::new("basis", Text, "why that level, in the coders' words")
        .or_null()
        .example("The founding decision has it train Malian forces in humanitarian law, POC and human rights.")
        .prose()
        .searched(3),
    Field::new("text", Text, "what the act says, quoted")
        .or_null()
        .rule("At most 15 words from the act, in quotation marks, with its paragraph, where it was read.")
        .example("\"to protect civilians under imminent threat of physical violence\" (S/RES/1270, paragraph 14)")
        .searched(2),
    Field::new(
        "documents",
        List(&Link(&["policy"])),
        "the documents that give or change it",
    ).lends_names().reads("Documents", "Missions whose mandate it shapes").asked_by(&["legal basis", "founding decision", "authorized by"])
    .rule("The acts that establish, authorize or endorse the operation, and those that change, extend or end its mandate; not those that only launch it, welcome it or create its successor.")
    .example("[\"sres-872\", \"sres-912\", \"sres-918\"]")
    .searched(1),
    Field::new("history", List(&Object(CHANGE)), "the levels it had, in the order of time")
        .rule("One entry for each known level, also where there was only one; empty where the level is `unknown`."),
];

const CHANGE: &[Field] = &[
    Field::new("from", Partial, "from when")
        .or_null()
        .rule("The date of the act that gave the level. Null where no source dates it.")
        .example("1999-11-30"),
    Field::new("seen_by", Partial, "the date by which a source shows it")
        .or_null()
        .rule("Where `from` is null: the date of the earliest text in which the wording was seen.")
        .example("2024"),
    Field::new("level", OneOf(&LEVELS), "the level from then on")
        .example("none")
        .judged(),
    Field::new(
        "document",
        Link(&["policy"]),
        "the document that made the change",
    )
    .reads("Document", "Missions whose mandate it changed")
    .or_null()
    .example("sres-1279"),
    super::shared::CITATIONS,
];

const TERM: &[Field] = &[
    Field::new("document", Link(&["policy"]), "the decision").lends_names().reads("Decision", "Missions whose term it set")
        .or_null()
        .rule("Null where the decision has no record; `decided` then has its date.")
        .example("sres-2765"),
    Field::new("decided", Partial, "when it was adopted")
        .or_null()
        .rule("Only where `document` is null; otherwise the document has the date.")
        .example("2024-12-20"),
    Field::new("until", Partial, "the day on which the term ends")
        .or_null()
        .example("2025-12-20"),
    flag("open_ended", "whether no end was set")
        .rule("True where the decision sets no term, as for KFOR; the mission then runs until a source says otherwise.")
        .example("false"),
    Field::new("for", Integer, "votes in favor").or_null().rule("Null where there was no recorded vote, and for decisions of the EU, the AU and others that do not publish one.").example("12"),
    Field::new("against", Integer, "votes against").or_null().example("0"),
    Field::new("abstained", Integer, "abstentions").or_null().example("3"),
    Field::new("opposing", List(&Link(&["actor"])), "the states that voted against").reads("Against", "Terms that it voted against").example("[\"russia\"]"),
    Field::new("abstaining", List(&Link(&["actor"])), "the states that abstained").reads("Abstained", "Terms on which it abstained").example("[\"china\", \"russia\"]"),
    Field::new("ceilings", List(&Object(CEILING)), "the largest numbers of personnel that it allows"),
    Field::new("doubt", Text, "what is uncertain about it").or_null().example("The number of the resolution was not seen."),
    super::shared::CITATIONS,
];

const CEILING: &[Field] = &[
    Field::new("of", OneOf(&PERSONNEL), "which personnel").example("military"),
    Field::new("number", Integer, "how many at most").example("17000"),
];

const PERSONNEL: Vocabulary = Vocabulary::new(&[
    Word::new("military", "military personnel"),
    Word::new("police", "police"),
    Word::new("uniformed", "military personnel and police together"),
    Word::kept(
        "civilian",
        "civilian staff",
        "for ceilings that a decision sets",
    ),
    Word::new("total", "all personnel"),
]);

const OUTCOME: &[Field] = &[
    Field::new(
        "effect",
        OneOf(&EFFECTS),
        "whether the assessment is positive or negative",
    )
    .example("positive")
    .judged(),
    Field::new("text", Text, "the assessment, in the coders' words")
        .example("Prepared the way for IFOR, but killed civilians.")
        .searched(3),
    Field::new("year", Integer, "the year that it refers to")
        .or_null()
        .rule("Null where the text gives none.")
        .example("1995"),
    super::shared::CITATIONS,
];

const TYPES: Vocabulary = Vocabulary::new(&[
    Word::new("peacekeeping", "under UN command, also hybrid"),
    Word::new(
        "peace-support",
        "a ground force that keeps or stabilizes under NATO, the EU, the AU or another regional body",
    ),
    Word::new(
        "military-operation",
        "another executive or combat deployment",
    ),
    Word::new("air-operation", "an air operation"),
    Word::new("maritime-operation", "a naval operation"),
    Word::new("training-mission", "trains, advises or assists"),
    Word::new("police-mission", "a police mission"),
    Word::new("political-mission", "an unarmed political mission"),
    Word::new("interim-administration", "governs a territory for a time"),
    Word::new("support-operation", "helps another organization's mission"),
    Word::kept("other", "none of these", "for operations that a user adds"),
]);

const STATUSES: Vocabulary = Vocabulary::new(&[
    Word::new("ended", "it is over").over(),
    Word::new("ongoing", "ongoing as of `last_seen`").or(&["active", "running", "current"]),
    Word::new("authorized", "authorized, and not known to have deployed"),
    Word::new("never-launched", "it was planned and never began").never_was(),
    Word::new("unknown", "the sources do not say"),
]);

const LEVELS: Vocabulary = Vocabulary {
    words: &[
        Word::new(
            "explicit",
            "it assigns the protection of civilians, or of people at risk, as a task",
        ),
        Word::new(
            "training",
            "it includes training others in the protection of civilians",
        ),
        Word::new(
            "implicit",
            "it names only security, public safety, safe movement, rights, or contributing to a population's safety",
        ),
        Word::new(
            "none",
            "a source says that it had no mandate, or no explicit one, to protect civilians",
        ),
        Word::new("unknown", "the sources do not say"),
    ],
    groups: &[("poc", &["explicit", "training"])],
};

const JUDGED: Vocabulary = Vocabulary::new(&[
    Word::new("stated", "a source says so"),
    Word::new(
        "inferred",
        "read by the coders from what a source says of the mandate",
    ),
    Word::new("unknown", "no evidence to judge by"),
]);

const EFFECTS: Vocabulary = Vocabulary::new(&[
    Word::new("positive", "favorable"),
    Word::new("negative", "unfavorable"),
    Word::new("mixed", "both"),
]);
