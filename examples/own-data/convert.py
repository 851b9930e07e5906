"""Converts each row of the CSV to a mission, and each address to a source."""
import csv, json, re, subprocess, sys
from urllib.parse import urlparse


def new(kind):
    """An empty record from `poc new`."""
    return json.loads(subprocess.check_output(["poc", "new", kind, "--quiet"]))[0]


def slug(text):
    return re.sub("[^a-z0-9]+", "-", text.lower()).strip("-")


def date(text):
    return "-".join(reversed(text.split("/"))) or None


rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8-sig")))
sources = {}
for number, url in enumerate(sorted({row["Read at"] for row in rows})):
    sources[url] = f"src-{slug(urlparse(url).netloc.removeprefix('www.'))}-{number}"

records = [new("source") | {
    "id": id, "name": url, "title": url, "type": "web-page", "url": url, "access": "public", "layer": "supplement",
} for url, id in sources.items()]
records += [new("mission") | {
    "id": slug(row["Short name"]), "name": row["Mission"], "acronym": row["Short name"], "orgs": ["ecowas"],
    "type": "peace-support", "countries": [slug(row["Country"])], "start": date(row["First day"]),
    "end": date(row["Last day"]), "status": "ended", "layer": "supplement",
    "citations": [{"source": sources[row["Read at"]], "at": None, "for": None, "via": None, "doubt": None}],
} for row in rows]
for record in records:
    print(json.dumps(record, ensure_ascii=False))
