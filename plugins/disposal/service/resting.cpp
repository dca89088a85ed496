// SPDX-License-Identifier: Apache-2.0
// What an act rests on: papers that are there, count, bear the hands they need and were not revoked since.
#include "disposal/service/parts.h"

namespace disposal {

using archive::Obstacle;
using core::db::Tx;

namespace {

std::optional<letters::Newer> ended_by(Tx& tx, Parts& parts, const Document& paper) {
    if (paper.subject.empty() || parts.relations == nullptr) return std::nullopt;
    const auto id = letter_of(paper.subject);
    const auto newer = parts.relations->newest(tx, core::Actor::system(), {id});
    const auto at = newer.find(id);
    return at == newer.end() || !letters::ends(at->second.how) ? std::nullopt : std::optional(at->second);
}

// Why it supports nothing; nothing: it does.
std::optional<Obstacle> unsound(Tx& tx, Parts& parts, const Proposal& p, const Document& paper, bool hands) {
    if (!paper.counts()) return Obstacle{"disposal.needs.confirmed", {{"number", paper.number}}};
    if (paper.subject.empty()) return std::nullopt;
    if (ended_by(tx, parts, paper)) return Obstacle{"disposal.needs.in_force", {{"number", paper.number}}};
    // The chair, or witnesses, may have been named anew since it was filed.
    if (hands)
        if (auto word = hand_missing(tx, parts, p, paper.kind, parts.signers.signers(tx, letter_of(paper.subject)), paper.date))
            return Obstacle{*std::move(word), {}};
    return std::nullopt;
}

}  // namespace

std::optional<Obstacle> paper_missing(Tx& tx, Parts& parts, const Proposal& p, const std::vector<Document>& papers, Act act,
                                      bool hands) {
    auto wanted = papers_before(p.kind, p.route, act);
    if (act == Act::cancel && revocable(p)) wanted.push_back(Paper::revocation);
    for (const auto kind : wanted) {
        const auto* paper = paper_in(papers, kind);
        if (paper == nullptr) return Obstacle{"disposal.needs.paper." + std::string(name(kind)), {}};
        if (auto why = unsound(tx, parts, p, *paper, hands)) return why;
    }
    // Nothing is carried out by a decree that was revoked, whether anybody has ended the proposal or not.
    const bool carries_out = act == Act::execute || (act == Act::finish && p.kind == Kind::handover);
    const auto* decree = paper_in(papers, Paper::decree);
    if (carries_out && decree != nullptr && ended_by(tx, parts, *decree))
        return Obstacle{"disposal.needs.in_force", {{"number", decree->number}}};
    return std::nullopt;
}

bool revokes_decree(Tx& tx, Parts& parts, const std::vector<Document>& papers, letters::LetterId letter) {
    const auto* decree = paper_in(papers, Paper::decree);
    if (decree == nullptr || decree->subject.empty()) return true;   // of a file no letter can say so
    const auto by = ended_by(tx, parts, *decree);
    return by && by->letter == letter;
}

}  // namespace disposal
