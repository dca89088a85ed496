// SPDX-License-Identifier: Apache-2.0
#include "notify/mail.h"

#include <algorithm>

namespace notify {

bool mail_address(std::string_view text) {
    const auto at = text.find('@');
    if (at == text.npos || at == 0 || at > 64 || text.find('@', at + 1) != text.npos) return false;
    const auto host = text.substr(at + 1);
    if (host.empty() || host.front() == '.' || host.back() == '.' || host.find('.') == host.npos) return false;
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("@.!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
    });
}

}  // namespace notify
