// SPDX-License-Identifier: Apache-2.0
// What a letter on paper invites to, as its clerk writes it down.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "incoming/domain/invitation.h"

namespace incoming {

struct Occasion {
    core::Date day{};
    Hours hours;
    std::string place, matter;   // matter "": the subject of the letter

    bool operator==(const Occasion&) const = default;
};

// An hour of the clock, "09:00" or "09.00"; nothing for any other text.
std::optional<int> hour_of(std::string_view text);
// "09.00 s.d. 11.00 WIB", "09.00 WIB s.d. selesai".
std::string written(const Hours& hours, core::Zone zone);

// What is wrong with it, by the names of the form; `unread` as in faults_of(Entry).
std::vector<core::Fault> faults_of(const Occasion& occasion, const std::vector<core::Fault>& unread);

constexpr std::size_t longest_place = 300, longest_matter = 500;   // characters

}  // namespace incoming
