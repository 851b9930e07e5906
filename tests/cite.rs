//! What `cite` gives for documents and for what rests on them, style by style.

#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use biblatex::{Bibliography, ChunksExt, PermissiveType, Type};
use common::poc;

const PAPER: &str = "Koops, Joachim A., and Christian Patz. “UN, EU, and NATO Approaches to the Protection of Civilians: Policies, Implementation, and Comparative Advantages.” International Peace Institute, March 2022.";

#[test]
fn without_an_id_the_dataset_and_the_paper_are_cited() {
    let said = poc("cite").ok();
    let lines: Vec<_> = said.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].starts_with("The poc contributors. “"), "{said}");
    assert!(
        lines[0].ends_with("Version 2.0.0, November 27, 2026."),
        "{said}"
    );
    assert_eq!(lines[1], PAPER);
}

#[test]
fn a_document_is_cited_itself() {
    assert_eq!(
        poc("cite S/RES/1270").ok(),
        "UN Security Council Resolution 1270. S/RES/1270, October 22, 1999.\n"
    );
    assert_eq!(
        poc("cite src-friis-2010 --style footnote").ok(),
        "Karsten Friis, “Peacekeeping and Counter-Insurgency—Two of a Kind?,” International Peacekeeping 17, no. 1 (2010).\n"
    );
    assert_eq!(
        poc("cite src-churruca-2015").ok(),
        "Churruca, Cristina. “EUFOR Chad/CAR Mission on the Protection of Civilians: A Distinctive EU Way to Peace Operations.” In Managing Crises, Making Peace: Towards a Strategic EU Vision for Security and Defense, edited by Maria G. Galantino and Maria R. Freire. Palgrave Macmillan, 2015.\n"
    );
}

#[test]
fn every_style_tells_what_a_text_stands_in() {
    // Notes 22, 82 and 90; note 127 has an article on a website that is no periodical.
    let cite = |id: &str, style: &str| poc("cite").arg(id).arg("--style").arg(style).ok();
    let article = cite("src-hill-manea-2018", "biblatex");
    for line in [
        "@article{src-hill-manea-2018,",
        "  journaltitle = {Utrecht Journal of International and European Law},",
        "  volume = {34},",
        "  number = {2},",
    ] {
        assert!(article.lines().any(|told| told == line), "{article}");
    }
    assert!(!article.contains("publisher"), "{article}");
    assert_eq!(
        cite("src-tardy-2019", "footnote"),
        "Thierry Tardy, “The European Union and UN Peace Operations: What Global-Regional Peace and Security Partnership?,” in United Nations Peace Operations in a Changing Global Order, ed. Cedric de Coning and Mateja Peter, Palgrave Macmillan, 2019.\n"
    );
    let chapter = cite("src-tardy-2019", "ris");
    assert!(
        chapter.contains(
            "T2  - United Nations Peace Operations in a Changing Global Order\r\nA2  - de Coning, Cedric\r\nA2  - Peter, Mateja\r\n"
        ),
        "{chapter}"
    );
    let press: serde_json::Value =
        serde_json::from_str(&cite("src-eckert-2008", "csl-json")).expect("JSON");
    assert_eq!(press[0]["container-title"], "Deutsche Welle");
    assert_eq!(press[0]["type"], "article-newspaper");
    let website = cite("src-godefroy-mamutov-2021", "biblatex");
    assert!(website.starts_with("@misc{"), "{website}");
    assert!(
        website.contains("  organization = {Atlantic Council},\n"),
        "{website}"
    );
}

#[test]
fn what_only_the_authors_of_the_paper_have_is_cited_as_what_it_is() {
    // Note 21 stands under the origins in NATO, note 39 under the UN's policies, note 136 in the conclusion.
    assert_eq!(
        poc("cite src-interview-n21 --style footnote").ok(),
        "Interview with NATO official, interview by Joachim A. Koops and Christian Patz, March 24, 2021, cited in Koops and Patz 2022, “Origins of POC in NATO,” note 21.\n"
    );
    assert_eq!(
        poc("cite src-german-mod-2020").ok(),
        "German Ministry of Defence. “Implementing the Protection of Civilians in UN Peace Operations.” On file with Joachim A. Koops and Christian Patz, October 2020. [cited in Koops and Patz 2022, “United Nations POC Policies,” note 39, “Conclusion and Recommendations,” note 136]\n"
    );
}

#[test]
fn another_record_is_cited_by_its_documents_with_their_places() {
    let said = poc("cite artemis").ok();
    assert!(said.contains("The Impossible Mandate? Military Preparedness, the Responsibility to Protect and Modern Peace Operations. Stimson Center, September 2006. [p. 157, cited in Koops and Patz 2022, “The United Nations' Implementation of POC,” note 61 and p. 162, cited in Koops and Patz 2022, “The European Union's Implementation of POC,” note 86]"), "{said}");
    assert!(
        said.lines().any(|line| line.starts_with(&format!(
            "{PAPER} [“The United Nations' Implementation of POC,” "
        ))),
        "{said}"
    );
    let note = poc("cite artemis --style footnote").ok();
    assert_eq!(note.lines().count(), 1);
    assert!(
        note.ends_with(".\n")
            && note.contains("; Victoria K. Holt and Tobias C. Berkman, The Impossible Mandate?")
    );
}

#[test]
fn influences_bring_their_own_references() {
    // The interview with General Isberg is cited for what Artemis was to the Ituri brigade, not by Artemis itself.
    let cited = |id: &str| {
        let json = poc("cite").arg(id).json();
        let ids = json.as_array().expect("an array").iter();
        ids.map(|row| row["id"].as_str().expect("an id").to_owned())
            .collect::<Vec<_>>()
    };
    let own = poc("show artemis").json()[0]["record"].to_string();
    assert!(!own.contains("src-new-humanitarian-2003"));
    assert!(cited("artemis").contains(&"src-new-humanitarian-2003".to_owned()));
}

#[test]
fn several_ids_give_one_list_without_repetition() {
    let rows = poc("cite artemis monusco sres-1270 S/RES/1270").json();
    let ids: Vec<_> = rows
        .as_array()
        .expect("an array")
        .iter()
        .map(|row| row["id"].as_str().expect("an id"))
        .collect();
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), ids.len());
    assert!(ids.contains(&"sres-1270") && ids.contains(&"sres-1925"));
    assert_eq!(rows[0]["style"], "text");
}

#[test]
fn biblatex_has_the_ids_as_keys() {
    assert_eq!(
        poc("cite koops-patz-2022 sres-1270 --style biblatex").ok(),
        "@report{koops-patz-2022,
  author = {Koops, Joachim A. and Patz, Christian},
  title = {{UN, EU, and NATO Approaches to the Protection of Civilians: Policies, Implementation, and Comparative Advantages}},
  type = {Paper},
  institution = {International Peace Institute},
  date = {2022-03}
}

@report{sres-1270,
  author = {{UN Security Council}},
  title = {{UN Security Council Resolution 1270}},
  number = {S/RES/1270},
  type = {Resolution},
  institution = {UN Security Council},
  date = {1999-10-22}
}
"
    );
}

#[test]
fn every_document_is_a_sound_entry_in_every_style() {
    let ids: Vec<String> = ["policies", "sources"]
        .iter()
        .flat_map(|list| {
            let json = poc(list).arg("--fields").arg("id").json();
            json.as_array().expect("records").clone()
        })
        .map(|row| row["id"].as_str().expect("an id").to_owned())
        .collect();
    let cite = |style: &str| {
        let line = ids.iter().fold(poc("cite"), |line, id| line.arg(id));
        line.arg("--style").arg(style).ok()
    };
    // A reader by others finds every entry under its key, with what its type needs and nothing that it cannot read.
    for dialect in ["bibtex", "biblatex"] {
        let text = cite(dialect);
        let read = Bibliography::parse(&text).expect("BibTeX");
        let keys: Vec<&str> = read.iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(keys, ids, "{dialect}");
        for entry in read.iter() {
            assert!(entry.title().is_ok(), "{}", entry.key);
            let report = entry.verify();
            assert!(report.malformed.is_empty(), "{}", entry.key);
        }
    }
    let ris = cite("ris");
    assert_eq!(ris.matches('\n').count(), ris.matches("\r\n").count());
    assert_eq!(ris.matches("TY  - ").count(), ids.len());
    assert_eq!(ris.matches("\r\nER  - \r\n").count(), ids.len());
    for line in ris.split("\r\n").filter(|line| !line.is_empty()) {
        assert_eq!(line.get(2..6), Some("  - "), "{line}");
    }
    let csl: serde_json::Value = serde_json::from_str(&cite("csl-json")).expect("JSON");
    for (item, id) in csl.as_array().expect("items").iter().zip(&ids) {
        assert_eq!(item["id"], id.as_str());
        assert!(item["title"].is_string() && item["type"].is_string());
    }
    for line in cite("text").lines() {
        assert!(line.ends_with(['.', ']', '?', '”']), "{line}");
        assert!(!line.contains("..") && !line.contains(",."), "{line}");
    }
}

#[test]
fn a_record_without_documents_says_so() {
    let mut org = poc("show au").json()[0]["record"].clone();
    org["id"] = "ecowas".into();
    org["acronym"] = "ECOWAS".into();
    org["name"] = "Economic Community of West African States".into();
    org["aliases"] = serde_json::json!([]);
    org["citations"] = serde_json::json!([]);
    let ran = poc("--data - cite ecowas --exit-code")
        .input(&org.to_string())
        .run();
    assert_eq!(ran.stdout, "");
    assert!(
        ran.stderr.ends_with("`ecowas` has no sources to cite\n"),
        "{}",
        ran.stderr
    );
    assert_eq!(ran.status, Some(1));
}

#[test]
fn hostile_titles_stay_inside_their_entry() {
    let mut source = poc("show src-friis-2010").json()[0]["record"].clone();
    source["id"] = "src-own".into();
    source["name"] = "Own 2010".into();
    source["title"] = "50% of {x} & \\y_z\nER  - \u{1b}[31m".into();
    let cite = |style: &str| {
        poc("--data - cite src-own --style")
            .arg(style)
            .input(&source.to_string())
            .ok()
    };
    let text = cite("bibtex");
    let read = Bibliography::parse(&text).expect("BibTeX");
    assert_eq!(read.len(), 1, "{text}");
    let title = read.iter().next().expect("an entry").title();
    assert_eq!(
        title.expect("a title").format_verbatim(),
        "50% of {x} & \\y_z ER - [31m"
    );
    assert!(text.contains("title = {{50\\% of \\textbraceleft{}x\\textbraceright{} \\& \\textbackslash{}y\\_z ER - [31m}}"));
    let ris = cite("ris");
    assert_eq!(ris.matches("ER  - ").count(), 1, "{ris}");
    assert!(
        ris.contains("TI  - 50% of {x} & \\y_z ER - [31m\r\n"),
        "{ris}"
    );
}

#[test]
fn an_unknown_style_or_id_is_refused() {
    assert_eq!(
        poc("cite un --style bibtext").err(),
        "error: unknown style `bibtext`; did you mean `bibtex`?\n"
    );
    assert!(poc("cite monsuco").err().contains("`monusco`"));
}

#[test]
fn every_format_answers_and_an_empty_dataset_is_survived() {
    for format in ["table", "list", "json", "ndjson", "csv", "tsv", "markdown"] {
        let said = poc("cite monuc").arg("-f").arg(format).ok();
        assert!(said.contains("Koops"), "{format}");
        let empty = poc("--only-data --data tests/data/empty cite -f")
            .arg(format)
            .ok();
        assert!(empty.contains("poc contributors"), "{format}");
    }
}

#[test]
fn plain_bibtex_has_only_what_bibtex_knows() {
    assert_eq!(
        poc("cite koops-patz-2022 sres-1270 --style bibtex").ok(),
        "@techreport{koops-patz-2022,
  author = {Koops, Joachim A. and Patz, Christian},
  title = {{UN, EU, and NATO Approaches to the Protection of Civilians: Policies, Implementation, and Comparative Advantages}},
  type = {Paper},
  institution = {International Peace Institute},
  year = {2022},
  month = mar
}

@techreport{sres-1270,
  author = {{UN Security Council}},
  title = {{UN Security Council Resolution 1270}},
  number = {S/RES/1270},
  type = {Resolution},
  institution = {UN Security Council},
  year = {1999},
  month = oct
}
"
    );
    let all: Vec<String> = ["sources", "policies"]
        .iter()
        .flat_map(|kind| {
            let ids = poc(kind).arg("--fields").arg("id").json();
            let ids = ids.as_array().expect("an array").clone().into_iter();
            ids.map(|record| record["id"].as_str().expect("an id").to_owned())
        })
        .collect();
    let mut call = poc("cite --style bibtex");
    for id in &all {
        call = call.arg(id);
    }
    let said = call.ok();
    assert_eq!(said.matches("\n@").count() + 1, all.len());
    for line in said.lines() {
        if let Some(entry) = line.strip_prefix('@') {
            let kind = entry.split('{').next().expect("a type");
            let known = [
                "article",
                "book",
                "incollection",
                "misc",
                "phdthesis",
                "techreport",
                "unpublished",
            ];
            assert!(known.contains(&kind), "{line}");
        }
        for name in [
            "date",
            "journaltitle",
            "eventdate",
            "organization",
            "version",
        ] {
            assert!(!line.starts_with(&format!("  {name} = ")), "{line}");
        }
    }
    let website = poc("cite src-godefroy-mamutov-2021 --style bibtex").ok();
    assert!(
        website.contains("  howpublished = {Atlantic Council},\n"),
        "{website}"
    );
    let talk = poc("cite src-interview-n21 --style biblatex").ok();
    let read = Bibliography::parse(&talk).expect("biblatex");
    let held = read
        .get("src-interview-n21")
        .expect("the entry")
        .event_date();
    let PermissiveType::Typed(date) = held.expect("a date") else {
        panic!("{talk}");
    };
    assert_eq!(date.to_chunks().format_verbatim(), "2021-03-24");
    assert!(talk.contains("  eventdate = {2021-03-24},\n"), "{talk}");
}

#[test]
fn a_body_a_suffix_and_quotation_marks_are_written_as_each_style_has_them() {
    let mut source = poc("show src-hrw-2008").json()[0]["record"].clone();
    source["id"] = "src-mine".into();
    source["name"] = "Mine".into();
    source["title"] = "The 'Collateral Damage' of O'Brien's war".into();
    source["authors"] =
        serde_json::json!(["Smith, Jane, Jr.", "World Bank", "{Sen, Partners and Sons}"]);
    let text = source.to_string();
    let cite = |style: &str| {
        let ran = poc("--data - cite src-mine --style")
            .arg(style)
            .input(&text)
            .run();
        assert_eq!(ran.status, Some(0), "{}", ran.stderr);
        ran.stdout
    };
    for style in ["bibtex", "biblatex"] {
        let said = cite(style);
        let read = Bibliography::parse(&said).expect("BibTeX");
        let authors = read.iter().next().expect("an entry").author();
        let authors = authors.expect("authors");
        let names: Vec<(&str, &str, &str)> = authors
            .iter()
            .map(|name| (&*name.name, &*name.given_name, &*name.suffix))
            .collect();
        assert_eq!(names[0], ("Smith", "Jane", "Jr."), "{said}");
        assert_eq!(names[1].0, "World Bank", "{said}");
        assert_eq!(names[2].0, "Sen, Partners and Sons", "{said}");
        assert!(
            said.contains(
                "author = {Smith, Jr., Jane and {World Bank} and {Sen, Partners and Sons}}"
            ),
            "{said}"
        );
        assert!(
            said.contains("The ‘Collateral Damage’ of O’Brien’s war"),
            "{said}"
        );
    }
    assert!(cite("ris").contains(
        "AU  - Smith, Jane, Jr.\r\nAU  - World Bank\r\nAU  - Sen, Partners and Sons\r\n"
    ));
    let csl: serde_json::Value = serde_json::from_str(&cite("csl-json")).expect("JSON");
    assert_eq!(
        csl[0]["author"],
        serde_json::json!([
            {"family": "Smith", "given": "Jane", "suffix": "Jr."},
            {"literal": "World Bank"},
            {"literal": "Sen, Partners and Sons"},
        ])
    );
    let text = cite("text");
    assert!(text.starts_with("Smith, Jane, Jr., World Bank, and Sen, Partners and Sons. “The ‘Collateral Damage’ of O’Brien’s"), "{text}");
}

#[test]
fn reference_managers_find_the_symbol_as_the_number() {
    let said = poc("cite hrddp --style ris").ok();
    assert!(said.contains("SN  - A/67/775-S/2013/110\r\n"), "{said}");
    let by_number = poc("cite").arg("S/RES/2098 (2013)").ok();
    assert_eq!(by_number, poc("cite").arg("SC Res. 2098").ok());
}
