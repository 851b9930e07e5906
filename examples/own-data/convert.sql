-- Converts each row of the CSV to a mission, and each address to a source. `mission.empty` and `source.empty` come from `poc new`.
CREATE MACRO slug(t) AS trim(regexp_replace(lower(t), '[^a-z0-9]+', '-', 'g'), '-');
CREATE MACRO day(t) AS array_to_string(list_reverse(string_split(t, '/')), '-');
CREATE VIEW rows AS SELECT * FROM read_csv('missions.csv', all_varchar = true);
CREATE VIEW sources AS
  SELECT url, 'src-' || slug(regexp_extract(url, '//(www\.)?([^/]+)', 2)) || '-' || (row_number() OVER (ORDER BY url) - 1) AS id
  FROM (SELECT DISTINCT "Read at" AS url FROM rows);

COPY (SELECT empty.* REPLACE (s.id AS id, s.url AS name, s.url AS title, 'web-page' AS type, s.url AS url,
        'public' AS access, 'supplement' AS layer)
      FROM read_json('source.empty') AS empty, sources AS s ORDER BY s.id)
TO 'source.ndjson' (FORMAT json);

COPY (SELECT empty.* REPLACE (slug("Short name") AS id, "Mission" AS name, "Short name" AS acronym, ['ecowas'] AS orgs,
        'peace-support' AS type, [slug("Country")] AS countries, day("First day") AS start, day("Last day") AS "end",
        'ended' AS status, 'supplement' AS layer,
        [{'source': s.id, 'at': NULL, 'for': NULL, 'via': NULL, 'doubt': NULL}] AS citations)
      FROM read_json('mission.empty') AS empty, rows JOIN sources AS s ON s.url = "Read at" ORDER BY 1)
TO 'mission.ndjson' (FORMAT json);
