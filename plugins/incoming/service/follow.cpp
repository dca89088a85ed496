// SPDX-License-Identifier: Apache-2.0
// What comes back of a disposition: reports with their files, what the giver says to them, and branches that end
// otherwise.
#include <algorithm>

#include "core/base/text.h"
#include "core/pdf/read.h"
#include "incoming/service/acts.h"
#include "incoming/service/awaited.h"
#include "incoming/service/telling.h"
#include "incoming/service/undoing.h"

namespace incoming {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

constexpr std::string_view docx_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

// What is said of a secret disposition stands on its branch, where it is veiled, and not in the trail.
void said_in_trail(const Opened& opened, const Branch& branch, core::Json& data, const std::string& note) {
    for (const auto& each : opened.dispositions)
        if (each.id == branch.disposition && !secret(each.access)) data["note"] = note;
}

}  // namespace

Branch Dispose::branch_for(Tx& tx, const Context& ctx, BranchId id, bool receiver, Opened& opened) {
    const auto& seat = ctx.actor.seat();
    const auto branch = parts_.branches.get(tx, id);
    opened = open_for(tx, parts_, ctx.actor, Right::read, branch.entry);
    const auto who = receiver ? branch.position : branch.giver;
    for (const auto& disposition : opened.dispositions)
        if (disposition.id == branch.disposition && !seat.reaches(static_cast<int>(disposition.access)))
            core::ensure(core::Verdict::hidden);
    core::ensure(ctx.actor.acts_for(who, "instruct") ? core::Verdict::allowed : core::Verdict::forbidden);
    must_be_open(opened.entry);
    for (const auto& disposition : opened.dispositions)
        for (const auto& each : disposition.branches)
            if (each.id == id) return each;
    throw Error(Code::not_found, "incoming.error.not_found");
}

void Dispose::no_more_below(const Opened& opened, BranchId id) const {
    for (const auto& below : opened.dispositions)
        if (below.parent == id &&
            std::any_of(below.branches.begin(), below.branches.end(),
                        [](const Branch& each) { return each.open() || each.state == BranchState::reported; }))
            throw Error(Code::conflict, "incoming.error.below");
}

void Dispose::settle(Tx& tx, IncomingId id) {
    auto entry = parts_.entries.get(tx, id);
    if (entry.state != EntryState::disposed || !back_with(parts_.branches.of(tx, id), entry.position)) return;
    entry.come_back();
    parts_.entries.update(tx, entry);
}

std::vector<ReportFile> Dispose::kept(const Context& ctx, BranchId id, const std::vector<ReportUpload>& files) {
    if (files.size() > most_report_files)
        throw Error("incoming.error.incomplete",
                    {{"file", "incoming.fault.files", {{"most", std::to_string(most_report_files)}}}});
    std::vector<ReportFile> all;
    for (const auto& each : files) {
        if (each.bytes.size() > most_report_bytes)
            throw Error("incoming.error.incomplete",
                        {{"file", "incoming.fault.file_large",
                          {{"name", each.name}, {"most", std::to_string(most_report_bytes >> 20)}}}});
        if (each.type != "application/pdf" && each.type != "image/jpeg" && each.type != docx_type)
            throw Error("incoming.error.incomplete", {{"file", "incoming.fault.file_type", {{"name", each.name}}}});
        if (each.type == "application/pdf") try {
                core::pdf::inspect(each.bytes);
            } catch (const Error& error) {
                if (error.faults().empty()) throw error.of("file");
                throw;
            }
        all.push_back({ReportFileId::make(ctx.now()), id, each.name, each.type, parts_.blobs.put(each.bytes),
                       static_cast<std::int64_t>(each.bytes.size()), ctx.now()});
    }
    return all;
}

letters::LetterId Dispose::named_result(Tx& tx, const core::Actor& actor, const std::string& text) {
    if (const auto found = parts_.letters.numbered(tx, actor, text)) return *found;
    try {
        const auto id = letters::LetterId::parse(text);
        if (parts_.letters.issued(tx, id) && parts_.letters.may_see(tx, actor, id) == core::Verdict::allowed) return id;
    } catch (const Error& error) {
        if (error.code() != core::Code::not_found) throw;   // neither a number nor an id
    }
    throw Error("incoming.error.incomplete", {{"result", "incoming.fault.result", {{"value", text}}}});
}

void Dispose::report(const Context& ctx, BranchId id, const Saying& said, const Also& also) {
    // Asked before files are looked at: nothing of a stranger is kept.
    parts_.db.read([&](Tx& tx) {
        Opened opened;
        branch_for(tx, ctx, id, true, opened);
    });
    const auto files = kept(ctx, id, said.files);
    parts_.db.write([&](Tx& tx) {
        Opened opened;
        auto branch = branch_for(tx, ctx, id, true, opened);
        if (branch.state == BranchState::reported && branch.report == core::text::trim(said.report.text)) {
            if (also) also(tx);
            return;
        }
        auto report = said.report;
        if (!said.result.empty()) report.result = named_result(tx, ctx.actor, said.result);
        const auto before = before_of(branch);
        // Words of a report before and files handed in do not come back, and what was taken from below stays taken.
        bool undoable = branch.report.empty() && files.empty();
        branch.tell(ctx.now(), ctx.actor.named(), report);
        parts_.branches.update(tx, branch);
        for (const auto& file : files) parts_.branches.keep(tx, file);
        // Who reports upwards has taken the reports from below.
        for (const auto& below : accept_all(opened.dispositions, branch.position, ctx.now())) {
            parts_.branches.update(tx, below);
            undoable = false;
        }
        core::Json data{{"branch", id.text()}, {"percent", branch.percent}};
        if (!files.empty()) data["files"] = files.size();
        if (undoable) data[core::undo::member] = before;
        said_in_trail(opened, branch, data, branch.report);
        trail(tx, ctx, "incoming.reported", branch.entry, std::move(data));
        tell_done(tx, parts_, ctx, branch.entry);
        tell(tx, parts_, ctx, News::reported, branch.entry, branch.giver);
        say_waits(tx, parts_, ctx.now(), branch.entry);
        if (also) also(tx);
    });
}

void Dispose::accept(const Context& ctx, BranchId id, const Also& also) {
    parts_.db.write([&](Tx& tx) {
        Opened opened;
        auto branch = branch_for(tx, ctx, id, false, opened);
        if (branch.state != BranchState::accepted) {
            const auto before = before_of(branch);
            branch.accept(ctx.now());
            parts_.branches.update(tx, branch);
            trail(tx, ctx, "incoming.accepted", branch.entry,
                  {{"branch", id.text()}, {"of", branch.position_name}, {core::undo::member, before}});
            tell_done(tx, parts_, ctx, branch.entry);
            tell(tx, parts_, ctx, News::accepted, branch.entry, branch.position);
            settle(tx, branch.entry);
            say_waits(tx, parts_, ctx.now(), branch.entry);
        }
        if (also) also(tx);
    });
}

void Dispose::give_back(const Context& ctx, BranchId id, const More& more) {
    parts_.db.write([&](Tx& tx) {
        Opened opened;
        auto branch = branch_for(tx, ctx, id, false, opened);
        auto due = more.due;
        if (more.due_days > 0)
            due = worktime_of(tx, parts_).after_working_days(ctx.today(), more.due_days);
        if (due && *due < ctx.today())
            throw Error("incoming.error.incomplete", {{"due", "incoming.fault.due_past", {}}});
        const auto before = before_of(branch);
        const bool first = branch.reply.empty();   // words said before do not come back
        branch.give_back(more.note, due);
        parts_.branches.update(tx, branch);
        core::Json data{{"branch", id.text()}, {"of", branch.position_name}};
        if (due) data["due"] = core::iso(*due);
        if (first) data[core::undo::member] = before;
        said_in_trail(opened, branch, data, branch.reply);
        trail(tx, ctx, "incoming.report_returned", branch.entry, std::move(data));
        tell_done(tx, parts_, ctx, branch.entry);
        tell(tx, parts_, ctx, News::report_returned, branch.entry, branch.position);
        say_waits(tx, parts_, ctx.now(), branch.entry);
    });
}

void Dispose::withdraw(const Context& ctx, BranchId id) {
    parts_.db.write([&](Tx& tx) {
        Opened opened;
        auto branch = branch_for(tx, ctx, id, false, opened);
        if (branch.state == BranchState::withdrawn) return;
        branch.withdraw(ctx.now());
        parts_.branches.update(tx, branch);
        trail(tx, ctx, "incoming.disposition_withdrawn", branch.entry,
              {{"branch", id.text()}, {"of", branch.position_name}});
        tell_no_more(tx, parts_, ctx, branch.entry, branch.position);
        tell(tx, parts_, ctx, News::withdrawn, branch.entry, branch.position);
        settle(tx, branch.entry);
        index(tx, parts_, opened.entry, parts_.branches.of(tx, branch.entry));
        say_waits(tx, parts_, ctx.now(), branch.entry);
    });
}

std::size_t Dispose::withdraw_all(const Context& ctx, IncomingId letter, DispositionId id) {
    return parts_.db.write([&](Tx& tx) {
        const auto entry = parts_.branches.entry_of(tx, id);
        if (entry != letter) throw Error(Code::not_found, "core.error.not_found");
        auto opened = open_for(tx, parts_, ctx.actor, Right::read, entry);
        std::vector<std::string> names;
        for (auto& disposition : opened.dispositions) {
            if (disposition.id != id) continue;
            const bool his = ctx.actor.acts_for(disposition.giver, "instruct") &&
                             ctx.actor.seat().reaches(static_cast<int>(disposition.access));
            core::ensure(his ? core::Verdict::allowed : core::Verdict::forbidden);
            must_be_open(opened.entry);
            for (auto& branch : disposition.branches)
                if (branch.state == BranchState::sent) {
                    branch.withdraw(ctx.now());
                    parts_.branches.update(tx, branch);
                    names.push_back(branch.position_name);
                    tell_no_more(tx, parts_, ctx, entry, branch.position);
                    tell(tx, parts_, ctx, News::withdrawn, entry, branch.position);
                }
        }
        if (names.empty()) throw Error(Code::conflict, "incoming.error.all_read");
        trail(tx, ctx, "incoming.disposition_withdrawn", entry,
              {{"disposition", id.text()}, {"of", core::text::join(names, "; ")}});
        settle(tx, entry);
        index(tx, parts_, opened.entry, opened.dispositions);
        say_waits(tx, parts_, ctx.now(), entry);
        return names.size();
    });
}

void Dispose::decline(const Context& ctx, BranchId id, std::string_view reason) {
    parts_.db.write([&](Tx& tx) {
        Opened opened;
        auto branch = branch_for(tx, ctx, id, true, opened);
        if (branch.state == BranchState::declined) return;
        no_more_below(opened, id);
        const auto before = before_of(branch);
        branch.decline(ctx.now(), ctx.actor.named(), reason);
        parts_.branches.update(tx, branch);
        core::Json data{{"branch", id.text()}, {core::undo::member, before}};
        said_in_trail(opened, branch, data, branch.reason);
        trail(tx, ctx, "incoming.declined", branch.entry, std::move(data));
        tell_done(tx, parts_, ctx, branch.entry);
        tell(tx, parts_, ctx, News::declined, branch.entry, branch.giver);
        settle(tx, branch.entry);
        say_waits(tx, parts_, ctx.now(), branch.entry);
    });
}

}  // namespace incoming
