// SPDX-License-Identifier: Apache-2.0
#include "incoming/input/acts.h"

#include "incoming/input/fields.h"

namespace incoming::input {

using core::http::Fields;
using core::http::Given;

namespace {

using PressId = core::Id<struct PressTag>;

constexpr int most_days = 250;   // a working year
constexpr std::size_t most_receivers = 200, most_instructions = 60, longest_task = 500;

constexpr letters::Urgency urgencies[] = {letters::Urgency::ordinary, letters::Urgency::urgent,
                                          letters::Urgency::most_urgent};

std::optional<classification::AccessClass> access_from(Given& given) {
    return given.one_of("access", classification::all_access, [](auto each) { return classification::name(each); });
}

int days_from(Given& given, const std::string& field) {
    return static_cast<int>(given.number(field, 1, most_days).value_or(0));
}

// A number of days was typed on purpose; a date may stand there because the sender asked for it.
template <class Wish>
void due_from(Given& given, Wish& wish) {
    wish.due = given.date("due");
    wish.due_days = days_from(given, "due_days");
    if (wish.due_days > 0) wish.due.reset();
}

// A member of the array `own` as the API sends it.
void own_of_json(Given& given, const core::Json& one, std::size_t at, Instructions& wish) {
    const auto field = "own." + std::to_string(at + 1);
    if (!one.is_object()) return given.fault(field, "incoming.fault.own");
    try {
        const auto position = core::PositionId::parse(core::json::text(one, "position"));
        OwnTask own;
        own.codes = one.value("instructions", std::vector<std::string>{});
        own.task = core::json::text(one, "task");
        if (const auto due = core::json::text(one, "due"); !due.empty()) own.due = core::parse_date(due);
        own.due_days = own.due ? 0 : one.value("due_days", 0);
        if (own.due_days < 0 || own.due_days > most_days || own.codes.size() > most_instructions)
            return given.fault(field, "incoming.fault.own");
        for (const auto& [name, _] : one.items())
            if (name != "position" && name != "instructions" && name != "task" && name != "due" && name != "due_days")
                return given.fault(field + "." + name, "core.fault.unknown");
        wish.own[position] = std::move(own);
    } catch (const core::Error&) {
        given.fault(field, "incoming.fault.own");
    } catch (const nlohmann::json::exception&) {
        given.fault(field, "incoming.fault.own");
    }
}

void own_tasks(Given& given, Instructions& wish) {
    if (const auto* all = given.member("own")) {
        if (!all->is_array() || all->size() > most_receivers) return given.fault("own", "incoming.fault.own");
        for (std::size_t i = 0; i < all->size(); ++i) own_of_json(given, (*all)[i], i, wish);
        return;
    }
    for (int row = 1; row <= own_rows; ++row) {
        const auto named = [&](const char* name) { return "own" + std::to_string(row) + "_" + name; };
        OwnTask own;
        const auto position = given.id<core::PositionId>(named("to"));
        own.task = given.line(named("task"), longest_task);
        own.due_days = days_from(given, named("days"));
        if (own.empty()) continue;
        if (!position) given.fault(named("to"), "incoming.fault.own_to");
        else wish.own[*position] = std::move(own);
    }
}

}  // namespace

Instructions instructions_from(Given given) {
    Instructions wish;
    wish.to = given.ids<core::PositionId>("to", most_receivers);
    wish.responsible = given.id<core::PositionId>("responsible");
    wish.informed = given.ids<core::PositionId>("informed", most_receivers);
    wish.codes = given.lines("instructions", most_instructions);
    wish.note = given.prose("note", 2000);
    due_from(given, wish);
    wish.access = access_from(given);
    wish.urgency = given.one_of("urgency", urgencies, [](auto each) { return letters::name(each); });
    wish.confirmed = given.flag("confirmed");
    if (const auto press = given.id<PressId>("press")) wish.press = press->uuid;
    own_tasks(given, wish);
    given.done("incoming.error.incomplete");
    return wish;
}

Saying saying_from(Given given, const core::http::Request& request) {
    Saying said;
    said.report.text = given.prose("report");
    said.report.percent = static_cast<int>(given.number("percent", 0, 100).value_or(100));
    said.result = given.line("result", 200);
    given.done("incoming.error.incomplete");
    for (const auto& upload : request.uploads)
        if (upload.field == "file" && !upload.bytes.empty())
            said.files.push_back({upload.file_name, upload.type, upload.bytes});
    return said;
}

Dispose::More more_from(Given given) {
    Dispose::More more;
    more.note = given.prose("note");
    due_from(given, more);
    given.done("incoming.error.incomplete");
    return more;
}

Forwarding forwarding_from(Given given) {
    Forwarding wish;
    const auto to = given.id<core::PositionId>("to");
    if (!to && given.faults().empty()) given.fault("to", "incoming.fault.to");
    wish.to = to.value_or(core::PositionId{});
    wish.note = given.prose("note");
    if (wish.note.empty()) given.fault("note", "incoming.fault.forward_note");
    given.done("incoming.error.incomplete");
    return wish;
}

Moving moving_from(Given given) {
    Moving wish;
    const auto to = given.id<core::PositionId>("position");
    if (!to && given.faults().empty()) given.fault("position", "incoming.fault.position_other");
    wish.to = to.value_or(core::PositionId{});
    wish.reason = given.prose("reason");
    if (wish.reason.empty()) given.fault("reason", "incoming.fault.elsewhere_reason");
    given.done("incoming.error.incomplete");
    return wish;
}

GivenClass class_from(Given given) {
    GivenClass wish;
    const auto chosen = access_from(given);
    if (!chosen && !given.has("access")) given.fault("access", "incoming.fault.class");
    wish.access = chosen.value_or(classification::AccessClass::ordinary);
    wish.reason = given.prose("reason", longest_task);
    given.done("incoming.error.incomplete");
    return wish;
}

Corrected corrected_from(Given given) {
    Corrected wish;
    const auto line = [&](std::string_view field) {
        return given.has(field) ? std::optional(given.line(field, longest_task)) : std::nullopt;
    };
    wish.sender = line("sender");
    wish.number = line("number");
    wish.subject = line("subject");
    if (given.has("date")) wish.date = given.date("date").value_or(core::Date{});
    if (given.has("reply_by")) wish.reply_by = given.date("reply_by");
    wish.reason = given.prose("reason", longest_task);
    wish.like_confirmed = given.flag("like_confirmed");
    if (wish.reason.empty()) given.fault("reason", "incoming.fault.correct_reason");
    given.done("incoming.error.incomplete");
    return wish;
}

std::string agenda_from(Given given) {
    auto agenda = given.line("agenda", 40);
    if (agenda.empty()) given.fault("agenda", "incoming.fault.duplicate_of");
    given.done("incoming.error.incomplete");
    return agenda;
}

bool confirmed_from(Given given) {
    const bool confirmed = given.flag("confirmed");
    given.done("incoming.error.incomplete");
    return confirmed;
}

std::string reason_from(Given given, std::string fault) {
    auto reason = given.prose("reason");
    if (reason.empty()) given.fault("reason", std::move(fault));
    given.done("incoming.error.incomplete");
    return reason;
}

namespace {

template <class I>
std::vector<I> chosen(Given& given, std::string_view field) {
    auto all = given.ids<I>(field, core::batch::most_items);
    if (all.empty()) given.fault(field, "core.batch.nothing_chosen");
    return all;
}

}  // namespace

std::vector<IncomingId> letters_from(Given& given, std::string_view field) { return chosen<IncomingId>(given, field); }
std::vector<BranchId> branches_from(Given& given, std::string_view field) { return chosen<BranchId>(given, field); }

BookAsk book_from(const Fields& query, int usual_month) {
    constexpr int first_year = 2000, last_year = 2199;
    Given given(query);
    BookAsk ask;
    ask.unit = given.id<core::UnitId>("unit");
    ask.year = static_cast<int>(given.number("year", first_year, last_year).value_or(0));
    ask.month = static_cast<int>(given.number("month", 0, 12).value_or(usual_month));
    ask.from = given.date("from");
    ask.until = given.date("until");
    ask.sender = given.line("sender");
    ask.state = given.one_of("state", all_entry_states, [](EntryState each) { return name(each); });
    ask.access = access_from(given);
    given.done("incoming.error.filter");
    return ask;
}

SheetPaper paper_from(const Fields& query) {
    Given given(query);
    const auto paper = given.one_of("paper", all_sheet_papers, [](SheetPaper each) { return name(each); });
    given.done("incoming.error.filter");
    return paper.value_or(SheetPaper::half);
}

InstructionWish instruction_from(Given given) {
    InstructionWish wish;
    wish.code = given.line("code", 60);
    wish.name = given.line("name");
    if (const auto place = given.number("place", 1, 999)) wish.place = static_cast<int>(*place);
    wish.retired = given.flag("retired");
    given.done("incoming.error.incomplete");
    return wish;
}

Served served_from(Given given) {
    Served wish;
    const auto unit = given.id<core::UnitId>("unit");
    if (!unit && given.faults().empty()) given.fault("unit", "incoming.fault.rule_unit");
    wish.unit = unit.value_or(core::UnitId{});
    wish.by = given.id<core::UnitId>("mailroom");
    given.done("incoming.error.incomplete");
    return wish;
}

Rule rule_from(Given given) {
    Rule rule;
    rule.giver.kind = given.line("giver_kind", 40);
    rule.giver.unit = given.id<core::UnitId>("giver_unit");
    rule.receiver.kind = given.line("receiver_kind", 40);
    rule.receiver.unit = given.id<core::UnitId>("receiver_unit");
    rule.allowed = given.flag("allowed");
    rule.note = given.line("note", 300);
    given.done("incoming.error.incomplete");
    return rule;
}

}  // namespace incoming::input
