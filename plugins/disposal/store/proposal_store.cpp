// SPDX-License-Identifier: Apache-2.0
#include "disposal/store/proposal_store.h"

#include "core/db/in_parts.h"

namespace disposal {

using archive::DossierId;
using core::db::Query;
using core::db::Row;
using core::db::Tx;

namespace {

constexpr std::array<archive::Route, 3> all_routes{archive::Route::none, archive::Route::head,
                                                   archive::Route::national_archives};

Query without_report() {
    return Query("p.kind = 'destruction' AND p.state = 'done' AND NOT EXISTS (SELECT 1 FROM disposal_paper r "
                 "WHERE r.proposal_id = p.id AND r.kind = 'report' AND (r.subject <> '' OR r.confirmed_by <> ''))");
}

Query proposals_chosen() {
    return Query(
        "SELECT p.id, p.kind, p.state, p.number, p.year, p.unit_id, p.unit_name, p.records_unit_id, p.records_unit_name, "
        "p.route, p.proposer_id, p.proposer_name, p.proposer_position_id, p.proposer_position_name, p.created_at, p.note, "
        "p.method, p.place, p.hash, p.version, p.after_id, "
        "(SELECT COUNT(*) FROM disposal_line l WHERE l.proposal_id = p.id), CASE WHEN ")
        .add(without_report())
        .add(" THEN 1 ELSE 0 END FROM disposal_proposal p WHERE 1 = 1");
}

Proposal read_proposal(const Row& row) {
    Proposal p;
    p.id = row.id<ProposalId>(0);
    p.kind = named(row.text(1), all_kinds);
    p.state = named(row.text(2), all_states);
    p.number = row.integer(3);
    p.year = static_cast<int>(row.integer(4));
    p.unit = row.id<core::UnitId>(5);
    p.unit_name = row.text(6);
    p.records_unit = row.id<core::UnitId>(7);
    p.records_unit_name = row.text(8);
    for (const auto route : all_routes)
        if (archive::name(route) == row.text(9)) p.route = route;
    p.proposer = {row.id<core::PersonId>(10), row.text(11), row.id<core::PositionId>(12), row.text(13)};
    p.created = row.instant(14);
    p.note = row.text(15);
    p.method = row.text(16);
    p.place = row.text(17);
    p.hash = row.digest(18);
    p.version = row.integer(19);
    p.after = row.maybe(20, &Row::id<ProposalId>);
    return p;
}

Query lines_of(ProposalId id) {
    return Query("SELECT line_no, dossier_id, snapshot, hash, access, decision, reason, decided_by, found, found_note, "
                 "found_by, outcome, outcome_why, definitive, verdict, years, arrived, arrived_note, arrived_by "
                 "FROM disposal_line WHERE proposal_id = ?",
                 {id});
}

Line read_line(const Row& row) {
    Line line;
    line.number = static_cast<int>(row.integer(0));
    line.dossier = row.id<DossierId>(1);
    const auto snapshot = row.text(2);   // of old ones every letter is in it
    line.snapshot = core::json::parse(snapshot, snapshot.size());
    line.hash = row.digest(3);
    line.access = static_cast<int>(row.integer(4));
    line.decision = named(row.text(5), all_decisions);
    line.reason = row.text(6);
    line.decided_by = row.text(7);
    line.found = named(row.text(8), all_found);
    line.found_note = row.text(9);
    line.found_by = row.text(10);
    line.outcome = named(row.text(11), all_outcomes);
    line.outcome_why = core::json::parse(row.text(12));
    line.definitive = row.integer(13);
    for (const auto verdict : archive::all_verdicts)
        if (archive::name(verdict) == row.text(14)) line.verdict = verdict;
    line.years = static_cast<int>(row.integer(15));
    line.arrived = named(row.text(16), all_found);
    line.arrived_note = row.text(17);
    line.arrived_by = row.text(18);
    return line;
}

void within(Query& query, const Sight& sight) {
    if (sight.all) return;
    core::db::Values units;
    for (const auto& unit : sight.units) units.emplace_back(unit);
    query.add(" AND (p.unit_id IN (").list(units).add(") OR p.records_unit_id IN (").list(units).add(")");
    if (sight.position)
        query.add(" OR p.id IN (SELECT m.proposal_id FROM disposal_member m WHERE m.position_id = ?)", {*sight.position});
    query.add(")");
}

}  // namespace

void ProposalStore::insert(Tx& tx, Proposal& p) {
    p.number = core::db::next(tx, "disposal/" + std::string(name(p.kind)) + "/" + p.records_unit.text() + "/" +
                                      std::to_string(p.year));
    tx.exec("INSERT INTO disposal_proposal (id, kind, state, number, year, unit_id, unit_name, records_unit_id, "
            "records_unit_name, route, proposer_id, proposer_name, proposer_position_id, proposer_position_name, created_at, "
            "note, method, place, hash, version, after_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)",
            {p.id, name(p.kind), name(p.state), p.number, p.year, p.unit, p.unit_name, p.records_unit, p.records_unit_name,
             archive::name(p.route), p.proposer.person, p.proposer.person_name, p.proposer.position,
             p.proposer.position_name, p.created, p.note, p.method, p.place, p.hash, p.after});
}

void ProposalStore::save(Tx& tx, Proposal& p) {
    const auto changed = tx.exec(
        "UPDATE disposal_proposal SET state = ?, route = ?, note = ?, method = ?, place = ?, hash = ?, version = version + 1 "
        "WHERE id = ? AND version = ?",
        {name(p.state), archive::name(p.route), p.note, p.method, p.place, p.hash, p.id, p.version});
    if (changed != 1) throw core::Error(core::Code::conflict, "disposal.error.changed");
    ++p.version;
}

std::optional<Proposal> ProposalStore::find(Tx& tx, ProposalId id) {
    auto found = proposals_chosen().add(" AND p.id = ?", {id}).all(tx, read_proposal);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Heading> ProposalStore::list(Tx& tx, const Sight& sight, const Wish& wish) {
    auto query = proposals_chosen();
    within(query, sight);
    if (wish.kind) query.add(" AND p.kind = ?", {name(*wish.kind)});
    if (wish.state) query.add(" AND p.state = ?", {name(*wish.state)});
    if (wish.open) query.add(" AND p.state NOT IN ('done', 'returned', 'rejected', 'cancelled')");
    if (wish.unreported) query.add(" AND ").add(without_report());
    if (!wish.after.empty()) query.add(" AND p.id < ?", {ProposalId::parse(wish.after)});
    query.add(" ORDER BY p.id DESC").limit(wish.limit);
    return query.all(tx, [](const Row& row) { return Heading{read_proposal(row), row.integer(21), row.integer(22) == 1}; });
}

std::vector<Proposal> ProposalStore::removals(Tx& tx, ProposalId handover) {
    return proposals_chosen().add(" AND p.after_id = ? ORDER BY p.id", {handover}).all(tx, read_proposal);
}

std::int64_t ProposalStore::count(Tx& tx, const Sight& sight, const std::vector<State>& states) {
    Query query("SELECT COUNT(*) FROM disposal_proposal p WHERE p.state IN (");
    core::db::Values words;
    for (const auto state : states) words.emplace_back(name(state));
    query.list(words).add(")");
    within(query, sight);
    return query.count(tx);
}

std::int64_t ProposalStore::unreported(Tx& tx, const std::vector<core::UnitId>& records) {
    Query query("SELECT COUNT(*) FROM disposal_proposal p WHERE ");
    return query.add(without_report()).add(" AND p.records_unit_id IN (").list(core::db::Values(records.begin(), records.end())).add(")").count(tx);
}

void ProposalStore::insert(Tx& tx, ProposalId id, const Line& line) {
    tx.exec("INSERT INTO disposal_line (proposal_id, line_no, dossier_id, snapshot, hash, access, decision, reason, "
            "decided_by, found, found_note, found_by, outcome, outcome_why, definitive) "
            "VALUES (?, ?, ?, ?, ?, ?, 'open', '', '', 'unchecked', '', '', 'none', 'null', 0)",
            {id, line.number, line.dossier, core::json::write(line.snapshot), line.hash, line.access});
}

void ProposalStore::save(Tx& tx, ProposalId id, const Line& line) {
    tx.exec("UPDATE disposal_line SET snapshot = ?, hash = ?, access = ?, decision = ?, reason = ?, decided_by = ?, "
            "found = ?, found_note = ?, found_by = ?, outcome = ?, outcome_why = ?, definitive = ?, verdict = ?, years = ?, "
            "arrived = ?, arrived_note = ?, arrived_by = ? WHERE proposal_id = ? AND line_no = ?",
            {core::json::write(line.snapshot), line.hash, line.access, name(line.decision), line.reason, line.decided_by,
             name(line.found), line.found_note, line.found_by, name(line.outcome), core::json::write(line.outcome_why),
             line.definitive, line.verdict ? archive::name(*line.verdict) : std::string_view(), line.years,
             name(line.arrived), line.arrived_note, line.arrived_by, id, line.number});
}

std::vector<Line> ProposalStore::lines(Tx& tx, ProposalId id) {
    return lines_of(id).add(" ORDER BY line_no").all(tx, read_line);
}

std::optional<Line> ProposalStore::line(Tx& tx, ProposalId id, int number) {
    auto found = lines_of(id).add(" AND line_no = ?", {number}).all(tx, read_line);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<std::pair<Proposal, Line>> ProposalStore::of_dossier(Tx& tx, DossierId dossier) {
    std::vector<std::pair<Proposal, Line>> all;
    const auto of = tx.all("SELECT proposal_id, line_no FROM disposal_line WHERE dossier_id = ? ORDER BY proposal_id DESC",
                           {dossier}, [](const Row& row) {
                               return std::pair(row.id<ProposalId>(0), static_cast<int>(row.integer(1)));
                           });
    for (const auto& [id, number] : of) {
        auto proposal = find(tx, id);
        auto one = line(tx, id, number);
        if (proposal && one) all.emplace_back(*std::move(proposal), *std::move(one));
    }
    return all;
}

void ProposalStore::put(Tx& tx, ProposalId id, const Member& member) {
    tx.exec("DELETE FROM disposal_member WHERE proposal_id = ? AND part = ?", {id, name(member.part)});
    tx.exec("INSERT INTO disposal_member (proposal_id, part, person_id, person_name, position_id, position_name) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            {id, name(member.part), member.who.person, member.who.person_name, member.who.position,
             member.who.position_name});
}

std::vector<Member> ProposalStore::members(Tx& tx, ProposalId id) {
    return tx.all("SELECT part, person_id, person_name, position_id, position_name FROM disposal_member "
                  "WHERE proposal_id = ? ORDER BY part",
                  {id}, [](const Row& row) {
                      return Member{named(row.text(0), all_parts),
                                    {row.id<core::PersonId>(1), row.text(2), row.id<core::PositionId>(3), row.text(4)}};
                  });
}

void ProposalStore::put(Tx& tx, ProposalId id, const Assent& assent) {
    tx.exec("INSERT INTO disposal_assent (proposal_id, part, person_id, person_name, position_id, position_name, given_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            {id, name(assent.part), assent.who.person, assent.who.person_name, assent.who.position, assent.who.position_name,
             assent.at});
}

std::vector<Assent> ProposalStore::assents(Tx& tx, ProposalId id) {
    return tx.all("SELECT part, person_id, person_name, position_id, position_name, given_at FROM disposal_assent "
                  "WHERE proposal_id = ? ORDER BY given_at, part",
                  {id}, [](const Row& row) {
                      return Assent{named(row.text(0), all_parts),
                                    {row.id<core::PersonId>(1), row.text(2), row.id<core::PositionId>(3), row.text(4)},
                                    row.instant(5)};
                  });
}

void ProposalStore::drop_assents(Tx& tx, ProposalId id) { tx.exec("DELETE FROM disposal_assent WHERE proposal_id = ?", {id}); }

void ProposalStore::put(Tx& tx, ProposalId id, const Document& d) {
    take_off(tx, id, d.kind);
    tx.exec("INSERT INTO disposal_paper (proposal_id, kind, number, paper_date, subject, bytes, name, signers, added_by, "
            "added_at, bringer_id, judged, confirmed_by, confirmed_why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {id, name(d.kind), d.number, d.date, d.subject, d.bytes, d.name, d.signers, d.added_by, d.added, d.bringer,
             core::json::write(d.judged), d.confirmed_by, d.confirmed_why});
}

void ProposalStore::take_off(Tx& tx, ProposalId id, Paper kind) {
    tx.exec("DELETE FROM disposal_paper WHERE proposal_id = ? AND kind = ?", {id, name(kind)});
}

std::vector<Document> ProposalStore::papers(Tx& tx, ProposalId id) {
    return tx.all("SELECT kind, number, paper_date, subject, bytes, name, signers, added_by, added_at, bringer_id, judged, "
                  "confirmed_by, confirmed_why FROM disposal_paper "
                  "WHERE proposal_id = ? ORDER BY added_at, kind",
                  {id}, [](const Row& row) {
                      Document d;
                      d.kind = named(row.text(0), all_papers);
                      d.number = row.text(1);
                      d.date = row.date(2);
                      d.subject = row.text(3);
                      d.bytes = row.digest(4);
                      d.name = row.text(5);
                      d.signers = static_cast<int>(row.integer(6));
                      d.added_by = row.text(7);
                      d.added = row.instant(8);
                      if (!row.null(9)) d.bringer = row.id<core::PersonId>(9);
                      d.judged = core::json::parse(row.text(10));
                      d.confirmed_by = row.text(11);
                      d.confirmed_why = row.text(12);
                      return d;
                  });
}

void ProposalStore::add(Tx& tx, ProposalId id, const Step& step) {
    const auto last = tx.count("SELECT COALESCE(MAX(step_no), 0) FROM disposal_step WHERE proposal_id = ?", {id});
    tx.exec("INSERT INTO disposal_step (proposal_id, step_no, act, state, person_id, person_name, position_id, "
            "position_name, acted_at, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {id, last + 1, name(step.act), name(step.to), step.who.person, step.who.person_name, step.who.position,
             step.who.position_name, step.at, step.note});
}

std::vector<Step> ProposalStore::steps(Tx& tx, ProposalId id) {
    return tx.all("SELECT act, state, person_id, person_name, position_id, position_name, acted_at, note "
                  "FROM disposal_step WHERE proposal_id = ? ORDER BY step_no",
                  {id}, [](const Row& row) {
                      return Step{named(row.text(0), all_acts),
                                  named(row.text(1), all_states),
                                  {row.id<core::PersonId>(2), row.text(3), row.id<core::PositionId>(4), row.text(5)},
                                  row.instant(6),
                                  row.text(7)};
                  });
}

void ProposalStore::put(Tx& tx, ProposalId id, Paper kind, const Begun& draft) {
    tx.exec("INSERT INTO disposal_draft (proposal_id, paper, subject, begun_by, begun_at) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (proposal_id, paper) DO UPDATE SET subject = excluded.subject, begun_by = excluded.begun_by, "
            "begun_at = excluded.begun_at",
            {id, name(kind), draft.subject, draft.by, draft.at});
}

std::optional<Begun> ProposalStore::begun(Tx& tx, ProposalId id, Paper kind) {
    return tx.one("SELECT subject, begun_by, begun_at FROM disposal_draft WHERE proposal_id = ? AND paper = ?", {id, name(kind)},
                  [](const Row& row) { return Begun{row.text(0), row.text(1), row.instant(2)}; });
}

void ProposalStore::put(Tx& tx, ProposalId id, const Evidence& filed) {
    tx.exec("INSERT INTO disposal_evidence (proposal_id, dossier_id, filed_by, filed_at, report_dossier_id) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (proposal_id) DO UPDATE SET report_dossier_id = excluded.report_dossier_id",
            {id, filed.dossier, filed.by, filed.at, filed.report});
}

std::optional<Evidence> ProposalStore::evidence(Tx& tx, ProposalId id) {
    return tx.one("SELECT dossier_id, filed_by, filed_at, report_dossier_id FROM disposal_evidence WHERE proposal_id = ?", {id},
                  [](const Row& row) {
                      return Evidence{row.id<DossierId>(0), row.text(1), row.instant(2), row.maybe(3, &Row::id<DossierId>)};
                  });
}

std::set<std::string, std::less<>> ProposalStore::papers_among(Tx& tx, const std::vector<std::string>& subjects) {
    std::set<std::string, std::less<>> found;
    core::db::in_parts(subjects, [&](const core::db::Values& some) {
        for (auto& each : core::db::Query("SELECT subject FROM disposal_paper WHERE subject <> '' AND subject IN (")
                              .list(some)
                              .add(")")
                              .all(tx, [](const Row& row) { return row.text(0); }))
            found.insert(std::move(each));
    });
    return found;
}

bool ProposalStore::keeps(Tx& tx, const core::Digest& bytes) {
    return tx.count("SELECT COUNT(*) FROM disposal_paper WHERE bytes = ?", {bytes}) > 0;
}

}  // namespace disposal
