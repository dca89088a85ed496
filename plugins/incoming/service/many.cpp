// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/many.h"

#include "incoming/domain/access.h"

namespace incoming {

using core::Context;
using core::Json;
using core::batch::BatchId;
using core::batch::Done;
using core::batch::Task;
using core::batch::Wanted;
using core::db::Tx;

namespace {

IncomingId entry_in(const Task& task) { return IncomingId::parse(task.subject.substr(task.subject.find(':') + 1)); }

BranchId branch_in(const Task& task) { return BranchId::parse(task.subject.substr(task.subject.find(':') + 1)); }

core::batch::Outcome as_asked() { return {}; }

}  // namespace

BatchId Many::ask(const Context& ctx, std::string_view act, const std::vector<IncomingId>& chosen, const Json& shared) {
    std::vector<Wanted> wanted;
    bool some = chosen.empty();
    auto& parts = services_.parts;
    parts.db.read([&](Tx& tx) {
        for (const auto& id : chosen) {
            Wanted one;
            one.subject = subject_of(id);
            const auto entry = parts.entries.find(tx, id);
            if (entry && may(ctx.actor, Right::read, standing(*entry, parts.branches.of(tx, id))) ==
                    core::Verdict::allowed) {
                some = true;
                one.title = entry->subject;
                one.link = "/incoming/" + id.text();
            }
            wanted.push_back(std::move(one));
        }
    });
    core::ensure(some ? core::Verdict::allowed : core::Verdict::hidden);
    return batches_.ask(ctx, act, "letter", wanted, shared);
}

BatchId Many::read(const Context& ctx, const std::vector<IncomingId>& chosen) {
    return ask(ctx, act_read, chosen, Json::object());
}

BatchId Many::close(const Context& ctx, const std::vector<IncomingId>& chosen, const std::string& note) {
    return ask(ctx, act_close, chosen, {{"note", note}});
}

BatchId Many::dispose(const Context& ctx, const std::vector<IncomingId>& chosen, const Instructions& wish) {
    std::vector<core::Fault> faults;
    if (wish.to.empty()) faults.push_back({"to", "incoming.fault.to", {}});
    if (wish.codes.empty() && wish.note.empty()) faults.push_back({"instructions", "incoming.fault.instructions", {}});
    if (!faults.empty()) throw core::Error("incoming.error.incomplete", std::move(faults));
    return ask(ctx, act_dispose, chosen, {{"wish", wish_json(wish)}});
}

BatchId Many::accept(const Context& ctx, const std::vector<BranchId>& chosen) {
    return ask(ctx, act_accept, chosen, Json::object());
}

BatchId Many::report(const Context& ctx, const std::vector<BranchId>& chosen, const std::string& text) {
    if (text.empty()) throw core::Error("incoming.error.incomplete", {{"report", "incoming.fault.report", {}}});
    return ask(ctx, act_report, chosen, {{"report", text}});
}

BatchId Many::ask(const Context& ctx, std::string_view act, const std::vector<BranchId>& chosen, const Json& shared) {
    std::vector<Wanted> wanted;
    bool some = chosen.empty();
    auto& parts = services_.parts;
    parts.db.read([&](Tx& tx) {
        for (const auto& id : chosen) {
            Wanted one;
            one.subject = "branch:" + id.text();
            try {
                const auto branch = parts.branches.get(tx, id);
                const auto entry = open_for(tx, parts, ctx.actor, Right::read, branch.entry).entry;
                some = true;
                one.title = entry.subject + " \u00b7 " + branch.position_name;
                one.link = "/incoming/" + entry.id.text();
            } catch (const core::Error& error) {
                if (error.code() != core::Code::not_found) throw;
            }
            wanted.push_back(std::move(one));
        }
    });
    core::ensure(some ? core::Verdict::allowed : core::Verdict::hidden);
    return batches_.ask(ctx, act, "branch", wanted, shared);
}

void Many::read_one(const Context& ctx, const Task& task, const Done& done) {
    services_.dispose.read(ctx, entry_in(task), [&](Tx& tx) { done(tx, as_asked()); });
}

void Many::close_one(const Context& ctx, const Task& task, const Done& done) {
    services_.dispose.close(ctx, entry_in(task), core::json::text(task.shared, "note"),
                            [&](Tx& tx) { done(tx, as_asked()); }, true);
}

void Many::dispose_one(const Context& ctx, const Task& task, const Done& done) {
    services_.dispose.give(ctx, entry_in(task), wish_kept(task.shared.at("wish")),
                           [&](Tx& tx) { done(tx, as_asked()); });
}

void Many::accept_one(const Context& ctx, const Task& task, const Done& done) {
    services_.dispose.accept(ctx, branch_in(task), [&](Tx& tx) { done(tx, as_asked()); });
}

std::optional<std::string_view> Many::undone_by(std::string_view act) {
    if (act == act_close) return "closed";
    if (act == act_accept) return "accepted";
    if (act == act_report) return "reported";
    return std::nullopt;
}

// Of letters or of branches, as they were asked for.
void Many::undo_one(const Context& ctx, const Task& task, const Done& done) {
    const auto act = undone_by(core::json::text(task.shared, "act"));
    if (!act) throw core::Error(core::Code::conflict, "core.error.undo_gone");
    const auto id = task.subject.starts_with("incoming:") ? entry_in(task)
                                                          : services_.desk.letter_of(ctx, branch_in(task));
    services_.undoing.undo(ctx, id, *act, [&](Tx& tx) { done(tx, as_asked()); });
}

void Many::report_one(const Context& ctx, const Task& task, const Done& done) {
    constexpr int in_full = 100;
    const Saying said{{core::json::text(task.shared, "report"), in_full, {}}, {}};
    services_.dispose.report(ctx, branch_in(task), said, [&](Tx& tx) { done(tx, as_asked()); });
}

}  // namespace incoming
