// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/undoing.h"

#include <algorithm>

#include "incoming/service/acts.h"
#include "incoming/service/awaited.h"
#include "incoming/service/telling.h"

namespace incoming {
namespace {

using core::Code;
using core::Context;
using core::Error;
using core::Json;
using core::db::Tx;

Json moment(const std::optional<core::Instant>& at) { return at ? Json(at->ms) : Json(nullptr); }

std::optional<core::Instant> moment_in(const Json& before, const char* member) {
    const auto& at = before.at(member);
    return at.is_null() ? std::nullopt : std::optional(core::Instant{at.get<std::int64_t>()});
}

std::string text_in(const Json& before, const char* member) { return before.at(member).get<std::string>(); }

[[noreturn]] void gone() { throw Error(Code::conflict, "core.error.undo_gone"); }

// The branch a disposition was given over to, while nobody has read it there.
void take_from_next(Tx& tx, Parts& parts, const Context& ctx, const Branch& branch) {
    for (const auto& disposition : parts.branches.of(tx, branch.entry))
        for (auto each : disposition.branches) {
            if (each.taken_from != branch.id) continue;
            if (each.state != BranchState::sent) gone();
            each.withdraw(ctx.now());
            parts.branches.update(tx, each);
            tell_no_more(tx, parts, ctx, each.entry, each.position);
            tell(tx, parts, ctx, News::withdrawn, each.entry, each.position);
        }
}

}  // namespace

Json before_of(const Entry& entry) {
    return {{"state", name(entry.state)}, {"read_at", moment(entry.read_at)}, {"read_by", entry.read_by},
            {"position", entry.position.text()}};
}

Json before_of(const Branch& branch) {
    return {{"branch", branch.id.text()}, {"state", name(branch.state)}, {"read_at", moment(branch.read_at)},
            {"reported_at", moment(branch.reported_at)}, {"person", branch.person},
            {"due", branch.due ? Json(core::iso(*branch.due)) : Json(nullptr)}};
}

Json before_of(const std::optional<Marked>& mark) {
    if (!mark) return Json::object();
    return {{"mark", name(mark->mark)}, {"note", mark->note}, {"by", mark->by}, {"at", mark->at.ms}};
}

std::optional<std::string> Undoing::offered(const Context& ctx, IncomingId id) {
    const auto act = parts_.db.read([&](Tx& tx) { return core::undo::last(tx, ctx, subject_of(id)); });
    constexpr std::string_view room = "incoming.";
    if (!act || !act->act.starts_with(room)) return std::nullopt;
    return act->act.substr(room.size());
}

void Undoing::undo(const Context& ctx, IncomingId id, std::string_view act, const Also& also) {
    parts_.db.write([&](Tx& tx) {
        restore(tx, ctx, id, core::undo::taken_back(tx, ctx, subject_of(id), "incoming." + std::string(act)));
        index(tx, parts_, parts_.entries.get(tx, id), parts_.branches.of(tx, id));
        say_waits(tx, parts_, ctx.now(), id);
        if (also) also(tx);
    });
}

void Undoing::restore(Tx& tx, const Context& ctx, IncomingId id, const core::audit::Entry& act) {
    const auto& before = act.data.at(core::undo::member);
    auto entry = parts_.entries.get(tx, id);
    if (act.act == "incoming.sorted" || act.act == "incoming.unsorted") {
        const auto position = ctx.actor.seat().position;
        parts_.marks.drop(tx, id, position);
        for (const auto each : all_marks)
            if (core::json::text(before, "mark") == name(each))
                parts_.marks.put(tx, id, position, {each, text_in(before, "note"), text_in(before, "by"),
                                                    *moment_in(before, "at")});
        return;
    }
    if (act.act == "incoming.closed") return reopen(tx, ctx, entry, before);
    if (act.act == "incoming.moved") return move_back(tx, entry, before);
    if (entry.over()) gone();
    set_branch(tx, ctx, before, act.act);
}

void Undoing::reopen(Tx& tx, const Context& ctx, Entry& entry, const Json& before) {
    if (entry.state != EntryState::closed) gone();
    entry.state = entry_state_named(text_in(before, "state"));
    entry.closed_at.reset();
    entry.close_note.clear();
    parts_.entries.update(tx, entry);
    parts_.events.publish(tx, ctx.now(), Reopened{entry.id}, subject_of(entry.id));
    for (const auto& each : before.at("branches")) {
        set_branch(tx, ctx, each, "incoming.closed");
        const auto branch = parts_.branches.get(tx, BranchId::parse(text_in(each, "branch")));
        if (branch.open()) tell(tx, parts_, ctx, News::disposed, entry.id, branch.position);
    }
}

void Undoing::move_back(Tx& tx, const Entry& entry, const Json& before) {
    const auto position = parts_.directory.position(tx, core::PositionId::parse(text_in(before, "position")));
    if (!position || entry.state != EntryState::unread) gone();
    parts_.entries.move(tx, entry.id, position->id, position->name, position->unit);
    auto back = parts_.entries.get(tx, entry.id);
    back.state = entry_state_named(text_in(before, "state"));
    back.read_at = moment_in(before, "read_at");
    back.read_by = text_in(before, "read_by");
    parts_.entries.update(tx, back);
    if (auto invitation = parts_.invitations.find(tx, entry.id)) {
        if (invitation->stance != Stance::open) gone();
        parts_.invitations.drop(tx, entry.id);
        invitation->position = position->id;
        parts_.invitations.insert(tx, *invitation);
    }
}

// `before` as before_of(Branch) wrote it.
void Undoing::set_branch(Tx& tx, const Context& ctx, const Json& before, std::string_view act) {
    auto branch = parts_.branches.get(tx, BranchId::parse(text_in(before, "branch")));
    if (act == "incoming.forwarded") take_from_next(tx, parts_, ctx, branch);
    branch.state = branch_state_named(text_in(before, "state"));
    branch.read_at = moment_in(before, "read_at");
    branch.reported_at = moment_in(before, "reported_at");
    branch.person = text_in(before, "person");
    branch.due.reset();
    if (!before.at("due").is_null()) branch.due = core::parse_date(text_in(before, "due"));
    branch.ended_at.reset();
    if (act == "incoming.declined" || act == "incoming.forwarded") branch.reason.clear();
    if (act == "incoming.report_returned") branch.reply.clear();
    if (act == "incoming.reported") {
        branch.report.clear();
        branch.percent = 0;
        branch.result.reset();
    }
    parts_.branches.update(tx, branch);
}

}  // namespace incoming
