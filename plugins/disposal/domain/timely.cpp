// SPDX-License-Identifier: Apache-2.0
// When a paper may come: not before what it tells of, and what it tells of stays as it was while it is there (I16).
#include <algorithm>

#include "disposal/domain/proposal.h"

namespace disposal {

using archive::Obstacle;

std::optional<Obstacle> act_early(const Proposal& p, const std::vector<Line>& lines, const std::vector<Step>& steps) {
    if (done_deed(p, steps) == nullptr) return Obstacle{"disposal.error.act_early." + std::string(name(p.kind)), {}};
    if (p.kind != Kind::transfer) return std::nullopt;   // of the others nothing is left open before the deed
    const bool open = std::any_of(lines.begin(), lines.end(), [](const Line& each) {
        return each.decision != Decision::struck && each.found == Found::unchecked;
    });
    return open ? std::optional(Obstacle{"disposal.error.act_unchecked", {}}) : std::nullopt;
}

std::optional<Obstacle> too_early(const Proposal& p, const std::vector<Line>& lines, Paper paper) {
    for (const auto act : {Act::consider, Act::agree, Act::decree}) {
        const auto wanted = papers_before(p.kind, p.route, act);
        if (std::find(wanted.begin(), wanted.end(), paper) == wanted.end()) continue;
        if (!next(p.kind, p.state, act)) return Obstacle{"disposal.error.early." + std::string(name(act)), {}};
        if (act == Act::consider)
            if (auto why = unanswered(lines)) return why;
    }
    return std::nullopt;
}

const Document* in_its_way(const Proposal& p, const std::vector<Document>& papers) {
    // Approvals may be the very reason why a line is struck out; what follows them names what is left.
    for (const auto act : {Act::consider, Act::decree}) {
        if (!next(p.kind, p.state, act)) continue;
        const auto telling = papers_before(p.kind, p.route, act);
        for (const auto& each : papers)
            if (std::find(telling.begin(), telling.end(), each.kind) != telling.end()) return &each;
    }
    return nullptr;
}

}  // namespace disposal
