// SPDX-License-Identifier: Apache-2.0
#include "disposal/service/parts.h"

#include <algorithm>
#include <set>

#include "core/auth/actor.h"

namespace disposal {

using core::Context;
using core::Error;
using core::db::Tx;

namespace {

// A delegation of the head of the region to sign decrees in his name, in force then (000.5.6.2: as pimpinan pencipta).
bool mandated(Tx& tx, Parts& parts, core::PositionId id, core::Date day) {
    if (parts.delegations == nullptr) return false;
    const directory::Matter decrees{"keputusan", "arahan-penetapan", "biasa"};
    const auto found = parts.delegations->mandate(tx, id, directory::DelegationForm::an, decrees, day);
    const auto giver = found.holds() ? parts.directory.position(tx, found.mandate.delegation.giver) : std::nullopt;
    return giver && giver->kind == "kdh";
}

bool leads_the_agency(Tx& tx, Parts& parts, const directory::Position& position, core::Date day) {
    if (position.kind == "kdh") return true;
    if (position.kind != "sekda") return false;
    return parts.decree_by == "either" || (parts.decree_by == "mandate" && mandated(tx, parts, position.id, day));
}

bool leads_the_agency(Tx& tx, Parts& parts, core::PositionId id) {
    const auto position = parts.directory.position(tx, id);
    return position && leads_the_agency(tx, parts, *position, today(parts));
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

core::Date today(const Parts& parts) { return core::date_of(parts.clock.now(), parts.zone); }

std::vector<core::PositionId> leaders(Tx& tx, Parts& parts, core::Date day) {
    std::vector<core::PositionId> found;
    for (const auto& position : parts.directory.all_positions(tx))
        if (leads_the_agency(tx, parts, position, day)) found.push_back(position.id);
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
    if (p.kind == Kind::handover && p.state == State::received) return takes_over || approver;
    // Once it was agreed to, who agreed takes out of it.
    if (p.kind != Kind::transfer) return approver || (records_archivist && p.state == State::considered);
    return p.state == State::received ? receives() : unit_archivist;
}

bool Standing::confirms(const Proposal& p, const Document& paper, core::PersonId person) const {
    if (proposer || paper.bringer == person || !takes(p, paper.kind)) return false;
    return p.kind == Kind::transfer ? unit_head || records_lead : is(Part::chair) || approver;
}

bool Standing::seats(const Proposal& p, Part part) const {
    if (p.kind == Kind::transfer) return false;
    const bool witness = part == Part::legal_witness || part == Part::audit_witness;
    if (witness ? p.state != State::agreed && p.state != State::decreed : p.state != State::draft) return false;
    return names(part);
}

bool Standing::names(Part part) const { return records_archivist || (part == Part::unit && unit_head && !proposer); }

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
    if (deciding(proposal.kind, proposal.state))
        for (const auto& each : parts.proposals.assents(tx, proposal.id)) standing.assented |= each.who.person == actor.person;
    for (const auto& member : parts.proposals.members(tx, proposal.id)) {
        const bool committee = member.part == Part::chair || member.part == Part::unit || member.part == Part::archivist;
        if (member.who.position == seat.position) standing.parts.push_back(member.part);
        if (committee && (member.who.position == seat.position || member.who.person == actor.person))
            standing.appraised = true;
    }
    // Of an institution outside this house one of our own side says who looked there, and when.
    if (proposal.kind == Kind::handover && !standing.proposer)
        standing.takes_over = parts.directory.unit_by_code(tx, parts.institution)
                                  ? standing.institution
                                  : standing.records_archivist || standing.is(Part::chair);
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
    return receipts_of(tx, parts, std::vector{dossier})[dossier];
}

packages::AllAcknowledged receipts_of(Tx& tx, Parts& parts, const std::vector<archive::DossierId>& dossiers) {
    auto* receipts = parts.receipts();
    return receipts == nullptr ? packages::AllAcknowledged{} : receipts->receipts(tx, dossiers);
}

std::vector<int> ranks_of(Tx& tx, Parts& parts, const std::vector<Line>& lines) {
    std::vector<archive::DossierId> all;
    for (const auto& line : lines) all.push_back(line.dossier);
    const auto by_now = parts.shelf.standing(tx, by_house(parts), all);
    std::vector<int> ranks;
    for (const auto& line : lines) {
        const auto now = by_now.find(line.dossier);
        ranks.push_back(std::max(line.access, now == by_now.end() ? 0 : rank_of(now->second.access)));
    }
    return ranks;
}

std::set<archive::DossierId> hidden_from(Tx& tx, Parts& parts, const Context& ctx, const std::vector<Line>& lines) {
    const auto ranks = ranks_of(tx, parts, lines);
    std::vector<archive::DossierId> secret;
    for (std::size_t at = 0; at < lines.size(); ++at)
        if (ranks[at] >= secret_rank) secret.push_back(lines[at].dossier);
    const auto known = parts.shelf.standing(tx, ctx, secret);
    std::erase_if(secret, [&](const auto& id) { return known.contains(id); });
    return {secret.begin(), secret.end()};
}

core::Json frozen(Tx& tx, Parts& parts, const archive::Kept& dossier, const core::Json& before) {
    const auto items = parts.holdings.items(tx, by_house(parts), dossier.id);
    auto snapshot = freeze(dossier, items);
    if (const auto listed = before.find("parts"); listed != before.end() && listed->is_array())
        snapshot["parts"] = parts_of(items);
    if (snapshot["creator"] == "") snapshot["creator"] = parts.directory.agency(tx).name;
    // A list frozen before these were told of tells of them no more now.
    for (const char* later : {"media", "condition", "creator", "creator_unit", "place", "marks", "exceptions"})
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
