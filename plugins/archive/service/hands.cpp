// SPDX-License-Identifier: Apache-2.0
// Whose hands a dossier is in decides who changes it, not who sees it: once it was moved the unit that made it reads it
// as before, and the archivists of its keeper alone change it. What is archival (statis) is described and nothing else.
#include "archive/service/asking.h"
#include "archive/service/cabinet.h"

namespace archive {

using core::Code;
using core::Context;
using core::Error;
using core::Verdict;
using core::db::Tx;

bool Cabinet::at_keeper(Tx& tx, const core::Actor& actor, const Dossier& dossier) {
    if (dossier.gone() || dossier.custody == Custody::transit) return false;
    // Moved before it was kept whose records unit has it.
    if (!dossier.keeper) return subjects_.office().known() && subjects_.office().seats(tx, actor);
    return subjects_.heir(tx, *dossier.keeper) == subjects_.own_archive(tx, actor);
}

bool Cabinet::in_hand(Tx& tx, const core::Actor& actor, const Dossier& dossier, AtKeepers* asked) {
    if (actor.kind == core::Actor::Kind::system || dossier.custody == Custody::unit) return true;
    if (dossier.gone() || dossier.custody == Custody::transit || !core::seat_of(actor).roles.contains("archivist")) return false;
    if (asked == nullptr) return at_keeper(tx, actor, dossier);
    const auto [at, fresh] = asked->try_emplace(dossier.keeper);
    if (fresh) at->second = at_keeper(tx, actor, dossier);
    return at->second;
}

bool Cabinet::minds_copy(Tx& tx, const core::Actor& actor, const Dossier& dossier) {
    if (dossier.life != Life::handed_over || dossier.stub() || !core::seat_of(actor).roles.contains("archivist")) return false;
    return !subjects_.office().known() || subjects_.office().seats(tx, actor);
}

void Cabinet::ensure_in_hand(Tx& tx, const Context& ctx, const Dossier& dossier) {
    if (dossier.annulled()) throw Error(Code::conflict, "archive.obstacle.annulled", {{"number", dossier.numbered()}});
    if (dossier.gone()) throw Error(Code::conflict, "archive.obstacle.gone", {{"number", dossier.numbered()}});
    if (in_hand(tx, ctx.actor, dossier)) return;
    if (dossier.custody == Custody::transit)
        throw Error(Code::conflict, "archive.error.on_its_way", {{"number", dossier.numbered()}});
    auto keeper = dossier.keeper ? subjects_.unit_name(tx, subjects_.heir(tx, *dossier.keeper)) : std::string();
    if (keeper.empty()) throw Error(Code::forbidden, "archive.error.kept_by_records_unit", {{"number", dossier.numbered()}});
    throw Error(Code::forbidden, "archive.error.kept_elsewhere", {{"number", dossier.numbered()}, {"unit", std::move(keeper)}});
}

namespace {

void ensure_dynamic(const Dossier& dossier) {
    if (dossier.life == Life::archival) throw Error(Code::conflict, "archive.error.archival", {{"number", dossier.numbered()}});
}

}  // namespace

void Cabinet::ensure_changes(Tx& tx, const Context& ctx, const Dossier& dossier) {
    ensure_in_hand(tx, ctx, dossier);
    ensure_dynamic(dossier);
}

Dossier Cabinet::told_by(Tx& tx, const Context& ctx, DossierId id) {
    auto dossier = seen(tx, ctx, id);
    core::ensure(ctx.actor.may("archive.manage") ? Verdict::allowed : Verdict::forbidden);
    ensure_in_hand(tx, ctx, dossier);
    return dossier;
}

Dossier Cabinet::kept_by(Tx& tx, const Context& ctx, DossierId id) {
    auto dossier = told_by(tx, ctx, id);
    ensure_dynamic(dossier);
    return dossier;
}

Dossier Cabinet::unmarked_by(Tx& tx, const Context& ctx, DossierId id) {
    auto dossier = seen(tx, ctx, id);
    if (!ctx.actor.may("archive.manage") || !minds_copy(tx, ctx.actor, dossier)) return kept_by(tx, ctx, id);
    return dossier;
}

Dossier Cabinet::filed_by(Tx& tx, const Context& ctx, DossierId id) {
    auto dossier = seen(tx, ctx, id);
    ensure_files(ctx);
    ensure_changes(tx, ctx, dossier);
    return dossier;
}

Dossier Cabinet::referred_by(Tx& tx, const Context& ctx, DossierId id) {
    auto dossier = seen(tx, ctx, id);
    ensure_files(ctx);
    ensure_in_hand(tx, ctx, dossier);
    return dossier;
}

}  // namespace archive
