// SPDX-License-Identifier: Apache-2.0
// The class of a dossier is lowered by two persons alone: an archivist or head who sees it asks, another head decides,
// of its unit or of the records unit. Never below what its code or one of its items asks for.
#include "archive/service/lowerings.h"

#include <algorithm>

#include "archive/service/asking.h"
#include "archive/service/petitions.h"
#include "archive/store/lowering_store.h"

namespace archive {

using core::Code;
using core::Context;
using core::Error;
using core::Verdict;
using core::db::Tx;

namespace {

constexpr const char *asked_kind = "archive.lowering_asked", *decided_kind = "archive.lowering_decided";

std::string lowering_seen(const AskedLowering& asked, const std::vector<Item>& items) {
    core::Json all{classification::name(asked.dossier.access), classification::name(asked.lowering.wanted),
                   classification::name(asked.floor.access), asked.lowering.reason};
    for (const auto& each : items) all.push_back({each.number, classification::name(each.access), each.moved()});
    return core::sha256(core::json::write(all)).hex();
}

bool has_position(const std::vector<core::PositionId>& all, core::PositionId one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

template <class Wanted>
void each_lowering(Tx& tx, Wanted wanted) {
    each_waiting<Lowering>([&](const auto& after, int most) { return store::waiting_lowerings(tx, after, most); }, wanted);
}

Error low_fault(const Floor& floor, const Dossier& dossier) {
    core::Args args{{"least", std::string(classification::name(floor.access))}, {"code", dossier.code},
                    {"item", std::to_string(floor.item)}};
    return Error("core.error.invalid",
                 {{"access", floor.item > 0 ? "archive.fault.lowering_item" : "archive.fault.lowering_code", std::move(args)}});
}

}  // namespace

// Of a letter of this house the class it has today; of paper and of what was handed over the one it was filed with.
AccessClass Cabinet::access_today(Tx& tx, const Item& item) {
    const auto letter = subjects_.find(tx, item.subject);
    return letter ? letter->access : item.access;
}

Floor Cabinet::floor_of(Tx& tx, const Dossier& dossier, const std::vector<Item>& items) {
    Floor floor{instruments_.access(tx, dossier.code), 0};
    for (const auto& each : items) {
        if (each.moved() || each.inherits) continue;
        if (const auto access = access_today(tx, each); access > floor.access) floor = {access, each.number};
    }
    return floor;
}

// A head of the unit whose it is now, or of the records unit, which need not see the dossiers of the unit: what is secret
// is decided only by who may know of it.
bool Cabinet::lowers(Tx& tx, const core::Actor& actor, const Dossier& dossier) {
    if (actor.seats.empty() || actor.borrows() || !actor.seat().roles.contains("head")) return false;
    const bool of_unit = has_position(subjects_.heads(tx, subjects_.heir(tx, dossier.unit)), actor.seat().position);
    const bool of_office = subjects_.office().known() && subjects_.office().seats(tx, actor);
    if (!of_unit && !of_office) return false;
    return !classification::secret(dossier.access) || store::find(tx, subjects_.sight(tx, actor), dossier.id);
}

// Whom it waits for: the heads of its unit, or where there is no other those of the records unit.
std::vector<core::PositionId> Cabinet::lowerers(Tx& tx, const Dossier& dossier, core::PositionId asker) {
    const auto readers = Subjects::seated(subjects_.seats(tx), store::readers(tx, dossier.id));
    const auto those = [&](std::vector<core::PositionId> heads) {
        std::erase_if(heads, [&](const auto& each) {
            return each == asker || (classification::secret(dossier.access) && !has_position(readers, each));
        });
        return heads;
    };
    auto found = those(subjects_.heads(tx, subjects_.heir(tx, dossier.unit)));
    return found.empty() ? those(subjects_.office_heads(tx)) : found;
}

LoweringId Cabinet::ask_lowering(const Context& ctx, DossierId id, AccessClass wanted, const std::string& reason) {
    return db_.write([&](Tx& tx) {
        take(tx, id);
        const auto dossier = seen(tx, ctx, id);
        core::ensure(ctx.actor.may("archive.confirm") && !ctx.actor.borrows() ? Verdict::allowed : Verdict::forbidden);
        if (dossier.gone()) throw Error(Code::conflict, "archive.error.gone_on", {{"number", dossier.numbered()}});
        ensure_reason(reason);
        if (wanted >= dossier.access) throw Error("core.error.invalid", {{"access", "archive.fault.lowering_lower", {}}});
        if (const auto floor = floor_of(tx, dossier, store::items(tx, id)); wanted < floor.access) throw low_fault(floor, dossier);
        const auto to = lowerers(tx, dossier, ctx.actor.seat().position);
        if (to.empty()) throw Error(Code::conflict, "archive.error.lowering_nobody");
        Lowering made;
        ask(made, ctx, id, reason);
        made.was = dossier.access;
        made.wanted = wanted;
        store::insert(tx, made);
        core::audit::append(tx, ctx, "archive.lowering_asked", object_of(id),
                            {{"was", classification::name(made.was)}, {"wanted", classification::name(wanted)}, {"reason", made.reason}});
        if (notices_ != nullptr) notices_->tell(tx, ctx, {asked_kind, made.object(), std::vector<notify::Receiver>(to.begin(), to.end())});
        return made.id;
    });
}

std::optional<AskedLowering> Cabinet::named_lowering(Tx& tx, const core::Actor& actor, Lowering lowering) {
    AskedLowering asked;
    asked.dossier = known(tx, lowering.dossier);
    const bool sees = store::find(tx, subjects_.sight(tx, actor), lowering.dossier).has_value();
    const bool decider = actor.may("archive.confirm") && lowers(tx, actor, asked.dossier);
    if (!decider && !sees) return std::nullopt;
    asked.own = actor.person == lowering.by;
    asked.may_approve = decider && !asked.own;
    asked.may_refuse = decider || asked.own;
    asked.hidden = !sees && withheld(asked.dossier.access);
    asked.lowering = std::move(lowering);
    if (asked.hidden) asked.dossier.title.clear();
    return asked;
}

std::optional<AskedLowering> Cabinet::asked_lowering(Tx& tx, const core::Actor& actor, Lowering lowering) {
    auto asked = named_lowering(tx, actor, std::move(lowering));
    if (!asked) return std::nullopt;
    const auto items = store::items(tx, asked->dossier.id);
    asked->floor = floor_of(tx, asked->dossier, items);
    asked->seen = lowering_seen(*asked, items);
    return asked;
}

std::vector<AskedLowering> Cabinet::lowerings(const Context& ctx) {
    core::ensure(ctx.actor.may("archive.confirm") ? Verdict::allowed : Verdict::forbidden);
    return db_.read([&](Tx& tx) {
        std::vector<AskedLowering> all;
        each_lowering(tx, [&](const Lowering& each) {
            if (auto asked = asked_lowering(tx, ctx.actor, each)) all.push_back(*std::move(asked));
            return all.size() < most_petitions;
        });
        return all;
    });
}

std::int64_t Cabinet::count_lowerings(const Context& ctx) {
    const auto& actor = ctx.actor;
    if (actor.seats.empty() || !actor.may("archive.confirm") || !actor.seat().roles.contains("head")) return 0;
    return db_.read([&](Tx& tx) {
        std::size_t count = 0;   // for every page of a head: nothing of what is in them is asked
        each_lowering(tx, [&](const Lowering& each) {
            if (each.by != actor.person && lowers(tx, actor, known(tx, each.dossier))) ++count;
            return count < most_petitions;
        });
        return static_cast<std::int64_t>(count);
    });
}

void Cabinet::lower(Tx& tx, const Context& ctx, const AskedLowering& asked) {
    auto dossier = known(tx, asked.lowering.dossier);
    if (dossier.gone()) throw Error(Code::conflict, "archive.error.gone_on", {{"number", dossier.numbered()}});
    if (asked.lowering.wanted < asked.floor.access) throw low_fault(asked.floor, dossier);
    dossier.access = asked.lowering.wanted;
    store::save(tx, dossier);
    narrow(tx, dossier, nullptr, {});
    if (shelf_keeper_) shelf_keeper_->risen(tx, ctx, dossier.id);   // where it lay too low it may lie rightly now
    index(tx, dossier);
    core::audit::append(tx, ctx, "archive.reclassified", object_of(dossier.id),
                        {{"access", classification::name(dossier.access)}, {"was", classification::name(asked.lowering.was)},
                         {"asked_by", asked.lowering.by_name}, {"reason", asked.lowering.reason}});
}

void Cabinet::decide_lowering(const Context& ctx, LoweringId id, Move::Verdict verdict, const std::string& answer,
                              const std::string& seen) {
    db_.write([&](Tx& tx) {
        // Taken first: what rises meanwhile waits, or is seen here.
        if (const auto found = store::lowering(tx, id)) take(tx, found->dossier);
        auto lowering = store::lowering(tx, id);
        const auto asked = lowering ? asked_lowering(tx, ctx.actor, *std::move(lowering)) : std::nullopt;
        if (!asked) core::ensure(Verdict::hidden);
        if (!asked->lowering.verdict.empty()) throw Error(Code::conflict, "archive.error.lowering_decided");
        ensure_answers(*asked, verdict, answer, seen, "archive.error.lowering_second", "archive.error.lowering_changed");
        const auto waited = lowerers(tx, known(tx, asked->lowering.dossier), asked->lowering.position);
        store::decide(tx, id, name(verdict), answer, ctx.now(), ctx.actor.person, ctx.actor.person_name);
        core::audit::append(tx, ctx, "archive.lowering_decided", object_of(asked->dossier.id),
                            {{"verdict", name(verdict)}, {"asked_by", asked->lowering.by_name},
                             {"wanted", classification::name(asked->lowering.wanted)}, {"answer", answer}});
        if (verdict == Move::Verdict::approve) lower(tx, ctx, *asked);
        tell_lowering(tx, ctx, asked->lowering, waited);
    });
}

// It waits for nobody any more; who asked is told.
void Cabinet::tell_lowering(Tx& tx, const Context& ctx, const Lowering& lowering, const std::vector<core::PositionId>& waited) {
    if (notices_ == nullptr) return;
    notices_->done(tx, ctx, lowering.object());
    for (const auto& each : waited) notices_->withdraw(tx, ctx, asked_kind, lowering.object(), each);
    notices_->tell(tx, ctx, {decided_kind, object_of(lowering.dossier), {lowering.by}});
}

// Who rose it, filed something of a higher class, or handed it over, has said otherwise than what was asked.
void Cabinet::void_lowering(Tx& tx, const Context& ctx, const Dossier& dossier, AccessClass least, bool rises) {
    const auto waits = store::waiting_lowering(tx, dossier.id);
    if (!waits || (!rises && least <= waits->wanted)) return;
    const auto waited = lowerers(tx, dossier, waits->position);
    store::decide(tx, waits->id, "void", "", ctx.now(), ctx.actor.person, ctx.actor.person_name);
    core::audit::append(tx, ctx, "archive.lowering_void", object_of(dossier.id),
                        {{"wanted", classification::name(waits->wanted)}, {"asked_by", waits->by_name}});
    tell_lowering(tx, ctx, *waits, waited);
}

void LoweringNotices::begin() {
    notices_.serve("lowering", *this);
    notices_.kind({asked_kind, "archive.notice.lowering_asked"});
    notices_.kind({decided_kind, "archive.notice.lowering_decided"});
    notices_.kind({std::string(Cabinet::secrecy_notice), "archive.notice.secrecy_review"});
    cabinet_.tell_by(notices_);
}

std::optional<notify::Described> LoweringNotices::describe(Tx& tx, const core::Actor& actor, std::string_view object) {
    const auto id = LoweringId::parse(object.substr(object.find(':') + 1));
    auto lowering = store::lowering(tx, id);
    if (!lowering || !lowering->verdict.empty()) return std::nullopt;   // it waits for nobody any more
    const auto asked = cabinet_.named_lowering(tx, actor, *std::move(lowering));
    if (!asked) return std::nullopt;
    const auto& dossier = asked->dossier;
    return notify::Described{asked->hidden ? dossier.numbered() : dossier.title, "/archive/lowerings#l-" + id.text(), dossier.access};
}

}  // namespace archive
