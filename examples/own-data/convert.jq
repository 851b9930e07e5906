# Converts each row of the CSV to a mission, and each address to a source. The CSV must not have quoted commas.
def id: ascii_downcase | gsub("[^a-z0-9]+"; "-") | sub("^-"; "") | sub("-$"; "");
def date: if . == "" then null else split("/") | reverse | join("-") end;

[inputs | split(",")] as $rows
| ($rows | map(.[5]) | unique | to_entries
   | map({key: .value, value: "src-\(.value | split("/")[2] | ltrimstr("www.") | id)-\(.key)"}) | from_entries) as $sources
| ($sources | to_entries[] | $source[0] + {
    id: .value, name: .key, title: .key, type: "web-page", url: .key, access: "public", layer: "supplement"}),
  ($rows[] | $mission[0] + {
    id: (.[1] | id), name: .[0], acronym: .[1], orgs: ["ecowas"], type: "peace-support",
    countries: [.[2] | id], start: (.[3] | date), end: (.[4] | date), status: "ended", layer: "supplement",
    citations: [{source: $sources[.[5]], at: null, for: null, via: null, doubt: null}]})
