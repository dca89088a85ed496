// SPDX-License-Identifier: Apache-2.0
// Who may know of a withheld dossier: who may read every withheld letter in it, by the class each has now. Never nobody:
// whom no letter leaves is answered for by the heads of the unit.
#include <algorithm>

#include "archive/arrivals.h"
#include "archive/service/cabinet.h"
#include "core/audit/trail.h"

namespace archive {

using core::Context;
using core::db::Tx;

namespace {

constexpr int most_mended = 200;   // in one unit of work
constexpr int most_asked_anew = 20;   // of those each letter is asked of

void keep_those(std::optional<Readers>& all, const Readers& those) { all = all ? both(*all, those) : those; }

void add_readers(Readers& all, const Readers& more) { all.insert(all.end(), more.begin(), more.end()); }

}  // namespace

Readers Cabinet::concerned(Tx& tx, const Dossier& dossier, std::string_view subject) {
    auto found = subjects_.concerned(tx, dossier.unit, subject);
    // Of a unit that ended nobody is left: its successor answers for what may be known of there.
    if (const auto heir = subjects_.heir(tx, dossier.unit); heir != dossier.unit) add_readers(found, Subjects::heads_of(heir));
    return found;
}

Readers Cabinet::awaiting(Tx& tx, const std::vector<core::UnitId>& units, std::string_view subject) {
    Readers all;
    const auto seats = subjects_.seats(tx);
    for (const auto& unit : units) {
        auto found = subjects_.concerned(tx, unit, subject);
        if (Subjects::seated(seats, found).empty()) add_readers(found, Subjects::heads_of(unit));
        add_readers(all, found);
    }
    return plain(std::move(all));
}

void Cabinet::admit(Tx& tx, const Dossier& dossier, Readers readers, const std::optional<core::PositionId>& filer) {
    // He filed it there; what is secret is for those alone whom its room names.
    if (filer && !classification::secret(dossier.access)) add_readers(readers, subjects_.filing(tx, *filer));
    if (Subjects::seated(subjects_.seats(tx), readers).empty()) add_readers(readers, Subjects::heads_of(subjects_.heir(tx, dossier.unit)));
    store::set_readers(tx, dossier.id, readers);
}

Readers Cabinet::knowing(Tx& tx, const Context& ctx, const Arrived& arrived) {
    std::optional<Readers> all;
    for (const auto& id : arrived.tells_of) keep_those(all, store::readers(tx, id));
    for (const auto& subject : arrived.tells_of_letters) keep_those(all, subjects_.concerned(tx, archive_of(tx, ctx), subject));
    auto found = std::move(all).value_or(Readers{});
    add_readers(found, subjects_.filing(tx, ctx.actor.seat().position));
    return found;
}

void Cabinet::narrow(Tx& tx, const Dossier& dossier, const Letter* coming, const std::optional<core::PositionId>& filer) {
    if (!withheld(dossier.access)) return;
    const auto was = store::readers(tx, dossier.id);
    std::optional<Readers> now;
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
    std::optional<Readers> now = store::readers(tx, dossier.id);
    keep_those(now, concerned(tx, dossier, coming.subject));
    // Before its first one it knew only who opened it.
    if (!more || now->empty()) return narrow(tx, dossier, &coming, filer);
    admit(tx, dossier, *std::move(now), filer);
}

// Of an item nobody can be asked about: who knew of it where it was.
void Cabinet::narrow_as(Tx& tx, const Dossier& dossier, AccessClass before, const Dossier& from) {
    const auto knew = store::readers(tx, from.id);
    std::optional<Readers> now;
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

// Found without holding anybody up: few are lost.
void Cabinet::find_lost(const Context& ctx) {
    const auto nobody = [&](Tx& tx, const Subjects::Seats& seats, DossierId id) {
        return Subjects::seated(seats, store::readers(tx, id)).empty();
    };
    for (std::optional<DossierId> after = DossierId{}; after;) {
        std::vector<DossierId> lost;
        after = db_.read([&](Tx& tx) -> std::optional<DossierId> {
            const auto ids = store::read_by_office(tx, *after, most_mended);
            const auto seats = subjects_.seats(tx);
            for (const auto& id : ids)
                if (nobody(tx, seats, id)) lost.push_back(id);
            return ids.empty() ? std::nullopt : std::optional(ids.back());
        });
        for (const auto& id : lost)
            db_.write([&](Tx& tx) {
                take(tx, id);
                const auto seats = subjects_.seats(tx);
                if (!nobody(tx, seats, id)) return;
                const auto dossier = known(tx, id);
                narrow(tx, dossier, nullptr, {});
                if (nobody(tx, seats, id)) return;   // a unit without a head
                index(tx, dossier);
                core::audit::append(tx, ctx, "archive.readers_found", object_of(id));
            });
    }
}

void Cabinet::rearranged(Tx& tx, const Context&, const directory::Rearranged& what) {
    auto ids = store::told_in(tx, subjects_.following(tx, what.units));
    for (const auto& id : store::read_by(tx, what.positions)) ids.push_back(id);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    for (const auto& id : ids) {
        take(tx, id);
        index(tx, known(tx, id));
    }
}

// By whom it was opened and filed is by office, too; of all others their letters tell. One who has no office today had
// what he knew of paper by one he lost.
void Cabinet::keep_by_office(Tx& tx, DossierId id) {
    take(tx, id);
    const auto dossier = known(tx, id);
    Readers was, filed;
    for (const auto& [position, filer] : store::readers_before(tx, id)) {
        auto by_office = subjects_.filing(tx, position);
        std::erase_if(by_office, [](const Reader& each) { return each.office.empty(); });
        add_readers(was, by_office);
        if (filer) add_readers(filed, by_office);
    }
    add_readers(was, store::readers(tx, id));   // what came since
    if (withheld(dossier.access)) {
        store::set_readers(tx, id, was);
        narrow(tx, dossier, nullptr, {});
        if (!classification::secret(dossier.access)) {
            add_readers(filed, store::readers(tx, id));
            store::set_readers(tx, id, filed);
        }
        index(tx, dossier);
    }
    store::forget_before(tx, id);
}

void Cabinet::begin(const Context& ctx) {
    const bool any = db_.read([](Tx& tx) { return !store::read_before(tx, 1).empty() || !store::awaited_before(tx, 1).empty(); });
    if (any) db_.write([&](Tx& tx) { core::jobs::add(tx, ctx.now(), before_job, core::Json::object(), {.lane = {}, .key = before_job, .run_at = {}}); });
}

void Cabinet::find_before() {
    for (bool more = true; more;)
        more = db_.write([&](Tx& tx) {
            const auto ids = store::read_before(tx, most_asked_anew);
            for (const auto& id : ids) keep_by_office(tx, id);
            return !ids.empty();
        });
    for (bool more = true; more;)
        more = db_.write([&](Tx& tx) {
            const auto subjects = store::awaited_before(tx, 1);
            for (const auto& subject : subjects) {
                store::turn(tx, subject);
                if (const auto letter = subjects_.find(tx, subject))
                    store::reclassify(tx, subject, letter->access, awaiting(tx, store::pending_in(tx, subject), subject));
                store::forget_before(tx, std::string_view(subject));
            }
            return !subjects.empty();
        });
}

}  // namespace archive
