// SPDX-License-Identifier: Apache-2.0
#include "seeking/domain/saved.h"

#include <algorithm>

#include "core/base/text.h"

namespace seeking {

using core::Verdict;

Verdict Saved::run(const core::Actor& actor) const {
    if (owned(actor)) return Verdict::allowed;
    const bool beside = shared && actor.seats.size() > actor.acting && actor.seats[actor.acting].unit == unit;
    return beside && !actor.borrows() ? Verdict::allowed : Verdict::hidden;
}

Verdict Saved::change(const core::Actor& actor) const {
    if (owned(actor)) return Verdict::allowed;
    return run(actor) == Verdict::allowed ? Verdict::forbidden : Verdict::hidden;
}

bool Saved::called(std::string_view typed) const {
    const auto own = " " + core::text::lower(name);
    const auto words = core::text::split(core::text::lower(typed), ' ');
    return std::all_of(words.begin(), words.end(),
                       [&](const auto& word) { return own.find(" " + word) != std::string::npos; });
}

std::vector<core::Fault> name_faults(const std::string& name) {
    if (name.empty()) return {{"name", "seeking.fault.name", {}}};
    if (core::text::length(name) > longest_name)
        return {{"name", "seeking.fault.name_long", {{"max", std::to_string(longest_name)}}}};
    return {};
}

}  // namespace seeking
