// SPDX-License-Identifier: Apache-2.0
// The moves of an insertion.
#include "numbering/domain/insertion.h"

namespace numbering {

using core::Code;
using core::Error;

std::string_view name(Decision decision) {
    switch (decision) {
        case Decision::waiting: return "waiting";
        case Decision::approved: return "approved";
        case Decision::refused: return "refused";
        case Decision::withdrawn: return "withdrawn";
    }
    return "";
}

std::optional<Decision> decision_named(std::string_view text) {
    for (const auto each : {Decision::waiting, Decision::approved, Decision::refused, Decision::withdrawn})
        if (name(each) == text) return each;
    return std::nullopt;
}

void Insertion::decide(const Owner& by, core::Instant at, Decision as) {
    if (decision != Decision::waiting)
        throw Error(Code::conflict, "numbering.error.decided");
    const bool own = by.person == asked_by.person;
    if (as == Decision::withdrawn && !own) throw Error(Code::forbidden, "numbering.error.not_yours");
    if (as != Decision::withdrawn && own) throw Error(Code::forbidden, "numbering.error.second_person");
    decision = as;
    decided_by = by;
    decided_at = at;
}

void Insertion::approve(const Owner& by, core::Instant at, NumberId made) {
    decide(by, at, Decision::approved);
    number = made;
}

void Insertion::refuse(const Owner& by, core::Instant at, std::string_view why) {
    note = reason_of(why, "note");
    decide(by, at, Decision::refused);
}

void Insertion::withdraw(const Owner& by, core::Instant at) { decide(by, at, Decision::withdrawn); }

void check_insertion(core::Date date, core::Date today, const std::optional<core::Date>& last,
                     bool same_period) {
    const auto fault = [](const char* key, core::Args args) {
        throw Error("core.error.invalid", {{"date", key, std::move(args)}});
    };
    if (date > today) fault("numbering.error.future", {{"date", core::iso(date)}});
    if (!same_period) fault("numbering.fault.other_period", {{"date", core::iso(date)}});
    if (!last) fault("numbering.fault.no_base", {{"date", core::iso(date)}});
    if (date >= *last)
        fault("numbering.fault.not_earlier", {{"date", core::iso(date)}, {"last", core::iso(*last)}});
}

}  // namespace numbering
