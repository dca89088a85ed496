// SPDX-License-Identifier: Apache-2.0
#include "disposal/service/proceeding.h"

#include <algorithm>

namespace disposal {
namespace {

std::optional<packages::Paper::Of> of_kind(Kind kind) {
    switch (kind) {
        case Kind::transfer: return packages::Paper::Of::transfer;
        case Kind::review: return packages::Paper::Of::review;
        case Kind::handover: return packages::Paper::Of::handover;
        case Kind::destruction:
        case Kind::removal: break;   // it was not: what is gone from here is packed no more
    }
    return std::nullopt;
}

// Lists and the parcel are no papers anybody cites.
bool cited(Paper paper) { return paper != Paper::list && paper != Paper::parcel && paper != Paper::parcel_seal; }

bool stands(const Proposal& proposal, const Line& line) {
    return proposal.state != State::rejected && proposal.state != State::cancelled && line.decision != Decision::struck &&
           line.decision != Decision::kept && line.outcome != Outcome::blocked;
}

}  // namespace

std::vector<packages::Paper> Proceeding::papers(core::db::Tx& tx, archive::DossierId dossier) {
    std::vector<packages::Paper> told;
    for (const auto& [proposal, line] : proposals_.of_dossier(tx, dossier)) {
        const auto of = of_kind(proposal.kind);
        if (!of || !stands(proposal, line)) continue;
        for (const auto& paper : proposals_.papers(tx, proposal.id))
            if (cited(paper.kind) && paper.counts())
                told.push_back({*of, std::string(name(paper.kind)), "disposal.paper." + std::string(name(paper.kind)), paper.number,
                                paper.date});
    }
    std::stable_sort(told.begin(), told.end(), [](const auto& a, const auto& b) { return a.date < b.date; });
    return told;
}

}  // namespace disposal
