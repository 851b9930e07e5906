//! What people type for a state, a region or a document, and what the program finds.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use common::poc;
use serde_json::Value;

fn missions_in(country: &str) -> Vec<String> {
    let ran = poc("missions --json --country").arg(country).run();
    assert_eq!(ran.status, Some(0), "{country}: {}", ran.stderr);
    let found: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let found = found.as_array().expect("an array");
    let ids = found
        .iter()
        .map(|mission| mission["id"].as_str().expect("an id").to_owned());
    ids.collect()
}

#[test]
fn a_state_is_found_in_any_form_of_its_name() {
    let congo = missions_in("democratic-republic-congo");
    assert!(congo.contains(&"monusco".to_owned()));
    for name in [
        "Democratic Republic of the Congo",
        "democratic republic  of the congo",
        "D.R. Congo",
        "DR Congo",
        "drc",
        "Zaire",
    ] {
        assert_eq!(missions_in(name), congo, "{name}");
    }
    assert_eq!(missions_in("cote d ivoire"), missions_in("Côte d’Ivoire"));
    assert_eq!(missions_in("South  Sudan"), missions_in("south-sudan"));
}

#[test]
fn a_region_stands_for_its_members_and_a_note_says_by_which_list() {
    let ran = poc("missions --country Sahel --json").run();
    let found: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let found = found.as_array().expect("an array");
    assert!(found.iter().any(|mission| mission["id"] == "minusma"));
    assert!(found.iter().all(|mission| mission["id"] != "unmiss"));
    assert!(
        ran.stderr
            .starts_with("`sahel`: the ten countries of the UN Integrated Strategy"),
        "{}",
        ran.stderr
    );
    assert_eq!(missions_in("Horn of Africa"), missions_in("horn-of-africa"));
}

#[test]
fn what_is_no_state_or_territory_is_refused_with_what_is_near() {
    let error = poc("missions --country maly").err();
    assert!(
        error.starts_with("error: unknown country `maly`; did you mean `mali`"),
        "{error}"
    );
    // An actor of another type is none.
    let error = poc("missions --country brahimi-panel").err();
    assert!(
        error.starts_with("error: unknown country `brahimi-panel`"),
        "{error}"
    );
    let error = poc("missions --country zzzzzz").err();
    assert_eq!(
        error,
        "error: unknown country `zzzzzz`; `poc actors --type state,territory` lists them\n"
    );
    let error = poc("missions --country zzzzzz --json").err();
    assert!(error.contains("\"code\": \"unknown-actor\""), "{error}");
}

#[test]
fn a_state_is_shown_with_what_happened_there() {
    let page = poc("show mali").ok();
    for words in ["Mali (actor, mali)", "minusma", "eutm-mali"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("legal status"), "{page}");
    let page = poc("show kosovo").ok();
    assert!(
        page.contains("The word `territory` says nothing on the legal status of the area."),
        "{page}"
    );
}

/// A mission with these countries, as a user's own.
fn mine(countries: &Value) -> String {
    let mut record = poc("show unamsil").json()[0]["record"].clone();
    record["id"] = "mine".into();
    record["acronym"] = Value::Null;
    record["aliases"] = serde_json::json!([]);
    record["name"] = "A mission of mine".into();
    record["countries"] = countries.clone();
    record.to_string()
}

#[test]
fn a_users_own_data_may_name_a_state_as_people_do() {
    let own = mine(&serde_json::json!(["D.R. Congo", "chad", "Ivory Coast"]));
    let ran = poc("--data - missions --country drc --json")
        .input(&own)
        .run();
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    let found: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let found = found.as_array().expect("an array").iter();
    let found: Vec<_> = found.filter(|mission| mission["id"] == "mine").collect();
    assert_eq!(
        found.first().expect("the mission")["countries"],
        serde_json::json!(["democratic-republic-congo", "chad", "cote-divoire"])
    );
    let ran = poc("--data - show chad").input(&own).run();
    assert!(ran.stdout.contains("A mission of mine"), "{}", ran.stdout);
}

#[test]
fn in_a_users_own_data_a_region_or_an_unknown_state_is_an_error() {
    for (country, said) in [
        ("Sahel", "found `Sahel`, which is not a record"),
        ("Maly", "found `Maly`, which is not a record; allowed: mali"),
        ("brahimi-panel", "found `brahimi-panel`, an actor of type"),
    ] {
        let own = mine(&serde_json::json!([country]));
        let error = poc("--data - missions").input(&own).err();
        assert!(error.contains(said), "{country}: {error}");
    }
}

#[test]
fn a_resolution_is_found_by_its_number() {
    let id = |word: &str| {
        let found = poc("show").arg(word).json();
        found[0]["record"]["id"].as_str().expect("an id").to_owned()
    };
    for word in [
        "1265",
        "res 1265",
        "Resolution 1265",
        "S/RES/1265",
        "UNSCR 1265",
        "sc res. 1265",
    ] {
        assert_eq!(id(word), "sres-1265", "{word}");
    }
    assert_eq!(id("UNSC 1674"), "sres-1674");
    for word in [
        "S/RES/2098 (2013)",
        "SC Res. 2098",
        "SCR 2098",
        "UN Security Council Resolution 2098 (2013)",
    ] {
        assert_eq!(id(word), "sres-2098", "{word}");
    }
    assert_eq!(id("GA res 53/35"), "ares-53-35");
    assert_eq!(id("Decision 2013/34/CFSP"), "2013-34-cfsp");
    assert_eq!(id("2016/610/CFSP"), "2016-610-cfsp");
    // Another year is another document.
    let error = poc("show").arg("S/RES/2098 (2012)").err();
    assert!(error.starts_with("error: unknown record"), "{error}");
}

#[test]
fn a_number_that_is_a_year_too_has_two_readings() {
    let error = poc("show 2016").err();
    assert!(
        error.contains("the year (`poc timeline --year 2016`)"),
        "{error}"
    );
    assert!(error.contains("(`poc show sres-2016`)"), "{error}");
    let error = poc("show 2016 --json").err();
    let error: Value = serde_json::from_str(&error).expect("JSON");
    assert_eq!(error["error"]["code"], "ambiguous");
    assert_eq!(
        error["error"]["suggestions"],
        serde_json::json!(["sres-2016", "timeline --year 2016"])
    );
}

#[test]
fn a_stored_name_goes_before_one_by_rule() {
    let mut record = poc("show sres-1270").json()[0]["record"].clone();
    record["id"] = "mine".into();
    record["symbol"] = Value::Null;
    record["name"] = "Mine".into();
    record["aliases"] = serde_json::json!(["res 1265"]);
    let ran = poc("--data - show")
        .arg("res 1265")
        .arg("--json")
        .input(&record.to_string())
        .run();
    let found: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(found[0]["record"]["id"], "mine");
}
