// SPDX-License-Identifier: Apache-2.0
#include "depot/store/request_store.h"

#include <algorithm>

#include "depot/store/words.h"

namespace depot::store {
namespace {

using archive::DossierId;
using core::db::Query;
using core::db::Row;
using core::db::Tx;

Query chosen_requests() {
    return Query(
        "SELECT id, number, year, unit_id, unit_name, state, requester, contact, purpose, sought, received_on, due_on, "
        "registered_by, registered_position, registered_name, registered_at, first_due, extended_reason, answer, "
        "reason, "
        "ground, ended_on, ended_name, letter, letter_number, reminded_for, pressed_on, forgotten_on, version "
        "FROM depot_request WHERE 1 = 1");
}

InfoRequest read_request(const Row& row) {
    InfoRequest made;
    made.id = row.id<RequestId>(0);
    made.number = row.integer(1);
    made.year = static_cast<int>(row.integer(2));
    made.unit = row.id<core::UnitId>(3);
    made.unit_name = row.text(4);
    made.state = word_in(all_request_states, row.text(5));
    made.requester = row.text(6);
    made.contact = row.text(7);
    made.purpose = row.text(8);
    made.sought = row.text(9);
    made.received = row.date(10);
    made.due = row.date(11);
    made.registered = {row.id<core::PersonId>(12), row.id<core::PositionId>(13), row.text(14), row.instant(15)};
    made.first_due = row.maybe(16, &Row::date);
    made.extended_reason = row.text(17);
    if (const auto word = row.text(18); !word.empty()) made.answer = word_in(all_answers, word);
    made.reason = row.text(19);
    made.ground = row.text(20);
    made.ended = row.maybe(21, &Row::date);
    made.ended_name = row.text(22);
    made.letter = row.text(23);
    made.letter_number = row.text(24);
    made.reminded_for = row.maybe(25, &Row::date);
    made.pressed = row.maybe(26, &Row::date);
    made.forgotten = row.maybe(27, &Row::date);
    made.version = row.integer(28);
    return made;
}

Sought read_record(const Row& row) {
    return {row.id<DossierId>(0), word_in(all_releases, row.text(1)), row.text(2), row.text(3), row.maybe(4, &Row::date), row.instant(5)};
}

Ground read_ground(const Row& row) {
    Ground made;
    made.id = row.id<GroundId>(0);
    made.unit = row.id<core::UnitId>(1);
    made.name = row.text(2);
    made.citation = row.text(3);
    if (!row.null(4)) made.years = static_cast<int>(row.integer(4));
    made.ended = row.maybe(5, &Row::date);
    return made;
}

void narrow(Query& query, const RequestAsk& ask) {
    query.add(" AND unit_id IN (").list(values_of(ask.units)).add(")");
    if (ask.state) query.add(" AND state = ?", {name(*ask.state)});
    if (ask.ended) query.add(" AND state <> 'open'");
    if (ask.overdue_on) query.add(" AND state = 'open' AND due_on < ?", {*ask.overdue_on});
    if (ask.year) query.add(" AND year = ?", {*ask.year});
}

}  // namespace

void insert(Tx& tx, const InfoRequest& r) {
    tx.exec("INSERT INTO depot_request (id, number, year, unit_id, unit_name, state, requester, contact, purpose, "
            "sought, "
            "received_on, due_on, registered_by, registered_position, registered_name, registered_at, extended_reason, "
            "answer, reason, ground, ended_name, letter, letter_number, version) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', '', '', '', '', '', 1)",
            {r.id, r.number, r.year, r.unit, r.unit_name, name(r.state), r.requester, r.contact, r.purpose, r.sought,
             r.received, r.due, r.registered.person, r.registered.position, r.registered.name, r.registered.at});
}

void save(Tx& tx, InfoRequest& r) {
    const auto changed = tx.exec(
        "UPDATE depot_request SET state = ?, requester = ?, contact = ?, purpose = ?, sought = ?, due_on = ?, "
        "first_due = ?, "
        "extended_reason = ?, answer = ?, reason = ?, ground = ?, ended_on = ?, ended_name = ?, letter = ?, "
        "letter_number = ?, reminded_for = ?, pressed_on = ?, forgotten_on = ?, version = version + 1 "
        "WHERE id = ? AND version = ?",
        {name(r.state), r.requester, r.contact, r.purpose, r.sought, r.due, r.first_due, r.extended_reason,
         r.answer ? name(*r.answer) : "", r.reason, r.ground, r.ended, r.ended_name, r.letter, r.letter_number,
         r.reminded_for, r.pressed, r.forgotten, r.id, r.version});
    if (changed != 1) throw core::Error(core::Code::conflict, "depot.error.changed");
    ++r.version;
}

std::optional<InfoRequest> request(Tx& tx, RequestId id) {
    auto found = chosen_requests().add(" AND id = ?", {id}).all(tx, read_request);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<InfoRequest> requests(Tx& tx, const RequestAsk& ask) {
    auto query = chosen_requests();
    narrow(query, ask);
    query.add(" ORDER BY year DESC, number DESC, id DESC").limit(ask.limit);
    return query.all(tx, read_request);
}

std::int64_t count(Tx& tx, const RequestAsk& ask) {
    Query query("SELECT COUNT(*) FROM depot_request WHERE 1 = 1");
    narrow(query, ask);
    return query.count(tx);
}

RequestCounts request_counts(Tx& tx, const std::vector<core::UnitId>& units, int year, core::Date today) {
    RequestCounts sums;
    Query query("SELECT state, answer, COUNT(*), COUNT(first_due), COUNT(CASE WHEN (state = 'open' AND due_on < ?) "
                "OR (state = 'answered' AND ended_on > due_on) THEN 1 END) FROM depot_request "
                "WHERE year = ? AND unit_id IN (", {today, year});
    struct Sum {
        std::string state, answer;
        std::int64_t found, extended, late;
    };
    const auto all = query.list(values_of(units)).add(") GROUP BY state, answer").all(tx, [](const Row& row) {
        return Sum{row.text(0), row.text(1), row.integer(2), row.integer(3), row.integer(4)};
    });
    for (const auto& each : all) {
        sums.received += each.found;
        sums.extended += each.extended;
        sums.late += each.late;
        const auto state = word_in(all_request_states, each.state);
        if (state == RequestState::open) sums.open += each.found;
        if (state == RequestState::withdrawn) sums.withdrawn += each.found;
        if (state != RequestState::answered) continue;
        switch (word_in(all_answers, each.answer)) {
            case Answer::granted: sums.granted += each.found; break;
            case Answer::partly: sums.partly += each.found; break;
            case Answer::refused: sums.refused += each.found; break;
        }
    }
    return sums;
}

std::vector<InfoRequest> requests_due(Tx& tx, core::Date until) {
    return chosen_requests().add(" AND state = 'open' AND due_on <= ? ORDER BY due_on, id", {until})
        .all(tx, read_request);
}

std::vector<InfoRequest> requests_to_forget(Tx& tx, core::Date ended_before, int most) {
    return chosen_requests()
        .add(" AND ended_on < ? AND forgotten_on IS NULL ORDER BY ended_on, id", {ended_before})
        .limit(most)
        .all(tx, read_request);
}

bool propose(Tx& tx, RequestId id, DossierId dossier, core::Instant at) {
    return tx.exec("INSERT INTO depot_request_record (request_id, dossier_id, release, ground, reason, added_at) "
                   "VALUES (?, ?, ?, '', '', ?) ON CONFLICT DO NOTHING",
                   {id, dossier, name(Release::undecided), at}) == 1;
}

bool drop(Tx& tx, RequestId id, DossierId dossier) {
    return tx.exec("DELETE FROM depot_request_record WHERE request_id = ? AND dossier_id = ?", {id, dossier}) == 1;
}

void judge(Tx& tx, RequestId id, const Sought& s, core::Instant at) {
    tx.exec("UPDATE depot_request_record SET release = ?, ground = ?, reason = ?, closed_until = ?, judged_at = ? "
            "WHERE request_id = ? AND dossier_id = ?",
            {name(s.release), s.ground, s.reason, s.closed_until, at, id, s.dossier});
}

std::vector<Sought> records(Tx& tx, RequestId id) {
    return tx.all("SELECT dossier_id, release, ground, reason, closed_until, COALESCE(judged_at, added_at) FROM depot_request_record "
                  "WHERE request_id = ? ORDER BY added_at, dossier_id",
                  {id}, read_record);
}

namespace {

using Word = std::pair<Sought, ClosedBefore>;

// The last one any unit said of it, of another request than `but`; with `since` only what was said after that decided it.
std::optional<Word> word(Tx& tx, DossierId dossier, const std::optional<RequestId>& but, bool since) {
    Query query("SELECT r.dossier_id, r.release, r.ground, r.reason, r.closed_until, COALESCE(r.judged_at, r.added_at), "
                "q.id, q.number, q.year, q.unit_id "
                "FROM depot_request_record r JOIN depot_request q ON q.id = r.request_id "
                "WHERE r.dossier_id = ? AND r.release IN ('open', 'closed')",
                {dossier});
    if (but) query.add(" AND r.request_id <> ?", {*but});
    if (but && since)
        query.add(" AND COALESCE(r.judged_at, r.added_at) > (SELECT COALESCE(m.judged_at, m.added_at) "
                  "FROM depot_request_record m WHERE m.request_id = ? AND m.dossier_id = ?)", {*but, dossier});
    auto found = query.add(" ORDER BY COALESCE(r.judged_at, r.added_at) DESC, r.request_id DESC LIMIT 1").all(tx, [](const Row& row) {
        auto word = read_record(row);
        ClosedBefore by{row.id<RequestId>(6), std::to_string(row.integer(7)) + "/" + std::to_string(row.integer(8)),
                        word.ground, word.closed_until, row.id<core::UnitId>(9)};
        return Word(std::move(word), std::move(by));
    });
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

// Where it closes it that day.
std::optional<Word> closing_word(Tx& tx, DossierId dossier, core::Date on, RequestId but, bool since = false) {
    auto last = word(tx, dossier, but, since);
    const bool closed = last && last->first.release == Release::closed &&
                        (!last->first.closed_until || *last->first.closed_until >= on);
    return closed ? last : std::nullopt;
}

}  // namespace

std::optional<Sought> closure(Tx& tx, DossierId dossier, core::Date on, RequestId but) {
    auto word = closing_word(tx, dossier, on, but);
    return word ? std::optional(std::move(word->first)) : std::nullopt;
}

std::optional<Sought> last_word(Tx& tx, DossierId dossier) {
    auto last = word(tx, dossier, std::nullopt, false);
    return last ? std::optional(std::move(last->first)) : std::nullopt;
}

std::optional<Sought> closed_since(Tx& tx, RequestId id, DossierId dossier, core::Date on) {
    auto word = closing_word(tx, dossier, on, id, true);
    return word ? std::optional(std::move(word->first)) : std::nullopt;
}

std::optional<ClosedBefore> closed_before(Tx& tx, const std::vector<core::UnitId>& units, DossierId dossier, core::Date on,
                                          RequestId but) {
    auto word = closing_word(tx, dossier, on, but);
    const bool ours = word && std::find(units.begin(), units.end(), word->second.unit) != units.end();
    return ours ? std::optional(std::move(word->second)) : std::nullopt;
}

void give(Tx& tx, RequestId id, const Copy& c, core::Instant at) {
    tx.exec("INSERT INTO depot_request_copy (id, request_id, dossier_id, copies, redacted, given_on, given_name) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            {core::Uuid::make(at), id, c.dossier, c.copies, c.redacted, c.given, c.by});
}

std::vector<Copy> copies(Tx& tx, RequestId id) {
    return tx.all("SELECT dossier_id, copies, redacted, given_on, given_name FROM depot_request_copy "
                  "WHERE request_id = ? ORDER BY given_on, id",
                  {id}, [](const Row& row) {
                      return Copy{row.id<DossierId>(0), static_cast<int>(row.integer(1)), row.flag(2), row.date(3),
                                  row.text(4)};
                  });
}

std::int64_t copies_given(Tx& tx, const std::vector<core::UnitId>& units, int year) {
    Query query("SELECT CAST(COALESCE(SUM(c.copies), 0) AS BIGINT) FROM depot_request_copy c JOIN depot_request q "
                "ON q.id = c.request_id WHERE q.year = ? AND q.unit_id IN (", {year});
    return query.list(values_of(units)).add(")").count(tx);
}

void insert(Tx& tx, const Ground& g) {
    tx.exec("INSERT INTO depot_ground (id, unit_id, name, citation, years) VALUES (?, ?, ?, ?, ?)",
            {g.id, g.unit, g.name, g.citation, g.years});
}

bool end(Tx& tx, GroundId id, core::Date on) {
    return tx.exec("UPDATE depot_ground SET ended_on = ? WHERE id = ? AND ended_on IS NULL", {on, id}) == 1;
}

std::optional<Ground> ground(Tx& tx, GroundId id) {
    return tx.one("SELECT id, unit_id, name, citation, years, ended_on FROM depot_ground WHERE id = ?", {id},
                  read_ground);
}

std::vector<Ground> grounds(Tx& tx, const std::vector<core::UnitId>& units) {
    Query query("SELECT id, unit_id, name, citation, years, ended_on FROM depot_ground WHERE unit_id IN (");
    return query.list(values_of(units))
        .add(") ORDER BY CASE WHEN ended_on IS NULL THEN 0 ELSE 1 END, name, id")
        .all(tx, read_ground);
}

}  // namespace depot::store
