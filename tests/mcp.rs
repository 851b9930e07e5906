//! The server of the Model Context Protocol: what it answers, line by line, as a client sees it.
#![allow(clippy::expect_used, reason = "a test may fail by it")]

mod common;

use common::poc;
use serde_json::{Value, json};

const HELLO: &str = r#"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}"#;

/// What the server answers to `lines`.
fn ask_lines(lines: &[&str]) -> Vec<Value> {
    let mut input = lines.join("\n");
    input.push('\n');
    let out = poc("mcp").input(&input).ok();
    out.lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect()
}

/// The result of one request.
fn ask(method: &str, params: &Value) -> Value {
    let request = json!({"jsonrpc": "2.0", "id": 7, "method": method, "params": params});
    let mut answers = ask_lines(&[HELLO, &request.to_string()]);
    assert_eq!(answers.len(), 2, "{answers:?}");
    let answer = answers.pop().expect("an answer");
    assert_eq!(answer["id"], 7);
    answer
}

/// What a tool answers, having asserted that its text says the same.
fn call(tool: &str, arguments: &Value) -> Value {
    let answer = ask("tools/call", &json!({"name": tool, "arguments": arguments}));
    let result = &answer["result"];
    assert_eq!(result["isError"], false, "{result}");
    let text = result["content"][0]["text"].as_str().expect("a text");
    let told: Value = serde_json::from_str(text).expect("JSON");
    assert_eq!(told, result["structuredContent"]);
    told
}

/// The error that a tool answers with.
fn refused(tool: &str, arguments: &Value) -> Value {
    let answer = ask("tools/call", &json!({"name": tool, "arguments": arguments}));
    let result = &answer["result"];
    assert_eq!(result["isError"], true, "{result}");
    result["structuredContent"]["error"].clone()
}

#[test]
fn versions_of_the_protocol_are_negotiated() {
    for (asked, answered) in [
        ("2024-11-05", "2024-11-05"),
        ("2025-11-25", "2025-11-25"),
        ("1999-01-01", "2025-11-25"),
    ] {
        let answer = ask("initialize", &json!({"protocolVersion": asked}));
        assert_eq!(answer["result"]["protocolVersion"], answered);
        assert_eq!(answer["result"]["serverInfo"]["name"], "poc");
        assert!(answer["result"]["capabilities"]["tools"].is_object());
        let told = answer["result"]["instructions"].as_str().expect("a text");
        assert!(told.contains("`null` means"), "{told}");
    }
    // The version without a handshake: each request says which it is of.
    let meta =
        |version: &str| json!({"_meta": {"io.modelcontextprotocol/protocolVersion": version}});
    let answer = ask("server/discover", &meta("2026-07-28"));
    assert_eq!(answer["result"]["resultType"], "complete");
    assert_eq!(answer["result"]["supportedVersions"][0], "2026-07-28");
    let answer = ask("tools/list", &meta("2030-01-01"));
    assert_eq!(answer["error"]["code"], -32022);
    assert_eq!(answer["error"]["data"]["requested"], "2030-01-01");
}

#[test]
fn what_is_no_request_does_not_end_it() {
    let answers = ask_lines(&[
        "",
        "{no json",
        "[1",
        "17",
        "[]",
        r#"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
        r#"{"jsonrpc":"2.0","id":3,"result":{}}"#,
        r#"{"jsonrpc":"1.0","id":4,"method":"ping"}"#,
        r#"{"jsonrpc":"2.0","id":5}"#,
        r#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#,
        r#"{"jsonrpc":"2.0","id":6,"method":"prompts/list"}"#,
        r#"{"jsonrpc":"2.0","id":7,"method":"ping","params":[1]}"#,
        r#"{"jsonrpc":"2.0","id":8,"method":"tools/call","params":{"name":"delete"}}"#,
        r#"{"jsonrpc":"2.0","id":9,"method":"tools/call","params":{"name":"show","arguments":3}}"#,
        r#"{"jsonrpc":"2.0","id":"ten","method":"ping"}"#,
        r#"[{"jsonrpc":"2.0","id":11,"method":"ping"},{"jsonrpc":"2.0","method":"notifications/cancelled"}]"#,
    ]);
    let codes: Vec<_> = answers
        .iter()
        .map(|answer| answer["error"]["code"].as_i64())
        .collect();
    assert_eq!(
        codes,
        [
            Some(-32700),
            Some(-32700),
            Some(-32600),
            Some(-32600),
            Some(-32600),
            Some(-32600),
            Some(-32600),
            Some(-32601),
            Some(-32602),
            Some(-32602),
            Some(-32602),
            None,
            None,
        ]
    );
    assert_eq!(answers[11]["id"], "ten");
    assert_eq!(answers[11]["result"], json!({}));
    assert_eq!(answers[12][0]["id"], 11);
    assert_eq!(answers[12].as_array().map(Vec::len), Some(1));
}

#[test]
fn the_tools_take_what_the_commands_declare() {
    let answer = ask("tools/list", &json!({}));
    let tools = answer["result"]["tools"].as_array().expect("tools");
    let names: Vec<_> = tools
        .iter()
        .filter_map(|tool| tool["name"].as_str())
        .collect();
    assert_eq!(
        names,
        [
            "search", "show", "list", "compare", "timeline", "trace", "matrix", "due", "cite",
            "codebook"
        ]
    );
    for tool in tools {
        let schema = &tool["inputSchema"];
        assert_eq!(schema["additionalProperties"], false);
        assert_eq!(tool["annotations"]["readOnlyHint"], true);
        let properties = schema["properties"].as_object().expect("properties");
        for (name, property) in properties {
            assert!(property["type"].is_string(), "{name}: {property}");
            let told = property["description"].as_str().unwrap_or_default();
            assert!(!told.is_empty(), "{name}");
        }
        assert!(properties.contains_key("limit"));
    }
    let list = &tools[2]["inputSchema"];
    assert_eq!(list["required"], json!(["kind"]));
    let kinds = list["properties"]["kind"]["enum"]
        .as_array()
        .expect("words");
    assert!(kinds.contains(&json!("mission")) && kinds.contains(&json!("glossary")));
    let mandate = &list["properties"]["mandate"];
    assert_eq!(mandate["type"], "array");
    let words = mandate["items"]["enum"].as_array().expect("words");
    assert!(words.contains(&json!("poc")) && words.contains(&json!("explicit")));
    // Every filter of every list is there.
    for kind in poc_cli::model::KINDS {
        let help = poc(kind.list).arg("--help").ok();
        for field in kind.fields.iter().filter(|field| !field.filter.is_empty()) {
            assert!(help.contains(&format!("--{}", field.filter)));
            assert!(
                !list["properties"][field.filter].is_null(),
                "{}",
                field.filter
            );
        }
    }
}

#[test]
fn an_answer_says_what_it_rests_on() {
    let answer = call("show", &json!({"id": ["unifil"]}));
    assert_eq!(answer["found"].as_u64().map(|found| found > 0), Some(true));
    assert_eq!(answer["answer"][0]["record"]["acronym"], "UNIFIL");
    let evidence = &answer["evidence"]["unifil"];
    assert_eq!(evidence["layer"], "paper");
    assert_eq!(evidence["judged"][0]["field"], "mandate");
    assert_eq!(evidence["disputed"][0]["discrepancy"], "dis-unifil-start");
    let doubts = evidence["doubts"].as_array().expect("doubts");
    assert!(doubts.iter().any(|doubt| doubt["field"] == "terms.0"));
    let sources = evidence["sources"].as_array().expect("sources");
    assert!(sources.iter().any(|source| source["at"] == "para. 12"
        && source["source"] == "sres-1701"
        && source["date"].is_string()));
    assert!(
        answer["evidence_to"]
            .as_str()
            .is_some_and(|date| date.len() == 10)
    );

    let answer = call(
        "search",
        &json!({"words": "joint protection teams", "limit": 3}),
    );
    let hits = answer["answer"].as_array().expect("hits");
    assert_eq!(hits.len(), 3);
    assert_eq!(hits[0]["id"], "joint-protection-teams");
    for hit in hits {
        let id = hit["id"].as_str().expect("an id");
        assert!(answer["evidence"][id]["sources"].is_array(), "{id}");
        // A hit has the record in brief.
        assert!(hit["record"]["citations"].is_null());
    }
    let full = call(
        "search",
        &json!({"words": "joint protection teams", "limit": 1, "full": true}),
    );
    assert!(full["answer"][0]["record"]["citations"].is_array());
}

#[test]
fn fields_come_with_the_id() {
    let answer = call(
        "list",
        &json!({"kind": "tool", "fields": ["name", "adopted_by.year"], "limit": 1}),
    );
    let id = answer["answer"][0]["id"].as_str().expect("an id");
    assert!(answer["evidence"][id]["sources"].is_array());
    let keys: Vec<_> = answer["answer"][0]
        .as_object()
        .expect("an object")
        .keys()
        .collect();
    assert_eq!(keys.len(), 3, "{keys:?}");
}

#[test]
fn every_tool_answers() {
    for (tool, arguments) in [
        (
            "list",
            json!({"kind": "policies", "org": "nato", "sort": "-date"}),
        ),
        ("compare", json!({"orgs": ["un", "nato"]})),
        (
            "compare",
            json!({"id": ["monuc", "minurcat"], "only": "different"}),
        ),
        ("timeline", json!({"year": 2013, "include": ["missions"]})),
        ("trace", json!({"id": "artemis", "down": true})),
        ("matrix", json!({"rows": "tools", "columns": "missions"})),
        ("due", json!({"on": "2025-11-01"})),
        ("cite", json!({"id": "monusco", "style": "footnote"})),
        ("codebook", json!({"field": "mission.mandate.level"})),
    ] {
        let answer = call(tool, &arguments);
        assert!(
            answer["found"].as_u64().is_some_and(|found| found > 0),
            "{tool}: {answer}"
        );
        assert!(answer["evidence"].is_object(), "{tool}");
    }
}

#[test]
fn nothing_is_cut_in_silence() {
    let all = poc("missions --count").ok();
    let all: u64 = all.trim().parse().expect("a number");
    let mut seen = Vec::new();
    let mut offset = 0;
    loop {
        let answer = call(
            "list",
            &json!({"kind": "mission", "offset": offset, "limit": 50}),
        );
        assert_eq!(answer["found"], all);
        let given = answer["answer"].as_array().expect("records");
        assert!(given.len() <= 50);
        assert_eq!(answer["omitted"], all - given.len() as u64);
        assert!(answer["how"].is_string());
        if given.is_empty() {
            break;
        }
        seen.extend(
            given
                .iter()
                .filter_map(|record| record["id"].as_str().map(str::to_owned)),
        );
        offset += 50;
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len() as u64, all);

    let answer = call("show", &json!({"id": "un"}));
    assert_eq!(
        answer["answer"][0]["referenced_by"]
            .as_array()
            .map(Vec::len),
        Some(20)
    );
    let part = &answer["parts"][0];
    assert_eq!(part["list"], "answer.0.referenced_by");
    assert_eq!(part["given"], 20);
    assert_eq!(
        refused("list", &json!({"kind": "mission", "limit": 201}))["code"],
        "bad-limit"
    );
    assert_eq!(
        refused("list", &json!({"kind": "mission", "limit": 0}))["code"],
        "bad-limit"
    );
}

#[test]
fn what_is_not_there_is_an_answer() {
    let answer = call("show", &json!({"id": "monsuco"}));
    assert_eq!(answer["found"], 0);
    assert_eq!(answer["nearest"][0]["id"], "monusco");
    assert!(
        answer["notes"][0]
            .as_str()
            .is_some_and(|note| note.contains("monsuco"))
    );

    let answer = call(
        "list",
        &json!({"kind": "mission", "org": "nato", "country": "Chad"}),
    );
    assert_eq!(answer["found"], 0);
    assert_eq!(answer["answer"], json!([]));
    assert!(answer["notes"][0].is_string());
    assert!(
        answer["nearest"]
            .as_array()
            .is_some_and(|near| !near.is_empty())
    );
}

#[test]
fn errors_are_typed() {
    let error = refused("list", &json!({"kind": "mission", "org": "natoo"}));
    assert_eq!(error["code"], "unknown-organization");
    assert_eq!(error["suggestions"], json!(["nato"]));
    for (tool, arguments, code) in [
        ("list", json!({}), "missing-argument"),
        ("list", json!({"kind": "missile"}), "unknown-kind"),
        (
            "list",
            json!({"kind": "policy", "mandate": "poc"}),
            "unknown-option",
        ),
        (
            "list",
            json!({"kind": "mission", "mandate": "poccc"}),
            "unknown-value",
        ),
        (
            "list",
            json!({"kind": "mission", "count": true}),
            "unknown-option",
        ),
        ("show", json!({}), "missing-argument"),
        ("show", json!({"id": {"a": 1}}), "bad-argument"),
        ("show", json!({"id": "un", "full": true}), "unknown-option"),
        ("trace", json!({"id": ["un", "eu"]}), "bad-argument"),
        ("timeline", json!({"year": "soon"}), "bad-year"),
        ("search", json!({"words": " "}), "no-words"),
    ] {
        let error = refused(tool, &arguments);
        assert_eq!(error["code"], code, "{tool}: {error}");
        assert!(error["message"].is_string() && error["suggestions"].is_array());
    }
    let error = refused("list", &json!({"kind": "policy", "mandate": "poc"}));
    assert!(
        error["message"]
            .as_str()
            .is_some_and(|told| told.ends_with("it is one of missions"))
    );
}

#[test]
fn one_call_knows_nothing_of_another() {
    let old = r#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list","arguments":{"kind":"mission","org":"nato","country":"Chad"}}}"#;
    let plain = r#"{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"list","arguments":{"kind":"organization"}}}"#;
    let answers = ask_lines(&[HELLO, plain, old, plain]);
    assert_eq!(answers[1], answers[3]);
    assert_eq!(
        answers[3]["result"]["structuredContent"]["notes"],
        json!([])
    );
}

#[test]
fn records_and_kinds_are_resources() {
    let mut cursor = Value::Null;
    let mut uris = Vec::new();
    loop {
        let page = ask("resources/list", &json!({"cursor": cursor}));
        let listed = page["result"]["resources"].as_array().expect("resources");
        uris.extend(
            listed
                .iter()
                .filter_map(|one| one["uri"].as_str().map(str::to_owned)),
        );
        cursor = page["result"]["nextCursor"].clone();
        if cursor.is_null() {
            break;
        }
    }
    assert!(uris.len() > 1500 && uris.contains(&"poc://record/monusco".to_owned()));
    assert_eq!(uris[0], "poc://kind/organization");
    let templates = ask("resources/templates/list", &json!({}));
    assert_eq!(
        templates["result"]["resourceTemplates"][0]["uriTemplate"],
        "poc://record/{id}"
    );
    for (uri, word) in [
        ("poc://record/monusco", "MONUSCO"),
        ("poc://kind/mission", "mandate.level"),
    ] {
        let read = ask("resources/read", &json!({"uri": uri}));
        let text = read["result"]["contents"][0]["text"]
            .as_str()
            .expect("a text");
        assert!(text.contains(word), "{uri}");
    }
    let read = ask("resources/read", &json!({"uri": "poc://record/nothing"}));
    assert_eq!(read["error"]["code"], -32002);
    assert_eq!(
        ask("resources/list", &json!({"cursor": "x"}))["error"]["code"],
        -32602
    );
}

#[test]
fn a_users_records_are_served_too() {
    let input = format!("{HELLO}\n");
    let out = poc("mcp --layer paper").input(&input).ok();
    assert!(out.contains("or omits a part"));
    let error = poc("mcp -o nowhere").err();
    assert!(error.contains("--output does not go with"), "{error}");
    assert!(
        poc("mcp --json")
            .err()
            .contains("the Model Context Protocol")
    );
}

#[test]
fn declarations_name_every_parameter() {
    let declared: Value = serde_json::from_str(&poc("__declarations").ok()).expect("JSON");
    let commands = declared["commands"].as_array().expect("commands");
    let missions = commands
        .iter()
        .find(|one| one["name"] == "missions")
        .expect("missions");
    assert_eq!(missions["kind"], "mission");
    let parameters = missions["parameters"].as_array().expect("parameters");
    let mandate = parameters
        .iter()
        .find(|one| one["name"] == "mandate")
        .expect("mandate");
    assert_eq!(mandate["takes"], "word");
    assert_eq!(mandate["several"], true);
    assert_eq!(mandate["choices"][0], "poc");
    assert!(!poc("--help").ok().contains("__declarations"));
}
