// SPDX-License-Identifier: Apache-2.0
// Reading hours, answering, clashes.
#include "incoming/domain/invitation.h"

#include <cctype>

#include "core/base/text.h"

namespace incoming {

using core::Code;
using core::Error;

namespace {

constexpr std::array<std::string_view, 4> names{"open", "attending", "represented", "declined"};
constexpr int minutes_of_day = 24 * 60;

bool figure(std::string_view text, std::size_t at) {
    return at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) != 0;
}

// The figures from `at` on, at most two; -1 when there are more.
int figures(std::string_view text, std::size_t& at) {
    int value = 0, count = 0;
    for (; figure(text, at); ++at, ++count) value = count < 2 ? value * 10 + (text[at] - '0') : value;
    return count <= 2 ? value : -1;
}

// The next hour written from `at` on: "9", "09.00", "9:30".
std::optional<int> next_hour(std::string_view text, std::size_t& at) {
    while (at < text.size()) {
        if (!figure(text, at)) {
            ++at;
            continue;
        }
        const int hour = figures(text, at);
        int minute = 0;
        const bool more = at < text.size() && (text[at] == '.' || text[at] == ':') && figure(text, at + 1);
        if (more) minute = figures(text, ++at);
        if (hour >= 0 && minute >= 0 && minute < 60 && hour * 60 + minute <= minutes_of_day) return hour * 60 + minute;
    }
    return std::nullopt;
}

struct Span {
    int from = 0, until = minutes_of_day;
};

Span span(const Hours& hours) {
    if (!hours.from) return {};
    return {*hours.from, *end_of(hours)};
}

}  // namespace

std::string_view name(Stance stance) { return names[static_cast<std::size_t>(stance)]; }

Stance stance_named(std::string_view text) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == text) return static_cast<Stance>(i);
    throw Error(Code::internal, "incoming.error.stored", {{"value", std::string(text)}});
}

Hours hours_in(std::string_view text) {
    Hours hours;
    std::size_t at = 0;
    hours.from = next_hour(text, at);
    if (hours.from) hours.until = next_hour(text, at);
    if (hours.until && *hours.until <= *hours.from) hours.until.reset();
    return hours;
}

void Invitation::answer(Stance next, core::Instant at, core::Date today, std::string_view by) {
    if (day < today) throw Error(Code::conflict, "incoming.error.invitation_past");
    open_anew();
    stance = next;
    answered_at = at;
    answered_by = by;
}

void Invitation::attend(core::Instant at, core::Date today, std::string_view by) {
    answer(Stance::attending, at, today, by);
}

void Invitation::send(core::PositionId who, std::string_view called, core::Instant at, core::Date today,
                      std::string_view by) {
    answer(Stance::represented, at, today, by);
    deputy = who;
    deputy_name = called;
}

void Invitation::decline(std::string_view why, core::Instant at, core::Date today, std::string_view by) {
    const auto told = core::text::trim(why);
    if (told.empty()) throw Error("incoming.error.incomplete", {{"note", "incoming.fault.decline_note", {}}});
    answer(Stance::declined, at, today, by);
    note = told;
}

void Invitation::open_anew() {
    stance = Stance::open;
    answered_at.reset();
    answered_by.clear();
    deputy.reset();
    deputy_name.clear();
    assignment.reset();
    note.clear();
}

std::optional<int> end_of(const Hours& hours) {
    if (!hours.from) return std::nullopt;
    return hours.until.value_or(*hours.from + assumed_minutes);
}

bool takes_time(Stance stance) { return stance == Stance::open || stance == Stance::attending; }

bool clash(const Invitation& a, const Invitation& b) {
    return takes_time(a.stance) && takes_time(b.stance) && overlap(a, b);
}

bool overlap(const Invitation& a, const Invitation& b) {
    if (a.entry == b.entry || a.day != b.day) return false;
    const auto one = span(a.hours), other = span(b.hours);
    return one.from < other.until && other.from < one.until;
}

}  // namespace incoming
