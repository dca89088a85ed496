// SPDX-License-Identifier: Apache-2.0
#include "incoming/store/branch_store.h"

#include "core/base/text.h"
#include "core/db/in_parts.h"

namespace incoming {

using core::db::Row;
using core::db::Tx;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    return text.empty() ? std::vector<std::string>{} : core::text::split(text, '\n');
}

template <class I>
std::optional<I> id_or_none(const Row& row, int column) {
    if (row.null(column)) return std::nullopt;
    return row.id<I>(column);
}

Branch read_branch(const Row& row) {
    Branch branch;
    branch.id = row.id<BranchId>(0);
    branch.disposition = row.id<DispositionId>(1);
    branch.entry = row.id<IncomingId>(2);
    branch.giver = row.id<core::PositionId>(3);
    branch.position = row.id<core::PositionId>(4);
    branch.position_name = row.text(5);
    branch.responsible = row.flag(6);
    branch.state = branch_state_named(row.text(7));
    branch.due = row.maybe(8, &Row::date);
    branch.given_at = row.instant(9);
    branch.read_at = row.maybe(10, &Row::instant);
    branch.reported_at = row.maybe(11, &Row::instant);
    branch.report = row.text(12);
    branch.person = row.text(13);
    branch.reply = row.text(14);
    branch.ended_at = row.maybe(15, &Row::instant);
    branch.informed = row.flag(16);
    branch.place = static_cast<int>(row.integer(17));
    branch.instructions = lines_of(row.text(18));
    branch.task = row.text(19);
    branch.percent = static_cast<int>(row.integer(20));
    branch.result = id_or_none<letters::LetterId>(row, 21);
    branch.reason = row.text(22);
    branch.taken_from = id_or_none<BranchId>(row, 23);
    return branch;
}

Disposition read_disposition(const Row& row) {
    Disposition made;
    made.id = row.id<DispositionId>(0);
    made.entry = row.id<IncomingId>(1);
    made.parent = id_or_none<BranchId>(row, 2);
    made.giver = row.id<core::PositionId>(3);
    made.giver_name = row.text(4);
    made.giver_person = row.text(5);
    made.given_at = row.instant(6);
    made.instructions = lines_of(row.text(7));
    made.note = row.text(8);
    made.due = row.maybe(9, &Row::date);
    made.capacity = core::capacity_named(row.text(10));
    made.access = classification::access_named(row.text(11));
    made.urgency = letters::urgency_named(row.text(12));
    made.prepared_by = row.text(13);
    return made;
}

ReportFile read_file(const Row& row) {
    return {row.id<ReportFileId>(0), row.id<BranchId>(1), row.text(2),    row.text(3),
            row.digest(4),           row.integer(5),      row.instant(6)};
}

}  // namespace

void BranchStore::insert(Tx& tx, const Disposition& made, const std::optional<core::Uuid>& press) {
    tx.exec(
        "INSERT INTO incoming_disposition (id, entry_id, parent_id, giver_id, giver_name, "
        "giver_person, given_at, instructions, note, due, capacity, access, urgency, prepared_by, press) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {made.id, made.entry, made.parent, made.giver, made.giver_name, made.giver_person,
         made.given_at, core::text::join(made.instructions, "\n"), made.note, made.due,
         core::name(made.capacity), classification::name(made.access), letters::name(made.urgency), made.prepared_by,
         press});
    for (const auto& branch : made.branches) insert(tx, branch);
}

void BranchStore::insert(Tx& tx, const Branch& branch) {
    tx.exec(
        "INSERT INTO incoming_branch (id, disposition_id, entry_id, giver_id, position_id, position_name, "
        "responsible, state, due, given_at, informed, place, instructions, task, reason, taken_from) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {branch.id, branch.disposition, branch.entry, branch.giver, branch.position, branch.position_name,
         branch.responsible, name(branch.state), branch.due, branch.given_at, branch.informed, branch.place,
         core::text::join(branch.instructions, "\n"), branch.task, branch.reason, branch.taken_from});
}

void BranchStore::update(Tx& tx, const Branch& branch) {
    tx.exec(
        "UPDATE incoming_branch SET state = ?, due = ?, read_at = ?, reported_at = ?, report = ?, "
        "percent = ?, result_id = ?, person = ?, reply = ?, reason = ?, ended_at = ? WHERE id = ?",
        {name(branch.state), branch.due, branch.read_at, branch.reported_at, branch.report, branch.percent,
         branch.result, branch.person, branch.reply, branch.reason, branch.ended_at, branch.id});
}

std::vector<Disposition> BranchStore::of(Tx& tx, IncomingId entry) {
    auto all = tx.all(
        "SELECT id, entry_id, parent_id, giver_id, giver_name, giver_person, given_at, "
        "instructions, note, due, capacity, access, urgency, prepared_by FROM incoming_disposition "
        "WHERE entry_id = ? ORDER BY given_at, id",
        {entry}, read_disposition);
    tx.each(
        "SELECT b.id, b.disposition_id, b.entry_id, b.giver_id, b.position_id, b.position_name, "
        "b.responsible, b.state, b.due, b.given_at, b.read_at, b.reported_at, b.report, b.person, "
        "b.reply, b.ended_at, b.informed, b.place, b.instructions, b.task, b.percent, b.result_id, b.reason, "
        "b.taken_from FROM incoming_branch b WHERE b.entry_id = ? "
        "ORDER BY b.place, b.responsible DESC, b.given_at, b.id",
        {entry}, [&](const Row& row) {
            const auto branch = read_branch(row);
            for (auto& made : all)
                if (made.id == branch.disposition) made.branches.push_back(branch);
        });
    return all;
}

Branch BranchStore::get(Tx& tx, BranchId id) {
    auto found = tx.one(
        "SELECT id, disposition_id, entry_id, giver_id, position_id, position_name, responsible, "
        "state, due, given_at, read_at, reported_at, report, person, reply, ended_at, informed, place, "
        "instructions, task, percent, result_id, reason, taken_from FROM incoming_branch WHERE id = ?",
        {id}, read_branch);
    if (!found) throw core::Error(core::Code::not_found, "incoming.error.not_found");
    return *std::move(found);
}

IncomingId BranchStore::entry_of(Tx& tx, DispositionId id) {
    const auto found = tx.one("SELECT entry_id FROM incoming_disposition WHERE id = ?", {id},
                              [](const Row& row) { return row.id<IncomingId>(0); });
    if (!found) throw core::Error(core::Code::not_found, "incoming.error.not_found");
    return *found;
}

std::optional<DispositionId> BranchStore::pressed(Tx& tx, IncomingId entry, const core::Uuid& press) {
    return tx.one("SELECT id FROM incoming_disposition WHERE press = ? AND entry_id = ?", {press, entry},
                  [](const Row& row) { return row.id<DispositionId>(0); });
}

void BranchStore::prepare(Tx& tx, const Prepared& made) {
    drop_prepared(tx, made.entry);
    tx.exec(
        "INSERT INTO incoming_prepared (entry_id, position_id, position_name, person_name, prepared_at, wish) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        {made.entry, made.position, made.position_name, made.person_name, made.at, core::json::write(made.wish)});
}

void BranchStore::raise_access(Tx& tx, IncomingId entry, classification::AccessClass access) {
    using classification::AccessClass;
    core::db::Values lower;
    for (const auto each : {AccessClass::ordinary, AccessClass::limited, AccessClass::secret})
        if (each < access) lower.emplace_back(std::string(classification::name(each)));
    if (lower.empty()) return;
    core::db::Query query("UPDATE incoming_disposition SET access = ? WHERE entry_id = ? AND access IN (",
                          {classification::name(access), entry});
    query.list(lower).add(")").exec(tx);
}

std::optional<Prepared> BranchStore::prepared(Tx& tx, IncomingId entry) {
    return tx.one(
        "SELECT entry_id, position_id, position_name, person_name, prepared_at, wish FROM incoming_prepared "
        "WHERE entry_id = ?",
        {entry}, [](const Row& row) {
            return Prepared{row.id<IncomingId>(0), row.id<core::PositionId>(1), row.text(2),
                            row.text(3),           row.instant(4),              core::json::parse(row.text(5))};
        });
}

std::set<IncomingId> BranchStore::prepared_for(Tx& tx, const std::vector<IncomingId>& of, core::PositionId addressed) {
    std::set<IncomingId> found;
    core::db::in_parts(of, [&](const core::db::Values& ids) {
        core::db::Query query("SELECT p.entry_id FROM incoming_prepared p JOIN incoming_entry e ON e.id = p.entry_id "
                              "WHERE e.position_id = ?", {addressed});
        query.add(" AND p.entry_id IN (").list(ids).add(")");
        for (const auto& id : query.all(tx, [](const Row& row) { return row.id<IncomingId>(0); })) found.insert(id);
    });
    return found;
}

bool BranchStore::drop_prepared(Tx& tx, IncomingId entry) {
    return tx.exec("DELETE FROM incoming_prepared WHERE entry_id = ?", {entry}) > 0;
}

void BranchStore::keep(Tx& tx, const ReportFile& file) {
    tx.exec(
        "INSERT INTO incoming_report_file (id, branch_id, name, type, bytes, size, added_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        {file.id, file.branch, file.name, file.type, file.bytes, file.size, file.at});
}

std::map<BranchId, std::vector<ReportFile>> BranchStore::files(Tx& tx, IncomingId entry) {
    std::map<BranchId, std::vector<ReportFile>> found;
    tx.each(
        "SELECT f.id, f.branch_id, f.name, f.type, f.bytes, f.size, f.added_at FROM incoming_report_file f "
        "JOIN incoming_branch b ON b.id = f.branch_id WHERE b.entry_id = ? ORDER BY f.added_at, f.id",
        {entry}, [&](const Row& row) {
            auto file = read_file(row);
            found[file.branch].push_back(std::move(file));
        });
    return found;
}

std::optional<ReportFile> BranchStore::file(Tx& tx, BranchId branch, ReportFileId id) {
    return tx.one(
        "SELECT id, branch_id, name, type, bytes, size, added_at FROM incoming_report_file "
        "WHERE id = ? AND branch_id = ?",
        {id, branch}, read_file);
}

}  // namespace incoming
