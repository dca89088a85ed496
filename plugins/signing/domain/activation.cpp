// SPDX-License-Identifier: Apache-2.0
#include "signing/domain/activation.h"

#include <charconv>

#include "core/base/text.h"

namespace signing {
namespace {

using core::Instant;

// Thirty years from now in seconds is less than any moment of our days, and that less than one in milliseconds.
constexpr std::int64_t a_moment = 1'000'000'000, in_milliseconds = 100'000'000'000;

std::optional<int> digits(std::string_view text) {
    int value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || end != text.data() + text.size() || text.size() != 2) return std::nullopt;
    return value;
}

// "2026-11-24 08:00:00", and what may stand behind it: a fraction of a second.
std::optional<Instant> civil(std::string_view text, core::Zone zone) {
    if (text.size() < 19 || (text[10] != ' ' && text[10] != 'T') || text[13] != ':' || text[16] != ':')
        return std::nullopt;
    if (text.size() > 19 && text[19] != '.') return std::nullopt;
    const auto hour = digits(text.substr(11, 2)), minute = digits(text.substr(14, 2)), second = digits(text.substr(17, 2));
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
    try {
        return core::start_of(core::parse_date(text.substr(0, 10)), zone) + std::chrono::hours(*hour) +
               std::chrono::minutes(*minute) + std::chrono::seconds(*second);
    } catch (const core::Error&) {
        return std::nullopt;
    }
}

}  // namespace

bool renewal_due(const Activation& held, Instant now) {
    if (held.until) return *held.until - now <= activation_renewed_before;
    // Asked once it would be asked every night of a service that never says.
    return !held.renewed || !held.fault.empty();
}

std::optional<Instant> end_of(std::string_view expires, Instant now, core::Zone zone) {
    const std::string_view text = core::text::trim(expires);
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (!text.empty() && fault == std::errc() && end == text.data() + text.size()) {
        if (number <= 0) return std::nullopt;
        if (number >= in_milliseconds) return Instant{number};
        if (number >= a_moment) return Instant{number * 1000};
        return now + std::chrono::seconds(number);
    }
    try {
        return core::parse_instant(text);
    } catch (const core::Error&) {
        return civil(text, zone);
    }
}

}  // namespace signing
