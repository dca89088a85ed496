// SPDX-License-Identifier: Apache-2.0
#include "notify/domain/message.h"

#include <algorithm>

namespace notify {

using classification::AccessClass;

Telling tell_of(const Told& one) {
    Telling telling;
    telling.count = 1;
    if (one.described.access == AccessClass::ordinary)
        telling.line = Telling::Line{one.kind->word, one.described.title, one.link};
    return telling;
}

// In a digest the kind of a closed letter is told by nobody: two words may say what a subject says.
Telling tell_of(const std::vector<Told>& all) {
    Telling telling;
    telling.count = static_cast<std::int64_t>(all.size());
    for (const auto& each : all) {
        if (each.described.access != AccessClass::ordinary) continue;
        auto found = std::find_if(telling.kinds.begin(), telling.kinds.end(),
                                  [&](const Waiting& kind) { return kind.word == each.kind->word; });
        if (found == telling.kinds.end()) found = telling.kinds.insert(found, {each.kind->word, 0});
        ++found->count;
    }
    std::stable_sort(telling.kinds.begin(), telling.kinds.end(),
                     [](const Waiting& a, const Waiting& b) { return a.count > b.count; });
    return telling;
}

}  // namespace notify
