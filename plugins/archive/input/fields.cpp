// SPDX-License-Identifier: Apache-2.0
#include "archive/input/fields.h"

#include <algorithm>

#include "core/batch/batch.h"

namespace archive::input {

using core::http::Given;

store::Wish wish_from(const core::http::Fields& query, int usual) {
    Given given(query);
    store::Wish wish;
    wish.code = given.line("code", 50);
    wish.state = given.one_of("state", std::initializer_list<State>{State::open, State::closed},
                              [](State each) { return each == State::open ? "open" : "closed"; });
    wish.limit = static_cast<int>(given.number("limit", 1, most_on_page).value_or(usual));
    wish.after = given.id<DossierId>("after");
    wish.personal = given.one_of("kind", std::initializer_list<bool>{true}, [](bool) { return "personal"; }).has_value();
    wish.nip = nip_of(given.line("nip", 50));
    wish.registered = given.line("register", longest_register);
    given.done();
    return wish;
}

Opening opening_from(Given& given) {
    return {given.line("code", 50), given.line("title", longest_title), given.line("place"),
            given.line("access", 50), {given.line("person", longest_person), nip_of(given.line("nip", 50)),
                                      given.line("register", longest_register)},
            given.date("review")};
}

Telling telling_from(Given& given) {
    const auto word = [&](std::string_view field, const auto& all) {
        return std::string(given.one_of(field, all, [](std::string_view each) { return each; }).value_or(""));
    };
    Telling told;
    told.sender = given.line("sender");
    told.stage = word("stage", stages);
    told.medium = word("medium", media_names);
    told.physical = word("condition", conditions);
    told.amount = given.number("amount", 1, most_amount);
    told.amount_unit = word("amount_unit", amount_units);
    return told;
}

core::Date date_from(Given& given, std::string_view name) {
    const auto date = given.date(name);
    if (!given.has(name) || given.line(name, 100).empty()) given.fault(name, "archive.fault.date");
    return date.value_or(core::Date{});
}

Trigger trigger_from(Given given) {
    Trigger trigger{given.line("event", 100), date_from(given, "trigger"), given.prose("note", 2000),
                    given.line("letter")};
    given.done();
    return trigger;
}

RecordGiven record_from(Given given) {
    Record record;
    record.event = given.line("event", 100);
    if (const auto year = given.number("fiscal_year", 1945, 2200)) record.fiscal_year = static_cast<int>(*year);
    record.on = date_from(given, "trigger");
    record.evidence = given.prose("note", 2000);
    record.letter = given.line("letter");
    record.basis = given.line("basis", 200);
    record.basis_on = given.date("basis_date");
    const bool check_only = given.flag("check_only");
    given.done();
    return {record, check_only};
}

RecordGiven person_record_from(Given given, DossierId id) {
    Record record;
    record.of_person = id;
    record.event = given.line("event", 100);
    record.on = date_from(given, "trigger");
    record.evidence = given.prose("note", 2000);
    record.letter = given.line("letter");
    const bool check_only = given.flag("check_only");
    given.done();
    return {record, check_only};
}

store::Queue queue_from(const core::http::Fields& query, int usual) {
    Given given(query);
    store::Queue queue;
    queue.words = given.line("words", 200);
    queue.newest_first = given.one_of("order", std::initializer_list<bool>{false, true},
                                      [](bool newest) { return newest ? "newest" : "oldest"; }).value_or(false);
    queue.after = given.line("after", 200);
    queue.limit = static_cast<int>(given.number("limit", 1, most_on_page).value_or(usual));
    given.done();
    return queue;
}

namespace {

bool names_letter(const std::string& subject) {
    for (const std::string_view kind : {"letter:", "incoming:"}) {
        if (!subject.starts_with(kind)) continue;
        try {
            core::Uuid::parse(std::string_view(subject).substr(kind.size()));
            return true;
        } catch (const core::Error&) {
            return false;
        }
    }
    return false;
}

}  // namespace

std::vector<std::string> subjects_from(Given& given, std::string_view field) {
    auto all = given.lines(field, core::batch::most_items);
    if (all.empty()) given.fault(field, "core.batch.nothing_chosen");
    if (!std::all_of(all.begin(), all.end(), names_letter)) given.fault(field, "archive.fault.subject");
    return all;
}

std::string reason_from(Given given) {
    const auto reason = given.prose("reason", 2000);
    given.done();
    return reason;
}

}  // namespace archive::input
