// SPDX-License-Identifier: Apache-2.0
#include "intake/domain/cuts.h"

#include <algorithm>
#include <set>

namespace intake {

std::vector<Run> between(int pages, const std::vector<int>& separators, const std::vector<int>& blanks) {
    const std::set<int> parting(separators.begin(), separators.end()), empty(blanks.begin(), blanks.end());
    std::vector<Run> runs;
    bool fresh = true;
    for (int page = 1; page <= pages; ++page) {
        if (parting.contains(page)) {
            fresh = true;
            continue;
        }
        if (empty.contains(page) && parting.contains(page - 1)) continue;
        if (fresh) runs.emplace_back();
        fresh = false;
        runs.back().pages.push_back(page);
    }
    return runs;
}

bool sound(const std::vector<Run>& runs, int pages) {
    std::set<int> seen;
    for (const auto& run : runs) {
        if (run.pages.empty()) return false;
        for (const int page : run.pages)
            if (page < 1 || page > pages || !seen.insert(page).second) return false;
    }
    return runs.size() > 1 || (runs.size() == 1 && seen.size() < static_cast<std::size_t>(pages));
}

}  // namespace intake
