// SPDX-License-Identifier: Apache-2.0
// The check of a book (invariants of the trade): in one series and period the numbers from the first
// to the last all exist, none beyond; each void one has its reason; dates never go back.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "numbering/domain/number.h"

namespace numbering {

struct Mark {             // what the check looks at of each number, in order of no
    std::int64_t no = 0;
    std::int64_t suffix_no = 0;
    core::Date date{};
    State state = State::reserved;
    bool explained = false;   // void with a reason
};

enum class Flaw { missing, beyond, unexplained, backwards };
std::string_view name(Flaw flaw);

struct Finding {
    Flaw flaw = Flaw::missing;
    std::int64_t first = 0, last = 0;   // the numbers concerned

    bool operator==(const Finding&) const = default;
};

struct Tally {            // what the numbers of a period came to
    std::int64_t last = 0;               // 0 when there is none
    std::int64_t used = 0, reserved = 0, void_ = 0, inserted = 0;
};

Tally tally(const std::vector<Mark>& marks);
// `first` and `last` are where the counter began and stands; last < first: nothing was taken.
std::vector<Finding> findings(const std::vector<Mark>& marks, std::int64_t first, std::int64_t last);
// Numbers that stand nowhere: the "daftar lompatan", which must be empty.
std::int64_t gaps(const std::vector<Finding>& findings);

}  // namespace numbering
