// SPDX-License-Identifier: Apache-2.0
#include "verify/service/limit.h"

#include "core/base/error.h"

namespace verify {

void Limit::take(const std::string& address, core::Instant now) {
    constexpr std::chrono::minutes window{1};
    constexpr std::size_t most_addresses = 100'000;
    const std::lock_guard lock(guard_);
    if (windows_.size() > most_addresses)
        std::erase_if(windows_, [&](const auto& each) { return each.second.began + window < now; });
    Window& mine = windows_[address];
    if (mine.began + window < now) mine = {now, 0};
    if (++mine.count > per_minute_) throw core::Error(core::Code::too_many, "verify.error.too_many");
}

}  // namespace verify
