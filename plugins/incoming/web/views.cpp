// SPDX-License-Identifier: Apache-2.0
// Domain to page data.
#include "incoming/web/views.h"

#include "core/base/text.h"
#include "letters/newer.h"

namespace incoming::web {

using core::page::Data;

namespace {

void look(Data& data, const std::string& word, std::string_view icon, std::string_view tone,
          const core::words::Catalog& words) {
    data.set("STATE", words.say(word)).set("ICON", icon).set("TONE", tone);
}

constexpr int deepest = 5;   // levels the template nests; deeper ones are shown beside the fifth

// Sections are seen by the levels below, so each level has its own.
void show_branch(Data& row, int level, const Disposition& disposition, const Branch& branch,
                 const Whole& whole, const core::Context& ctx, const core::words::Catalog& words) {
    const auto own = [&](const char* section) { return section + ("_" + std::to_string(level)); };
    row.set("POSITION", branch.position_name)
        .set("BRANCH", branch.id.text())
        .set("GIVER", disposition.giver_name)
        .set("AT", words.moment(branch.given_at, ctx.zone))
        .set("TASK", core::text::join(disposition.instructions, "; "));
    const bool late = branch.open() && branch.due && *branch.due < ctx.today();
    show_state(row, branch.state, late, words);
    if (branch.open()) show_due(row, branch.due, ctx.today(), whole.worktime, words, own("DUE"));
    if (branch.responsible) row.add(own("RESPONSIBLE"));
    if (!disposition.note.empty()) row.add(own("REMARK")).set("NOTE", disposition.note);
    if (!branch.reply.empty() && branch.open()) row.add(own("BACK")).set("NOTE", branch.reply);
    if (!branch.report.empty())
        row.add(own("REPORT")).set("NOTE", branch.report).set("WHO", branch.person);
    const bool mine = ctx.actor.holds(branch.giver) && whole.entry.state != EntryState::closed;
    if (mine && branch.state == BranchState::reported) row.show(own("MAY_ACCEPT"));
    if (mine && branch.state == BranchState::sent) row.show(own("MAY_WITHDRAW"));
}

void show_level(Data& above, const Whole& whole, const std::optional<BranchId>& parent, int level,
                const core::Context& ctx, const core::words::Catalog& words) {
    for (const auto& disposition : whole.dispositions) {
        if (disposition.parent != parent) continue;
        for (const auto& branch : disposition.branches) {
            auto& row = above.add("B" + std::to_string(level));
            show_branch(row, level, disposition, branch, whole, ctx, words);
            auto& next = level == deepest ? above : row;
            show_level(next, whole, branch.id, std::min(level + 1, deepest), ctx, words);
        }
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
        case BranchState::withdrawn:
        case BranchState::lapsed: return look(data, word, "circle-dashed", "none", words);
    }
}

std::string due_text(core::Date due, core::Date today, const deadlines::WorkTime& worktime,
                     const core::words::Catalog& words) {
    const auto said = worktime.due_words(today, due);
    const core::Args args{{"count", std::to_string(said.days)}};
    switch (said.kind) {
        case deadlines::DueKind::today: return words.say("incoming.due.today");
        case deadlines::DueKind::left: return words.say("incoming.due.left", args);
        case deadlines::DueKind::late: return words.say("incoming.due.late", args);
    }
    return {};
}

void show_due(Data& data, const std::optional<core::Date>& due, core::Date today,
              const deadlines::WorkTime& worktime, const core::words::Catalog& words,
              const std::string& section) {
    if (!due) return;
    const auto said = worktime.due_words(today, *due);
    data.add(section)
        .set("DUE_TEXT", due_text(*due, today, worktime, words))
        .set("DUE_CLASS", said.kind == deadlines::DueKind::late                       ? "is-late"
                          : said.kind == deadlines::DueKind::today || said.days <= 1 ? "is-soon"
                                                                          : "is-far");
}

void show_tree(Data& data, const Whole& whole, const core::Context& ctx,
               const core::words::Catalog& words) {
    if (whole.dispositions.empty()) return;
    show_level(data.add("TREE"), whole, std::nullopt, 1, ctx, words);
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
