// SPDX-License-Identifier: Apache-2.0
// The list of dispositions of a seat, narrowed to words and days: what its page searches and what is taken away.
#pragma once

#include "incoming/service/desk.h"

namespace incoming {

struct GivenFilter {
    std::string words;                       // in subject, number, sender, giver, receiver or what is asked
    std::optional<core::Date> from, until;   // of the day it was given
    bool empty() const { return words.empty() && !from && !until; }
};
constexpr int most_looked = 1000;            // dispositions looked through for one page, or taken away

// As Desk::given; of a narrowed list `next` goes on where it was looked to.
GivenLines given_list(Desk& desk, const core::Context& ctx, GivenWish wish, const GivenFilter& filter);

}  // namespace incoming
