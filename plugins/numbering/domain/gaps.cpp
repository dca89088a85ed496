// SPDX-License-Identifier: Apache-2.0
// Walking a book from its first number to its last.
#include "numbering/domain/gaps.h"

namespace numbering {

std::string_view name(Flaw flaw) {
    switch (flaw) {
        case Flaw::missing: return "missing";
        case Flaw::beyond: return "beyond";
        case Flaw::unexplained: return "unexplained";
        case Flaw::backwards: return "backwards";
    }
    return "";
}

Tally tally(const std::vector<Mark>& marks) {
    Tally sum;
    for (const auto& mark : marks) {
        if (mark.no > sum.last) sum.last = mark.no;
        if (mark.suffix_no > 0) ++sum.inserted;
        switch (mark.state) {
            case State::used: ++sum.used; break;
            case State::reserved: ++sum.reserved; break;
            case State::void_: ++sum.void_; break;
        }
    }
    return sum;
}

std::vector<Finding> findings(const std::vector<Mark>& marks, std::int64_t first, std::int64_t last) {
    std::vector<Finding> found;
    std::int64_t next = first;
    std::optional<core::Date> date;
    for (const auto& mark : marks) {
        if (mark.state == State::void_ && !mark.explained)
            found.push_back({Flaw::unexplained, mark.no, mark.no});
        if (date && mark.date < *date && mark.suffix_no == 0)
            found.push_back({Flaw::backwards, mark.no, mark.no});
        if (mark.suffix_no > 0) continue;
        date = mark.date;
        if (mark.no < first || mark.no > last) {
            found.push_back({Flaw::beyond, mark.no, mark.no});
            continue;
        }
        if (mark.no > next) found.push_back({Flaw::missing, next, mark.no - 1});
        next = mark.no + 1;
    }
    if (next <= last) found.push_back({Flaw::missing, next, last});
    return found;
}

std::int64_t gaps(const std::vector<Finding>& findings) {
    std::int64_t sum = 0;
    for (const auto& each : findings)
        if (each.flaw == Flaw::missing) sum += each.last - each.first + 1;
    return sum;
}

}  // namespace numbering
