// Search in the page: a name in full first, then records that have all the words, then those that have most of them.

/** Letters without case and accents, words apart. */
export function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[‘’']/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const STOP = new Set("a an and are as at be by did do does for from had has have how in is it its of on or that the their they this to was were what when where which who whom whose why will with".split(" "));

/** The plural of a word found under its singular. */
function stem(word) {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (word.length > 3 && word.endsWith("s") && !/(ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

function texts(field, value, visit) {
  if (value === undefined || value === null || value === false) return;
  if (Array.isArray(value)) for (const each of value) texts(field, each, visit);
  else if (field.parts) {
    for (const set of field.keyed ? Object.values(value) : [value]) for (const part of field.parts) texts(part, set[part.name], visit);
  } else if (field.weight > 0) visit(String(value), field);
}

/** Words of all records with the weight of the field that they are in, made when first asked for. */
function index(atlas) {
  if (atlas.index?.records === atlas.records) return atlas.index;
  const postings = new Map();
  const names = new Map();
  const lengths = new Map();
  const add = (word, id, weight) => {
    if (!postings.has(word)) postings.set(word, new Map());
    const list = postings.get(word);
    list.set(id, Math.max(list.get(id) ?? 0, weight));
  };
  for (const record of atlas.records) {
    const kind = atlas.kinds.get(record.kind);
    let length = 0;
    for (const field of kind.fields) {
      texts(field, record[field.name], (text, of) => {
        const linked = of.type === "link" ? atlas.get(text) : null;
        const said = linked ? [linked.name, linked.acronym].filter(Boolean).join(" ") : (of.words?.[text] ?? text);
        for (const word of fold(said).split(" ")) {
          if (!word) continue;
          length += 1;
          add(stem(word), record.id, of.weight);
        }
      });
    }
    lengths.set(record.id, length);
    for (const [place, name] of [record.id, record.acronym, record.symbol, ...(record.aliases ?? []), record.name, record.title].entries()) {
      if (!name) continue;
      const key = fold(name);
      if (!names.has(key)) names.set(key, []);
      if (!names.get(key).some((known) => known.record === record)) names.get(key).push({ record, place });
    }
  }
  atlas.index = { records: atlas.records, postings, names, lengths, words: [...postings.keys()] };
  return atlas.index;
}

/** At most one letter changed, left out, added or swapped; two in long words. */
function near(left, right) {
  const most = left.length > 7 ? 2 : 1;
  if (Math.abs(left.length - right.length) > most) return false;
  let before = [];
  let row = Array.from({ length: right.length + 1 }, (_, place) => place);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (left[i - 1] === right[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return row[right.length] <= most;
}

function matching(known, word, last) {
  const found = new Map();
  const take = (key, share) => {
    for (const [id, weight] of known.postings.get(key) ?? []) found.set(id, Math.max(found.get(id) ?? 0, weight * share));
  };
  take(word, 1);
  if (last && word.length > 2) for (const each of known.words) if (each.length > word.length && each.startsWith(word)) take(each, 0.5);
  if (found.size === 0 && word.length > 2) for (const each of known.words) if (each.startsWith(word)) take(each, 0.6);
  if (found.size === 0 && word.length > 3) for (const each of known.words) if (each[0] === word[0] && near(word, each)) take(each, 0.7);
  return found;
}

/** What was found for `words`, best first: `[{record, score}]`. */
export function find(atlas, words) {
  const asked = fold(words);
  if (asked === "") return [];
  const known = index(atlas);
  const all = asked.split(" ");
  const content = all.filter((word) => !STOP.has(word));
  const wanted = (content.length > 0 ? content : all).map(stem);
  const scores = new Map();
  const hits = new Map();
  for (const [place, word] of wanted.entries()) {
    const found = matching(known, word, place === wanted.length - 1);
    const rarity = Math.log(1 + known.records.length / (1 + found.size));
    for (const [id, weight] of found) {
      scores.set(id, (scores.get(id) ?? 0) + (rarity * weight) / (weight + 2 + known.lengths.get(id) / 120));
      hits.set(id, (hits.get(id) ?? 0) + 1);
    }
  }
  const most = Math.max(0, ...hits.values());
  const least = most === wanted.length ? most : Math.max(1, most);
  const found = [...scores].filter(([id]) => hits.get(id) >= least).map(([id, score]) => ({ record: atlas.get(id), score: (score * (atlas.kinds.get(atlas.get(id).kind).boost ?? 100)) / 100 }));
  const named = (known.names.get(asked) ?? []).toSorted((left, right) => left.place - right.place).map(({ record, place }) => ({ record, score: 1000 - place + (record.kind === "term" ? -50 : 0) }));
  const merged = [...named.toSorted((left, right) => right.score - left.score), ...found.filter((hit) => !named.some((each) => each.record === hit.record)).toSorted((left, right) => right.score - left.score || left.record.id.localeCompare(right.record.id))];
  return merged;
}
