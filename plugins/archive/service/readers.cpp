// SPDX-License-Identifier: Apache-2.0
// Who may know of a withheld dossier: positions that may read every withheld letter in it, by the class each has now.
// Never nobody: whom no letter leaves is answered for by the heads of the unit.
#include <algorithm>

#include "archive/arrivals.h"
#include "archive/service/cabinet.h"
#include "core/audit/trail.h"

namespace archive {

using core::Context;
using core::db::Tx;

namespace {

using Positions = std::vector<core::PositionId>;

constexpr int most_mended = 200;   // in one unit of work

void keep_those(std::optional<Positions>& all, const Positions& those) {
    if (!all) {
        all = those;
        return;
    }
    std::erase_if(*all, [&](const auto& one) { return std::find(those.begin(), those.end(), one) == those.end(); });
}

}  // namespace

Positions Cabinet::concerned(Tx& tx, const Dossier& dossier, std::string_view subject) {
    auto found = subjects_.concerned(tx, dossier.unit, subject);
    // Of a unit that ended nobody is left: its successor answers for what may be known of there.
    if (const auto heir = subjects_.heir(tx, dossier.unit); heir != dossier.unit)
        for (const auto& head : subjects_.heads(tx, heir)) found.push_back(head);
    return found;
}

Positions Cabinet::awaiting(Tx& tx, const std::vector<core::UnitId>& units, std::string_view subject) {
    Positions all;
    for (const auto& unit : units) {
        auto found = subjects_.concerned(tx, unit, subject);
        if (found.empty()) found = subjects_.heads(tx, unit);
        all.insert(all.end(), found.begin(), found.end());
    }
    return all;
}

void Cabinet::admit(Tx& tx, const Dossier& dossier, Positions readers, const std::optional<core::PositionId>& filer) {
    // He filed it there; what is secret is for those alone whom its room names.
    if (filer && !classification::secret(dossier.access)) readers.push_back(*filer);
    if (readers.empty()) readers = subjects_.heads(tx, subjects_.heir(tx, dossier.unit));
    store::set_readers(tx, dossier.id, readers);
}

Positions Cabinet::knowing(Tx& tx, const Context& ctx, const Arrived& arrived) {
    const auto& seat = ctx.actor.seat();
    std::optional<Positions> all;
    for (const auto& id : arrived.tells_of) keep_those(all, store::readers(tx, id));
    for (const auto& subject : arrived.tells_of_letters) keep_those(all, subjects_.concerned(tx, archive_of(tx, ctx), subject));
    auto found = std::move(all).value_or(Positions{});
    if (std::find(found.begin(), found.end(), seat.position) == found.end()) found.push_back(seat.position);
    return found;
}

void Cabinet::narrow(Tx& tx, const Dossier& dossier, const Letter* coming, const std::optional<core::PositionId>& filer) {
    if (!withheld(dossier.access)) return;
    const auto was = store::readers(tx, dossier.id);
    std::optional<Positions> now;
    for (const auto& item : store::items(tx, dossier.id)) {
        if (coming != nullptr && coming->subject == item.subject) continue;
        if (const auto letter = subjects_.find(tx, item.subject)) {
            if (withheld(letter->access)) keep_those(now, concerned(tx, dossier, item.subject));
        } else if (withheld(item.access) && !was.empty()) {
            keep_those(now, was);   // no room can be asked of paper, nor of what another archive handed over
        }
    }
    if (coming != nullptr && withheld(coming->access)) keep_those(now, concerned(tx, dossier, coming->subject));
    admit(tx, dossier, now.value_or(was), filer);
}

// As narrow, without asking of each letter that is in it already.
void Cabinet::narrow_more(Tx& tx, const Dossier& dossier, const Letter& coming, core::PositionId filer) {
    if (!withheld(coming.access)) return;
    const auto items = store::items(tx, dossier.id);
    const bool more = std::any_of(items.begin(), items.end(), [](const Item& each) { return withheld(each.access); });
    std::optional<Positions> now = store::readers(tx, dossier.id);
    keep_those(now, concerned(tx, dossier, coming.subject));
    // Before its first one it knew only who opened it.
    if (!more || now->empty()) return narrow(tx, dossier, &coming, filer);
    admit(tx, dossier, *std::move(now), filer);
}

// Of an item nobody can be asked about: who knew of it where it was.
void Cabinet::narrow_as(Tx& tx, const Dossier& dossier, AccessClass before, const Dossier& from) {
    const auto knew = store::readers(tx, from.id);
    std::optional<Positions> now;
    if (withheld(before)) now = store::readers(tx, dossier.id);
    keep_those(now, knew);
    admit(tx, dossier, *std::move(now), {});
}

void Cabinet::reclassified(Tx& tx, const Context& ctx, const classification::ClassChange& change) {
    store::turn(tx, std::string(change.subject));
    store::reclassify(tx, change.subject, change.now,
                      awaiting(tx, store::pending_in(tx, change.subject), change.subject));
    if (rank(change.now) <= rank(change.was)) return;   // a dossier's class never sinks
    const auto letter = subjects_.find(tx, change.subject);
    if (!letter) return;
    for (const auto& id : store::dossiers_with(tx, change.subject)) {
        take(tx, id);
        auto dossier = known(tx, id);
        save_risen(tx, ctx, dossier, change.now);
        narrow(tx, dossier, &*letter, {});
        index(tx, dossier);
        core::audit::append(tx, ctx, "archive.reclassified", object_of(id),
                            {{"subject", change.subject}, {"access", classification::name(dossier.access)}});
    }
}

AccessClass Cabinet::least_of(Tx& tx, const Dossier& dossier, const std::vector<Item>& items) {
    auto least = dossier.access;
    for (const auto& item : items) {
        if (item.moved()) continue;
        least = std::max(least, access_today(tx, item));
    }
    return least;
}

void Cabinet::lift(Tx& tx, const Context& ctx, DossierId id) {
    // Letters before their dossier, as everybody takes them.
    std::set<std::string> subjects;
    for (const auto& item : store::items(tx, id))
        if (!item.moved()) subjects.insert(item.subject);
    for (const auto& each : subjects) store::turn(tx, each);
    take(tx, id);
    auto dossier = known(tx, id);
    const auto least = least_of(tx, dossier, store::items(tx, id));
    if (dossier.gone() || least == dossier.access) return;
    save_risen(tx, ctx, dossier, least);
    narrow(tx, dossier, nullptr, {});
    index(tx, dossier);
    core::audit::append(tx, ctx, "archive.reclassified", object_of(id), {{"access", classification::name(dossier.access)}});
}

void Cabinet::rise(Tx& tx, const Context& ctx, DossierId id, AccessClass least, const std::string& edition) {
    take(tx, id);
    auto dossier = known(tx, id);
    if (dossier.gone() || least <= dossier.access) return;
    const auto was = dossier.access;
    save_risen(tx, ctx, dossier, least);
    narrow(tx, dossier, nullptr, {});
    index(tx, dossier);
    core::audit::append(tx, ctx, "archive.reclassified", object_of(id),
                        {{"access", classification::name(dossier.access)}, {"was", classification::name(was)},
                         {"code", dossier.code}, {"edition", edition}});
}

// Letters were raised before dossiers followed. Those to be mended are few and found without holding anybody up.
void Cabinet::find_lower(const Context& ctx) {
    for (std::optional<DossierId> after = DossierId{}; after;) {
        std::vector<DossierId> lower;
        after = db_.read([&](Tx& tx) -> std::optional<DossierId> {
            const auto ids = store::after(tx, *after, most_mended);
            for (const auto& id : ids) {
                const auto dossier = known(tx, id);
                if (!dossier.gone() && least_of(tx, dossier, store::items(tx, id)) > dossier.access) lower.push_back(id);
            }
            return ids.empty() ? std::nullopt : std::optional(ids.back());
        });
        for (const auto& id : lower) db_.write([&](Tx& tx) { lift(tx, ctx, id); });
    }
}

void Cabinet::save_risen(Tx& tx, const Context& ctx, Dossier& dossier, AccessClass least) {
    const bool rises = least > dossier.access;
    dossier.access = std::max(dossier.access, least);
    store::save(tx, dossier);
    void_lowering(tx, ctx, dossier, least, rises);
    if (rises && shelf_keeper_) shelf_keeper_->risen(tx, ctx, dossier.id);
}

void Cabinet::find_lost(const Context& ctx) {
    for (std::optional<DossierId> after = DossierId{}; after;)
        after = db_.write([&](Tx& tx) -> std::optional<DossierId> {
            const auto ids = store::read_by_nobody(tx, *after, most_mended);
            for (const auto& id : ids) {
                take(tx, id);
                const auto dossier = known(tx, id);
                narrow(tx, dossier, nullptr, {});
                if (store::readers(tx, id).empty()) continue;   // a unit without a head
                index(tx, dossier);
                core::audit::append(tx, ctx, "archive.readers_found", object_of(id));
            }
            return ids.empty() ? std::nullopt : std::optional(ids.back());
        });
}

}  // namespace archive
