// SPDX-License-Identifier: Apache-2.0
// Acts on delegations, each told to the trail.
#include "directory/service/delegate.h"

#include <algorithm>

#include "core/undo/undo.h"
#include "directory/domain/access.h"
#include "directory/store/organisation_store.h"

namespace directory {
namespace {

using core::Fault;
using core::db::Tx;

std::string object_of(DelegationId id) { return "delegation:" + id.text(); }

core::Json told(const Delegation& made) {
    return {{"giver", made.giver.text()},  {"receiver", made.receiver.text()}, {"form", name(made.form)},
            {"kinds", made.kinds},         {"groups", made.groups},            {"highest", made.highest},
            {"from", core::iso(made.from)}, {"until", core::iso(made.until)},  {"basis", made.basis}};
}

Delegation found(Tx& tx, DelegationId id) {
    auto made = store::delegation(tx, id);
    if (!made) throw core::Error(core::Code::not_found, "directory.error.delegation_unknown");
    return *std::move(made);
}

std::string name_of(Tx& tx, core::PositionId id) {
    const auto position = store::position(tx, id);
    return position ? position->name : "";
}

Grounds grounds_of(Tx& tx, Office& office, Mandates& mandates, const Delegation& wanted, core::Date today,
                   std::vector<Fault>& faults) {
    Grounds grounds;
    grounds.today = today;
    grounds.kinds = mandates.kinds(tx);
    const auto giver = store::position(tx, wanted.giver), receiver = store::position(tx, wanted.receiver);
    const auto unknown = [&](const char* field) {
        const auto told = [&](const Fault& fault) { return fault.field == field; };
        if (std::none_of(faults.begin(), faults.end(), told)) faults.push_back({field, "directory.fault.position", {}});
    };
    if (!giver) unknown("giver");
    if (!receiver) unknown("receiver");
    if (!giver || !receiver) return grounds;
    grounds.giver = *giver;
    grounds.receiver = *receiver;
    grounds.above = office.line_above(tx, wanted.receiver);
    std::vector<core::PositionId> ids{wanted.giver, wanted.receiver};
    if (!grounds.above.empty()) ids.push_back(grounds.above.front().id);
    grounds.others = store::touching(tx, ids);
    return grounds;
}

}  // namespace

DelegationLine Delegate::line(Tx& tx, const Delegation& made, const std::vector<SignedKind>& kinds,
                              core::Date today) {
    DelegationLine line{made, name_of(tx, made.giver), name_of(tx, made.receiver), "", {}, {}, state_of(made, today)};
    if (made.form == DelegationForm::ub) {
        const auto above = office_.line_above(tx, made.receiver);
        if (!above.empty()) line.between = above.front().name;
    }
    for (const auto& code : made.kinds) {
        const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const auto& each) { return each.code == code; });
        line.scopes.push_back(kind == kinds.end() ? code : kind->name);
    }
    for (const auto& code : made.groups)
        for (const auto& kind : kinds)
            if (kind.group == code) {
                line.group_words.push_back(kind.group_word);
                break;
            }
    return line;
}

DelegationPage Delegate::list(const core::Context& ctx, store::DelegationWish wish) {
    core::ensure(may(ctx.actor, Act::read));
    wish = bounded(std::move(wish), ctx.today());
    return db_.read([&](Tx& tx) {
        auto all = store::find(tx, wish);
        DelegationPage page;
        page.next = next_after(all, wish.limit);
        if (!ctx.actor.seats.empty()) {
            const auto own = store::position(tx, ctx.actor.seat().position);
            if (own && own->signs && may_delegate(ctx.actor, own->id) == core::Verdict::allowed) page.own = own->id;
        }
        const auto kinds = mandates_.kinds(tx);
        for (const auto& made : all) page.lines.push_back(line(tx, made, kinds, ctx.today()));
        return page;
    });
}

DelegationSheet Delegate::sheet(const core::Context& ctx, DelegationId id) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.read([&](Tx& tx) {
        const auto made = found(tx, id);
        DelegationSheet sheet{line(tx, made, mandates_.kinds(tx), ctx.today()), core::audit::of(tx, object_of(id)), false};
        sheet.may_revoke = still_open(sheet.line.state) && may_delegate(ctx.actor, made.giver) == core::Verdict::allowed;
        return sheet;
    });
}

DelegationChoices Delegate::choices(const core::Context& ctx, core::PositionId giver) {
    core::ensure(may_delegate(ctx.actor, giver));
    return db_.read([&](Tx& tx) {
        const auto position = store::position(tx, giver);
        if (!position) throw core::Error(core::Code::not_found, "directory.error.position");
        DelegationChoices choices{*position, store::subordinates(tx, giver), {}, {}};
        for (const auto& below : choices.one_down)
            for (auto& lower : store::subordinates(tx, below.id)) choices.two_down.push_back(std::move(lower));
        for (auto& kind : mandates_.kinds(tx))
            if (kind.signers.empty() ||
                std::find(kind.signers.begin(), kind.signers.end(), position->kind) != kind.signers.end())
                choices.kinds.push_back(std::move(kind));
        return choices;
    });
}

Delegation Delegate::enter(const core::Context& ctx, Delegation wanted, std::vector<Fault> faults) {
    core::ensure(may_delegate(ctx.actor, wanted.giver));
    wanted.id = DelegationId::make(ctx.now());
    sign_entry(ctx, wanted);
    return db_.write([&](Tx& tx) {
        auto refused = faults;
        if (wanted.basis.empty()) refused.push_back({"basis", "directory.fault.delegation_basis", {}});
        const auto grounds = grounds_of(tx, office_, mandates_, wanted, ctx.today(), refused);
        // With a date or a position that could not be read the rules have nothing to stand on.
        if (refused.empty()) refused = faults_of(wanted, grounds);
        if (!refused.empty()) throw core::Error("directory.error.delegation", std::move(refused));
        store::insert(tx, wanted);
        auto data = told(wanted);
        data[core::undo::member] = core::Json::object();
        core::audit::append(tx, ctx, "directory.delegated", object_of(wanted.id), data);
        return wanted;
    });
}

Delegation Delegate::revoke(const core::Context& ctx, DelegationId id, const std::string& reason) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.write([&](Tx& tx) {
        auto made = found(tx, id);
        core::ensure(may_delegate(ctx.actor, made.giver));
        sign_revocation(ctx, made, state_of(made, ctx.today()), reason,
                        {"directory.error.delegation", "directory.fault.revoke_reason",
                         "directory.error.delegation_ended"});
        store::revoke(tx, made);
        core::audit::append(tx, ctx, "directory.delegation_revoked", object_of(id), {{"reason", reason}});
        return made;
    });
}

void Delegate::undo(const core::Context& ctx, DelegationId id) {
    take_back(db_, ctx, object_of(id), "directory.delegated", [&](Tx& tx) { return found(tx, id); },
              [&](const Delegation& made) { return may_delegate(ctx.actor, made.giver); });
}

}  // namespace directory
