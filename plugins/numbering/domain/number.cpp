// SPDX-License-Identifier: Apache-2.0
// The moves of a number.
#include "numbering/domain/number.h"

#include "core/base/text.h"

namespace numbering {

using core::Code;
using core::Error;

namespace {

constexpr std::size_t longest_reason = 500;

[[noreturn]] void settled(const Number& number) {
    throw Error(Code::conflict, "numbering.error.settled." + std::string(name(number.state)),
                {{"number", number.printed}});
}

void still_promised(const Number& number, core::Instant now) {
    if (!number.promised()) settled(number);
    if (number.expired(now)) throw Error(Code::conflict, "numbering.error.expired", {{"number", number.printed}});
}

}  // namespace

void Number::bind(std::string_view to, int of_party, core::Instant now) {
    if (to.empty()) {
        if (!promised()) settled(*this);
    } else {
        still_promised(*this, now);
        if (!subject.empty() && subject != to)
            throw Error(Code::conflict, "numbering.error.bound", {{"number", printed}});
    }
    subject = to;
    party = of_party;
}

void Number::give(const Wish& wish, std::string text, core::Instant now) {
    bind(wish.subject, wish.party, now);
    // It was told to others with its classification; printing another one would break the promise.
    if (!classification.empty() && classification != wish.classification)
        throw Error(Code::conflict, "numbering.error.classification",
                    {{"number", printed}, {"promised", classification}, {"asked", wish.classification}});
    classification = wish.classification;
    printed = std::move(text);
    given_at = now;
}

void Number::use() {
    if (state != State::reserved || !given_at) settled(*this);
    state = State::used;
}

void Number::annul(std::string_view why) {
    if (state != State::reserved) settled(*this);
    reason = why;
    state = State::void_;
}

std::string suffix_text(SuffixStyle style, std::int64_t suffix_no) {
    if (suffix_no == 0) return "";
    if (style == SuffixStyle::digits) return "." + std::to_string(suffix_no);
    std::string letters;
    for (auto rest = suffix_no; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return "." + letters;
}

void check_date(core::Date date, core::Date today, const std::optional<core::Date>& last) {
    if (date > today)
        throw Error("core.error.invalid", {{"date", "numbering.error.future", {{"date", core::iso(date)}}}});
    if (last && date < *last)
        throw Error(Code::conflict, "numbering.error.earlier",
                    {{"date", core::iso(date)}, {"last", core::iso(*last)}});
}

std::string reason_of(std::string_view text, const char* field) {
    std::string reason(core::text::trim(text));
    if (reason.empty()) throw Error("core.error.invalid", {{field, "numbering.fault.reason_empty", {}}});
    if (core::text::length(reason) > longest_reason)
        throw Error("core.error.invalid",
                    {{field, "numbering.fault.reason_long", {{"most", std::to_string(longest_reason)}}}});
    return reason;
}

}  // namespace numbering
