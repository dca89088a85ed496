// SPDX-License-Identifier: Apache-2.0
#include "incoming/input/fields.h"

#include <array>

namespace incoming::input {

using core::http::Fields;
using core::http::Given;

namespace {

constexpr int default_limit = 25, most_limit = 100;
constexpr std::size_t most_copies = 50;

constexpr Show shows[] = {Show::all, Show::unread, Show::untreated, Show::copies, Show::closed, Show::new_copies,
                          Show::sorted};
constexpr incoming::ShowGiven givens[] = {incoming::ShowGiven::open, incoming::ShowGiven::unread, incoming::ShowGiven::late,
                                      incoming::ShowGiven::reported, incoming::ShowGiven::done, incoming::ShowGiven::by_me,
                                      incoming::ShowGiven::to_accept, incoming::ShowGiven::untreated};

constexpr letters::Relation answers[] = {letters::Relation::replies, letters::Relation::forwards,
                                        letters::Relation::refers};

std::optional<classification::AccessClass> access_of(Given& given) {
    using classification::AccessClass;
    return given.one_of("access",
                        std::initializer_list<AccessClass>{AccessClass::ordinary, AccessClass::limited,
                                                           AccessClass::secret, AccessClass::top_secret},
                        [](AccessClass each) { return classification::name(each); });
}

std::optional<letters::Urgency> urgency_of(Given& given) {
    using letters::Urgency;
    return given.one_of("urgency",
                        std::initializer_list<Urgency>{Urgency::ordinary, Urgency::urgent, Urgency::most_urgent},
                        [](Urgency each) { return letters::name(each); });
}

int limit_from(Given& given) {
    return static_cast<int>(given.number("limit", 1, most_limit).value_or(default_limit));
}

}  // namespace

Desk::Form form_from(const Fields& query) {
    const auto& form = query.get("form");
    if (form.empty()) return Desk::Form::newest;
    if (form == "as_it_came") return Desk::Form::as_it_came;
    throw core::Error("core.error.invalid", {{"form", "incoming.fault.form", {}}});
}

Wish wish_from(const Fields& query) {
    Given given(query);
    Wish wish;
    wish.urgency = urgency_of(given);
    wish.access = access_of(given);
    wish.position = given.id<core::PositionId>("position");
    wish.from = given.date("from");
    wish.until = given.date("until");
    wish.order = given.one_of("order", all_orders, [](Order each) { return name(each); }).value_or(Order::newest);
    wish.show = given.one_of("show", shows, [](Show each) { return name(each); }).value_or(Show::all);
    wish.words = given.line("q");
    wish.after = given.line("after");
    wish.limit = limit_from(given);
    given.done("incoming.error.filter");
    return wish;
}

GivenWish given_wish_from(const Fields& query) {
    Given given(query);
    GivenWish wish;
    wish.given = given.one_of("show", givens, [](incoming::ShowGiven each) { return name(each); })
                     .value_or(incoming::ShowGiven::open);
    wish.after = given.line("after");
    wish.limit = limit_from(given);
    given.done("incoming.error.filter");
    return wish;
}

GivenFilter given_filter_from(const Fields& query) {
    Given given(query);
    GivenFilter filter;
    filter.words = given.line("q", 100);
    filter.from = given.date("from");
    filter.until = given.date("until");
    given.done("incoming.error.filter");
    return filter;
}

Registration registration_from(const Fields& form) {
    Given given(form);
    Registration wish;
    wish.sender = given.line("sender", 500);
    wish.number = given.line("number", 500);
    wish.subject = given.line("subject", 500);
    wish.classification = given.line("classification", 50);
    wish.date = given.date("date").value_or(core::Date{});
    wish.received = given.date("received").value_or(core::Date{});
    wish.access = access_of(given).value_or(classification::AccessClass::ordinary);
    wish.urgency = urgency_of(given).value_or(letters::Urgency::ordinary);
    wish.position = given.id<core::PositionId>("position").value_or(core::PositionId{});
    wish.copies = given.ids<core::PositionId>("copies", most_copies);
    wish.reply_by = given.date("reply_by");
    wish.scan = given.id<ScanId>("scan").value_or(ScanId{});
    wish.paper = given.line("paper", 100);
    wish.confirmed = given.flag("confirmed");
    wish.received_confirmed = given.flag("received_confirmed");
    wish.personal = given.flag("personal");
    const auto occasion = occasion_from(given);
    for (const char* field : {"event_day", "event_from", "event_until", "event_place", "event_matter"})
        if (!form.get(field).empty()) wish.occasion = occasion;
    wish.unread = given.take_faults();
    return wish;
}

Occasion occasion_from(Given& given) {
    const auto hour = [&](std::string_view field) {
        const auto text = given.line(field, 20);
        const auto read = hour_of(text);
        if (!text.empty() && !read) given.fault(field, "incoming.fault.event_hour");
        return read;
    };
    Occasion occasion;
    occasion.day = given.date("event_day").value_or(core::Date{});
    occasion.hours = {hour("event_from"), hour("event_until")};
    occasion.place = given.line("event_place", longest_place);
    occasion.matter = given.line("event_matter", longest_matter);
    return occasion;
}

Occasion whole_occasion_from(Given given) {
    auto occasion = occasion_from(given);
    for (auto& fault : faults_of(occasion, given.faults())) given.fault(fault.field, fault.key, fault.args);
    given.done("incoming.error.incomplete");
    return occasion;
}

std::optional<core::Error> keep_files(Room& room, const core::Context& ctx,
                                      const core::http::Request& request, Registration& wish) {
    std::vector<SheetFile> files;
    for (const auto& upload : request.uploads)
        if (upload.field == "file" && !upload.bytes.empty()) files.push_back({upload.type, upload.bytes});
    if (files.empty()) return std::nullopt;
    try {
        wish.scan = room.services.registry.keep(ctx, files).id;
        return std::nullopt;
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        wish.scan = {};
        wish.unread.insert(wish.unread.end(), error.faults().begin(), error.faults().end());
        return error;
    }
}

letters::Relation relation_from(Given given) {
    const auto how = given.one_of("relation", answers, [](letters::Relation each) { return letters::name(each); });
    if (!how && given.faults().empty()) given.fault("relation", "incoming.fault.relation");
    given.done("incoming.error.incomplete");
    return *how;
}

Answered answered_from(Given given) {
    Answered wish;
    const auto stance = given.one_of("stance", all_answers, [](Stance each) { return name(each); });
    if (!stance && given.faults().empty()) given.fault("stance", "incoming.fault.stance");
    wish.stance = stance.value_or(Stance::attending);
    wish.deputy = given.id<core::PositionId>("deputy");
    wish.note = given.prose("note", longest_decline);
    given.done("incoming.error.incomplete");
    return wish;
}

std::string undone_from(Given given) {
    constexpr std::array<std::string_view, 9> acts{"sorted", "unsorted",        "closed",   "moved",    "reported",
                                                   "accepted", "report_returned", "declined", "forwarded"};
    const auto act = given.one_of("act", acts, [](std::string_view each) { return each; });
    if (!act && given.faults().empty()) given.fault("act", "incoming.fault.undo");
    given.done("incoming.error.incomplete");
    return std::string(*act);
}

Sorted sorted_from(Given given) {
    Sorted wish;
    wish.mark = given.one_of("mark", all_marks, [](Mark each) { return name(each); });
    wish.note = given.line("note", 500);
    given.done("incoming.error.incomplete");
    return wish;
}

std::optional<core::Date> day_from(const Fields& query) {
    Given given(query);
    const auto day = given.date("from");
    given.done("incoming.error.filter");
    return day;
}

core::Date month_from(const Fields& query, core::Date today) {
    Given given(query);
    const auto text = given.line("month", 20);
    std::optional<core::Date> first;
    try {
        first = text.empty() ? today : core::parse_date(text + "-01");
    } catch (const core::Error&) {
        given.fault("month", "incoming.fault.month");
    }
    given.done("incoming.error.filter");
    return {first->year(), first->month(), std::chrono::day(1)};
}

std::string text_from(Given given, std::string_view name) {
    auto text = given.prose(name);
    given.done("incoming.error.incomplete");
    return text;
}

}  // namespace incoming::input
