// SPDX-License-Identifier: Apache-2.0
#include "core/http/pace.h"

namespace core::http {

bool Pace::take(const std::string& address, Instant now) {
    constexpr std::chrono::minutes window{1};
    constexpr std::size_t most_addresses = 100'000;
    const std::lock_guard lock(guard_);
    if (windows_.size() > most_addresses)
        std::erase_if(windows_, [&](const auto& each) { return each.second.began + window < now; });
    Window& mine = windows_[address];
    if (mine.began + window < now) mine = {now, 0};
    return ++mine.count <= per_minute_;
}

}  // namespace core::http
