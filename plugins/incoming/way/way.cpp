// SPDX-License-Identifier: Apache-2.0
#include "incoming/way/way.h"

#include "core/base/text.h"

namespace incoming {

using core::Context;
using WayStep = core::way::Step;
using core::way::When;
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

std::string date_in(const core::Json& data, const char* member, const Catalog& words) {
    const auto text = core::json::text(data, member);
    return text.empty() ? text : words.date(core::parse_date(text));
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
                               {"until", date_in(entry.data, "until", words)},
                               {"from", names_in(entry.data, "from")},
                               {"was", class_told("was")},
                               {"now", class_told("now")}});
    const auto plain = "incoming.trail." + act;
    return words.has(plain) ? words.say(plain) : std::string();
}

// What was ordered, of whom it was ordered alone, and the words that went with it; nothing of what is veiled.
void orders_of(const core::audit::Entry& entry, const Whole& whole, const Catalog& words,
               std::vector<std::string>& notes) {
    if (entry.act != "incoming.disposed" && entry.act != "incoming.passed_on") return;
    const auto id = core::json::text(entry.data, "disposition");
    for (const auto& disposition : whole.dispositions) {
        if (id.empty() || disposition.id.text() != id || disposition.veiled) continue;
        if (!disposition.instructions.empty())
            notes.push_back(words.say("incoming.way.order",
                                      {{"order", core::text::join(disposition.instructions, "; ")}}));
        for (const auto& branch : disposition.branches) {
            auto own = branch.instructions;
            if (!branch.task.empty()) own.push_back(branch.task);
            if (!own.empty()) notes.push_back(branch.position_name + ": " + core::text::join(own, "; "));
        }
        if (!disposition.note.empty()) notes.push_back(disposition.note);
    }
}

std::vector<std::string> notes_of(const core::audit::Entry& entry, const Whole& whole, const Catalog& words) {
    std::vector<std::string> said;
    orders_of(entry, whole, words, said);
    if (const auto note = core::json::text(entry.data, "note"); !note.empty()) said.push_back(note);
    if (const auto informed = names_in(entry.data, "informed"); !informed.empty())
        said.push_back(words.say("incoming.way.informed", {{"to", informed}}));
    if (const auto copies = names_in(entry.data, "copies"); !copies.empty())
        said.push_back(words.say("incoming.way.copies", {{"to", copies}}));
    if (const auto due = date_in(entry.data, "due", words); !due.empty())
        said.push_back(words.say("incoming.way.due", {{"date", due}}));
    if (const auto by = core::json::text(entry.data, "prepared_by"); !by.empty())
        said.push_back(words.say("incoming.way.prepared_by", {{"who", by}}));
    return said;
}

std::string until(const Holding& holding, const Whole& whole, const Context& ctx, const Catalog& words) {
    if (!holding.due) return words.say("incoming.way.no_due");
    const auto text =
        words.date(*holding.due) + ", " + due_in_words(*holding.due, ctx.today(), whole.worktime, words);
    return holding.moved ? text + ", " + moved_in_words(*holding.moved, words) : text;
}

WayStep waited(std::string what, std::string person, std::optional<core::Instant> since) {
    WayStep step;
    step.when = When::now;
    step.what = std::move(what);
    step.person = std::move(person);
    step.at = since;
    return step;
}

// Reports that are awaited, and those that are to be taken.
void branches_ahead(const Whole& whole, const Context& ctx, const Catalog& words, std::vector<WayStep>& all) {
    for (const auto& holding : whole.now) {
        if (!holding.branch) continue;
        all.push_back(waited(words.say("incoming.way.ahead_report", {{"who", holding.position_name}}), holding.person,
                             holding.since));
        all.back().until = until(holding, whole, ctx, words);
    }
    for (const auto& disposition : whole.dispositions)
        for (const auto& branch : disposition.branches)
            if (branch.state == BranchState::reported)
                all.push_back(waited(words.say("incoming.way.ahead_accept", {{"who", disposition.giver_name},
                                                                             {"of", branch.position_name}}),
                                     "", branch.reported_at));
}

void ahead_of(const Whole& whole, const Context& ctx, const Catalog& words, std::vector<WayStep>& all) {
    const auto& entry = whole.entry;
    if (entry.over()) return;
    const auto before = all.size();
    branches_ahead(whole, ctx, words, all);
    if (entry.copy) return;
    const core::Args who{{"who", entry.position_name}};
    if (all.size() > before) {
        WayStep last;
        last.when = When::later;
        last.what = words.say("incoming.way.ahead_close", who);
        all.push_back(std::move(last));
        return;
    }
    const auto key = entry.state == EntryState::unread ? std::string("incoming.way.ahead_first")
                     : entry.state == EntryState::read ? std::string("incoming.way.ahead_decide")
                                                       : std::string("incoming.way.ahead_finish");
    for (const auto& holding : whole.now) all.push_back(waited(words.say(key, who), holding.person, holding.since));
}

}  // namespace

std::vector<WayStep> way_of(const Whole& whole, const Context& ctx, const Catalog& words) {
    std::vector<WayStep> all;
    std::size_t corrected = 0;   // both in their order
    for (const auto& entry : whole.trail) {
        auto what = sentence(entry, words);
        if (what.empty()) continue;
        WayStep step;
        step.at = entry.at;
        step.what = std::move(what);
        step.notes = notes_of(entry, whole, words);
        if (entry.act == "incoming.corrected" && corrected < whole.corrections.size()) {
            const auto& each = whole.corrections[corrected++];
            step.notes = {words.say("incoming.way.corrected_note",
                                    {{"reason", each.reason}, {"was", was_in_words(each, words)}})};
        }
        // What the house did by itself has no position behind it.
        if (!entry.position_name.empty()) {
            step.person = entry.person_name;
            step.position = entry.position_name;
        }
        step.back = entry.act == "incoming.report_returned" || entry.act == "incoming.declined" ||
                    entry.act == "incoming.refused";
        all.push_back(std::move(step));
    }
    ahead_of(whole, ctx, words, all);
    return all;
}

std::string was_in_words(const Correction& correction, const Catalog& words) {
    std::vector<std::string> told;
    const auto was = [&](const char* field, const std::string& value) {
        told.push_back(words.say(std::string("incoming.fact.") + field) + ": " + value);
    };
    if (correction.sender) was("sender", *correction.sender);
    if (correction.number) was("number", *correction.number);
    if (correction.date) was("date", words.date(*correction.date));
    if (correction.reply_by)
        was("reply_by", *correction.reply_by ? words.date(**correction.reply_by) : words.say("incoming.fact.none"));
    if (correction.subject) was("subject", *correction.subject);
    return core::text::join(told, "; ");
}

std::string moved_in_words(const deadlines::MovedDay& moved, const core::words::Catalog& words) {
    const core::Args day{{"date", words.date(moved.first)}};
    return words.say(moved.outage ? "incoming.due.moved_outage" : "incoming.due.moved", day);
}

std::string due_in_words(core::Date due, core::Date today, const deadlines::WorkTime& worktime,
                         const Catalog& words) {
    const auto said = worktime.due_words(today, due);
    const core::Args args{{"count", std::to_string(said.days)}};
    switch (said.kind) {
        case deadlines::DueKind::today: return words.say("incoming.due.today");
        case deadlines::DueKind::left: return words.say("incoming.due.left", args);
        case deadlines::DueKind::late:
            return said.days == 0 ? words.say("incoming.due.just_late") : words.say("incoming.due.late", args);
    }
    return {};
}

}  // namespace incoming
