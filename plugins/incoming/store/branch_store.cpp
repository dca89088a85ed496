// SPDX-License-Identifier: Apache-2.0
#include "incoming/store/branch_store.h"

#include "core/base/text.h"

namespace incoming {

using core::db::Row;
using core::db::Tx;

namespace {

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
    return branch;
}

Disposition read_disposition(const Row& row) {
    Disposition made;
    made.id = row.id<DispositionId>(0);
    made.entry = row.id<IncomingId>(1);
    if (!row.null(2)) made.parent = row.id<BranchId>(2);
    made.giver = row.id<core::PositionId>(3);
    made.giver_name = row.text(4);
    made.giver_person = row.text(5);
    made.given_at = row.instant(6);
    if (const auto lines = row.text(7); !lines.empty())
        made.instructions = core::text::split(lines, '\n');
    made.note = row.text(8);
    made.due = row.maybe(9, &Row::date);
    return made;
}

}  // namespace

void BranchStore::insert(Tx& tx, const Disposition& made) {
    tx.exec(
        "INSERT INTO incoming_disposition (id, entry_id, parent_id, giver_id, giver_name, "
        "giver_person, given_at, instructions, note, due) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {made.id, made.entry, made.parent, made.giver, made.giver_name, made.giver_person,
         made.given_at, core::text::join(made.instructions, "\n"), made.note, made.due});
    for (const auto& branch : made.branches)
        tx.exec(
            "INSERT INTO incoming_branch (id, disposition_id, entry_id, giver_id, position_id, "
            "position_name, responsible, state, due, given_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {branch.id, made.id, made.entry, made.giver, branch.position, branch.position_name,
             branch.responsible, name(branch.state), made.due, made.given_at});
}

void BranchStore::update(Tx& tx, const Branch& branch) {
    tx.exec(
        "UPDATE incoming_branch SET state = ?, read_at = ?, reported_at = ?, report = ?, "
        "person = ?, reply = ?, ended_at = ? WHERE id = ?",
        {name(branch.state), branch.read_at, branch.reported_at, branch.report, branch.person,
         branch.reply, branch.ended_at, branch.id});
}

std::vector<Disposition> BranchStore::of(Tx& tx, IncomingId entry) {
    auto all = tx.all(
        "SELECT id, entry_id, parent_id, giver_id, giver_name, giver_person, given_at, "
        "instructions, note, due FROM incoming_disposition WHERE entry_id = ? "
        "ORDER BY given_at, id",
        {entry}, read_disposition);
    tx.each(
        "SELECT b.id, b.disposition_id, b.entry_id, b.giver_id, b.position_id, b.position_name, "
        "b.responsible, b.state, b.due, b.given_at, b.read_at, b.reported_at, b.report, b.person, "
        "b.reply, b.ended_at FROM incoming_branch b WHERE b.entry_id = ? "
        "ORDER BY b.given_at, b.responsible DESC, b.id",
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
        "state, due, given_at, read_at, reported_at, report, person, reply, ended_at "
        "FROM incoming_branch WHERE id = ?",
        {id}, read_branch);
    if (!found) throw core::Error(core::Code::not_found, "incoming.error.not_found");
    return *std::move(found);
}

}  // namespace incoming
