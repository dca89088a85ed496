// SPDX-License-Identifier: Apache-2.0
#include "deadlines/input/outage_fields.h"

namespace deadlines::input {

using core::http::Given;

namespace {

core::Instant moment_in(Given& given, const std::string& which, core::Zone zone) {
    const auto day = given.date(which + "_day");
    const auto minute = minute_of(given.line(which + "_time", 10));
    if (!day) given.fault(which + "_day", "deadlines.fault.day");
    if (!minute) given.fault(which + "_time", "deadlines.fault.clock");
    return core::start_of(day.value_or(core::Date{}), zone) + std::chrono::minutes(minute.value_or(0));
}

core::Instant instant_in(Given& given, const std::string& name) {
    const auto text = given.line(name, 40);
    try {
        return core::parse_instant(text);
    } catch (const core::Error&) {
        given.fault(name, "deadlines.fault.instant");
        return {};
    }
}

void take_rest(Given& given, OutageWish& wish) {
    for (const auto& word : given.lines("touched", all_touched.size())) {
        if (const auto touched = touched_named(word))
            wish.touched.push_back(*touched);
        else
            given.fault("touched", "deadlines.fault.touched");
    }
    wish.unit = given.id<core::UnitId>("unit");
    wish.reason = given.prose("reason", longest_reason);
    wish.proposal = given.id<OutageId>("proposal");
    wish.confirmed = given.flag("confirmed");
}

}  // namespace

OutageWish outage_from(Given given, core::Zone zone) {
    OutageWish wish;
    wish.from = moment_in(given, "from", zone);
    wish.until = moment_in(given, "until", zone);
    take_rest(given, wish);
    wish.extends = given.flag("extends");
    given.done("deadlines.error.outage");
    return wish;
}

OutageWish outage_at(Given given) {
    OutageWish wish;
    wish.from = instant_in(given, "from");
    wish.until = instant_in(given, "until");
    take_rest(given, wish);
    wish.extends = !given.has("extends") || given.flag("extends");
    given.done("deadlines.error.outage");
    return wish;
}

std::string closing_from(Given given) {
    auto reason = given.prose("reason", longest_reason);
    if (reason.empty()) given.fault("reason", "deadlines.fault.reason");
    given.done("deadlines.error.outage");
    return reason;
}

OutageAsk outages_asked(const core::http::Fields& query, core::Zone zone) {
    Given given(query);
    OutageAsk ask;
    ask.state = given.one_of("state", all_outage_states, [](OutageState each) { return name(each); });
    if (const auto day = given.date("from")) ask.from = core::start_of(*day, zone);
    if (const auto day = given.date("until")) ask.until = core::start_of(core::add_days(*day, 1), zone);
    given.done();
    return ask;
}

}  // namespace deadlines::input
