// SPDX-License-Identifier: Apache-2.0
// What becomes of the archive of a unit that was merged or dissolved: it keeps the name of who made it, and the
// successor has it.
#include "archive/service/asking.h"
#include "archive/service/cabinet.h"

namespace archive {

using core::Context;
using core::db::Tx;

namespace {

constexpr int most_passed = 200;   // documents put anew in one unit of work
constexpr const char* passing = "archive.find_passed";

}  // namespace

void Cabinet::inherit(Tx& tx, const Context& ctx, const directory::Ending& ending) {
    // A letter is filed by people of its own unit, and there will be none; one that is finished meanwhile waits for the heir.
    store::turn(tx, store::turn_of(ending.unit));
    if (!store::all_filed(tx, ending.unit))
        throw core::Error(core::Code::conflict, "archive.error.unit_unfiled",
                          {{"unit", subjects_.unit_name(tx, ending.unit)}});
    store::Keeping to;
    to.unit = ending.successor;
    to.unit_name = subjects_.unit_name(tx, ending.successor);
    to.reason = ending.basis;
    to.since = ctx.now();
    to.by = ctx.actor.person_name;
    // What came by an earlier ending goes on with it: those dossiers still tell who made them.
    const auto makers = subjects_.line_of(tx, ending.unit);
    store::tell_definitives_apart(tx, ending.unit, subjects_.unit_name(tx, ending.unit), ending.successor);
    store::pass_on(tx, ending.unit, makers, to, Subjects::heads_of(ending.successor));
    for (const auto& maker : makers)
        core::jobs::add(tx, ctx.now(), passing,
                        {{"maker", maker.text()}, {"keeper", ending.successor.text()}, {"after", DossierId{}.text()}});
}

void Cabinet::find_heirs() {
    // Each in a unit of work of its own: a letter is taken before anything of it is changed.
    const auto left = db_.read([&](Tx& tx) { return store::pending_of(tx, subjects_.ended(tx)); });
    for (const auto& [subject, unit] : left)
        db_.write([&, &subject = subject, &unit = unit](Tx& tx) {
            store::turn(tx, subject);
            store::pass_pending(tx, subject, unit, subjects_.heir(tx, unit));
            // Seats of a unit that ended open nothing in its heir's.
            const auto letter = subjects_.find(tx, subject);
            if (letter && withheld(letter->access))
                store::reclassify(tx, subject, letter->access,
                                  awaiting(tx, store::pending_in(tx, subject), subject));
        });
}

void Cabinet::find_passed(const Context& ctx, const core::Json& job) {
    const auto unit_in = [&](const char* field) { return core::UnitId::parse(core::json::text(job, field)); };
    db_.write([&](Tx& tx) {
        const auto ids = store::passed_after(tx, unit_in("maker"), unit_in("keeper"),
                                             DossierId::parse(core::json::text(job, "after")), most_passed);
        for (const auto& id : ids) {
            take(tx, id);
            index(tx, known(tx, id));
        }
        if (static_cast<int>(ids.size()) < most_passed) return;
        auto next = job;
        next["after"] = ids.back().text();
        core::jobs::add(tx, ctx.now(), passing, next);
    });
}

}  // namespace archive
