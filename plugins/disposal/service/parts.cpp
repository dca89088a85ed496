// SPDX-License-Identifier: Apache-2.0
#include "disposal/service/parts.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "core/auth/actor.h"

namespace disposal {

using core::Context;
using core::Error;
using core::db::Tx;

namespace {

constexpr const char* over_kind = "disposal.over";
constexpr const char* confirm_kind = "disposal.to_confirm";

// A delegation of the head of the region to sign decrees in his name, in force today (000.5.6.2: as pimpinan pencipta).
bool mandated(Tx& tx, Parts& parts, core::PositionId id) {
    if (parts.delegations == nullptr) return false;
    const directory::Matter decrees{"keputusan", "arahan-penetapan", "biasa"};
    const auto found = parts.delegations->mandate(tx, id, directory::DelegationForm::an, decrees,
                                                  core::date_of(parts.clock.now(), parts.zone));
    const auto giver = found.holds() ? parts.directory.position(tx, found.mandate.delegation.giver) : std::nullopt;
    return giver && giver->kind == "kdh";
}

bool leads_the_agency(Tx& tx, Parts& parts, const directory::Position& position) {
    if (position.kind == "kdh") return true;
    if (position.kind != "sekda") return false;
    return parts.decree_by == "either" || (parts.decree_by == "mandate" && mandated(tx, parts, position.id));
}

bool leads_the_agency(Tx& tx, Parts& parts, core::PositionId id) {
    const auto position = parts.directory.position(tx, id);
    return position && leads_the_agency(tx, parts, *position);
}

bool is_institution(Tx& tx, Parts& parts, core::UnitId keeper) {
    const auto unit = parts.directory.unit_by_code(tx, parts.institution);
    return unit && living(tx, parts, unit->id) == keeper;
}

}  // namespace

std::vector<core::PositionId> heads_of(Tx& tx, Parts& parts, core::UnitId unit) {
    const auto keeper = living(tx, parts, unit);
    std::vector<core::PositionId> found;
    // Its leader alone: the heads below him are heads, too.
    for (const auto& position : parts.directory.positions(tx, keeper)) {
        const auto superior = position.superior ? parts.directory.position(tx, *position.superior) : std::nullopt;
        if (position.roles.contains("head") && (!superior || superior->unit != keeper)) found.push_back(position.id);
    }
    return found;
}


std::vector<core::PositionId> with_role(Tx& tx, Parts& parts, core::UnitId unit, std::string_view role) {
    const auto keeper = living(tx, parts, unit);
    std::vector<core::PositionId> found;
    for (const auto& position : parts.directory.all_positions(tx))
        if (position.roles.contains(std::string(role)) &&
            parts.directory.numbering_unit(tx, position.unit).id == keeper)
            found.push_back(position.id);
    return found;
}

std::vector<core::PositionId> records_leads(Tx& tx, Parts& parts, core::UnitId unit) {
    const auto keeper = living(tx, parts, unit);
    std::vector<core::PositionId> found;
    for (const auto& archivist : with_role(tx, parts, keeper, "archivist"))
        for (const auto& above : parts.directory.line_above(tx, archivist))
            if (above.roles.contains("head") && parts.directory.numbering_unit(tx, above.unit).id == keeper &&
                std::find(found.begin(), found.end(), above.id) == found.end())
                found.push_back(above.id);
    return found;
}

namespace {

std::optional<core::PersonId> who_did(Tx& tx, Parts& parts, ProposalId id, Act act) {
    std::optional<core::PersonId> who;
    for (const auto& step : parts.proposals.steps(tx, id))
        if (step.act == act) who = step.who.person;
    return who;
}

// Who sent the transfer, or closed the handover whose copies a removal is about.
std::optional<core::PersonId> sender_of(Tx& tx, Parts& parts, const Proposal& p) {
    if (p.kind == Kind::transfer) return who_did(tx, parts, p.id, Act::send);
    return p.after ? who_did(tx, parts, *p.after, Act::finish) : std::nullopt;
}

// Of these the positions held today by another than who proposed and than that person.
std::vector<core::PositionId> by_others(Tx& tx, Parts& parts, const Proposal& p, std::optional<core::PersonId> than,
                                        std::vector<core::PositionId> of) {
    const auto today = core::date_of(parts.clock.now(), parts.zone);
    std::erase_if(of, [&](core::PositionId each) {
        const auto holder = parts.directory.holder(tx, each, today);
        return !holder || holder->person == p.proposer.person || holder->person == than;
    });
    return of;
}

// Another than who proposed and sent: an archivist of the records unit, where there is no other its head.
std::vector<core::PositionId> receivers(Tx& tx, Parts& parts, const Proposal& p) {
    const auto sender = sender_of(tx, parts, p);
    auto found = by_others(tx, parts, p, sender, with_role(tx, parts, p.records_unit, "archivist"));
    if (!found.empty()) return found;
    found = by_others(tx, parts, p, sender, records_leads(tx, parts, p.records_unit));
    if (found.size() > 1) found.resize(1);
    return found;
}

// Of a removal: another than who proposed it and who closed its handover, the nearest head of the records unit, else who
// leads.
std::vector<core::PositionId> agreeing(Tx& tx, Parts& parts, const Proposal& p) {
    const auto closed_by = sender_of(tx, parts, p);
    auto found = by_others(tx, parts, p, closed_by, records_leads(tx, parts, p.records_unit));
    if (found.empty()) return by_others(tx, parts, p, closed_by, leaders(tx, parts));
    found.resize(1);
    return found;
}

// As Standing::confirms: of a transfer the head of the unit, else one of the records unit; else the chair, else who leads.
std::vector<core::PositionId> confirmers_of(Tx& tx, Parts& parts, const Proposal& p, const Document& paper) {
    std::vector<core::PositionId> nearest;
    if (p.kind == Kind::transfer) {
        nearest = heads_of(tx, parts, p.unit);
    } else {
        for (const auto& each : parts.proposals.members(tx, p.id))
            if (each.part == Part::chair) nearest.push_back(each.who.position);
    }
    auto found = by_others(tx, parts, p, paper.bringer, std::move(nearest));
    if (!found.empty()) return found;
    return by_others(tx, parts, p, paper.bringer,
                     p.kind == Kind::transfer ? records_leads(tx, parts, p.records_unit) : leaders(tx, parts));
}

}  // namespace

std::vector<core::PositionId> leaders(Tx& tx, Parts& parts) {
    std::vector<core::PositionId> found;
    for (const auto& position : parts.directory.all_positions(tx))
        if (leads_the_agency(tx, parts, position)) found.push_back(position.id);
    return found;
}

Context by_house(const Parts& parts) {
    Context ctx;
    ctx.actor = core::Actor::system();
    ctx.clock = &parts.clock;
    ctx.zone = parts.zone;
    return ctx;
}

letters::LetterId letter_of(std::string_view subject) {
    return letters::LetterId::parse(subject.substr(std::string_view("letter:").size()));
}

Who who_of(const Context& ctx) {
    if (!ctx.actor.signed_in()) return {};
    return {ctx.actor.person, ctx.actor.named(), ctx.actor.seat().position, core::written(ctx.actor.seat())};
}

std::optional<directory::Unit> records_office(Tx& tx, Parts& parts) {
    const auto unit = parts.directory.unit_by_code(tx, parts.records_unit);
    return unit ? parts.directory.unit(tx, living(tx, parts, unit->id)) : std::nullopt;
}

directory::Unit records_unit(Tx& tx, Parts& parts) {
    auto unit = records_office(tx, parts);
    if (!unit)
        throw Error(core::Code::conflict, "disposal.error.no_records_unit", {{"code", parts.records_unit}});
    return *std::move(unit);
}

bool Standing::is(Part part) const { return std::find(parts.begin(), parts.end(), part) != parts.end(); }

bool Standing::may_see() const {
    return unit_archivist || unit_head || unit_clerk || records_archivist || records_head || institution || approver ||
           !parts.empty();
}

bool Standing::strikes(const Proposal& p) const {
    if (p.kind != Kind::transfer) return approver || records_archivist;
    return p.state == State::received ? receives() : unit_archivist;
}

bool Standing::confirms(const Proposal& p, const Document& paper, core::PersonId person) const {
    if (proposer || paper.bringer == person || p.over() || p.state == State::running) return false;
    return p.kind == Kind::transfer ? unit_head || records_lead : is(Part::chair) || approver;
}

bool Standing::seats(const Proposal& p, Part part) const {
    if (p.kind == Kind::transfer) return false;
    const bool witness = part == Part::legal_witness || part == Part::audit_witness;
    if (witness ? p.state != State::agreed && p.state != State::decreed : p.state != State::draft) return false;
    return records_archivist || (part == Part::unit && unit_head && !proposer);
}

Standing standing_of(Tx& tx, Parts& parts, const core::Actor& actor, const Proposal& proposal) {
    Standing standing;
    if (!actor.signed_in() || actor.seats.empty() || actor.borrows()) return standing;
    const auto& seat = actor.seat();
    const auto keeper = parts.directory.numbering_unit(tx, seat.unit).id;
    const bool archivist = seat.roles.contains("archivist"), head = seat.roles.contains("head");
    const bool of_unit = keeper == living(tx, parts, proposal.unit);
    const bool of_records = keeper == living(tx, parts, proposal.records_unit);
    standing.unit_archivist = archivist && of_unit;
    const auto leading = heads_of(tx, parts, proposal.unit);
    standing.unit_head = std::find(leading.begin(), leading.end(), seat.position) != leading.end();
    standing.unit_clerk = seat.roles.contains("clerk") && of_unit;
    standing.records_archivist = archivist && of_records;
    standing.records_head = head && of_records;
    standing.institution = proposal.kind == Kind::handover && (archivist || head) && is_institution(tx, parts, keeper);
    standing.approver = head && proposal.kind != Kind::transfer && leads_the_agency(tx, parts, seat.position);
    standing.proposer = actor.person == proposal.proposer.person;
    if (proposal.kind == Kind::transfer || proposal.kind == Kind::removal) {
        const auto leads = standing.records_head ? records_leads(tx, parts, proposal.records_unit) : std::vector<core::PositionId>{};
        standing.records_lead = std::find(leads.begin(), leads.end(), seat.position) != leads.end();
        standing.sender = sender_of(tx, parts, proposal) == actor.person;
    }
    for (const auto& member : parts.proposals.members(tx, proposal.id)) {
        const bool committee = member.part == Part::chair || member.part == Part::unit || member.part == Part::archivist;
        if (member.who.position == seat.position) standing.parts.push_back(member.part);
        if (committee && (member.who.position == seat.position || member.who.person == actor.person))
            standing.appraised = true;
    }
    return standing;
}

Sight sight_of(Tx& tx, Parts& parts, const core::Actor& actor) {
    Sight sight;
    if (!actor.signed_in() || actor.seats.empty() || actor.borrows()) return sight;
    const auto& seat = actor.seat();
    sight.position = seat.position;
    if (seat.roles.contains("archivist") || seat.roles.contains("head") || seat.roles.contains("clerk"))
        sight.units = with_ended(tx, parts, parts.directory.numbering_unit(tx, seat.unit).id);
    // The rest of what an approver and an institution may see is told apart by kind, one by one.
    sight.all = leads_the_agency(tx, parts, seat.position) ||
                (!sight.units.empty() && is_institution(tx, parts, sight.units.front()));
    return sight;
}

Proposal open_for(Tx& tx, Parts& parts, const core::Actor& actor, ProposalId id) {
    auto proposal = parts.proposals.find(tx, id);
    if (!proposal || !standing_of(tx, parts, actor, *proposal).may_see())
        throw Error(core::Code::not_found, "disposal.error.not_found");
    proposal->heirs = heirs_of(tx, parts, proposal->unit);
    return *std::move(proposal);
}

std::vector<core::PositionId> awaited(Tx& tx, Parts& parts, const Proposal& p) {
    std::vector<core::PositionId> found;
    const auto member = [&](Part part) {
        for (const auto& each : parts.proposals.members(tx, p.id))
            if (each.part == part) found.push_back(each.who.position);
        return found;
    };
    switch (p.state) {
        case State::draft: return proposers(tx, parts, p);
        case State::approved:
            return p.kind == Kind::removal ? with_role(tx, parts, p.records_unit, "archivist") : proposers(tx, parts, p);
        case State::submitted:
            if (p.kind == Kind::transfer) return heads_of(tx, parts, p.unit);
            return p.kind == Kind::removal ? agreeing(tx, parts, p) : member(Part::chair);
        case State::sent:
        case State::received: return receivers(tx, parts, p);
        // The archivists bring the act, the chair ends it: never who proposed.
        case State::executed:
            found = with_role(tx, parts, p.records_unit, "archivist");
            return member(Part::chair);
        case State::considered:
        case State::agreed: return leaders(tx, parts);
        case State::decreed:
            found = with_role(tx, parts, p.records_unit, "archivist");
            return p.kind == Kind::handover ? member(Part::chair) : found;
        default: return {};
    }
}

void tell_next(Tx& tx, Parts& parts, const Context& ctx, const Proposal& p, const std::vector<core::PositionId>& waited) {
    if (parts.notices == nullptr) return;
    if (ctx.actor.signed_in()) parts.notices->done(tx, ctx, p.object());
    const auto waits = awaited(tx, parts, p);
    // One of several did it: the others are asked for nothing any more.
    for (const auto& position : waited)
        if (std::find(waits.begin(), waits.end(), position) == waits.end())
            parts.notices->withdraw(tx, ctx, waits_kind, p.object(), position);
    notify::Notice notice{waits_kind, p.object(), {}};
    for (const auto& position : waits)
        if (std::find(waited.begin(), waited.end(), position) == waited.end()) notice.to.emplace_back(position);
    if (p.over()) {
        notice.kind = over_kind;
        std::set<core::PositionId> told{p.proposer.position};
        for (const auto& position : with_role(tx, parts, p.unit, "archivist")) told.insert(position);
        for (const auto& position : told) notice.to.emplace_back(position);
    }
    if (!notice.to.empty()) parts.notices->tell(tx, ctx, notice);
}

std::set<core::PositionId> confirmers(Tx& tx, Parts& parts, const Proposal& p) {
    std::set<core::PositionId> found;
    if (p.over() || p.state == State::running) return found;
    for (const auto& paper : parts.proposals.papers(tx, p.id))
        if (!paper.counts())
            for (const auto& each : confirmers_of(tx, parts, p, paper)) found.insert(each);
    return found;
}

void tell_confirmers(Tx& tx, Parts& parts, const Context& ctx, const Proposal& p, const std::set<core::PositionId>& asked,
                     const Document* brought) {
    if (parts.notices == nullptr) return;
    const auto now = confirmers(tx, parts, p);
    for (const auto& each : asked)
        if (!now.contains(each)) parts.notices->withdraw(tx, ctx, confirm_kind, p.object(), each);
    std::set<core::PositionId> fresh;
    std::set_difference(now.begin(), now.end(), asked.begin(), asked.end(), std::inserter(fresh, fresh.end()));
    if (brought != nullptr && !brought->counts())
        for (const auto& each : confirmers_of(tx, parts, p, *brought)) fresh.insert(each);
    if (!fresh.empty()) parts.notices->tell(tx, ctx, {confirm_kind, p.object(), {fresh.begin(), fresh.end()}});
}

bool sits_in(Tx& tx, Parts& parts, core::PositionId id, std::string_view unit_code) {
    const auto position = parts.directory.position(tx, id);
    auto unit = position ? parts.directory.unit(tx, position->unit) : std::nullopt;
    const auto asked = parts.directory.unit_by_code(tx, unit_code);
    const auto of = asked ? std::optional(living(tx, parts, asked->id)) : std::nullopt;
    while (unit) {
        if (unit->id == of) return true;
        unit = unit->parent ? parts.directory.unit(tx, *unit->parent) : std::nullopt;
    }
    return false;
}

core::Json told(const archive::Obstacle& why) {
    core::Json args = core::Json::object();
    for (const auto& [key, value] : why.args) args[key] = value;
    return {{"word", why.word}, {"args", args}};
}

archive::Obstacle for_all(Tx& tx, Parts& parts, archive::DossierId dossier, archive::Deed deed,
                          const archive::Obstacle& known) {
    auto stranger = by_house(parts);
    stranger.actor = {};
    stranger.actor.kind = core::Actor::Kind::person;
    auto said = parts.gate.obstacles(tx, stranger, dossier, deed);
    return said.empty() ? known : std::move(said.front());
}

std::vector<packages::Acknowledged> receipts_of(Tx& tx, Parts& parts, archive::DossierId dossier) {
    auto* receipts = parts.receipts();
    return receipts == nullptr ? std::vector<packages::Acknowledged>{} : receipts->receipts(tx, dossier);
}

std::set<archive::DossierId> hidden_from(Tx& tx, Parts& parts, const Context& ctx, const std::vector<Line>& lines) {
    std::vector<archive::DossierId> all;
    for (const auto& line : lines) all.push_back(line.dossier);
    const auto today = parts.shelf.standing(tx, by_house(parts), all), known = parts.shelf.standing(tx, ctx, all);
    std::set<archive::DossierId> hidden;
    for (const auto& line : lines) {
        const auto now = today.find(line.dossier);
        const bool secret = line.access >= rank_of(classification::AccessClass::secret) ||
                            (now != today.end() && classification::secret(now->second.access));
        if (secret && !known.contains(line.dossier)) hidden.insert(line.dossier);
    }
    return hidden;
}

core::Json frozen(Tx& tx, Parts& parts, const archive::Kept& dossier, const core::Json& before) {
    const auto items = parts.holdings.items(tx, by_house(parts), dossier.id);
    auto snapshot = freeze(dossier, items);
    if (const auto listed = before.find("parts"); listed != before.end() && listed->is_array())
        snapshot["parts"] = parts_of(items);
    if (snapshot["creator"] == "") snapshot["creator"] = parts.directory.agency(tx).name;
    // A list frozen before these were told of tells of them no more now.
    for (const char* later : {"media", "condition", "creator", "creator_unit", "place", "marks"})
        if (before.is_object() && !before.contains(later)) snapshot.erase(later);
    // Where it stands and how the office is called may change on the way; the list tells what was sent.
    for (const char* told : {"creator", "place", "marks"})
        if (before.is_object() && before.contains(told)) snapshot[told] = before.at(told);
    if (const auto judged = parts.appraisal.judged(tx, dossier.id))
        snapshot["judged"] = {{"verdict", archive::name(judged->verdict)},
                              {"years", judged->years},
                              {"on", core::iso(judged->on)},
                              {"paper", judged->paper}};
    return snapshot;
}

}  // namespace disposal
