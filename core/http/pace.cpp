// SPDX-License-Identifier: Apache-2.0
#include "core/http/pace.h"

#include "core/base/error.h"

namespace core::http {

void Pace::take(const std::string& address, Instant now) {
    constexpr std::chrono::minutes window{1};
    constexpr std::size_t most_addresses = 100'000;
    const std::lock_guard lock(guard_);
    if (windows_.size() > most_addresses && swept_ + window < now) {
        swept_ = now;
        std::erase_if(windows_, [&](const auto& each) { return each.second.began + window < now; });
    }
    Window& mine = windows_[address];
    if (mine.began + window < now) mine = {now, 0};
    if (++mine.count > per_minute_) throw Error(Code::too_many, refusal_);
}

}  // namespace core::http
