// SPDX-License-Identifier: Apache-2.0
// Who sits in the committee and who witnesses. While the committee decides a seat is taken by another only where the one in
// it can say nothing any more, so that no proposal waits for who has left.
#include <algorithm>
#include <map>

#include "core/audit/trail.h"
#include "disposal/service/desk.h"

namespace disposal {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

// What is wrong with seating somebody as that, by his position.
class Seating {
  public:
    Seating(Tx& tx, Parts& parts, const Proposal& p, const Standing& standing, Part part)
        : tx_(tx), parts_(parts), p_(p), part_(part), names_own_(part == Part::unit && standing.unit_head) {
        if (part == Part::chair) leading_ = records_leaders(tx, parts, p.records_unit);
        if (part == Part::unit) leading_ = heads_of(tx, parts, p.unit);
    }
    std::optional<core::Fault> wrong(const directory::Position& position) const {
        const bool leads = std::find(leading_.begin(), leading_.end(), position.id) != leading_.end();
        switch (part_) {
            case Part::chair: return leads ? std::nullopt : because("disposal.fault.chair", {{"unit", p_.records_unit_name}});
            case Part::archivist: return position.roles.contains("archivist") ? std::nullopt : because("disposal.fault.archivist");
            case Part::legal_witness: return of(position, parts_.legal_unit);
            case Part::audit_witness: return of(position, parts_.audit_unit);
            case Part::unit: break;
        }
        if (parts_.directory.numbering_unit(tx_, position.unit).id != living(tx_, parts_, p_.unit)) return because("disposal.fault.of_unit");
        return names_own_ || leads ? std::nullopt : because("disposal.fault.unit_leader");
    }

  private:
    std::optional<core::Fault> because(const std::string& why, core::Args args = {}) const {
        return core::Fault{std::string(name(part_)), why, std::move(args)};
    }
    std::optional<core::Fault> of(const directory::Position& position, const std::string& unit) const {
        if (sits_in(tx_, parts_, position.id, unit)) return std::nullopt;
        return because("disposal.fault." + std::string(name(part_)), {{"code", unit}});
    }

    Tx& tx_;
    Parts& parts_;
    const Proposal& p_;
    Part part_;
    bool names_own_;   // the leader of the unit, whom he will of it
    std::vector<core::PositionId> leading_;
};

// Offices that appraise and witness; others are seated by their code alone.
bool offered(const directory::Position& position) {
    return position.roles.contains("head") || position.roles.contains("archivist") || position.kind == "pengawas" ||
           position.kind == "fungsional";
}

// Who sits where, and of a seat that another had, who that was.
core::Json seats_json(const std::vector<Member>& before, const std::vector<Member>& members) {
    core::Json all = core::Json::object();
    for (const auto& each : members) {
        core::Json seat{{"person", each.who.person_name}, {"position", each.who.position_name}};
        for (const auto& old : before)
            if (old.part == each.part && !(old.who.person == each.who.person && old.who.position == each.who.position))
                seat["instead_of"] = old.who.person_name + " (" + old.who.position_name + ")";
        all[std::string(name(each.part))] = std::move(seat);
    }
    return all;
}

}  // namespace

// Nobody holds the position, or who does proposed it or sits in the committee in another one.
bool Desk::left(Tx& tx, const Proposal& p, const std::vector<Member>& members, Part part, core::Date day) {
    const auto seat = std::find_if(members.begin(), members.end(), [&](const Member& each) { return each.part == part; });
    if (seat == members.end()) return true;
    const auto holder = parts_.directory.holder(tx, seat->who.position, day);
    if (!holder || holder->person == p.proposer.person) return true;
    return std::any_of(members.begin(), members.end(), [&](const Member& each) {
        if (each.part == part) return false;
        const auto other = parts_.directory.holder(tx, each.who.position, day);
        return each.who.person == holder->person || (other && other->person == holder->person);
    });
}

bool Desk::may_seat(Tx& tx, const Proposal& p, const Standing& standing, const std::vector<Member>& members, Part part,
                    core::Date day) {
    if (standing.seats(p, part)) return true;
    const bool committee = part == Part::chair || part == Part::unit || part == Part::archivist;
    return committee && deciding(p.kind, p.state) && standing.names(part) && left(tx, p, members, part, day);
}

std::map<Part, std::vector<directory::Holder>> Desk::eligible(const Context& ctx, ProposalId id) {
    return parts_.db.read([&](Tx& tx) {
        const auto p = open_for(tx, parts_, ctx.actor, id);
        const auto standing = standing_of(tx, parts_, ctx.actor, p);
        const auto members = parts_.proposals.members(tx, id);
        const auto sits = [&](core::PositionId position) {
            return std::any_of(members.begin(), members.end(), [&](const Member& each) { return each.who.position == position; });
        };
        std::vector<std::pair<directory::Position, directory::Holder>> held;
        for (const auto& position : parts_.directory.all_positions(tx))
            if (offered(position) || sits(position.id))
                if (auto holder = parts_.directory.holder(tx, position.id, ctx.today())) held.emplace_back(position, *std::move(holder));
        std::map<Part, std::vector<directory::Holder>> found;
        for (const auto part : all_parts) {
            if (!may_seat(tx, p, standing, members, part, ctx.today())) continue;
            const Seating seating(tx, parts_, p, standing, part);
            for (const auto& [position, holder] : held) {
                const bool seated = std::any_of(members.begin(), members.end(), [&](const Member& each) {
                    return each.part == part && each.who.position == position.id && each.who.person == holder.person;
                });
                const bool fits = offered(position) && holder.person != p.proposer.person && !seating.wrong(position);
                if (seated || fits) found[part].push_back(holder);
            }
        }
        return found;
    });
}

void Desk::seat(const Context& ctx, ProposalId id, const std::vector<Seated>& seated) {
    parts_.db.write([&](Tx& tx) {
        auto p = open_for(tx, parts_, ctx.actor, id);
        const auto standing = standing_of(tx, parts_, ctx.actor, p);
        must(p.kind != Kind::transfer && (standing.records_archivist || standing.unit_head));
        if (seated.empty()) throw fault("part", "disposal.fault.part");
        parts_.proposals.save(tx, p);
        const auto before = parts_.proposals.members(tx, id);
        auto members = before;
        std::vector<core::PositionId> taken;
        std::vector<core::Fault> faults;
        for (const auto& each : seated) {
            if (!may_seat(tx, p, standing, before, each.part, ctx.today())) {
                must(standing.records_archivist || each.part == Part::unit);
                throw Error(Code::conflict, "disposal.error.state");
            }
            const std::string field(name(each.part));
            const auto position = parts_.directory.position(tx, each.position);
            const auto holder = position ? parts_.directory.holder(tx, each.position, ctx.today()) : std::nullopt;
            if (!holder) {
                faults.push_back({field, "disposal.fault.holder", {}});
                continue;
            }
            const Who who{holder->person, holder->titled_name, each.position, holder->position_name};
            const auto sits = std::find_if(members.begin(), members.end(), [&](const Member& one) { return one.part == each.part; });
            // Whom the unit's leader named stays so in a form that is sent with all of them.
            if (sits != members.end() && sits->who.position == who.position && sits->who.person == who.person) continue;
            if (holder->person == p.proposer.person) faults.push_back({field, "disposal.fault.proposer", {}});
            if (auto wrong = Seating(tx, parts_, p, standing, each.part).wrong(*position)) faults.push_back(*std::move(wrong));
            std::erase_if(members, [&](const Member& one) { return one.part == each.part; });
            for (const auto& other : members)
                if (other.who.person == who.person)
                    faults.push_back({field, "disposal.fault.same_person", {{"name", who.person_name}}});
            members.push_back({each.part, who});
            taken.push_back(who.position);
        }
        if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
        const bool anew = deciding(p.kind, p.state) && !taken.empty();
        if (anew) ensure_untold(tx, ctx, p);
        const auto asked = confirmers(tx, parts_, p);
        for (const auto& each : members) parts_.proposals.put(tx, id, each);
        tell_confirmers(tx, parts_, ctx, p, asked);
        core::audit::append(tx, ctx, "disposal.seated", p.object(), seats_json(before, members));
        if (!anew) return;
        lapse_assents(tx, parts_, ctx, p);
        if (parts_.notices == nullptr) return;
        for (const auto& each : before)
            if (std::none_of(members.begin(), members.end(), [&](const Member& now) { return now.who.position == each.who.position; }))
                parts_.notices->withdraw(tx, ctx, waits_kind, p.object(), each.who.position);
        parts_.notices->tell(tx, ctx, {waits_kind, p.object(), {taken.begin(), taken.end()}});
    });
}

}  // namespace disposal
