// SPDX-License-Identifier: Apache-2.0
#include "directory/domain/conferral.h"

namespace directory {

std::string_view name(ConferralState state) {
    switch (state) {
        case ConferralState::future: return "future";
        case ConferralState::active: return "active";
        case ConferralState::past: return "past";
        case ConferralState::revoked: return "revoked";
    }
    return "";
}

bool still_open(ConferralState state) { return state == ConferralState::future || state == ConferralState::active; }

ConferralState state_of(const Conferral& given, std::optional<core::Date> until, core::Date day) {
    if (given.revoked_at) return ConferralState::revoked;
    if (until && day > *until) return ConferralState::past;
    return day < given.from ? ConferralState::future : ConferralState::active;
}

bool days_meet(core::Date from_a, std::optional<core::Date> until_a, core::Date from_b,
               std::optional<core::Date> until_b) {
    return (!until_a || from_b <= *until_a) && (!until_b || from_a <= *until_b);
}

void Faults::add(std::string field, std::string_view key, core::Args args) {
    all_.push_back({std::move(field), "directory.fault." + std::string(key), std::move(args)});
}

void Faults::days(const Conferral& given, core::Date until, core::Date today, std::string_view over) {
    if (until < given.from) add("until", "until_before");
    else if (until < today) add("until", over);
}

void Faults::height(const Conferral& given) {
    if (height_of(given.highest) < 0) add("highest", "delegation_access", {{"value", given.highest}});
}

}  // namespace directory
