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

Obstacle not_in_force(const Document& paper) { return {"disposal.needs.in_force", {{"number", paper.number}}}; }

// Why it supports nothing; nothing: it does.
std::optional<Obstacle> unsound(Tx& tx, Parts& parts, const Proposal& p, const Document& paper, Asked asked) {
    if (!paper.counts()) return Obstacle{"disposal.needs.confirmed", {{"number", paper.number}}};
    if (paper.subject.empty()) return std::nullopt;
    if (asked == Asked::now && ended_by(tx, parts, paper)) return not_in_force(paper);
    // The chair, or witnesses, may have been named anew since it was filed.
    if (asked != Asked::over)
        if (auto word = hand_missing(tx, parts, p, paper.kind, parts.signers.signers(tx, letter_of(paper.subject)), paper.date))
            return Obstacle{*std::move(word), {}};
    return std::nullopt;
}

bool carries_out(Kind kind, Act act) {
    return act == Act::execute || (kind == Kind::handover && (act == Act::receive || act == Act::finish));
}

// Nothing is carried out by an approval or a decree that was revoked, whether anybody has ended the proposal or not. A
// committee that was named anew appraised what it did.
std::optional<Obstacle> revoked(Tx& tx, Parts& parts, const std::vector<Document>& papers) {
    for (const auto kind : {Paper::consideration, Paper::head_approval, Paper::national_approval, Paper::institution_approval, Paper::decree})
        if (const auto* paper = paper_in(papers, kind); paper != nullptr && ended_by(tx, parts, *paper)) return not_in_force(*paper);
    const auto *decree = paper_in(papers, Paper::decree), *revocation = paper_in(papers, Paper::revocation);
    if (decree != nullptr && revocation != nullptr && revocation->counts()) return not_in_force(*decree);
    return std::nullopt;
}

}  // namespace

std::optional<Obstacle> paper_missing(Tx& tx, Parts& parts, const Proposal& p, const std::vector<Document>& papers, Act act,
                                      Asked asked) {
    auto wanted = papers_before(p.kind, p.route, act);
    if (act == Act::cancel && revocable(p)) wanted.push_back(Paper::revocation);
    for (const auto kind : wanted) {
        const auto* paper = paper_in(papers, kind);
        if (paper == nullptr) return Obstacle{"disposal.needs.paper." + std::string(name(kind)), {}};
        if (auto why = unsound(tx, parts, p, *paper, asked)) return why;
    }
    return asked != Asked::over && carries_out(p.kind, act) ? revoked(tx, parts, papers) : std::nullopt;
}

bool revokes_decree(Tx& tx, Parts& parts, const std::vector<Document>& papers, letters::LetterId letter) {
    const auto* decree = paper_in(papers, Paper::decree);
    if (decree == nullptr || decree->subject.empty()) return true;   // of a file no letter can say so
    const auto by = ended_by(tx, parts, *decree);
    return by && by->letter == letter;
}

}  // namespace disposal
