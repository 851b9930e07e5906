// Search in the page, by the tables and the rule of `poc search`.

import { Search } from "./rank.js";
import { Tables, Thesaurus } from "./tables.js";
import { Words, fold } from "./words.js";

/** Everything that a search goes by, made when the first one is asked. */
function searchOf(atlas) {
  if (!atlas.searching) {
    const { lists, groups } = atlas.search;
    atlas.searching = new Search(new Words(lists), new Thesaurus(groups), new Tables(atlas.tables), atlas.search);
  }
  return atlas.searching;
}

/** Takes a question apart as the program does: words, `"phrases"`, `not:`, `kind:`, `org:` and `year:`. */
export function parted(text) {
  const query = { text: "", phrases: [], without: [], kinds: [], orgs: [], years: null };
  const listed = (words) => words.split(",").map((word) => word.trim()).filter(Boolean);
  for (const [, key, quoted, open, plain] of text.replace(/[“”„«»]/g, '"').matchAll(/(?:(not|kind|org|year):)?(?:"([^"]*)"|"([^"]*)$|([^\s"]+))/g)) {
    const value = quoted ?? open ?? plain ?? "";
    if (key === "not" && value !== "") query.without.push(value);
    else if (key === "kind") query.kinds.push(...listed(value));
    else if (key === "org") query.orgs.push(...listed(value));
    else if (key === "year") {
      const [from, to = from] = value.split("..");
      query.years = [Number(from || 0), Number(to || 9999)];
    } else if (value.trim() !== "") {
      if (plain === undefined) query.phrases.push(value);
      query.text += `${value} `;
    }
  }
  query.text = query.text.trim();
  return query;
}

/** Which documents have all words of `words`; of a phrase the page does not check that they follow one another. */
function having(search, words) {
  let found = null;
  for (const { term } of search.words.all(words).filter((token) => token.sort === "word")) {
    const has = new Set();
    search.tables.each(term, (document) => has.add(document));
    found = found === null ? has : new Set([...found].filter((document) => has.has(document)));
  }
  return found ?? new Set();
}

/** What was found for `words`: the records, best first, as `[{record, score}]`, how many of them are good matches, and how
 * the words were read. */
export function find(atlas, words) {
  const search = searchOf(atlas);
  const query = parted(words);
  const { documents } = search.tables;
  const kinds = query.kinds.map((word) => search.kinds.findIndex((kind) => [kind.name, kind.list, ...kind.aliases].includes(fold(word))));
  const orgs = query.orgs.map((org) => fold(org));
  const withAll = query.phrases.map((phrase) => having(search, phrase));
  const without = query.without.map((phrase) => having(search, phrase));
  const keeps = (document) => {
    const { id, kind, year, orgs: of } = documents[document];
    return (
      atlas.get(id) !== undefined &&
      (kinds.length === 0 || kinds.includes(kind)) &&
      (orgs.length === 0 || of.some((org) => orgs.includes(org))) &&
      (query.years === null || (year >= query.years[0] && year <= query.years[1] && year > 0)) &&
      withAll.every((has) => has.has(document)) &&
      !without.some((has) => has.has(document))
    );
  };
  const asRecord = ({ document, score }) => ({ record: atlas.get(documents[document].id), score });
  if (query.text === "") {
    const bare = kinds.length + orgs.length + without.length === 0 && query.years === null;
    const all = bare ? [] : [...documents.keys()].filter(keeps).map((document) => asRecord({ document, score: 0 }));
    return { hits: all, good: all.length, notes: [] };
  }
  const question = search.read(query.text);
  const { hits, good } = question.rank(keeps);
  return { hits: hits.map(asRecord), good, notes: question.notes };
}
