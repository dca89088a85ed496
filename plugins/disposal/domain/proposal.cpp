// SPDX-License-Identifier: Apache-2.0
// The way of a proposal and what is decided of its lines.
#include "disposal/domain/proposal.h"

#include <algorithm>

#include "archive/media.h"

namespace disposal {

using archive::Custody;
using archive::Kept;
using archive::Life;
using archive::Obstacle;
using archive::Phase;
using archive::Process;
using archive::Route;
using classification::Fate;
using core::Code;
using core::Error;

namespace {

struct Move {
    State from;
    Act act;
    State to;
};

constexpr std::array<Move, 11> transfer_moves{{{State::draft, Act::submit, State::submitted},
                                               {State::submitted, Act::approve, State::approved},
                                               {State::submitted, Act::reject, State::rejected},
                                               {State::approved, Act::send, State::sent},
                                               {State::sent, Act::receive, State::received},
                                               {State::received, Act::accept, State::done},
                                               {State::received, Act::send_back, State::returned},
                                               {State::draft, Act::cancel, State::cancelled},
                                               {State::submitted, Act::cancel, State::cancelled},
                                               {State::approved, Act::cancel, State::cancelled},
                                               {State::sent, Act::send_back, State::returned}}};

// Up to the decree destruction and handover go the same way.
constexpr std::array<Move, 10> committee_moves{{{State::draft, Act::submit, State::submitted},
                                               {State::submitted, Act::consider, State::considered},
                                               {State::considered, Act::reject, State::rejected},
                                               {State::considered, Act::agree, State::agreed},
                                               {State::agreed, Act::decree, State::decreed},
                                               {State::draft, Act::cancel, State::cancelled},
                                               {State::submitted, Act::cancel, State::cancelled},
                                               {State::considered, Act::cancel, State::cancelled},
                                               {State::agreed, Act::cancel, State::cancelled},
                                               {State::decreed, Act::cancel, State::cancelled}}};

// From there on the institution looks at what comes, then takes it over by the act.
constexpr std::array<Move, 4> handover_moves{{{State::decreed, Act::receive, State::received},
                                              {State::decreed, Act::send_back, State::returned},
                                              {State::received, Act::finish, State::done},
                                              {State::received, Act::send_back, State::returned}}};

constexpr std::array<Move, 5> removal_moves{{{State::submitted, Act::agree, State::approved},
                                             {State::submitted, Act::reject, State::rejected},
                                             {State::approved, Act::execute, State::running},
                                             {State::submitted, Act::cancel, State::cancelled},
                                             {State::approved, Act::cancel, State::cancelled}}};

template <class Moves>
std::optional<State> led(const Moves& moves, State from, Act act) {
    for (const auto& move : moves)
        if (move.from == from && move.act == act) return move.to;
    return std::nullopt;
}

std::optional<State> of_committee(Kind kind, State from, Act act) {
    if (kind == Kind::review && from == State::considered && act == Act::agree) return State::done;
    if (kind == Kind::review && (from == State::agreed || from == State::decreed)) return std::nullopt;
    if (kind == Kind::destruction && from == State::decreed && act == Act::execute) return State::running;
    if (kind == Kind::destruction && from == State::executed && act == Act::finish) return State::done;
    if (kind == Kind::handover)
        if (const auto to = led(handover_moves, from, act)) return to;
    return led(committee_moves, from, act);
}

std::optional<Obstacle> refused(std::string_view why, const Kept& dossier) {
    return Obstacle{"disposal.against." + std::string(why), {{"number", dossier.number}}};
}

}  // namespace

Process process_of(Kind kind) {
    switch (kind) {
        case Kind::transfer: return Process::transfer;
        case Kind::destruction: return Process::destruction;
        case Kind::handover: return Process::handover;
        case Kind::review: return Process::review;
        case Kind::removal: return Process::removal;
    }
    return Process::none;
}

bool Proposal::over() const {
    return state == State::done || state == State::returned || state == State::rejected || state == State::cancelled;
}

std::optional<State> next(Kind kind, State from, Act act) {
    if (kind == Kind::transfer) return led(transfer_moves, from, act);
    return kind == Kind::removal ? led(removal_moves, from, act) : of_committee(kind, from, act);
}

Act deed_of(Kind kind) {
    return kind == Kind::destruction || kind == Kind::removal ? Act::execute : Act::receive;
}

const Step* done_deed(const Proposal& p, const std::vector<Step>& steps) {
    if (p.kind == Kind::destruction && p.state != State::executed && !reports(p)) return nullptr;
    const auto at = std::find_if(steps.begin(), steps.end(), [&](const Step& each) { return each.act == deed_of(p.kind); });
    return at == steps.end() ? nullptr : &*at;
}

std::vector<Act> acts(Kind kind, State from) {
    std::vector<Act> found;
    for (const auto act : all_acts)
        if (next(kind, from, act)) found.push_back(act);
    return found;
}

bool needs_reason(Act act) { return act == Act::reject || act == Act::send_back || act == Act::cancel; }

std::vector<Paper> papers_before(Kind kind, Route route, Act act) {
    if (kind == Kind::removal) return {};   // it rests on those of its handover
    if (kind == Kind::transfer) return act == Act::accept ? std::vector{Paper::act} : std::vector<Paper>{};
    switch (act) {
        case Act::submit: return {Paper::committee};
        case Act::consider: return {Paper::minutes, Paper::consideration};
        case Act::agree:
            if (kind == Kind::handover) return {Paper::institution_approval};
            if (kind == Kind::review) return {Paper::head_approval};
            if (route == Route::national_archives) return {Paper::head_approval, Paper::national_approval};
            return {Paper::head_approval};
        case Act::decree: return kind == Kind::review ? std::vector<Paper>{} : std::vector{Paper::decree};
        case Act::finish:
            if (kind == Kind::review) return {};
            if (kind == Kind::handover) return {Paper::authenticity, Paper::act};
            return {Paper::act, Paper::list};
        default: return {};
    }
}

std::vector<Paper> all_papers_of(Kind kind, Route route) {
    std::vector<Paper> all;
    if (kind == Kind::transfer) all.push_back(Paper::parcel);
    for (const auto act : all_acts)
        for (const auto paper : papers_before(kind, route, act)) all.push_back(paper);
    if (std::find(all.begin(), all.end(), Paper::list) == all.end()) all.push_back(Paper::list);
    return all;
}

bool reports(const Proposal& p) { return p.kind == Kind::destruction && p.state == State::done; }

bool revocable(const Proposal& p) { return p.state == State::decreed; }

bool takes(const Proposal& p, Paper paper) {
    if (paper == Paper::revocation) return revocable(p);
    return paper == Paper::report ? reports(p) : !p.over() && p.state != State::running;
}

bool made_here(Paper paper) { return paper == Paper::list || paper == Paper::parcel || paper == Paper::parcel_seal; }

bool of_the_house(Paper paper) {
    return paper == Paper::committee || paper == Paper::head_approval || paper == Paper::authenticity || paper == Paper::decree ||
           paper == Paper::act || paper == Paper::revocation;
}

bool Document::outside() const { return subject.empty() && !made_here(kind); }

bool Document::proven() const {
    return !outside() || (judged.is_object() && core::json::text(judged, "indication") == "TOTAL-PASSED");
}

const Document* paper_in(const std::vector<Document>& papers, Paper kind) {
    const auto at = std::find_if(papers.begin(), papers.end(), [&](const Document& each) { return each.kind == kind; });
    return at == papers.end() ? nullptr : &*at;
}

const Document* same_as(const std::vector<Document>& papers, const Document& fresh) {
    for (const auto& each : papers) {
        if (each.kind == fresh.kind || made_here(each.kind)) continue;
        if (each.bytes == fresh.bytes || (each.number == fresh.number && each.date == fresh.date)) return &each;
    }
    return nullptr;
}

namespace {

// 0: of no order.
int order_of(Paper paper) {
    switch (paper) {
        case Paper::committee: return 1;
        case Paper::minutes: return 2;
        case Paper::consideration: return 3;
        case Paper::head_approval:
        case Paper::national_approval:
        case Paper::institution_approval: return 4;
        case Paper::decree: return 5;
        case Paper::revocation:
        case Paper::act: return 6;
        case Paper::report: return 7;
        default: return 0;
    }
}

// Never the younger of the two. What a creator states is attached to the act, whenever he stated it.
bool precedes(Paper one, Paper other) {
    if (one == Paper::authenticity) return other == Paper::act;
    return order_of(one) != 0 && order_of(one) < order_of(other);
}

}  // namespace

const Document* out_of_order(const std::vector<Document>& papers, const Document& fresh) {
    for (const auto& each : papers) {
        if (precedes(each.kind, fresh.kind) && fresh.date < each.date) return &each;
        if (precedes(fresh.kind, each.kind) && each.date < fresh.date) return &each;
    }
    return nullptr;
}

bool deciding(Kind kind, State state) {
    return kind != Kind::transfer && kind != Kind::removal && state == State::submitted;
}

bool checking(Kind kind, State state) {
    if (kind == Kind::handover && state == State::decreed) return true;
    return kind == Kind::transfer ? state == State::received : deciding(kind, state);
}

bool arriving(const Proposal& p) { return p.kind == Kind::handover && p.state == State::decreed; }

bool striking(Kind kind, State state) {
    if (kind == Kind::handover && state == State::received) return true;
    if (kind != Kind::transfer) return state == State::considered || state == State::agreed || state == State::decreed;
    return state == State::draft || state == State::submitted || state == State::approved || state == State::received;
}

std::optional<Obstacle> against(Kind kind, const Kept& dossier) {
    if (!dossier.closed) return refused("open", dossier);
    if (kind == Kind::transfer) {
        if (dossier.life != Life::active || dossier.custody != Custody::unit) return refused("moved", dossier);
        if (dossier.phase != Phase::inactive && dossier.phase != Phase::ended) return refused("active", dossier);
        return std::nullopt;
    }
    if (kind == Kind::removal) {
        if (dossier.stub()) return Obstacle{"archive.obstacle.gone", {{"number", dossier.number}}};
        if (dossier.life != Life::handed_over) return Obstacle{"archive.obstacle.not_handed_over", {{"number", dossier.number}}};
        return std::nullopt;
    }
    if (dossier.life != Life::inactive || dossier.custody != Custody::records_unit) return refused("custody", dossier);
    if (dossier.phase != Phase::ended) return refused("running", dossier);
    if (kind == Kind::destruction) {
        if (dossier.fate != Fate::destroy) return refused("fate", dossier);
        if (!dossier.whole) return refused("parts", dossier);
    }
    if (kind == Kind::handover && dossier.fate != Fate::keep) return refused("fate", dossier);
    if (kind == Kind::review && dossier.fate != Fate::review) return refused("fate", dossier);
    return std::nullopt;
}

namespace {

// False: a bulk act leaves it as it was.
bool decidable(const Line& line, bool bulk) {
    if (line.decision == Decision::struck)
        throw Error(Code::conflict, "disposal.error.struck", {{"line", std::to_string(line.number)}});
    return !bulk || line.decision == Decision::open;
}

}  // namespace

bool decide(Kind kind, Line& line, Decision decision, std::string_view reason, std::string_view by, bool bulk) {
    // Another fate than the proposed one: of what was to be destroyed. A review gives a verdict instead.
    const bool never = decision == Decision::struck || decision == Decision::open ||
                       (decision == Decision::other && kind != Kind::destruction) ||
                       (decision == Decision::agreed && kind == Kind::review);
    if (never) throw Error("core.error.invalid", {{"decision", "disposal.fault.decision", {}}});
    if (!decidable(line, bulk)) return false;
    const bool reasoned = decision != Decision::agreed || (line.decision != Decision::open && !bulk);
    if (reasoned && reason.empty()) throw Error("core.error.invalid", {{"reason", "disposal.fault.reason", {}}});
    line.decision = decision;
    line.reason = reason;
    line.decided_by = by;
    line.verdict.reset();
    line.years = 0;
    return true;
}

bool judge(Line& line, archive::Judgement::Verdict verdict, int years, std::string_view reason, std::string_view by,
           bool bulk) {
    if (!decidable(line, bulk)) return false;
    const bool extends = verdict == archive::Judgement::Verdict::extend;
    std::vector<core::Fault> faults;
    if (extends ? years < 1 || years > archive::most_years_more : years != 0)
        faults.push_back({"years", extends ? "disposal.fault.years" : "disposal.fault.no_years",
                          {{"most", std::to_string(archive::most_years_more)}}});
    if (reason.empty()) faults.push_back({"reason", "disposal.fault.reason", {}});
    if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
    line.decision = Decision::agreed;
    line.verdict = verdict;
    line.years = years;
    line.reason = reason;
    line.decided_by = by;
    return true;
}

void strike(Kind kind, Line& line, std::string_view reason, std::string_view by) {
    if (reason.empty()) throw Error("core.error.invalid", {{"reason", "disposal.fault.reason", {}}});
    // Nobody decides of the lines of a transfer until it is accepted.
    if (kind == Kind::transfer ? line.decision != Decision::open : !line.stands())
        throw Error(Code::conflict, "disposal.error.not_standing", {{"line", std::to_string(line.number)}});
    line.decision = Decision::struck;
    line.reason = reason;
    line.decided_by = by;
}

Route strictest(Route one, Route other) {
    if (one == Route::national_archives || other == Route::national_archives) return Route::national_archives;
    return one == Route::head || other == Route::head ? Route::head : Route::none;
}

int rank_of(classification::AccessClass access) {
    switch (access) {
        case classification::AccessClass::ordinary: return 0;
        case classification::AccessClass::limited: return 1;
        case classification::AccessClass::secret: return 2;
        default: return 3;
    }
}

core::Digest hash_of(const core::Json& snapshot) { return core::sha256(core::view(core::json::write(snapshot))); }

core::Digest hash_of(const std::vector<Line>& lines) {
    std::string all;
    for (const auto& line : lines) all += std::to_string(line.number) + " " + line.hash.hex() + "\n";
    return core::sha256(core::view(all));
}

}  // namespace disposal
