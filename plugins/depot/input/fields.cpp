// SPDX-License-Identifier: Apache-2.0
#include "depot/input/fields.h"

#include "core/base/text.h"

namespace depot::input {

using core::http::Given;

namespace {

constexpr std::size_t longest_name = 200, longest_reason = 2000;
constexpr int most_pages = 100'000;

std::optional<int> year_in(Given& given, const char* field) {
    const auto year = given.number(field, 1945, 2200);
    return year ? std::optional(static_cast<int>(*year)) : std::nullopt;
}

int days_in(Given& given) { return static_cast<int>(given.number("days", 1, most_loan_days).value_or(0)); }

}  // namespace

HoldWish hold_from(Given given) {
    HoldWish wish;
    wish.name = given.line("name", longest_name);
    wish.mandate = given.line("mandate");
    wish.mandate_on = given.date("mandate_on");
    wish.asked_by = given.line("asked_by", longest_name);
    wish.reason = given.prose("reason", longest_reason);
    if (const auto kind = given.one_of("kind", all_hold_kinds, [](HoldKind each) { return name(each); }))
        wish.kind = *kind;
    else given.fault("kind", "depot.fault.hold_kind");
    wish.by_query = given.flag("by_query");
    wish.house = given.flag("house");
    wish.scope.code = given.line("code", 50);
    wish.scope.unit = given.id<core::UnitId>("unit");
    wish.scope.from = year_in(given, "year_from");
    wish.scope.until = year_in(given, "year_until");
    wish.dossiers = given.ids<archive::DossierId>("dossiers", most_dossiers);
    wish.selection = given.line("selection", 50);
    wish.remind = given.date("remind");
    given.done();
    return wish;
}

std::optional<HoldState> hold_state_in(const core::http::Fields& query) {
    Given given(query);
    const auto state = given.one_of("state", all_hold_states, [](HoldState each) { return name(each); });
    given.done();
    return state;
}

std::vector<archive::DossierId> dossiers_from(Given given) {
    auto all = given.ids<archive::DossierId>("dossiers", most_dossiers);
    if (all.empty()) given.fault("dossiers", "depot.fault.hold_dossiers");
    given.done();
    return all;
}

Adding adding_from(Given given) {
    Adding adding{given.ids<archive::DossierId>("dossiers", most_dossiers), given.line("selection", 50)};
    if (adding.dossiers.empty() && adding.selection.empty()) given.fault("dossiers", "depot.fault.hold_dossiers");
    given.done();
    return adding;
}

OneHeld one_from(Given given) {
    OneHeld one{given.line("dossier", 100), {}};
    if (one.dossier.empty()) given.fault("dossier", "depot.fault.held_dossier");
    if (const auto item = given.number("item", 1, 1'000'000)) one.item = static_cast<int>(*item);
    given.done();
    return one;
}

std::string reason_from(Given given) {
    auto reason = given.prose("reason", longest_reason);
    if (reason.empty()) given.fault("reason", "depot.fault.reason");
    given.done();
    return reason;
}

Choosing choosing_in(const core::http::Request& request) {
    Given given(request.query), led(request.query), typed(request.form);
    Choosing choosing;
    choosing.code = given.line("among", 50);
    choosing.page = static_cast<int>(given.number("choices", 1, most_pages).value_or(1));
    given.done();
    // Of a form that comes back; what cannot be read was told with it.
    choosing.ticked = typed.ids<archive::DossierId>("dossiers", most_dossiers);
    if (const auto one = led.id<archive::DossierId>("dossier"); one && request.method == "GET") choosing.ticked.push_back(*one);
    return choosing;
}

int page_in(const core::http::Fields& query) {
    Given given(query);
    const auto page = given.number("page", 1, most_pages).value_or(1);
    given.done();
    return static_cast<int>(page);
}

LoanWish loan_from(Given given) {
    LoanWish wish;
    const auto dossier = given.id<archive::DossierId>("dossier");
    if (!dossier) given.fault("dossier", "depot.fault.dossier");
    wish.dossier = dossier.value_or(archive::DossierId{});
    wish.purpose = given.prose("purpose", longest_reason);
    if (wish.purpose.empty()) given.fault("purpose", "depot.fault.purpose");
    wish.phone = given.line("phone", 50);
    wish.days = days_in(given);
    wish.paper_reason = given.prose("paper_reason", longest_reason);
    wish.borrower_name = given.line("borrower_name", longest_name);
    wish.borrower_unit = given.line("borrower_unit", longest_name);
    wish.basis = given.line("basis");
    given.done();
    return wish;
}

Shelf shelf_in(const core::http::Fields& query, Shelf otherwise) {
    Given given(query);
    const auto shelf = given.one_of("show", all_shelves, [](Shelf each) { return name(each); });
    given.done();
    return shelf.value_or(otherwise);
}

Grant grant_from(Given given) {
    Grant grant{given.line("basis"), days_in(given)};
    given.done();
    return grant;
}

Longer longer_from(Given given) {
    Longer longer{days_in(given), given.prose("reason", longest_reason)};
    if (longer.reason.empty()) given.fault("reason", "depot.fault.reason");
    given.done();
    return longer;
}

Return return_from(Given given) {
    Return made;
    if (!given.has("complete")) given.fault("complete", "depot.fault.complete");
    made.complete = given.flag("complete");
    if (const auto found = given.one_of("condition", all_conditions, [](Condition each) { return name(each); }))
        made.condition = *found;
    else
        given.fault("condition", "depot.fault.condition");
    made.note = given.prose("note", longest_reason);
    given.done();
    return made;
}

Loss loss_from(Given given) {
    Loss loss{given.line("loss_number", 100), given.prose("note", longest_reason)};
    if (loss.number.empty()) given.fault("loss_number", "depot.fault.loss_number");
    if (loss.note.empty()) given.fault("note", "depot.fault.loss_note");
    given.done();
    return loss;
}

Span span_in(const core::http::Fields& query, core::Date today) {
    Given given(query);
    Span span;
    span.from = given.date("from").value_or(core::Date{today.year(), std::chrono::January, std::chrono::day{1}});
    span.until = given.date("until").value_or(today);
    given.done();
    return span;
}

std::optional<Space> space_in(const core::http::Fields& query) {
    Given given(query);
    const auto space = given.one_of("room", all_spaces, [](Space each) { return name(each); });
    given.done();
    return space;
}

PlaceWish place_from(Given given, bool makes) {
    PlaceWish wish;
    constexpr int most_in_place = 100'000;
    if (makes) {
        wish.parent = given.id<PlaceId>("parent");
        if (const auto kind = given.one_of("kind", all_place_kinds, [](PlaceKind each) { return name(each); }))
            wish.kind = *kind;
        else given.fault("kind", "depot.fault.kind");
    }
    wish.code = given.line("code", 50);
    if (wish.code.empty()) given.fault("code", "depot.fault.place_code");
    wish.name = given.line("name", longest_name);
    if (wish.name.empty()) given.fault("name", "depot.fault.place_name");
    wish.barcode = given.line("barcode", 50);
    wish.capacity = static_cast<int>(given.number("capacity", 0, most_in_place).value_or(0));
    constexpr int longest_shelf = 10'000'000;
    wish.length = static_cast<int>(given.number("length", 0, longest_shelf).value_or(0));
    wish.measure = given.one_of("measure", all_measures, [](Measure each) { return name(each); })
                       .value_or(Measure::dossiers);
    if (makes) wish.over = given.flag("over");
    wish.highest = given.one_of("highest", classification::all_access, [](classification::AccessClass each) {
        return classification::name(each);
    }).value_or(classification::AccessClass::ordinary);
    given.done();
    return wish;
}

Moving moving_from(Given given) {
    Moving moving;
    const auto to = given.id<PlaceId>("to");
    if (!to) given.fault("to", "depot.fault.move_to");
    moving.to = to.value_or(PlaceId{});
    moving.reason = given.prose("reason", longest_reason);
    moving.over = given.flag("over");
    if (moving.reason.empty()) given.fault("reason", "depot.fault.reason");
    given.done();
    return moving;
}

Putting filling_from(Given given) {
    Putting filling{given.ids<archive::DossierId>("dossiers", most_dossiers), given.prose("reason", longest_reason),
                    given.flag("over")};
    if (filling.dossiers.empty()) given.fault("dossiers", "depot.fault.hold_dossiers");
    if (filling.reason.empty()) given.fault("reason", "depot.fault.reason");
    given.done();
    return filling;
}

Stock stock_from(Given given) {
    Stock stock;
    constexpr std::size_t longest_list = 200'000;
    const auto* list = given.member("codes");
    if (list && list->is_array()) stock.codes = given.lines("codes", Places::most_codes);
    else stock.codes = core::text::split(given.prose("codes", longest_list), '\n');
    if (stock.codes.size() > Places::most_codes) given.fault("codes", "depot.fault.codes");
    stock.ticked = given.ids<archive::DossierId>("dossiers", Places::most_codes);
    stock.note = given.prose("note", longest_reason);
    given.done();
    return stock;
}

}  // namespace depot::input
