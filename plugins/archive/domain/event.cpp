// SPDX-License-Identifier: Apache-2.0
#include "archive/domain/event.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"

namespace archive {

void Event::check(core::Date today) const {
    std::vector<core::Fault> faults;
    if (on > today) faults.push_back({"trigger", "archive.fault.trigger_date", {}});
    // A regulation may be told of any event; told, it is told whole.
    if (fiscal_year || !core::text::trim(basis).empty() || basis_on) {
        if (core::text::trim(basis).empty()) faults.push_back({"basis", "archive.fault.basis", {}});
        if (!basis_on || *basis_on > today) faults.push_back({"basis_date", "archive.fault.basis_date", {}});
    }
    if (!fiscal_year && core::text::trim(evidence).empty()) faults.push_back({"note", "archive.fault.note", {}});
    if (!faults.empty()) throw core::Error("core.error.invalid", std::move(faults));
}

const Event* recorded(const std::vector<Event>& events, std::string_view key) {
    for (const auto& each : events)
        if (!each.cancelled && each.trigger == key) return &each;
    return nullptr;
}

bool counts(const std::vector<Event>& events, const classification::Trigger& trigger, const Facts& facts) {
    const auto all = happenings(events);
    return std::any_of(all.begin(), all.end(), [&](const Happening& each) {
        return each.trigger == trigger.key && reaches(each, trigger.mode, facts);
    });
}

std::vector<Happening> happenings(const std::vector<Event>& events) {
    std::vector<Happening> found;
    for (const Event& each : events)
        if (!each.cancelled) found.push_back({each.trigger, each.on, each.fiscal_year, each.person.has_value(), each.unit.has_value()});
    return found;
}

}  // namespace archive
