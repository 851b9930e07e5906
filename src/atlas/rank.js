// Which records answer a question, and how well: the same as src/search/, whose numbers and lists of words the program
// writes into the page. tests/browser/parity.mjs asks both the same questions.

import { size } from "./words.js";

const HELD = "?";
const SORT = "!";
const NEAR = "~";
const NAMED = "^";
const HELD_SINCE = 1900;
const FIELDS = 24;

/** How many letters to change, leave out, add or swap to make one word of another. */
function edits(left, right) {
  const most = left.length + right.length;
  const last = new Map();
  const rows = Array.from({ length: left.length + 2 }, () => new Array(right.length + 2).fill(0));
  rows[0][0] = most;
  for (let i = 0; i <= left.length; i += 1) [rows[i + 1][0], rows[i + 1][1]] = [most, i];
  for (let j = 0; j <= right.length; j += 1) [rows[0][j + 1], rows[1][j + 1]] = [most, j];
  for (let i = 1; i <= left.length; i += 1) {
    let match = 0;
    for (let j = 1; j <= right.length; j += 1) {
      const [row, column] = [last.get(right[j - 1]) ?? 0, match];
      const same = left[i - 1] === right[j - 1];
      if (same) match = j;
      rows[i + 1][j + 1] = Math.min(rows[i][j] + (same ? 0 : 1), rows[i + 1][j] + 1, rows[i][j + 1] + 1, rows[row][column] + (i - row - 1) + 1 + (j - column - 1));
    }
    last.set(left[i - 1], i);
  }
  return rows[left.length + 1][right.length + 1];
}

/** The words that begin with one, the most frequent first. */
function begun(tables, surface) {
  if ([...surface].length < 3 || /\d/.test(surface)) return [];
  const found = [...tables.beginning(surface)];
  return found.toSorted((left, right) => right.documents - left.documents || (left.surface < right.surface ? -1 : 1));
}

/** The word of the texts nearest to one that is not there. */
function nearest(tables, surface, term) {
  const length = [...surface].length;
  if (length < 4 || /\d/.test(surface)) return undefined;
  const limit = length <= 7 ? 1 : 2;
  let best = limit + 1;
  let found = [];
  for (const entry of tables.entries.values()) {
    if (!/^[\p{Alphabetic}\p{N}]/u.test(entry.term) || Math.abs(size(entry.surface) - size(surface)) > limit) continue;
    const count = entry.term === term ? 0 : edits(surface, entry.surface);
    if (count < best) {
      best = count;
      found = [];
    }
    if (count === best && count <= limit) found.push(entry);
  }
  const other = (entry) => (entry.surface[0] === surface[0] ? 0 : 1);
  return found.toSorted((left, right) => other(left) - other(right) || right.documents - left.documents || (left.surface < right.surface ? -1 : 1))[0];
}

/** Finds how records may have a word. */
class Reader {
  constructor(search, term) {
    this.search = search;
    this.tables = search.tables;
    this.exact = this.tables.frequency(term);
    this.matches = [];
  }

  rarity(documents) {
    const all = this.tables.documents.length;
    const some = Math.max(documents, this.search.rule.rarest);
    return Math.log(1 + Math.max(all - some + 0.5, 0) / (some + 0.5));
  }

  add(term, how, share = 1) {
    const documents = this.tables.frequency(term);
    if (documents === 0 || this.matches.some((known) => known.term === term)) return;
    let rarity = this.rarity(documents);
    if (this.exact > 0) rarity = Math.min(rarity, this.rarity(this.exact));
    this.matches.push({ term, how, weight: rarity * share * this.search.counts(how) });
  }

  itself(term) {
    this.add(term, "itself");
    const root = this.search.words.root(term);
    if (size(root) < 5) return;
    for (const entry of this.tables.beginning(root)) {
      if (entry.term !== term && this.search.words.root(entry.term) === root) this.add(entry.term, "derived");
    }
  }

  groups(groups) {
    for (const group of groups) {
      if (group.startsWith(HELD)) this.add(group, "held");
      else if (group.startsWith(SORT)) this.add(HELD + group.slice(1), "sort");
      else if (group.startsWith(NEAR)) {
        // What is near to a word that many records have adds nothing.
        if (this.exact < this.search.rule.common * this.tables.documents.length) this.add(group, "near");
      }
      else this.add(group, "same");
    }
  }

  joined(left, right) {
    const figures = (word) => /^\d*$/.test(word);
    if (!(figures(left) && figures(right))) this.add(this.search.words.term(left + right), "joined");
  }

  parted(word) {
    // eslint-disable-next-line no-control-regex
    if (!/^[\x00-\x7f]{6,64}$/.test(word)) return;
    for (let middle = 3; middle <= word.length - 3; middle += 1) {
      const [left, right] = [this.search.words.term(word.slice(0, middle)), this.search.words.term(word.slice(middle))];
      if (this.tables.frequency(left) > 0 && this.tables.frequency(right) > 0) {
        this.add(left, "joined", 0.5);
        this.add(right, "joined", 0.5);
        return;
      }
    }
  }

  begun(surface) {
    const found = begun(this.tables, surface).filter((entry) => this.matches.every((known) => known.term !== entry.term));
    const all = found.reduce((sum, entry) => sum + entry.documents, 0);
    this.exact = Math.max(this.exact, all);
    for (const entry of found) this.add(entry.term, "begun");
    return found;
  }

  guessed(surface, term) {
    const found = this.begun(surface);
    if (found.length === 1) return `no record has “${surface}”; searched for “${found[0].surface}”`;
    if (found.length > 1) return `no record has “${surface}”; searched for words that start with it, such as “${found[0].surface}”`;
    const entry = nearest(this.tables, surface, term);
    if (entry === undefined) return `no record has “${surface}”`;
    this.add(entry.term, "corrected");
    return `no record has “${surface}”; searched for “${entry.surface}”`;
  }
}

/** The matches without the word itself where another name counts as much: it is found wherever the word is. */
function covered(matches) {
  const same = Math.max(0, ...matches.filter(({ how }) => how === "same").map(({ weight }) => weight));
  return matches.filter(({ how, weight }) => how !== "itself" || weight > same);
}

/** A question, ready to be ranked. */
class Question {
  constructor(search, text) {
    this.search = search;
    this.terms = [];
    this.notes = [];
    const { tables, rule, lists } = search;
    const tokens = search.words.all(text);
    const words = tokens.filter((token) => token.sort === "word");
    const terms = words.map((token) => token.term);
    const groups = terms.map(() => []);
    search.thesaurus.each(terms, (group, begin, end) => {
      for (let at = begin; at <= end; at += 1) groups[at].push(group);
    });
    this.asked = search.asked(tokens);
    this.years = terms.filter((term) => /^\d{4}$/.test(term) && Number(term) >= 1940 && Number(term) < 2100).map(Number);
    const order = terms.find((term) => lists.first.includes(term) || lists.last.includes(term));
    this.order = order === undefined ? null : lists.first.includes(order) ? "first" : "last";
    const read = [...terms];
    for (const [number, token] of words.entries()) {
      const reader = new Reader(search, token.term);
      reader.itself(token.term);
      reader.groups(groups[number]);
      for (const first of [number - 1, number]) {
        if (first >= 0 && first + 1 < words.length) reader.joined(words[first].surface, words[first + 1].surface);
      }
      if (reader.exact === 0) reader.parted(token.surface);
      if (reader.exact >= 1 && reader.exact <= 2 && [...token.surface].length <= 4) {
        reader.begun(token.surface);
        read[number] = reader.matches.find((found) => found.how === "begun")?.term ?? read[number];
      }
      if (reader.matches.length === 0) {
        this.notes.push(reader.guessed(token.surface, token.term));
        read[number] = reader.matches[0]?.term ?? read[number];
      }
      const named = this.asked.some((kind) => kind.term === token.term);
      const share = named ? rule.kind_word : lists.filler.includes(token.term) ? rule.filler : 1;
      this.add(token.surface, reader.matches, share, lists.first.includes(token.term) || lists.last.includes(token.term));
    }
    for (const token of tokens.filter((token) => token.sort === "joined")) {
      const reader = new Reader(search, token.term);
      reader.add(token.term, "itself");
      this.add(token.surface, reader.matches, 1);
    }
    const all = this.terms.flatMap((term) => term.matches);
    if (all.some((found) => found.how === "held" && found.term.includes(".") && !found.term.includes("="))) this.asked = this.asked.filter((kind) => kind.term !== null);
    const typed = words.map((token) => token.surface);
    this.names(terms, typed);
    if (read.some((term, number) => term !== terms[number])) this.names(read, typed);
    this.orgs = [];
    for (const { matches: [found] } of this.terms.filter((term) => term.weight === 0)) {
      tables.each(found.term, (document) => {
        const { id } = tables.documents[document];
        if (tables.orgs.includes(id) && !this.orgs.includes(id)) this.orgs.push(id);
      });
    }
  }

  add(word, found, share, orders = false) {
    const matches = covered(found);
    for (const found of matches) found.weight *= share;
    const weight = Math.max(0, ...matches.map((found) => found.weight));
    if (weight > 0) this.terms.push({ word, matches: matches.filter((found) => found.weight > this.search.rule.least * weight), weight, orders });
  }

  /** Looks for terms that are together a whole name of a record. */
  names(terms, typed) {
    const { tables, rule } = this.search;
    const reader = new Reader(this.search, "");
    const weights = terms.map((term) => reader.rarity(tables.frequency(term)));
    const sum = (list) => list.reduce((all, each) => all + each, 0);
    const all = sum(weights);
    for (let begin = 0; begin < terms.length; begin += 1) {
      for (let end = begin; end < terms.length; end += 1) {
        const term = NAMED + terms.slice(begin, end + 1).join(" ");
        const known = this.terms.some((of) => of.matches.some((found) => found.term === term));
        if (tables.frequency(term) === 0 || known) continue;
        const part = sum(weights.slice(begin, end + 1));
        this.terms.push({ word: typed.slice(begin, end + 1).join(" "), matches: [{ term, how: "named", weight: rule.named * part * (part / all) ** rule.named_part }], weight: 0 });
      }
    }
  }

  /** The records that answer best, best first: `{document, score}`. */
  rank(keeps) {
    const { tables, rule } = this.search;
    const documents = tables.documents.length;
    const tally = { scores: new Float64Array(documents), met: new Float64Array(documents), fields: new Float64Array(documents * FIELDS), holds: new Uint16Array(documents), content: new Float64Array(documents), sorts: new Uint8Array(documents), named: new Uint8Array(documents) };
    for (const term of this.terms) this.count(term, tally);
    const all = this.terms.reduce((sum, term) => sum + term.weight, 0);
    const hits = [];
    for (let document = 0; document < documents; document += 1) {
      if (tally.scores[document] > 0 && keeps(document)) hits.push({ document, score: tally.scores[document] * this.factor(tally, document, all) });
    }
    this.putInOrder(hits, tally);
    const id = (hit) => tables.documents[hit.document].id;
    hits.sort((left, right) => right.score - left.score || (id(left) < id(right) ? -1 : 1));
    const good = hits.filter((hit) => hit.score >= rule.good * hits[0].score).length;
    return { hits, good };
  }

  count(term, tally) {
    const { tables } = this.search;
    const best = new Map();
    const seen = new Map();
    for (const found of term.matches) {
      const quality = this.search.counts(found.how);
      tables.each(found.term, (document, places) => {
        const score = this.search.score(found, places);
        const known = best.get(document) ?? { score: 0, quality: 0 };
        best.set(document, { score: Math.max(known.score, score), quality: Math.max(known.quality, quality) });
        if (found.how === "named") tally.named[document] = 1;
        if (found.how === "sort") tally.sorts[document] = 1;
        else if (found.how === "held" && found.term.includes(".") && !found.term.includes("=")) this.hold(tally, document, places);
        if (found.how === "sort" || found.how === "held") return;
        let fields = seen.get(document) ?? 0;
        for (const { field } of places) {
          const bit = 1 << (field.number % FIELDS);
          if ((fields & bit) === 0) tally.fields[document * FIELDS + (field.number % FIELDS)] += term.weight * quality;
          fields |= bit;
        }
        seen.set(document, fields);
      });
    }
    for (const [document, { score, quality }] of best) {
      tally.scores[document] += score;
      tally.met[document] += term.weight * quality;
      if (!term.orders) tally.content[document] += term.weight * quality;
    }
  }

  /** Notes the year of a field that the question asks for. */
  hold(tally, document, places) {
    const count = places[0]?.count ?? 0;
    const year = count > 0 ? count + HELD_SINCE : 1;
    const known = tally.holds[document];
    if (known <= 1) tally.holds[document] = year;
    else if (year !== 1) tally.holds[document] = this.order === "first" ? Math.min(year, known) : Math.max(year, known);
  }

  factor(tally, document, all) {
    const { rule, tables, kinds } = this.search;
    const { kind, year } = tables.documents[document];
    const together = Math.max(...tally.fields.subarray(document * FIELDS, (document + 1) * FIELDS)) / all;
    const asked = this.asked.find((each) => each.kind === kind);
    const prior = asked ? Math.max(kinds[kind].boost, rule.asked_prior) : kinds[kind].boost;
    const shared = this.orgs.length > 0 ? this.orgs.filter((org) => tables.documents[document].orgs.includes(org)).length / this.orgs.length : 0;
    return (
      (tally.met[document] / all) *
      (1 + rule.together * together) *
      (prior / 100) *
      (1 + rule.org * shared) *
      (asked ? 1 + (asked.term === null ? rule.asked : rule.asked_by_name) : 1) *
      (tally.holds[document] > 0 ? 1 + (tally.named[document] ? rule.answers_named : rule.answers) : 1) *
      (tally.sorts[document] ? 1 + rule.sort : 1) *
      (this.years.includes(year) ? 1 + rule.year : 1)
    );
  }

  /** Where the question asks for the first or the last, lets the good hits gain by their year. */
  putInOrder(hits, tally) {
    if (this.order === null) return;
    const { rule, tables } = this.search;
    const asksSort = this.terms.some((term) => term.matches.some((found) => found.how === "sort"));
    const sorted = asksSort ? hits.filter((hit) => tally.sorts[hit.document]) : [];
    const pool = sorted.length > 0 ? sorted : hits;
    const best = Math.max(0, ...pool.map((hit) => hit.score));
    const good = pool.filter((hit) => hit.score >= rule.candidate * best);
    const most = Math.max(0, ...good.map((hit) => tally.content[hit.document]));
    const dates = [];
    for (const hit of good) {
      if (tally.content[hit.document] < rule.candidate_met * most) continue;
      const held = tally.holds[hit.document];
      const date = held === 0 ? tables.documents[hit.document].date : held === 1 ? 0 : held * 10000;
      if (date > 0) dates.push({ hit, date });
    }
    const distinct = [...new Set(dates.map(({ date }) => date))].sort((left, right) => (this.order === "last" ? right - left : left - right));
    for (const { hit, date } of dates) hit.score *= 1 + rule.order / (1 + distinct.indexOf(date));
  }
}

/** Everything that a search goes by. */
export class Search {
  constructor(words, thesaurus, tables, { rule, lists, kinds }) {
    this.words = words;
    this.thesaurus = thesaurus;
    this.tables = tables;
    this.rule = rule;
    this.lists = lists;
    this.kinds = kinds;
  }

  /** What a way to have a word counts. */
  counts(how) {
    return how === "itself" || how === "named" ? 1 : this.rule[how === "sort" ? "held" : how];
  }

  score(found, places) {
    if (found.how === "named") return found.weight;
    if (found.how === "held" || found.how === "sort") return found.weight * 0.5;
    const { rule } = this;
    const all = places.reduce((sum, { field, count, length }) => sum + (field.weight * count) / (1 - rule.length + (rule.length * length) / field.mean), 0);
    return (found.weight * all) / (rule.saturation + all);
  }

  /** The kinds that a question asks for, each with the term that named it if it was its own name. */
  asked(tokens) {
    const says = (phrase) => tokens.some((_, at) => phrase.every((term, number) => tokens[at + number]?.term === term));
    return this.kinds.flatMap((of, kind) => {
      const term = of.named.find((name) => tokens.some((token) => token.term === name));
      if (term !== undefined) return [{ kind, term }];
      return of.asked.some(says) ? [{ kind, term: null }] : [];
    });
  }

  read(text) {
    return new Question(this, text);
  }
}
