// SPDX-License-Identifier: Apache-2.0
#include "incoming/way/way.h"

#include "core/base/text.h"

namespace incoming {

using core::Context;
using core::words::Catalog;

namespace {

std::string names_in(const core::Json& data, const char* member) {
    const auto found = data.find(member);
    if (found == data.end()) return {};
    if (found->is_string()) return found->get<std::string>();
    std::vector<std::string> names;
    if (found->is_array())
        for (const auto& each : *found)
            if (each.is_string()) names.push_back(each.get<std::string>());
    return core::text::join(names, "; ");
}

// "Kepala Dinas mendisposisikan kepada Kepala Bidang A; Kepala Bidang B."
std::string sentence(const core::audit::Entry& entry, const Catalog& words) {
    const auto act = entry.act.substr(entry.act.find('.') + 1);
    const auto who = entry.position_name.empty() ? words.say("incoming.way.house") : entry.position_name;
    const auto key = "incoming.way." + act;
    const auto class_told = [&](const char* which) {
        const auto told = core::json::text(entry.data, which);
        return told.empty() ? told : words.say("incoming.access." + told);
    };
    if (words.has(key))
        return words.say(key, {{"who", who},
                               {"to", names_in(entry.data, "to")},
                               {"of", names_in(entry.data, "of")},
                               {"agenda", names_in(entry.data, "agenda")},
                               {"from", names_in(entry.data, "from")},
                               {"was", class_told("was")},
                               {"now", class_told("now")}});
    const auto plain = "incoming.trail." + act;
    return words.has(plain) ? words.say(plain) : std::string();
}

std::string note_of(const core::audit::Entry& entry, const Catalog& words) {
    std::vector<std::string> said;
    if (const auto note = core::json::text(entry.data, "note"); !note.empty()) said.push_back(note);
    if (const auto informed = names_in(entry.data, "informed"); !informed.empty())
        said.push_back(words.say("incoming.way.informed", {{"to", informed}}));
    if (const auto due = core::json::text(entry.data, "due"); !due.empty())
        said.push_back(words.say("incoming.way.due", {{"date", words.date(core::parse_date(due))}}));
    if (const auto by = core::json::text(entry.data, "prepared_by"); !by.empty())
        said.push_back(words.say("incoming.way.prepared_by", {{"who", by}}));
    std::string text;
    for (const auto& each : said) {
        if (!text.empty()) text += text.ends_with('.') ? " " : ". ";   // people end their own sentences
        text += each;
    }
    return text;
}

std::string until(const Holding& holding, const Whole& whole, const Context& ctx, const Catalog& words) {
    if (!holding.due) return words.say("incoming.way.no_due");
    const auto day = holding.moved ? holding.moved->due : *holding.due;
    const auto text = words.date(day) + ", " + due_in_words(day, ctx.today(), whole.worktime, words);
    return holding.moved ? text + ", " + moved_in_words(*holding.moved, words) : text;
}

}  // namespace

std::vector<WayStep> steps_of(const Whole& whole, const Context& ctx, const Catalog& words) {
    std::vector<WayStep> all;
    for (const auto& entry : whole.trail) {
        auto what = sentence(entry, words);
        if (what.empty()) continue;
        WayStep step;
        step.at = entry.at;
        step.what = std::move(what);
        step.note = note_of(entry, words);
        // What the house did by itself has no position behind it.
        if (!entry.position_name.empty()) {
            step.person = entry.person_name;
            step.position = entry.position_name;
        }
        step.back = entry.act == "incoming.report_returned" || entry.act == "incoming.declined" ||
                    entry.act == "incoming.refused";
        all.push_back(std::move(step));
    }
    return all;
}

std::vector<WayAhead> ahead_of(const Whole& whole, const Context& ctx, const Catalog& words) {
    std::vector<WayAhead> all;
    if (whole.entry.over()) return all;
    for (const auto& holding : whole.now)
        if (holding.branch)
            all.push_back({words.say("incoming.way.ahead_report", {{"who", holding.position_name}}), holding.person,
                           until(holding, whole, ctx, words), words.moment(holding.since, ctx.zone), true});
    for (const auto& disposition : whole.dispositions)
        for (const auto& branch : disposition.branches)
            if (branch.state == BranchState::reported)
                all.push_back({words.say("incoming.way.ahead_accept",
                                         {{"who", disposition.giver_name}, {"of", branch.position_name}}),
                               "", "", branch.reported_at ? words.moment(*branch.reported_at, ctx.zone) : "", true});
    if (whole.entry.copy) return all;
    const bool first = all.empty();
    const bool untouched = whole.entry.state != EntryState::disposed;
    const auto key = untouched ? std::string("incoming.way.ahead_first") : std::string("incoming.way.ahead_close");
    for (const auto& holding : whole.now)
        if (!holding.branch)
            all.push_back({words.say(key, {{"who", whole.entry.position_name}}), holding.person, "",
                           words.moment(holding.since, ctx.zone), first});
    if (!first) all.push_back({words.say("incoming.way.ahead_close", {{"who", whole.entry.position_name}}), "", "",
            "", false});
    return all;
}

std::string moved_in_words(const deadlines::MovedDay& moved, const core::words::Catalog& words) {
    const core::Args day{{"date", words.date(moved.due)}};
    return words.say(moved.outage ? "incoming.due.moved_outage" : "incoming.due.moved", day);
}

std::string due_in_words(core::Date due, core::Date today, const deadlines::WorkTime& worktime,
                         const Catalog& words) {
    const auto said = worktime.due_words(today, due);
    const core::Args args{{"count", std::to_string(said.days)}};
    switch (said.kind) {
        case deadlines::DueKind::today: return words.say("incoming.due.today");
        case deadlines::DueKind::left: return words.say("incoming.due.left", args);
        case deadlines::DueKind::late: return words.say("incoming.due.late", args);
    }
    return {};
}

}  // namespace incoming
