// SPDX-License-Identifier: Apache-2.0
// Berkas perseorangan: one open dossier of a person in a unit under a code.
#include "archive/service/cabinet.h"
#include "archive/store/person_store.h"

namespace archive {

using core::Context;
using core::db::Tx;

void Cabinet::ensure_only_open(Tx& tx, const Context& ctx, const Dossier& dossier, const Person& person) {
    // Two who open it at the same moment come one after the other.
    store::turn(tx, "person/" + dossier.unit.text() + "/" + dossier.code + "/" + person.nip);
    store::Wish wish;
    wish.unit = dossier.unit;
    wish.codes = {dossier.code};
    wish.nip = person.nip;
    wish.state = State::open;
    wish.here = true;
    wish.without = {dossier.id};
    wish.limit = 1;
    // Only those the actor may know of: a refusal would tell him of another.
    for (const auto& other : store::list(tx, subjects_.sight(tx, ctx.actor), wish))
        throw core::Error(core::Code::conflict, "archive.error.person_open",
                          {{"name", person.name}, {"number", other.numbered()}, {"title", other.title}});
}

}  // namespace archive
