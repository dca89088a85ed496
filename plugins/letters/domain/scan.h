// SPDX-License-Identifier: Apache-2.0
// The sheet signed with ink as it came back: each scan handed in, and what was said of the last one. A wrong
// scan is replaced by another with a reason; none is ever taken away.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "letters/domain/letter.h"

namespace letters {

constexpr int most_scan_pages = 300;
constexpr std::size_t most_scans = 20;          // of one letter
constexpr std::size_t most_scan_files = 20;     // photographs that become one scan
constexpr std::size_t longest_scan_name = 120;  // characters

// "It bears the signature": who said so, and of which day.
struct Said {
    core::Date on{};
    core::PersonId person;
    std::string by;
    core::Instant at;
};

struct Scan {
    std::int64_t number = 0;      // from 1
    core::Digest bytes;           // blob: PDF
    std::string name;             // "spd-12.pdf"
    int pages = 0;
    core::PersonId person;        // who handed it in
    std::string by;
    core::Instant at;
    std::string reason;           // why it takes the place of the one before; "" of the first
    std::optional<Said> said;
};

// Faults of "file" and "reason": of one more scan after `before` of them.
std::vector<core::Fault> faults_of_scan(std::size_t before, std::string_view reason);
// Faults of "date" and "signed": the day lies between that of the number and today, and it was said.
std::vector<core::Fault> faults_of_saying(const std::optional<core::Date>& on, bool said, core::Date numbered,
                                          core::Date today);

}  // namespace letters
