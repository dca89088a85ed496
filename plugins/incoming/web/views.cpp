// SPDX-License-Identifier: Apache-2.0
// Domain to page data.
#include "incoming/web/views.h"

#include "core/base/text.h"
#include "incoming/way/way.h"
#include "letters/newer.h"

namespace incoming::web {

using core::page::Data;

namespace {

void look(Data& data, const std::string& word, std::string_view icon, std::string_view tone,
          const core::words::Catalog& words) {
    data.set("STATE", words.say(word)).set("ICON", icon).set("TONE", tone);
}

constexpr int deepest = 5;   // steps to the right; deeper ones stand under the fifth

std::string task_of(const Disposition& disposition, const Branch& branch) {
    auto all = disposition.instructions;
    all.insert(all.end(), branch.instructions.begin(), branch.instructions.end());
    if (!branch.task.empty()) all.push_back(branch.task);
    return core::text::join(all, "; ");
}

void show_files(Data& row, const Branch& branch, const Whole& whole) {
    const auto files = whole.files.find(branch.id);
    if (files != whole.files.end())
        for (const auto& file : files->second)
            row.add("FILE")
                .set("FILE_URL", "/dispositions/" + branch.id.text() + "/files/" + file.id.text())
                .set("FILE_NAME", file.name);
    if (!branch.result) return;
    const auto letter = whole.results.find(*branch.result);
    if (letter != whole.results.end())
        row.add("RESULT").set("RESULT_URL", "/letters/" + branch.result->text()).set("RESULT_NAME", letter->second);
}

}  // namespace

void show_mark(Data& row, const Marked& marked, const Catalog& words) {
    auto& mark = row.add("MARKED");
    mark.set("MARK", words.say("incoming.mark." + std::string(name(marked.mark)))).set("MARK_BY", marked.by);
    mark.show_if(marked.mark == Mark::later, "LATER").show_if(marked.mark != Mark::later, "SOON");
    if (!marked.note.empty()) mark.add("MARK_NOTE").set("NOTE", marked.note);
}

namespace {

// In a lent seat what was given above its class is not his to go on with.
bool disposition_above(const core::Context& ctx, const Whole& whole, const Branch& branch) {
    for (const auto& each : whole.dispositions)
        if (each.id == branch.disposition) return !ctx.actor.seat().reaches(static_cast<int>(each.access));
    return true;
}

bool given_by_him(const Branch& branch, const Whole& whole, const core::Context& ctx) {
    return ctx.actor.acts_for(branch.giver, "instruct") && !disposition_above(ctx, whole, branch) &&
           !whole.entry.over();
}

// A key accepts only what nobody can mistake for another.
bool one_report(const Whole& whole, const core::Context& ctx) {
    int reports = 0;
    for (const auto& disposition : whole.dispositions)
        for (const auto& branch : disposition.branches)
            reports += branch.state == BranchState::reported && given_by_him(branch, whole, ctx) ? 1 : 0;
    return reports == 1;
}

void show_acts(Data& row, const Branch& branch, const Whole& whole, const core::Context& ctx) {
    const bool mine = given_by_him(branch, whole, ctx);
    if (mine && branch.state == BranchState::reported) row.show("MAY_ACCEPT");
    if (mine && branch.state == BranchState::sent) row.show("MAY_WITHDRAW");
}

void show_branch(Data& row, int level, const Disposition& disposition, const Branch& branch, const Whole& whole,
                 const core::Context& ctx, const core::words::Catalog& words) {
    row.set("POSITION", branch.position_name)
        .set("BRANCH", branch.id.text())
        .set("DEPTH", std::int64_t{std::min(level, deepest)})
        .set("GIVER", disposition.giver_name)
        .set("AT", words.moment(branch.given_at, ctx.zone))
        .set("TASK", task_of(disposition, branch));
    const bool late = branch.open() && branch.due && *branch.due < ctx.today();
    if (branch.informed)
        look(row, branch.state == BranchState::sent ? "incoming.branch.sent" : "incoming.branch.seen",
             branch.state == BranchState::sent ? "mail" : "mail-opened",
             branch.state == BranchState::sent ? "wait" : "good", words);
    else
        show_state(row, branch.state, late, words);
    if (branch.open())
        show_due(row, branch.due, moved_of(whole.moved, branch.id), ctx.today(), whole.worktime, words);
    if (disposition.veiled) row.show("VEILED");
    if (branch.responsible) row.show("RESPONSIBLE");
    if (branch.informed) row.show("INFORMED");
    for (const auto& holding : whole.now)
        if (holding.branch == branch.id) {
            auto& now = row.add("NOW").set("SINCE", words.moment(holding.since, ctx.zone));
            now.set("PERSON", holding.person.empty() ? words.say("incoming.vacant") : holding.person);
        }
    if (!disposition.note.empty()) row.add("REMARK").set("NOTE", disposition.note);
    if (!branch.reason.empty())
        row.add("REASON").set("NOTE", branch.reason).set("WHAT", words.say(
            branch.state == BranchState::declined ? "incoming.tree.declined" : "incoming.tree.forwarded"));
    if (!branch.reply.empty() && branch.open()) row.add("BACK").set("NOTE", branch.reply);
    if (!branch.report.empty())
        show_files(row.add("REPORT")
                       .set("NOTE", branch.report)
                       .set("WHO", branch.person)
                       .set("PERCENT", std::int64_t{branch.percent})
                       .set("WHEN", branch.reported_at ? words.moment(*branch.reported_at, ctx.zone) : ""),
                   branch, whole);
    show_acts(row, branch, whole, ctx);
}

void show_level(Data& tree, const Whole& whole, const std::optional<BranchId>& parent, int level,
                const core::Context& ctx, const core::words::Catalog& words) {
    for (const auto& disposition : whole.dispositions) {
        if (disposition.parent != parent) continue;
        for (const auto& branch : disposition.branches) {
            show_branch(tree.add("NODE"), level, disposition, branch, whole, ctx, words);
            show_level(tree, whole, branch.id, level + 1, ctx, words);
        }
    }
}

// Those nobody has read of one disposition can be withdrawn together.
void show_whole_withdrawals(Data& tree, const Whole& whole, const core::Context& ctx) {
    if (whole.entry.over()) return;
    for (const auto& disposition : whole.dispositions) {
        std::int64_t unread = 0;
        for (const auto& branch : disposition.branches) unread += branch.state == BranchState::sent ? 1 : 0;
        if (unread > 1 && ctx.actor.acts_for(disposition.giver, "instruct") && !disposition.veiled)
            tree.add("WITHDRAW_ALL").set("DISPOSITION", disposition.id.text()).set("UNREAD", unread);
    }
}

}  // namespace

void show_state(Data& data, EntryState state, bool copy, const core::words::Catalog& words) {
    const std::string word = "incoming.state." + std::string(copy && state == EntryState::read
                                                                 ? "copy_read"
                                                                 : name(state));
    switch (state) {
        case EntryState::unread: return look(data, word, "mail", "wait", words);
        case EntryState::read:
            return look(data, word, copy ? "mail-opened" : "hourglass", copy ? "good" : "wait", words);
        case EntryState::disposed: return look(data, word, "corner-down-right", "info", words);
        case EntryState::closed: return look(data, word, "circle-check", "good", words);
        case EntryState::redirected: return look(data, word, "mail-forward", "none", words);
        case EntryState::refused: return look(data, word, "arrow-back-up", "bad", words);
    }
}

void show_state(Data& data, BranchState state, bool late, const core::words::Catalog& words) {
    const auto word = "incoming.branch." + std::string(name(state));
    switch (state) {
        case BranchState::sent:
            return look(data, word, late ? "clock-exclamation" : "mail", late ? "bad" : "wait", words);
        case BranchState::read:
            return look(data, word, late ? "clock-exclamation" : "hourglass", late ? "bad" : "wait", words);
        case BranchState::reported: return look(data, word, "message-2", "info", words);
        case BranchState::accepted: return look(data, word, "circle-check", "good", words);
        case BranchState::declined: return look(data, word, "arrow-back-up", "bad", words);
        case BranchState::forwarded: return look(data, word, "mail-forward", "none", words);
        case BranchState::withdrawn:
        case BranchState::lapsed: return look(data, word, "circle-dashed", "none", words);
    }
}

std::string due_text(core::Date due, core::Date today, const deadlines::WorkTime& worktime,
                     const core::words::Catalog& words) {
    return due_in_words(due, today, worktime, words);
}

void show_due(Data& data, const std::optional<core::Date>& due, const std::optional<deadlines::MovedDay>& moved,
              core::Date today, const deadlines::WorkTime& worktime, const core::words::Catalog& words,
              const std::string& section) {
    if (!due) return;
    const auto said = worktime.due_words(today, *due);
    auto text = due_text(*due, today, worktime, words);
    if (moved) text += ", " + moved_in_words(*moved, words);
    data.add(section)
        .set("DUE_TEXT", text)
        .set("DUE_CLASS", said.kind == deadlines::DueKind::late                       ? "is-late"
                          : said.kind == deadlines::DueKind::today || said.days <= 1 ? "is-soon"
                                                                          : "is-far");
}

void show_tree(Data& data, const Whole& whole, const core::Context& ctx,
               const core::words::Catalog& words) {
    if (whole.dispositions.empty()) return;
    auto& tree = data.add("TREE");
    show_level(tree, whole, std::nullopt, 1, ctx, words);
    show_whole_withdrawals(tree, whole, ctx);
    tree.show_if(one_report(whole, ctx), "ONE_REPORT");
}

void show_around(Data& data, const Whole& whole, const core::words::Catalog& words) {
    if (whole.newer) {
        auto& newer = data.add("NEWER").set("TEXT", letters::newer_text(*whole.newer, words));
        if (whole.may_open_newer) newer.add("OPEN").set("URL", "/letters/" + whole.newer->letter.text());
    }
    for (const auto& each : whole.answers)
        data.add("ANSWER")
            .set("WHAT", words.say("incoming.answered." + std::string(letters::name(each.how))))
            .set("NAME", words.say("incoming.answered.cited",
                                   {{"number", each.number}, {"date", words.date(each.date)}}))
            .set("TITLE", each.title)
            .set("URL", "/letters/" + each.letter.text());
    data.show_if(!whole.answers.empty(), "ANSWERS")
        .show_if(whole.may_answer, "MAY_ANSWER")
        .show_if(whole.may_forward, "MAY_FORWARD");
}

std::string address(IncomingId id) { return "/incoming/" + id.text(); }

IncomingId id_of(const core::http::Request& request) { return IncomingId::parse(request.param("id")); }

}  // namespace incoming::web
