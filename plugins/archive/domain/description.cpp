// SPDX-License-Identifier: Apache-2.0
#include "archive/domain/description.h"

#include <algorithm>

namespace archive {

namespace {

template <class Words>
bool one_of(const Words& all, const std::string& word) {
    return std::find(all.begin(), all.end(), word) != all.end();
}

template <class Words>
void among(const Words& all, const std::string& word, const char* field, std::vector<core::Fault>& faults) {
    if (one_of(all, word)) return;
    std::string choices;
    for (const auto each : all) choices += (choices.empty() ? "" : ", ") + std::string(each);
    faults.push_back({field, "archive.fault.one_of", {{"choices", choices}}});
}

}  // namespace

Description Telling::over(Description known) const {
    const auto say = [](const std::string& told, std::string& field) {
        if (!told.empty()) field = told;
    };
    say(sender, known.sender);
    say(stage, known.stage);
    say(medium, known.medium);
    say(physical, known.physical);
    say(amount_unit, known.amount_unit);
    known.amount = amount.value_or(known.amount);
    return known;
}

std::vector<core::Fault> faults_of(const Description& described, bool here) {
    std::vector<core::Fault> faults;
    if (described.amount < 1 || described.amount > most_amount) faults.push_back({"amount", "archive.fault.amount", {}});
    among(amount_units, described.amount_unit, "amount_unit", faults);
    among(stages, described.stage, "stage", faults);
    if (!described.physical.empty()) among(conditions, described.physical, "condition", faults);
    const auto& medium = described.medium;
    among(media_names, medium, "medium", faults);
    if (!one_of(media_names, medium)) return faults;
    if (here && !one_of(media_here, medium)) faults.push_back({"medium", "archive.fault.medium_here", {}});
    if (!here && !one_of(media_away, medium)) faults.push_back({"medium", "archive.fault.medium_away", {}});
    return faults;
}

}  // namespace archive
