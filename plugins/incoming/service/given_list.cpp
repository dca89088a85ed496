// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/given_list.h"

#include "core/base/text.h"

namespace incoming {

namespace {

bool lets_through(const GivenFilter& filter, const GivenLine& line, core::Zone zone) {
    const auto day = core::date_of(line.branch.given_at, zone);
    if ((filter.from && day < *filter.from) || (filter.until && day > *filter.until)) return false;
    if (filter.words.empty()) return true;
    const auto asked = core::text::join(line.instructions, "; ");
    for (const auto* text : {&line.subject, &line.number, &line.sender, &line.giver_name, &line.branch.position_name,
                             &line.note, &line.branch.task, &asked})
        if (core::text::lower(*text).find(filter.words) != text->npos) return true;
    return false;
}

}  // namespace

GivenLines given_list(Desk& desk, const core::Context& ctx, GivenWish wish, const GivenFilter& filter) {
    if (filter.empty()) return desk.given(ctx, wish);
    auto narrowed = filter;
    narrowed.words = core::text::lower(core::text::trim(filter.words));
    GivenLines found;
    int looked = 0;
    do {
        auto page = desk.given(ctx, wish);
        looked += wish.limit;
        for (auto& line : page.lines)
            if (lets_through(narrowed, line, ctx.zone)) found.lines.push_back(std::move(line));
        found.next = wish.after = std::move(page.next);
    } while (!found.next.empty() && looked < most_looked && found.lines.size() < static_cast<std::size_t>(wish.limit));
    return found;
}

}  // namespace incoming
